"""Asks with whom a customer is to be merged: whoever is alike stands there, everybody else is found by typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, secondary_button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, literal
from kundenapp.ui.customers.duplicate_words import short_name
from kundenapp.ui.theme import GAP_4

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH = 560
_ROOM_FOR_HITS = 300
_MOST_PROPOSED = 4


class MergePicker(Dialog):
    """``chosen(int, int)``: the customer it is about and the one they are to be merged with."""

    help_topic = "duplicates"

    chosen = Signal(object, object)

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget) -> None:
        super().__init__(parent, _("{name} zusammenführen mit …").format(name=short_name(customer)), _WIDTH)
        self._customer_id = customer.id
        self.proposals: list[Button] = []
        self.picker = CustomerPicker(desk.store, _("Name, Firma oder Telefonnummer"))
        self.picker.customer_chosen.connect(self._on_chosen)
        self.body.addWidget(self.picker)
        found = desk.store.duplicates.like(customer, _MOST_PROPOSED)
        if found:
            self.body.addWidget(PlainLabel(_("Vielleicht gemeint"), "label", "text2"))
        for finding in found:
            button = ghost_button(literal(short_name(finding.customer)), "users")
            button.clicked.connect(partial(self._on_chosen, finding.customer.id))
            self.proposals.append(button)
            row = QHBoxLayout()
            row.setSpacing(GAP_4)
            row.addWidget(button)
            about = f"{finding.customer.number} · {finding.likeness.words}"
            row.addWidget(ElidedLabel(about, "secondary", "text2", numbers=True), 1)
            button.setAccessibleDescription(about)
            self.body.addLayout(row)
        self.same_label = PlainLabel(_("Das ist derselbe Kunde. Bitte einen anderen wählen."), "secondary", "bad")
        self.same_label.hide()
        self.body.addWidget(self.same_label)
        self.body.addStretch(1)
        self.setMinimumHeight(_ROOM_FOR_HITS + 40 * len(found))
        self.close_button = secondary_button(_("&Schließen"))
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.close_button)
        self.picker.setFocus()

    @Slot(object)
    def _on_chosen(self, customer_id: CustomerId, _checked: bool = False) -> None:
        if customer_id == self._customer_id:
            self.same_label.show()
            return
        self.accept()
        self.chosen.emit(self._customer_id, customer_id)
