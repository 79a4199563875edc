"""Unfinished input: kept while typing, found again after a power cut, gone when it has become a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.store.drafts import CONVERSATIONS, Draft, conversation_draft
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY, MORNING
from tests.store.images import query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_a_draft_waits_under_its_name(store: Store, clock: Clock) -> None:
    kept = store.customers.create(BAKERY)
    store.drafts.save("conversation:1", {"text": "Freut sich", "mood": ""}, kept.id)
    assert store.drafts.get("conversation:1") == Draft(
        "conversation:1", {"text": "Freut sich", "mood": ""}, MORNING, kept.id
    )
    clock.go_on(minutes=1)
    store.drafts.save("conversation:1", {"text": "Freut sich sehr"}, kept.id)
    draft = store.drafts.get("conversation:1")
    assert draft is not None
    assert draft.fields == {"text": "Freut sich sehr"}
    assert draft.saved_at == clock.moment
    assert store.drafts.get("conversation:2") is None


def test_a_draft_is_no_operation_and_nobody_is_told(store: Store) -> None:
    told: list[object] = []
    store.subscribe(told.append)
    store.drafts.save("customer:new", {"last_name": "Köhler"})
    store.drafts.discard("customer:new")
    assert told == []
    assert query(store.path, "SELECT * FROM operations") == []
    assert store.undo() is None


def test_a_draft_survives_a_power_cut(store: Store, places: Places) -> None:
    store.drafts.save("customer:new", {"last_name": "Köhler"})
    store.abandon()
    again = open_store(store.path, places)
    draft = again.drafts.get("customer:new")
    again.abandon()
    assert draft is not None
    assert draft.fields == {"last_name": "Köhler"}


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "😀\n\t„so“ \\ \" '", "x" * 100_000])
def test_a_draft_keeps_any_text(store: Store, text: str) -> None:
    store.drafts.save("conversation:1", {"text": text})
    draft = store.drafts.get("conversation:1")
    assert draft is not None
    assert draft.fields == {"text": text}


def test_the_newest_of_its_kind_is_offered(store: Store, clock: Clock) -> None:
    for name in ("conversation:1", "conversation:2", "conv_rsation:3", "customer:new"):
        store.drafts.save(name, {"name": name})
    newest = store.drafts.newest("conversation:")
    assert newest is not None
    assert newest.name == "conversation:2"
    clock.go_on(seconds=1)
    store.drafts.save("conversation:1", {"name": "again"})
    newest = store.drafts.newest("conversation:")
    assert newest is not None
    assert newest.name == "conversation:1"
    assert store.drafts.newest("follow_up:") is None


def test_whoever_lies_in_the_trash_has_no_newest_draft(store: Store, clock: Clock) -> None:
    kept = store.customers.create(BAKERY)
    store.drafts.save(conversation_draft(None), {"text": "wer?"})
    clock.go_on(seconds=1)
    store.drafts.save(conversation_draft(kept.id), {"text": "halb"}, kept.id)
    store.customers.trash(kept.id or 0)
    newest = store.drafts.newest(CONVERSATIONS)
    assert newest is not None
    assert newest.name == "conversation:new"
    store.customers.restore(kept.id or 0)
    newest = store.drafts.newest(CONVERSATIONS)
    assert newest is not None
    assert newest.name == f"conversation:{kept.id}"


def test_a_draft_that_is_discarded_is_gone(store: Store) -> None:
    store.drafts.save("conversation:1", {"text": "halb"})
    store.drafts.discard("conversation:1")
    store.drafts.discard("conversation:1")
    assert store.drafts.get("conversation:1") is None
