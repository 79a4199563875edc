"""What figures about answers are made of: counts, read from indexes. The rules about them are the domain's.

"Per customer" counts the latest answer of each customer in the window; "all" counts every answer, also those without a
name. Anonymous answers belong to no customer, so no filter by customers can find them: they count without one only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.customer import Status
from kundenapp.store.answer_spans import month_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kundenapp.domain.answer_filter import AnswerFilter
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Value

Counts = dict[tuple[Scale, int], int]
Months = dict[tuple[int, int, int], int]

_ASKED_FROM = (Status.CUSTOMER, Status.PARTNER)
_IN_WINDOW = "day BETWEEN :first AND :last"
_AT_AN_EDGE = "day BETWEEN :edge_first AND :edge_last"
_ENDING_LATER_THAT_MONTH = (
    "month BETWEEN :first_full AND :last_full AND until_month = :last_month AND until_day > :last"
)
_MIGHT_BE_ASKED = "restricted = 0 AND status IN (:customer, :partner)"
_ASIDE = (
    "SELECT customer_id FROM customer_summaries WHERE status NOT IN (:customer, :partner) UNION ALL "
    "SELECT id AS customer_id FROM customers WHERE anonymised_at IS NOT NULL"
)
"""Whose answers count without their being asked any more: prospects, former and anonymous customers."""


@dataclass(frozen=True)
class _Months:
    """A window as whole months, counted from the year 0, and the days at its edges that are part of a month."""

    first_full: int
    last_full: int
    last_month: int
    edges: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, first: date, last: date) -> _Months:
        """Take a window apart."""
        begins, ends = _month(first), _month(last)
        is_whole_first, is_whole_last = first.day == 1, (last + timedelta(days=1)).day == 1
        if begins == ends and not (is_whole_first and is_whole_last):
            return cls(begins + 1, begins, ends, ((first, last),))
        edges = []
        if not is_whole_first:
            edges.append((first, (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)))
        if not is_whole_last:
            edges.append((last.replace(day=1), last))
        return cls(begins + (not is_whole_first), ends - (not is_whole_last), ends, tuple(edges))

    @property
    def parameters(self) -> dict[str, Value]:
        """The months as statements ask for them."""
        return {"first_full": self.first_full, "last_full": self.last_full, "last_month": self.last_month}


def _month(day: date) -> int:
    return month_number(day.isoformat())


def _counts(rows: Iterable[tuple[str, int, int]]) -> Counts:
    return {(Scale(scale), value): number for scale, value, number in rows}


class AnswerCounts:
    """Counts of the answers in the file; `first` and `last` are days, both included."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine

    def per_customer(self, first: date, last: date, wanted: AnswerFilter) -> Counts:
        """Return how often each value was the latest answer of a customer, by scale and value."""
        if not wanted.is_empty:
            return self._of_spans(f"{_IN_WINDOW} AND until_day > :last", first, last, wanted)
        months = _Months.of(first, last)
        found = Counter(self._of_totals("AND until_month > :last_month", months))
        found += Counter(self._of_spans(_ENDING_LATER_THAT_MONTH, first, last, wanted, months.parameters))
        for edge_first, edge_last in months.edges:
            parameters: dict[str, Value] = {"edge_first": edge_first.isoformat(), "edge_last": edge_last.isoformat()}
            found += Counter(self._of_spans(f"{_AT_AN_EDGE} AND until_day > :last", first, last, wanted, parameters))
        return dict(found)

    def all_answers(self, first: date, last: date, wanted: AnswerFilter) -> Counts:
        """Return how often each value was given, by scale and value."""
        if not wanted.is_empty:
            return self._of_spans(_IN_WINDOW, first, last, wanted)
        months = _Months.of(first, last)
        found = Counter(self._of_totals("", months)) + Counter(self._without_name(first, last))
        for edge_first, edge_last in months.edges:
            found += Counter(self._of_spans(_IN_WINDOW, edge_first, edge_last, wanted))
        return dict(found)

    def nameless(self, first: date, last: date, wanted: AnswerFilter) -> int:
        """Return how many answers have no name; with a filter none, as nobody knows whether it fits."""
        return sum(self._without_name(first, last).values()) if wanted.is_empty else 0

    def _without_name(self, first: date, last: date) -> Counts:
        rows = self._engine.rows(
            f"SELECT scale, value, count(*) FROM answers WHERE customer_id IS NULL AND {_IN_WINDOW} "
            "GROUP BY scale, value",
            _days(first, last),
        )
        return _counts(rows)

    def _of_totals(self, condition: str, months: _Months) -> Counts:
        rows = self._engine.rows(
            "SELECT scale, value, sum(number) FROM answer_totals "
            f"WHERE month BETWEEN :first_full AND :last_full {condition} GROUP BY scale, value",
            months.parameters,
        )
        return _counts(rows)

    def _of_spans(
        self,
        source: str,
        first: date,
        last: date,
        wanted: AnswerFilter,
        more: Mapping[str, Value] | None = None,
    ) -> Counts:
        conditions, parameters = of_customers(wanted)
        rows = self._engine.rows(
            f"SELECT scale, value, count(*) FROM answer_spans WHERE {source}{conditions} GROUP BY scale, value",
            {**_days(first, last), **parameters, **(more or {})},
        )
        return _counts(rows)

    def months_per_customer(self, first: int, last: int, scale: Scale, wanted: AnswerFilter) -> Months:
        """Return how many answers were given in which month, followed in which other, by value.

        Months are counted from the year 0, both ends included. With that the latest answers per customer are known
        at the end of every month.
        """
        parameters: dict[str, Value] = {"first": first, "last": last, "scale": scale.value}
        if wanted.is_empty:
            rows = self._engine.rows(
                "SELECT month, until_month, value, number FROM answer_totals "
                "WHERE scale = :scale AND month BETWEEN :first AND :last",
                parameters,
            )
        else:
            conditions, more = of_customers(wanted)
            rows = self._engine.rows(
                "SELECT month, until_month, value, count(*) FROM answer_spans "
                f"WHERE scale = :scale AND month BETWEEN :first AND :last{conditions} "
                "GROUP BY month, until_month, value",
                {**parameters, **more},
            )
        return {(month, followed, value): number for month, followed, value, number in rows}

    def first_day(self) -> date | None:
        """Return the day of the earliest answer that counts, None if there is none."""
        days = [
            self._engine.scalar("SELECT min(day) FROM answer_spans"),
            self._engine.scalar("SELECT min(day) FROM answers WHERE customer_id IS NULL"),
        ]
        return min((date.fromisoformat(day) for day in days if day is not None), default=None)

    def asked_from(self, wanted: AnswerFilter) -> int:
        """Return how many customers and partners there are who might be asked."""
        conditions, parameters = of_customers(wanted)
        return cast(
            "int",
            self._engine.scalar(
                f"SELECT count(*) FROM customer_summaries WHERE {_MIGHT_BE_ASKED}{conditions}",
                {**parameters, **_statuses()},
            ),
        )

    def answered(self, first: date, last: date, wanted: AnswerFilter) -> int:
        """Return how many customers and partners have answered, on whatever scale."""
        everybody = sum(self.per_customer(first, last, wanted).values())
        return everybody - self._answered_aside(first, last, wanted)

    def _answered_aside(self, first: date, last: date, wanted: AnswerFilter) -> int:
        """Return how many of the few others have answered."""
        conditions, parameters = of_customers(wanted)
        return cast(
            "int",
            self._engine.scalar(
                f"SELECT count(*) FROM ({_ASIDE}) AS aside CROSS JOIN answer_spans USING (customer_id) "
                f"WHERE {_IN_WINDOW} AND until_day > :last{conditions}",
                {**_days(first, last), **parameters, **_statuses()},
            ),
        )

    def unanswered(self, first: date, last: date, wanted: AnswerFilter) -> dict[RequestState, int]:
        """Return how many were asked and gave no answer in the window, by what they said last."""
        conditions, parameters = of_customers(wanted)
        rows = self._engine.rows(
            "SELECT state, count(*) FROM (SELECT customer_id, state, "
            "row_number() OVER (PARTITION BY customer_id ORDER BY asked_on DESC, id DESC) AS place "
            "FROM answer_requests WHERE asked_on BETWEEN :first AND :last AND state <> 'answered' "
            "AND EXISTS (SELECT 1 FROM customer_summaries "
            f"WHERE customer_summaries.customer_id = answer_requests.customer_id AND {_MIGHT_BE_ASKED}){conditions} "
            f"AND NOT EXISTS (SELECT 1 FROM answer_spans WHERE {_IN_WINDOW} "
            "AND answer_spans.customer_id = answer_requests.customer_id)) AS latest WHERE place = 1 GROUP BY state",
            {**_days(first, last), **parameters, **_statuses()},
        )
        return {RequestState(state): number for state, number in rows}


def _statuses() -> dict[str, Value]:
    return {status.value: status.value for status in _ASKED_FROM}


def _days(first: date, last: date) -> dict[str, Value]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def of_customers(wanted: AnswerFilter, column: str = "customer_id") -> tuple[str, dict[str, Value]]:
    """Return the conditions on `column`, which says whose something is, and their parameters."""
    conditions, parameters = "", dict[str, "Value"]()
    if wanted.source is not None:
        conditions += f" AND {column} IN (SELECT id FROM customers WHERE source = :wanted_source)"
        parameters["wanted_source"] = wanted.source.value
    if wanted.status is not None:
        conditions += f" AND {column} IN (SELECT id FROM customers WHERE status = :wanted_status)"
        parameters["wanted_status"] = wanted.status.value
    if wanted.tag:
        conditions += f" AND {column} IN (SELECT customer_id FROM customer_tags WHERE tag = :wanted_tag)"
        parameters["wanted_tag"] = wanted.tag
    return conditions, parameters
