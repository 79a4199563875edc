"""Where personal data lies: the one registry that erasure, export and the change log go by.

A test compares it with the tables of the file and fails when one is missing here.
"""

from __future__ import annotations

PERSONAL_TABLES: dict[str, str] = {
    "follow_ups": "customer_id",
    "commitments": "customer_id",
    "wishes": "customer_id",
    "common_grounds": "customer_id",
    "stances": "customer_id",
    "answer_requests": "customer_id",
    "answers": "customer_id",
    "answer_spans": "customer_id",
    "delights": "customer_id",
    "placements": "customer_id",
    "category_overrides": "customer_id",
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

GONE_WHEN_ANONYMOUS = frozenset(
    {
        *("customer_phones", "customer_emails", "customer_addresses", "customer_tags", "contact_persons"),
        *("customer_consents", "drafts", "changes", "customer_summaries"),
    }
)
"""Tables whose rows about a customer vanish when the customer becomes anonymous."""

BLANKED_WHEN_ANONYMOUS: dict[str, dict[str, str | None]] = {
    "customers": {
        **dict.fromkeys(
            ("salutation_text", "title", "first_name", "name_prefix", "last_name", "role", "company", "department"), ""
        ),
        "letter_salutation": "",
        "note": "",
        "salutation": "none",
        "birthday": None,
    },
    "conversations": {"text": ""},
    "follow_ups": {"what": "–", "result": "", "measure": "", "cause": ""},
    "answers": {"person": "", "comment": "", "occasion": ""},
    "delights": {"what": "–", "reaction": ""},
    "customer_events": {"note": ""},
    "placements": {"note": ""},
    "category_overrides": {"reason": "–"},
    "commitments": {"what": "–"},
    "wishes": {"text": "–"},
    "common_grounds": {"text": "–"},
}
"""Columns that tell who somebody was, and what stands in them when nobody may know any more."""

KEPT_WHEN_ANONYMOUS: dict[str, frozenset[str]] = {
    "customers": frozenset(
        {
            *("id", "uuid", "customer_number", "kind", "formality", "status", "owner_id", "customer_since", "source"),
            *("source_on", "recommended_by", "is_sample", "created_at", "deleted_at", "restricted_at", "anonymised_at"),
            "version",
        }
    ),
    "conversations": frozenset(
        {"id", "uuid", "customer_id", "at", "channel", "mood", "recommended", "employee_id", "version"}
    ),
    "follow_ups": frozenset(
        {
            *("id", "uuid", "customer_id", "kind", "due_on", "due_time", "employee_id", "assignee_id"),
            *("conversation_id", "answer_id", "commitment_id", "done_at", "done_by", "version"),
        }
    ),
    "answers": frozenset(
        {
            *("id", "uuid", "customer_id", "day", "value", "scale", "channel", "recommends", "employee_id"),
            *("noted_at", "version"),
        }
    ),
    "answer_requests": frozenset(
        {"id", "uuid", "customer_id", "asked_on", "channel", "state", "answer_id", "employee_id", "version"}
    ),
    "answer_spans": frozenset(
        {"answer_id", "customer_id", "day", "until_day", "value", "scale", "month", "until_month"}
    ),
    "delights": frozenset({"id", "uuid", "customer_id", "idea_id", "day", "employee_id", "noted_at", "version"}),
    "placements": frozenset(
        {"id", "uuid", "customer_id", "employee_id", "day", "sympathy", "enthusiasm", "noted_at", "version"}
    ),
    "commitments": frozenset(
        {
            *("id", "uuid", "customer_id", "side", "made_on", "due_on", "kept_on", "broken_on", "employee_id"),
            *("noted_at", "version"),
        }
    ),
    "wishes": frozenset({"id", "uuid", "customer_id", "horizon", "day", "fulfilled_on", "employee_id", "version"}),
    "common_grounds": frozenset({"id", "uuid", "customer_id", "kind", "day", "employee_id", "version"}),
    "stances": frozenset(
        {
            *("id", "uuid", "customer_id", "statement_id", "day", "attitude", "weight", "source", "employee_id"),
            *("noted_at", "version"),
        }
    ),
    "category_overrides": frozenset(
        {"id", "uuid", "customer_id", "category", "day", "employee_id", "lifted_on", "noted_at", "version"}
    ),
    "customer_events": frozenset({"id", "uuid", "customer_id", "kind", "at", "before", "after", "employee_id"}),
    "customer_years": frozenset({"id", "customer_id", "position", "year", "revenue_cents", "effort"}),
    "customer_merges": frozenset({"id", "customer_id", "merged_id", "merged_uuid", "at"}),
}
"""Columns that figures need and that name nobody. The customer number is exchanged for one that stands on no paper."""

DERIVED_TABLES = frozenset({"customer_summaries", "answer_spans"})
"""Personal tables that are written anew from the others."""

SEARCH_TABLES = frozenset({"customer_search", "conversation_search"})
"""Word indexes over personal tables; kept in step by `kundenapp.store.derived`."""

OTHER_TABLES = frozenset(
    {
        *(
            "settings",
            "businesses",
            "brands",
            "delight_ideas",
            "statements",
            "statement_weights",
            "employees",
            "operations",
            "sessions",
            "erasures",
        ),
        *("answer_totals", "_sqlite_migrations"),
    }
)
"""Tables about the shop and its people. `operations` carries customers' names in its summaries: erasure blanks them."""

NAMING_EMPLOYEES = (
    *(("customers", "owner_id"), ("follow_ups", "done_by"), ("follow_ups", "assignee_id")),
    *(("follow_ups", "employee_id"), ("conversations", "employee_id"), ("customer_events", "employee_id")),
    *(("answers", "employee_id"), ("answer_requests", "employee_id"), ("delights", "employee_id")),
    *(("placements", "employee_id"), ("category_overrides", "employee_id"), ("stances", "employee_id")),
    *(("commitments", "employee_id"), ("wishes", "employee_id"), ("common_grounds", "employee_id")),
    ("operations", "employee_id"),
)
"""Where an employee may be named: whoever is cannot be deleted."""


def customer_of(table: str, row: dict[str, str | int | float | None]) -> int | None:
    """Return the id of the customer that a row of `table` is about, None if it is about none."""
    column = PERSONAL_TABLES.get(table)
    customer_id = row.get(column) if column else None
    return customer_id if isinstance(customer_id, int) else None
