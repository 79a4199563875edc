"""Whose view of the customers is shown: that of the team, or that of one employee."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.focus import come_after, in_order
from kundenapp.ui.common.inputs import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.business import Employee

_MOST_SEGMENTS, _BESIDE_NAME, _SHARE = 5, 32, 0.36
_TEAM = "0"


class SheetChoice(QWidget):
    """Side by side while there are few and there is room, else in a list.

    The sheet chosen stays chosen while its employee works here. The Tab key comes to it from `after`.

    Signals
    -------
    chosen(int | None):
        the employee, None for the team.
    """

    chosen = Signal(object)

    def __init__(self, after: QWidget) -> None:
        super().__init__()
        self._after = after
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._options: list[tuple[str, str]] = []
        self.editor: Segmented | Choice | None = None
        self.value: int | None = None

    def show_people(self, people: Sequence[Employee], value: int | None) -> None:
        """Offer the team and these people, `value` chosen; somebody else than these is the team."""
        options = [(_TEAM, _("Team")), *((str(one.id), name) for one, name in zip(people, _names(people), strict=True))]
        self.value = value if value in [one.id for one in people] else None
        if options != self._options:
            self._options = options
            self._rebuild()
        self._show_value()

    def choose(self, employee_id: int | None) -> None:
        """Show another sheet, as if the person had chosen it."""
        self._on_chosen(str(employee_id or _TEAM))
        self._show_value()

    def fit(self) -> None:
        """Become a list where the names side by side would take too much of the window, and back."""
        if self.editor is not None and isinstance(self.editor, Choice) is not self._wants_list():
            self._rebuild()
            self._show_value()

    def _wants_list(self) -> bool:
        width = sum(self.fontMetrics().horizontalAdvance(name) + _BESIDE_NAME for _key, name in self._options)
        return len(self._options) > _MOST_SEGMENTS or width > self.window().width() * _SHARE

    def _show_value(self) -> None:
        if self.editor is not None:
            self.editor.set_value(str(self.value or _TEAM))

    def _rebuild(self) -> None:
        before = self.editor
        if not self._wants_list():
            self.editor = Segmented(self._options, self)
            self.editor.chosen.connect(self._on_chosen)
            self.editor.setAccessibleName(_("Wessen Blatt"))
        else:
            self.editor = Choice(self._options, _("Wessen Blatt"))
            self.editor.edited.connect(self._on_edited)
        self._row.addWidget(self.editor)
        if before is not None:
            before.setParent(None)
            before.deleteLater()
        if isinstance(self.editor, Segmented):
            come_after(self._after, self.editor)
        else:
            in_order(self._after, self.editor)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.value = int(key) or None
        self.chosen.emit(self.value)

    @Slot()
    def _on_edited(self) -> None:
        if isinstance(self.editor, Choice):
            self._on_chosen(str(self.editor.value()))


def _names(people: Sequence[Employee]) -> list[str]:
    """Return the first names where they tell people apart, else the whole ones."""
    counts = Counter(one.name.split()[0] for one in people)
    return [first if counts[first := one.name.split()[0]] == 1 else one.name for one in people]
