"""Keeping conversations, and their words for the search."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, RestrictedError, ValidationError
from tests.factories import BAKERY, MONDAY, MORNING, person, talk, to_do
from tests.store.images import check_derived, query

if TYPE_CHECKING:
    from kundenapp.domain.conversation import Conversation
    from kundenapp.store.store import Store


def keep(store: Store, conversation: Conversation) -> int:
    with store.operation("conversation.record") as op:
        return store.conversations.add(op, conversation)


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("mood", [*Mood, None])
def test_a_conversation_comes_back_as_it_was_given(store: Store, channel: Channel, mood: Mood | None) -> None:
    mira = store.employees.create("Mira Wolff")
    kept = store.customers.create(BAKERY)
    given = talk(kept.id, "Zeile eins\nZeile zwei", channel=channel, mood=mood, recommended=True, employee_id=mira.id)
    row_id = keep(store, given)
    (found,) = store.conversations.of_customer(kept.id or 0)
    assert (found.id, found.version, len(found.uuid)) == (row_id, 1, 36)
    assert (found.at, found.channel, found.text, found.mood) == (MORNING, channel, given.text, mood)
    assert (found.recommended, found.employee_id, found.customer_id) == (True, mira.id, kept.id)
    check_derived(store)


def test_a_moment_of_another_zone_is_kept_as_the_same_moment(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    at = datetime(2026, 11, 23, 4, 42, 59, 999, tzinfo=timezone(timedelta(hours=-5)))
    keep(store, talk(kept.id, at=at))
    assert query(store.path, "SELECT at FROM conversations") == [{"at": "2026-11-23T09:42:59+00:00"}]
    assert store.conversations.of_customer(kept.id or 0)[0].at == datetime(2026, 11, 23, 9, 42, 59, tzinfo=UTC)


def test_the_latest_stands_first(store: Store) -> None:
    kept, other = store.customers.create(BAKERY), store.customers.create(person())
    for hours, text in ((1, "früher"), (3, "zuletzt"), (3, "zuletzt, danach"), (2, "dazwischen")):
        keep(store, talk(kept.id, text, at=MORNING + timedelta(hours=hours)))
    keep(store, talk(other.id, "mit jemand anderem"))
    texts = [conversation.text for conversation in store.conversations.of_customer(kept.id or 0)]
    assert texts == ["zuletzt, danach", "zuletzt", "dazwischen", "früher"]
    assert [c.text for c in store.conversations.of_customer(kept.id or 0, limit=1)] == texts[:1]


def test_a_conversation_that_says_nothing_is_refused(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    with pytest.raises(ValidationError, match="Was wurde besprochen"):
        keep(store, talk(kept.id, " ", mood=None))
    assert query(store.path, "SELECT * FROM operations WHERE kind = 'conversation.record'") == []


def test_the_last_contact_is_told_by_the_calendar_of_the_shop(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    keep(store, talk(kept.id, at=datetime(2026, 7, 20, 22, 30, tzinfo=UTC)))
    assert query(store.path, "SELECT last_contact_on FROM customer_summaries") == [{"last_contact_on": "2026-07-21"}]
    keep(store, talk(kept.id, "nur für uns", at=MORNING, channel=Channel.NOTE))
    assert query(store.path, "SELECT last_contact_on FROM customer_summaries") == [{"last_contact_on": "2026-07-21"}]
    check_derived(store)


def test_what_was_corrected_is_kept_and_can_be_taken_back(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    row_id = keep(store, talk(kept.id, "Will drei Räder."))
    told: list[str] = []
    store.subscribe(lambda changed: told.append(changed.summary))
    found = store.conversations.get(row_id)
    corrected = replace(
        found,
        text=" Will zwei Räder. ",
        mood=None,
        channel=Channel.VISIT,
        at=MORNING - timedelta(days=1),
        recommended=True,
    )
    store.conversations.correct(corrected)
    again = store.conversations.get(row_id)
    assert again == replace(corrected, text="Will zwei Räder.", version=2)
    assert told == ["Besuch vom So, 22.11. ist korrigiert."]
    check_derived(store)
    store.undo()
    assert replace(store.conversations.get(row_id), version=1) == found
    check_derived(store)


def test_two_cannot_correct_the_same_at_once(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    found = store.conversations.get(keep(store, talk(kept.id)))
    store.conversations.correct(replace(found, text="eins"))
    with pytest.raises(ChangedMeanwhileError, match="inzwischen geändert"):
        store.conversations.correct(replace(found, text="zwei"))
    with pytest.raises(ValidationError, match="Was wurde besprochen"):
        store.conversations.correct(replace(found, text="", mood=None))
    assert store.conversations.get(found.id or 0).text == "eins"


def test_a_deleted_conversation_leaves_its_follow_up_and_comes_back_with_it(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    row_id = keep(store, talk(kept.id, "Will Räder."))
    task = store.follow_ups.create(to_do(kept.id, conversation_id=row_id), MONDAY)
    store.conversations.delete(row_id)
    assert store.conversations.of_customer(kept.id or 0) == []
    assert store.follow_ups.get(task).conversation_id is None
    assert query(store.path, "SELECT last_contact_on FROM customer_summaries") == [{"last_contact_on": None}]
    check_derived(store)
    for act in (store.conversations.get, store.conversations.delete):
        with pytest.raises(NothingFoundError, match="gibt es nicht mehr"):
            act(row_id)
    store.undo()
    assert store.conversations.get(row_id).text == "Will Räder."
    assert store.follow_ups.get(task).conversation_id == row_id
    check_derived(store)


def test_only_notes_or_only_what_was_talked_about(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    for channel in Channel:
        keep(store, talk(kept.id, channel=channel))
    notes = store.conversations.of_customer(kept.id or 0, talks=False)
    assert [conversation.channel for conversation in notes] == [Channel.NOTE]
    talks = store.conversations.of_customer(kept.id or 0, notes=False)
    assert {conversation.channel for conversation in talks} == set(Channel) - {Channel.NOTE}
    assert store.conversations.of_customer(kept.id or 0, talks=False, notes=False) == []


def test_what_was_said_before_a_correction_comes_back(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    then = store.conversations.get(keep(store, talk(kept.id, "Will drei Räder.")))
    store.conversations.correct(replace(then, text="Will zwei Räder."))
    store.conversations.bring_back(then)
    assert replace(store.conversations.get(then.id or 0), version=1) == then
    check_derived(store)
    store.undo()
    assert store.conversations.get(then.id or 0).text == "Will zwei Räder."


def test_a_deleted_conversation_comes_back_as_the_same(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    kept = store.customers.create(BAKERY)
    told: list[str] = []
    for employee_id, writer in ((mira.id, mira.id), (None, None), (99, None)):
        then = store.conversations.get(keep(store, talk(kept.id, employee_id=mira.id)))
        store.conversations.delete(then.id or 0)
        store.subscribe(lambda changed: told.append(changed.summary))
        store.conversations.bring_back(replace(then, employee_id=employee_id))
        assert store.conversations.get(then.id or 0) == replace(then, employee_id=writer)
        assert told[-1] == "Telefonat vom Mo, 23.11. ist wieder da."
    check_derived(store)


def test_nothing_comes_back_to_somebody_who_is_gone(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    then = store.conversations.get(keep(store, talk(kept.id)))
    store.erase([kept])
    with pytest.raises(NothingFoundError, match="Diesen Kunden gibt es nicht mehr"):
        store.conversations.bring_back(then)


def test_what_may_only_be_kept_is_not_changed(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    then = store.conversations.get(keep(store, talk(kept.id)))
    store.customers.restrict(kept.id or 0)
    for act in (store.conversations.correct, store.conversations.bring_back):
        with pytest.raises(RestrictedError):
            act(replace(then, text="anders"))
    with pytest.raises(RestrictedError):
        store.conversations.delete(then.id or 0)
    assert store.conversations.get(then.id or 0) == then
