"""What a person does with a Wiedervorlage, the same on every page: done, moved, changed, deleted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from kundenapp.domain.commitment import CommitmentState
from kundenapp.domain.follow_up import FollowUp
from kundenapp.ui.common.follow_up_menu import FollowUpMenu, PostponeMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class FollowUpActions(QObject):
    """Does it, or opens the dialog or menu for it over `page`. In a file that may only be looked at nothing happens."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    @Slot(object)
    def create(self, customer_id: int) -> None:
        """Ask for a new follow-up of a customer."""
        from kundenapp.ui.common.follow_up_dialog import FollowUpDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            customer = self._desk.store.customers.get(customer_id)
            customer.check_usable()
            FollowUpDialog(self._desk, customer, self._page.window()).open()

    @Slot(FollowUp)
    def propose(self, follow_up: FollowUp) -> None:
        """Ask for a new follow-up that says this already."""
        from kundenapp.ui.common.follow_up_dialog import FollowUpDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            customer = self._desk.store.customers.get(follow_up.customer_id)
            customer.check_usable()
            FollowUpDialog(self._desk, customer, self._page.window(), follow_up).open()

    @Slot(FollowUp)
    def edit(self, follow_up: FollowUp) -> None:
        """Show a follow-up to be changed."""
        from kundenapp.ui.common.follow_up_dialog import FollowUpDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            kept = self._desk.store.follow_ups.get(follow_up.id or 0)
            customer = self._desk.store.customers.get(kept.customer_id)
            FollowUpDialog(self._desk, customer, self._page.window(), kept).open()

    @Slot(FollowUp)
    def finish(self, follow_up: FollowUp) -> None:
        """Mark as done."""
        if self._desk.can_edit:
            with self._desk.guarded():
                self._desk.store.follow_ups.finish(follow_up.id or 0)

    @Slot(FollowUp)
    def finish_with_result(self, follow_up: FollowUp) -> None:
        """Ask what came of it, and mark as done; after an answer also what was done and what had been the matter."""
        if not self._desk.can_edit:
            return
        if follow_up.answer_id is None:
            from kundenapp.ui.common.follow_up_dialog import ResultDialog

            ResultDialog(self._desk, follow_up, self._page.window()).open()
            return
        from kundenapp.ui.common.case_dialog import CaseDialog

        with self._desk.guarded():
            case = self._desk.store.answer_cases.get(follow_up.id or 0)
            CaseDialog(self._desk, case, self._page.window()).open()

    @Slot(FollowUp)
    def break_promise(self, follow_up: FollowUp) -> None:
        """Note that the promise it reminds of was not kept; then it reminds of nothing any more."""
        if self._desk.can_edit and follow_up.commitment_id is not None:
            with self._desk.guarded():
                self._desk.store.commitments.settle(follow_up.commitment_id, CommitmentState.BROKEN)

    @Slot(FollowUp, date)
    def postpone(self, follow_up: FollowUp, day: date) -> None:
        """Move to another day."""
        if self._desk.can_edit:
            with self._desk.guarded():
                self._desk.store.follow_ups.postpone(follow_up.id or 0, day, self._desk.store.today())

    @Slot(FollowUp)
    def delete(self, follow_up: FollowUp) -> None:
        """Remove; the toast has the way back."""
        if self._desk.can_edit:
            with self._desk.guarded():
                self._desk.store.follow_ups.delete(follow_up.id or 0)

    def show_days(self, follow_up: FollowUp, place: QPoint) -> None:
        """Open the menu of days at a place of the screen."""
        if self._desk.can_edit:
            menu = PostponeMenu(follow_up, self._desk.store.today(), self._page)
            menu.postponed.connect(self.postpone)
            menu.other_day_requested.connect(self.edit)
            menu.popup(place)

    def show_menu(self, follow_up: FollowUp, place: QPoint) -> None:
        """Open the menu of the rarer things at a place of the screen."""
        if self._desk.can_edit:
            menu = FollowUpMenu(follow_up, self._page)
            menu.result_requested.connect(self.finish_with_result)
            menu.broken_requested.connect(self.break_promise)
            menu.edit_requested.connect(self.edit)
            menu.deletion_requested.connect(self.delete)
            menu.popup(place)
