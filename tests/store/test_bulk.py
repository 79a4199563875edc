"""Loading many at once: the same file as if each had been entered by hand, only faster and without a log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.domain.business import Business, Employee
from kundenapp.domain.conversation import Channel, Conversation
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.bulk import load
from kundenapp.store.bulk_record import Record
from kundenapp.store.derived import refresh_summaries
from kundenapp.store.opening import create_store, open_store
from tests.factories import BAKERY, MONDAY, MORNING, as_typed, company, person, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kundenapp.store.doors import Changed
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from tests.factories import Clock

MIRA = Employee("Mira Petersen", is_sample=True)
LATER = MORNING + timedelta(hours=3)
TOMORROW = MONDAY + timedelta(days=1)


def records(employee_ids: Sequence[int]) -> Iterator[Record]:
    mira = employee_ids[0] if employee_ids else None
    yield Record(
        replace(BAKERY, owner_id=mira, is_sample=True),
        [
            talk(0, "Freut sich auf die Räder.", employee_id=mira),
            talk(0, "Nur gedacht.", at=LATER, channel=Channel.NOTE, mood=None),
            talk(0, "Größe? Übermorgen!", at=MORNING - timedelta(days=30), recommended=True),
        ],
        [
            to_do(0, TOMORROW, due_time=time(10, 30), what="Mit Uhrzeit"),
            to_do(0, TOMORROW, what="Ohne Uhrzeit", employee_id=mira),
            to_do(0, MONDAY - timedelta(days=9), what="Längst getan", done_at=MORNING, result="Passt."),
        ],
    )
    yield Record(person("Öztürk", "Çiğdem", created_at=datetime(2019, 3, 4, 9, tzinfo=UTC)))
    yield Record(company("Nur Notizen"), [talk(0, "", channel=Channel.NOTE)])


def by_hand(store: Store) -> None:
    """Keep the same records in the way people do."""
    mira = store.employees.create(MIRA.name, is_sample=True)
    for record in records([mira.id or 0]):
        kept = store.customers.create(record.customer)
        with store.operation("test") as op:
            for conversation in record.conversations:
                store.conversations.add(op, replace(conversation, customer_id=kept.id or 0))
            for follow_up in record.follow_ups:
                row_id = store.follow_ups.add(op, replace(follow_up, customer_id=kept.id or 0))
                if follow_up.done_at is not None:
                    store.follow_ups.set_done(op, store.follow_ups.get(row_id), follow_up.result)


def without_uuids(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows without what differs from file to file."""
    return {
        table: [{name: value for name, value in row.items() if name not in ("uuid", "created_at")} for row in found]
        for table, found in rows.items()
    }


def test_the_same_as_one_by_one(store: Store, tmp_path: Path, places: Places, clock: Clock) -> None:
    assert load(store, [MIRA], records) == 3
    slow = create_store(tmp_path / "Langsam.kundenapp", places, clock)
    by_hand(slow)
    assert without_uuids(everything(store.path)) == without_uuids(everything(slow.path))
    slow.abandon()


def test_what_lists_and_search_read_is_there(store: Store) -> None:
    load(store, [MIRA], records)
    check_derived(store)
    before = query(store.path, "SELECT * FROM customer_summaries")
    with store.local() as local:
        refresh_summaries(store.engine, local, [1, 2, 3])
    assert query(store.path, "SELECT * FROM customer_summaries") == before
    for wish, found in (("grossmann", [1]), ("cigdem", [2]), ("0421 555 01", [1]), ("uebermorgen", [1]), ("xyz", [])):
        assert list(store.customer_list.ids(CustomerFilter(wish), MONDAY)) == found


def test_what_is_due_first(store: Store) -> None:
    load(store, [MIRA], records)
    summary = store.customer_list.page([1])[0]
    assert (summary.next_due_on, summary.next_due_time, summary.next_due_what) == (TOMORROW, None, "Ohne Uhrzeit")
    assert summary.last_contact_on == MONDAY


def test_everything_can_be_changed_afterwards(store: Store) -> None:
    load(store, [MIRA], records)
    customer = store.customers.get(1)
    store.customers.save(replace(customer, company="Backhaus Großmann"))
    store.undo()
    assert as_typed(store.customers.get(1)) == as_typed(customer)
    store.customers.trash(1)
    check_derived(store)


def test_the_moment_of_creation(store: Store) -> None:
    load(store, [], records)
    assert store.customers.get(1).created_at == MORNING
    assert store.customers.get(2).created_at == datetime(2019, 3, 4, 9, tzinfo=UTC)


def test_numbers_go_on(store: Store) -> None:
    store.customers.create(person())
    store.customers.create(person(number="k-1003"))
    load(store, [], lambda _ids: [Record(person()), Record(person(number="Stamm 7")), Record(person())])
    numbers = [row["customer_number"] for row in query(store.path, "SELECT customer_number FROM customers ORDER BY id")]
    assert numbers == ["K-1001", "k-1003", "K-1002", "Stamm 7", "K-1004"]
    assert store.customers.create(person()).number == "K-1005"


def test_an_id_is_never_used_again(store: Store) -> None:
    load(store, [MIRA], records)
    old = store.customers.get(3)
    store.erase([old])
    load(store, [], lambda _ids: [Record(company(), [talk(0)], [to_do(0)])])
    assert store.customers.get(4).company == "Radwerk Lindner"
    assert store.conversations.of_customer(4)[0].id == 5
    assert store.follow_ups.open_of(4)[0].id == 4


def test_no_log_and_nothing_to_undo(store: Store) -> None:
    load(store, [MIRA], records)
    assert query(store.path, "SELECT * FROM operations") == query(store.path, "SELECT * FROM changes") == []
    assert store.undo() is None


def test_pages_are_told_once(store: Store) -> None:
    told: list[Changed] = []
    store.subscribe(told.append)
    load(store, [MIRA], records)
    (changed,) = told
    assert changed.customer_ids == {1, 2, 3}
    assert {"customers", "conversations", "follow_ups", "employees"} <= changed.tables
    assert not changed.undoable


def test_chunks_are_written_while_the_rest_is_still_to_come(store: Store) -> None:
    seen = []

    def many(_ids: Sequence[int]) -> Iterator[Record]:
        for number in range(1201):
            if number in (500, 1100):
                seen.append(store.engine.scalar("SELECT count(*) FROM customers"))
            yield Record(person(f"Nummer {number}"), [talk(0)])

    assert load(store, [], many) == 1201
    assert seen == [500, 1000]
    assert store.customer_list.count() == 1201
    assert query(store.path, "SELECT count(*) AS n FROM conversations")[0]["n"] == 1201


def test_nothing_is_left_of_a_load_that_fails(store: Store) -> None:
    before = everything(store.path)

    def with_a_fault(_ids: Sequence[int]) -> Iterator[Record]:
        for number in range(700):
            yield Record(person(f"Nummer {number}"))
        yield Record(person(), [Conversation(0, MORNING)])

    told: list[Changed] = []
    store.subscribe(told.append)
    with pytest.raises(ValidationError):
        load(store, [MIRA], with_a_fault, Business("Radwerk Lindner"))
    assert everything(store.path) == before
    assert told == []
    assert store.customers.create(person()).number == "K-1001"
    check_derived(store)


def test_whoever_works_here_already_is_not_made_twice(store: Store) -> None:
    known = store.employees.create("Mira Petersen")
    load(store, [Employee("  Mira   Petersen "), Employee("Jonas Albers")], records)
    assert [employee.name for employee in store.employees.all()] == ["Jonas Albers", "Mira Petersen"]
    assert store.customers.get(1).owner_id == known.id


def test_the_business_that_is_there_stays(store: Store) -> None:
    load(store, [], lambda _ids: [], Business(" Radwerk  Lindner "))
    load(store, [], lambda _ids: [], Business("Andere"))
    business = store.businesses.get()
    assert business == Business("Radwerk Lindner")


def test_nothing_to_load_changes_nothing(store: Store) -> None:
    assert load(store, [], lambda _ids: []) == 0
    assert store.customers.create(person()).number == "K-1001"


def test_a_file_open_for_viewing_is_refused(store: Store, places: Places) -> None:
    store.close()
    viewed = open_store(store.path, places, read_only=True)
    with pytest.raises(FaultError) as refused:
        load(viewed, [MIRA], records)
    assert refused.value.fault is Fault.READ_ONLY
    viewed.close()
