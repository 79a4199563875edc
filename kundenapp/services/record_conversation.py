"""Noting a conversation: what was said, what is thereby done, and what comes next, as one operation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kundenapp.domain.dates import format_day
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.text import full_stop
from kundenapp.i18n import _
from kundenapp.services.record_answer import add_answer

if TYPE_CHECKING:
    from datetime import date, time

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.conversation import Conversation
    from kundenapp.store.store import Store


@dataclass(frozen=True)
class NextStep:
    """What comes next after a conversation.

    Attributes
    ----------
    due_on:
        the day of the next step, None for none.
    what:
        what is to be done then.
    follow_up_id:
        the open follow-up the conversation was about, None if there was none.
    is_done:
        whether that follow-up is thereby done. If not, and there is a next day, it moves to that day.
    also_done:
        other follow-ups of the customer that are thereby done.
    due_time:
        the time of day of the next step, None for any.
    assignee_id:
        who is to do it, None for whoever has time.
    """

    due_on: date | None = None
    what: str = ""
    follow_up_id: int | None = None
    is_done: bool = False
    also_done: tuple[int, ...] = ()
    due_time: time | None = None
    assignee_id: int | None = None


def record_conversation(
    store: Store,
    conversation: Conversation,
    step: NextStep,
    answer: Answer | None = None,
    sympathy: float | None = None,
) -> str:
    """Keep a conversation with its consequences, and the answer given in it, and return the sentence about it.

    `sympathy` is how glad whoever works now is to see the customer; the estimate of how keen these are stays as it was.

    Raises
    ------
    ValidationError
        if the conversation says nothing, a text is too long, the answer is none, or nobody is known to work who could
        feel something; nothing is kept then.
    RestrictedError
        if the data of the customer may only be kept.
    """
    store.customers.check_usable(conversation.customer_id)
    summary = _summary(conversation, step, store.today())
    with store.operation("conversation.record", summary) as op:
        conversation_id = store.conversations.add(op, conversation)
        if answer is not None:
            recorded = add_answer(store, op, answer)
            op.summary = summary = f"{summary} {recorded.sentence}"
        if sympathy is not None:
            known = store.placements.own(conversation.customer_id)
            store.placements.note(op, conversation.customer_id, sympathy, known.enthusiasm if known else None)
        answered = store.follow_ups.get(step.follow_up_id) if step.follow_up_id is not None else None
        if answered is not None and step.is_done:
            how = conversation.channel.label if answered.answer_id is not None else ""
            store.follow_ups.set_done(op, replace(answered, measure=answered.measure or how))
        for follow_up_id in step.also_done:
            store.follow_ups.set_done(op, store.follow_ups.get(follow_up_id))
        if step.due_on is None:
            return summary
        if answered is not None and answered.done_at is None and not step.is_done:
            moved = replace(answered, due_time=step.due_time, assignee_id=step.assignee_id)
            store.follow_ups.set_due(op, moved, step.due_on, step.what)
        else:
            follow_up = FollowUp(
                customer_id=conversation.customer_id,
                due_on=step.due_on,
                due_time=step.due_time,
                what=step.what,
                assignee_id=step.assignee_id,
                employee_id=conversation.employee_id,
                conversation_id=conversation_id,
            )
            store.follow_ups.add(op, follow_up)
    return summary


def _summary(conversation: Conversation, step: NextStep, today: date) -> str:
    kept = _("Gespräch gespeichert.") if conversation.channel.is_contact else _("Notiz gespeichert.")
    if step.due_on is not None:
        return kept + " " + full_stop(_("Wiedervorlage am {day}").format(day=format_day(step.due_on, today)))
    if (step.follow_up_id is not None and step.is_done) or step.also_done:
        return kept + " " + _("Wiedervorlage erledigt.")
    return kept
