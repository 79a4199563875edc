"""The customer: names, order, words to be found by, and what a record must have."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.prospect import prospect_named
from tests.factories import BAKERY, company, person

NAMELESS = "Ein Name fehlt noch, damit Sie den Kunden wiederfinden."


def too_long(given: str, limit: str) -> str:
    return f"Das ist zu lang: {given} Zeichen, möglich sind {limit}. Bitte kürzen, es geht nichts verloren."


# --- names ------------------------------------------------------------------------------------------------------------

NAMES = [
    (BAKERY, "Bäckerei Großmann", "BG"),
    (company("Radwerk"), "Radwerk", "R"),
    (company("", last_name="Großmann", first_name="Thomas"), "Thomas Großmann", "TG"),
    (person("Köhler", "Anneliese", title="Dr.", salutation=Salutation.MS), "Dr. Anneliese Köhler", "AK"),
    (person("Köhler", "Anneliese", name_prefix="von der"), "Anneliese von der Köhler", "AK"),
    (person("Köhler", "Anna Maria"), "Anna Maria Köhler", "AK"),
    (person("Köhler", "Hans-Peter"), "Hans-Peter Köhler", "HK"),
    (person("Brandl", "", salutation=Salutation.MR), "Herr Brandl", "HB"),
    (person("Brandl", "", salutation=Salutation.MR, title="Dr.", name_prefix="von"), "Herr Dr. von Brandl", "HD"),
    (person("Özdemir", "", salutation=Salutation.FAMILY), "Familie Özdemir", "FÖ"),
    (person("Özdemir", "Emre", salutation=Salutation.FAMILY), "Familie Emre Özdemir", "EÖ"),
    (person("Brandl", ""), "Brandl", "B"),
    (person("", "Anna"), "Anna", "A"),
    (person("", "Anna Maria"), "Anna Maria", "AM"),
    (person("", "Anna", salutation=Salutation.MS), "Anna", "A"),
    (person("", "", company="Radwerk Lindner"), "Radwerk Lindner", "RL"),
    (person("", "", title="Dr."), "Dr.", "D"),
    (person("", "", emails=(Email("jemand@example.org"),)), "jemand@example.org", "J"),
    (person("", "", phones=(Phone("0421 555"),)), "0421 555", "05"),
    (Customer(), "Ohne Namen", "ON"),
]


@pytest.mark.parametrize(("customer", "name", "letters"), NAMES, ids=[name for _customer, name, _letters in NAMES])
def test_a_customer_has_a_name_and_two_letters(customer: Customer, name: str, letters: str) -> None:
    assert customer.display_name == name
    assert customer.initials == letters


def test_customers_stand_in_the_order_of_the_telephone_book() -> None:
    in_order = [
        person("Ärmel", "Änne"),
        BAKERY,
        person("", "Berta"),
        person("Brandl", "Veit", name_prefix="von"),
        company("Der Fahrradladen"),
        person("Göbel", "Anna", title="Prof. Dr."),
        person("Goethe", "", salutation=Salutation.MR),
        company("Goldmann GmbH", last_name="Abel"),
        person("", "", emails=(Email("jemand@example.org"),)),
        person("Müller", "Anna"),
        person("Mueller", "Bernd"),
        person("Muller", "Anna"),
        company("Österreich Reisen"),
        company("", last_name="Özdemir"),
    ]
    shuffled = random.Random(5007).sample(in_order, len(in_order))
    assert sorted(shuffled, key=lambda customer: customer.sort_key) == in_order


def test_a_customer_is_found_by_everything_that_identifies() -> None:
    words = replace(BAKERY, number="K-1001").search_text.split()
    for word in ("backerei", "grossmann", "thomas", "backstube", "k", "1001", "lastenrad", "stammtisch", "bremen"):
        assert word in words
    for word in ("28203", "lindenstrasse", "example", "04215550173", "4215550173", "01715550174"):
        assert word in words
    assert "kaffee" not in words
    assert len(words) == len(set(words))


def test_letters_go_to_the_first_address() -> None:
    assert BAKERY.main_address == BAKERY.addresses[0]
    assert person().main_address is None


@pytest.mark.parametrize(
    ("name", "first_name", "last_name"),
    [
        ("Anneliese Köhler", "Anneliese", "Köhler"),
        ("  Anna Maria \t Köhler ", "Anna Maria", "Köhler"),
        ("Köhler", "", "Köhler"),
        ("", "", ""),
    ],
)
def test_of_a_new_prospect_only_the_name_is_known(name: str, first_name: str, last_name: str) -> None:
    assert prospect_named(name) == Customer(first_name=first_name, last_name=last_name)


# --- what a record must have ------------------------------------------------------------------------------------------


def test_texts_are_cleaned_and_empty_lines_dropped() -> None:
    typed = Customer(
        title=" Dr. ",
        first_name="Anne\tliese",
        name_prefix=" von  der ",
        last_name="Ko\u0308hler\n",
        company=" Praxis\u202e ",
        department=" Empfang ",
        note="\n Zeile eins\r\nZeile zwei \n",
        number=" K-7 ",
        phones=(Phone("  "), Phone(" 0421 555 ")),
        emails=(Email(""), Email(" a@b.de ")),
        addresses=(Address(" ", "", "\t"), Address(city=" Bremen ")),
        tags=("Lastenrad", "", " LASTENRAD ", " ", "Stamm  tisch"),
    )
    assert typed.validated() == Customer(
        title="Dr.",
        first_name="Anne liese",
        name_prefix="von der",
        last_name="Köhler",
        company="Praxis",
        department="Empfang",
        note="Zeile eins\nZeile zwei",
        number="K-7",
        phones=(Phone("0421 555"),),
        emails=(Email("a@b.de"),),
        addresses=(Address(city="Bremen"),),
        tags=("Lastenrad", "Stamm tisch"),
    )


@pytest.mark.parametrize(
    "customer",
    [
        person("Köhler", ""),
        person("", "Anna"),
        person("", "", title="Dr."),
        company("Radwerk"),
        person("", "", company="Radwerk"),
        person("", "", emails=(Email("a@b.de"),)),
        person("", "", phones=(Phone("0421 555"),)),
    ],
    ids=lambda customer: customer.display_name,
)
def test_one_of_name_company_email_and_phone_is_enough(customer: Customer) -> None:
    assert customer.validated() == customer


@pytest.mark.parametrize(
    ("customer", "field"),
    [
        (Customer(), "last_name"),
        (Customer(kind=CustomerKind.COMPANY), "company"),
        (Customer(last_name=" \t", salutation=Salutation.MS), "last_name"),
        (Customer(note="kommt oft", tags=("VIP",), addresses=(Address(city="Bremen"),)), "last_name"),
        (Customer(phones=(Phone(" "),), emails=(Email(" "),)), "last_name"),
    ],
)
def test_without_any_of_them_the_field_for_the_name_asks(customer: Customer, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        customer.validated()
    assert (caught.value.field, str(caught.value)) == (field, NAMELESS)


LIMITS = [
    ("title", 200),
    ("first_name", 200),
    ("name_prefix", 200),
    ("last_name", 200),
    ("company", 200),
    ("department", 200),
    ("number", 40),
    ("note", 20_000),
]


@pytest.mark.parametrize(("field", "limit"), LIMITS)
def test_each_text_has_a_limit(field: str, limit: int) -> None:
    known = person("Köhler")
    at_limit = replace(known, **{field: "x" * limit})  # type: ignore[arg-type]
    assert at_limit.validated() == at_limit
    with pytest.raises(ValidationError) as caught:
        replace(known, **{field: "x" * (limit + 1)}).validated()  # type: ignore[arg-type]
    assert caught.value.field == field
    assert str(caught.value) == too_long(f"{limit + 1:,}".replace(",", "."), f"{limit:,}".replace(",", "."))


def test_a_tag_has_a_limit() -> None:
    assert person(tags=("x" * 60,)).validated().tags == ("x" * 60,)
    with pytest.raises(ValidationError) as caught:
        person(tags=("x" * 61,)).validated()
    assert (caught.value.field, str(caught.value)) == ("tags", too_long("61", "60"))


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        ("phones", [Phone(f"0421 {n}") for n in range(51)]),
        ("emails", [Email(f"a{n}@b.de") for n in range(51)]),
        ("addresses", [Address(city=f"Ort {n}") for n in range(51)]),
        ("tags", [f"Wort {n}" for n in range(51)]),
    ],
)
def test_fifty_lines_of_a_kind_are_enough(field: str, lines: list[object]) -> None:
    fifty = replace(person(), **{field: tuple(lines[:50])})  # type: ignore[arg-type]
    assert fifty.validated() == fifty
    with pytest.raises(ValidationError) as caught:
        replace(person(), **{field: tuple(lines)}).validated()  # type: ignore[arg-type]
    assert (caught.value.field, str(caught.value)) == (field, "Mehr als 50 Einträge sind hier nicht möglich.")


ANY = st.text(max_size=30)


@given(ANY, ANY, ANY, ANY, st.lists(ANY, max_size=3), st.sampled_from(CustomerKind), st.sampled_from(Salutation))
def test_any_texts_make_a_customer_or_a_sentence(
    first: str, last: str, firm: str, number: str, tags: list[str], kind: CustomerKind, salutation: Salutation
) -> None:
    typed = Customer(
        kind=kind,
        salutation=salutation,
        first_name=first,
        last_name=last,
        company=firm,
        phones=(Phone(number),),
        emails=(Email(number),),
        tags=tuple(tags),
    )
    try:
        customer = typed.validated()
    except ValidationError:
        return
    assert customer.validated() == customer
    assert customer.display_name.strip()
    assert len(customer.initials) <= 2
    assert customer.sort_key
    assert "\n" not in customer.display_name


# --- what may be done with them ---------------------------------------------------------------------------------------

MOMENT = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("customer", "is_listed", "may_be_asked"),
    [
        (BAKERY, True, True),
        (replace(BAKERY, restricted_at=MOMENT), True, False),
        (replace(BAKERY, deleted_at=MOMENT), False, False),
        (replace(BAKERY, anonymised_at=MOMENT), False, False),
    ],
)
def test_who_is_found_and_who_may_be_asked(customer: Customer, is_listed: bool, may_be_asked: bool) -> None:
    assert (customer.is_listed, customer.may_be_asked) == (is_listed, may_be_asked)


# --- words ------------------------------------------------------------------------------------------------------------


def test_every_salutation_and_status_has_a_word() -> None:
    assert [value.label for value in Salutation] == ["ohne Anrede", "Frau", "Herr", "Familie", "Firma", "andere …"]
    assert [value.label for value in Status] == [
        "Interessent",
        "in Prüfung",
        "Kunde",
        "Partner",
        "ehemalig",
        "abgelehnt",
    ]
