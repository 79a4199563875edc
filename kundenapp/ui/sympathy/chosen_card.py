"""What the cards beside the field have in common: the customer chosen, or the word that none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import chip, ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import hint
from kundenapp.ui.sympathy.customer_head import CustomerHead
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from kundenapp.ui.common.signals import CustomerId

_GAP, _GAP_OF_ACTIONS = 8, 4


class ChosenCard(Card):
    """The head of the customer, what a card adds to `column`, and `buttons`, which the card puts below it.

    Signals
    -------
    customer_requested(int):
        to be opened.
    trail_toggled(bool):
        where the customer stood before is to be drawn, or no more.
    """

    customer_requested = Signal(object)
    trail_toggled = Signal(bool)

    def __init__(self, words_if_empty: str) -> None:
        super().__init__(padding=CARD_GAP)
        self.customer_id: CustomerId = None
        self.empty_label = hint(words_if_empty)
        self.head = CustomerHead()
        self.open_button = ghost_button(_("Kunde öffnen"), "arrow-right")
        self.trail_button = chip(_("Verlauf"))
        self.trail_button.setToolTip(_("Im Feld zeigen, wo der Kunde vorher stand"))
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_GAP)
        self.column.addWidget(self.head)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(_GAP_OF_ACTIONS)
        self.buttons.addWidget(self.open_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.trail_button)
        self.body.addWidget(self.empty_label)
        self.body.addWidget(self._content)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.trail_button.toggled.connect(self.trail_toggled)

    def be_about(self, customer_id: CustomerId) -> None:
        """Be about a customer, or say that none is chosen."""
        self.customer_id = customer_id
        self._content.setVisible(customer_id is not None)
        self.empty_label.setVisible(customer_id is None)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.customer_requested.emit(self.customer_id)
