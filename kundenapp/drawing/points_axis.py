"""Which part of the scale from -100 to 100 a chart over time shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOWEST, _HIGHEST, _STEP, _BEYOND = -100, 100, 20, 40


@dataclass(frozen=True)
class Axis:
    """The points at the lower and upper end, and the three lines between."""

    low: int
    high: int
    lines: tuple[int, int, int]


def axis_for(values: Sequence[float]) -> Axis:
    """Return the narrowest axis that contains all `values` (points from -100 to 100): at least 40 points wide.

    Its lines are 20, 40, 60 or 100 points apart; beyond the outer ones there may be up to 40 points more.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    fitting = (axis for axis in _axes(low, high) if axis.low <= low and high <= axis.high)
    return min(fitting, key=lambda axis: (axis.high - axis.low, abs(axis.low + axis.high - low - high)))


def _axes(low: float, high: float) -> Iterator[Axis]:
    for first in range(_LOWEST, _HIGHEST - 2 * _STEP + 1, _STEP):
        yield Axis(first, first + 2 * _STEP, (first, first + _STEP, first + 2 * _STEP))
    wanted = math.floor(low / _STEP) * _STEP, math.ceil(high / _STEP) * _STEP
    for first, step in ((-80, 40), (-40, 40), (0, 40), (-100, 40), (20, 40), (-60, 60)):
        last = first + 2 * step
        bottom = max(_LOWEST, first - _BEYOND, min(first, wanted[0]))
        top = min(_HIGHEST, last + _BEYOND, max(last, wanted[1]))
        yield Axis(bottom, top, (first, first + step, last))
    yield Axis(_LOWEST, _HIGHEST, (_LOWEST, 0, _HIGHEST))
