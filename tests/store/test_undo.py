"""Undo and redo: step by step back and forth, never over somebody else's work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.contact import Phone
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY, MONDAY, person, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store

CONFLICT = "Das wurde inzwischen weiter bearbeitet und lässt sich nicht einfach zurücknehmen. Nichts wurde verändert."


def test_with_nothing_done_there_is_nothing_to_undo(store: Store) -> None:
    assert store.undo() is None
    assert store.redo() is None


def test_step_by_step_back_and_forth(store: Store) -> None:
    states = [everything(store.path)]
    kept = store.customers.create(BAKERY)
    states.append(everything(store.path))
    store.customers.save(replace(kept, phones=(Phone("0421 7"),), last_name="Klein"))
    states.append(everything(store.path))
    record_conversation(store, talk(kept.id), NextStep(MONDAY, "Probetag"))
    states.append(everything(store.path))
    store.customers.trash(kept.id or 0)
    states.append(everything(store.path))
    sentences = []
    for state in reversed(states[:-1]):
        sentences.append(store.undo())
        assert everything(store.path) == state
        check_derived(store)
    assert sentences == [
        "Zurückgenommen: „Bäckerei Großmann liegt im Papierkorb.“",
        "Zurückgenommen: „Gespräch gespeichert. Wiedervorlage am Mo, 23.11.“",
        "Zurückgenommen: „Bäckerei Großmann ist geändert.“",
        "Zurückgenommen: „Bäckerei Großmann ist angelegt.“",
    ]
    assert store.undo() is None
    for state in states[1:]:
        sentence = store.redo()
        assert sentence is not None
        assert sentence.startswith("Wiederholt: ")
        assert everything(store.path) == state
        check_derived(store)
    assert store.redo() is None
    for state in reversed(states[:-1]):
        store.undo()
        assert everything(store.path) == state


def test_every_step_stands_in_the_log_with_what_it_reverts(store: Store) -> None:
    store.customers.create(BAKERY)
    store.undo()
    store.redo()
    store.undo()
    heads = query(store.path, "SELECT id, kind, undoes FROM operations ORDER BY id")
    assert [(head["kind"], head["undoes"]) for head in heads] == [
        ("customer.create", None),
        ("undo", 1),
        ("redo", 2),
        ("undo", 3),
    ]


def test_new_work_ends_what_could_be_redone(store: Store) -> None:
    store.customers.create(BAKERY)
    store.undo()
    store.customers.create(person())
    assert store.redo() is None
    assert store.undo() == "Zurückgenommen: „Anneliese Köhler ist angelegt.“"
    assert store.undo() is None


def test_what_was_worked_on_since_is_left_alone(store: Store, places: Places) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.save(replace(kept, last_name="Klein"))
    store.history.forget_all()  # a colleague at another place did that
    store.history.add(1)
    before, log = everything(store.path, versions=True), query(store.path, "SELECT * FROM operations")
    with pytest.raises(ChangedMeanwhileError) as caught:
        store.undo()
    assert str(caught.value) == CONFLICT
    assert everything(store.path, versions=True) == before
    assert query(store.path, "SELECT * FROM operations") == log
    assert store.undo() is None


def test_after_a_refusal_the_one_before_is_next(store: Store) -> None:
    store.employees.create("Mira Wolff")
    kept = store.customers.create(BAKERY)
    with store.operation("elsewhere", undoable=False) as op:
        op.update("customers", kept.id or 0, {"title": "Dr."})
    with pytest.raises(ChangedMeanwhileError):
        store.undo()
    assert store.undo() == "Zurückgenommen: „Mira Wolff gehört jetzt zum Team.“"


def test_what_others_hang_on_is_not_taken_away(store: Store) -> None:
    kept = store.customers.create(person())
    with store.operation("elsewhere", undoable=False) as op:
        store.follow_ups.add(op, to_do(kept.id))
    with pytest.raises(ChangedMeanwhileError) as caught:
        store.undo()
    assert str(caught.value) == CONFLICT
    assert len(store.follow_ups.open_of(kept.id or 0)) == 1
    check_derived(store)


def test_a_number_given_away_since_is_not_taken_back(store: Store) -> None:
    kept = store.customers.create(person(number="K-7"))
    store.undo()
    with store.operation("elsewhere", undoable=False) as op:
        op.insert(
            "customers",
            {"uuid": "u", "customer_number": "k-7", "kind": "person", "created_at": "2026-11-23", "last_name": "Neu"},
        )
    with pytest.raises(ChangedMeanwhileError):
        store.redo()
    assert [row["last_name"] for row in query(store.path, "SELECT last_name FROM customers")] == ["Neu"]
    assert kept.number == "K-7"
    assert store.redo() is None


def test_a_redo_is_refused_as_well(store: Store) -> None:
    kept = store.customers.create(person())
    store.customers.save(replace(kept, last_name="Klein"))
    store.undo()
    with store.operation("elsewhere", undoable=False) as op:
        op.update("customers", kept.id or 0, {"last_name": "Anders"})
    with pytest.raises(ChangedMeanwhileError):
        store.redo()
    assert store.redo() is None
    assert store.customers.get(kept.id or 0).last_name == "Anders"


@pytest.mark.parametrize("field", ["phones", "tags", "last_name"])
def test_a_form_read_before_an_undo_does_not_overwrite_it(store: Store, field: str) -> None:
    wish: object = {"phones": (Phone("0421 7"),), "tags": ("Neu",), "last_name": "Neu"}[field]
    kept = store.customers.create(BAKERY)
    store.customers.save(replace(kept, **{field: wish}))  # type: ignore[arg-type]
    read_after_save = store.customers.get(kept.id or 0)
    store.undo()
    with pytest.raises(ChangedMeanwhileError):
        store.customers.save(replace(read_after_save, title="Dr."))
    read_after_undo = store.customers.get(kept.id or 0)
    assert replace(read_after_undo, version=kept.version) == kept
    store.redo()
    with pytest.raises(ChangedMeanwhileError):
        store.customers.save(replace(read_after_undo, title="Dr."))


def test_a_log_that_no_longer_has_it_says_so(store: Store) -> None:
    store.customers.create(person())
    with store.local() as local:
        local.remove("changes", operation_id=1)
        local.remove("operations", id=1)
    with pytest.raises(NothingFoundError, match=r"^Das lässt sich nicht mehr rückgängig machen\.$"):
        store.undo()
    assert store.undo() is None


def test_after_a_new_start_nothing_of_before_is_undone(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    store.close()
    again = open_store(store.path, places)
    assert again.undo() is None
    again.abandon()


def test_an_erasure_ends_what_could_be_undone_and_redone(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.create(person())
    store.undo()
    store.erase([kept])
    assert store.undo() is None
    assert store.redo() is None
