"""The change log: what each row was before and is after, whom it concerns, in the same transaction."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.domain.answer import AnswerChannel
from kundenapp.domain.category import Category
from kundenapp.domain.commitment import Commitment, Side
from kundenapp.domain.contact import Phone
from kundenapp.domain.customer import Customer, Status
from kundenapp.domain.delight import Delight
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.domain.wish import CommonGround, GroundKind, Wish
from kundenapp.services.record_answer import record_answer
from kundenapp.store.personal import PERSONAL_TABLES
from tests.factories import BAKERY, MONDAY, MORNING, answer, person, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def changes(store: Store, operation_id: int | None = None) -> list[dict[str, Any]]:
    """Return the changes of an operation, or of the newest one, with their images as rows."""
    found = query(
        store.path,
        "SELECT * FROM changes WHERE operation_id = coalesce(?, (SELECT max(id) FROM operations)) ORDER BY id",
        operation_id,
    )
    for change in found:
        for image in ("before", "after"):
            change[image] = json.loads(change[image]) if change[image] else None
    return found


def operations(store: Store) -> list[dict[str, Any]]:
    return query(store.path, "SELECT * FROM operations ORDER BY id")


# --- images -----------------------------------------------------------------------------------------------------------


def test_the_head_of_an_operation_says_who_when_and_what(store: Store, clock: Clock) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    clock.go_on(hours=1)
    store.customers.create(BAKERY)
    head = operations(store)[-1]
    assert (head["kind"], head["summary"]) == ("customer.create", "Bäckerei Großmann ist angelegt.")
    assert (head["employee_id"], head["at"]) == (mira.id, "2026-11-23T09:42:00+00:00")
    assert (head["undoable"], head["undoes"], len(head["uuid"])) == (1, None, 36)


def test_a_new_row_has_no_before(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    for change in changes(store):
        assert change["before"] is None
        assert (
            change["after"] == query(store.path, f"SELECT * FROM {change['table']} WHERE id = ?", change["row_id"])[0]
        )
        assert change["customer_id"] == kept.id
    assert sorted(change["table"] for change in changes(store)) == sorted(
        [
            *("customers", "customer_emails", "contact_persons", "customer_consents", "customer_years"),
            *["customer_phones", "customer_addresses", "customer_tags"] * 2,
        ]
    )


def test_a_changed_row_has_both(store: Store) -> None:
    kept = store.customers.create(person())
    (before,) = query(store.path, "SELECT * FROM customers")
    operation_id = store.customers.save(replace(kept, last_name="Klein"))
    (change,) = changes(store, operation_id)
    assert change["before"] == before
    assert change["after"] == before | {"last_name": "Klein", "version": 2}
    assert (change["table"], change["row_id"], change["customer_id"]) == ("customers", kept.id, kept.id)


def test_a_deleted_row_has_no_after(store: Store) -> None:
    kept = store.customers.create(person(phones=(Phone("0421 1"), Phone("0421 2"))))
    (_, second) = query(store.path, "SELECT * FROM customer_phones ORDER BY id")
    store.customers.save(replace(kept, phones=kept.phones[:1]))
    (change,) = [change for change in changes(store) if change["table"] == "customer_phones"]
    assert (change["before"], change["after"], change["customer_id"]) == (second, None, kept.id)


def test_every_change_of_personal_data_names_the_person(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    kept = store.customers.create(replace(BAKERY, is_sample=True, owner_id=mira.id))
    with store.operation("conversation.record") as op:
        talk_id = store.conversations.add(op, talk(kept.id))
        store.follow_ups.add(op, to_do(kept.id, conversation_id=talk_id))
    (waiting,) = store.follow_ups.open_of(kept.id or 0)
    store.follow_ups.postpone(waiting.id or 0, MONDAY, MONDAY)
    store.follow_ups.finish(waiting.id or 0, "gut")
    record_answer(store, answer(kept.id))
    store.answer_requests.ask(kept.id or 0, AnswerChannel.SHOP)
    store.delights.create(Delight(kept.id or 0, MONDAY, "Rad geputzt"))
    store.employee_id = mira.id
    store.placements.place(kept.id or 0, 4.0, None)
    store.categories.decide(kept.id or 0, Category.DREAM, "Freude.")
    honest = store.statements.add(Statement(StatementKind.VALUE, "Ehrlich"))
    store.stances.note([Stance(kept.id or 0, honest.id or 0, MONDAY, Attitude.NEUTRAL)])
    store.commitments.create(Commitment(kept.id or 0, Side.THEM, "Räder bringen", MONDAY, MONDAY))
    store.wishes.create(Wish(kept.id or 0, "Pünktlich", MONDAY))
    store.common_grounds.create(CommonGround(kept.id or 0, GroundKind.DIFFERENCE, "Fährt Auto", MONDAY))
    store.customers.save(replace(kept, phones=(), tags=("Neu",), status=Status.PARTNER))
    store.customers.trash(kept.id or 0)
    store.undo()
    store.customers.remove_samples()
    logged = query(store.path, 'SELECT "table", customer_id FROM changes')
    assert {row["table"] for row in logged} >= set(PERSONAL_TABLES) - {
        *("changes", "drafts", "customer_summaries", "answer_spans", "customer_merges")
    }
    for row in logged:
        assert row["customer_id"] == (kept.id if row["table"] in PERSONAL_TABLES else None)


def test_a_record_that_changes_hands_concerns_both(store: Store) -> None:
    one, other = store.customers.create(BAKERY), store.customers.create(person())
    row_id = store.follow_ups.create(to_do(one.id), MONDAY)
    with store.operation("customer.merge") as op:
        op.update("follow_ups", row_id, {"customer_id": other.id})
    assert op.customer_ids == {one.id, other.id}
    check_derived(store)
    store.undo()
    check_derived(store)


def test_what_does_not_differ_is_not_written(store: Store) -> None:
    kept = store.customers.create(person())
    with store.operation("test") as op:
        assert not op.update("customers", kept.id or 0, {"last_name": kept.last_name})
    assert op.id is None
    assert len(operations(store)) == 1


def test_a_row_that_is_not_there_cannot_be_changed(store: Store) -> None:
    with pytest.raises(LookupError, match="follow_ups has no row 99"), store.operation("test") as op:
        op.update("follow_ups", 99, {"what": "x"})
    with pytest.raises(LookupError, match="follow_ups has no row 99"), store.operation("test") as op:
        op.delete("follow_ups", 99)


def test_a_slip_in_the_name_of_a_table_makes_no_table(store: Store) -> None:
    before = query(store.path, "SELECT * FROM sqlite_master")
    with pytest.raises(Exception, match="custmers"), store.operation("test") as op:
        op.insert("custmers", {"name": "x"})
    assert query(store.path, "SELECT * FROM sqlite_master") == before


def test_a_row_made_and_deleted_in_one_operation_leaves_no_trace(store: Store) -> None:
    kept = store.customers.create(person())
    log = operations(store)
    with store.operation("test") as op:
        op.delete("follow_ups", store.follow_ups.add(op, to_do(kept.id)))
    assert op.id is None
    assert operations(store) == log
    assert store.undo() == "Zurückgenommen: „Anneliese Köhler ist angelegt.“"


def test_a_row_changed_twice_is_one_change(store: Store) -> None:
    kept = store.customers.create(person())
    with store.operation("test") as op:
        op.update("customers", kept.id or 0, {"last_name": "Eins"})
        op.update("customers", kept.id or 0, {"last_name": "Zwei"})
    (change,) = changes(store)
    assert (change["before"]["last_name"], change["after"]["last_name"]) == ("Köhler", "Zwei")


def test_the_summary_may_be_set_while_the_operation_is_open(store: Store) -> None:
    kept = store.customers.create(person())
    with store.operation("test", "vorläufig") as op:
        op.update("customers", kept.id or 0, {"last_name": "Eins"})
        op.summary = "endgültig"
    assert operations(store)[-1]["summary"] == "endgültig"


# --- several saves during one visit to a field ------------------------------------------------------------------------


def visit(store: Store, customer: Customer, field: str, values: list[object]) -> list[int | None]:
    """Save a field several times as one visit; return the operations."""
    found: list[int | None] = []
    for value in values:
        customer = replace(store.customers.get(customer.id or 0), **{field: value})  # type: ignore[arg-type]
        found.append(store.customers.save(customer, continues=found[-1] if found else None))
    return found


def test_saves_of_one_visit_are_one_operation_with_the_first_before(store: Store, clock: Clock) -> None:
    kept = store.customers.create(person())
    (before,) = query(store.path, "SELECT * FROM customers")
    first, second, third = visit(store, kept, "last_name", ["K", "Kl", "Klein"])
    assert first == second == third
    (change,) = changes(store)
    assert change["before"] == before
    assert change["after"]["last_name"] == "Klein"
    assert operations(store)[-1]["summary"] == "Anneliese Klein ist geändert."
    assert store.undo() == "Zurückgenommen: „Anneliese Klein ist geändert.“"
    assert store.customers.get(kept.id or 0).last_name == "Köhler"
    assert store.redo() == "Wiederholt: „Anneliese Klein ist geändert.“"
    assert store.customers.get(kept.id or 0).last_name == "Klein"


def test_a_visit_to_two_fields_keeps_both(store: Store) -> None:
    kept = store.customers.create(person())
    first = store.customers.save(replace(kept, last_name="Klein"))
    now = store.customers.get(kept.id or 0)
    assert store.customers.save(replace(now, phones=(Phone("0421"),)), continues=first) == first
    store.undo()
    assert store.customers.get(kept.id or 0) == replace(kept, version=store.customers.get(kept.id or 0).version)


def test_back_to_the_original_is_no_operation(store: Store) -> None:
    kept = store.customers.create(person())
    log = operations(store)
    first, last = visit(store, kept, "last_name", ["K", "Köhler"])
    assert (first is not None, last) == (True, None)
    assert operations(store) == log
    assert query(store.path, "SELECT * FROM changes WHERE operation_id NOT IN (SELECT id FROM operations)") == []
    assert store.undo() == "Zurückgenommen: „Anneliese Köhler ist angelegt.“"
    assert query(store.path, "SELECT * FROM customers") == []


@pytest.mark.parametrize("typed", [["0421 1", "0421"], ["0421 1", "0421 12", "0421"], ["0", "1", "2", "3", "0421"]])
def test_back_to_the_original_in_a_line_is_no_operation(store: Store, typed: list[str]) -> None:
    kept = store.customers.create(person(phones=(Phone("0421"),)))
    log = operations(store)
    assert visit(store, kept, "phones", [(Phone(number),) for number in typed])[-1] is None
    assert operations(store) == log
    assert store.undo() == "Zurückgenommen: „Anneliese Köhler ist angelegt.“"


def test_a_line_added_and_removed_in_one_visit_is_no_operation(store: Store) -> None:
    kept = store.customers.create(person())
    log = operations(store)
    assert visit(store, kept, "tags", [("N",), ("Neu",), ()])[-1] is None
    assert operations(store) == log


def test_a_new_customer_and_what_is_typed_next_are_one(store: Store) -> None:
    kept = store.customers.create(Customer(first_name="A"))
    begun = store.history.next_undo
    assert store.customers.save(replace(kept, first_name="Anna"), continues=begun) == begun
    store.undo()
    assert query(store.path, "SELECT * FROM customers") == []
    store.redo()
    assert store.customers.get(kept.id or 0).first_name == "Anna"


@pytest.mark.parametrize("between", ["other work", "undo", "erasure"])
def test_after_other_work_a_visit_is_a_new_operation(store: Store, between: str) -> None:
    kept, other = store.customers.create(person()), store.customers.create(BAKERY)
    first = store.customers.save(replace(kept, last_name="K"))
    if between == "other work":
        store.follow_ups.create(to_do(kept.id), MONDAY)
    elif between == "undo":
        store.undo()
    else:
        store.erase([other])
    again = store.customers.get(kept.id or 0)
    second = store.customers.save(replace(again, last_name="Klein"), continues=first)
    assert second is not None
    assert second != first
    assert changes(store)[0]["before"]["last_name"] == again.last_name


def test_an_operation_that_fails_while_continuing_leaves_the_first_as_it_was(store: Store) -> None:
    kept = store.customers.create(person())
    first = store.customers.save(replace(kept, last_name="Klein"))
    log, rows = changes(store), everything(store.path, versions=True)
    with pytest.raises(ValidationError):
        store.customers.save(replace(store.customers.get(kept.id or 0), number=" "), continues=first)
    assert changes(store) == log
    assert everything(store.path, versions=True) == rows
    store.undo()
    assert store.customers.get(kept.id or 0).last_name == "Köhler"


def test_the_moment_of_a_visit_is_that_of_its_last_save(store: Store, clock: Clock) -> None:
    kept = store.customers.create(person())
    first = store.customers.save(replace(kept, last_name="K"))
    clock.go_on(minutes=5)
    store.customers.save(replace(store.customers.get(kept.id or 0), last_name="Klein"), continues=first)
    assert clock.moment > MORNING
    assert operations(store)[-1]["at"] == "2026-11-23T08:47:00+00:00"
