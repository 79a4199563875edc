"""Whose answer it is: a field to find the customer, then a chip with the name; or nobody's, from the box of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, ghost_button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.labels import literal, plain_tooltip
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

_PICKER_WIDTH = 250
_LONGEST_CHIP = 300


class WhoAnswered(QWidget):
    """Says who answered.

    Signals
    -------
    customer_chosen(int):
        a customer was found; `show_customer` shows them.
    nameless_chosen:
        the answer bears no name.
    asked_again:
        somebody else is to be chosen.
    """

    customer_chosen = Signal(object)
    nameless_chosen = Signal()
    asked_again = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.customer: Customer | None = None
        self.is_nameless = False
        self.picker = CustomerPicker(store, _("Wer hat geantwortet?"))
        fix_width(self.picker, _PICKER_WIDTH)
        self.nameless_button = ghost_button(_("ohne &Namen"))
        self.nameless_button.setToolTip(_("Zum Beispiel eine Karte aus dem Kasten"))
        self.chip = Button("", "chip", "user")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.picker, self.nameless_button, self.chip):
            row.addWidget(widget)
        self.picker.customer_chosen.connect(self.customer_chosen)
        self.nameless_button.clicked.connect(self._on_nameless_clicked)
        self.chip.clicked.connect(self._on_chip_clicked)
        self.ask()

    @property
    def is_known(self) -> bool:
        """Whether it has been said whose answer it is."""
        return self.is_nameless or self.customer is not None

    @property
    def customer_id(self) -> int | None:
        """Who answered, None for nobody with a name or nobody yet."""
        return self.customer.id if self.customer is not None else None

    def ask(self) -> None:
        """Show the field."""
        self.customer, self.is_nameless = None, False
        self.picker.set_state("")
        self._show()

    def show_customer(self, customer: Customer) -> None:
        """Show who answered."""
        self.customer, self.is_nameless = customer, False
        self._show()

    def show_nameless(self) -> None:
        """Show that the answer bears no name."""
        self.customer, self.is_nameless = None, True
        self._show()

    def _show(self) -> None:
        for widget in (self.picker, self.nameless_button):
            widget.setVisible(not self.is_known)
        self.chip.setVisible(self.is_known)
        self._label_chip()

    def _label_chip(self) -> None:
        name = self.customer.display_name if self.customer is not None else _("ohne Namen")
        words = self.chip.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST_CHIP)
        self.chip.set_text(literal(words))
        self.chip.setAccessibleName(_("{name}, jemand anderen wählen").format(name=name))
        self.chip.setToolTip(plain_tooltip(_("{name}. Ein Klick wählt jemand anderen.").format(name=name)))

    @Slot()
    def _on_nameless_clicked(self) -> None:
        self.show_nameless()
        self.nameless_chosen.emit()

    @Slot()
    def _on_chip_clicked(self) -> None:
        self.ask()
        self.picker.setFocus()
        self.asked_again.emit()
