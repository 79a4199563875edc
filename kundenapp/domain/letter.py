"""How a customer is addressed on paper."""

from __future__ import annotations

from kundenapp.domain.customer import Customer, CustomerKind, Salutation
from kundenapp.i18n import _


def letter_salutation(customer: Customer) -> str:
    """Return the first line of a letter, comma included.

    Examples: "Sehr geehrte Frau Dr. Köhler,", "Sehr geehrter Herr von Brandl,", "Sehr geehrte Familie Özdemir,",
    "Guten Tag Kim Weber,", "Sehr geehrte Damen und Herren,".
    """
    surname = " ".join(part for part in (customer.title, customer.name_prefix, customer.last_name) if part)
    if customer.last_name and customer.salutation is Salutation.MS:
        return _("Sehr geehrte Frau {name},").format(name=surname)
    if customer.last_name and customer.salutation is Salutation.MR:
        return _("Sehr geehrter Herr {name},").format(name=surname)
    if customer.last_name and customer.salutation is Salutation.FAMILY:
        return _("Sehr geehrte Familie {name},").format(name=surname)
    if customer.person_name:
        return _("Guten Tag {name},").format(name=customer.person_name)
    return _("Sehr geehrte Damen und Herren,")


def address_lines(customer: Customer) -> tuple[str, ...]:
    """Return the lines of the address field of a letter (DIN 5008), at most six, without blank lines.

    A company stands above the person; street, place and country (in capitals) are those of the first address.
    """
    person = customer.person_name
    if person and customer.last_name:
        before = {
            Salutation.MS: _("Frau"),
            Salutation.MR: _("Herrn"),
            Salutation.FAMILY: _("Familie"),
            Salutation.NONE: "",
        }[customer.salutation]
        person = f"{before} {person}".strip()
    company = customer.company if customer.kind is CustomerKind.COMPANY else ""
    lines = [company, customer.department if company else "", person]
    address = customer.main_address
    if address:
        lines += [address.street, address.place, address.country.upper()]
    return tuple(line for line in lines if line) or (customer.display_name,)
