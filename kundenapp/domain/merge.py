"""Making one customer of two: field by field where they differ, with everything that either has several of.

Nothing is dropped but what the person chose against: lines are united, notes joined, the other number stays findable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kundenapp.domain import limits
from kundenapp.domain.customer import Formality, Status
from kundenapp.domain.dates import full_day
from kundenapp.domain.merge_lines import (
    united_addresses,
    united_consents,
    united_emails,
    united_persons,
    united_phones,
    united_tags,
    united_years,
    with_other_person,
)
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation, salutation_before_name
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from kundenapp.domain.customer import Customer


class Side(StrEnum):
    """From whom a field is taken: from the customer who stays or the one who is merged into them."""

    WINNER = "winner"
    LOSER = "loser"


FIELDS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "company": ("company",),
    "department": ("department",),
    "salutation": ("salutation", "salutation_text"),
    "title": ("title",),
    "first_name": ("first_name",),
    "name_prefix": ("name_prefix",),
    "last_name": ("last_name",),
    "role": ("role",),
    "letter_salutation": ("letter_salutation",),
    "formality": ("formality",),
    "birthday": ("birthday",),
    "status": ("status",),
    "customer_since": ("customer_since",),
    "owner": ("owner_id",),
    "source": ("source", "source_on", "recommended_by"),
}
"""What can be chosen -> the attributes of a customer that go with it, in the order of the dialog."""

_FURTHEST_FIRST = (
    Status.PARTNER,
    Status.CUSTOMER,
    Status.FORMER,
    Status.IN_INTAKE,
    Status.PROSPECT,
    Status.DECLINED,
)
_UNSET = ("", None, Salutation.NONE, Source.UNKNOWN)


@dataclass(frozen=True)
class Merged:
    """The one customer that two become.

    Attributes
    ----------
    customer:
        as it will stand in the file, with id and number of the one who stays.
    extra_notes:
        texts that no longer fit into the note and go into the Verlauf.
    """

    customer: Customer
    extra_notes: tuple[str, ...] = ()


def label(field: str) -> str:
    """Return the word before a field of `FIELDS`."""
    return {
        "kind": _("Art"),
        "company": _("Firma"),
        "department": _("Abteilung"),
        "salutation": _("Anrede"),
        "title": _("Titel"),
        "first_name": _("Vorname"),
        "name_prefix": _("Namensvorsatz"),
        "last_name": _("Nachname"),
        "role": _("Aufgabe"),
        "letter_salutation": _("Briefanrede"),
        "formality": _("Sie oder Du"),
        "birthday": _("Geburtstag"),
        "status": _("Status"),
        "customer_since": _("Kunde seit"),
        "owner": _("Betreuung"),
        "source": _("Wie gekommen"),
    }[field]


def shown(customer: Customer, field: str, employees: Mapping[int, str], customers: Mapping[int, str]) -> str:
    """Return what a customer has in a field of `FIELDS`, as text; the mappings give names for ids."""
    value = getattr(customer, FIELDS[field][0])
    if field == "kind":
        return _("Firma") if value == "company" else _("Privatperson")
    if field == "salutation":
        return salutation_before_name(customer)
    if field == "birthday":
        return value.text if value else ""
    if field == "customer_since":
        return full_day(value) if value else ""
    if field == "owner":
        return employees.get(value, "")
    if field == "source":
        return _origin(customer, customers)
    return value.label if isinstance(value, (Status, Formality)) else str(value)


def _origin(customer: Customer, customers: Mapping[int, str]) -> str:
    if customer.source is Source.UNKNOWN:
        return ""
    by = customers.get(customer.recommended_by or 0, "")
    text = _("Empfehlung von {name}").format(name=by) if by else customer.source.label
    return f"{text}, {full_day(customer.source_on)}" if customer.source_on else text


def proposed(winner: Customer, loser: Customer) -> dict[str, Side]:
    """Return for each field in which two customers differ from whom it is best taken.

    From the one who stays, unless only the other has anything; the further status and the earlier day win.
    """
    sides = {}
    for field, attributes in FIELDS.items():
        mine, theirs = ([getattr(customer, name) for name in attributes] for customer in (winner, loser))
        if mine != theirs:
            sides[field] = Side.LOSER if _takes_theirs(field, mine[0], theirs[0]) else Side.WINNER
    return sides


def _takes_theirs(field: str, mine: Any, theirs: Any) -> bool:
    if theirs in _UNSET or mine in _UNSET:
        return mine in _UNSET and theirs not in _UNSET
    if field == "status":
        return _FURTHEST_FIRST.index(theirs) < _FURTHEST_FIRST.index(mine)
    return field == "customer_since" and bool(theirs < mine)


def merged(
    winner: Customer, loser: Customer, taken: Mapping[str, Side], circular: Container[int | None] = ()
) -> Merged:
    """Return the one customer that two become; fields that are not in `taken` come from the one who stays.

    `circular` are the ids of customers who were recommended by one of the two, directly or through others: they cannot
    have recommended what the two become.

    Raises
    ------
    ValidationError
        if together there would be more lines than a customer can have.
    """
    sources = {Side.WINNER: winner, Side.LOSER: loser}
    values: dict[str, Any] = {
        name: getattr(sources[taken.get(field, Side.WINNER)], name) for field, names in FIELDS.items() for name in names
    }
    values["recommended_by"] = _recommender(values, winner, loser, circular)
    consents, earlier = united_consents(winner, loser)
    note, extra_notes = _joined_notes(winner, loser, earlier)
    customer = replace(
        winner,
        **values,
        phones=united_phones(winner.phones, loser.phones),
        emails=united_emails(winner.emails, loser.emails),
        addresses=united_addresses(winner.addresses, loser.addresses),
        tags=united_tags(winner, loser),
        contact_persons=united_persons(winner.contact_persons, loser.contact_persons),
        consents=consents,
        years=united_years(winner.years, loser.years),
        note=note,
        is_sample=winner.is_sample and loser.is_sample,
        created_at=min((moment for moment in (winner.created_at, loser.created_at) if moment), default=None),
    )
    customer = with_other_person(customer, winner, loser)
    return Merged(customer.validated(), extra_notes)


def _recommender(
    values: dict[str, Any], winner: Customer, loser: Customer, circular: Container[int | None]
) -> int | None:
    if values["source"] is not Source.REFERRAL:
        return None
    candidates = (values["recommended_by"], winner.recommended_by, loser.recommended_by)
    return next((by for by in candidates if by not in (None, winner.id, loser.id) and by not in circular), None)


def _joined_notes(winner: Customer, loser: Customer, earlier: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the note, and what no longer fits into it."""
    note, extra = winner.note, []
    heading = _("— Aus {number} —").format(number=loser.number)
    theirs = "" if f"\n{loser.note}\n" in f"\n{winner.note}\n" else loser.note
    for text, head in ((theirs, heading), ("\n".join(earlier), _("— Frühere Einwilligungen —"))):
        if not text:
            continue
        longer = f"{note}\n\n{head}\n{text}" if note else text
        if len(longer) <= limits.NOTE:
            note = longer
        else:
            extra.append(text)
    return note, tuple(extra)
