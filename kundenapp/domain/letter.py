"""How a customer is addressed on paper: the one place for letters, reports and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.customer import Customer, CustomerKind, Formality
from kundenapp.domain.person_name import Salutation, person_name, spoken_title
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.contact import Address
    from kundenapp.domain.contact_person import ContactPerson
    from kundenapp.domain.person_name import Named

_AT_HOME = frozenset({"deutschland", "germany", "de", "d", "brd"})


def letter_salutation(customer: Customer, person: ContactPerson | None = None) -> str:
    """Return the first line of a letter to the customer, or to `person` there, punctuation included.

    What the shop has typed for the customer comes first. Otherwise: "Sehr geehrte Frau Dr. Köhler,", "Sehr geehrter
    Herr von Brandl,", "Sehr geehrte Familie Özdemir,", "Guten Tag Kim Weber,", "Sehr geehrte Damen und Herren,", and
    with Du "Liebe Anneliese,", "Lieber Thomas,", "Hallo Kim,".
    """
    if person is None and customer.letter_salutation:
        typed = customer.letter_salutation
        return typed if typed[-1] in ",!.:" else f"{typed},"
    named: Named = person or customer
    if customer.formality is Formality.INFORMAL:
        informal = _informal(named)
        if informal:
            return informal
    return _formal(named)


def _informal(named: Named) -> str:
    surname = _joined(named.name_prefix, named.last_name)
    if named.salutation is Salutation.FAMILY and surname:
        return _("Liebe Familie {name},").format(name=surname)
    if not named.first_name:
        return ""
    greeting = {Salutation.MS: _("Liebe {name},"), Salutation.MR: _("Lieber {name},")}
    return greeting.get(named.salutation, _("Hallo {name},")).format(name=named.first_name)


def _formal(named: Named) -> str:
    surname = _joined(named.name_prefix, named.last_name)
    with_title = _joined(spoken_title(named.title), surname)
    if named.last_name:
        match named.salutation:
            case Salutation.MS:
                return _("Sehr geehrte Frau {name},").format(name=with_title)
            case Salutation.MR:
                return _("Sehr geehrter Herr {name},").format(name=with_title)
            case Salutation.FAMILY:
                return _("Sehr geehrte Familie {name},").format(name=surname)
            case Salutation.FREE if named.salutation_text:
                return _("Guten Tag {name},").format(name=_joined(named.salutation_text, with_title))
    if named.salutation is not Salutation.COMPANY and (named.first_name or named.last_name):
        name = _joined(spoken_title(named.title), named.first_name, surname)
        return _("Guten Tag {name},").format(name=name)
    return _("Sehr geehrte Damen und Herren,")


def address_lines(
    customer: Customer, person: ContactPerson | None = None, address: Address | None = None
) -> tuple[str, ...]:
    """Return the lines of the address field of a letter (DIN 5008), at most six, without blank lines.

    A company stands above the person, who is the customer's first one or `person`; street, place and country (in
    capitals, none at home) are those of `address`, else of the first one of the customer.
    """
    company = _company_line(customer)
    lines = [company, customer.department if company and person is None else "", _person_line(person or customer)]
    address = address or customer.main_address
    if address:
        lines += place_lines(address)
    return tuple(line for line in lines if line) or (customer.display_name,)


def place_lines(address: Address) -> tuple[str, ...]:
    """Return street, postal code with city, and the country in capitals unless it is ours, without blank lines."""
    abroad = "" if address.country.casefold() in _AT_HOME else address.country.upper()
    return tuple(line for line in (address.street, address.place, abroad) if line)


def _company_line(customer: Customer) -> str:
    if customer.kind is not CustomerKind.COMPANY or not customer.company:
        return ""
    return _joined(_("Firma") if customer.salutation is Salutation.COMPANY else "", customer.company)


def _person_line(named: Named) -> str:
    name = person_name(named)
    if not named.last_name:
        return name
    before = {
        Salutation.MS: _("Frau"),
        Salutation.MR: _("Herrn"),
        Salutation.FAMILY: _("Familie"),
        Salutation.FREE: named.salutation_text,
    }
    return _joined(before.get(named.salutation, ""), name)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
