"""Phones, e-mails and addresses: kept as typed, refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.errors import ValidationError

LETTER_IN_NUMBER = "In der Telefonnummer ist ein Buchstabe. Zum Beispiel: 0421 555 01 73"
NO_DIGITS = "In der Telefonnummer fehlen die Ziffern. Zum Beispiel: 0421 555 01 73"
NO_AT = "In der E-Mail-Adresse fehlt das @. Zum Beispiel: name@beispiel.de"
NO_HOST = "Die E-Mail-Adresse ist noch nicht vollständig. Es fehlt der Teil nach dem @."
CANNOT_BE = "Diese E-Mail-Adresse kann nicht stimmen. Zum Beispiel: name@beispiel.de"


def too_long(given: str, limit: str) -> str:
    return f"Das ist zu lang: {given} Zeichen, möglich sind {limit}. Bitte kürzen, es geht nichts verloren."


# --- phones -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 0421  555 01 73 ", "0421 555 01 73"),
        ("+49 (0)421/555-01 73", "+49 (0)421/555-01 73"),
        ("0421 555 01 73 #2", "0421 555 01 73 #2"),
        ("1" * 40, "1" * 40),
    ],
)
def test_a_number_is_kept_as_typed(typed: str, kept: str) -> None:
    phone = Phone(typed, PhoneKind.MOBILE, "  vor  9 Uhr ").validated()
    assert phone == Phone(kept, PhoneKind.MOBILE, "vor 9 Uhr")


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        (Phone("0421 555 O1"), LETTER_IN_NUMBER),
        (Phone("zu Hause"), LETTER_IN_NUMBER),
        (Phone("--"), NO_DIGITS),
        (Phone("+"), NO_DIGITS),
        (Phone("(0)"), NO_DIGITS),
        (Phone("1" * 41), too_long("41", "40")),
        (Phone("0421", note="x" * 201), too_long("201", "200")),
    ],
)
def test_what_is_no_number_gets_a_sentence(phone: Phone, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        phone.validated()
    assert str(caught.value) == sentence
    assert caught.value.field == "phones"


def test_a_note_at_the_limit_is_kept() -> None:
    assert Phone("0421", note="x" * 200).validated().note == "x" * 200


# --- e-mail -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "name@beispiel.de",
        "a@b.c",
        "vor.nach+laden@mail.beispiel.co.uk",
        "müller@bücher.example",
        "o'brien@example.org",
        "x" * 242 + "@example.org",
    ],
)
def test_an_address_is_kept_as_typed(address: str) -> None:
    assert Email(f" {address} ", ContactKind.WORK).validated() == Email(address, ContactKind.WORK)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("name.beispiel.de", NO_AT),
        ("name@", NO_HOST),
        ("@beispiel.de", CANNOT_BE),
        ("name@beispiel", CANNOT_BE),
        ("name@beispiel.", CANNOT_BE),
        ("name@.de", CANNOT_BE),
        ("name@beispiel..de", CANNOT_BE),
        ("vor nach@beispiel.de", CANNOT_BE),
        ("name@bei spiel.de", CANNOT_BE),
        ("name@zwei@beispiel.de", CANNOT_BE),
        ("Name <name@beispiel.de>", CANNOT_BE),
        ("<name@beispiel.de>", CANNOT_BE),
        ("mailto:name@beispiel.de", CANNOT_BE),
        ("a@b.de, c@d.de", CANNOT_BE),
        ("x" * 243 + "@example.org", too_long("255", "254")),
    ],
)
def test_what_cannot_be_an_address_gets_a_sentence(address: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Email(address).validated()
    assert str(caught.value) == sentence
    assert caught.value.field == "emails"


@given(st.text(max_size=20) | st.from_regex(r"\A[a-z.@<> ]{1,16}\Z"))
def test_any_text_is_an_address_or_gets_a_sentence(typed: str) -> None:
    try:
        address = Email(typed).validated().address
    except ValidationError:
        return
    assert address.count("@") == 1
    assert "." in address.partition("@")[2]
    assert " " not in address


# --- addresses --------------------------------------------------------------------------------------------------------


def test_an_address_says_itself_on_one_line() -> None:
    address = Address(" Rue de la Paix  5", "75002", "Paris ", "Frankreich", ContactKind.DELIVERY).validated()
    assert address == Address("Rue de la Paix 5", "75002", "Paris", "Frankreich", ContactKind.DELIVERY)
    assert address.one_line == "Rue de la Paix 5, 75002 Paris, Frankreich"
    assert address.place == "75002 Paris"
    assert not address.is_empty


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (Address(city="Bremen"), "Bremen"),
        (Address(postal_code="28203"), "28203"),
        (Address(street="Postfach 12", city="Bremen"), "Postfach 12, Bremen"),
        (Address(country="Österreich"), "Österreich"),
        (Address(), ""),
    ],
)
def test_an_address_may_have_gaps(address: Address, line: str) -> None:
    assert address.one_line == line
    assert address.is_empty == (not line)


@pytest.mark.parametrize(("field", "limit"), [("street", 200), ("postal_code", 20), ("city", 200), ("country", 200)])
def test_an_address_has_limits(field: str, limit: int) -> None:
    at_limit = Address(**{field: "x" * limit})  # type: ignore[arg-type]
    assert at_limit.validated() == at_limit
    with pytest.raises(ValidationError) as caught:
        Address(**{field: "x" * (limit + 1)}).validated()  # type: ignore[arg-type]
    assert str(caught.value) == too_long(str(limit + 1), str(limit))
    assert caught.value.field == "addresses"


# --- words ------------------------------------------------------------------------------------------------------------


def test_every_kind_has_a_word() -> None:
    assert [kind.label for kind in PhoneKind] == ["Festnetz", "mobil", "geschäftlich", "Fax"]
    assert [kind.label for kind in ContactKind] == ["privat", "geschäftlich", "Rechnung", "Lieferung"]
