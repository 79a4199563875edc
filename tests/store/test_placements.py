"""Placements in the file: each for oneself, one a day, nothing ever lost, and the newest of each counts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import NothingFoundError, RestrictedError, ValidationError
from kundenapp.domain.placement import Placement
from kundenapp.store.placements import placement_row
from tests.factories import BAKERY, MONDAY, person
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def mira(store: Store) -> int:
    """Mira, who works now."""
    store.employee_id = store.employees.create("Mira Wolff").id
    return store.employee_id or 0


@pytest.fixture
def jonas(store: Store) -> int:
    return store.employees.create("Jonas Peters").id or 0


@pytest.fixture
def bakery(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


def felt(placement: Placement | None) -> tuple[float | None, float | None, str] | None:
    return None if placement is None else (placement.sympathy, placement.enthusiasm, placement.note)


def test_a_placement_comes_back_as_it_was(store: Store, mira: int, bakery: int) -> None:
    operation_id = store.placements.place(bakery, 4.5, 8.0, "  Ruft\nimmer zurück. ", summary="Sitzt.")
    kept = store.placements.own(bakery)
    assert kept is not None
    assert (kept.customer_id, kept.employee_id, kept.day) == (bakery, mira, MONDAY)
    assert felt(kept) == (4.5, 8.0, "Ruft immer zurück.")
    assert kept.noted_at == store.now().replace(microsecond=0)
    assert query(store.path, "SELECT summary FROM operations WHERE id = ?", operation_id) == [{"summary": "Sitzt."}]
    check_derived(store)


def test_another_one_on_the_same_day_replaces_it_and_keeps_the_note(store: Store, mira: int, bakery: int) -> None:
    store.placements.place(bakery, 4.5, 8.0, "Ruft zurück.")
    store.placements.place(bakery, 2.0, None)
    assert [felt(one) for one in store.placements.history_of(bakery)] == [(2.0, None, "Ruft zurück.")]
    store.placements.place(bakery, 2.0, None, "")
    assert [felt(one) for one in store.placements.history_of(bakery)] == [(2.0, None, "")]
    store.undo()
    store.undo()
    assert felt(store.placements.own(bakery)) == (4.5, 8.0, "Ruft zurück.")
    check_derived(store)


def test_another_day_keeps_both_and_does_not_repeat_the_note(
    store: Store, mira: int, bakery: int, clock: Clock
) -> None:
    store.placements.place(bakery, 4.0, 8.0, "Guter Tag.")
    clock.go_on(days=3)
    store.placements.place(bakery, 4.0, 8.0)
    found = store.placements.history_of(bakery)
    assert [(one.day, *(felt(one) or ())) for one in found] == [
        (MONDAY + timedelta(days=3), 4.0, 8.0, ""),
        (MONDAY, 4.0, 8.0, "Guter Tag."),
    ]
    assert store.placements.history_of(bakery, 1) == found[:1]


def test_the_same_again_on_the_same_day_is_no_news(store: Store, mira: int, bakery: int) -> None:
    store.placements.place(bakery, 4.0, 8.0)
    before = everything(store.path, versions=True)
    assert store.placements.place(bakery, 4.0, 8.0) is None
    assert everything(store.path, versions=True) == before


def test_steps_of_one_move_are_one_operation(store: Store, mira: int, bakery: int) -> None:
    first = store.placements.place(bakery, 3.0, 5.0)
    second = store.placements.place(bakery, 3.5, 5.0, continues=first)
    assert store.placements.place(bakery, 4.0, 5.0, continues=second) == first
    store.undo()
    assert store.placements.own(bakery) is None
    store.redo()
    assert felt(store.placements.own(bakery)) == (4.0, 5.0, "")
    check_derived(store)


@pytest.mark.parametrize(("sympathy", "enthusiasm"), [(0.5, None), (5.5, None), (3.3, None), (3.0, -0.5), (3.0, 10.5)])
def test_a_value_off_the_scale_is_refused_and_nothing_changes(
    store: Store, mira: int, bakery: int, sympathy: float, enthusiasm: float | None
) -> None:
    store.placements.place(bakery, 4.0, 8.0)
    with pytest.raises(ValidationError, match="halben Schritten"):
        store.placements.place(bakery, sympathy, enthusiasm)
    assert felt(store.placements.own(bakery)) == (4.0, 8.0, "")


def test_nobody_places_without_saying_who_they_are(store: Store, bakery: int) -> None:
    sentence = "Wer schätzt ein?"
    with pytest.raises(ValidationError, match=sentence) as error:
        store.placements.place(bakery, 4.0, None)
    assert error.value.field == "employee"
    with pytest.raises(ValidationError, match=sentence):
        store.placements.withdraw(bakery)
    with pytest.raises(ValidationError, match=sentence):
        store.placements.place_many({bakery: 3.0})
    assert store.placements.own(bakery) is None
    assert store.placements.history_of(bakery) == []


def test_who_is_gone_or_may_only_be_kept_is_not_placed(store: Store, mira: int, bakery: int) -> None:
    with pytest.raises(NothingFoundError):
        store.placements.place(9_999, 4.0, None)
    store.customers.restrict(bakery)
    with pytest.raises(RestrictedError):
        store.placements.place(bakery, 4.0, None)
    with pytest.raises(RestrictedError):
        store.placements.withdraw(bakery)
    doctor = store.customers.create(person()).id or 0
    with pytest.raises(RestrictedError):
        store.placements.place_many({doctor: 4.0, bakery: 4.0})
    assert store.placements.current_of(doctor) == []  # all or nothing


def test_taking_back_what_was_said_only_today_leaves_nothing(store: Store, mira: int, bakery: int) -> None:
    store.placements.place(bakery, 4.0, None)
    store.placements.withdraw(bakery)
    assert store.placements.history_of(bakery) == []
    assert store.placements.withdraw(bakery) is None
    store.undo()
    assert felt(store.placements.own(bakery)) == (4.0, None, "")
    check_derived(store)


def test_taking_back_what_was_said_before_keeps_the_history(store: Store, mira: int, bakery: int, clock: Clock) -> None:
    store.placements.place(bakery, 4.0, 7.0)
    clock.go_on(days=30)
    store.placements.place(bakery, 2.0, None)
    store.placements.withdraw(bakery, summary="Weg.")
    assert store.placements.own(bakery) is None
    assert store.placements.current_of(bakery) == []
    assert [felt(one) for one in store.placements.history_of(bakery)] == [(None, None, ""), (4.0, 7.0, "")]
    assert store.placements.withdraw(bakery) is None
    clock.go_on(days=1)
    store.placements.place(bakery, 3.0, None)
    assert felt(store.placements.own(bakery)) == (3.0, None, "")
    check_derived(store)


def test_many_are_kept_at_once_and_their_estimates_stay(store: Store, mira: int, bakery: int, clock: Clock) -> None:
    doctor, nobody = (store.customers.create(person(name)).id or 0 for name in ("Köhler", "Neu"))
    store.placements.place(bakery, 4.0, 7.0)
    store.placements.place(doctor, 2.0, None)
    clock.go_on(days=1)
    operation_id = store.placements.place_many({bakery: 5.0, doctor: None, nobody: 3.0})
    assert felt(store.placements.own(bakery)) == (5.0, 7.0, "")
    assert store.placements.own(doctor) is None
    assert felt(store.placements.own(nobody)) == (3.0, None, "")
    (logged,) = query(store.path, "SELECT summary FROM operations WHERE id = ?", operation_id)
    assert logged["summary"] == "3 Einschätzungen gespeichert."
    store.undo()
    assert felt(store.placements.own(bakery)) == (4.0, 7.0, "")
    check_derived(store)


def test_what_still_holds_is_said_anew(store: Store, mira: int, bakery: int, clock: Clock) -> None:
    doctor = store.customers.create(person()).id or 0
    store.placements.place(bakery, 4.0, 7.0, "Damals.")
    clock.go_on(days=400)
    assert store.placements.confirm([bakery, doctor]) is not None
    newest, oldest = store.placements.history_of(bakery)
    assert (newest.day, *(felt(newest) or ())) == (MONDAY + timedelta(days=400), 4.0, 7.0, "")
    assert felt(oldest) == (4.0, 7.0, "Damals.")
    assert store.placements.confirm([bakery]) is None
    check_derived(store)


def test_the_newest_of_everybody_who_works_here_counts(
    store: Store, mira: int, jonas: int, bakery: int, clock: Clock
) -> None:
    store.placements.place(bakery, 2.0, None)
    clock.go_on(days=1)
    store.placements.place(bakery, 4.0, 8.0)
    store.employee_id = jonas
    store.placements.place(bakery, 1.0, None)
    assert sorted(felt(one) or () for one in store.placements.current_of(bakery)) == [(1.0, None, ""), (4.0, 8.0, "")]
    assert store.placements.own_days() == {bakery: store.today()}
    store.placements.withdraw(bakery)
    assert store.placements.own_days() == {}
    store.undo()
    store.employee_id = None
    assert store.placements.own_days() == {}
    store.employee_id = mira
    store.employees.leave(jonas, store.today(), follow_ups_to=None, customers_to=None)
    assert [felt(one) for one in store.placements.current_of(bakery)] == [(4.0, 8.0, "")]
    assert len(store.placements.history_of(bakery)) == 3
    check_derived(store)
    store.undo()
    check_derived(store)


def test_of_two_on_one_day_the_later_counts(store: Store, mira: int, bakery: int) -> None:
    store.placements.place(bakery, 2.0, None)
    with store.operation("customer.merge") as op:
        op.insert("placements", placement_row(Placement(bakery, mira, MONDAY, 5.0), store.now_text()))
    assert felt(store.placements.own(bakery)) == (5.0, None, "")
    assert [felt(one) for one in store.placements.current_of(bakery)] == [(5.0, None, "")]
    check_derived(store)


def test_two_hundred_placements_of_one_customer_are_one_opinion(
    store: Store, mira: int, bakery: int, clock: Clock
) -> None:
    for number in range(200):
        store.placements.place(bakery, 1.0 + number % 9 / 2, None)
        clock.go_on(days=1)
    assert len(store.placements.history_of(bakery)) == 200
    assert [felt(one) for one in store.placements.current_of(bakery)] == [(1.0 + 199 % 9 / 2, None, "")]
    check_derived(store)


# --- a clock that was wrong -------------------------------------------------------------------------------------------


def test_what_a_wrong_clock_put_into_days_to_come_does_not_outlast_what_is_said_today(
    store: Store, mira: int, bakery: int, clock: Clock
) -> None:
    clock.go_on(days=20)
    store.placements.place(bakery, 1.0, 1.0, "In der Zukunft.")
    clock.go_on(days=1)
    store.placements.place(bakery, 1.5, 2.0)
    clock.go_on(days=-21)
    store.placements.place(bakery, 4.0, 8.0)
    assert felt(store.placements.own(bakery)) == (4.0, 8.0, "")
    assert [one.day for one in store.placements.history_of(bakery)] == [MONDAY, MONDAY]
    check_derived(store)
    store.placements.place(bakery, 4.5, 8.0)
    assert len(store.placements.history_of(bakery)) == 2, "no more than before"
    for _step in range(2):
        store.undo()
    assert felt(store.placements.own(bakery)) == (1.5, 2.0, "")
    check_derived(store)


def test_what_lies_in_days_to_come_can_be_confirmed_and_taken_back(
    store: Store, mira: int, bakery: int, clock: Clock
) -> None:
    clock.go_on(days=1)
    store.placements.place(bakery, 4.0, 8.0)
    clock.go_on(days=-1)
    store.placements.confirm([bakery])
    assert [(one.day, *(felt(one) or ())) for one in store.placements.history_of(bakery)] == [(MONDAY, 4.0, 8.0, "")]
    store.undo()
    store.placements.withdraw(bakery)
    assert store.placements.history_of(bakery) == [], "it was the first"
    check_derived(store)


# --- customers in the trash -------------------------------------------------------------------------------------------


def test_what_is_said_of_a_customer_in_the_trash_is_kept_and_counts_once_they_are_back(
    store: Store, mira: int, bakery: int
) -> None:
    store.customers.trash(bakery)
    store.placements.place_many({bakery: 4.5})
    store.categories.decide(bakery, Category.DREAM, "Trägt uns seit Jahren.")
    check_derived(store)
    assert store.sympathy_board.of_team(CustomerFilter(), store.today()) == []
    assert store.categories.distribution() == {}
    store.customers.restore(bakery)
    assert [entry.sympathy for entry in store.sympathy_board.of_team(CustomerFilter(), store.today())] == [4.5]
    assert store.categories.distribution() == {Category.DREAM: 1}
    check_derived(store)
