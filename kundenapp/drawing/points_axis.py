"""Which part of the scale from -100 to 100 a chart over time shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOWEST, _HIGHEST, _STEP = -100, 100, 20
# Lowest line, points between lines, points that there may be beyond the outer lines.
_WIDE = ((-80, 40, 40), (-40, 40, 40), (0, 40, 40), (-100, 40, 40), (20, 40, 40), (-60, 60, 20))


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
    return min(fitting, key=lambda axis: _awkwardness(axis, (low + high) / 2))


def _awkwardness(axis: Axis, middle: float) -> tuple[float, ...]:
    """Best is a short axis, then one whose lines reach its ends, then one that has the values in its middle."""
    width = axis.high - axis.low
    return width, width - (axis.lines[2] - axis.lines[0]), abs((axis.low + axis.high) / 2 - middle)


def _axes(low: float, high: float) -> Iterator[Axis]:
    for first in range(_LOWEST, _HIGHEST - 2 * _STEP + 1, _STEP):
        yield Axis(first, first + 2 * _STEP, (first, first + _STEP, first + 2 * _STEP))
    lowest, highest = math.floor(low / _STEP) * _STEP, math.ceil(high / _STEP) * _STEP
    for first, step, beyond in _WIDE:
        last = first + 2 * step
        bottom = max(_LOWEST, first - beyond, min(first, lowest))
        top = min(_HIGHEST, last + beyond, max(last, highest))
        yield Axis(bottom, top, (first, first + step, last))
    yield Axis(_LOWEST, _HIGHEST, (_LOWEST, 0, _HIGHEST))
