"""What to say to whoever has just answered, and what is planned: one tinted line that waits below the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.answer_case import advice
from kundenapp.domain.dates import format_day
from kundenapp.domain.errors import NothingFoundError
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.store.store import Store

_LOOKS = {
    AnswerClass.DETRACTOR: ("bad", "smiley-sad"),
    AnswerClass.PASSIVE: ("stone", "smiley-meh"),
    AnswerClass.PROMOTER: ("good", "smiley"),
}


class AdviceLine(Banner):
    """Shows the advice for the class of an answer, and the way to the conversation it advises.

    Signals
    -------
    conversation_requested(int, int):
        with this customer, about this Wiedervorlage.
    """

    conversation_requested = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.answer_id: int | None = None
        self._case: FollowUp | None = None
        self.call_button = self.add_action(_("Anr&ufen"))
        self.call_button.clicked.connect(self._on_call_clicked)
        self.hide()

    def show_advice(self, answer: Answer, case: FollowUp, today: date) -> None:
        """Show what to say after `answer`, and for when `case` is planned."""
        self.answer_id, self._case = answer.id, case
        planned = _("Nachfassen ist für heute vorgemerkt.")
        if case.due_on != today:
            planned = _("Nachfassen ist für {day} vorgemerkt.").format(day=format_day(case.due_on, today))
        self.set_tone(*_LOOKS[answer.answer_class])
        self.set_text(f"{advice(answer.answer_class)} {planned}")
        self.show()

    def forget_if_gone(self, store: Store) -> None:
        """Vanish if the answer has been taken back.

        Raises
        ------
        FaultError
            if the file cannot be read.
        """
        try:
            store.answers.get(self.answer_id or 0)
        except NothingFoundError:
            self.answer_id = self._case = None
            self.hide()

    @Slot()
    def _on_call_clicked(self) -> None:
        if self._case is not None:
            self.conversation_requested.emit(self._case.customer_id, self._case.id)
