"""Noting a conversation: what was said, what is thereby done, what comes next, as one operation."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.conversation import Channel
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.services.record_conversation import NextStep, record_conversation
from tests.factories import BAKERY, MONDAY, MORNING, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.store.store import Store

NEXT_WEEK = MONDAY + timedelta(days=7)


@pytest.fixture
def customer_id(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


@pytest.fixture
def follow_up_id(store: Store, customer_id: int) -> int:
    return store.follow_ups.create(to_do(customer_id), MONDAY)


def test_only_a_conversation(store: Store, customer_id: int) -> None:
    assert record_conversation(store, talk(customer_id), NextStep()) == "Gespräch gespeichert."
    assert len(store.conversations.of_customer(customer_id)) == 1
    assert store.follow_ups.open_of(customer_id) == []
    check_derived(store)


def test_a_note_is_called_a_note(store: Store, customer_id: int) -> None:
    said = talk(customer_id, channel=Channel.NOTE)
    assert record_conversation(store, said, NextStep()) == "Notiz gespeichert."


def test_a_next_step_becomes_a_follow_up_of_the_same_employee(store: Store, customer_id: int) -> None:
    mira = store.employees.create("Mira Wolff")
    sentence = record_conversation(store, talk(customer_id, employee_id=mira.id), NextStep(NEXT_WEEK, "Probetag"))
    assert sentence == "Gespräch gespeichert. Wiedervorlage am Mo, 30.11."
    (waiting,) = store.follow_ups.open_of(customer_id)
    (said,) = store.conversations.of_customer(customer_id)
    assert (waiting.due_on, waiting.what, waiting.due_time) == (NEXT_WEEK, "Probetag", None)
    assert (waiting.employee_id, waiting.conversation_id) == (mira.id, said.id)
    check_derived(store)


def test_a_next_step_without_words_still_says_something(store: Store, customer_id: int) -> None:
    record_conversation(store, talk(customer_id), NextStep(NEXT_WEEK))
    assert store.follow_ups.open_of(customer_id)[0].what == "Wieder melden"


def test_what_the_conversation_was_about_is_done(store: Store, customer_id: int, follow_up_id: int) -> None:
    step = NextStep(follow_up_id=follow_up_id, is_done=True)
    assert record_conversation(store, talk(customer_id), step) == "Gespräch gespeichert. Wiedervorlage erledigt."
    assert store.follow_ups.get(follow_up_id).done_at == MORNING
    assert store.follow_ups.open_of(customer_id) == []
    check_derived(store)


def test_done_and_a_new_one_next(store: Store, customer_id: int, follow_up_id: int) -> None:
    step = NextStep(NEXT_WEEK, "Probetag", follow_up_id, is_done=True)
    assert record_conversation(store, talk(customer_id), step).endswith("Wiedervorlage am Mo, 30.11.")
    assert store.follow_ups.get(follow_up_id).done_at == MORNING
    (waiting,) = store.follow_ups.open_of(customer_id)
    assert (waiting.what, waiting.due_on) == ("Probetag", NEXT_WEEK)
    assert waiting.id != follow_up_id


@pytest.mark.parametrize(
    ("words", "what"), [("Probetag", "Probetag"), ("", "Angebot nachfassen"), (" ", "Angebot nachfassen")]
)
def test_not_done_moves_to_the_next_day(
    store: Store, customer_id: int, follow_up_id: int, words: str, what: str
) -> None:
    record_conversation(store, talk(customer_id), NextStep(NEXT_WEEK, words, follow_up_id))
    (waiting,) = store.follow_ups.open_of(customer_id)
    assert (waiting.id, waiting.what, waiting.due_on) == (follow_up_id, what, NEXT_WEEK)
    check_derived(store)


def test_not_done_and_no_day_stays_as_it_is(store: Store, customer_id: int, follow_up_id: int) -> None:
    before = store.follow_ups.get(follow_up_id)
    assert record_conversation(store, talk(customer_id), NextStep(follow_up_id=follow_up_id)) == "Gespräch gespeichert."
    assert store.follow_ups.get(follow_up_id) == before


def test_what_was_finished_meanwhile_does_not_swallow_the_next_step(
    store: Store, customer_id: int, follow_up_id: int
) -> None:
    store.follow_ups.finish(follow_up_id)
    done = store.follow_ups.get(follow_up_id)
    record_conversation(store, talk(customer_id), NextStep(NEXT_WEEK, "", follow_up_id))
    assert store.follow_ups.get(follow_up_id) == done
    assert [waiting.due_on for waiting in store.follow_ups.open_of(customer_id)] == [NEXT_WEEK]


def test_all_of_it_is_one_operation_and_one_event(store: Store, customer_id: int, follow_up_id: int) -> None:
    before = everything(store.path)
    told: list[Changed] = []
    store.subscribe(told.append)
    record_conversation(store, talk(customer_id), NextStep(NEXT_WEEK, "Probetag", follow_up_id, is_done=True))
    (changed,) = told
    assert changed.tables == {"conversations", "follow_ups"}
    assert changed.customer_ids == {customer_id}
    assert changed.summary == "Gespräch gespeichert. Wiedervorlage am Mo, 30.11."
    assert store.undo() == "Zurückgenommen: „Gespräch gespeichert. Wiedervorlage am Mo, 30.11.“"
    assert everything(store.path) == before
    check_derived(store)


@pytest.mark.parametrize(
    ("step", "text", "field"),
    [
        (NextStep(), "", "text"),
        (NextStep(NEXT_WEEK, "Probetag"), "x" * 20_001, "text"),
        (NextStep(NEXT_WEEK, "x" * 501), "Freut sich.", "what"),
        (NextStep(NEXT_WEEK, "x" * 501, 1), "Freut sich.", "what"),
    ],
)
def test_half_of_it_is_never_kept(
    store: Store, customer_id: int, follow_up_id: int, step: NextStep, text: str, field: str
) -> None:
    assert follow_up_id == 1
    before = everything(store.path, versions=True)
    with pytest.raises(ValidationError) as caught:
        record_conversation(store, talk(customer_id, text, mood=None), step)
    assert caught.value.field == field
    assert everything(store.path, versions=True) == before
    check_derived(store)


def test_a_follow_up_that_is_gone_keeps_nothing(store: Store, customer_id: int) -> None:
    with pytest.raises(NothingFoundError):
        record_conversation(store, talk(customer_id), NextStep(date(2026, 12, 2), "", 99))
    assert query(store.path, "SELECT * FROM conversations") == []


def test_one_conversation_does_several_and_plans_for_a_colleague(
    store: Store, customer_id: int, follow_up_id: int
) -> None:
    second = store.follow_ups.create(to_do(customer_id, what="Rechnung"), MONDAY)
    third = store.follow_ups.create(to_do(customer_id, what="Bleibt"), MONDAY)
    jonas = store.employees.create("Jonas Wolff").id
    before = everything(store.path)
    step = NextStep(
        NEXT_WEEK, "Probetag", follow_up_id, is_done=True, also_done=(second,), due_time=time(10, 30), assignee_id=jonas
    )
    assert record_conversation(store, talk(customer_id), step) == "Gespräch gespeichert. Wiedervorlage am Mo, 30.11."
    kept, planned = store.follow_ups.open_of(customer_id)
    assert kept.id == third
    assert (planned.due_on, planned.due_time, planned.assignee_id) == (NEXT_WEEK, time(10, 30), jonas)
    store.undo()
    assert everything(store.path) == before


def test_a_moved_follow_up_takes_time_and_assignee_along(store: Store, customer_id: int, follow_up_id: int) -> None:
    jonas = store.employees.create("Jonas Wolff").id
    step = NextStep(NEXT_WEEK, follow_up_id=follow_up_id, due_time=time(9), assignee_id=jonas)
    record_conversation(store, talk(customer_id), step)
    moved = store.follow_ups.get(follow_up_id)
    assert (moved.due_on, moved.due_time, moved.assignee_id) == (NEXT_WEEK, time(9), jonas)


def test_only_another_one_is_done(store: Store, customer_id: int, follow_up_id: int) -> None:
    second = store.follow_ups.create(to_do(customer_id, what="Rechnung"), MONDAY)
    step = NextStep(follow_up_id=follow_up_id, also_done=(second,))
    assert record_conversation(store, talk(customer_id), step) == "Gespräch gespeichert. Wiedervorlage erledigt."
    assert [follow_up.id for follow_up in store.follow_ups.open_of(customer_id)] == [follow_up_id]


def test_a_feeling_without_anybody_who_works_keeps_nothing(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    with pytest.raises(ValidationError, match="Wer schätzt ein"):
        record_conversation(store, talk(kept.id), NextStep(), sympathy=4)
    assert store.conversations.of_customer(kept.id or 0) == []
