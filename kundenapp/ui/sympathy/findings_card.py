"""The card of the view Listen: which list is shown, and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QStackedWidget, QWidget

from kundenapp.domain.limits import grouped
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import chip
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.finding_lines import finding_line
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import Action, LineView
from kundenapp.ui.common.lines import MORE, STEP, Heading, Line
from kundenapp.ui.theme import CARD_PADDING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.sympathy_findings import Findings
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk

FEW = 5
"""How many lines of each list are shown while all lists are."""
_EDGE = 8


class FindingsCard(Card):
    """All lists below one another, the first lines of each, or one of them alone.

    Signals
    -------
    filter_changed:
        another list is wanted; whoever reads calls `show_found`.
    """

    filter_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=CARD_PADDING - _EDGE)
        self._waits_for_lines = False
        self.all_chip = chip(_("Alle"))
        self.chips = {kind: chip(kind.short) for kind in FindingKind}
        self.meaning_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.meaning_label.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self.model = LineModel(self)
        actions = [
            Action(STEP, "", _("Als Wiedervorlage vormerken")),
            Action(MORE, "dots", _("Weitere Schritte")),
        ]
        self.view = LineView(self.model, _("Listen"), actions)
        self.view.can_act = desk.can_edit
        self.empty = EmptyState("", icon="heart")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._choice())
        self.body.addWidget(self.meaning_label)
        self.body.addWidget(self._stack, 1)
        desk.shade.cover(self._stack)

    def _choice(self) -> QWidget:
        choice = QWidget()
        choice.setAccessibleName(_("Welche Liste"))
        row = FlowLayout(choice)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        group = QButtonGroup(self)
        for button in (self.all_chip, *self.chips.values()):
            group.addButton(button)
            row.addWidget(button)
        self.all_chip.setChecked(True)
        group.buttonClicked.connect(self._on_chip_clicked)
        return choice

    @property
    def kind(self) -> FindingKind | None:
        """The list shown alone, None for all."""
        return next((kind for kind, button in self.chips.items() if button.isChecked()), None)

    @Slot(QAbstractButton)
    def _on_chip_clicked(self, _button: QAbstractButton) -> None:
        self.filter_changed.emit()

    def show_found(self, found: Mapping[FindingKind, Findings], today: date) -> None:
        """Show what was read; the keys stay at their line, or go to the next if that one is gone."""
        kind, had_keys = self.kind, self.view.hasFocus()
        waited = self._waits_for_lines and self._chosen_chip.hasFocus()
        self._waits_for_lines = False
        for one, button in self.chips.items():
            _count_on(button, one.short, found[one].total)
        self.meaning_label.setText(kind.meaning if kind is not None else "")
        self.meaning_label.setVisible(kind is not None)
        rows = [row for one in (FindingKind if kind is None else [kind]) for row in _rows(one, found[one], today)]
        self._show_rows(rows)
        self.empty.set_text(*_nothing(kind))
        if had_keys or (waited and rows):
            self.take_focus()

    @property
    def _chosen_chip(self) -> Button:
        return self.chips[self.kind] if self.kind is not None else self.all_chip

    def _show_rows(self, rows: list[Heading | Line]) -> None:
        view = self.view
        row, line, action = view.currentIndex().row(), view.current_line, view.chosen_action
        scrolled = view.verticalScrollBar().value()
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(view if rows else self.empty)
        if line is not None and rows:
            view.go_to(self.model.row_of(line, row))
            view.chosen_action = action
            view.verticalScrollBar().setValue(scrolled)

    def take_focus(self) -> None:
        """Begin at the first line, as soon as there is one, else where the lists are chosen."""
        if self.model.rowCount():
            self.view.setFocus()
        else:
            self._waits_for_lines = True
            self._chosen_chip.setFocus(Qt.FocusReason.OtherFocusReason)


def _count_on(button: Button, text: str, count: int) -> None:
    button.set_text(f"{text} {grouped(count)}" if count else text)


def _rows(kind: FindingKind, found: Findings, today: date) -> list[Heading | Line]:
    if not found.lines:
        return []
    rows: list[Heading | Line] = [Heading(kind.label, found.total)]
    rows += [finding_line(one, today) for one in found.lines]
    hidden = found.total - len(found.lines)
    return [*rows, Heading(_("weitere"), hidden)] if hidden > 0 else rows


def _nothing(kind: FindingKind | None) -> tuple[str, str]:
    if kind is not None:
        return kind.nothing, _("So soll es sein.")
    nothing = _("Zurzeit steht nichts an.")
    return nothing, _("Sobald sich Gefühl und Antwort widersprechen oder etwas alt wird, steht es hier.")
