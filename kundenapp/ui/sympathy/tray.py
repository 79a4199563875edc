"""The card of the customers without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kundenapp.domain.limits import grouped
from kundenapp.i18n import _
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.sympathy.tray_model import TrayModel
from kundenapp.ui.sympathy.tray_view import TrayView
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from array import array

    from kundenapp.ui.common.desk import Desk

_ROWS_SEEN = 2


class Tray(Card):
    """Whom whoever works now has not placed yet.

    Signals
    -------
    chosen(int):
        the customer the keys or the mouse have come to.
    placing_requested(int):
        this customer is to get a place.
    """

    chosen = Signal(object)
    placing_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self.count_label = PlainLabel("", "body", "text3", numbers=True)
        super().__init__(_("Noch ohne Platz"), self.count_label, padding=CARD_GAP)
        self.hint_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.hint_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.model = TrayModel(desk.store, self)
        self.model.failed.connect(desk.events.failed)
        self.view = TrayView(self.model)
        self.view.setMinimumHeight(_ROWS_SEEN * self.view.verticalHeader().defaultSectionSize())
        self.view.chosen.connect(self.chosen)
        self.view.placing_requested.connect(self.placing_requested)
        self.body.addWidget(self.hint_label)
        self.body.addWidget(self.view, 1)
        desk.shade.cover(self)

    def follow(self, customer_id: int | None) -> None:
        """Mark the row of who is chosen and make it the current one, if they have one."""
        if customer_id != self.view.marked_id:
            self.view.marked_id = customer_id
            self.view.viewport().update()
        row = None if customer_id is None else self.model.row_of(customer_id)
        if row is not None and row != self.view.currentIndex().row():
            self.view.go_to(row)

    def show_ids(self, ids: array[int], *, is_filtered: bool) -> None:
        """Show these customers; the row the keys were at stays, or the next one takes its place."""
        row, before = self.view.currentIndex().row(), self.view.current_id
        self.model.show_ids(ids)
        again = self.model.row_of(before) if before is not None else None
        if row >= 0:
            self.view.go_to(row if again is None else again)
        self.count_label.setText(grouped(len(ids)) if ids else "")
        self.view.setVisible(bool(ids))
        if ids:
            self.hint_label.setText(_("Ins Feld ziehen oder Eingabe drücken."))
        elif is_filtered:
            self.hint_label.setText(_("In dieser Auswahl hat jeder seinen Platz."))
        else:
            self.hint_label.setText(_("Alle Kunden haben ihren Platz. Schön, dass Sie sie alle kennen."))
