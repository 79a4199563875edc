"""The quiet line about Weiterempfehlungen on the page of a customer: there only if there is something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_8, GAP_12

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk


class ReferralCard(Card):
    """One line without a title; ``open_button`` leads to the tree."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=GAP_12)
        self.setAccessibleName(_("Weiterempfehlungen"))
        self._desk = desk
        self._customer_id: int | None = None
        self.words_label = PlainLabel("", "body", "text2", wrap=True)
        self.open_button = ghost_button(_("Ansehen"))
        self.open_button.setAccessibleName(_("Weiterempfehlungen ansehen"))
        desk.shade.cover(self.words_label)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_8, 0, 0, 0)
        row.setSpacing(GAP_8)
        row.addWidget(self.words_label, 1)
        row.addWidget(self.open_button)
        self.body.addLayout(row)
        desk.events.changed.connect(self._on_data_changed)

    def show_customer(self, customer_id: int) -> None:
        """Show whom the customer sent and who sent them, or nothing at all."""
        self._customer_id = customer_id
        words = self._desk.store.referrals.brief(customer_id).words
        self.words_label.setText(f"{words[:1].upper()}{words[1:]}")
        self.setVisible(bool(words))

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        """Others may have come through the customer, who is as before."""
        if self._customer_id is not None and "customers" in changed.tables:
            with self._desk.guarded():
                self.show_customer(self._customer_id)
