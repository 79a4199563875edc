"""Where the people of the sample business put its customers, from ``resources/sample``."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kundenapp.domain.category import Category, CategoryOverride
from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY, Placement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from kundenapp.store.bulk_record import AnswerRecord

_NOON = time(12)
_KNOWS = 0.6
"""How likely one of the team has an opinion about a made-up customer."""
_ESTIMATES = 0.7
_DAYS = 700
_USUAL = 7.0


class SamplePlacements:
    """Knows every placement written by hand and makes up others; the same random source makes up the same ones.

    `employee_ids` tells the ids by the short names in the file.
    """

    def __init__(self, told: Mapping[str, Any], today: date, employee_ids: Mapping[str, int]) -> None:
        self._told = told
        self._today = today
        self._ids = employee_ids

    def of(self, name: str) -> list[Placement]:
        """Return the placements of a hand-written customer, the earliest first."""
        found = [
            self._placement(self._ids[by], days_ago, sympathy, enthusiasm, note)
            for by, entries in self._told["by_hand"].get(name, {}).items()
            for days_ago, sympathy, enthusiasm, note in entries
        ]
        return sorted(found, key=lambda placement: placement.day)

    def decided(self, name: str) -> list[CategoryOverride]:
        """Return what somebody decided about a hand-written customer."""
        entry = self._told["by_hand_category"].get(name)
        if entry is None:
            return []
        days_ago, category, by, reason = entry
        day = self._today - timedelta(days=days_ago)
        return [CategoryOverride(0, Category(category), reason, day, self._ids[by], noted_at=_noted_at(day))]

    def made_up(self, random: Random, answers: Sequence[AnswerRecord]) -> list[Placement]:
        """Return made-up placements of one customer, whose estimates lie near what they answered."""
        made_up = self._told["made_up"]
        values = made_up["sympathy"]
        common = float(random.choices(list(values), list(values.values()))[0])
        answered = float(answers[-1].answer.value) if answers else _USUAL
        found = []
        for employee_id in self._ids.values():
            if random.random() < _KNOWS:
                sympathy = SYMPATHY.nearest(common + random.choice(made_up["spread"]))
                estimate = ENTHUSIASM.nearest(answered + random.choice(made_up["spread"]))
                days_ago = random.randint(0, _DAYS)
                enthusiasm = estimate if random.random() < _ESTIMATES else None
                found.append(self._placement(employee_id, days_ago, sympathy, enthusiasm, ""))
        return found

    def _placement(
        self, employee_id: int, days_ago: int, sympathy: float, enthusiasm: float | None, note: str
    ) -> Placement:
        day = self._today - timedelta(days=days_ago)
        return Placement(0, employee_id, day, sympathy, enthusiasm, note, _noted_at(day))


def _noted_at(day: date) -> datetime:
    return datetime.combine(day, _NOON).astimezone()
