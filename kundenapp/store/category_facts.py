"""What the category of customers is made of, read from where it is kept: for some of them, or for all, on any day."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category, CategoryFacts, CategoryOverride, Recommendation, RecommendationSource
from kundenapp.domain.team_placement import TeamPlacement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.store.engine import Engine, Row, Value

NOW = date(9999, 12, 30)
"""A day that asks for what counts at present; the end of a span that goes on lies behind it."""

_ALL = "1"
_KNOWN = "recommends <> 'unknown'"
"""Follows from what stands beside it, but only in these words does SQLite use the index that knows nobody else."""
_AMONG = "{} IN (SELECT value FROM json_each(:ids))"

IS_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM placements AS later WHERE later.customer_id = placements.customer_id "
    "AND later.employee_id = placements.employee_id AND later.day <= :day "
    "AND (later.day > placements.day OR (later.day = placements.day AND later.id > placements.id)))"
)
"""That no other placement by the same employee up to `:day` comes after this one."""

WORKS_HERE = "(employees.active = 1 OR employees.left_on > :day)"
"""That somebody has not left up to `:day`."""


def facts_of(engine: Engine, customer_ids: Iterable[int] | None, day: date = NOW) -> dict[int, CategoryFacts]:
    """Return the facts, as they were on `day`, of these customers, or of all; who has none is not in it.

    Whose data may only be kept has no answer in it.
    """
    parameters: dict[str, Value] = {"day": day.isoformat()}
    if customer_ids is not None:
        parameters["ids"] = json.dumps(list(customer_ids))
    teams, overrides = dict(_teams(engine, parameters)), dict(_overrides(engine, parameters))
    answers, recommendations = dict(_answers(engine, parameters)), dict(_recommendations(engine, parameters))
    return {
        one: CategoryFacts(teams.get(one), answers.get(one), recommendations.get(one), overrides.get(one))
        for one in teams.keys() | overrides.keys()
    }


def facts_of_one(engine: Engine, customer_id: int) -> CategoryFacts:
    """Return all that is known at present of one customer, also where it does not make a category yet."""
    parameters: dict[str, Value] = {"day": NOW.isoformat(), "ids": json.dumps([customer_id])}
    return CategoryFacts(
        dict(_teams(engine, parameters)).get(customer_id),
        dict(_answers(engine, parameters)).get(customer_id),
        dict(_recommendations(engine, parameters)).get(customer_id),
        dict(_overrides(engine, parameters)).get(customer_id),
    )


def _among(column: str, parameters: dict[str, Value]) -> str:
    return _AMONG.format(column) if "ids" in parameters else _ALL


def _teams(engine: Engine, parameters: dict[str, Value]) -> list[tuple[int, TeamPlacement]]:
    rows = engine.rows(
        "SELECT customer_id, count(*), avg(sympathy), min(sympathy), max(sympathy), max(day), avg(enthusiasm), "
        "count(enthusiasm), max(CASE WHEN enthusiasm IS NOT NULL THEN day END) "
        "FROM placements JOIN employees ON employees.id = employee_id "
        f"WHERE {_among('customer_id', parameters)} AND day <= :day AND sympathy IS NOT NULL AND {WORKS_HERE} "
        f"AND {IS_NEWEST} GROUP BY customer_id",
        parameters,
    )
    return [
        (
            customer_id,
            TeamPlacement(
                *(raters, mean, lowest, highest, date.fromisoformat(day), estimate, estimates),
                date.fromisoformat(estimated_on) if estimated_on else None,
            ),
        )
        for customer_id, raters, mean, lowest, highest, day, estimate, estimates, estimated_on in rows
    ]


def _overrides(engine: Engine, parameters: dict[str, Value]) -> list[tuple[int, CategoryOverride]]:
    """Return what counted on the day; where there are several, the latest comes last."""
    rows = engine.dicts(
        f"SELECT * FROM category_overrides WHERE {_among('customer_id', parameters)} AND day <= :day "
        "AND (lifted_on IS NULL OR lifted_on > :day) ORDER BY day, id",
        parameters,
    )
    return [(cast("int", row["customer_id"]), override_of(row)) for row in rows]


def override_of(row: Row) -> CategoryOverride:
    """Return what a row of `category_overrides` says."""
    value = cast("dict[str, Any]", row)
    return CategoryOverride(
        customer_id=value["customer_id"],
        category=Category(value["category"]),
        reason=value["reason"],
        day=date.fromisoformat(value["day"]),
        employee_id=value["employee_id"],
        lifted_on=date.fromisoformat(value["lifted_on"]) if value["lifted_on"] else None,
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )


def _answers(engine: Engine, parameters: dict[str, Value]) -> list[tuple[int, LastAnswer]]:
    rows = engine.rows(
        f"SELECT customer_id, value, scale, day FROM answer_spans WHERE {_among('customer_id', parameters)} "
        "AND day <= :day AND until_day > :day",
        parameters,
    )
    return [
        (customer_id, LastAnswer(value, Scale(scale), date.fromisoformat(day)))
        for customer_id, value, scale, day in rows
    ]


def _recommendations(engine: Engine, parameters: dict[str, Value]) -> list[tuple[int, Recommendation]]:
    """Return how each recommended us; where there are several ways, the strongest comes last."""
    among, sender = _among("customer_id", parameters), _among("recommended_by", parameters)
    rows = engine.rows(
        "SELECT customer_id, source, max(day) FROM ("
        "SELECT recommended_by AS customer_id, 'sent' AS source, coalesce(source_on, substr(created_at, 1, 10)) AS day "
        f"FROM customers WHERE recommended_by IS NOT NULL AND {sender} UNION ALL "
        f"SELECT customer_id, 'done', day FROM answers WHERE recommends = 'done' AND {_KNOWN} AND {among} UNION ALL "
        "SELECT customer_id, 'noted', substr(at, 1, 10) FROM conversations "
        f"WHERE recommended = 1 AND {among} UNION ALL "
        "SELECT customer_id, 'said', day FROM answers "
        f"WHERE recommends = 'said' AND value >= 9 AND {_KNOWN} AND {among}"
        ") AS known WHERE day <= :day GROUP BY customer_id, source",
        parameters,
    )
    strength = {source.value: place for place, source in enumerate(RecommendationSource)}
    return [
        (customer_id, Recommendation(RecommendationSource(source), date.fromisoformat(day)))
        for customer_id, source, day in sorted(rows, key=lambda row: -strength[row[1]])
    ]
