"""How a customer is addressed on paper (DIN 5008)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, Formality
from kundenapp.domain.letter import address_lines, letter_salutation
from kundenapp.domain.person_name import Salutation
from tests.factories import BAKERY, company, person

MS, MR, FAMILY, NONE = Salutation.MS, Salutation.MR, Salutation.FAMILY, Salutation.NONE
FIRM, FREE, DU = Salutation.COMPANY, Salutation.FREE, Formality.INFORMAL
EVERYBODY = "Sehr geehrte Damen und Herren,"
SALUTATIONS = [
    (person("Köhler", "Anneliese", salutation=MS), "Sehr geehrte Frau Köhler,"),
    (person("Köhler", "", salutation=MS), "Sehr geehrte Frau Köhler,"),
    (person("Köhler", "Anneliese", salutation=MS, title="Dr."), "Sehr geehrte Frau Dr. Köhler,"),
    (person("Köhler", "Anneliese", salutation=MS, title="Prof. Dr."), "Sehr geehrte Frau Prof. Dr. Köhler,"),
    (person("Droste-Hülshoff", "Annette", salutation=MS, name_prefix="von"), "Sehr geehrte Frau von Droste-Hülshoff,"),
    (person("", "Anneliese", salutation=MS), "Guten Tag Anneliese,"),
    (person("", "", salutation=MS, emails=(Email("a@b.de"),)), EVERYBODY),
    (person("Brandl", "Veit", salutation=MR), "Sehr geehrter Herr Brandl,"),
    (person("Brandl", "", salutation=MR), "Sehr geehrter Herr Brandl,"),
    (person("Brandl", "Veit", salutation=MR, title="Dr.", name_prefix="von"), "Sehr geehrter Herr Dr. von Brandl,"),
    (person("Laan", "Piet", salutation=MR, name_prefix="van der"), "Sehr geehrter Herr van der Laan,"),
    (person("", "Veit", salutation=MR), "Guten Tag Veit,"),
    (person("Özdemir", "", salutation=FAMILY), "Sehr geehrte Familie Özdemir,"),
    (person("Özdemir", "Emre", salutation=FAMILY), "Sehr geehrte Familie Özdemir,"),
    (person("Brandl", "", salutation=FAMILY, name_prefix="von"), "Sehr geehrte Familie von Brandl,"),
    (person("", "Emre", salutation=FAMILY), "Guten Tag Emre,"),
    (person("Weber", "Kim", salutation=NONE), "Guten Tag Kim Weber,"),
    (person("Weber", "", salutation=NONE), "Guten Tag Weber,"),
    (person("Weber", "Kim", salutation=NONE, title="Dr."), "Guten Tag Dr. Kim Weber,"),
    (person("", "Kim", salutation=NONE), "Guten Tag Kim,"),
    (person("Brandl", "Veit", salutation=NONE, name_prefix="von"), "Guten Tag Veit von Brandl,"),
    (BAKERY, "Sehr geehrter Herr Großmann,"),
    (replace(BAKERY, salutation=NONE), "Guten Tag Thomas Großmann,"),
    (company("Radwerk"), EVERYBODY),
    (company("Radwerk", salutation=MR), EVERYBODY),
    (person("", "", phones=(Phone("0421 555"),)), EVERYBODY),
    (Customer(), EVERYBODY),
    (person("Köhler", "Anneliese", salutation=MS, title="Dipl.-Kffr."), "Sehr geehrte Frau Köhler,"),
    (person("Köhler", "Anneliese", salutation=MS, title="Dr. med. dent."), "Sehr geehrte Frau Dr. Köhler,"),
    (person("Köhler", "A.", salutation=MS, title="Professorin Dr. h. c."), "Sehr geehrte Frau Professorin Dr. Köhler,"),
    (person("Drach", "Max", salutation=MR, title="Drs."), "Sehr geehrter Herr Drach,"),
    (person("Kruse", "", salutation=FREE, salutation_text="Eheleute"), "Guten Tag Eheleute Kruse,"),
    (person("Kruse", "Jan", salutation=FREE, salutation_text="Pfarrer", title="Dr."), "Guten Tag Pfarrer Dr. Kruse,"),
    (person("Kruse", "Jan", salutation=FREE), "Guten Tag Jan Kruse,"),
    (company("Radwerk", salutation=FIRM, last_name="Kruse"), EVERYBODY),
    (person("Köhler", "Anneliese", salutation=MS, formality=DU), "Liebe Anneliese,"),
    (person("Brandl", "Veit", salutation=MR, formality=DU), "Lieber Veit,"),
    (person("Weber", "Kim", formality=DU), "Hallo Kim,"),
    (person("Özdemir", "Emre", salutation=FAMILY, formality=DU), "Liebe Familie Özdemir,"),
    (person("Brandl", "", salutation=MR, formality=DU), "Sehr geehrter Herr Brandl,"),
    (person("", "Emre", salutation=FAMILY, formality=DU), "Hallo Emre,"),
    (replace(BAKERY, letter_salutation="Moin Thomas"), "Moin Thomas,"),
    (replace(BAKERY, letter_salutation="Moin Thomas!", formality=DU), "Moin Thomas!"),
]


@pytest.mark.parametrize(("customer", "line"), SALUTATIONS)
def test_a_letter_begins_politely(customer: Customer, line: str) -> None:
    assert letter_salutation(customer) == line


def test_the_table_has_more_than_thirty_cases() -> None:
    assert len(SALUTATIONS) >= 40


IDA = ContactPerson(salutation=MS, first_name="Ida", last_name="Kröger", role="Büro")


def test_a_letter_to_a_contact_person() -> None:
    bakery = replace(BAKERY, letter_salutation="Moin Thomas")
    assert letter_salutation(bakery, IDA) == "Sehr geehrte Frau Kröger,"
    assert address_lines(BAKERY, IDA) == ("Bäckerei Großmann", "Frau Ida Kröger", "Lindenstraße 14", "28203 Bremen")
    assert address_lines(BAKERY, address=BAKERY.addresses[1])[-2:] == ("Postfach 12", "28001 Bremen")


HOME = Address("Rosenweg 3", "28213", "Bremen")
ABROAD = Address("Rue de la Paix 5", "75002", "Paris", "Frankreich")


@pytest.mark.parametrize(
    ("customer", "lines"),
    [
        (
            BAKERY,
            ("Bäckerei Großmann", "Backstube", "Herrn Thomas Großmann", "Lindenstraße 14", "28203 Bremen"),
        ),
        (
            replace(BAKERY, addresses=(replace(ABROAD, country="Großbritannien"),)),
            (
                "Bäckerei Großmann",
                "Backstube",
                "Herrn Thomas Großmann",
                "Rue de la Paix 5",
                "75002 Paris",
                "GROSSBRITANNIEN",
            ),
        ),
        (
            person("Köhler", "Anneliese", salutation=MS, title="Dr.", name_prefix="von der", addresses=(HOME,)),
            ("Frau Dr. Anneliese von der Köhler", "Rosenweg 3", "28213 Bremen"),
        ),
        (
            person("Özdemir", "", salutation=FAMILY, addresses=(HOME,)),
            ("Familie Özdemir", "Rosenweg 3", "28213 Bremen"),
        ),
        (person("Weber", "Kim", addresses=(HOME, ABROAD)), ("Kim Weber", "Rosenweg 3", "28213 Bremen")),
        (person("", "Kim", salutation=MS, addresses=(HOME,)), ("Kim", "Rosenweg 3", "28213 Bremen")),
        (
            person("Weber", "Kim", company="Radwerk", department="Verkauf", addresses=(HOME,)),
            ("Kim Weber", "Rosenweg 3", "28213 Bremen"),
        ),
        (
            company("", last_name="Weber", department="Verkauf", addresses=(Address(city="Bremen"),)),
            ("Weber", "Bremen"),
        ),
        (company("Radwerk"), ("Radwerk",)),
        (company("Radwerk", salutation=FIRM), ("Firma Radwerk",)),
        (person("Kruse", "", salutation=FREE, salutation_text="Eheleute"), ("Eheleute Kruse",)),
        (
            person("Weber", "Kim", addresses=(replace(HOME, country="Deutschland"),)),
            ("Kim Weber", "Rosenweg 3", "28213 Bremen"),
        ),
        (person("", "", emails=(Email("a@b.de"),)), ("a@b.de",)),
        (person("", "", emails=(Email("a@b.de"),), addresses=(HOME,)), ("Rosenweg 3", "28213 Bremen")),
        (Customer(), ("Ohne Namen",)),
    ],
)
def test_the_address_field_has_no_gaps_and_at_most_six_lines(customer: Customer, lines: tuple[str, ...]) -> None:
    assert address_lines(customer) == lines
    assert len(lines) <= 6
