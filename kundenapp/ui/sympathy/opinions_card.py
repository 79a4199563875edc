"""The card of one customer on a sheet that can only be looked at: what each of the team thinks, as far as it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.agreement import Agreement, agreement_index
from kundenapp.domain.handover import handover
from kundenapp.domain.openness import Openness
from kundenapp.domain.placement import SYMPATHY, step_text
from kundenapp.domain.team_placement import team_placement
from kundenapp.i18n import _
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, plain_tooltip
from kundenapp.ui.sympathy.chosen_card import ChosenCard
from kundenapp.ui.sympathy.zone_title import BUBBLE_TONES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_field import SympathyField
    from kundenapp.ui.common.desk import Desk


@dataclass(frozen=True)
class Opinions:
    """What may be seen about a customer.

    Attributes
    ----------
    entry:
        where they stand on the sheet, None if they do not.
    visible:
        the opinions whoever works now may see.
    names:
        by employee, as they stand beside opinions.
    owner_id:
        who looks after the customer.
    me:
        who works now.
    """

    summary: CustomerSummary
    entry: BoardEntry | None
    visible: tuple[Placement, ...]
    names: Mapping[int, str]
    owner_id: int | None
    me: int | None
    openness: Openness
    field: SympathyField
    today: date

    @property
    def are_all_visible(self) -> bool:
        """Whether no opinion is left out."""
        placed_by_me = any(one.employee_id == self.me for one in self.visible)
        return self.openness.shows_singles(placed_by_me=placed_by_me)

    @property
    def agreement_words(self) -> str:
        """How far the team agrees, or who is the only one; empty if that is not to be seen."""
        if self.are_all_visible and len(self.visible) == 1:
            return _("bisher nur {name}").format(name=self.names.get(self.visible[0].employee_id, ""))
        agreement = self.agreement
        if agreement is None:
            return ""
        return {
            Agreement.UNITED: _("Das Team ist sich einig"),
            Agreement.MIXED: _("Das Team sieht es gemischt"),
            Agreement.SPLIT: _("Das Team ist sich uneinig"),
        }[agreement]

    @property
    def agreement(self) -> Agreement | None:
        """How far the team agrees, None if that is not to be seen."""
        if self.are_all_visible:
            team = team_placement(self.visible)
            return None if team is None else team.agreement
        return None if self.entry is None else self.entry.agreement

    @property
    def index_words(self) -> str:
        """How far the team agrees as a number from 0 to 1; empty unless every opinion is to be seen."""
        values = [one.sympathy for one in self.visible if one.sympathy is not None]
        index = agreement_index(values, SYMPATHY) if self.are_all_visible else None
        if index is None:
            return ""
        number = f"{index:.2f}".replace(".", ",")
        return _("Übereinstimmung {number} (1: alle gleich, 0: so weit auseinander wie möglich)").format(number=number)

    @property
    def hidden_words(self) -> str:
        """Why no more is to be seen, and from when on it is; empty if everything is."""
        if self.openness is Openness.HIDDEN:
            return _("Einzelne Einschätzungen sind verdeckt. Den Mittelwert gibt es ab drei Personen.")
        if not self.are_all_visible:
            return _("Wie andere diesen Kunden sehen, zeigt sich, sobald Sie ihn selbst eingeordnet haben.")
        return "" if self.visible else _("Diesen Kunden hat noch niemand eingeordnet.")

    @property
    def suggestion(self) -> str:
        """Who might look after the customer, if the team is divided and that may be said."""
        found = handover(self.visible, self.owner_id) if self.are_all_visible else None
        if found is None:
            return ""
        if found == self.me:
            return _("Sie kommen gut zurecht. Vielleicht übernehmen Sie die Betreuung?")
        return _("{name} kommt gut zurecht und könnte die Betreuung übernehmen.").format(name=self.names.get(found, ""))


class OpinionsCard(ChosenCard):
    """One line per opinion; see `ChosenCard` for the signals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Wählen Sie einen Kunden im Feld. Hier steht dann, wer ihn wie sieht."))
        self.hidden_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.answer_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.suggestion_label = PlainLabel("", "secondary", wrap=True)
        self._lines = QWidget()
        self._build()
        desk.shade.cover(self)
        self.show_opinions(None)

    def _build(self) -> None:
        self._holder = QVBoxLayout()
        self.column.addLayout(self._holder)
        for label in (self.hidden_label, self.answer_label, self.suggestion_label):
            self.column.addWidget(label)
        self.column.addLayout(self.buttons)
        self._holder.addWidget(self._lines)

    def show_opinions(self, opinions: Opinions | None, *, has_trail: bool = False) -> None:
        """Show what may be seen, or that nobody is chosen."""
        self.be_about(None if opinions is None else opinions.summary.customer_id)
        if opinions is None:
            return
        is_split = opinions.agreement is Agreement.SPLIT
        quadrant = None if opinions.entry is None else opinions.entry.quadrant(opinions.field.lines)
        tone = "none" if quadrant is None else BUBBLE_TONES[quadrant]
        self.head.show_customer(opinions.summary, opinions.agreement_words, "warn" if is_split else "text2", tone)
        self._show_lines(opinions)
        answer = opinions.summary.last_answer
        for label, text in (
            (self.hidden_label, opinions.hidden_words),
            (self.answer_label, _("Noch keine Antwort.") if answer is None else answer.sentence(opinions.today)),
            (self.suggestion_label, opinions.suggestion),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.trail_button.setVisible(has_trail)

    def _show_lines(self, opinions: Opinions) -> None:
        lines = _lines(opinions)
        lines.setToolTip(plain_tooltip(opinions.index_words))
        lines.setAccessibleDescription(opinions.index_words)
        self._holder.replaceWidget(self._lines, lines)
        self._lines.setParent(None)
        self._lines.deleteLater()
        self._lines = lines
        lines.setVisible(bool(lines.findChild(PlainLabel)))


def _lines(opinions: Opinions) -> QWidget:
    """Return the opinions as a little table, the value of the team below them."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    rows: list[tuple[str, float | None, float | None]] = [
        (opinions.names.get(one.employee_id, ""), one.sympathy, one.enthusiasm) for one in opinions.visible
    ]
    team = _team_row(opinions)
    if not rows and team is None:
        return table
    for column, title in ((1, _("Sympathie")), (2, _("Begeisterung"))):
        grid.addWidget(PlainLabel(title, "caption", "text3"), 0, column, Qt.AlignmentFlag.AlignRight)
    for number, row in enumerate(rows, start=1):
        _add_row(grid, number, row, "body")
    if team is not None:
        if rows:
            grid.addWidget(divider(), len(rows) + 1, 0, 1, 3)
        _add_row(grid, len(rows) + 2, team, "body_semibold")
    return table


def _team_row(opinions: Opinions) -> tuple[str, float | None, float | None] | None:
    if opinions.are_all_visible:
        team = team_placement(opinions.visible)
        return None if team is None or team.raters < 2 else (_("Team"), team.sympathy, team.enthusiasm)
    entry = opinions.entry
    return None if entry is None else (_("Team"), entry.sympathy, entry.enthusiasm)


def _add_row(grid: QGridLayout, number: int, row: tuple[str, float | None, float | None], role: str) -> None:
    name, *values = row
    grid.addWidget(ElidedLabel(name, role), number, 0)
    for column, value in enumerate(values, start=1):
        text = "–" if value is None else step_text(value)
        grid.addWidget(PlainLabel(text, role, numbers=True), number, column, Qt.AlignmentFlag.AlignRight)
