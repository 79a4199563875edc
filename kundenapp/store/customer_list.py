"""What the customer list reads: ids in order, and the lines of a window of them. For SQLite only (FTS5 search).

A list of 100,000 customers is an array of ids; its lines are read page by page when they come into view.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, CustomerSummary, ListOrder
from kundenapp.domain.errors import NothingFoundError
from kundenapp.i18n import _
from kundenapp.store.customer_search import FOUND, OWN, WALKED, Question
from kundenapp.store.sympathy_settings import field_lines, openness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.domain.sympathy_field import Quadrant
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value

_ORDERS: dict[ListOrder, tuple[tuple[str, str], ...]] = {
    ListOrder.NAME: (("1", "sort_key, customer_id"),),
    ListOrder.DUE: (
        ("next_due_on IS NOT NULL", "next_due_on, next_due_time, sort_key, customer_id"),
        (
            "customer_id NOT IN (SELECT customer_id FROM customer_summaries WHERE next_due_on IS NOT NULL)",
            "sort_key, customer_id",
        ),
    ),
    ListOrder.LAST_CONTACT: (("1", "last_contact_on, sort_key, customer_id"),),
    ListOrder.NEWEST: (("1", "customer_id DESC"),),
}
"""Each order as one part of the list after the other: who belongs to the part, and how it is sorted. SQLite puts what
is missing first, and an index has every part in order, so that nothing is sorted while somebody waits."""


@dataclass(frozen=True)
class FirstIds:
    """The first customers of a list, and whether these are all of them."""

    ids: array[int]
    are_all: bool


class CustomerList:
    """The customer list in the file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def ids(self, wanted: CustomerFilter, today: date) -> array[int]:
        """Return the ids of the customers that fit, in order; trash never does."""
        return self._ids(wanted, today, FOUND, None)

    def ids_among(self, customer_ids: Iterable[int], wanted: CustomerFilter, today: date) -> list[int]:
        """Return which of these customers fit, in order."""
        conditions, parameters = conditions_of(wanted, today, FOUND)
        among = "customer_id IN (SELECT value FROM json_each(:among))"
        parameters["among"] = json.dumps(list(customer_ids))
        return list(self._select([among, *conditions], parameters, wanted, FOUND, None))

    def first_ids(self, wanted: CustomerFilter, today: date, limit: int) -> FirstIds:
        """Return the first of `ids`, at most `limit`, as fast as a person types.

        Whoever is found only by a conversation may be left out if looking them up would take longer; `are_all` says
        whether these are the same as `ids` gives.
        """
        if not wanted.text.strip():
            ids = self._ids(wanted, today, FOUND, limit)
            return FirstIds(ids, are_all=len(ids) < limit)
        question = Question.of(wanted.text)
        if question.fits_many(self._engine):
            return FirstIds(self._ids(wanted, today, WALKED, limit), are_all=False)
        is_quick = question.is_quick(self._engine)
        found = self._ids(wanted, today, FOUND if is_quick else OWN, limit)
        return FirstIds(found, are_all=is_quick and len(found) < limit)

    def _ids(self, wanted: CustomerFilter, today: date, search: str, limit: int | None) -> array[int]:
        conditions, parameters = conditions_of(wanted, today, search)
        return self._select(conditions, parameters, wanted, search if wanted.text.strip() else "", limit)

    def _select(
        self,
        conditions: list[str],
        parameters: dict[str, Value],
        wanted: CustomerFilter,
        search: str,
        limit: int | None,
    ) -> array[int]:
        found: array[int] = array("q")
        for part, order in _ORDERS[wanted.order]:
            if search in (OWN, FOUND):  # whoever was found is sorted; SQLite might read the whole list in order instead
                order = f"+{order}"  # noqa: PLW2901
            where = " AND ".join((part, *conditions))
            rows = self._engine.rows(
                f"SELECT customer_id FROM customer_summaries WHERE {where} ORDER BY {order} LIMIT :limit",
                {**parameters, "limit": -1 if limit is None else limit - len(found)},
            )
            found.extend([customer_id for (customer_id,) in rows])
        return found

    def number_of(self, wanted: CustomerFilter, today: date) -> int:
        """Return how many customers fit."""
        conditions, parameters = conditions_of(wanted, today, FOUND)
        where = " AND ".join(("1", *conditions))
        return cast("int", self._engine.scalar(f"SELECT count(*) FROM customer_summaries WHERE {where}", parameters))

    def page(self, ids: Sequence[int]) -> list[CustomerSummary]:
        """Return the lines of these customers in the given order; one that has just vanished is left out."""
        marks = ", ".join("?" * len(ids))
        rows = self._engine.dicts(f"SELECT * FROM customer_summaries WHERE customer_id IN ({marks})", list(ids))
        quadrants = self._quadrants(rows)
        found = {one.customer_id: replace(one, quadrant=quadrants.get(one.customer_id)) for one in map(summary, rows)}
        return [found[customer_id] for customer_id in ids if customer_id in found]

    def line(self, customer_id: int) -> CustomerSummary:
        """Return the line of one customer.

        Raises
        ------
        NothingFoundError
            if the list has none, because there is no such customer or it is in the trash.
        """
        for found in self.page([customer_id]):
            return found
        raise NothingFoundError(_("Diesen Kunden gibt es nicht mehr."))

    def _quadrants(self, rows: list[Row]) -> dict[int, Quadrant]:
        """Return where the team sees customers, as far as whoever works now may see it."""
        rule, lines = openness(self._engine), field_lines(self._engine)
        placed = [cast("dict[str, Any]", row) for row in rows if row["raters"] and not row["restricted"]]
        mine = self._placed_by_me([row["customer_id"] for row in placed])
        found: dict[int, Quadrant] = {}
        for row in placed:
            customer_id = row["customer_id"]
            answer = row["last_answer_value"]
            is_mine = customer_id in mine
            sees_estimate = rule.shows_team(row["estimates"], placed_by_me=is_mine)
            height = row["team_enthusiasm"] if sees_estimate else answer
            if height is not None and rule.shows_team(row["raters"], placed_by_me=is_mine):
                found[customer_id] = lines.quadrant(row["team_sympathy"], height)
        return found

    def _placed_by_me(self, customer_ids: list[int]) -> set[int]:
        if self._doors.employee_id is None or not customer_ids:
            return set()
        rows = self._engine.rows(
            "SELECT customer_id, sympathy FROM placements WHERE employee_id = :me "
            "AND customer_id IN (SELECT value FROM json_each(:ids)) ORDER BY customer_id, day, id",
            {"me": self._doors.employee_id, "ids": json.dumps(customer_ids)},
        )
        newest = dict(rows)
        return {customer_id for customer_id, sympathy in newest.items() if sympathy is not None}

    def count(self) -> int:
        """Return how many customers there are, trash left out."""
        return cast("int", self._engine.scalar("SELECT count(*) FROM customer_summaries"))

    def due_count(self, today: date) -> int:
        """Return how many customers have something due today or overdue."""
        return cast(
            "int",
            self._engine.scalar("SELECT count(*) FROM customer_summaries WHERE next_due_on <= ?", (today.isoformat(),)),
        )


def conditions_of(wanted: CustomerFilter, today: date, search: str) -> tuple[list[str], dict[str, Value]]:
    """Return what has to hold of a row of `customer_summaries` that is wanted, and the parameters."""
    conditions: list[str] = []
    parameters: dict[str, Value] = {}
    if wanted.due_only:
        conditions.append("next_due_on <= :today")
        parameters["today"] = today.isoformat()
    if wanted.restricted is not None:
        conditions.append("restricted = 1" if wanted.restricted else "restricted = 0")  # in words that an index knows
    if wanted.statuses:
        conditions.append("status IN (SELECT value FROM json_each(:statuses))")
        parameters["statuses"] = json.dumps(sorted(wanted.statuses))
    if wanted.categories:
        conditions.append("category IN (SELECT value FROM json_each(:categories))")
        parameters["categories"] = json.dumps(sorted(wanted.categories))
    if wanted.owner_id is not None:
        conditions.append("owner_id = :owner_id")
        parameters["owner_id"] = wanted.owner_id
    if wanted.tag:
        conditions.append("customer_id IN (SELECT customer_id FROM customer_tags WHERE tag = :tag)")
        parameters["tag"] = wanted.tag
    if wanted.text.strip():
        conditions.append(search)
        parameters |= Question.of(wanted.text).parameters
    return conditions, parameters


def summary(row: Row) -> CustomerSummary:
    """Return the line of the list that a row of `customer_summaries` is."""
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
        last_answer=last_answer(row),
        category=Category(value["category"]),
        category_basis=CategoryBasis(value["category_basis"]),
    )


def last_answer(row: Row) -> LastAnswer | None:
    """Return the latest answer that a row of `customer_summaries` knows, None if there is none."""
    value = cast("dict[str, Any]", row)
    if value["last_answer_on"] is None:
        return None
    day = date.fromisoformat(value["last_answer_on"])
    return LastAnswer(value["last_answer_value"], Scale(value["last_answer_scale"]), day)
