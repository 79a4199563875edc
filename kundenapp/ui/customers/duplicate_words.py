"""How a customer who may be another one is named: with what tells them from others of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.duplicates import Finding

_LONGEST_NAME = 60


def short_name(customer: Customer) -> str:
    """Return the name in lists, cut where it is very long."""
    name = customer.display_name
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def where(customer: Customer) -> str:
    """Return what is known beside the name: street and place, number, whether the data may only be kept."""
    address = customer.main_address
    parts = [address.one_line if address else "", customer.number]
    if customer.restricted_at is not None:
        parts.append(_("Daten eingeschränkt"))
    return " · ".join(part for part in parts if part)


def with_reasons(finding: Finding) -> str:
    """Return who was found and why: Bäckerei Großmann, Lindenstraße 14 (gleiche Telefonnummer)."""
    customer = finding.customer
    address = customer.main_address
    street = (address.street or address.place) if address else ""
    name = ", ".join(part for part in (short_name(customer), street) if part)
    reasons = finding.likeness.words
    if customer.restricted_at is not None:
        reasons = f"{reasons}; {_('Daten eingeschränkt')}"
    return _("{name} ({reasons})").format(name=name, reasons=reasons)
