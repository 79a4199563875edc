"""Nachfassen in the file: what follows an answer is found, written down, done, and adds up by cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer_case import CauseCount
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.services.record_answer import record_answer
from tests.factories import BAKERY, MONDAY, answer, person, to_do

if TYPE_CHECKING:
    from kundenapp.domain.answer_case import AnswerCase
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def bakery_id(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


@pytest.fixture
def koehler_id(store: Store) -> int:
    return store.customers.create(person()).id or 0


def answered(store: Store, customer_id: int, value: int, comment: str = "", day: date = MONDAY) -> FollowUp:
    """The case after an answer."""
    recorded = record_answer(store, answer(customer_id, value, day, comment=comment))
    assert recorded.case is not None
    return recorded.case


def values(cases: list[AnswerCase]) -> list[tuple[int, str]]:
    return [(case.answer.value, case.display_name) for case in cases]


def test_the_lowest_answer_comes_first(store: Store, bakery_id: int, koehler_id: int) -> None:
    for customer_id, value in ((bakery_id, 9), (koehler_id, 3), (bakery_id, 7)):
        answered(store, customer_id, value)
    store.follow_ups.create(to_do(bakery_id), MONDAY)
    everything = [(3, "Anneliese Köhler"), (7, "Bäckerei Großmann"), (9, "Bäckerei Großmann")]
    assert values(store.answer_cases.open()) == everything
    assert values(store.answer_cases.open(1, 1)) == everything[1:2]
    assert store.answer_cases.open_count() == 3
    assert {case.initials for case in store.answer_cases.open()} == {"AK", "BG"}


def test_what_has_been_done_is_listed_the_latest_first(
    store: Store, bakery_id: int, koehler_id: int, clock: Clock
) -> None:
    for customer_id, value in ((bakery_id, 2), (koehler_id, 8)):
        store.answer_cases.finish(answered(store, customer_id, value))
        clock.go_on(hours=1)
    assert store.answer_cases.open() == []
    assert values(store.answer_cases.done()) == [(8, "Anneliese Köhler"), (2, "Bäckerei Großmann")]
    assert values(store.answer_cases.done(1, 1)) == [(2, "Bäckerei Großmann")]


def test_who_lies_in_the_trash_or_is_restricted_has_no_cases(store: Store, bakery_id: int, koehler_id: int) -> None:
    for customer_id in (bakery_id, koehler_id):
        answered(store, customer_id, 4)
    store.customers.trash(bakery_id)
    store.customers.restrict(koehler_id)
    assert store.answer_cases.open() == []
    assert store.answer_cases.open_count() == 0


def test_a_case_is_done_with_what_was_done_what_came_of_it_and_why(store: Store, bakery_id: int) -> None:
    case = answered(store, bakery_id, 3, "Zweimal hingebracht.")
    words = replace(case, measure=" Angerufen ", result="Bekommt ein Leihrad", cause="Wartezeit")
    store.answer_cases.finish(words, MONDAY + timedelta(days=90))
    done = store.answer_cases.get(case.id or 0)
    assert (done.follow_up.measure, done.follow_up.result, done.follow_up.cause) == (
        "Angerufen", "Bekommt ein Leihrad", "Wartezeit",
    )  # fmt: skip
    assert done.follow_up.done_at is not None
    assert done.answer.comment == "Zweimal hingebracht."
    (ask,) = store.follow_ups.open_of(bakery_id)
    assert (ask.kind, ask.what, ask.due_on) == (FollowUpKind.ASK, "Begeisterung erfragen", date(2027, 2, 21))
    store.undo()
    assert [task.id for task in store.follow_ups.open_of(bakery_id)] == [case.id], "one step back takes both"


@pytest.mark.parametrize("days", [0, -1])
def test_asking_again_is_for_a_day_to_come(store: Store, bakery_id: int, days: int) -> None:
    case = answered(store, bakery_id, 3)
    with pytest.raises(ValidationError, match="Wieder fragen geht erst an einem Tag, der noch kommt") as caught:
        store.answer_cases.finish(case, MONDAY + timedelta(days=days))
    assert caught.value.field == "ask_again_on"
    assert store.answer_cases.open_count() == 1


def test_what_is_written_down_does_not_close_a_case(store: Store, bakery_id: int) -> None:
    case = answered(store, bakery_id, 3)
    store.answer_cases.note(replace(case, measure="Zettel", cause="Wartezeit"))
    (kept,) = store.answer_cases.open()
    assert (kept.follow_up.measure, kept.follow_up.cause, kept.follow_up.done_at) == ("Zettel", "Wartezeit", None)
    with pytest.raises(ValidationError, match="zu lang") as caught:
        store.answer_cases.note(replace(case, cause="x" * 61))
    assert caught.value.field == "cause"


def test_a_case_whose_answer_is_gone_is_none(store: Store, bakery_id: int) -> None:
    case = answered(store, bakery_id, 3)
    store.answers.delete(case.answer_id or 0)
    for act in (store.answer_cases.note, store.answer_cases.finish):
        with pytest.raises(NothingFoundError):
            act(case)
    with pytest.raises(NothingFoundError):
        store.answer_cases.get(case.id or 0)


def test_causes_add_up(store: Store, bakery_id: int, koehler_id: int) -> None:
    for customer_id, cause in ((bakery_id, "Wartezeit"), (koehler_id, "Wartezeit"), (koehler_id, "Preis")):
        store.answer_cases.note(replace(answered(store, customer_id, 5), cause=cause))
    answered(store, bakery_id, 5)
    old = answered(store, bakery_id, 2, day=MONDAY - timedelta(days=400))
    store.answer_cases.finish(replace(old, cause="Preis"))
    done = store.answer_cases.open(cause="Wartezeit")[0]
    store.answer_cases.finish(done.follow_up)
    year = MONDAY - timedelta(days=365)
    assert store.answer_cases.causes(year, MONDAY) == [CauseCount("Wartezeit", 2, 1), CauseCount("Preis", 1, 1)]
    assert store.answer_cases.known_causes() == ["Preis", "Wartezeit"]
    assert values(store.answer_cases.open(cause="Preis")) == [(5, "Anneliese Köhler")]
    assert values(store.answer_cases.done(cause="Wartezeit")) == [(5, done.display_name)]
