"""Keeping customers: what goes in comes out, numbers are given once, two people do not overwrite each other."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.contact import Address, Email, Phone, PhoneKind
from kundenapp.domain.customer import Customer, Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.domain.person_name import Salutation
from kundenapp.store.bulk import load
from kundenapp.store.bulk_record import Record
from tests.factories import BAKERY, MONDAY, MORNING, as_typed, company, person, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_a_customer_comes_back_as_it_was_given(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    given = replace(BAKERY, owner_id=mira.id)
    kept = store.customers.create(given)
    assert as_typed(kept) == given
    assert kept.number == "K-1001"
    assert kept.created_at == MORNING
    assert kept.deleted_at is None
    assert len(kept.uuid) == 36
    assert store.customers.get(kept.id or 0) == kept
    check_derived(store)


def test_a_bare_customer_comes_back_bare(store: Store) -> None:
    assert as_typed(store.customers.create(person("Köhler", ""))) == person("Köhler", "")


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("salutation", Salutation)
def test_every_status_and_salutation_can_be_kept(store: Store, status: Status, salutation: Salutation) -> None:
    given = person(status=status, salutation=salutation, customer_since=date(1999, 12, 31))
    assert as_typed(store.customers.create(given)) == given


def test_whoever_is_not_there_is_missed_with_a_sentence(store: Store) -> None:
    with pytest.raises(NothingFoundError, match=r"^Diesen Kunden gibt es nicht mehr\.$"):
        store.customers.get(99)
    with pytest.raises(NothingFoundError, match=r"^Diesen Kunden gibt es nicht mehr\.$"):
        store.customers.save(replace(person(), id=99, number="K-7"))
    with pytest.raises(NothingFoundError):
        store.customers.trash(99)


def test_what_does_not_fit_is_not_kept(store: Store) -> None:
    with pytest.raises(ValidationError):
        store.customers.create(Customer(note="ohne Namen"))
    kept = store.customers.create(person())
    before = everything(store.path, versions=True)
    with pytest.raises(ValidationError):
        store.customers.save(replace(kept, last_name="x" * 201))
    assert everything(store.path, versions=True) == before


# --- changing ---------------------------------------------------------------------------------------------------------


def test_a_change_reaches_every_field_and_line(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    changed = replace(
        kept,
        last_name="Klein",
        company="Bäckerei Klein",
        note="",
        status=Status.PARTNER,
        customer_since=None,
        phones=(Phone("0421 999", PhoneKind.FAX), *kept.phones[1:], Phone("0421 777")),
        emails=(),
        addresses=(Address("Neu 1", "1010", "Wien", "Österreich"),),
        tags=("Stammtisch", "Lastenrad", "Neu"),
    )
    assert store.customers.save(changed) is not None
    assert store.customers.get(kept.id or 0) == replace(changed, version=kept.version + 1)
    check_derived(store)


def test_saving_what_is_already_there_is_no_operation(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    log = query(store.path, "SELECT * FROM operations")
    assert store.customers.save(kept) is None
    assert query(store.path, "SELECT * FROM operations") == log
    assert store.customers.get(kept.id or 0) == kept


def test_a_line_that_only_moves_keeps_nothing_behind(store: Store) -> None:
    kept = store.customers.create(person(phones=(Phone("0421 1"), Phone("0421 2"), Phone("0421 3"))))
    store.customers.save(replace(kept, phones=kept.phones[::-1]))
    rows = query(store.path, "SELECT id, position, number FROM customer_phones ORDER BY position")
    assert [(row["position"], row["number"]) for row in rows] == [(0, "0421 3"), (1, "0421 2"), (2, "0421 1")]


@pytest.mark.parametrize("field", ["phones", "emails", "addresses", "tags", "last_name"])
def test_two_people_do_not_overwrite_each_other(store: Store, field: str) -> None:
    read_by_both = store.customers.create(BAKERY)
    wishes: dict[str, object] = {
        "phones": (Phone("0421 7"),),
        "emails": (Email("neu@example.org"),),
        "addresses": (),
        "tags": ("Neu",),
        "last_name": "Neu",
    }
    mine = replace(read_by_both, **{field: wishes[field]})  # type: ignore[arg-type]
    store.customers.save(mine)
    with pytest.raises(ChangedMeanwhileError) as caught:
        store.customers.save(replace(read_by_both, title="Dr."))
    assert str(caught.value) == (
        "Bäckerei Großmann wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie den Kunden neu."
    )
    assert store.customers.get(read_by_both.id or 0) == replace(mine, version=mine.version + 1)


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_numbers_count_up_and_none_is_given_twice(store: Store) -> None:
    first, second = (store.customers.create(person(f"Nr. {n}")) for n in range(2))
    store.undo()
    third = store.customers.create(person())
    store.customers.trash(third.id or 0)
    store.erase([store.customers.get(third.id or 0)])
    store.customers.trash(first.id or 0)
    fourth = store.customers.create(person())
    assert [c.number for c in (first, second, third, fourth)] == ["K-1001", "K-1002", "K-1003", "K-1004"]


def test_a_number_of_ones_own_is_stepped_over(store: Store) -> None:
    store.customers.create(person(number="K-1001"))
    assert store.customers.create(person()).number == "K-1002"


def test_a_number_that_could_not_be_kept_is_given_to_the_next(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.customers.create(person(owner_id=99))
    assert store.customers.create(person()).number == "K-1001"


@pytest.mark.parametrize("number", ["K-1001", " K-1001 ", "k-1001"])
def test_a_number_belongs_to_one_customer(store: Store, number: str) -> None:
    store.customers.create(BAKERY)
    other = store.customers.create(person())
    sentence = f"Die Nummer {number.strip()} hat schon Bäckerei Großmann."
    with pytest.raises(ValidationError) as caught:
        store.customers.create(person(number=number))
    assert (caught.value.field, str(caught.value)) == ("number", sentence)
    with pytest.raises(ValidationError) as caught:
        store.customers.save(replace(other, number=number))
    assert (caught.value.field, str(caught.value)) == ("number", sentence)


def test_ones_own_number_may_change_its_capitals(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.save(replace(kept, number="k-1001"))
    assert store.customers.get(kept.id or 0).number == "k-1001"


def test_the_number_in_the_trash_stays_taken(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.trash(kept.id or 0)
    with pytest.raises(ValidationError, match="hat schon Bäckerei Großmann"):
        store.customers.create(person(number=kept.number))


def test_a_customer_cannot_lose_the_number(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    with pytest.raises(ValidationError) as caught:
        store.customers.save(replace(kept, number=" "))
    assert (caught.value.field, str(caught.value)) == ("number", "Die Kundennummer fehlt. Zum Beispiel: K-1001")


def test_a_customer_is_found_by_number(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    assert store.customers.by_number(" k-1001 ") == store.customers.by_number("K-1001\ud800") == kept
    for number in ("K-1002", "", "\ud800", "%", "K-100_"):
        with pytest.raises(NothingFoundError, match="gibt es nicht"):
            store.customers.by_number(number)
    store.customers.trash(kept.id or 0)
    with pytest.raises(NothingFoundError) as caught:
        store.customers.by_number("K-1001")
    assert str(caught.value) == "Einen Kunden mit der Nummer K-1001 gibt es nicht."


# --- trash, tags, samples ---------------------------------------------------------------------------------------------


def test_the_trash_hides_and_keeps(store: Store, clock: Clock) -> None:
    one, other = store.customers.create(BAKERY), store.customers.create(person())
    store.follow_ups.create(to_do(one.id), MONDAY)
    store.customers.trash(one.id or 0)
    clock.go_on(minutes=1)
    store.customers.trash(other.id or 0)
    assert [customer.id for customer in store.customers.trashed()] == [other.id, one.id]
    assert store.customers.get(one.id or 0).deleted_at == MORNING
    assert store.customer_list.count() == store.customer_list.due_count(MONDAY) == 0
    assert store.customers.tags() == []
    assert len(store.customer_list.ids(CustomerFilter(text="Großmann"), MONDAY)) == 0
    check_derived(store)
    store.customers.restore(one.id or 0)
    assert as_typed(store.customers.get(one.id or 0)) == BAKERY
    assert store.customer_list.due_count(MONDAY) == 1
    assert [customer.id for customer in store.customers.trashed()] == [other.id]
    check_derived(store)


def test_restoring_whoever_is_there_is_no_operation(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    log = query(store.path, "SELECT * FROM operations")
    store.customers.restore(kept.id or 0)
    assert query(store.path, "SELECT * FROM operations") == log


def test_tags_are_offered_the_most_used_first(store: Store) -> None:
    for tags in (("Lastenrad", "Stammtisch"), ("Stammtisch",), ("Anhänger",)):
        store.customers.create(person(tags=tags))
    assert store.customers.tags() == ["Stammtisch", "Anhänger", "Lastenrad"]


def test_samples_go_with_all_that_hangs_on_them(store: Store) -> None:
    mira = store.employees.create("Mira Wolff", is_sample=True)
    jonas = store.employees.create("Jonas Peters", is_sample=True)
    sabine = store.employees.create("Sabine Lindner")
    sample = store.customers.create(replace(BAKERY, is_sample=True, owner_id=mira.id))
    trashed = store.customers.create(person(is_sample=True))
    store.customers.trash(trashed.id or 0)
    own = store.customers.create(person("Eigen", owner_id=jonas.id))
    with store.operation("conversation.record") as op:
        talk_id = store.conversations.add(op, talk(sample.id, employee_id=mira.id))
        store.follow_ups.add(op, to_do(sample.id, conversation_id=talk_id, employee_id=mira.id))
    store.drafts.save("conversation:1", {"text": "halb"}, sample.id)
    assert store.customers.sample_count() == 1
    before = everything(store.path)
    store.employee_id = sabine.id
    store.customers.remove_samples()
    assert [row["id"] for row in query(store.path, "SELECT id FROM customers")] == [own.id]
    assert query(store.path, "SELECT * FROM conversations") == query(store.path, "SELECT * FROM follow_ups") == []
    assert [employee.name for employee in store.employees.all()] == ["Jonas Peters", "Sabine Lindner"]
    assert store.customers.sample_count() == 0
    check_derived(store)
    assert store.undo() == "Zurückgenommen: „Die Beispieldaten sind entfernt.“"
    assert everything(store.path) == before
    check_derived(store)


def test_the_sample_employee_who_did_something_for_an_own_customer_stays(store: Store) -> None:
    mira = store.employees.create("Mira Wolff", is_sample=True)
    own = Record(company(), (), [to_do(None, done_at=MORNING, done_by=mira.id)])
    load(store, [], lambda _ids: [own])
    store.customers.remove_samples()
    assert store.employees.names() == {mira.id: "Mira Wolff"}


def test_the_sample_employee_who_is_working_stays(store: Store) -> None:
    mira = store.employees.create("Mira Wolff", is_sample=True)
    store.employees.create("Jonas Peters", is_sample=True)
    store.employee_id = mira.id
    store.customers.remove_samples()
    assert store.employees.names() == {mira.id: "Mira Wolff"}
    store.customers.create(company())
    assert query(store.path, "SELECT employee_id FROM operations ORDER BY id DESC LIMIT 1") == [
        {"employee_id": mira.id}
    ]
