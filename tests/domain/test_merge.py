"""What becomes of two customers: what is proposed, how it reads, how lines are united."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, CustomerKind, Formality, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.merge import FIELDS, Side, label, merged, proposed, shown
from kundenapp.domain.merge_lines import united_addresses, united_consents, united_persons, united_phones, united_years
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from tests.factories import MORNING, company, person

WINNER = person(id=1, number="K-1001", created_at=MORNING)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({}, {}, {}),
        ({"title": "Dr."}, {"title": "Prof."}, {"title": Side.WINNER}),
        ({"title": ""}, {"title": "Prof."}, {"title": Side.LOSER}),
        ({"title": "Dr."}, {"title": ""}, {"title": Side.WINNER}),
        ({"status": Status.PROSPECT}, {"status": Status.CUSTOMER}, {"status": Side.LOSER}),
        ({"status": Status.CUSTOMER}, {"status": Status.FORMER}, {"status": Side.WINNER}),
        ({"status": Status.DECLINED}, {"status": Status.PROSPECT}, {"status": Side.LOSER}),
        ({"customer_since": date(2020, 1, 1)}, {"customer_since": date(2019, 1, 1)}, {"customer_since": Side.LOSER}),
        ({"customer_since": date(2018, 1, 1)}, {"customer_since": date(2019, 1, 1)}, {"customer_since": Side.WINNER}),
        ({"salutation": Salutation.NONE}, {"salutation": Salutation.MS}, {"salutation": Side.LOSER}),
        ({"source": Source.UNKNOWN}, {"source": Source.WALK_IN}, {"source": Side.LOSER}),
        ({"source": Source.REFERRAL, "recommended_by": 7}, {"source": Source.REFERRAL}, {"source": Side.WINNER}),
        ({"formality": Formality.FORMAL}, {"formality": Formality.INFORMAL}, {"formality": Side.WINNER}),
    ],
)
def test_what_is_proposed(mine: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Side]) -> None:
    assert proposed(person(**mine), person(**theirs)) == expected


@pytest.mark.parametrize(
    ("field", "values", "text"),
    [
        ("kind", {"kind": CustomerKind.COMPANY}, "Firma"),
        ("kind", {}, "Privatperson"),
        ("company", {"company": "Radwerk"}, "Radwerk"),
        ("salutation", {"salutation": Salutation.FREE, "salutation_text": "Magister"}, "Magister"),
        ("salutation", {}, ""),
        ("birthday", {"birthday": Birthday(5, 3)}, "03.05."),
        ("birthday", {}, ""),
        ("status", {"status": Status.FORMER}, "ehemalig"),
        ("formality", {"formality": Formality.INFORMAL}, "Du"),
        ("customer_since", {"customer_since": date(2019, 3, 1)}, "01.03.2019"),
        ("customer_since", {}, ""),
        ("owner", {"owner_id": 2}, "Mira"),
        ("owner", {}, ""),
        ("source", {"source": Source.UNKNOWN}, ""),
        ("source", {"source": Source.WALK_IN, "source_on": date(2026, 1, 2)}, "Laufkundschaft, 02.01.2026"),
        ("source", {"source": Source.REFERRAL, "recommended_by": 5}, "Empfehlung von Jo Ek"),
        ("source", {"source": Source.REFERRAL}, "Empfehlung"),
    ],
)
def test_how_a_field_reads(field: str, values: dict[str, Any], text: str) -> None:
    assert shown(person(**values), field, {2: "Mira"}, {5: "Jo Ek"}) == text


def test_every_field_has_a_word_before_it() -> None:
    assert all(label(field) for field in FIELDS)


def test_what_only_differs_otherwise_is_not_asked() -> None:
    loser = replace(WINNER, id=2, number="K-1002", note="x", tags=("y",), phones=(Phone("0421 1"),))
    assert proposed(WINNER, loser) == {}
    now = merged(WINNER, loser, {}).customer
    assert (now.id, now.number, now.note, now.tags) == (1, "K-1001", "x", ("y", "früher K-1002"))


@pytest.mark.parametrize(
    ("mine", "theirs", "note"),
    [
        ("", "", ""),
        ("a", "", "a"),
        ("", "b", "b"),
        ("a", "b", "a\n\n— Aus K-2 —\nb"),
        ("a\nb\nc", "b", "a\nb\nc"),
        ("abc", "b", "abc\n\n— Aus K-2 —\nb"),
    ],
)
def test_notes_are_joined(mine: str, theirs: str, note: str) -> None:
    assert merged(replace(WINNER, note=mine), person(number="K-2", note=theirs), {}).customer.note == note


def test_no_referral_no_recommending_customer() -> None:
    loser = person(id=2, number="K-2", source=Source.REFERRAL, recommended_by=7)
    walk_in = replace(WINNER, source=Source.WALK_IN)
    assert merged(walk_in, loser, {}).customer.recommended_by is None
    assert merged(walk_in, loser, {"source": Side.LOSER}).customer.recommended_by == 7
    assert merged(walk_in, loser, {"source": Side.LOSER}, {7}).customer.recommended_by is None


def test_addresses_are_one_if_nothing_contradicts() -> None:
    one = Address("Lindenstraße 14", "28203", "Bremen")
    same = Address("Linden-Str. 14", "28203", "", "Deutschland", note="Hof")
    assert united_addresses([one], [same]) == (replace(one, country="Deutschland", note="Hof"),)
    for other in (replace(one, postal_code="50667"), replace(one, city="Köln"), replace(one, street="Am Wall 3")):
        assert united_addresses([one], [other]) == (one, other)
    village = Address("Dorfstraße", "27404", "Zeven")
    assert united_addresses([village], [replace(village, street="Dorfstr.")]) != (village,)
    assert united_addresses([village], [village]) == (village,)
    only_city = Address(city="Bremen")
    assert united_addresses([only_city], [Address(postal_code="28203")]) == (only_city, Address(postal_code="28203"))
    assert united_addresses([only_city], [only_city]) == (only_city,)


def test_a_line_whose_notes_do_not_fit_together_stays_two() -> None:
    one, other = (Phone("0421 1", note=letter * 150) for letter in "ab")
    assert united_phones([one], [other]) == (one, other)
    address, second = (Address("Am Wall 3", "28195", note=letter * 150) for letter in "ab")
    assert united_addresses([address], [second]) == (address, second)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({}, True),
        ({"role": "Büro", "salutation": Salutation.MS}, True),
        ({"phone": "+49 421 1"}, True),
        ({"phone": "0421 2"}, False),
        ({"email": "x@y.de"}, False),
        ({"email": "IDA@B.de"}, True),
        ({"email": "i.da@b.de"}, False),
        ({"email": "idä@b.de"}, False),
        ({"last_name": "Krüger"}, False),
        ({"title": "Dr."}, False),
    ],
)
def test_contact_persons(other: dict[str, Any], is_same: bool) -> None:
    one = ContactPerson(first_name="Ida", last_name="Kröger", phone="0421 1", email="ida@b.de", note="nett")
    second = replace(ContactPerson(first_name="Ida", last_name="Kroger"), **other)
    united = united_persons([one], [second])
    assert len(united) == (1 if is_same else 2)
    assert united[0].role == (second.role if is_same else "")
    assert united[0].salutation is (second.salutation if is_same else Salutation.NONE)


def test_persons_without_a_name_stay_apart() -> None:
    one = ContactPerson(role="Büro")
    assert united_persons([one], [one]) == (one, one)


@pytest.mark.parametrize(
    ("kind", "first_name", "last_name", "others"),
    [
        (CustomerKind.COMPANY, "Jo", "Ek", ["Jo Ek"]),
        (CustomerKind.COMPANY, "Mira", "Lindt", []),
        (CustomerKind.COMPANY, "", "", []),
        (CustomerKind.PERSON, "Jo", "Ek", []),
    ],
)
def test_who_else_stood_in_a_record(kind: CustomerKind, first_name: str, last_name: str, others: list[str]) -> None:
    winner = replace(company("Radwerk", first_name="Mira", last_name="Lind", number="K-1"), kind=kind)
    loser = company("Radwerk", first_name=first_name, last_name=last_name, salutation=Salutation.FAMILY, number="K-2")
    now = merged(winner, loser, {}).customer
    assert [one.person_name for one in now.contact_persons] == others
    assert all(one.salutation is Salutation.NONE for one in now.contact_persons)


@pytest.mark.parametrize(
    ("salutation", "text", "expected"),
    [
        (Salutation.MS, "Schwester", (Salutation.MS, "")),
        (Salutation.FREE, "Schwester", (Salutation.FREE, "Schwester")),
        (Salutation.COMPANY, "", (Salutation.NONE, "")),
    ],
)
def test_who_else_stood_in_a_record_is_addressed_as_before(
    salutation: Salutation, text: str, expected: tuple[Salutation, str]
) -> None:
    winner = company("Radwerk", first_name="Mira", last_name="Lind", number="K-1")
    loser = company(
        "Radwerk", first_name="Jo", last_name="Ek", salutation=salutation, salutation_text=text, number="K-2"
    )
    (other,) = merged(winner, loser, {}).customer.contact_persons
    assert (other.salutation, other.salutation_text) == expected


def test_they_have_been_here_since_the_earlier_moment() -> None:
    later = MORNING + timedelta(days=1)
    for mine, theirs in ((MORNING, later), (later, MORNING), (MORNING, None), (None, MORNING)):
        loser = person(id=2, number="K-2", created_at=theirs)
        assert merged(replace(WINNER, created_at=mine), loser, {}).customer.created_at == MORNING


def _said(state: ConsentState, day: date | None) -> Customer:
    return person(consents=(Consent(ConsentChannel.PHONE, state, day, "am Telefon"),))


@pytest.mark.parametrize(
    ("mine", "theirs", "counts"),
    [
        ((ConsentState.GIVEN, date(2026, 1, 1)), (ConsentState.WITHDRAWN, date(2025, 1, 1)), ConsentState.GIVEN),
        ((ConsentState.GIVEN, date(2026, 1, 1)), (ConsentState.WITHDRAWN, date(2026, 5, 1)), ConsentState.WITHDRAWN),
        ((ConsentState.GIVEN, None), (ConsentState.WITHDRAWN, None), ConsentState.WITHDRAWN),
        ((ConsentState.WITHDRAWN, None), (ConsentState.GIVEN, None), ConsentState.WITHDRAWN),
        ((ConsentState.GIVEN, date(2026, 1, 1)), (ConsentState.WITHDRAWN, None), ConsentState.WITHDRAWN),
        ((ConsentState.WITHDRAWN, None), (ConsentState.GIVEN, date(2026, 1, 1)), ConsentState.WITHDRAWN),
        ((ConsentState.GIVEN, None), (ConsentState.WITHDRAWN, date(2026, 1, 1)), ConsentState.WITHDRAWN),
        ((ConsentState.WITHDRAWN, date(2026, 1, 1)), (ConsentState.GIVEN, None), ConsentState.WITHDRAWN),
    ],
)
def test_the_later_consent_counts(mine: Any, theirs: Any, counts: ConsentState) -> None:
    (kept,), earlier = united_consents(_said(*mine), _said(*theirs))
    assert kept.state is counts
    assert len(earlier) == 1


def test_of_two_alike_the_one_whose_day_is_known_stays() -> None:
    dated, undated = (_said(ConsentState.WITHDRAWN, day) for day in (date(2026, 1, 1), None))
    for one, other in ((dated, undated), (undated, dated)):
        assert united_consents(one, other)[0] == dated.consents


def test_the_same_consent_twice_is_once() -> None:
    one = _said(ConsentState.GIVEN, None)
    assert united_consents(one, one) == (one.consents, [])


def test_years() -> None:
    mine = [CustomerYear(2024, 100, 2), CustomerYear(2025, 500), CustomerYear(2026, None, 3)]
    theirs = [CustomerYear(2024, 30, 1), CustomerYear(2025, 500, 4), CustomerYear(2026), CustomerYear(2023, 7)]
    assert united_years(mine, theirs) == (
        CustomerYear(2026, None, 3),
        CustomerYear(2025, 500, 4),
        CustomerYear(2024, 130, 2),
        CustomerYear(2023, 7),
    )
