"""The two doors: all or nothing, one event after the commit, none after a rollback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY, MONDAY, person, to_do
from tests.store.images import everything, query

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.store.store import Store


@pytest.fixture
def told(store: Store) -> list[Changed]:
    found: list[Changed] = []
    store.subscribe(found.append)
    return found


def test_one_event_names_what_has_changed(store: Store, told: list[Changed]) -> None:
    kept = store.customers.create(BAKERY)
    (changed,) = told
    assert (changed.kind, changed.summary) == ("customer.create", "Bäckerei Großmann ist angelegt.")
    assert changed.tables == {
        "customers",
        "customer_phones",
        "customer_emails",
        "customer_addresses",
        "contact_persons",
        "customer_consents",
        "customer_years",
        "customer_tags",
    }
    assert changed.customer_ids == {kept.id}
    assert changed.operation_id == query(store.path, "SELECT max(id) AS id FROM operations")[0]["id"]
    assert changed.undoable


def test_the_event_comes_after_the_commit(store: Store) -> None:
    seen: list[int] = []
    store.subscribe(lambda _changed: seen.append(len(query(store.path, "SELECT id FROM customers"))))
    store.customers.create(BAKERY)
    assert seen == [1]


def test_a_listener_may_save_something_itself(store: Store) -> None:
    def answer(changed: Changed) -> None:
        if changed.kind == "customer.create":
            store.follow_ups.create(to_do(next(iter(changed.customer_ids))), MONDAY)

    store.subscribe(answer)
    kept = store.customers.create(BAKERY)
    assert len(store.follow_ups.open_of(kept.id or 0)) == 1


def test_undo_tells_as_well_and_an_operation_for_good_cannot_be_undone(store: Store, told: list[Changed]) -> None:
    kept = store.customers.create(person())
    store.undo()
    with store.operation("decision", "Entschieden.", undoable=False) as op:
        op.insert("employees", {"uuid": "u", "name": "Mira"})
    assert [(changed.kind, changed.undoable) for changed in told] == [
        ("customer.create", True),
        ("undo", True),
        ("decision", False),
    ]
    assert told[1].customer_ids == {kept.id}
    assert store.undo() is None
    assert [row["undoable"] for row in query(store.path, "SELECT undoable FROM operations ORDER BY id")] == [1, 1, 0]


def test_whoever_unsubscribes_hears_no_more(store: Store, told: list[Changed]) -> None:
    listener = told.append
    store.unsubscribe(listener)
    store.customers.create(BAKERY)
    assert told == []


def test_an_operation_that_changes_nothing_tells_nobody(store: Store, told: list[Changed]) -> None:
    with store.operation("test", "nichts"):
        pass
    assert told == []
    assert query(store.path, "SELECT * FROM operations") == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_after_an_error_nothing_has_happened(store: Store, told: list[Changed], error: type[BaseException]) -> None:
    kept = store.customers.create(BAKERY)
    told.clear()
    before, log = everything(store.path, versions=True), query(store.path, "SELECT * FROM operations")

    def break_off() -> None:
        with store.operation("test") as op:
            op.update("customers", kept.id or 0, {"last_name": "Halb"})
            with store.local() as local:
                local.put_by_name("settings", "half", {"value": "1"})
            raise error

    with pytest.raises(error):
        break_off()
    assert everything(store.path, versions=True) == before
    assert query(store.path, "SELECT * FROM operations") == log
    assert store.settings.get("half") is None
    assert told == []
    store.customers.create(person())
    assert len(told) == 1


def test_an_operation_inside_an_operation_is_refused(store: Store, told: list[Changed]) -> None:
    def nest() -> None:
        with store.operation("outer") as op:
            op.insert("employees", {"uuid": "u", "name": "Mira"})
            store.customers.create(BAKERY)

    with pytest.raises(RuntimeError, match="already open"):
        nest()
    assert told == []
    assert query(store.path, "SELECT * FROM employees") == query(store.path, "SELECT * FROM customers") == []
    store.customers.create(BAKERY)


def test_the_second_door_is_a_transaction_of_its_own(store: Store, told: list[Changed]) -> None:
    def break_off() -> None:
        with store.local() as local:
            local.put_by_name("settings", "half", {"value": "1"})
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        break_off()
    assert store.settings.get("half") is None
    with store.local() as local:
        local.put_by_name("settings", "whole", {"value": "1"})
    assert store.settings.get("whole") == "1"
    assert told == []


def test_the_second_door_inside_itself_or_an_operation_is_the_same_transaction(store: Store) -> None:
    def break_off() -> None:
        with store.local():
            store.settings.set("inner", "1")
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        break_off()
    assert store.settings.get("inner") is None
    with store.local():
        store.settings.set("inner", "1")
        store.drafts.save("customer:new", {})
    assert store.settings.get("inner") == "1"


def test_an_operation_inside_the_second_door_is_refused(store: Store) -> None:
    with pytest.raises(RuntimeError, match="already open"), store.local():
        store.customers.create(BAKERY)
    assert query(store.path, "SELECT * FROM customers") == []


def test_where_nothing_may_be_written_both_doors_are_shut(store: Store, places: Places) -> None:
    viewing = open_store(store.path, places, read_only=True)
    for act in (
        lambda: viewing.customers.create(BAKERY),
        lambda: viewing.drafts.save("customer:new", {}),
        lambda: viewing.settings.set("a", "b"),
    ):
        with pytest.raises(FaultError) as caught:
            act()
        assert caught.value.fault is Fault.READ_ONLY
    viewing.close()
