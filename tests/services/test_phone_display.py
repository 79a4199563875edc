"""Phone numbers as DIN 5008 writes them, and as typed where nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.contact import Phone, PhoneKind
from kundenapp.domain.text import phone_key
from kundenapp.services.phone_display import callable_numbers, shown_number
from tests.factories import person


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0421 555 01 73", "0421 5550173"),
        ("0421/5550173", "0421 5550173"),
        ("(0421) 555 01 73", "0421 5550173"),
        ("+49 (0)421 555 01 73", "0421 5550173"),
        ("0049 421 5550173", "0421 5550173"),
        ("0421 555-73", "0421 555-73"),
        ("0421/555 - 73", "0421 555-73"),
        ("0421-5550173", "0421 5550173"),
        ("+49 421 555–0173", "0421 555-0173"),
        ("0171 555 01 74", "0171 5550174"),
        ("030 1234567", "030 1234567"),
        ("0800 330 1000", "0800 3301000"),
        ("+41 44 668 18 00", "+41 44 6681800"),
        ("0043 1 58058 0", "+43 1 580580"),
        ("+45 33 12 34 56", "+45 33123456"),
        ("110", "110"),
        ("0421", "0421"),
        ("0160 1234567 x5", "0160 1234567 x5"),
        ("bei Mutti", "bei Mutti"),
        ("", ""),
    ],
)
def test_the_form_of_din_5008(typed: str, shown: str) -> None:
    assert shown_number(typed) == shown


@given(st.from_regex(r"(\+|00?)?[0-9 /()\-]{1,20}", fullmatch=True))
def test_no_digit_is_lost_or_added(typed: str) -> None:
    shown = shown_number(typed)
    assert phone_key(shown) == phone_key(typed) or shown == typed


def test_two_numbers_to_call_and_never_a_fax() -> None:
    numbers = ("0421/5550171", "0421/5550172", "0421/5550173", "0421/5550174")
    kinds = (PhoneKind.FAX, PhoneKind.WORK, PhoneKind.MOBILE, PhoneKind.LANDLINE)
    phones = tuple(Phone(number, kind) for number, kind in zip(numbers, kinds, strict=True))
    assert callable_numbers(person(phones=phones)) == ("0421 5550172", "0421 5550173")
    assert callable_numbers(person(phones=phones[:1])) == ()
