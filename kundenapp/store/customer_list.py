"""What the customer list reads: ids in order, and the lines of a window of them. For SQLite only (FTS5 search).

A list of 100,000 customers is an array of ids; its lines are read page by page when they come into view.
"""

from __future__ import annotations

import json
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
"""How many letters and digits a search has before what was said counts too."""

_FOUND = """
    (customer_id IN (
        SELECT customer_id FROM (
            SELECT word.key AS word, customer_search.rowid AS customer_id
                FROM json_each(:words) AS word JOIN customer_search ON customer_search MATCH word.value
            UNION
            SELECT word.key AS word, conversations.customer_id AS customer_id
                FROM json_each(:said) AS word JOIN conversation_search ON conversation_search MATCH word.value
                JOIN conversations ON conversations.id = conversation_search.rowid
        ) GROUP BY customer_id HAVING count(*) = :number_of_words
    ) OR customer_id IN (
        SELECT customer_search.rowid
            FROM json_each(:numbers) AS number JOIN customer_search ON customer_search MATCH number.value
    ))
"""
"""Every word is one of the customer or of a conversation with them; or a phone number begins that way."""


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

    def number_of(self, wanted: CustomerFilter, today: date) -> int:
        """Return how many customers fit."""
        conditions, parameters = _conditions(wanted, today)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        return cast("int", self._engine.scalar(f"SELECT count(*) FROM customer_summaries {where}", parameters))

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
    if wanted.restricted is not None:
        conditions.append("restricted = :restricted")
        parameters["restricted"] = int(wanted.restricted)
    if wanted.statuses:
        conditions.append("status IN (SELECT value FROM json_each(:statuses))")
        parameters["statuses"] = json.dumps(sorted(wanted.statuses))
    if wanted.tag:
        conditions.append("customer_id IN (SELECT customer_id FROM customer_tags WHERE tag = :tag)")
        parameters["tag"] = wanted.tag
    if wanted.text.strip():
        conditions.append(_FOUND)
        parameters |= _asked_for(wanted.text)
    return conditions, parameters


def _asked_for(text: str) -> dict[str, Value]:
    """Return the parameters of `_FOUND`: lists of FTS5 queries, each the quoted beginning of a word or number."""
    words = [_beginning(word) for word in dict.fromkeys(search_words(text))]
    number = phone_query(text)
    counts_what_was_said = sum(map(len, search_words(text))) >= _SHORTEST_CONVERSATION_QUERY
    return {
        "words": json.dumps(words),
        "said": json.dumps(words if counts_what_was_said else []),
        "number_of_words": len(words),
        "numbers": json.dumps([_beginning(number)] if number else []),
    }


def _beginning(word: str) -> str:
    return f'"{word}"*'


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
