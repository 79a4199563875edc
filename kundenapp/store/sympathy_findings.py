"""Reads who stands in the lists of the Sympathiematrix; the rules are those of `kundenapp.domain.sympathy_findings`.

What whoever works now may not see counts for no list. Customers whose data may only be kept stand in none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.openness import FEWEST_RATERS
from kundenapp.domain.placement import YEAR_DAYS
from kundenapp.domain.sympathy_findings import (
    BETTER_BY,
    GLAD_FROM,
    MISJUDGED_BY,
    WELL_FROM,
    FindingFacts,
    FindingKind,
    Findings,
    Opinion,
    finding,
)
from kundenapp.domain.sympathy_steps import step_of
from kundenapp.domain.team_placement import TeamPlacement
from kundenapp.store.customer_list import last_answer
from kundenapp.store.follow_ups import follow_up_of
from kundenapp.store.people import Employees
from kundenapp.store.placements import Placements
from kundenapp.store.sympathy_board import MINE, SympathyBoard
from kundenapp.store.sympathy_settings import openness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.openness import Openness
    from kundenapp.domain.sympathy_findings import Finding
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value

MOST_LINES = 200
"""How many lines of a list are read."""
_CHUNK = 1000

_MY_ESTIMATE = (
    "(SELECT enthusiasm FROM placements WHERE placements.customer_id = customer_summaries.customer_id "
    "AND employee_id = :me ORDER BY placements.day DESC, placements.id DESC LIMIT 1)"
)
_CONTRADICTING = "category = 'contradiction' AND raters > 0"
_NOBODY_GLAD = (
    "CASE WHEN {singles} THEN highest_sympathy ELSE raters * team_sympathy - (raters - 1) END < :glad AND raters > 0"
)
"""As `TeamPlacement.gladdest`: where the highest opinion is hidden, the highest that the mean leaves possible."""
_MISJUDGED = "raters > 0 AND abs(team_enthusiasm - last_answer_value) >= :misjudged AND {estimate}"
_MISJUDGED_HERE = (
    "raters > 0 AND last_answer_on IS NOT NULL AND abs(coalesce(CASE WHEN {estimate} THEN team_enthusiasm END, "
    f"{_MY_ESTIMATE}) - last_answer_value) >= :misjudged"
)
"""Where the own estimate stands in for one of the team that is not seen."""
_DIVIDED = "raters > 1 AND highest_sympathy >= :well AND highest_sympathy - lowest_sympathy >= :better"
_NOTHING_PLANNED = "next_due_on IS NULL"


class SympathyFindings:
    """The lists in the file, each by name of the customers."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._board = SympathyBoard(doors)
        self._placements = Placements(doors)
        self._employees = Employees(doors)

    def found(self, kind: FindingKind, today: date, limit: int = MOST_LINES) -> Findings:
        """Return the first lines of a list, and how many there are in all."""
        if kind is FindingKind.BEST_COLLEAGUE:
            return self._best_colleagues(today, limit)
        if kind is FindingKind.OLD:
            ids = self._board.older_than(today - timedelta(days=YEAR_DAYS), CustomerFilter(), today)
            return Findings(self._lines(kind, self._summaries(ids[:limit]), today), len(ids))
        return self._matching(kind, [self._condition(kind)], today, limit)

    def open_contradictions(self, today: date, owner_id: int | None = None, *, limit: int = MOST_LINES) -> Findings:
        """Return the contradictions for which nothing is planned yet; of customers of one owner, None for all."""
        kind = FindingKind.CONTRADICTION
        conditions = [self._condition(kind), _NOTHING_PLANNED]
        if owner_id is not None:
            conditions.append("owner_id = :owner")
        return self._matching(kind, conditions, today, limit, owner_id)

    def _condition(self, kind: FindingKind) -> str:
        rule = openness(self._engine)
        team = _team_is_seen(rule, "raters")
        if kind is FindingKind.CONTRADICTION:
            return f"{_CONTRADICTING} AND {team}"
        if kind is FindingKind.NOBODY_GLAD:
            return f"{_NOBODY_GLAD.format(singles=_singles_are_seen(rule))} AND {team}"
        stands_alone = not rule.shows_team(1, placed_by_me=True)
        return (_MISJUDGED_HERE if stands_alone else _MISJUDGED).format(estimate=_team_is_seen(rule, "estimates"))

    def _matching(
        self, kind: FindingKind, conditions: list[str], today: date, limit: int, owner_id: int | None = None
    ) -> Findings:
        where = " AND ".join(("restricted = 0", *conditions))
        parameters: dict[str, Value] = {
            **self._me, "glad": GLAD_FROM, "misjudged": MISJUDGED_BY, "owner": owner_id
        }  # fmt: skip
        rows = self._engine.dicts(
            f"SELECT * FROM customer_summaries WHERE {where} ORDER BY sort_key, customer_id LIMIT :limit",
            {**parameters, "limit": limit},
        )
        total = len(rows)
        if total == limit:
            total = cast(
                "int", self._engine.scalar(f"SELECT count(*) FROM customer_summaries WHERE {where}", parameters)
            )
        return Findings(self._lines(kind, rows, today), total)

    @property
    def _me(self) -> dict[str, Value]:
        return {"me": self._doors.employee_id or 0}

    def _best_colleagues(self, today: date, limit: int) -> Findings:
        """Look at everybody about whom opinions are divided; who looks after them decides."""
        seen = _singles_are_seen(openness(self._engine))
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries WHERE restricted = 0 AND {_DIVIDED} AND {seen} "
            "ORDER BY sort_key, customer_id",
            {**self._me, "well": WELL_FROM, "better": BETTER_BY},
        )
        ids, total = [customer_id for (customer_id,) in rows], 0
        lines: list[Finding] = []
        for start in range(0, len(ids), _CHUNK):
            found = self._lines(FindingKind.BEST_COLLEAGUE, self._summaries(ids[start : start + _CHUNK]), today)
            total += len(found)
            lines += found[: limit - len(lines)]
        return Findings(tuple(lines), total)

    def _summaries(self, customer_ids: Iterable[int]) -> list[Row]:
        return self._engine.dicts(
            "SELECT * FROM customer_summaries WHERE customer_id IN (SELECT value FROM json_each(:ids)) "
            "ORDER BY sort_key, customer_id",
            {"ids": json.dumps(list(customer_ids))},
        )

    def _lines(self, kind: FindingKind, rows: list[Row], today: date) -> tuple[Finding, ...]:
        """Return what the list says of these customers; who does not stand in it is left out."""
        ids = [cast("int", row["customer_id"]) for row in rows]
        rule, opinions = openness(self._engine), self._opinions(kind, ids)
        names = {person.id: person.name for person in self._employees.active()}
        mine = {customer_id: self._placements.own(customer_id) for customer_id in ids}
        told = [
            finding(kind, replace(facts, own=own, opinions=opinions[facts.customer_id]), today)
            for row in rows
            for own in [mine[cast("int", row["customer_id"])]]
            for facts in [_facts(row, rule, names, placed_by_me=own is not None)]
        ]
        planned = self._planned(ids)
        return tuple(replace(one, planned=planned.get(one.customer_id)) for one in told if one is not None)

    def _opinions(self, kind: FindingKind, customer_ids: list[int]) -> dict[int, tuple[Opinion, ...]]:
        found: dict[int, tuple[Opinion, ...]] = defaultdict(tuple)
        if kind is FindingKind.BEST_COLLEAGUE:
            names = self._employees.names()
            for customer_id, placements in self._board.opinions_among(customer_ids).items():
                found[customer_id] = tuple(
                    Opinion(employee_id, names[employee_id], cast("float", one.sympathy))
                    for employee_id, one in sorted(placements.items())
                )
        return found

    def _planned(self, customer_ids: list[int]) -> dict[int, FollowUp]:
        """Return the next open Wiedervorlage of each; one that is a step of these lists comes before others."""
        rows = self._engine.dicts(
            "SELECT * FROM follow_ups WHERE done_at IS NULL "
            "AND customer_id IN (SELECT value FROM json_each(:ids)) ORDER BY due_on, due_time, id",
            {"ids": json.dumps(customer_ids)},
        )
        found = [follow_up_of(row) for row in rows]
        ordered = sorted(found, key=lambda one: step_of(one) is None)
        return {one.customer_id: one for one in reversed(ordered)}


def _team_is_seen(rule: Openness, raters: str) -> str:
    """Return the condition that the value which `raters` people make up is seen, as `rule` has it."""
    if rule.shows_team(1, placed_by_me=False):
        return f"{raters} > 0"
    from_many = f"{raters} >= {FEWEST_RATERS}"
    return f"({from_many} OR {MINE})" if rule.shows_team(1, placed_by_me=True) else from_many


def _singles_are_seen(rule: Openness) -> str:
    """Return the condition that single opinions are seen, as `rule` has it."""
    if rule.shows_singles(placed_by_me=False):
        return "1"
    return MINE if rule.shows_singles(placed_by_me=True) else "0"


def _facts(row: Row, rule: Openness, names: dict[int | None, str], *, placed_by_me: bool) -> FindingFacts:
    value = cast("dict[str, Any]", row)
    owner_id = value["owner_id"] if value["owner_id"] in names else None
    return FindingFacts(
        customer_id=value["customer_id"],
        display_name=value["display_name"],
        initials=value["initials"],
        category=Category(value["category"]),
        is_estimate=value["category_basis"] == CategoryBasis.ESTIMATE,
        owner_id=owner_id,
        owner_name=names.get(owner_id, ""),
        team=_team(value, rule, placed_by_me=placed_by_me),
        last_answer=last_answer(row),
    )


def _team(value: dict[str, Any], rule: Openness, *, placed_by_me: bool) -> TeamPlacement | None:
    if not rule.shows_team(value["raters"], placed_by_me=placed_by_me):
        return None
    team = TeamPlacement(
        raters=value["raters"],
        sympathy=value["team_sympathy"],
        lowest=value["lowest_sympathy"],
        highest=value["highest_sympathy"],
        day=date.fromisoformat(value["placed_on"]),
        enthusiasm=value["team_enthusiasm"],
        estimates=value["estimates"],
    )
    return team.seen_under(rule, placed_by_me=placed_by_me)
