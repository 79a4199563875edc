"""What a customer is to the shop; by which rule, see `kundenapp.domain.category_rule`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.team_placement import TeamPlacement


class Category(StrEnum):
    """What a customer is to the shop."""

    DREAM = "dream"
    ORDINARY = "ordinary"
    DIFFICULT = "difficult"
    CONTRADICTION = "contradiction"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {
            "dream": _("Traumkunde"),
            "ordinary": _("normal"),
            "difficult": _("Zum Klären"),
            "contradiction": _("Widerspruch"),
            "unclear": _("unklar"),
        }[self.value]


BY_HAND = (Category.DREAM, Category.ORDINARY, Category.DIFFICULT)
"""What somebody may decide; that two things contradict each other, or that one is missing, nobody can."""


class CategoryBasis(StrEnum):
    """What a category rests on."""

    RULE = "rule"
    ESTIMATE = "estimate"
    HAND = "hand"


def category_words(category: Category, basis: CategoryBasis) -> str:
    """Return the category and what it rests on: "Traumkunde", "normal (geschätzt)", "Zum Klären (von Hand)"."""
    if basis is CategoryBasis.RULE:
        return category.label
    reason = _("von Hand") if basis is CategoryBasis.HAND else _("geschätzt")
    return f"{category.label} ({reason})"


class RecommendationSource(StrEnum):
    """How we know that somebody recommends us, the strongest first."""

    SENT = "sent"
    DONE = "done"
    NOTED = "noted"
    SAID = "said"

    @property
    def label(self) -> str:
        """The words beside the day."""
        return {
            "sent": _("hat jemanden zu uns geschickt"),
            "done": _("hat uns empfohlen, laut Antwort"),
            "noted": _("hat uns im Gespräch empfohlen"),
            "said": _("will uns empfehlen, laut Antwort"),
        }[self.value]


@dataclass(frozen=True)
class Recommendation:
    """That somebody recommends us, how we know, and since when."""

    source: RecommendationSource
    day: date


@dataclass(frozen=True)
class CategoryOverride:
    """A category that somebody has decided by hand, from a day on, until it was lifted."""

    customer_id: int
    category: Category
    reason: str
    day: date
    employee_id: int | None = None
    lifted_on: date | None = None
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self) -> CategoryOverride:
        """Return the decision with a clean reason.

        Raises
        ------
        ValidationError
            if the reason is missing or too long, or the category cannot be decided by hand.
        """
        if self.category not in BY_HAND:
            raise ValidationError("category", _("Von Hand geht nur Traumkunde, normal oder Zum Klären."))
        reason = limits.check_length("reason", clean_line(self.reason), limits.TASK)
        if not reason:
            raise ValidationError("reason", _("Warum? Ein Satz genügt, damit es das Team später versteht."))
        return replace(self, reason=reason)


@dataclass(frozen=True)
class CategoryDecision:
    """What happened on one day: a category was decided by hand, or a decision was lifted and the rule counts again."""

    override: CategoryOverride
    is_lifted: bool = False

    @property
    def day(self) -> date:
        """When it happened."""
        return self.override.lifted_on if self.is_lifted and self.override.lifted_on else self.override.day

    @property
    def words(self) -> str:
        """What counts from then on: "Traumkunde (von Hand)", "wieder nach der Regel"."""
        return (
            _("wieder nach der Regel") if self.is_lifted else category_words(self.override.category, CategoryBasis.HAND)
        )

    @property
    def text(self) -> str:
        """Why it was decided; what ended needs no reason."""
        return "" if self.is_lifted else self.override.reason


def decisions_of(overrides: Iterable[CategoryOverride]) -> list[CategoryDecision]:
    """Return what happened, in the order given; where one decision follows another, the first has no end of its own."""
    known = list(overrides)
    found: list[CategoryDecision] = []
    for override in known:
        is_followed = any(other is not override and other.day == override.lifted_on for other in known)
        if override.lifted_on is not None and not is_followed:
            found.append(CategoryDecision(override, is_lifted=True))
        found.append(CategoryDecision(override))
    return found


@dataclass(frozen=True)
class CategoryFacts:
    """All that a category is made of."""

    team: TeamPlacement | None = None
    answer: LastAnswer | None = None
    recommendation: Recommendation | None = None
    override: CategoryOverride | None = None
