"""How a phone number is shown: in the form of DIN 5008 where it can be read, else as it was typed.

DIN 5008 separates country, area and number by single blanks and an extension by a hyphen: ``0421 5550173``,
``0421 555-73``, ``+41 44 6681800``. What was typed stays in the file; only the picture of it changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kundenapp.domain.contact import PhoneKind
from kundenapp.domain.text import phone_key

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer

_PHONES = 2
"""How many numbers of a customer a line of a list has room for."""
_HOME = "DE"
_EXTENSION = re.compile(r"\d\s*[-–]\s*(\d{1,5})$")


@lru_cache(maxsize=2_000)
def shown_number(typed: str) -> str:
    """Return a phone number as DIN 5008 writes it; as typed where it is not a whole, valid number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, _HOME)
    except phonenumbers.NumberParseException:
        return typed
    if not phonenumbers.is_valid_number(number) or number.extension:
        return typed
    if phonenumbers.region_code_for_number(number) == _HOME:
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    else:
        text = _international(
            number.country_code,
            phonenumbers.national_significant_number(number),
            phonenumbers.length_of_geographical_area_code(number),
        )
    shown = _with_extension(text, typed)
    return shown if phone_key(shown) == phone_key(typed) else typed  # a number without its area code stays without


def callable_numbers(customer: Customer) -> tuple[str, ...]:
    """Return the first two numbers of a customer as they are shown; a fax is none of them."""
    numbers = [shown_number(phone.number) for phone in customer.phones if phone.kind is not PhoneKind.FAX]
    return tuple(numbers[:_PHONES])


def _international(country_code: int | None, digits: str, area_length: int) -> str:
    parts = (f"+{country_code}", digits[:area_length], digits[area_length:])
    return " ".join(part for part in parts if part)


def _with_extension(text: str, typed: str) -> str:
    """Put back the hyphen before an extension; a hyphen between area and number is none."""
    extension = _EXTENSION.search(typed.strip())
    if extension is None:
        return text
    before, after = text[: -len(extension[1])], text[-len(extension[1]) :]
    return f"{before}-{after}" if before[-1:].isdigit() and " " in before.strip() else text
