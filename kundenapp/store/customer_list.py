"""What the customer list reads: ids in order, and the lines of a window of them. For SQLite only (FTS5 search).

A list of 100,000 customers is an array of ids; its lines are read page by page when they come into view.
"""

from __future__ import annotations

from array import array
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, CustomerSummary, ListOrder
from kundenapp.domain.text import phone_query, search_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value

_ORDERS = {
    ListOrder.NAME: "sort_key, customer_id",
    ListOrder.DUE: "next_due_on IS NULL, next_due_on, next_due_time, sort_key, customer_id",
    ListOrder.LAST_CONTACT: "last_contact_on IS NOT NULL, last_contact_on, sort_key, customer_id",
}
_SHORTEST_CONVERSATION_QUERY = 3
_MOST_CONVERSATION_HITS = 2000


class CustomerList:
    """The customer list in the file."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine

    def ids(self, wanted: CustomerFilter, today: date, limit: int | None = None) -> array[int]:
        """Return the ids of the customers that fit, in order; trash never does."""
        conditions, parameters = _conditions(wanted, today)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        end = f"LIMIT {int(limit)}" if limit is not None else ""
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries {where} ORDER BY {_ORDERS[wanted.order]} {end}", parameters
        )
        return array("q", [customer_id for (customer_id,) in rows])

    def page(self, ids: Sequence[int]) -> list[CustomerSummary]:
        """Return the lines of these customers in the given order; one that has just vanished is left out."""
        marks = ", ".join("?" * len(ids))
        rows = self._engine.dicts(f"SELECT * FROM customer_summaries WHERE customer_id IN ({marks})", list(ids))
        found = {cast("int", row["customer_id"]): _summary(row) for row in rows}
        return [found[customer_id] for customer_id in ids if customer_id in found]

    def count(self) -> int:
        """Return how many customers there are, trash left out."""
        return cast("int", self._engine.scalar("SELECT count(*) FROM customer_summaries"))

    def due_count(self, today: date) -> int:
        """Return how many customers have something due today or overdue."""
        return cast(
            "int",
            self._engine.scalar("SELECT count(*) FROM customer_summaries WHERE next_due_on <= ?", (today.isoformat(),)),
        )


def _conditions(wanted: CustomerFilter, today: date) -> tuple[list[str], dict[str, Value]]:
    conditions: list[str] = []
    parameters: dict[str, Value] = {}
    if wanted.due_only:
        conditions.append("next_due_on <= :today")
        parameters["today"] = today.isoformat()
    if wanted.text.strip():
        query = match_expression(wanted.text)
        if query is None:
            conditions.append("1 = 0")
            return conditions, parameters
        hits = "customer_id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH :query)"
        words = search_words(wanted.text)
        if words and sum(map(len, words)) >= _SHORTEST_CONVERSATION_QUERY:
            hits += (
                " OR customer_id IN (SELECT customer_id FROM conversations WHERE id IN (SELECT rowid FROM "
                f"conversation_search WHERE conversation_search MATCH :said LIMIT {_MOST_CONVERSATION_HITS}))"
            )
            parameters["said"] = _prefixes(words)
        conditions.append(f"({hits})")
        parameters["query"] = query
    return conditions, parameters


def match_expression(text: str) -> str | None:
    """Return the FTS5 query that finds customers by the beginnings of words or of a phone number, if there is any."""
    words = search_words(text)
    number = phone_query(text)
    alternatives = []
    if words:
        alternatives.append(_prefixes(words))
    if number:
        alternatives.append(_prefixes([number]))
    return " OR ".join(f"({alternative})" for alternative in alternatives) or None


def _prefixes(words: list[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)


def _summary(row: Row) -> CustomerSummary:
    value = cast("dict[str, Any]", row)
    return CustomerSummary(
        customer_id=value["customer_id"],
        display_name=value["display_name"],
        initials=value["initials"],
        place=value["place"],
        status=Status(value["status"]),
        last_contact_on=date.fromisoformat(value["last_contact_on"]) if value["last_contact_on"] else None,
        next_due_on=date.fromisoformat(value["next_due_on"]) if value["next_due_on"] else None,
        next_due_time=time.fromisoformat(value["next_due_time"]) if value["next_due_time"] else None,
        next_due_what=value["next_due_what"],
    )
