"""How far the employees agree about a customer.

Beside one word for the range stands ``a = 1 - s² / ((H - L)² / 4)`` with the population variance s² and the ends L and
H of the scale: 1 if all say the same, 0 if one half says L and the other H, for any values between. It is the
within-group agreement with maximum dissensus as its reference (Lindell, Brandt and Whitney, A Revised Index of
Interrater Agreement for Multi-Item Ratings of a Single Target, Applied Psychological Measurement 23, 1999), with which
it does not turn negative as r_wg does.
"""

from __future__ import annotations

from enum import StrEnum
from statistics import pvariance
from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.placement import HalfSteps

_UNITED_UP_TO, _SPLIT_FROM = 1, 3


class Agreement(StrEnum):
    """How far several opinions lie apart, by the difference of the highest and the lowest."""

    UNITED = "united"
    MIXED = "mixed"
    SPLIT = "split"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"united": _("einig"), "mixed": _("gemischt"), "split": _("gespalten")}[self.value]


def agreement_of(lowest: float, highest: float, raters: int) -> Agreement | None:
    """Return the word for opinions between `lowest` and `highest`, None for fewer than two of them."""
    if raters < 2:
        return None
    difference = highest - lowest
    if difference <= _UNITED_UP_TO:
        return Agreement.UNITED
    return Agreement.SPLIT if difference >= _SPLIT_FROM else Agreement.MIXED


def agreement_index(values: Sequence[float], scale: HalfSteps) -> float | None:
    """Return `a` of the module, 0 (most apart) to 1 (all the same), None for fewer than two values."""
    if len(values) < 2:
        return None
    return 1 - pvariance(values) / ((scale.highest - scale.lowest) ** 2 / 4)
