"""What lists, search and figures are read from: one summary per living customer, words, spans of answers, categories.

Written inside the operation that changes what it is derived from, so it is never behind; the rules (name, order,
words) are the domain's. A customer in the trash, or an anonymous one, has no summary and is therefore in no list and
no search. For SQLite only: the search tables are FTS5.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from kundenapp.domain.conversation import Channel
from kundenapp.domain.text import search_words
from kundenapp.store.answer_spans import refresh_answer_spans
from kundenapp.store.customer_rows import load_customers
from kundenapp.store.standings import refresh_standings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer import Customer
    from kundenapp.store.engine import Engine, Row, Value
    from kundenapp.store.local import Local

_AT_ONCE = 500
SUMMARY_COLUMNS = (
    "customer_id",
    "display_name",
    "initials",
    "sort_key",
    "place",
    "status",
    "last_contact_on",
    "next_due_on",
    "next_due_time",
    "next_due_what",
    "search_text",
    "owner_id",
    "restricted",
    "last_answer_value",
    "last_answer_scale",
    "last_answer_on",
)


def refresh_summaries(engine: Engine, local: Local, customer_ids: Iterable[int]) -> None:
    """Write the summaries of these customers anew, and with them the words by which they are found."""
    ids = sorted(set(customer_ids))
    customers = load_customers(engine, ids)
    living = {customer.id: customer for customer in customers if customer.is_listed}
    asked: list[int] = []
    came_or_went: list[int] = []
    for customer_id in ids:
        customer = living.get(customer_id)
        old = _kept_summary(engine, customer_id)
        new = None if customer is None else _summary(engine, customer)
        if old != new:
            _replace(local, customer_id, old, new)
        if old is None or new is None or old["restricted"] != new["restricted"]:
            came_or_went.append(customer_id)
        if new is None or any(row["last_answer_on"] for row in (old, new) if row is not None):
            asked.append(customer_id)
    counted = {cast("int", one.id) for one in customers if one.deleted_at is None and one.restricted_at is None}
    refresh_answer_spans(engine, local, asked, counted)
    refresh_standings(engine, local, came_or_went)


def rebuild_summaries(engine: Engine, local: Local) -> None:
    """Write all summaries anew, because a newer program makes more of what is kept; a few at a time."""
    ids = [customer_id for (customer_id,) in engine.rows("SELECT id FROM customers ORDER BY id")]
    for start in range(0, len(ids), _AT_ONCE):
        refresh_summaries(engine, local, ids[start : start + _AT_ONCE])
    refresh_standings(engine, local)


def _kept_summary(engine: Engine, customer_id: int) -> Row | None:
    """Return the columns written here; what the customer is to the shop stands beside them."""
    row = engine.one("SELECT * FROM customer_summaries WHERE customer_id = ?", (customer_id,))
    return None if row is None else {column: row[column] for column in SUMMARY_COLUMNS}


def _replace(local: Local, customer_id: int, old: Row | None, new: Row | None) -> None:
    words_differ = old is None or new is None or old["search_text"] != new["search_text"]
    if old is not None and words_differ:
        local.index(
            "INSERT INTO customer_search (customer_search, rowid, search_text) VALUES ('delete', ?, ?)",
            (customer_id, old["search_text"]),
        )
    if new is None:
        local.remove("customer_summaries", customer_id=customer_id)
        return
    local.put("customer_summaries", new, key="customer_id")
    if words_differ:
        local.index("INSERT INTO customer_search (rowid, search_text) VALUES (?, ?)", (customer_id, new["search_text"]))


def _summary(engine: Engine, customer: Customer) -> Row:
    contact = engine.scalar(
        "SELECT max(at) FROM conversations WHERE customer_id = ? AND channel <> ?", (customer.id, Channel.NOTE)
    )
    due = engine.one(
        "SELECT due_on, due_time, what FROM follow_ups WHERE customer_id = ? AND done_at IS NULL "
        "ORDER BY due_on, due_time, id LIMIT 1",
        (customer.id,),
    )
    answer = engine.one(
        "SELECT value, scale, day FROM answers WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT 1",
        (customer.id,),
    )
    return dict(zip(SUMMARY_COLUMNS, summary_values(customer, contact, due, answer), strict=True))


def summary_values(
    customer: Customer, last_contact_at: str | None, due: Row | None, answer: Row | None
) -> tuple[Value, ...]:
    """Return the summary of a customer in the order of `SUMMARY_COLUMNS`."""
    address = customer.main_address
    last_contact_on = (
        datetime.fromisoformat(last_contact_at).astimezone().date().isoformat() if last_contact_at else None
    )
    return (
        customer.id,
        customer.display_name,
        customer.initials,
        customer.sort_key,
        address.city if address else "",
        customer.status.value,
        last_contact_on,
        due["due_on"] if due else None,
        due["due_time"] if due else None,
        due["what"] if due else "",
        customer.search_text,
        customer.owner_id,
        int(customer.restricted_at is not None),
        answer["value"] if answer else None,
        answer["scale"] if answer else None,
        answer["day"] if answer else None,
    )


def index_conversations(local: Local, texts: Iterable[tuple[int, str | None, str | None]]) -> None:
    """Bring the words of conversations up to date; each item is (id, text before, text after)."""
    for conversation_id, before, after in texts:
        if before is not None:
            local.index(
                "INSERT INTO conversation_search (conversation_search, rowid, words) VALUES ('delete', ?, ?)",
                (conversation_id, conversation_words(before)),
            )
        if after is not None:
            local.index(
                "INSERT INTO conversation_search (rowid, words) VALUES (?, ?)",
                (conversation_id, conversation_words(after)),
            )


def conversation_words(text: str) -> str:
    """Return the words of a conversation as the search knows them."""
    return " ".join(search_words(text))


def forget_erased_words(local: Local) -> None:
    """Make the search indexes drop for good the words that have been taken out of them."""
    local.index("INSERT INTO customer_search (customer_search) VALUES ('rebuild')")
    local.index("INSERT INTO conversation_search (conversation_search) VALUES ('optimize')")
