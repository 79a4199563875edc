"""Two customers who may be one: a table of pairs, and what must hold for any two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, CustomerKind
from kundenapp.domain.duplicate_search import LARGEST_BLOCK, find_pairs
from kundenapp.domain.duplicates import Grade, Reason, likeness, profile
from kundenapp.domain.matching import company_words, email_key, one_typo_apart, street_key, typo_keys
from tests.factories import BAKERY, company, person


def _somebody(text: str) -> Customer:
    """Return the customer that a line of the table describes: ``Firma: ...``, ``Vorname Nachname``, then contacts."""
    name, *parts = [part.strip() for part in text.split("|")]
    if name.startswith("Firma:"):
        firm, _comma, spoken = name.removeprefix("Firma:").partition("/")
        first, _blank, last = spoken.strip().rpartition(" ")
        made = company(firm.strip(), first_name=first, last_name=last)
    elif "," in name:
        last, first = name.split(",")
        made = person(last.strip(), first.strip())
    else:
        first, _blank, last = name.rpartition(" ")
        made = person(last, first)
    for part in parts:
        if "@" in part:
            made = replace(made, emails=(*made.emails, Email(part)))
        elif part.startswith("*"):
            day, month, year = (int(number) for number in part[1:].split("."))
            made = replace(made, birthday=Birthday(month, day, year or None))
        elif part[0].isdigit() or part[0] in "+(":
            made = replace(made, phones=(*made.phones, Phone(part)))
        else:
            street, _semicolon, place = part.partition(";")
            code, _blank, city = place.strip().partition(" ")
            made = replace(made, addresses=(*made.addresses, Address(street.strip(), code, city)))
    return made


R = Reason
PAIRS = [
    # The same name and something else
    ("Anna Müller | 0421 555 17", "Anna Mueller | +49 (0)421/55517", Grade.CERTAIN, {R.NAME, R.PHONE}),
    ("Anna Müller | a@b.de", "Müller, Anna | A@B.de", Grade.CERTAIN, {R.NAME, R.EMAIL}),
    ("Anna Müller | a@googlemail.com", "Anna Muller | a@gmail.com", Grade.CERTAIN, {R.NAME, R.EMAIL}),
    (
        "Anna Weiß | Lindenstraße 14; 28203 Bremen",
        "Anna Weiss | Lindenstr. 14; 28203 Bremen",
        Grade.CERTAIN,
        {R.NAME, R.ADDRESS},
    ),
    (
        "Anna Weiß | Linden-Str 14 a; 28203 Bremen",
        "Anna Weiß | lindenstrasse 14A; 28203",
        Grade.CERTAIN,
        {R.NAME, R.ADDRESS},
    ),
    (
        "Jo Ek | Straße des 17. Juni 135; 10623 Berlin",
        "Jo Ek | Str. des 17. Juni 135; 10623 Berlin",
        Grade.CERTAIN,
        {R.NAME, R.ADDRESS},
    ),
    ("Jo Ek | Domplatz 3; 28195 Bremen", "Jo Ek | Dompl. 3; 28195 Bremen", Grade.CERTAIN, {R.NAME, R.ADDRESS}),
    ("Łukasz Żak | 0421 555 17", "Lukasz Zak | 0421-55517", Grade.CERTAIN, {R.NAME, R.PHONE}),
    ("Thomas Müller | Am Wall 1; 28195 Bremen", "Thomas Müller | ; 28195 Bremen", Grade.LIKELY, {R.NAME, R.PLACE}),
    ("Thomas Müller | ; 28195 Bremen", "Thomas Müller | ; 28203 Bremen", Grade.LIKELY, {R.NAME, R.PLACE}),
    ("Thomas Müller | ; 28195 Bremen", "Thomas Müller | ; 50667 Köln", Grade.POSSIBLE, {R.NAME}),
    ("Thomas Müller", "Müller Thomas", Grade.POSSIBLE, {R.NAME}),
    # Companies
    ("Firma: Elektro Weiß GmbH | 0421 555 17", "Firma: Elektro Weiß | 0421 55517", Grade.CERTAIN, {R.NAME, R.PHONE}),
    ("Firma: Müller & Söhne OHG | a@b.de", "Firma: Müller und Söhne | a@b.de", Grade.CERTAIN, {R.NAME, R.EMAIL}),
    ("Firma: Blumenhaus | a@b.de", "Firma: Blumen-Haus e. K. | a@b.de", Grade.CERTAIN, {R.NAME, R.EMAIL}),
    (
        "Firma: Radwerk GmbH & Co. KG | ; 28203",
        "Firma: Radwerk UG (haftungsbeschränkt) | ; 28203",
        Grade.LIKELY,
        {R.NAME, R.PLACE},
    ),
    ("Firma: AG Wohnen", "Firma: Wohnen", None, set()),
    ("Firma: Filiale 1 | 0421 55517", "Firma: Filiale 2 | 0421 55517", Grade.POSSIBLE, {R.PHONE}),
    ("Firma: Bäckerei Großmann | 0421 55517", "Bäckerei Großmann | 0421 55517", Grade.CERTAIN, {R.NAME, R.PHONE}),
    (
        "Firma: Radwerk / Jo Ek | 0421 55517",
        "Firma: Radlager / Jo Ek | 0421 55517",
        Grade.LIKELY,
        {R.PERSON, R.PHONE},
    ),
    # A company and a person of it
    (
        "Firma: Bäckerei Großmann / Thomas Großmann | 0421 55517",
        "Thomas Großmann | 0421 55517",
        Grade.LIKELY,
        {R.PERSON, R.PHONE},
    ),
    (
        "Firma: Bäckerei Großmann / Thomas Großmann | ; 28203",
        "Thomas Großmann | ; 28203",
        Grade.POSSIBLE,
        {R.PERSON, R.PLACE},
    ),
    ("Firma: Bäckerei Großmann / Thomas Großmann", "Thomas Großmann", None, set()),
    # A typo
    ("Anna Köhler | 0421 55517", "Anna Koler | 0421 55517", Grade.LIKELY, {R.SIMILAR_NAME, R.PHONE}),
    (
        "Anna Köhler | 0421 55517 | a@b.de",
        "Ana Köhler | 0421 55517 | a@b.de",
        Grade.CERTAIN,
        {R.SIMILAR_NAME, R.PHONE, R.EMAIL},
    ),
    ("Anna Köhler | ; 28203", "Anna Köhlre | ; 28203", Grade.POSSIBLE, {R.SIMILAR_NAME, R.PLACE}),
    ("Anna Meier | ; 28203 Bremen", "Anna Meyer | Am Wall 3; 28203", Grade.POSSIBLE, {R.SIMILAR_NAME, R.PLACE}),
    ("Anna Meier | ; 28203", "Anna Meyer | ; 50667", None, set()),
    ("Anna Meier", "Anna Meyer", None, set()),
    ("Jo Li | ; 28203", "Jo Lo | ; 28203", None, set()),
    ("Anna Mayer | ; 28203", "Anna Meier | ; 28203", None, set()),
    ("Anna Meier | ; 28203", "Anne Meyer | ; 28203", None, set()),
    # One name is the other with less
    ("T. Köhler | 0421 55517", "Thomas Köhler | 0421 55517", Grade.LIKELY, {R.SIMILAR_NAME, R.PHONE}),
    ("Köhler | Am Wall 3; 28195", "Thomas Köhler | Am Wall 3; 28195", Grade.LIKELY, {R.SIMILAR_NAME, R.ADDRESS}),
    ("Anna Maria Köhler | a@b.de", "Anna Köhler | a@b.de", Grade.LIKELY, {R.SIMILAR_NAME, R.EMAIL}),
    ("Köhler | ; 28195", "Thomas Köhler | ; 28195", None, set()),
    # A household
    ("Anna Köhler | 0421 55517", "Thomas Köhler | 0421 55517", Grade.POSSIBLE, {R.LAST_NAME, R.PHONE}),
    ("Anna Köhler | Am Wall 3; 28195", "Thomas Köhler | Am Wall 3; 28195", Grade.POSSIBLE, {R.LAST_NAME, R.ADDRESS}),
    ("Anna Köhler | ; 28195", "Thomas Köhler | ; 28195", None, set()),
    # Different names
    ("Anna Köhler | a@b.de", "Thomas Brandl | a@b.de", Grade.POSSIBLE, {R.EMAIL}),
    ("Anna Köhler | a@b.de | 0421 55517", "Anna Brandl | a@b.de | 0421 55517", Grade.LIKELY, {R.EMAIL, R.PHONE}),
    ("Anna Köhler | Am Wall 3; 28195", "Thomas Brandl | Am Wall 3; 28195", None, set()),
    ("Anna Köhler | 110", "Thomas Brandl | 110", None, set()),
    # Nobody's name
    (" | 0421 55517", "Anna Köhler | 0421 55517", Grade.LIKELY, {R.PHONE}),
    (" | 0421 55517 | a@b.de", "Anna Köhler | 0421 55517 | a@b.de", Grade.CERTAIN, {R.PHONE, R.EMAIL}),
    (" | Am Wall 3; 28195", "Anna Köhler | Am Wall 3; 28195", None, set()),
    # Birthdays
    (
        "Jan Ek | Am Wall 3; 28195 | *3.5.1950",
        "Jan Ek | Am Wall 3; 28195 | *9.1.1980",
        Grade.LIKELY,
        {R.NAME, R.ADDRESS},
    ),
    ("Jan Ek | *3.5.1950", "Jan Ek | *9.1.1980", None, set()),
    ("Jan Ek | *3.5.1950", "Jan Ek | *3.5.0", Grade.POSSIBLE, {R.NAME}),
    # Streets that are no addresses
    ("Jo Ek | Dorfstraße; 28195", "Jo Ek | Dorfstr.; 28195", Grade.LIKELY, {R.NAME, R.PLACE}),
    ("Jo Ek | Am Wall 1-4; 28195", "Jo Ek | Am Wall 14; 28195", Grade.LIKELY, {R.NAME, R.PLACE}),
    ("Jo Ek | Am Wall 3; 28195", "Jo Ek | Am Wall 3; 50667", Grade.POSSIBLE, {R.NAME}),
]


@pytest.mark.parametrize(("one", "other", "grade", "reasons"), PAIRS, ids=lambda value: str(value)[:40])
def test_pairs(one: str, other: str, grade: Grade | None, reasons: set[Reason]) -> None:
    alike = likeness(profile(_somebody(one)), profile(_somebody(other)))
    assert (alike.grade if alike else None) is grade
    assert set(alike.reasons if alike else ()) == reasons


def test_a_contact_person_is_reached_by_the_same_number() -> None:
    boss = person("Kröger", "Ida", phones=(Phone("0421/555 01 75"),))
    alike = likeness(profile(BAKERY), profile(boss))
    assert alike is not None
    assert (alike.grade, alike.reasons) == (Grade.POSSIBLE, (Reason.PHONE,))


def test_a_company_named_in_a_person_is_the_company() -> None:
    one = person("Großmann", "Thomas", company="Bäckerei Großmann GmbH", emails=(Email("t@b.de"),))
    other = company("Bäckerei Großmann", emails=(Email("t@b.de"),))
    alike = likeness(profile(one), profile(other))
    assert alike is not None
    assert (alike.grade, alike.words) == (Grade.LIKELY, "gleiche E-Mail-Adresse, gleiche Firma")


def test_every_grade_and_reason_has_words() -> None:
    assert [grade.label for grade in sorted(Grade, reverse=True)] == ["sicher", "wahrscheinlich", "möglich"]
    assert all(reason.label for reason in Reason)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Elektro Weiß GmbH & Co. KG", ("elektro", "weiss")),
        ("Schuh Blum e. K.", ("schuh", "blum")),
        ("Schuh Blum e.Kfr.", ("schuh", "blum")),
        ("Turnverein Horn e. V.", ("turnverein", "horn")),
        ("AG", ("ag",)),
        ("Und", ("und",)),
        ("", ()),
        ("Kunst & E-Werk", ("kunst", "e", "werk")),
    ],
)
def test_company_words(name: str, words: tuple[str, ...]) -> None:
    assert company_words(name) == words


@pytest.mark.parametrize(
    ("street", "key"),
    [
        ("Lindenstraße 14", "lindenstr14"),
        ("Lindenstr.14 a", "lindenstr14a"),
        ("Am Wall 12-14", "amwall12 14"),
        ("Lindenstraße", ""),
        ("", ""),
        ("14", ""),
        ("Postfach 12 34", "postfach12 34"),
        ("Straße", ""),
    ],
)
def test_street_key(street: str, key: str) -> None:
    assert street_key(street) == key


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("maier", "meier", True),
        ("maier", "maire", True),
        ("maier", "mair", True),
        ("mair", "maier", True),
        ("maier", "maier", False),
        ("maier", "meyer", False),
        ("paul", "paula", True),
        ("paul", "paulas", False),
        ("li", "lo", False),
        ("abcd", "badc", False),
        ("maier", "amier", True),
        ("abcde", "abecd", False),
    ],
)
def test_one_typo_apart(one: str, other: str, apart: bool) -> None:
    assert one_typo_apart(one, other) is apart
    assert one_typo_apart(other, one) is apart


@given(st.text("abc", min_size=1, max_size=7), st.text("abc", min_size=1, max_size=7))
def test_a_typo_shares_a_key(one: str, other: str) -> None:
    if one_typo_apart(one, other):
        assert typo_keys(one) & typo_keys(other)


def test_email_key() -> None:
    assert email_key(" Anna.Koehler@GoogleMail.com ") == "anna.koehler@gmail.com"
    assert email_key("kaputt") == "kaputt"


NAMES = st.sampled_from(
    ["", "Anna", "Anne", "A.", "Thomas", "Köhler", "Kohler", "Koehlre", "Anna Maria", "Meier", "Meyer"]
)
FIRMS = st.sampled_from(
    ["", "Elektro Weiß GmbH", "Elektro Weiss", "Blumenhaus", "Blumen Haus", "Blumenhans", "Anna Köhler"]
)
SOMEBODY = st.builds(
    Customer,
    kind=st.sampled_from(CustomerKind),
    first_name=NAMES,
    name_prefix=st.sampled_from(["", "von"]),
    last_name=NAMES,
    company=FIRMS,
    phones=st.lists(st.sampled_from(["0421 55517", "+49 421 55517", "0171 1"]).map(Phone), max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a@b.de", "A@b.de", "c@d.de"]).map(Email), max_size=2).map(tuple),
    addresses=st.lists(
        st.builds(
            Address,
            st.sampled_from(["", "Lindenstraße 14", "Lindenstr. 14", "Am Wall 3"]),
            st.sampled_from(["", "28203", "50667"]),
            st.sampled_from(["", "Bremen", "Köln"]),
        ),
        max_size=2,
    ).map(tuple),
    contact_persons=st.lists(
        st.builds(ContactPerson, last_name=NAMES, phone=st.sampled_from(["", "0421 55517"])), max_size=1
    ).map(tuple),
    birthday=st.sampled_from([None, Birthday(5, 3), Birthday(5, 3, 1970), Birthday(5, 3, 1980)]),
)


@given(SOMEBODY, SOMEBODY)
def test_the_order_does_not_matter(one: Customer, other: Customer) -> None:
    assert likeness(profile(one), profile(other)) == likeness(profile(other), profile(one))


@given(SOMEBODY)
def test_nobody_is_surely_somebody_else_than_themselves(one: Customer) -> None:
    alike = likeness(profile(one), profile(one))
    if profile(one).name and (profile(one).phones or profile(one).emails):
        assert alike is not None
        assert alike.grade is Grade.CERTAIN


@given(SOMEBODY, SOMEBODY, st.sampled_from(["phones", "emails", "addresses"]))
def test_more_in_common_never_makes_it_less_sure(one: Customer, other: Customer, field: str) -> None:
    before = likeness(profile(one), profile(other))
    shared: dict[str, Any] = {
        "phones": Phone("0555 12345"),
        "emails": Email("x@y.de"),
        "addresses": Address("Neuweg 7", "10115", ""),
    }
    more: list[dict[str, Any]] = [{field: (*getattr(c, field), shared[field])} for c in (one, other)]
    after = likeness(profile(replace(one, **more[0])), profile(replace(other, **more[1])))
    assert (after.grade if after else 0) >= (before.grade if before else 0)


@given(st.lists(SOMEBODY, max_size=8))
def test_the_search_finds_what_comparing_everybody_would(customers: list[Customer]) -> None:
    profiles = [profile(replace(customer, id=number)) for number, customer in enumerate(customers, 1)]
    expected = {
        (one.customer_id, other.customer_id): likeness(one, other)
        for one in profiles
        for other in profiles
        if (one.customer_id or 0) < (other.customer_id or 0) and likeness(one, other)
    }
    pairs = find_pairs(profiles, lambda _done, _total: None)
    assert {(pair.one_id, pair.other_id): pair.likeness for pair in pairs} == expected
    grades = [pair.likeness.grade for pair in pairs]
    assert grades == sorted(grades, reverse=True)


def test_what_a_crowd_shares_says_nothing_about_two_of_it() -> None:
    crowd = [
        profile(person("Müller", "Thomas", id=n, phones=(Phone("0421 55517"),), addresses=(Address("", f"{n:05d}"),)))
        for n in range(1, LARGEST_BLOCK + 3)
    ]
    typo = replace(crowd[7], customer_id=901, person=("muler", "thomas"), phones=frozenset())
    crowd += [replace(crowd[4], customer_id=900), typo]
    pairs = find_pairs(crowd, lambda _done, _total: None)
    assert [(pair.one_id, pair.other_id) for pair in pairs] == [(5, 900), (8, 901)]


def test_the_search_tells_how_far_it_is_and_can_be_ended() -> None:
    told: list[tuple[int, int]] = []
    crowd = [profile(person(f"Nummer{n}", id=n)) for n in range(1, 4_001)]
    find_pairs(crowd, lambda done, total: told.append((done, total)))
    assert told == [(0, 4_000), (2_000, 4_000)]

    def end(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        find_pairs(crowd, end)


def test_short_names_are_no_typos_of_each_other() -> None:
    crowd = [replace(_somebody(f"{name} | ; 28203"), id=n) for n, name in enumerate(("Jo Li", "Jo Lo", "Jo Lie"), 1)]
    assert find_pairs([profile(one) for one in crowd], lambda _done, _total: None) == []
