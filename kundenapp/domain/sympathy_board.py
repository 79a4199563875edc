"""What stands on the matrix: one bubble per customer, seen by one employee or by the team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.agreement import Agreement, agreement_of
from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.sympathy_field import FieldLines, Quadrant


class BoardAxis(StrEnum):
    """What the height of a bubble says; only enthusiasm can be moved."""

    ENTHUSIASM = "enthusiasm"
    REVENUE = "revenue"
    EFFORT = "effort"

    @property
    def label(self) -> str:
        """The words beside the axis."""
        return {
            "enthusiasm": _("Begeisterung"),
            "revenue": _("Ertrag im Jahr"),
            "effort": _("Aufwand"),
        }[self.value]


@dataclass(frozen=True)
class BoardEntry:
    """A customer on the matrix.

    Attributes
    ----------
    sympathy, enthusiasm:
        what the employee said, or the means of the team; enthusiasm is None if nobody estimated it.
    placed_on:
        the day of the placement, of the newest for the team.
    last_answer:
        what the customer really answered last.
    raters, lowest, highest:
        how many opinions the team has, and between which ends; None where single opinions are hidden.
    told_agreement:
        how far the team agrees, where the ends are hidden.
    is_mine:
        whether whoever works now has placed the customer too.
    """

    customer_id: int
    display_name: str
    initials: str
    sympathy: float
    enthusiasm: float | None
    placed_on: date
    last_answer: LastAnswer | None = None
    category: Category = Category.UNCLEAR
    category_basis: CategoryBasis = CategoryBasis.RULE
    raters: int = 0
    lowest: float | None = None
    highest: float | None = None
    told_agreement: Agreement | None = None
    is_mine: bool = False

    @property
    def height(self) -> float | None:
        """The enthusiasm estimated, else the last real answer; None says that the bubble stands below the field."""
        if self.enthusiasm is not None:
            return self.enthusiasm
        return None if self.last_answer is None else float(self.last_answer.value)

    @property
    def agreement(self) -> Agreement | None:
        """How far the team agrees."""
        if self.lowest is None or self.highest is None:
            return self.told_agreement
        return agreement_of(self.lowest, self.highest, self.raters)

    def quadrant(self, lines: FieldLines) -> Quadrant | None:
        """Return in which quadrant it stands, None below the field."""
        return None if self.height is None else lines.quadrant(self.sympathy, self.height)
