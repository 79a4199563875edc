"""What is done with a customer from their menu and their page: each is one operation or one dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kundenapp.domain.circles_report import CIRCLES_PAPER
from kundenapp.domain.customer_report import ReportKind
from kundenapp.ui.common.enthusiasm_actions import EnthusiasmActions
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.customers.customer_menu import CustomerAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.customers.merge_dialog import MergeDialog


class CustomerActions(QObject):
    """Runs actions for the page `page`; what belongs to other parts of the window is asked for by signals.

    Signals
    -------
    edit_requested(int), open_requested(int), report_requested(int, str), customer_mode_requested(int)
    rule_requested(): the rule of the categories
    catalogue_requested(QWidget):
        the statements are to be changed, in front of this dialog.
    """

    edit_requested = Signal(object)
    open_requested = Signal(object)
    report_requested = Signal(object, str)
    customer_mode_requested = Signal(object)
    rule_requested = Signal()
    catalogue_requested = Signal(QWidget)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        enthusiasm = EnthusiasmActions(desk, page)
        self._actions: dict[CustomerAction, Callable[[int], object]] = {
            CustomerAction.EDIT: self.edit_requested.emit,
            CustomerAction.FOLLOW_UP: FollowUpActions(desk, page).create,
            CustomerAction.ASK: enthusiasm.ask,
            CustomerAction.DELIGHT: enthusiasm.note_delight,
            CustomerAction.CUSTOMER_MODE: self.customer_mode_requested.emit,
            CustomerAction.LETTER: self._write_letter,
            CustomerAction.CARD: self.save_card,
            CustomerAction.REFERRALS: self._show_referrals,
            CustomerAction.CATEGORY: self._show_category,
            CustomerAction.CIRCLES: self._show_circles,
            CustomerAction.CIRCLES_PAPER: self._print_circles,
            CustomerAction.HISTORY: self._show_history,
            CustomerAction.MERGE: self.ask_for_other,
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
            ErasureDialog(self._desk, self._desk.store.customers.get(customer_id), self._page.window()).open()

    def lift_restriction(self, customer_id: int) -> None:
        """Let the data of a customer be used again."""
        with self._desk.guarded():
            self._desk.store.customers.lift_restriction(customer_id)

    def _write_letter(self, customer_id: int) -> None:
        self.report_requested.emit(customer_id, ReportKind.CUSTOMER)

    def save_card(self, customer_id: int) -> None:
        """Ask how to save the visiting card of a customer."""
        from kundenapp.ui.customers.card_dialog import CardDialog

        with self._desk.guarded():
            CardDialog(self._desk, self._desk.store.customers.get(customer_id), self._page.window()).open()

    def _show_referrals(self, customer_id: int) -> None:
        from kundenapp.ui.customers.referrals_dialog import ReferralsDialog

        with self._desk.guarded():
            dialog = ReferralsDialog(self._desk, customer_id, self._page.window())
            dialog.open_requested.connect(self.open_requested)
            dialog.open()

    def _show_category(self, customer_id: int) -> None:
        from kundenapp.ui.customers.category_dialog import CategoryDialog

        with self._desk.guarded():
            dialog = CategoryDialog(self._desk, self._desk.store.customers.get(customer_id), self._page.window())
            dialog.rule_requested.connect(self.rule_requested)
            dialog.open()

    def _show_circles(self, customer_id: int) -> None:
        from kundenapp.ui.customers.circles_dialog import CirclesDialog

        with self._desk.guarded():
            customer = self._desk.store.customers.get(customer_id)
            customer.check_usable()
            dialog = CirclesDialog(self._desk, customer, self._page.window())
            dialog.paper_requested.connect(partial(self._print_circles, customer_id))
            dialog.catalogue_requested.connect(partial(self.catalogue_requested.emit, dialog))
            dialog.open()

    def _print_circles(self, customer_id: int) -> None:
        self.report_requested.emit(customer_id, CIRCLES_PAPER)

    def _show_history(self, customer_id: int) -> None:
        from kundenapp.ui.customers.history_dialog import HistoryDialog

        with self._desk.guarded():
            HistoryDialog(self._desk, customer_id, self._page.window()).open()

    def ask_for_other(self, customer_id: int) -> None:
        """Ask with whom a customer is to be merged."""
        from kundenapp.ui.customers.merge_picker import MergePicker

        with self._desk.guarded():
            customer = self._desk.store.customers.get(customer_id)
            customer.check_usable()
            picker = MergePicker(self._desk, customer, self._page.window())
            picker.chosen.connect(self.merge)
            picker.open()

    @Slot(object, object)
    def merge(self, one_id: CustomerId, other_id: CustomerId) -> None:
        """Ask how two customers become one."""
        with self._desk.guarded():
            self._merge_dialog(one_id, other_id, self._page.window()).open()

    def _merge_dialog(self, one_id: int, other_id: int, parent: QWidget) -> MergeDialog:
        from kundenapp.ui.customers.merge_dialog import MergeDialog

        dialog = MergeDialog(self._desk, one_id, other_id, parent)
        dialog.merged.connect(self._on_merged)
        return dialog

    @Slot(object, object)
    def _on_merged(self, winner_id: CustomerId, _loser_id: CustomerId) -> None:
        self.open_requested.emit(winner_id)

    def search_duplicates(self) -> None:
        """Search the whole file for customers who stand in it twice."""
        from kundenapp.ui.customers.duplicates_dialog import DuplicatesDialog

        dialog = DuplicatesDialog(self._desk, self._page.window())

        def ask(one_id: CustomerId, other_id: CustomerId) -> None:
            with self._desk.guarded():
                merging = self._merge_dialog(one_id, other_id, dialog)
                merging.merged.connect(dialog.merged)
                merging.open()

        dialog.open_requested.connect(self.open_requested)
        dialog.merge_requested.connect(ask)
        dialog.open()

    def trash(self, customer_id: int) -> None:
        """Put a customer into the trash."""
        with self._desk.guarded():
            self._desk.store.customers.trash(customer_id)
