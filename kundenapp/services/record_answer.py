"""Noting an answer: the answer, whom that satisfies of our questions, and what is to be done after it, as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kundenapp.domain.answer_case import case_after
from kundenapp.domain.dates import format_day
from kundenapp.domain.text import full_stop
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.answer import Answer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.store.operation import Operation
    from kundenapp.store.store import Store


@dataclass(frozen=True)
class RecordedAnswer:
    """What was kept: the answer, the Wiedervorlage after it (None without a customer), and the sentence about it."""

    answer_id: int
    case: FollowUp | None
    sentence: str


def record_answer(store: Store, answer: Answer) -> RecordedAnswer:
    """Keep an answer with its case as one operation.

    Raises
    ------
    ValidationError
        if the value is not on its scale, the day is still to come, or a text is too long; nothing is kept then.
    RestrictedError
        if the data of the customer may only be kept.
    """
    if answer.customer_id is not None:
        store.customers.check_usable(answer.customer_id)
    with store.operation("answer.record") as op:
        recorded = add_answer(store, op, answer)
        op.summary = recorded.sentence
    return recorded


def add_answer(store: Store, op: Operation, answer: Answer) -> RecordedAnswer:
    """Keep an answer with its case as part of an operation; errors as in `record_answer`."""
    answer_id = store.answers.add(op, answer)
    sentence = _("Antwort gespeichert: {words}.").format(words=answer.words)
    if answer.customer_id is None:
        return RecordedAnswer(answer_id, None, sentence)
    today = store.today()
    assignee_id = store.customers.get(answer.customer_id).owner_id or answer.employee_id
    case = replace(case_after(answer, store.answer_settings.case_days, today, assignee_id), answer_id=answer_id)
    case = replace(case, id=store.follow_ups.add(op, case))
    sentence += " " + full_stop(_("Nachfassen am {day}").format(day=format_day(case.due_on, today)))
    return RecordedAnswer(answer_id, case, sentence)
