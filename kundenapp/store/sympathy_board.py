"""What the matrix and the Raster read. Who may see what is decided here for everybody, by the rule of `Openness`.

Customers whose data may only be kept stand on no matrix.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.sympathy_board import BoardAxis, BoardEntry
from kundenapp.domain.team_placement import TeamPlacement, team_placement
from kundenapp.store.category_facts import IS_NEWEST, NOW, WORKS_HERE
from kundenapp.store.customer_list import conditions_of, last_answer
from kundenapp.store.customer_search import FOUND
from kundenapp.store.placements import Placements, placement_of
from kundenapp.store.sympathy_settings import openness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.domain.openness import Openness
    from kundenapp.domain.placement import Placement
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value

MINE = (
    "((SELECT sympathy FROM placements WHERE placements.customer_id = customer_summaries.customer_id "
    "AND employee_id = :me ORDER BY placements.day DESC, placements.id DESC LIMIT 1) IS NOT NULL)"
)
"""That the newest placement by whoever works now says something."""
_OF_TEAM = (
    "SELECT customer_summaries.*, team_sympathy AS shown_sympathy, team_enthusiasm AS shown_enthusiasm, "
    f"placed_on AS shown_on, {MINE} AS mine FROM customer_summaries WHERE raters > 0"
)
_OF_ONE = (
    "SELECT customer_summaries.*, one.sympathy AS shown_sympathy, one.enthusiasm AS shown_enthusiasm, "
    f"one.day AS shown_on, {MINE} AS mine FROM (SELECT customer_id AS whom, sympathy, enthusiasm, day FROM placements "
    f"WHERE employee_id = :employee AND sympathy IS NOT NULL AND day <= :day AND {IS_NEWEST}) AS one "
    "JOIN customer_summaries ON customer_summaries.customer_id = one.whom WHERE 1"
)
_NOT_MINE = (
    "customer_id NOT IN (SELECT customer_id FROM placements "
    f"WHERE employee_id = :me AND sympathy IS NOT NULL AND day <= :day AND {IS_NEWEST})"
)
"""That whoever works now has no opinion; asked of all at once."""
_OLD = (
    "customer_id IN (SELECT customer_id FROM placements "
    f"WHERE employee_id = :me AND sympathy IS NOT NULL AND day < :before AND {IS_NEWEST})"
)
"""That the newest placement by whoever works now lies before `:before`."""
_YEARS = {BoardAxis.REVENUE: "revenue_cents", BoardAxis.EFFORT: "effort"}


class SympathyBoard:
    """Reading for the Sympathiematrix; `wanted` filters as in the customer list, whose order is that by name."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._placements = Placements(doors)

    def of_team(self, wanted: CustomerFilter, today: date, limit: int = -1) -> list[BoardEntry]:
        """Return where the team sees the customers that fit, as far as whoever works now may see it, by name.

        Fewer may have estimated a customer than placed one; then the estimate may be hidden where the sympathy is not.
        """
        rule = openness(self._engine)
        found = []
        for row in self._rows(_OF_TEAM, {}, wanted, today, limit):
            entry, estimates = _entry(row), cast("int", row["estimates"])
            if not rule.shows_team(entry.raters, placed_by_me=entry.is_mine):
                continue
            if not rule.shows_team(estimates, placed_by_me=entry.is_mine):
                entry = replace(entry, enthusiasm=None)
            found.append(_without_ends(entry, rule))
        return found

    def of_employee(self, employee_id: int, wanted: CustomerFilter, today: date, limit: int = -1) -> list[BoardEntry]:
        """Return where one employee sees the customers that fit, as far as whoever works now may see it, by name."""
        rule, is_me = openness(self._engine), employee_id == self._doors.employee_id
        found = [_entry(row) for row in self._rows(_OF_ONE, {"employee": employee_id}, wanted, today, limit)]
        seen = [entry for entry in found if is_me or rule.shows_singles(placed_by_me=entry.is_mine)]
        return [_without_ends(entry, rule) for entry in seen]

    def _rows(
        self, source: str, parameters: dict[str, Value], wanted: CustomerFilter, today: date, limit: int
    ) -> list[Row]:
        conditions, asked = conditions_of(wanted, today, FOUND)
        where = " AND ".join((source, "restricted = 0", *conditions))
        return self._engine.dicts(
            f"{where} ORDER BY sort_key, customer_summaries.customer_id LIMIT :limit",
            {**asked, **parameters, **self._me(), "limit": limit},
        )

    def _me(self) -> dict[str, Value]:
        return {"me": self._doors.employee_id or 0, "day": NOW.isoformat()}

    def number_placed(self, wanted: CustomerFilter, today: date) -> int:
        """Return how many of the customers that fit anybody who works here has placed, whoever may see it."""
        conditions, asked = conditions_of(wanted, today, FOUND)
        where = " AND ".join(("raters > 0", "restricted = 0", *conditions))
        return cast("int", self._engine.scalar(f"SELECT count(*) FROM customer_summaries WHERE {where}", asked))

    def without_place(self, wanted: CustomerFilter, today: date) -> array[int]:
        """Return the ids, by name, of the customers that fit and about whom whoever works now has no opinion."""
        conditions, asked = conditions_of(wanted, today, FOUND)
        where = " AND ".join(("restricted = 0", _NOT_MINE, *conditions))
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries WHERE {where} ORDER BY sort_key, customer_id",
            {**asked, **self._me()},
        )
        return array("q", [customer_id for (customer_id,) in rows])

    def older_than(self, day: date, wanted: CustomerFilter, today: date) -> array[int]:
        """Return the ids, by name, of the customers that fit whom whoever works now last placed before `day`."""
        conditions, asked = conditions_of(wanted, today, FOUND)
        where = " AND ".join(("restricted = 0", _OLD, *conditions))
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries WHERE {where} ORDER BY sort_key, customer_id",
            {**asked, **self._me(), "before": day.isoformat()},
        )
        return array("q", [customer_id for (customer_id,) in rows])

    def team_of(self, customer_id: int) -> TeamPlacement | None:
        """Return where the team sees a customer, None if nobody has an opinion or whoever works now may not see it."""
        found = self._placements.current_of(customer_id)
        team = team_placement(found)
        placed_by_me = any(one.employee_id == self._doors.employee_id for one in found)
        return None if team is None else team.seen_under(openness(self._engine), placed_by_me=placed_by_me)

    def opinions_of(self, customer_id: int) -> list[Placement]:
        """Return the present placements of a customer that whoever works now may see, the own one first."""
        found = self._placements.current_of(customer_id)
        return sorted(
            self._visible(customer_id, found), key=lambda one: (one.employee_id != self._doors.employee_id, one.id)
        )

    def history_of(self, customer_id: int, limit: int = 1_000_000) -> list[Placement]:
        """Return every placement of a customer that whoever works now may see, the latest first."""
        return self._visible(customer_id, self._placements.history_of(customer_id, limit))

    def _visible(self, customer_id: int, placements: list[Placement]) -> list[Placement]:
        placed_by_me = self._placements.own(customer_id) is not None
        if openness(self._engine).shows_singles(placed_by_me=placed_by_me):
            return placements
        return [one for one in placements if one.employee_id == self._doors.employee_id]

    def opinions_among(self, customer_ids: Iterable[int]) -> dict[int, dict[int, Placement]]:
        """Return the present placements of these customers that may be seen, by customer and employee."""
        ids = json.dumps(list(customer_ids))
        rows = self._engine.dicts(
            "SELECT placements.* FROM placements JOIN employees ON employees.id = employee_id "
            "WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND day <= :day AND sympathy IS NOT NULL "
            f"AND {WORKS_HERE} AND {IS_NEWEST}",
            {"ids": ids, "day": NOW.isoformat()},
        )
        found: dict[int, dict[int, Placement]] = {}
        for row in rows:
            placement = placement_of(row)
            found.setdefault(placement.customer_id, {})[placement.employee_id] = placement
        rule, me = openness(self._engine), self._doors.employee_id
        return {
            customer_id: placements
            if rule.shows_singles(placed_by_me=me in placements)
            else {employee_id: one for employee_id, one in placements.items() if employee_id == me}
            for customer_id, placements in found.items()
        }

    def axis_values(self, axis: BoardAxis) -> dict[int, float]:
        """Return, by customer, what the newest year that says anything says: revenue in euros, or effort from 1 to 5.

        Raises
        ------
        KeyError
            for the axis that no year knows.
        """
        column = _YEARS[axis]
        rows = self._engine.rows(
            f"SELECT customer_id, {column} FROM customer_years WHERE {column} IS NOT NULL ORDER BY customer_id, year"
        )
        return {customer_id: value / 100 if axis is BoardAxis.REVENUE else float(value) for customer_id, value in rows}


def _without_ends(entry: BoardEntry, rule: Openness) -> BoardEntry:
    """Take the ends of the range from an entry where single opinions are hidden: each is the opinion of somebody."""
    if rule.shows_singles(placed_by_me=entry.is_mine):
        return entry
    told = entry.agreement if rule.shows_team(entry.raters, placed_by_me=entry.is_mine) else None
    return replace(entry, lowest=None, highest=None, told_agreement=told)


def _entry(row: Row) -> BoardEntry:
    value = cast("dict[str, Any]", row)
    return BoardEntry(
        customer_id=value["customer_id"],
        display_name=value["display_name"],
        initials=value["initials"],
        sympathy=value["shown_sympathy"],
        enthusiasm=value["shown_enthusiasm"],
        placed_on=date.fromisoformat(value["shown_on"]),
        last_answer=last_answer(row),
        category=Category(value["category"]),
        category_basis=CategoryBasis(value["category_basis"]),
        raters=value["raters"],
        lowest=value["lowest_sympathy"],
        highest=value["highest_sympathy"],
        is_mine=bool(value["mine"]),
    )
