"""The head of the conversation sheet: with whom, or the question who it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.bubble import Bubble
from kundenapp.ui.common.buttons import icon_button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import ElidedLabel

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store


class SheetHead(QWidget):
    """Shows the customer, or a field to find one."""

    close_requested = Signal()
    customer_chosen = Signal(object)
    new_name_chosen = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.bubble = Bubble("", 44)
        self.title = ElidedLabel("", "dialog_title")
        self.picker = CustomerPicker(store, _("Wer war dran?"), offers_new=True)
        self.close_button = icon_button("x", _("Schließen, der Entwurf bleibt (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._error = ErrorLine()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._lines.addWidget(self.title)
        self._lines.addWidget(self.picker)
        self._lines.addWidget(self._error)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._lines, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.clicked.connect(self.close_requested)
        self.picker.customer_chosen.connect(self.customer_chosen)
        self.picker.new_name_chosen.connect(self.new_name_chosen)

    def add_line(self, widget: QWidget) -> None:
        """Put a line below the name."""
        self._lines.addWidget(widget)

    def ask_who(self) -> None:
        """Show the field instead of a name."""
        self.bubble.set_person("?", accessible_name=_("Noch niemand gewählt"))
        self.title.hide()
        self.picker.show()

    def show_customer(self, customer: Customer, title: str) -> None:
        """Show with whom."""
        self._error.set_text("")
        self.bubble.set_person(customer.initials, accessible_name=customer.display_name)
        self.title.setText(title)
        self.title.show()
        self.picker.hide()

    def show_error(self, text: str) -> None:
        """Say what is missing."""
        self._error.set_text(text)
