"""What is done with a customer from their menu and their page: each is one operation or one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kundenapp.domain.customer_report import ReportKind
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.customers.customer_menu import CustomerAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId


class CustomerActions(QObject):
    """Runs actions for the page `page`; what belongs to other parts of the window is asked for by signals.

    Signals
    -------
    edit_requested(int), report_requested(int, ReportKind)
    """

    edit_requested = Signal(object)
    report_requested = Signal(object, ReportKind)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._actions: dict[CustomerAction, Callable[[int], object]] = {
            CustomerAction.EDIT: self.edit_requested.emit,
            CustomerAction.FOLLOW_UP: FollowUpActions(desk, page).create,
            CustomerAction.LETTER: self._write_letter,
            CustomerAction.CARD: self.save_card,
            CustomerAction.HISTORY: self._show_history,
            CustomerAction.DATA: self.ask_about_data,
            CustomerAction.LIFT: self.lift_restriction,
            CustomerAction.TRASH: self.trash,
        }

    @Slot(CustomerAction, object)
    def run(self, action: CustomerAction, customer_id: CustomerId) -> None:
        """Do what was chosen in the menu of a customer."""
        self._actions[action](customer_id)

    def ask_about_data(self, customer_id: int) -> None:
        """Ask what is to become of the data of a customer."""
        from kundenapp.ui.customers.erasure_dialog import ErasureDialog

        with self._desk.guarded():
            self._open(ErasureDialog(self._desk, self._desk.store.customers.get(customer_id), self._page.window()))

    def lift_restriction(self, customer_id: int) -> None:
        """Let the data of a customer be used again."""
        with self._desk.guarded():
            self._desk.store.customers.lift_restriction(customer_id)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write_letter(self, customer_id: int) -> None:
        self.report_requested.emit(customer_id, ReportKind.CUSTOMER)

    def save_card(self, customer_id: int) -> None:
        """Ask how to save the visiting card of a customer."""
        from kundenapp.ui.customers.card_dialog import CardDialog

        with self._desk.guarded():
            dialog = CardDialog(self._desk, self._desk.store.customers.get(customer_id), self._page.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _show_history(self, customer_id: int) -> None:
        from kundenapp.ui.customers.history_dialog import HistoryDialog

        with self._desk.guarded():
            HistoryDialog(self._desk, customer_id, self._page.window()).open()

    def trash(self, customer_id: int) -> None:
        """Put a customer into the trash."""
        with self._desk.guarded():
            self._desk.store.customers.trash(customer_id)
