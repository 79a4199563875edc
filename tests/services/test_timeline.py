"""The Verlauf of a customer: everything that happened, the latest first, with names."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.timeline import TimelineKind
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.services.timeline import timeline
from tests.factories import BAKERY, MONDAY, MORNING, person, talk, to_do

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_what_happened_stands_in_order_with_the_names_of_the_employees(store: Store, clock: Clock) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept, other = store.customers.create(BAKERY), store.customers.create(person())
    record_conversation(store, talk(kept.id, "zuerst", employee_id=mira.id), NextStep(MONDAY, "Probetag"))
    clock.go_on(hours=1)
    (waiting,) = store.follow_ups.open_of(kept.id or 0)
    store.follow_ups.finish(waiting.id or 0, "Gefiel allen.")
    record_conversation(store, talk(kept.id, "zuletzt", at=MORNING + timedelta(hours=2)), NextStep())
    record_conversation(
        store, talk(kept.id, "früher", at=MORNING - timedelta(days=9), employee_id=jonas.id), NextStep()
    )
    record_conversation(store, talk(other.id, "mit jemand anderem"), NextStep())
    store.follow_ups.create(to_do(kept.id), MONDAY)
    entries = timeline(store, kept.id or 0)
    assert [(entry.text, entry.employee_name) for entry in entries] == [
        ("zuletzt", ""),
        ("Gefiel allen.", "Mira Wolff"),
        ("zuerst", "Mira Wolff"),
        ("früher", "Jonas Peters"),
    ]
    assert [entry.kind for entry in entries][1] is TimelineKind.FOLLOW_UP_DONE
    assert entries[1].at == MORNING + timedelta(hours=1)


def test_whoever_finished_a_follow_up_is_named_and_not_who_wrote_it_down(store: Store) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept = store.customers.create(BAKERY)
    row_id = store.follow_ups.create(to_do(kept.id, employee_id=mira.id), MONDAY)
    store.employee_id = jonas.id
    store.follow_ups.finish(row_id, "Bestellt.")
    assert [entry.employee_name for entry in timeline(store, kept.id or 0)] == ["Jonas Peters"]
    store.undo()
    assert store.follow_ups.get(row_id).done_by is None


def test_of_one_moment_the_later_entry_stands_first(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    for text in ("eins", "zwei", "drei"):
        record_conversation(store, talk(kept.id, text), NextStep())
    assert [entry.text for entry in timeline(store, kept.id or 0)] == ["drei", "zwei", "eins"]


def test_with_nobody_nothing_happened(store: Store) -> None:
    assert timeline(store, 99) == ()
