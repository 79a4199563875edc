"""What a person does about Begeisterung, the same on every page: ask, correct, note a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import AnswerId, CustomerId, DelightId


class EnthusiasmActions(QObject):
    """Opens the dialog for it over `page`. In a file that may only be looked at nothing happens."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    @Slot(object)
    def ask(self, customer_id: CustomerId) -> None:
        """Ask a customer the one question."""
        from kundenapp.ui.common.answer_dialog import AnswerDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            customer = self._desk.store.customers.get(customer_id)
            customer.check_usable()
            AnswerDialog(self._desk, customer, self._page.window()).open()

    @Slot(object)
    def correct_answer(self, answer_id: AnswerId) -> None:
        """Show an answer to be corrected."""
        from kundenapp.ui.common.answer_correction import AnswerCorrection

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            answer = self._desk.store.answers.get(answer_id)
            if answer.customer_id is not None:
                self._desk.store.customers.check_usable(answer.customer_id)
            AnswerCorrection(self._desk, answer, self._page.window()).open()

    @Slot(object)
    def note_delight(self, customer_id: CustomerId) -> None:
        """Ask what was done for a customer; without one also for whom."""
        from kundenapp.ui.common.delight_dialog import DelightDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            if customer_id is not None:
                self._desk.store.customers.check_usable(customer_id)
            DelightDialog(self._desk, self._page.window(), customer_id).open()

    @Slot(object)
    def edit_delight(self, delight_id: DelightId) -> None:
        """Show a moment to be changed, the keyboard where the reaction goes."""
        from kundenapp.ui.common.delight_dialog import DelightDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            delight = self._desk.store.delights.get(delight_id)
            self._desk.store.customers.check_usable(delight.customer_id)
            DelightDialog(self._desk, self._page.window(), delight=delight).open()
