"""What became of those who answered, and of the revenue of two years: counted in the file, judged by the domain.

Of each customer the latest answer counts that left time enough for what is asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kundenapp.domain.answer import AnswerClass, class_of
from kundenapp.domain.earned_growth import GrowthOfYear, RevenueOfTwoYears, growth_of_year, growth_year
from kundenapp.domain.origin import Source
from kundenapp.domain.proportion import Proportion
from kundenapp.domain.referral_proof import Proof, ProofRow, answered_until, told_until
from kundenapp.store.answer_spans import STILL

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.store.engine import Engine

_COUNTS = "customers.deleted_at IS NULL AND customers.restricted_at IS NULL"
_Returned = dict[AnswerClass, tuple[Proportion, int]]


def proof(engine: Engine, today: date) -> Proof:
    """Return whether those who answered 9 or 10 come back and tell others."""
    revenue_year = max((year for year in _revenue_years(engine) if year <= today.year), default=None)
    until = told_until(today)
    returned, told = _returned(engine, revenue_year), _told(engine, until)
    answered = engine.scalar("SELECT count(*) FROM answer_spans WHERE until_day = ?", (STILL,))
    rows = tuple(ProofRow(one, *returned[one], told[one]) for one in reversed(AnswerClass))
    return Proof(rows, cast("int", answered), revenue_year, until, today.year)


def growth(engine: Engine, today: date) -> GrowthOfYear:
    """Return the earned growth of the last full year, or what is missing for it."""
    years = _revenue_years(engine)
    year = growth_year(years, today.year)
    return growth_of_year(year, _two_years(engine, year) if year else (), years, today.year)


def _revenue_years(engine: Engine) -> list[int]:
    rows = engine.rows(
        "SELECT DISTINCT year FROM customer_years JOIN customers ON customers.id = customer_id "
        f"WHERE revenue_cents IS NOT NULL AND {_COUNTS} ORDER BY year"
    )
    return [year for (year,) in rows]


def _returned(engine: Engine, revenue_year: int | None) -> _Returned:
    """Return how many came back, and of how many nothing is entered."""
    found: _Returned = dict.fromkeys(AnswerClass, (Proportion(0, 0), 0))
    if revenue_year is None:
        return found
    rows = engine.rows(
        """
    SELECT value, count(*), sum(came_back), sum(not_entered) FROM (
        SELECT value,
            EXISTS (SELECT 1 FROM customer_years AS later WHERE later.customer_id = answer_spans.customer_id
                AND later.year > CAST(substr(day, 1, 4) AS INTEGER) AND later.year <= :year
                AND later.revenue_cents > 0) AS came_back,
            NOT EXISTS (SELECT 1 FROM customer_years AS later WHERE later.customer_id = answer_spans.customer_id
                AND later.year > CAST(substr(day, 1, 4) AS INTEGER) AND later.year <= :year
                AND later.revenue_cents IS NOT NULL) AS not_entered
        FROM answer_spans WHERE day <= :last AND until_day > :last
    ) AS counted GROUP BY value
""",
        {"year": revenue_year, "last": answered_until(revenue_year).isoformat()},
    )
    for value, number, came_back, not_entered in rows:
        share, unknown = found[class_of(value)]
        share = Proportion(share.successes + came_back, share.n + number)
        found[class_of(value)] = share, unknown + not_entered
    return found


def _told(engine: Engine, until: date) -> dict[AnswerClass, Proportion]:
    found = dict.fromkeys(AnswerClass, Proportion(0, 0))
    rows = engine.rows(
        """
    SELECT value, count(*), sum(told) FROM (
        SELECT value,
            EXISTS (SELECT 1 FROM customers AS sent WHERE sent.recommended_by = answer_spans.customer_id
                AND sent.deleted_at IS NULL AND sent.restricted_at IS NULL
                AND coalesce(sent.source_on, sent.customer_since, substr(sent.created_at, 1, 10)) > day)
            OR EXISTS (SELECT 1 FROM conversations WHERE conversations.customer_id = answer_spans.customer_id
                AND recommended = 1 AND at > answer_spans.day || 'T99')
            OR EXISTS (SELECT 1 FROM answers AS later WHERE later.customer_id = answer_spans.customer_id
                AND later.recommends = 'done' AND later.day > answer_spans.day) AS told
        FROM answer_spans WHERE day <= :last AND until_day > :last
    ) AS counted GROUP BY value
""",
        {"last": until.isoformat()},
    )
    for value, number, told in rows:
        share = found[class_of(value)]
        found[class_of(value)] = Proportion(share.successes + told, share.n + number)
    return found


def _two_years(engine: Engine, year: int) -> list[RevenueOfTwoYears]:
    rows = engine.rows(
        "SELECT source, sum(CASE WHEN year = :before THEN revenue_cents END), "
        "sum(CASE WHEN year = :now THEN revenue_cents END) "
        "FROM customer_years JOIN customers ON customers.id = customer_id "
        f"WHERE year IN (:before, :now) AND revenue_cents IS NOT NULL AND {_COUNTS} GROUP BY customers.id, source",
        {"before": year - 1, "now": year},
    )
    return [RevenueOfTwoYears(Source(source), before, now) for source, before, now in rows]
