"""Who may be somebody already in the file, for one who is typed in and in the whole file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer
from kundenapp.domain.duplicates import Grade, likeness, profile
from kundenapp.store.duplicates import read_profiles, search_file
from tests.domain.test_duplicates import SOMEBODY
from tests.factories import BAKERY, company, person
from tests.store.images import query

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def names(store: Store, customer: Customer) -> list[tuple[str, str]]:
    """Return name and reasons of everybody who may be `customer`."""
    return [(found.customer.display_name, found.likeness.words) for found in store.duplicates.like(customer)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (person("", "", phones=(Phone("+49 (0)421/5550173"),)), "gleiche Telefonnummer"),
        (person("", "", phones=(Phone("0421 555 01 75"),)), "gleiche Telefonnummer"),
        (person("", "", emails=(Email("T.Grossmann@baeckerei.example"),)), "gleiche E-Mail-Adresse"),
        (company("Bäckerei Grossmann GmbH"), "gleicher Name"),
        (person("Großmann", "Bäckerei"), "gleicher Name"),
        (company("Bäckerei Großman", addresses=(Address(city="Bremen"),)), "ähnlicher Name, gleicher Ort"),
        (
            person("Großmann", "Thomas", addresses=(Address(postal_code="28203"),)),
            "gleicher Ansprechpartner, gleicher Ort",
        ),
        (
            person("Großmann", "Thomas", addresses=(Address("Linden-Str. 14", "28203"),)),
            "gleicher Ansprechpartner, gleiche Anschrift",
        ),
    ],
)
def test_whoever_is_typed_in_again_is_found(store: Store, typed: Customer, words: str) -> None:
    store.customers.create(BAKERY)
    store.customers.create(person())
    assert names(store, typed) == [("Bäckerei Großmann", words)]


def test_a_household_is_found_by_its_address(store: Store) -> None:
    store.customers.create(person("Köhler", "Anna", addresses=(Address("Am Wall 12 a", "28195"),)))
    typed = person("Köhler", "Jo", addresses=(Address("Am Wall 12A", "28195", "Bremen"),))
    assert names(store, typed) == [("Anna Köhler", "gleicher Nachname, gleiche Anschrift")]


def test_nobody_is_found_for_nobody(store: Store) -> None:
    store.customers.create(BAKERY)
    assert store.duplicates.like(Customer()) == []
    assert store.duplicates.like(person("Brandl", "Josef")) == []
    assert store.duplicates.like(person("!", "?", addresses=(Address("Straße", "28203", "!"),))) == []


def test_the_surest_come_first_and_only_a_few(store: Store) -> None:
    for number in range(30):
        store.customers.create(person("Müller", "Thomas", note=str(number)))
    sure = store.customers.create(person("Müller", "Thomas", phones=(Phone("0421 55517"),)))
    found = store.duplicates.like(person("Mueller", "Thomas", phones=(Phone("0421/55517"),)))
    assert [each.likeness.grade for each in found] == [Grade.CERTAIN, Grade.POSSIBLE, Grade.POSSIBLE]
    assert found[0].customer == sure


def test_nobody_is_their_own_double(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    assert store.duplicates.like(kept) == []


def test_trash_and_anonymised_do_not_count_restricted_do(store: Store) -> None:
    trashed, anonymised, restricted = (store.customers.create(person(note=note)) for note in "abc")
    store.customers.trash(trashed.id or 0)
    moment = datetime(2026, 3, 1, tzinfo=UTC).isoformat()
    with store.operation("test") as op:
        op.update("customers", anonymised.id or 0, {"anonymised_at": moment})
        op.update("customers", restricted.id or 0, {"restricted_at": moment})
    (found,) = store.duplicates.like(person())
    assert found.customer.id == restricted.id
    assert found.customer.restricted_at is not None


def test_two_told_apart_are_not_found_again(store: Store) -> None:
    one, other, third = (store.customers.create(person(note=note)) for note in "abc")
    store.duplicates.tell_apart(other.id or 0, one.id or 0)
    store.duplicates.tell_apart(one.id or 0, other.id or 0)
    assert [found.customer.id for found in store.duplicates.like(one)] == [third.id]
    assert [found.customer.id for found in store.duplicates.like(other)] == [third.id]
    pairs = search_file(store.path, store.duplicates.told_apart(), lambda _done, _total: None)
    assert {(pair.one_id, pair.other_id) for pair in pairs} == {(1, 3), (2, 3)}
    assert store.undo() == "Zurückgenommen: „Gemerkt: Das sind zwei verschiedene.“"
    assert store.duplicates.told_apart() == set()
    assert len(query(store.path, "SELECT * FROM settings WHERE name LIKE 'told_apart%'")) == 0


def test_the_whole_file_is_searched_and_tells_how_far(store: Store) -> None:
    store.customers.create(BAKERY)
    store.customers.create(company("Bäckerei Großmann GmbH", phones=(Phone("0421 5550173"),)))
    gone = store.customers.create(BAKERY)
    store.customers.trash(gone.id or 0)
    told: list[tuple[int, int]] = []
    (pair,) = search_file(store.path, set(), lambda done, total: told.append((done, total)))
    assert (pair.one_id, pair.other_id, pair.likeness.grade) == (1, 2, Grade.CERTAIN)
    assert told == [(0, 4), (2, 4)]


def test_a_profile_from_the_file_is_that_of_the_customer(store: Store) -> None:
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
    @given(SOMEBODY)
    def check(wish: Customer) -> None:
        if not (wish.last_name or wish.company or wish.phones or wish.emails or wish.first_name):
            return
        persons = tuple(replace(one, role="Büro") for one in wish.contact_persons)
        kept = store.customers.create(replace(wish, contact_persons=persons))
        assert read_profiles(store.engine, [kept.id or 0]) == [profile(kept)]

    check()


def test_a_contact_person_counts(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    one = company("Radwerk", contact_persons=(ContactPerson(last_name="X", phone="0421 5550173"),))
    assert likeness(profile(one), profile(kept)) is not None
    assert [found.customer.id for found in store.duplicates.like(one)] == [kept.id]


def test_saving_goes_on_while_the_file_is_searched(store: Store) -> None:
    store.customers.create(BAKERY)
    kept: list[Customer] = []
    search_file(store.path, set(), lambda done, _total: kept.append(store.customers.create(person(note=str(done)))))
    assert len(kept) == 2


def test_whatever_is_typed_is_looked_for(store: Store) -> None:
    """Also what has no letters at all, quotes and operators of the search among it."""
    texts = st.text(max_size=12) | st.sampled_from(["–", '"', "* AND", "NEAR(", "'; --", "_"])

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
    @given(texts, texts, texts, texts)
    def check(first: str, last: str, street: str, code: str) -> None:
        lines = {"emails": (Email("_@_._"), Email(f"{first}@b.de")), "addresses": (Address(street, code, last),)}
        for typed in (person(last, first, **lines), company(last, **lines)):
            assert store.duplicates.like(typed) == []

    check()


def test_somebody_with_everything_fifty_times_is_looked_for_in_time(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    many = replace(
        BAKERY,
        phones=tuple(Phone(f"0421 77{n:02d}1") for n in range(50)),
        emails=tuple(Email(f"x{n}@b.de") for n in range(50)),
        addresses=tuple(Address(f"Am Wall {n}", f"28{n:03d}", f"Ort {n}") for n in range(50)),
    )
    assert [found.customer.id for found in store.duplicates.like(many)] == [kept.id]
