"""How much two share: the weighted Jaccard index over what is known, and the statements behind it.

``J = sum min(u, k) / sum max(u, k)`` over the statements whose stance is known, with the weights u of the one and k of
the other (M. Ruzicka, Anwendung mathematisch-statistischer Methoden in der Geobotanik, Biologia 13, 1958). If the areas
of two circles are the sums of u and of k and their lens is the sum of the minima, J is the share of both that the lens
covers: the picture is the number. What is unknown counts in no sum; whoever contradicts shares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.stance import Attitude
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.stance import Stance
    from kundenapp.domain.statement import Statement, StatementKind

FEWEST_KNOWN = 5
"""From how many known statements on there is a percentage."""
_SMALL_BELOW, _LARGE_ABOVE = 0.2, 0.5


class OverlapSize(StrEnum):
    """The index in one word; the borders are our own."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"small": _("klein"), "medium": _("mittel"), "large": _("groß")}[self.value]


@dataclass(frozen=True)
class Comparison:
    """One statement, what it weighs for us, and how the other side stands to it (None: nobody has asked)."""

    statement: Statement
    ours: int
    stance: Stance | None

    @property
    def is_known(self) -> bool:
        """Whether the other side's view is known."""
        return self.stance is not None and self.stance.is_known

    @property
    def theirs(self) -> int:
        """What it weighs for the other side; 0 if they are neutral, contradict, or nobody knows."""
        return self.stance.weight if self.stance is not None and self.stance.attitude is Attitude.SHARES else 0

    @property
    def contradicts(self) -> bool:
        """Whether the other side holds the opposite."""
        return self.stance is not None and self.stance.attitude is Attitude.CONTRADICTS

    @property
    def shared(self) -> int:
        """The weight both put on it."""
        return min(self.ours, self.theirs)


@dataclass(frozen=True)
class Overlap:
    """What two share.

    Attributes
    ----------
    ours, theirs, shared:
        the areas of the circles and of their lens: the sums over what is known.
    known, statements:
        of how many statements the other side's view is known, and how many there are.
    """

    ours: int
    theirs: int
    shared: int
    known: int
    statements: int

    @property
    def index(self) -> float | None:
        """The weighted Jaccard index, 0 to 1; None if nothing is known that weighs anything."""
        union = self.ours + self.theirs - self.shared
        return self.shared / union if union else None

    @property
    def percent(self) -> int | None:
        """The index in whole percent, None for fewer than five known statements."""
        if self.known < FEWEST_KNOWN or self.index is None:
            return None
        return int(self.index * 100 + 0.5)

    @property
    def size(self) -> OverlapSize | None:
        """The index in one word, None where there is no percentage."""
        if self.percent is None or self.index is None:
            return None
        if self.index < _SMALL_BELOW:
            return OverlapSize.SMALL
        return OverlapSize.LARGE if self.index > _LARGE_ABOVE else OverlapSize.MEDIUM

    @property
    def known_words(self) -> str:
        """How much is known: "9 von 14 bekannt"."""
        return _("{known} von {statements} bekannt").format(known=self.known, statements=self.statements)


def overlap_of(comparisons: Iterable[Comparison], kind: StatementKind | None = None) -> Overlap:
    """Return what two share, over all statements or those of one kind."""
    chosen = [one for one in comparisons if kind is None or one.statement.kind is kind]
    known = [one for one in chosen if one.is_known]
    return Overlap(
        ours=sum(one.ours for one in known),
        theirs=sum(one.theirs for one in known),
        shared=sum(one.shared for one in known),
        known=len(known),
        statements=len(chosen),
    )


def in_common(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Return what both put weight on, the heaviest first."""
    return sorted((one for one in comparisons if one.is_known and one.shared), key=lambda one: -one.shared)


def differing(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Return what is known and weighs for one side only, without contradictions, the widest apart first."""
    found = (one for one in comparisons if one.is_known and not one.shared and not one.contradicts)
    return sorted((one for one in found if one.ours or one.theirs), key=lambda one: -abs(one.ours - one.theirs))


def contradicting(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Return where the other side holds the opposite, what weighs most for us first."""
    return sorted((one for one in comparisons if one.contradicts), key=lambda one: -one.ours)
