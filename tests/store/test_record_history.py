"""How a record became what it is, and single values brought back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.consent import Consent, ConsentChannel
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, Formality, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.origin import Source
from kundenapp.domain.record_fields import RecordField, record_fields
from kundenapp.services.sample import add_sample
from tests.factories import BAKERY, MONDAY, MORNING, company, person, talk

if TYPE_CHECKING:
    from kundenapp.domain.record_history import RecordHistory
    from kundenapp.store.store import Store
    from tests.factories import Clock


def change(store: Store, customer_id: int | None, **values: object) -> Customer:
    now = store.customers.get(customer_id or 0)
    store.customers.save(replace(now, **values))  # type: ignore[arg-type]
    return store.customers.get(customer_id or 0)


def field(attribute: str) -> RecordField:
    return next(part for part in record_fields() if attribute in part.attributes)


def told(history: RecordHistory) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (entry.title, [(c.field.label, c.before, c.after) for c in history.changes(entry)]) for entry in history.entries
    ]


def alike(one: Customer | None, other: Customer | None) -> bool:
    """Whether both say the same; the version only counts saves."""
    return one is not None and other is not None and replace(one, version=0) == replace(other, version=0)


def test_who_changed_what_and_when(store: Store, clock: Clock) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    kept = store.customers.create(person())
    clock.go_on(days=1)
    change(store, kept.id, phones=(Phone("0421 1"),), status=Status.CUSTOMER, owner_id=mira.id)
    clock.go_on(days=1)
    store.employee_id = None
    change(store, kept.id, phones=(Phone("0421 2"), Phone("0421 1")))
    store.customers.trash(kept.id or 0)
    store.undo()
    with store.operation("conversation.record") as op:
        store.conversations.add(op, talk(kept.id))
    history = store.record_history.of_customer(kept.id or 0)
    assert told(history) == [
        (
            "Zurückgenommen: „Anneliese Köhler liegt im Papierkorb.“",
            [("Im Papierkorb seit", "25.11.2026, 09:42", "")],
        ),
        ("In den Papierkorb gelegt", [("Im Papierkorb seit", "", "25.11.2026, 09:42")]),
        ("Geändert", [("Telefon", "0421 1 · Festnetz", "0421 2 · Festnetz\n0421 1 · Festnetz")]),
        (
            "Geändert",
            [
                ("Status", "Interessent", "Kunde"),
                ("Betreut von", "", "Mira Wolff"),
                ("Telefon", "", "0421 1 · Festnetz"),
            ],
        ),
        (
            "Angelegt",
            [
                ("Art", "", "Privat"),
                ("Vorname", "", "Anneliese"),
                ("Nachname", "", "Köhler"),
                ("Sie oder Du", "", "Sie"),
                ("Kundennummer", "", "K-1001"),
                ("Status", "", "Interessent"),
            ],
        ),
    ]
    assert [entry.employee_id for entry in history.entries] == [None, None, None, mira.id, mira.id]
    assert [entry.at.day for entry in history.entries] == [25, 25, 25, 24, 23]
    assert (history.reaches_creation, history.has_older) == (True, False)


@pytest.mark.parametrize(
    "changed",
    [
        {"last_name": "Meyer"},
        {"phones": (Phone("0421 1"),)},
        {"emails": (Email("a@b.de"),)},
        {"addresses": (Address(city="Bremen"),)},
        {"tags": ("Lastenrad",)},
        {"contact_persons": (ContactPerson(last_name="Brandl"),)},
        {"consents": (Consent(ConsentChannel.EMAIL),)},
        {"years": (CustomerYear(2025, 100),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_every_table_of_the_record_has_its_history(store: Store, changed: dict[str, object]) -> None:
    kept = store.customers.create(person())
    change(store, kept.id, **changed)
    (entry, _created) = store.record_history.of_customer(kept.id or 0).entries
    assert alike(entry.before, kept)
    assert alike(entry.after, store.customers.get(kept.id or 0))


def test_several_saves_of_one_visit_are_one_entry(store: Store) -> None:
    kept = store.customers.create(person())
    first = store.customers.save(replace(kept, last_name="Kö"))
    store.customers.save(replace(store.customers.get(kept.id or 0), last_name="Köhn"), continues=first)
    history = store.record_history.of_customer(kept.id or 0)
    assert told(history)[0] == ("Geändert", [("Nachname", "Köhler", "Köhn")])
    assert len(history.entries) == 2


def test_corrected_and_deleted_conversations_are_told(store: Store) -> None:
    kept = store.customers.create(person())
    with store.operation("conversation.record") as op:
        first, second = (store.conversations.add(op, talk(kept.id, text)) for text in ("eins", "zwei"))
    said = store.conversations.get(first)
    store.conversations.correct(replace(said, text="anders"))
    store.conversations.delete(second)
    history = store.record_history.of_customer(kept.id or 0)
    deleted, corrected, created = history.entries
    assert [(t.before.text, t.after) for t in deleted.talks] == [("zwei", None)]
    assert [(t.before.text, t.after.text) for t in corrected.talks if t.after] == [("eins", "anders")]
    assert (deleted.title, created.talks) == ("Telefonat vom Mo, 23.11. ist gelöscht.", ())
    assert {talk_id: t.text for talk_id, t in history.talks_today.items()} == {first: "anders"}
    assert history.changes(deleted) == []


def test_only_the_latest_are_read_and_the_rest_is_said_to_be_there(store: Store) -> None:
    kept = store.customers.create(person())
    for number in range(4):
        change(store, kept.id, last_name=f"Name {number}")
    history = store.record_history.of_customer(kept.id or 0, limit=2)
    assert [entry.before.last_name for entry in history.entries if entry.before] == ["Name 2", "Name 1"]
    assert (history.has_older, history.reaches_creation) == (True, False)
    assert not store.record_history.of_customer(kept.id or 0, limit=5).has_older


def test_what_was_never_logged_has_no_history(store: Store) -> None:
    add_sample(store, MONDAY)
    history = store.record_history.of_customer(1)
    assert (history.entries, history.reaches_creation, history.has_older) == ((), False, False)
    before = store.customers.get(1)
    change(store, 1, company="Anders")
    (entry,) = store.record_history.of_customer(1).entries
    assert alike(entry.before, before)


def test_an_entry_from_before_the_file_had_new_columns(store: Store) -> None:
    kept = store.customers.create(person())
    change(store, kept.id, last_name="Neu", formality=Formality.INFORMAL)
    for change_id, image in store.engine.rows("SELECT id, before FROM changes WHERE before IS NOT NULL"):
        old = {name: value for name, value in json.loads(image).items() if name not in ("formality", "role", "source")}
        with store.local() as local:
            local.change("changes", change_id, {"before": json.dumps(old)})
    before = store.record_history.of_customer(kept.id or 0).entries[0].before
    assert alike(before, kept)


def test_what_came_from_another_customer_was_not_there_before(store: Store) -> None:
    kept = store.customers.create(person())
    other = store.customers.create(company(phones=(Phone("0421 9"),)))
    with store.operation("conversation.record") as op:
        store.conversations.add(op, talk(other.id))
    before = store.customers.get(kept.id or 0)
    store.merging.merge(before, store.customers.get(other.id or 0), {})
    merged = store.customers.get(kept.id or 0)
    entry = store.record_history.of_customer(kept.id or 0).entries[0]
    assert (entry.title, entry.talks) == ("Zusammengeführt", ())
    assert alike(entry.before, before)
    assert alike(entry.after, merged)
    assert "0421 9" in [phone.number for phone in merged.phones]
    store.undo()
    undone, merging, _created = store.record_history.of_customer(kept.id or 0).entries
    assert alike(undone.after, before)
    assert alike(undone.before, merged)
    assert alike(merging.after, merged)
    assert alike(merging.before, before)


def test_who_is_gone_leaves_no_trace(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    other = store.customers.create(person(source=Source.REFERRAL, recommended_by=kept.id))
    change(store, kept.id, company="Bäckerei Neumann")
    change(store, other.id, source=Source.UNKNOWN, recommended_by=None)
    store.customers.trash(kept.id or 0)
    store.erase([store.customers.get(kept.id or 0)])
    with pytest.raises(NothingFoundError):
        store.record_history.of_customer(kept.id or 0)
    history = store.record_history.of_customer(other.id or 0)
    assert told(history)[0] == ("Geändert", [("Wie gekommen", "Empfehlung von jemand, der gelöscht ist", "")])
    then = history.entries[0].before
    assert then is not None
    with pytest.raises(ValidationError, match="nicht mehr in der Kundendatei"):
        store.record_history.bring_back(field("source"), then, history.entries[0].at)


def test_who_was_made_unknown_leaves_no_trace(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    change(store, kept.id, company="Bäckerei Neumann")
    store.anonymise([store.customers.get(kept.id or 0)])
    history = store.record_history.of_customer(kept.id or 0)
    assert (history.entries, history.reaches_creation) == ((), False)


def test_one_value_comes_back_and_nothing_else(store: Store, clock: Clock) -> None:
    told_summaries: list[str] = []
    kept = store.customers.create(BAKERY)
    clock.go_on(days=3)
    change(store, kept.id, phones=(), company="Bäckerei Neumann", status=Status.FORMER)
    (entry, _created) = store.record_history.of_customer(kept.id or 0).entries
    assert entry.before is not None
    store.subscribe(lambda changed: told_summaries.append(changed.summary))
    assert store.record_history.bring_back(field("phones"), entry.before, MORNING) is not None
    now = store.customers.get(kept.id or 0)
    assert (now.phones, now.company, now.status) == (BAKERY.phones, "Bäckerei Neumann", Status.FORMER)
    assert told_summaries == ["Telefon von Bäckerei Neumann ist wieder wie am Mo, 23.11."]
    assert store.record_history.bring_back(field("phones"), entry.before, MORNING) is None
    assert store.record_history.of_customer(kept.id or 0).entries[0].title == "Früheren Wert zurückgeholt"
    store.undo()
    assert store.customers.get(kept.id or 0).phones == ()


def test_a_status_that_comes_back_stands_in_the_verlauf(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    change(store, kept.id, status=Status.FORMER)
    then = store.record_history.of_customer(kept.id or 0).entries[0].before
    assert then is not None
    store.record_history.bring_back(field("status"), then, MORNING)
    changes = store.customer_events.of_customer(kept.id or 0)
    assert [c.after for c in changes] == [Status.CUSTOMER, Status.FORMER]


def test_a_number_that_another_bears_does_not_come_back(store: Store) -> None:
    kept = store.customers.create(replace(BAKERY, number="K-7"))
    change(store, kept.id, number="K-8")
    store.customers.create(person(number="K-7"))
    then = store.record_history.of_customer(kept.id or 0).entries[0].before
    assert then is not None
    with pytest.raises(ValidationError, match="Die Nummer K-7 hat schon Anneliese Köhler"):
        store.record_history.bring_back(field("number"), then, MORNING)
    assert store.customers.get(kept.id or 0).number == "K-8"


def test_a_colleague_who_is_not_in_the_file_any_more_does_not_come_back(store: Store) -> None:
    add_sample(store, MONDAY)
    kept = store.customers.create(person())
    (sample_person,) = (e for e in store.employees.all() if e.name.startswith("Jonas"))
    change(store, kept.id, owner_id=sample_person.id)
    change(store, kept.id, owner_id=None)
    store.customers.remove_samples()
    then = store.record_history.of_customer(kept.id or 0).entries[0].before
    assert then is not None
    with pytest.raises(ValidationError, match="nicht mehr in der Kundendatei"):
        store.record_history.bring_back(field("owner_id"), then, MORNING)
