"""The brands under which the shop sells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, ghost_button, icon_button
from kundenapp.ui.settings.names_page import NameRow, NamesPage, aside_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.business import Brand
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.settings.names_page import Named


class BrandsPage(NamesPage):
    """Add, rename, put in order, retire."""

    def __init__(self, desk: Desk) -> None:
        intro = _("Tritt Ihr Betrieb unter mehreren Namen auf? Dann stehen sie hier, in Ihrer Reihenfolge.")
        super().__init__(desk, _("Marken"), intro, "brands", placeholder=_("Neue Marke"), add=_("&Hinzufügen"))
        self.tools: dict[tuple[int, str], Button] = {}
        self.show_all()

    def everything(self) -> Sequence[Named]:
        return self.desk.store.brands.all()

    def show_all(self) -> None:
        self.tools = {}
        super().show_all()

    def row_of(self, entry: Named) -> NameRow:
        row = NameRow(entry.name, _("Name der Marke {name}").format(name=entry.name))
        brand_id, brands = entry.id or 0, self.desk.store.brands
        order = [brand.id for brand in brands.active()]
        up = icon_button("caret-up", _("{name} nach oben").format(name=entry.name))
        down = icon_button("caret-down", _("{name} nach unten").format(name=entry.name))
        self._offer(row, brand_id, "up", up, partial(self._move, brand_id, -1), is_possible=order[0] != brand_id)
        self._offer(row, brand_id, "down", down, partial(self._move, brand_id, 1), is_possible=order[-1] != brand_id)
        retire = ghost_button(_("Nicht mehr führen"))
        retire.setAccessibleName(_("{name} nicht mehr führen").format(name=entry.name))
        self._offer(row, brand_id, "retire", retire, partial(self.do, partial(brands.retire, brand_id)))
        return row

    def _offer(
        self, row: NameRow, brand_id: int, name: str, tool: Button, run: Callable[[], None], *, is_possible: bool = True
    ) -> None:
        tool.setEnabled(self.desk.can_edit and is_possible)
        tool.clicked.connect(run)
        self.tools[brand_id, name] = tool
        row.add_tool(tool)

    def aside_title(self) -> str:
        return _("Nicht mehr geführt")

    def aside_of(self, entry: Named) -> QWidget:
        take_up = ghost_button(_("Wieder führen"))
        take_up.setAccessibleName(_("{name} wieder führen").format(name=entry.name))
        take_up.setEnabled(self.desk.can_edit)
        take_up.clicked.connect(partial(self.do, partial(self.desk.store.brands.take_up, entry.id or 0)))
        self.tools[entry.id or 0, "take_up"] = take_up
        return aside_row(entry.name, "", take_up)

    def add(self, name: str) -> Brand:
        return self.desk.store.brands.add(name)

    def rename(self, entry_id: int, text: str, continues: int | None) -> int | None:
        return self.desk.store.brands.rename(entry_id, text, continues=continues)

    def _move(self, brand_id: int, steps: int) -> None:
        self.do(partial(self.desk.store.brands.move, brand_id, steps))
        self._focus_on(brand_id, "up" if steps < 0 else "down", "down" if steps < 0 else "up")

    def _focus_on(self, brand_id: int, *names: str) -> None:
        tool = next((self.tools[brand_id, name] for name in names if self.tools[brand_id, name].isEnabled()), None)
        if tool is not None:
            tool.setFocus()
