"""The visiting card: another program reads back what we meant, whatever was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.customer import Customer, Status
from kundenapp.domain.person_name import Salutation
from kundenapp.exchange.vcard import write_vcard
from tests.exchange.read_vcard import Property, read_vcard
from tests.factories import BAKERY, company, person

KOEHLER = person(
    title="Dr.",
    name_prefix="von der",
    salutation=Salutation.MS,
    role="Inhaberin",
    birthday=Birthday(5, 3, 1970),
    phones=(
        Phone("0421 555 01 73"),
        Phone("0171 555 01 74", PhoneKind.MOBILE, "nur abends"),
        Phone("0421 1", PhoneKind.WORK),
        Phone("0421 2", PhoneKind.FAX),
    ),
    emails=(Email("a@b.de"), Email("c@d.de", ContactKind.BILLING)),
    addresses=(
        Address("Rosenweg 3", "28213", "Bremen"),
        Address("Postfach; 5, links", "75002", "Paris", "Frankreich", ContactKind.BILLING),
        Address("Hof 1", "1", "Ort", "", ContactKind.DELIVERY),
    ),
    uuid="0f8fad5b-d9cb-469f-a165-70867728950e",
)


def values(customer: Customer, name: str, *, with_note: bool = False) -> list[tuple[str, ...]]:
    return [line.values for line in read_vcard(write_vcard(customer, with_note=with_note)) if line.name == name]


def test_the_card_of_a_person() -> None:
    assert read_vcard(write_vcard(KOEHLER)) == [
        Property("FN", frozenset(), ("Dr. Anneliese von der Köhler",)),
        Property("N", frozenset(), ("von der Köhler", "Anneliese", "", "Dr.", "")),
        Property("TITLE", frozenset(), ("Inhaberin",)),
        Property("TEL", frozenset({"HOME", "VOICE", "PREF"}), ("0421 555 01 73",)),
        Property("TEL", frozenset({"CELL", "VOICE"}), ("0171 555 01 74",)),
        Property("TEL", frozenset({"WORK", "VOICE"}), ("0421 1",)),
        Property("TEL", frozenset({"HOME", "FAX"}), ("0421 2",)),
        Property("EMAIL", frozenset({"INTERNET", "HOME", "PREF"}), ("a@b.de",)),
        Property("EMAIL", frozenset({"INTERNET", "WORK"}), ("c@d.de",)),
        Property("ADR", frozenset({"HOME", "PREF"}), ("", "", "Rosenweg 3", "Bremen", "", "28213", "")),
        Property("ADR", frozenset({"POSTAL"}), ("", "", "Postfach; 5, links", "Paris", "", "75002", "Frankreich")),
        Property("ADR", frozenset({"PARCEL"}), ("", "", "Hof 1", "Ort", "", "1", "")),
        Property("BDAY", frozenset(), ("1970-05-03",)),
        Property("UID", frozenset(), ("urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",)),
    ]


def test_the_card_of_a_company_bears_the_person_we_talk_to() -> None:
    assert values(BAKERY, "FN") == [("Thomas Großmann",)]
    assert values(BAKERY, "N") == [("Großmann", "Thomas", "", "", "")]
    assert values(BAKERY, "ORG") == [("Bäckerei Großmann", "Backstube")]
    assert values(company("Radwerk"), "FN") == [("Radwerk",)]
    assert values(company("Radwerk"), "N") == [("", "", "", "", "")]
    assert values(company("Radwerk"), "ORG") == [("Radwerk",)]
    phones = [line.types for line in read_vcard(write_vcard(BAKERY)) if line.name == "TEL"]
    assert phones == [frozenset({"WORK", "VOICE", "PREF"}), frozenset({"CELL", "VOICE"})]


def test_a_birthday_without_a_year() -> None:
    assert values(person(birthday=Birthday(5, 3)), "BDAY") == [("--05-03",)]


def test_of_whom_only_an_address_is_known() -> None:
    assert values(Customer(emails=(Email("wer@example.org"),)), "FN") == [("wer@example.org",)]


def test_our_note_is_on_the_card_only_if_wanted_and_nothing_else_of_ours_ever() -> None:
    secret = "Nörgelt\nimmer; zahlt, aber"
    customer = replace(
        BAKERY, note=secret, status=Status.DECLINED, tags=("Nörgler",), phones=(Phone("0421 1", note="Nörgler"),)
    )
    assert "Nörg" not in write_vcard(customer).decode()
    assert values(customer, "NOTE", with_note=True) == [(secret,)]
    assert "Nörgler" not in write_vcard(customer, with_note=True).decode()
    assert values(replace(customer, note=""), "NOTE", with_note=True) == []


@pytest.mark.parametrize("letter", ["a", "ä", "€", "😀", "\u0308"])
def test_lines_are_folded_between_letters(letter: str) -> None:
    for count in range(60, 90):
        data = write_vcard(company(letter * count))
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        for line in data.split(b"\r\n"):
            line.decode("utf-8")
        assert values(company(letter * count), "ORG") == [(letter * count,)]


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), max_size=120)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back(name: str, street: str, note: str) -> None:
    customer = person(name, "", addresses=(Address(street, "1", "Ort"),), note=f"{note}\n{name}\\n;")
    assert values(customer, "N")[0][0] == name
    assert values(customer, "ADR")[0][2] == street
    assert values(customer, "NOTE", with_note=True) == [(customer.note,)]


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_card(text: str) -> None:
    properties = read_vcard(write_vcard(person(text, text, role=text, note=text), with_note=True))
    assert [line.name for line in properties][:2] == ["FN", "N"]
    assert {line.name for line in properties} <= {"FN", "N", "TITLE", "NOTE"}
