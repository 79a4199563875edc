"""Rows of the customer tables <-> `Customer`; used by the customers store and by what is derived from customers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.customer import Customer, CustomerKind, Salutation, Status

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
            found[customer_id] = _customer(row, {table: rows[customer_id] for table, rows in parts.items()})
    return [found[customer_id] for customer_id in wanted if customer_id in found]


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


def _children(engine: Engine, table: str, ids: list[int]) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in engine.dicts(f"SELECT * FROM {table} WHERE customer_id IN ({_marks(ids)}) ORDER BY position, id", ids):
        rows[cast("int", row["customer_id"])].append(row)
    return rows


def _customer(row: Row, parts: dict[str, list[Row]]) -> Customer:
    text = cast("dict[str, Any]", row)
    return Customer(
        id=text["id"],
        uuid=text["uuid"],
        number=text["customer_number"],
        kind=CustomerKind(text["kind"]),
        salutation=Salutation(text["salutation"]),
        title=text["title"],
        first_name=text["first_name"],
        name_prefix=text["name_prefix"],
        last_name=text["last_name"],
        company=text["company"],
        department=text["department"],
        note=text["note"],
        status=Status(text["status"]),
        owner_id=text["owner_id"],
        customer_since=date.fromisoformat(text["customer_since"]) if text["customer_since"] else None,
        is_sample=bool(text["is_sample"]),
        version=text["version"],
        created_at=datetime.fromisoformat(text["created_at"]),
        deleted_at=datetime.fromisoformat(text["deleted_at"]) if text["deleted_at"] else None,
        phones=tuple(_phone(part) for part in parts["customer_phones"]),
        emails=tuple(_email(part) for part in parts["customer_emails"]),
        addresses=tuple(_address(part) for part in parts["customer_addresses"]),
        tags=tuple(cast("str", part["tag"]) for part in parts["customer_tags"]),
    )


def _phone(row: Row) -> Phone:
    return Phone(cast("str", row["number"]), PhoneKind(cast("str", row["kind"])), cast("str", row["note"]))


def _email(row: Row) -> Email:
    return Email(cast("str", row["address"]), ContactKind(cast("str", row["kind"])))


def _address(row: Row) -> Address:
    street, postal_code, city, country = (
        cast("str", row[column]) for column in ("street", "postal_code", "city", "country")
    )
    return Address(street, postal_code, city, country, ContactKind(cast("str", row["kind"])))


def customer_row(customer: Customer) -> Row:
    """Return the columns of `customers` that a person may change."""
    return {
        "customer_number": customer.number,
        "kind": customer.kind.value,
        "salutation": customer.salutation.value,
        "title": customer.title,
        "first_name": customer.first_name,
        "name_prefix": customer.name_prefix,
        "last_name": customer.last_name,
        "company": customer.company,
        "department": customer.department,
        "note": customer.note,
        "status": customer.status.value,
        "owner_id": customer.owner_id,
        "customer_since": customer.customer_since.isoformat() if customer.customer_since else None,
    }


def child_rows(customer: Customer) -> dict[str, list[Row]]:
    """Return the rows of phones, e-mails, addresses and tags, in the order in which they are shown."""
    return {
        "customer_phones": [
            {"number": phone.number, "digits": phone.key, "kind": phone.kind.value, "note": phone.note}
            for phone in customer.phones
        ],
        "customer_emails": [{"address": email.address, "kind": email.kind.value} for email in customer.emails],
        "customer_addresses": [
            {
                "street": address.street,
                "postal_code": address.postal_code,
                "city": address.city,
                "country": address.country,
                "kind": address.kind.value,
            }
            for address in customer.addresses
        ],
        "customer_tags": [{"tag": tag} for tag in customer.tags],
    }


CHILD_TABLES = ("customer_phones", "customer_emails", "customer_addresses", "customer_tags")
