"""The change log is kept for a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer import Status
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import open_store
from tests.factories import BAKERY, person
from tests.store.images import query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from tests.factories import Clock

    Again = Callable[[Store], Store]


@pytest.fixture
def open_again(places: Places, clock: Clock) -> Iterator[Callable[[Store], Store]]:
    """Close the file and open it a second later; what was said before belongs to an earlier day."""
    opened: list[Store] = []

    def again(store: Store) -> Store:
        store.close()
        clock.go_on(seconds=1)
        opened.append(open_store(store.path, places, clock))
        return opened[-1]

    yield again
    for store in opened:
        store.abandon()


def summaries(store: Store) -> list[object]:
    return [row["id"] for row in query(store.path, "SELECT id FROM operations ORDER BY id")]


def test_an_empty_log_has_nothing_to_forget(store: Store) -> None:
    assert not store.prune_log()


def test_a_log_of_one_year_is_kept(store: Store, clock: Clock, open_again: Again) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=366)
    store.customers.create(person())
    store = open_again(store)
    assert not store.prune_log()
    assert len(summaries(store)) == 2


def test_what_is_older_goes_and_the_record_stays(store: Store, clock: Clock, open_again: Again) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.save(replace(kept, status=Status.FORMER))
    events = query(store.path, "SELECT * FROM customer_events")
    clock.go_on(days=367)
    store.customers.create(person())
    store = open_again(store)
    assert store.prune_log()
    assert len(summaries(store)) == 1
    (operation_id,) = summaries(store)
    assert {row["operation_id"] for row in query(store.path, "SELECT operation_id FROM changes")} == {operation_id}
    assert query(store.path, "SELECT * FROM customer_events WHERE customer_id = 1") == [
        event for event in events if event["customer_id"] == 1
    ]
    assert store.customers.get(kept.id or 0).status is Status.FORMER
    assert store.engine.integrity_check()
    assert not store.prune_log()


def test_what_a_younger_operation_has_taken_back_stays_with_it(store: Store, clock: Clock, open_again: Again) -> None:
    store.customers.create(BAKERY)
    store.customers.create(person())
    clock.go_on(days=367)
    store.undo()
    store = open_again(store)
    assert store.prune_log()
    assert summaries(store) == [2, 3]
    assert store.engine.integrity_check()


def test_what_was_taken_back_and_done_again_at_the_edge_of_the_year_stays_with_it(
    store: Store, clock: Clock, open_again: Again
) -> None:
    for customer in (BAKERY, person(), person("Zuletzt")):
        store.customers.create(customer)
    store.undo()
    clock.go_on(minutes=2)
    store.redo()
    clock.go_on(days=366, minutes=-1)
    store.customers.create(person("Neu"))
    store = open_again(store)
    assert store.prune_log()
    assert summaries(store) == [3, 4, 5, 6]
    assert store.engine.integrity_check()


@pytest.mark.parametrize("days", [800, 30_000])
def test_a_clock_that_runs_ahead_forgets_nothing(store: Store, clock: Clock, open_again: Again, days: int) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=days)
    store = open_again(store)
    store.customers.create(person())
    assert not store.prune_log()
    assert len(summaries(store)) == 2


def test_a_clock_that_has_run_ahead_for_two_sessions_forgets_nothing(
    store: Store, clock: Clock, open_again: Again
) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=30_000)
    store = open_again(store)
    store.customers.create(person())
    store = open_again(store)
    assert not store.prune_log()
    assert len(summaries(store)) == 2


def test_what_was_saved_when_the_clock_ran_ahead_does_not_keep_what_is_older(
    store: Store, clock: Clock, open_again: Again
) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=9_000)
    store.customers.create(person("Zukunft"))
    clock.go_on(days=-8_600)
    store.customers.create(person("Heute"))
    store = open_again(store)
    assert store.prune_log()
    assert summaries(store) == [3]


def test_a_clock_that_lags_forgets_nothing(store: Store, clock: Clock, open_again: Again) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=-20_000)
    store = open_again(store)
    assert not store.prune_log()
    assert len(summaries(store)) == 1


def test_a_file_that_cannot_be_written_keeps_its_log(store: Store, clock: Clock, open_again: Again) -> None:
    store.customers.create(BAKERY)
    clock.go_on(days=400)
    store.customers.create(person())
    store = open_again(store)
    store.path.rename(store.path.with_name("weg"))
    with pytest.raises(FaultError) as caught:
        store.prune_log()
    assert caught.value.fault is Fault.MOVED
    store.path.with_name("weg").rename(store.path)
    assert len(summaries(store)) == 2
