"""Where the team puts a customer: the mean of the newest placement of everybody who works here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from kundenapp.domain.agreement import Agreement, agreement_of
from kundenapp.domain.placement import SYMPATHY, step_text
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kundenapp.domain.openness import Openness
    from kundenapp.domain.placement import Placement


@dataclass(frozen=True)
class TeamPlacement:
    """The opinions of the team together.

    Attributes
    ----------
    raters:
        how many opinions, at least 1.
    sympathy, lowest, highest:
        their mean, and the two ends; None where single opinions are hidden.
    day:
        when the newest was given.
    enthusiasm, estimates, estimated_on:
        the mean of the estimates, None without any; how many they are, and the day of the newest.
    told_agreement:
        how far they agree, where the ends are hidden.
    """

    raters: int
    sympathy: float
    lowest: float | None
    highest: float | None
    day: date
    enthusiasm: float | None = None
    estimates: int = 0
    estimated_on: date | None = None
    told_agreement: Agreement | None = None

    @property
    def agreement(self) -> Agreement | None:
        """How far they agree, None for fewer than two opinions."""
        if self.lowest is None or self.highest is None:
            return self.told_agreement
        return agreement_of(self.lowest, self.highest, self.raters)

    @property
    def gladdest(self) -> float:
        """The highest opinion; where that is hidden, the highest that the mean leaves possible."""
        if self.highest is not None:
            return self.highest
        return min(SYMPATHY.highest, self.raters * self.sympathy - (self.raters - 1) * SYMPATHY.lowest)

    @property
    def words(self) -> str:
        """The value and from how many: "4,3 aus 3 Einschätzungen"."""
        return ngettext("{value} aus {count} Einschätzung", "{value} aus {count} Einschätzungen", self.raters).format(
            value=step_text(self.sympathy), count=self.raters
        )

    @property
    def estimate_words(self) -> str:
        """The estimate and from how many: "8,5 geschätzt von 2"; empty without one."""
        if self.enthusiasm is None:
            return ""
        return _("{value} geschätzt von {count}").format(value=step_text(self.enthusiasm), count=self.estimates)

    def seen_under(self, rule: Openness, *, placed_by_me: bool) -> TeamPlacement | None:
        """Return what somebody sees of it who has (not) placed the customer, None if that is nothing.

        Fewer may have estimated a customer than placed one; then the estimate may be hidden where the sympathy is not.
        """
        if not rule.shows_team(self.raters, placed_by_me=placed_by_me):
            return None
        seen = self
        if not rule.shows_team(self.estimates, placed_by_me=placed_by_me):
            seen = replace(seen, enthusiasm=None, estimates=0, estimated_on=None)
        if not rule.shows_singles(placed_by_me=placed_by_me):
            seen = replace(seen, lowest=None, highest=None, told_agreement=self.agreement)
        return seen


def team_placement(placements: Iterable[Placement]) -> TeamPlacement | None:
    """Return the value of the team from the newest placement of each, None if nobody has an opinion."""
    known = [(one.sympathy, one) for one in placements if one.sympathy is not None]
    if not known:
        return None
    values = [sympathy for sympathy, _one in known]
    estimated = [(one.enthusiasm, one.day) for _sympathy, one in known if one.enthusiasm is not None]
    return TeamPlacement(
        raters=len(values),
        sympathy=fmean(values),
        lowest=min(values),
        highest=max(values),
        day=max(one.day for _sympathy, one in known),
        enthusiasm=fmean(value for value, _day in estimated) if estimated else None,
        estimates=len(estimated),
        estimated_on=max((day for _value, day in estimated), default=None),
    )
