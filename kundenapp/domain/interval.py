"""A span in which a figure probably lies, and how many standard errors wide it has to be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist

CONFIDENCE = 0.95
"""What *wahrscheinlich* means everywhere: the method covers the truth in 95 of 100 cases."""


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both included, in the unit of the figure it belongs to."""

    low: float
    high: float

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high

    @property
    def width(self) -> float:
        """How far the ends are apart."""
        return self.high - self.low

    def clipped(self, lowest: float, highest: float) -> Interval:
        """Return the part of it that is possible at all."""
        return Interval(max(lowest, self.low), min(highest, self.high))

    def widened_to(self, number: float) -> Interval:
        """Return the interval, stretched as far as needed to contain `number`."""
        return Interval(min(self.low, number), max(self.high, number))


def standard_errors(confidence: float) -> float:
    """Return how many standard errors lie on each side of a two-sided normal interval: 1.96 for 0.95.

    Raises
    ------
    ValueError
        if `confidence` is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def rounded(number: float) -> int:
    """Return the nearest whole number; a half goes away from zero, so that a figure and its mirror round alike."""
    return int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))
