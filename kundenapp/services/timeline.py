"""The Verlauf of a customer, gathered from conversations and follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.timeline import TimelineEntry, TimelineKind

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def timeline(store: Store, customer_id: int) -> tuple[TimelineEntry, ...]:
    """Return what happened with a customer, the latest first."""
    names = store.employees.names()
    entries = [
        TimelineEntry(
            kind=TimelineKind.CONVERSATION,
            at=conversation.at,
            employee_name=names.get(conversation.employee_id or 0, ""),
            conversation=conversation,
        )
        for conversation in store.conversations.of_customer(customer_id)
    ]
    entries += [
        TimelineEntry(
            kind=TimelineKind.FOLLOW_UP_DONE,
            at=follow_up.done_at,
            employee_name=names.get(follow_up.done_by or follow_up.employee_id or 0, ""),
            follow_up=follow_up,
        )
        for follow_up in store.follow_ups.done_of(customer_id)
        if follow_up.done_at is not None
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))
