"""The record in words: every field has its label and its text, and only what reads differently is a change."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, CustomerKind, Formality, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.record_fields import SILENT, Names, field_changes, record_fields
from kundenapp.domain.record_history import RecordEntry, RecordHistory, talk_text
from tests.factories import BAKERY, MORNING, person, talk

NAMES = Names({1: "Mira Kaya"}, {7: "Café Sonnenplatz"})
DELETED = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)


def test_every_attribute_of_a_customer_is_told_or_silent_on_purpose() -> None:
    told = [attribute for part in record_fields() for attribute in part.attributes]
    assert len(told) == len(set(told))
    assert set(told) | SILENT == {field.name for field in fields(Customer)}
    assert not set(told) & SILENT


@pytest.mark.parametrize(
    ("changed", "label", "before", "after"),
    [
        ({"kind": CustomerKind.COMPANY}, "Art", "Privat", "Firma"),
        ({"salutation": Salutation.MS}, "Anrede", "", "Frau"),
        ({"salutation": Salutation.FREE, "salutation_text": "Liebe"}, "Anrede", "", "Liebe"),
        ({"last_name": "Meyer"}, "Nachname", "Köhler", "Meyer"),
        ({"formality": Formality.INFORMAL}, "Sie oder Du", "Sie", "Du"),
        ({"birthday": Birthday(5, 3)}, "Geburtstag", "", "03.05."),
        ({"status": Status.CUSTOMER}, "Status", "Interessent", "Kunde"),
        ({"owner_id": 1}, "Betreut von", "", "Mira Kaya"),
        ({"owner_id": 2}, "Betreut von", "", "jemand, der gelöscht ist"),
        ({"customer_since": date(2019, 3, 1)}, "Kunde seit", "", "01.03.2019"),
        ({"source": Source.WALK_IN}, "Wie gekommen", "", "Laufkundschaft"),
        ({"source": Source.REFERRAL, "recommended_by": 7}, "Wie gekommen", "", "Empfehlung von Café Sonnenplatz"),
        (
            {"source": Source.REFERRAL, "recommended_by": 8},
            "Wie gekommen",
            "",
            "Empfehlung von jemand, der gelöscht ist",
        ),
        (
            {"phones": (Phone("0171 2", PhoneKind.MOBILE, "abends"), Phone("0421 1"))},
            "Telefon",
            "",
            "0171 2 · mobil · abends\n0421 1 · Festnetz",
        ),
        ({"emails": (Email("a@b.de", ContactKind.WORK),)}, "E-Mail", "", "a@b.de · geschäftlich"),
        (
            {"addresses": (Address("Am Wall 3", "28195", "Bremen", "", ContactKind.HOME, "Eingang im Hof"),)},
            "Anschrift",
            "",
            "Am Wall 3, 28195 Bremen · privat · Eingang im Hof",
        ),
        (
            {"contact_persons": (ContactPerson(Salutation.MR, last_name="Brandl", role="Einkauf", id=3, uuid="u"),)},
            "Ansprechpartner",
            "",
            "Herr Brandl · Einkauf",
        ),
        (
            {"consents": (Consent(ConsentChannel.EMAIL, ConsentState.WITHDRAWN, date(2026, 1, 2), "mündlich"),)},
            "Einwilligung",
            "",
            "E-Mail · widerrufen · 02.01.2026 · mündlich",
        ),
        ({"tags": ("Lastenrad", "Stammtisch")}, "Schlagwörter", "", "Lastenrad, Stammtisch"),
        (
            {"years": (CustomerYear(2025, 123450, 2), CustomerYear(2024, effort=1), CustomerYear(2023, 0))},
            "Umsatz und Aufwand",
            "",
            "2025 · 1.234,50 € · Aufwand 2 von 5\n2024 · Aufwand 1 von 5\n2023 · 0,00 €",
        ),
        ({"note": "Trinkt Tee."}, "Merkzettel", "", "Trinkt Tee."),
        ({"deleted_at": DELETED}, "Im Papierkorb seit", "", "23.11.2026, 09:42"),
    ],
)
def test_a_change_reads_as_the_screen_shows_it(changed: dict[str, object], label: str, before: str, after: str) -> None:
    was = person()
    (change,) = field_changes(was, replace(was, **changed), NAMES)  # type: ignore[arg-type]
    assert (change.field.label, change.before, change.after) == (label, before, after)
    (back,) = field_changes(replace(was, **changed), was, NAMES)  # type: ignore[arg-type]
    assert (back.before, back.after) == (after, before)


def test_what_nobody_sees_is_no_change() -> None:
    here = replace(BAKERY, contact_persons=(ContactPerson(last_name="Brandl", id=1, uuid="a"),), version=1)
    there = replace(BAKERY, contact_persons=(ContactPerson(last_name="Brandl", id=2, uuid="b"),), version=9)
    assert field_changes(here, there, NAMES) == []


def test_a_new_customer_is_all_that_was_filled_in() -> None:
    labels = [change.field.label for change in field_changes(None, person(), Names())]
    assert labels == ["Art", "Vorname", "Nachname", "Sie oder Du", "Status"]
    assert [c.after for c in field_changes(person(), None, Names())] == [""] * 5


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("customer.create", "Angelegt"),
        ("customer.change", "Geändert"),
        ("customer.trash", "In den Papierkorb gelegt"),
        ("customer.bring_back", "Früheren Wert zurückgeholt"),
        ("undo", "Zurückgenommen: „Herr Brandl ist geändert.“"),
        ("redo", "Wiederholt: „Herr Brandl ist geändert.“"),
        ("sample.remove", "Herr Brandl ist geändert."),
    ],
)
def test_an_operation_has_its_words(kind: str, title: str) -> None:
    entry = RecordEntry(1, kind, "Herr Brandl ist geändert.", MORNING, None, None, BAKERY)
    assert entry.title == title
    assert replace(entry, kind="unknown", summary="").title == "Geändert"


def test_changes_and_differences() -> None:
    first, second, today = (replace(BAKERY, company=name) for name in ("Erst", "Dann", "Heute"))
    entry = RecordEntry(1, "customer.change", "", MORNING, None, first, second)
    history = RecordHistory(today, (entry,), Names(), reaches_creation=False, has_older=False)
    assert [(c.before, c.after) for c in history.changes(entry)] == [("Erst", "Dann")]
    assert [(c.before, c.after) for c in history.differences(first)] == [("Erst", "Heute")]
    assert history.differences(today) == []


def test_a_conversation_in_words() -> None:
    said = talk(1, "Freut sich.", recommended=True)
    assert talk_text(said) == "Telefonat · 23.11.2026, 09:42 · freundlich · hat uns empfohlen\nFreut sich."
    assert talk_text(talk(1, "", mood=None)) == "Telefonat · 23.11.2026, 09:42"


def test_whether_a_conversation_says_today_what_it_said_then() -> None:
    then = talk(1, "Freut sich.", id=7, version=1)
    for today, is_same in (
        ({}, False),
        ({7: replace(then, version=4)}, True),
        ({7: replace(then, text="Ärgert sich.")}, False),
    ):
        history = RecordHistory(BAKERY, (), Names(), reaches_creation=True, has_older=False, talks_today=today)
        assert history.is_as_today(then) is is_same
