"""Where personal data lies: the one registry that erasure, export and the change log go by.

A test compares it with the tables of the file and fails when one is missing here.
"""

from __future__ import annotations

PERSONAL_TABLES: dict[str, str] = {
    "follow_ups": "customer_id",
    "conversations": "customer_id",
    "customer_tags": "customer_id",
    "customer_addresses": "customer_id",
    "customer_emails": "customer_id",
    "customer_phones": "customer_id",
    "contact_persons": "customer_id",
    "customer_consents": "customer_id",
    "customer_years": "customer_id",
    "customer_events": "customer_id",
    "customer_merges": "customer_id",
    "drafts": "customer_id",
    "customer_summaries": "customer_id",
    "changes": "customer_id",
    "customers": "id",
}
"""Table -> the column that names the customer, in the order in which rows may be deleted."""

SEARCH_TABLES = frozenset({"customer_search", "conversation_search"})
"""Word indexes over personal tables; kept in step by `kundenapp.store.derived`."""

OTHER_TABLES = frozenset(
    {"settings", "businesses", "brands", "employees", "operations", "sessions", "erasures", "_sqlite_migrations"}
)
"""Tables about the shop and its people. `operations` carries customers' names in its summaries: erasure blanks them."""


def customer_of(table: str, row: dict[str, str | int | float | None]) -> int | None:
    """Return the id of the customer that a row of `table` is about, None if it is about none."""
    column = PERSONAL_TABLES.get(table)
    customer_id = row.get(column) if column else None
    return customer_id if isinstance(customer_id, int) else None
