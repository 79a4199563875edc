"""The Schnittmengen-Blatt before it becomes paper: what one customer and we share on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day
from kundenapp.domain.overlap import Comparison, contradicting, differing, in_common, overlap_of
from kundenapp.domain.overlap_words import known_stances, latest_day, source_words
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.business import Business
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.overlap import Overlap
    from kundenapp.domain.statement import StatementKind

CIRCLES_PAPER = "circles"
"""By what the sheet is known among all papers."""


@dataclass(frozen=True)
class CirclesReport:
    """A snapshot of the Schnittmenge; for ourselves only.

    Attributes
    ----------
    compared:
        every statement with what it weighs for us, or for the brand `brand_name`, and the stance of the customer.
    course:
        the Schnittmenge on up to three days, the earliest first; empty if there is nothing to look back on.
    """

    business: Business
    created_on: date
    customer: Customer
    brand_name: str = ""
    compared: tuple[Comparison, ...] = ()
    course: tuple[tuple[date, Overlap], ...] = ()

    @property
    def title(self) -> str:
        """What stands at the head of the sheet."""
        return _("Schnittmenge mit {name}").format(name=self.customer.display_name)

    @property
    def subtitle(self) -> str:
        """Customer number and brand, how we know, and since when."""
        day = latest_day(self.compared)
        since = _("zuletzt am {day}").format(day=full_day(day)) if day else ""
        parts = (self.customer.number, self.brand_name, source_words(self.compared), since)
        return " · ".join(part for part in parts if part)

    @property
    def overlap(self) -> Overlap:
        """What is shared."""
        return overlap_of(self.compared)

    @property
    def our_name(self) -> str:
        """Who we are below the circles: the brand, or the business."""
        return self.brand_name or self.business.name

    @property
    def has_stances(self) -> bool:
        """Whether anything is known."""
        return bool(known_stances(self.compared))

    def known_of(self, kind: StatementKind) -> list[Comparison]:
        """Return what is known of a kind: shared first, then what weighs for one side or none, then contradictions."""
        mine = [one for one in self.compared if one.statement.kind is kind]
        shared, apart, against = in_common(mine), differing(mine), contradicting(mine)
        weightless = [one for one in mine if one.is_known and one not in (*shared, *apart, *against)]
        return [*shared, *apart, *weightless, *against]
