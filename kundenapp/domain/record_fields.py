"""The record of a customer in words, field by field, and in which fields two states of it differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.customer_year import format_amount
from kundenapp.domain.dates import full_day
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from kundenapp.domain.consent import Consent
    from kundenapp.domain.contact import Address, Email, Phone
    from kundenapp.domain.contact_person import ContactPerson
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_year import CustomerYear


@dataclass(frozen=True)
class Names:
    """How employees and customers who are mentioned in a record are called, by id."""

    employees: Mapping[int, str] = field(default_factory=dict)
    customers: Mapping[int, str] = field(default_factory=dict)

    def employee(self, employee_id: int | None) -> str:
        """Return the name of an employee, empty for none."""
        return "" if employee_id is None else self.employees.get(employee_id, _("jemand, der gelöscht ist"))

    def customer(self, customer_id: int | None) -> str:
        """Return the name of a customer, empty for none."""
        return "" if customer_id is None else self.customers.get(customer_id, _("jemand, der gelöscht ist"))


@dataclass(frozen=True)
class RecordField:
    """One thing the record says.

    Attributes
    ----------
    attributes:
        the attributes of `Customer` that say it.
    can_return:
        whether an earlier value may be brought back on its own.
    """

    label: str
    attributes: tuple[str, ...]
    text_of: Callable[[Customer, Names], str]
    can_return: bool = True


@dataclass(frozen=True)
class FieldChange:
    """A field in which two states of a record differ; a text is empty where nothing was filled in."""

    field: RecordField
    before: str
    after: str


def field_changes(before: Customer | None, after: Customer | None, names: Names) -> list[FieldChange]:
    """Return the fields in which two states of a customer differ; None is no customer at all."""
    changes = []
    for part in record_fields():
        was = part.text_of(before, names) if before is not None else ""
        became = part.text_of(after, names) if after is not None else ""
        if was != became:
            changes.append(FieldChange(part, was, became))
    return changes


def record_fields() -> tuple[RecordField, ...]:
    """Return every field of the record, in the order of the form."""
    return (
        RecordField(_("Art"), ("kind",), lambda customer, _names: _kind(customer.kind)),
        RecordField(_("Anrede"), ("salutation", "salutation_text"), lambda customer, _names: _salutation(customer)),
        _line(_("Titel"), "title"),
        _line(_("Vorname"), "first_name"),
        _line(_("Zusatz"), "name_prefix"),
        _line(_("Nachname"), "last_name"),
        _line(_("Aufgabe"), "role"),
        _line(_("Firma"), "company"),
        _line(_("Abteilung"), "department"),
        _line(_("Briefanrede"), "letter_salutation"),
        RecordField(_("Sie oder Du"), ("formality",), lambda customer, _names: customer.formality.label),
        RecordField(_("Geburtstag"), ("birthday",), lambda c, _names: c.birthday.text if c.birthday else ""),
        _line(_("Kundennummer"), "number"),
        RecordField(_("Status"), ("status",), lambda customer, _names: customer.status.label),
        RecordField(_("Betreut von"), ("owner_id",), lambda customer, names: names.employee(customer.owner_id)),
        RecordField(_("Kunde seit"), ("customer_since",), lambda c, _names: _day(c.customer_since)),
        RecordField(_("Wie gekommen"), ("source", "recommended_by"), _origin),
        RecordField(_("Gekommen am"), ("source_on",), lambda customer, _names: _day(customer.source_on)),
        RecordField(_("Telefon"), ("phones",), lambda c, _names: _lines(map(_phone, c.phones))),
        RecordField(_("E-Mail"), ("emails",), lambda c, _names: _lines(map(_email, c.emails))),
        RecordField(_("Anschrift"), ("addresses",), lambda c, _names: _lines(map(_address, c.addresses))),
        RecordField(_("Ansprechpartner"), ("contact_persons",), lambda c, _names: _lines(map(_who, c.contact_persons))),
        RecordField(_("Einwilligung"), ("consents",), lambda c, _names: _lines(map(_consent, c.consents))),
        RecordField(_("Schlagwörter"), ("tags",), lambda customer, _names: ", ".join(customer.tags)),
        RecordField(_("Umsatz und Aufwand"), ("years",), lambda c, _names: _lines(map(_year, c.years))),
        _line(_("Merkzettel"), "note"),
        _since(_("Im Papierkorb seit"), "deleted_at"),
        _since(_("Eingeschränkt seit"), "restricted_at"),
        _since(_("Anonymisiert seit"), "anonymised_at"),
    )


SILENT = frozenset({"is_sample", "id", "uuid", "version", "created_at"})
"""Attributes of `Customer` that are never changed by a person."""


def _line(label: str, attribute: str) -> RecordField:
    return RecordField(label, (attribute,), lambda customer, _names: getattr(customer, attribute))


def _since(label: str, attribute: str) -> RecordField:
    def text(customer: Customer, _names: Names) -> str:
        moment: datetime | None = getattr(customer, attribute)
        return f"{moment.astimezone():%d.%m.%Y, %H:%M}" if moment else ""

    return RecordField(label, (attribute,), text, can_return=False)


def _kind(kind: CustomerKind) -> str:
    return _("Firma") if kind is CustomerKind.COMPANY else _("Privat")


def _salutation(named: Any) -> str:
    if named.salutation is Salutation.FREE:
        return str(named.salutation_text)
    return "" if named.salutation is Salutation.NONE else str(named.salutation.label)


def _day(day: date | None) -> str:
    return full_day(day) if day else ""


def _origin(customer: Customer, names: Names) -> str:
    if customer.source is Source.UNKNOWN:
        return ""
    by = names.customer(customer.recommended_by)
    return _("{source} von {name}").format(source=customer.source.label, name=by) if by else customer.source.label


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _phone(phone: Phone) -> str:
    return _joined(phone.number, phone.kind.label, phone.note)


def _email(email: Email) -> str:
    return _joined(email.address, email.kind.label, email.note)


def _address(address: Address) -> str:
    return _joined(address.one_line, address.kind.label, address.note)


def _who(person: ContactPerson) -> str:
    name = " ".join(part for part in (_salutation(person), person.person_name) if part)
    return _joined(name, person.role, person.phone, person.email, person.note)


def _consent(consent: Consent) -> str:
    return _joined(consent.channel.label, consent.state.label, _day(consent.day), consent.note)


def _year(year: CustomerYear) -> str:
    revenue = _("{amount} €").format(amount=format_amount(year.revenue_cents)) if year.revenue_cents is not None else ""
    effort = _("Aufwand {effort} von 5").format(effort=year.effort) if year.effort is not None else ""
    return _joined(str(year.year), revenue, effort)
