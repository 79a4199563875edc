"""What the sample business and its customers share, promise each other and wish, from ``resources/sample``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kundenapp.domain.commitment import Commitment, Side
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kundenapp.domain.statement import Statement


class SampleCircles:
    """Knows what is written by hand; days in it count from today.

    `employee_ids` tells the ids by the short names in the file, `statements` are those that a stance names by place.
    """

    def __init__(
        self,
        told: Mapping[str, Any],
        today: date,
        employee_ids: Mapping[str, int],
        statements: Sequence[Statement],
    ) -> None:
        self._told = told
        self._today = today
        self._ids = employee_ids
        self._places = {statement.text: place for place, statement in enumerate(statements)}

    def stances(self, name: str) -> list[Stance]:
        """Return how a customer stands to statements, the earliest first."""
        return [
            self._stance(self._places[text], days_ago, by, source, view)
            for days_ago, by, source, views in self._told["stances"].get(name, [])
            for text, view in views.items()
        ]

    def _stance(self, place: int, days_ago: int, by: str, source: str, view: int | str) -> Stance:
        day = self._day(days_ago)
        stance = Stance(0, place, day, Attitude.SHARES, 0, StanceSource(source), self._ids[by], _noted_at(day))
        if isinstance(view, str):
            return replace(stance, attitude=Attitude(view))
        return replace(stance, weight=view)

    def commitments(self, name: str, employee_id: int | None) -> list[Commitment]:
        """Return what a customer and we have promised each other."""
        return [self._commitment(employee_id, *entry) for entry in self._told["commitments"].get(name, [])]

    def _commitment(
        self,
        employee_id: int | None,
        side: str,
        what: str,
        made_ago: int,
        due_in: int | None,
        settled: list[Any] | None,
    ) -> Commitment:
        made_on = self._day(made_ago)
        due_on = None if due_in is None else self._day(-due_in)
        promise = Commitment(0, Side(side), what, made_on, due_on, employee_id=employee_id, noted_at=_noted_at(made_on))
        if settled is None:
            return promise
        state, days_ago = settled
        day = self._day(days_ago)
        return replace(promise, kept_on=day) if state == "kept" else replace(promise, broken_on=day)

    def wishes(self, name: str) -> list[Wish]:
        """Return what a customer wishes."""
        return [
            Wish(
                0,
                text,
                self._day(days_ago),
                WishHorizon(horizon),
                None if fulfilled_ago is None else self._day(fulfilled_ago),
            )
            for text, horizon, days_ago, fulfilled_ago in self._told["wishes"].get(name, [])
        ]

    def grounds(self, name: str) -> list[CommonGround]:
        """Return what a customer and we have in common, and where we differ."""
        return [
            CommonGround(0, GroundKind(kind), text, self._day(days_ago))
            for kind, text, days_ago in self._told["grounds"].get(name, [])
        ]

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)


def sample_statements(told: Mapping[str, Any], statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements with what they weigh for the sample business."""
    weights = told["weights"]
    return [replace(statement, weight=weights.get(statement.text, statement.weight)) for statement in statements]


def _noted_at(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone()
