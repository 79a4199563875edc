"""How many of some, and how sure a small number can be of such a share."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kundenapp.domain.interval import CONFIDENCE, Interval, rounded, standard_errors
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _


def wilson_interval(successes: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """Return where the share of all probably lies, from 0 to 1: the score interval without continuity correction.

    It always lies within 0 and 1, contains the share itself and has a width even if all or none succeeded.

    Sources: Edwin B. Wilson, Probable Inference (Journal of the American Statistical Association 22, 1927);
    Robert G. Newcombe, Two-sided confidence intervals for the single proportion (Statistics in Medicine 17, 1998),
    method 3.

    Raises
    ------
    ValueError
        if `n` is not positive or `successes` are not among them.
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    z = standard_errors(confidence)
    centre = (successes + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(successes * (n - successes) / n + z * z / 4)
    low = centre - half if successes else 0.0
    high = centre + half if successes < n else 1.0
    return Interval(low, high)


@dataclass(frozen=True)
class Proportion:
    """`successes` of `n`.

    Raises
    ------
    ValueError
        if `successes` are not among the `n`.
    """

    successes: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.successes <= self.n:
            raise ValueError(f"{self.successes} of {self.n} is no share")

    @property
    def share(self) -> float | None:
        """The share from 0 to 1, None of nothing."""
        return self.successes / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """Where the share of all probably lies, from 0 to 1; None if there was nothing to count."""
        return wilson_interval(self.successes, self.n) if self.n else None

    @property
    def words(self) -> str:
        """The counts first, then what they say of all: "7 von 12 (58 %, wahrscheinlich 32 bis 81 %)"."""
        if self.share is None or self.interval is None:
            return _("noch keine Zahlen")
        return _("{successes} von {n} ({share} %, wahrscheinlich {low} bis {high} %)").format(
            successes=grouped(self.successes),
            n=grouped(self.n),
            share=percent(self.share),
            low=percent(self.interval.low),
            high=percent(self.interval.high),
        )


def percent(share: float) -> int:
    """Return a share as whole percent."""
    return rounded(100 * share)
