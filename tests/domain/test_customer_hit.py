"""Why a customer fits what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer_hit import CustomerHit, HitReason, hit, unsaid
from kundenapp.domain.text import phone_query, search_words
from tests.factories import BAKERY, person

SHOP = replace(
    BAKERY,
    id=7,
    phones=(Phone("+49 (0)421/555 01 73"),),
    emails=(Email("backstube@example.org"),),
    addresses=(Address("Lindenstraße 14", "28203", "Bremen"),),
    tags=("Lastenrad",),
    department="Einkauf",
    number="K-1001",
    contact_persons=(ContactPerson(first_name="Ömer", last_name="Yıldız", phone="0171 2345", email="oy@example.org"),),
)


@pytest.mark.parametrize(
    ("typed", "reason", "detail"),
    [
        ("groß", HitReason.NAME, "Bremen"),
        ("bäck gross", HitReason.NAME, "Bremen"),
        ("brem", HitReason.WORDS, "Bremen"),
        ("großmann brem", HitReason.WORDS, "Bremen"),
        ("lindenstr", HitReason.WORDS, "Lindenstraße 14, 28203 Bremen"),
        ("28203", HitReason.WORDS, "Lindenstraße 14, 28203 Bremen"),
        ("yildiz", HitReason.WORDS, "Ömer Yıldız"),
        ("oy", HitReason.WORDS, "oy@example.org"),
        ("backstube@", HitReason.WORDS, "backstube@example.org"),
        ("lasten", HitReason.WORDS, "Lastenrad"),
        ("k-1001", HitReason.WORDS, "K-1001"),
        ("einkauf", HitReason.WORDS, "Einkauf"),
        ("0421 55", HitReason.PHONE, "+49 (0)421/555 01 73"),
        ("421 555", HitReason.PHONE, "+49 (0)421/555 01 73"),
        ("0171 2", HitReason.PHONE, "0171 2345"),
        ("anhänger", HitReason.CONVERSATION, "Bremen"),
        ("großmann anhänger", HitReason.CONVERSATION, "Bremen"),
    ],
)
def test_a_hit_says_why(typed: str, reason: HitReason, detail: str) -> None:
    expected = CustomerHit(7, "Bäckerei Großmann", reason, detail)
    assert hit(SHOP, search_words(typed), phone_query(typed) or "") == expected


def test_who_has_no_place_has_an_empty_detail() -> None:
    assert hit(replace(person("Weiß", ""), id=3), ["weiss"], "") == CustomerHit(3, "Weiß", HitReason.NAME)


def test_words_that_do_not_occur() -> None:
    assert unsaid("Die Räder sind da", ["rad", "si", "rot"]) == ["rot"]
    assert unsaid("Müller", ["mull"]) == []
    assert unsaid("", []) == []
