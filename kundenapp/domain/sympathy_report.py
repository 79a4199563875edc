"""The Sympathiematrix before it becomes paper or figures: the sheet of the team, or that of one employee."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from kundenapp.domain.answer_windows import last_12_months
from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import SympathyField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.agreement import Agreement
    from kundenapp.domain.business import Business
    from kundenapp.domain.category import Category
    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_field import Quadrant

_EVERYBODY, _USUAL_RULE, _USUAL_FIELD = CustomerFilter(), CategoryRule(), SympathyField()


def a_year_before(day: date) -> date:
    """Return the same day of the year before, which is the last one outside the 12 months that end with `day`."""
    return last_12_months(day).first - timedelta(days=1)


@dataclass(frozen=True)
class SympathyReport:
    """A snapshot of the matrix on one day, as far as whoever asked may see it.

    Attributes
    ----------
    entries:
        who stands on the sheet, by name.
    customers, placed:
        how many customers fit, and about how many of them anybody who works here has an opinion.
    whose, is_own:
        the name of the employee whose sheet it is, empty for the team; whether that is who asked.
    categories, categories_before:
        how many customers are what, and were a year before by the rule of today; None for one employee.
    """

    business: Business
    created_on: date
    wanted: CustomerFilter = _EVERYBODY
    openness: Openness = Openness.AFTER_OWN
    rule: CategoryRule = _USUAL_RULE
    field: SympathyField = _USUAL_FIELD
    entries: tuple[BoardEntry, ...] = ()
    customers: int = 0
    placed: int = 0
    whose: str = ""
    is_own: bool = False
    categories: Mapping[Category, int] | None = None
    categories_before: Mapping[Category, int] | None = None

    @property
    def is_team(self) -> bool:
        """Whether the values are those of the team."""
        return not self.whose

    @property
    def year_before(self) -> date:
        """The day of `categories_before`."""
        return a_year_before(self.created_on)

    @property
    def quadrants(self) -> Counter[Quadrant | None]:
        """How many stand in which field; None is below, without a height."""
        return Counter(entry.quadrant(self.field.lines) for entry in self.entries)

    @property
    def agreement(self) -> Counter[Agreement | None]:
        """How many of the entries of the team are agreed upon how far; None is one opinion only."""
        return Counter(entry.agreement for entry in self.entries)

    @property
    def sympathy(self) -> float | None:
        """The mean of the values of the team, each customer counted once; None without any."""
        return fmean(entry.sympathy for entry in self.entries) if self.entries else None

    @property
    def hidden(self) -> int:
        """How many customers the team has placed whose value whoever asked may not see."""
        return self.placed - len(self.entries) if self.is_team else 0
