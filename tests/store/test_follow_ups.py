"""Keeping follow-ups: created, moved, done once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import NothingFoundError, ValidationError
from tests.factories import BAKERY, MONDAY, MORNING, to_do
from tests.store.images import check_derived, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def customer_id(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


def last_summary(store: Store) -> str:
    (row,) = query(store.path, "SELECT summary FROM operations ORDER BY id DESC LIMIT 1")
    return str(row["summary"])


def test_a_follow_up_comes_back_as_it_was_given(store: Store, customer_id: int) -> None:
    mira = store.employees.create("Mira Wolff")
    given = to_do(
        customer_id, date(2026, 12, 2), "Probetag", due_time=time(10, 30), employee_id=mira.id, assignee_id=mira.id
    )
    row_id = store.follow_ups.create(given, MONDAY)
    kept = store.follow_ups.get(row_id)
    assert replace(kept, id=None, uuid="", version=0) == given
    assert len(kept.uuid) == 36
    assert store.follow_ups.open_of(customer_id) == [kept]
    assert last_summary(store) == "Wiedervorlage am Mi, 02.12."
    check_derived(store)


def test_the_sentence_names_the_year_if_it_is_another(store: Store, customer_id: int) -> None:
    store.follow_ups.create(to_do(customer_id, date(2027, 1, 4)), MONDAY)
    assert last_summary(store) == "Wiedervorlage am 04.01.2027."


def test_the_next_stands_first_and_without_a_time_before_a_time(store: Store, customer_id: int) -> None:
    for day, at, what in ((2, None, "c"), (1, time(9), "b"), (1, None, "a"), (3, None, "d")):
        store.follow_ups.create(to_do(customer_id, MONDAY + timedelta(days=day), what, due_time=at), MONDAY)
    assert [follow_up.what for follow_up in store.follow_ups.open_of(customer_id)] == ["a", "b", "c", "d"]
    check_derived(store)


def test_done_twice_is_done_once(store: Store, customer_id: int, clock: Clock) -> None:
    first, second = (store.follow_ups.create(to_do(customer_id), MONDAY) for _ in range(2))
    store.follow_ups.finish(first, " Bestellt\r\nsechs Räder. ")
    clock.go_on(hours=1)
    store.follow_ups.finish(second)
    log = query(store.path, "SELECT * FROM operations")
    store.follow_ups.finish(first, "noch einmal")
    assert query(store.path, "SELECT * FROM operations") == log
    done = store.follow_ups.get(first)
    assert (done.done_at, done.result) == (MORNING, "Bestellt sechs Räder.")
    assert [follow_up.id for follow_up in store.follow_ups.done_of(customer_id)] == [second, first]
    assert store.follow_ups.open_of(customer_id) == []
    assert last_summary(store) == "Wiedervorlage erledigt."
    check_derived(store)


def test_a_result_has_a_limit(store: Store, customer_id: int) -> None:
    row_id = store.follow_ups.create(to_do(customer_id), MONDAY)
    with pytest.raises(ValidationError) as caught:
        store.follow_ups.finish(row_id, "x" * 20_001)
    assert caught.value.field == "result"
    assert store.follow_ups.get(row_id).done_at is None


def test_a_follow_up_moves_to_another_day_and_loses_its_time(store: Store, customer_id: int) -> None:
    row_id = store.follow_ups.create(to_do(customer_id, due_time=time(9)), MONDAY)
    store.follow_ups.postpone(row_id, date(2026, 11, 26), MONDAY)
    moved = store.follow_ups.get(row_id)
    assert (moved.due_on, moved.due_time, moved.what) == (date(2026, 11, 26), None, "Angebot nachfassen")
    assert last_summary(store) == "Wiedervorlage verschoben auf Do, 26.11."
    check_derived(store)


def test_words_that_come_with_a_new_day_are_cleaned_and_have_a_limit(store: Store, customer_id: int) -> None:
    row_id = store.follow_ups.create(to_do(customer_id), MONDAY)
    with store.operation("test") as op:
        store.follow_ups.set_due(op, store.follow_ups.get(row_id), MONDAY, " Probetag \n planen ")
    assert store.follow_ups.get(row_id).what == "Probetag planen"
    with store.operation("test") as op:
        store.follow_ups.set_due(op, store.follow_ups.get(row_id), MONDAY, " ")
    assert store.follow_ups.get(row_id).what == "Probetag planen"
    with pytest.raises(ValidationError) as caught, store.operation("test") as op:
        store.follow_ups.set_due(op, store.follow_ups.get(row_id), MONDAY, "x" * 501)
    assert caught.value.field == "what"


def test_whatever_is_not_there_is_missed_with_a_sentence(store: Store) -> None:
    for act in (
        lambda: store.follow_ups.get(99),
        lambda: store.follow_ups.finish(99),
        lambda: store.follow_ups.postpone(99, MONDAY, MONDAY),
        lambda: store.follow_ups.change(to_do(1, id=99), MONDAY),
        lambda: store.follow_ups.delete(99),
    ):
        with pytest.raises(NothingFoundError, match=r"^Diese Wiedervorlage gibt es nicht mehr\.$"):
            act()


def test_what_and_when_can_be_changed_and_had_back(store: Store, customer_id: int) -> None:
    row_id = store.follow_ups.create(to_do(customer_id), MONDAY)
    kept = store.follow_ups.get(row_id)
    changed = replace(kept, what=" Probetag \n planen ", due_on=date(2026, 12, 2), due_time=time(10, 30))
    store.follow_ups.change(changed, MONDAY)
    now = store.follow_ups.get(row_id)
    assert (now.what, now.due_on, now.due_time) == ("Probetag planen", date(2026, 12, 2), time(10, 30))
    assert last_summary(store) == "Wiedervorlage geändert: Mi, 02.12."
    check_derived(store)
    store.undo()
    assert replace(store.follow_ups.get(row_id), version=0) == replace(kept, version=0)
    with pytest.raises(ValidationError) as caught:
        store.follow_ups.change(replace(changed, what="x" * 501), MONDAY)
    assert caught.value.field == "what"


def test_a_deleted_follow_up_comes_back_as_it_was(store: Store, customer_id: int) -> None:
    row_id = store.follow_ups.create(to_do(customer_id, due_time=time(9)), MONDAY)
    kept = store.follow_ups.get(row_id)
    store.follow_ups.delete(row_id)
    assert store.follow_ups.open_of(customer_id) == []
    assert last_summary(store) == "Wiedervorlage gelöscht."
    check_derived(store)
    assert store.undo() == "Zurückgenommen: „Wiedervorlage gelöscht.“"
    assert store.follow_ups.get(row_id) == kept
    check_derived(store)
