"""Rows of the customer tables <-> `Customer`; used by the customers store and by what is derived from customers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import PERSON_TEXTS, ContactPerson
from kundenapp.domain.customer import LINES, Customer, CustomerKind, Formality, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.store.engine import Engine, Row

_AT_ONCE = 500
"""Ids per query: SQLite before 3.32 and PostgreSQL both limit the number of parameters."""


def load_customers(engine: Engine, ids: Iterable[int]) -> list[Customer]:
    """Return the customers with these ids that exist, trash included, in the order of the ids."""
    wanted = list(ids)
    found: dict[int, Customer] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        parts = {table: _children(engine, table, some) for table in CHILD_TABLES}
        for row in engine.dicts(f"SELECT * FROM customers WHERE id IN ({_marks(some)})", some):
            customer_id = cast("int", row["id"])
            found[customer_id] = customer_from_rows(row, {table: rows[customer_id] for table, rows in parts.items()})
    return [found[customer_id] for customer_id in wanted if customer_id in found]


def check_usable(engine: Engine, customer_id: int) -> None:
    """Refuse to work with a customer whose data may only be kept.

    Raises
    ------
    RestrictedError
        if the customer is restricted or anonymous.
    NothingFoundError
        if there is none with this id.
    """
    found = load_customers(engine, [customer_id])
    if not found:
        raise NothingFoundError(_("Diesen Kunden gibt es nicht mehr."))
    found[0].check_usable()


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


def _children(engine: Engine, table: str, ids: list[int]) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in engine.dicts(f"SELECT * FROM {table} WHERE customer_id IN ({_marks(ids)}) ORDER BY position, id", ids):
        rows[cast("int", row["customer_id"])].append(row)
    return rows


def rows_of(engine: Engine, customer_id: int) -> dict[str, list[Row]]:
    """Return what stands in the file about a customer: the row of `customers`, if any, and the lines."""
    row = engine.row("customers", customer_id)
    lines = {table: _children(engine, table, [customer_id])[customer_id] for table in CHILD_TABLES}
    return {"customers": [] if row is None else [row], **lines}


def customer_from_rows(row: Row, parts: dict[str, list[Row]]) -> Customer:
    """Return the customer that a row of `customers` and the lines in `CHILD_TABLES`, in their order, say."""
    text = cast("dict[str, Any]", row)
    return Customer(
        id=text["id"],
        uuid=text["uuid"],
        number=text["customer_number"],
        kind=CustomerKind(text["kind"]),
        salutation=Salutation(text["salutation"]),
        formality=Formality(text["formality"]),
        birthday=Birthday.from_iso(text["birthday"]) if text["birthday"] else None,
        status=Status(text["status"]),
        owner_id=text["owner_id"],
        customer_since=_day(text["customer_since"]),
        source=Source(text["source"]),
        source_on=_day(text["source_on"]),
        recommended_by=text["recommended_by"],
        is_sample=bool(text["is_sample"]),
        version=text["version"],
        created_at=_moment(text["created_at"]),
        deleted_at=_moment(text["deleted_at"]),
        restricted_at=_moment(text["restricted_at"]),
        anonymised_at=_moment(text["anonymised_at"]),
        phones=tuple(_phone(part) for part in parts["customer_phones"]),
        emails=tuple(_email(part) for part in parts["customer_emails"]),
        addresses=tuple(_address(part) for part in parts["customer_addresses"]),
        tags=tuple(cast("str", part["tag"]) for part in parts["customer_tags"]),
        contact_persons=tuple(_contact_person(part) for part in parts["contact_persons"]),
        consents=tuple(_consent(part) for part in parts["customer_consents"]),
        years=tuple(_year(part) for part in parts["customer_years"]),
        **{column: text[column] for column in _TEXTS},
    )


_TEXTS = ("salutation_text", *LINES, "note")
"""Columns of `customers` that are the fields of the same name."""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _phone(row: Row) -> Phone:
    return Phone(cast("str", row["number"]), PhoneKind(cast("str", row["kind"])), cast("str", row["note"]))


def _email(row: Row) -> Email:
    return Email(cast("str", row["address"]), ContactKind(cast("str", row["kind"])), cast("str", row["note"]))


def _address(row: Row) -> Address:
    street, postal_code, city, country, note = (
        cast("str", row[column]) for column in ("street", "postal_code", "city", "country", "note")
    )
    return Address(street, postal_code, city, country, ContactKind(cast("str", row["kind"])), note)


def _contact_person(row: Row) -> ContactPerson:
    value = cast("dict[str, Any]", row)
    return ContactPerson(
        salutation=Salutation(value["salutation"]),
        id=value["id"],
        uuid=value["uuid"],
        **{column: value[column] for column in PERSON_TEXTS},
    )


def _consent(row: Row) -> Consent:
    value = cast("dict[str, Any]", row)
    return Consent(ConsentChannel(value["channel"]), ConsentState(value["state"]), _day(value["day"]), value["note"])


def _year(row: Row) -> CustomerYear:
    return CustomerYear(*(cast("Any", row[column]) for column in ("year", "revenue_cents", "effort")))


def customer_row(customer: Customer) -> Row:
    """Return the columns of `customers` that a person may change."""
    return {
        "customer_number": customer.number,
        "kind": customer.kind.value,
        "salutation": customer.salutation.value,
        "formality": customer.formality.value,
        "birthday": customer.birthday.iso if customer.birthday else None,
        "status": customer.status.value,
        "owner_id": customer.owner_id,
        "customer_since": _iso(customer.customer_since),
        "source": customer.source.value,
        "source_on": _iso(customer.source_on),
        "recommended_by": customer.recommended_by,
        **{column: getattr(customer, column) for column in _TEXTS},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def child_rows(customer: Customer) -> dict[str, list[Row]]:
    """Return the rows of everything a customer has several of, in the order in which they are shown.

    The row of a contact person who is in the file already has their id; see `kundenapp.store.lines`.
    """
    return {
        "customer_phones": [
            {"number": phone.number, "digits": phone.key, "kind": phone.kind.value, "note": phone.note}
            for phone in customer.phones
        ],
        "customer_emails": [
            {"address": email.address, "kind": email.kind.value, "note": email.note} for email in customer.emails
        ],
        "customer_addresses": [
            {
                "street": address.street,
                "postal_code": address.postal_code,
                "city": address.city,
                "country": address.country,
                "kind": address.kind.value,
                "note": address.note,
            }
            for address in customer.addresses
        ],
        "customer_tags": [{"tag": tag} for tag in customer.tags],
        "contact_persons": [_contact_person_row(person) for person in customer.contact_persons],
        "customer_consents": [
            {
                "channel": consent.channel.value,
                "state": consent.state.value,
                "day": _iso(consent.day),
                "note": consent.note,
            }
            for consent in customer.consents
        ],
        "customer_years": [
            {"year": year.year, "revenue_cents": year.revenue_cents, "effort": year.effort} for year in customer.years
        ],
    }


def _contact_person_row(person: ContactPerson) -> Row:
    identity: Row = {"id": person.id} if person.id is not None else {}
    return {
        **identity,
        "salutation": person.salutation.value,
        "phone_digits": person.phone_key,
        **{column: getattr(person, column) for column in PERSON_TEXTS},
    }


CHILD_TABLES = (
    "customer_phones",
    "customer_emails",
    "customer_addresses",
    "customer_tags",
    "contact_persons",
    "customer_consents",
    "customer_years",
)
