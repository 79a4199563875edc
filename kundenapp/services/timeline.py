"""The Verlauf of a customer, gathered from where conversations, Wiedervorlagen and the customer are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.business import names_beside_opinions
from kundenapp.domain.category import decisions_of
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.timeline import TimelineEntry, TimelineFilter, TimelineKind, moment_on

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_EVERYTHING = 1_000_000


def timeline(
    store: Store, customer_id: int, wanted: TimelineFilter = TimelineFilter.ALL, limit: int = _EVERYTHING
) -> tuple[TimelineEntry, ...]:
    """Return what happened with a customer, the latest first, and last of all that they were put into the file.

    No more than `limit` entries are read from each place.
    """
    names = store.employees.names()
    entries = _talks(store, names, customer_id, wanted, limit)
    if TimelineKind.ANSWER in wanted.kinds:
        entries += _answers(store, names, customer_id, limit)
    if TimelineKind.DELIGHT in wanted.kinds:
        entries += _delights(store, names, customer_id, limit)
    if TimelineKind.PLACEMENT in wanted.kinds:
        entries += _assessments(store, customer_id, limit)
    if TimelineKind.FOLLOW_UP_DONE in wanted.kinds:
        entries += _done(store, names, customer_id, limit)
    if TimelineKind.STATUS in wanted.kinds:
        entries += _status_changes(store, names, customer_id, limit)
    entries.sort(key=lambda entry: entry.at, reverse=True)
    if TimelineKind.CREATED in wanted.kinds and len(entries) < limit:
        entries += _created(store, customer_id)
    return tuple(entries[:limit])


def _talks(
    store: Store, names: dict[int, str], customer_id: int, wanted: TimelineFilter, limit: int
) -> list[TimelineEntry]:
    found = store.conversations.of_customer(
        customer_id,
        limit,
        talks=TimelineKind.CONVERSATION in wanted.kinds,
        notes=TimelineKind.NOTE in wanted.kinds,
    )
    return [
        TimelineEntry(
            TimelineKind.CONVERSATION if talk.channel.is_contact else TimelineKind.NOTE,
            talk.at,
            names.get(talk.employee_id or 0, ""),
            conversation=talk,
        )
        for talk in found
    ]


def _answers(store: Store, names: dict[int, str], customer_id: int, limit: int) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            TimelineKind.ANSWER,
            moment_on(answer.day, answer.noted_at),
            names.get(answer.employee_id or 0, ""),
            answer=answer,
        )
        for answer in store.answers.of_customer(customer_id, limit)
    ]


def _delights(store: Store, names: dict[int, str], customer_id: int, limit: int) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            TimelineKind.DELIGHT,
            moment_on(delight.day, delight.noted_at),
            names.get(delight.employee_id or 0, ""),
            delight=delight,
        )
        for delight in store.delights.of_customer(customer_id, limit)
    ]


def _assessments(store: Store, customer_id: int, limit: int) -> list[TimelineEntry]:
    """Return what whoever works now may see of what was felt, decided about the category, and found to be shared."""
    names = names_beside_opinions(store.employees.all())
    placements = [
        TimelineEntry(
            TimelineKind.PLACEMENT,
            moment_on(placement.day, placement.noted_at),
            names.get(placement.employee_id, ""),
            placement=placement,
        )
        for placement in store.sympathy_board.history_of(customer_id, limit)
    ]
    decisions = [
        TimelineEntry(
            TimelineKind.CATEGORY,
            moment_on(decision.day, None if decision.is_lifted else decision.override.noted_at),
            "" if decision.is_lifted else names.get(decision.override.employee_id or 0, ""),
            decision=decision,
        )
        for decision in decisions_of(store.categories.overrides_of(customer_id, limit))
    ]
    stances = [
        TimelineEntry(
            TimelineKind.STANCES,
            moment_on(noted.day, noted.noted_at),
            names.get(noted.employee_id or 0, ""),
            stances=noted,
        )
        for noted in store.stances.noted_on(customer_id, limit)
    ]
    return placements + decisions + stances


def _done(store: Store, names: dict[int, str], customer_id: int, limit: int) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            TimelineKind.FOLLOW_UP_DONE,
            task.done_at,
            names.get(task.done_by or task.employee_id or 0, ""),
            follow_up=task,
        )
        for task in store.follow_ups.done_of(customer_id, limit)
        if task.done_at is not None
    ]


def _status_changes(store: Store, names: dict[int, str], customer_id: int, limit: int) -> list[TimelineEntry]:
    return [
        TimelineEntry(TimelineKind.STATUS, change.at, names.get(change.employee_id or 0, ""), status_change=change)
        for change in store.customer_events.of_customer(customer_id, limit)
    ]


def _created(store: Store, customer_id: int) -> list[TimelineEntry]:
    try:
        created_at = store.customers.get(customer_id).created_at
    except NothingFoundError:
        return []
    return [TimelineEntry(TimelineKind.CREATED, created_at)] if created_at is not None else []
