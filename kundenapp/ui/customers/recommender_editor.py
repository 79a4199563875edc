"""Who has sent a customer: a search field until somebody is chosen, then their name and a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.errors import NothingFoundError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.labels import literal, plain_tooltip

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.common.signals import CustomerId

_LONGEST_NAME = 34


class RecommenderEditor(QWidget):
    """An editor whose value is the id of a customer, None for nobody."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._customer_id: int | None = None
        self.picker = CustomerPicker(store, _("Wer war das? Name eingeben"))
        self.picker.customer_chosen.connect(self._on_customer_chosen)
        self.chosen_button = Button("", "chip", "x")
        self.chosen_button.clicked.connect(self._on_removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picker, 1)
        row.addWidget(self.chosen_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def value(self) -> int | None:
        """Return who was chosen."""
        return self._customer_id

    def state(self) -> str:
        """Return who was chosen, as text."""
        return "" if self._customer_id is None else str(self._customer_id)

    def set_state(self, state: str) -> None:
        """Show the customer that `state` names."""
        self._customer_id = int(state) if state else None
        self._show()

    def hasFocus(self) -> bool:  # noqa: N802 - as Qt says it
        """Whether somebody is being looked for."""
        return self.picker.hasFocus()

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 - as Qt says it
        """Go to the search field, or to the name that was chosen."""
        (self.picker if self._customer_id is None else self.chosen_button).setFocus()

    def _show(self) -> None:
        is_chosen = self._customer_id is not None
        self.picker.setVisible(not is_chosen)
        self.chosen_button.setVisible(is_chosen)
        if self._customer_id is not None:
            name = self._name(self._customer_id)
            self.chosen_button.set_text(literal(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"))
            self.chosen_button.setToolTip(plain_tooltip(_("{name} als Empfehlenden entfernen").format(name=name)))
            self.chosen_button.setAccessibleName(_("{name} als Empfehlenden entfernen").format(name=name))

    def _name(self, customer_id: int) -> str:
        try:
            return self._store.customers.get(customer_id).display_name
        except NothingFoundError:
            return _("nicht mehr da")

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        self._change(customer_id)
        self.chosen_button.setFocus()

    @Slot()
    def _on_removed(self) -> None:
        self._change(None)
        self.picker.setFocus()

    def _change(self, customer_id: int | None) -> None:
        self.entered.emit()
        self._customer_id = customer_id
        self._show()
        self.edited.emit()
        self.left.emit()
