"""The visiting card of a customer as a vCard 3.0 (RFC 2426), which telephones, Outlook and Thunderbird all read.

Only what stands on a visiting card: nothing that was said, and nothing we think of anybody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kundenapp.domain.contact import ContactKind, PhoneKind
from kundenapp.domain.customer import Customer, CustomerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.contact import Address, Phone

_LONGEST_LINE = 75
"""Octets in a line, its end not counted."""

_SPECIAL = re.compile(r"([\\;,])")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_ADDRESS_TYPES = {
    ContactKind.HOME: "HOME",
    ContactKind.WORK: "WORK",
    ContactKind.BILLING: "POSTAL",
    ContactKind.DELIVERY: "PARCEL",
}


def write_vcard(customer: Customer, *, with_note: bool = False) -> bytes:
    """Return the card of a customer in UTF-8; `with_note` puts our note about them on it."""
    return b"".join(_folded(line) for line in _lines(customer, with_note=with_note))


def _lines(customer: Customer, *, with_note: bool) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield _property("FN", customer.person_name or customer.display_name)
    family = " ".join(part for part in (customer.name_prefix, customer.last_name) if part)
    yield _property("N", family, customer.first_name, "", customer.title, "")
    if customer.company:
        yield _property("ORG", *(part for part in (customer.company, customer.department) if part))
    if customer.role:
        yield _property("TITLE", customer.role)
    is_company = customer.kind is CustomerKind.COMPANY
    for number, phone in enumerate(customer.phones):
        types = [*_phone_types(phone, is_company=is_company), *_preferred(number)]
        yield _property(f"TEL;TYPE={','.join(types)}", phone.number)
    for number, email in enumerate(customer.emails):
        where = "HOME" if email.kind is ContactKind.HOME else "WORK"
        yield _property(f"EMAIL;TYPE={','.join(['INTERNET', where, *_preferred(number)])}", email.address)
    for number, address in enumerate(customer.addresses):
        yield _address(address, number)
    if customer.birthday:
        yield _property("BDAY", customer.birthday.iso)
    if with_note and customer.note:
        yield _property("NOTE", customer.note)
    if customer.uuid:
        yield _property("UID", f"urn:uuid:{customer.uuid}")
    yield "END:VCARD"


def _phone_types(phone: Phone, *, is_company: bool) -> list[str]:
    if phone.kind is PhoneKind.MOBILE:
        return ["CELL", "VOICE"]
    where = "WORK" if is_company or phone.kind is PhoneKind.WORK else "HOME"
    return [where, "FAX" if phone.kind is PhoneKind.FAX else "VOICE"]


def _address(address: Address, number: int) -> str:
    types = [_ADDRESS_TYPES[address.kind], *_preferred(number)]
    return _property(
        f"ADR;TYPE={','.join(types)}", "", "", address.street, address.city, "", address.postal_code, address.country
    )


def _preferred(number: int) -> list[str]:
    """Return the mark of the first of several."""
    return ["PREF"] if number == 0 else []


def _property(name: str, *values: str) -> str:
    return f"{name}:{';'.join(_escaped(value) for value in values)}"


def _escaped(text: str) -> str:
    text = _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text))
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line with its end, continued on further lines where it is too long, never in the middle of a letter."""
    pieces = [b""]
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > _LONGEST_LINE:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
