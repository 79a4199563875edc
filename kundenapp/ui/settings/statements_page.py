"""What matters to the shop: rules, values and beliefs of business life, each with its weight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from kundenapp.domain.statement import WEIGHTS, Statement, StatementKind
from kundenapp.i18n import _
from kundenapp.services.starter_statements import starter_statements
from kundenapp.ui.common.brand_choice import BrandChoice
from kundenapp.ui.common.buttons import Button, Segmented, ghost_button, icon_button
from kundenapp.ui.common.fields import hint
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.common.shortcuts import bind_keys
from kundenapp.ui.settings.merge_statements_dialog import MergeStatementsDialog
from kundenapp.ui.settings.names_page import NameRow, NamesPage, aside_row
from kundenapp.ui.theme import GAP_4, GAP_12

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.settings.names_page import Named


class StatementsPage(NamesPage):
    """Add, rename, weigh, put in order, merge, retire; one kind at a time. Weights may differ from brand to brand."""

    def __init__(self, desk: Desk) -> None:
        intro = _("Was ist Ihrem Betrieb wichtig? Bei jedem Kunden zeigt die Schnittmenge, was er davon teilt.")
        super().__init__(
            desk, _("Werte und Regeln"), intro, "statements", placeholder=_("Neuer Satz"), add=_("&Hinzufügen")
        )
        self.tools: dict[tuple[int, str], Button] = {}
        self.weights: dict[int, Choice] = {}
        self.kind = Segmented([(kind.value, kind.plural) for kind in StatementKind])
        self.kind.setAccessibleName(_("Welche Sätze"))
        self._shown_kind = StatementKind.RULE
        self.kind.set_value(self._shown_kind.value)
        self.brand = BrandChoice(desk.store)
        self.starter_button = ghost_button(_("Mit 30 Sätzen anfangen"))
        self.starter_button.setEnabled(desk.can_edit)
        top = QHBoxLayout()
        top.setSpacing(GAP_12)
        top.addWidget(self.kind)
        top.addWidget(self.brand)
        top.addStretch(1)
        self.body.insertLayout(2, top)
        self.body.insertWidget(3, self.starter_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertWidget(
            self.body.count() - 1,
            hint(
                _("Nur Überzeugungen aus dem Geschäftsleben. Glaube, Politik, Gesundheit und Privates bleiben draußen.")
            ),
        )
        self.kind.chosen.connect(self._on_kind_chosen)
        self.brand.edited.connect(self.show_all)
        self.starter_button.clicked.connect(self._on_start)
        bind_keys(self, {"Alt+Up": partial(self._move_focused, -1), "Alt+Down": partial(self._move_focused, 1)})
        self._is_begun = False

    def begin(self) -> None:
        if not self._is_begun:  # the rows of hundreds of statements take their time
            self.show_all()

    def everything(self) -> Sequence[Named]:
        return [one for one in self.desk.store.statements.all() if one.kind is self._shown_kind]

    @Slot()
    def show_all(self) -> None:
        self._is_begun = True
        self.tools, self.weights = {}, {}
        self._weight_of = self.desk.store.statements.weights(self.brand.brand_id)
        self._order = [one.id for one in self.everything() if one.active]
        super().show_all()
        self.starter_button.setVisible(not self.desk.store.statements.all())

    def row_of(self, entry: Named) -> NameRow:
        row = NameRow(entry.name, _("Satz: {text}").format(text=entry.name))
        row.row.setSpacing(GAP_4)
        statement_id, order, name = entry.id or 0, self._order, entry.name
        weight = Choice([(number, str(number)) for number in WEIGHTS], _("Wie wichtig: {text}").format(text=name))
        weight.setToolTip(_("Wie wichtig uns das ist, von 0 bis 5"))
        weight.set_value(self._weight_of[statement_id])
        weight.setEnabled(self.desk.can_edit)
        weight.edited.connect(partial(self._weigh, statement_id))
        self.weights[statement_id] = weight
        row.add_tool(weight)
        up = icon_button("caret-up", _("{name} nach oben (Alt+↑)").format(name=name))
        down = icon_button("caret-down", _("{name} nach unten (Alt+↓)").format(name=name))
        merge = icon_button("merge", _("Mit anderem Satz zusammenführen: {name}").format(name=name))
        retire = icon_button("x", _("Nicht mehr führen: {name}").format(name=name))
        last = len(order) - 1
        self._offer(row, (statement_id, "up"), up, partial(self._move, statement_id, -1), order[0] != statement_id)
        self._offer(
            row, (statement_id, "down"), down, partial(self._move, statement_id, 1), order[last] != statement_id
        )
        self._offer(row, (statement_id, "merge"), merge, partial(self._merge, statement_id), last > 0)
        self._offer(row, (statement_id, "retire"), retire, partial(self._set_active, statement_id, False), True)
        return row

    def _offer(
        self, row: NameRow, key: tuple[int, str], tool: Button, run: Callable[[], None], is_possible: bool
    ) -> None:
        tool.setEnabled(self.desk.can_edit and is_possible)
        tool.clicked.connect(run)
        self.tools[key] = tool
        row.add_tool(tool)

    def aside_title(self) -> str:
        return _("Nicht mehr geführt")

    def aside_of(self, entry: Named) -> QWidget:
        take_up = ghost_button(_("Wieder führen"))
        take_up.setAccessibleName(_("{name} wieder führen").format(name=entry.name))
        take_up.setEnabled(self.desk.can_edit)
        take_up.clicked.connect(partial(self._set_active, entry.id or 0, True))
        self.tools[entry.id or 0, "take_up"] = take_up
        return aside_row(entry.name, "", take_up)

    def add(self, name: str) -> Statement:
        return self.desk.store.statements.add(Statement(self._shown_kind, name))

    def rename(self, entry_id: int, text: str, continues: int | None) -> int | None:
        return self.desk.store.statements.rename(entry_id, text, continues=continues)

    def take_over(self, changed: Changed) -> None:
        if not self._is_begun:
            return
        super().take_over(changed)
        if {"statements", "statement_weights", "brands"} & changed.tables:
            self.brand.refresh()
            self._weight_of = self.desk.store.statements.weights(self.brand.brand_id)
            for statement_id, choice in self.weights.items():
                choice.set_value(self._weight_of[statement_id])

    def _weigh(self, statement_id: int) -> None:
        weight = self.weights[statement_id].value()
        if isinstance(weight, int):
            set_weight = self.desk.store.statements.set_weight
            self.do(partial(set_weight, statement_id, weight, self.brand.brand_id))

    def _set_active(self, statement_id: int, active: bool) -> None:
        self.do(partial(self.desk.store.statements.set_active, statement_id, active))
        self.add_line.setFocus()

    def _merge(self, statement_id: int) -> None:
        self.flush()
        MergeStatementsDialog(self.desk, self.desk.store.statements.get(statement_id), self.window()).open()

    def _move_focused(self, step: int) -> None:
        found = (statement_id for statement_id, row in self.rows.items() if row.isAncestorOf(self.focusWidget()))
        statement_id = next(found, None)
        if statement_id is not None and self.desk.can_edit:
            self.do(partial(self.desk.store.statements.move, statement_id, step))
            self.rows[statement_id].line.setFocus()

    def _move(self, statement_id: int, step: int) -> None:
        self.do(partial(self.desk.store.statements.move, statement_id, step))
        names = ("up", "down") if step < 0 else ("down", "up")
        tool = next(
            (self.tools[statement_id, name] for name in names if self.tools[statement_id, name].isEnabled()), None
        )
        if tool is not None:
            tool.setFocus()

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        """Show another kind; what does not fit is not left behind unseen."""
        self.flush()
        unfit = self.finish()
        if unfit is not None:
            self.kind.set_value(self._shown_kind.value)
            unfit.setFocus()
            return
        self._shown_kind = StatementKind(kind)
        self.show_all()

    @Slot()
    def _on_start(self) -> None:
        self.do(partial(self.desk.store.statements.begin_with, starter_statements()))
        self.add_line.setFocus()
