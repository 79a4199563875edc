"""How far the opinions about one customer lie apart: an ellipse around the bubble of the team."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from kundenapp.drawing.primitives import Color, CurveTo, Move, Path, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.drawing.field_geometry import Point

_SMOOTHING, _LEAST_RATIO = 0.05, 0.4
_ROOM_ALONG, _ROOM_ACROSS = 16.0, 10.0
_KAPPA = 4 / 3 * (math.sqrt(2) - 1)


@dataclass(frozen=True)
class Ellipse:
    """An ellipse around (x, y); `angle` in radians turns the long axis from right to below."""

    x: float
    y: float
    long: float
    short: float
    angle: float

    def reach(self, point: Point) -> float:
        """Return how far out a point lies: 0 the middle, 1 the line, more than 1 outside."""
        dx, dy = point.x - self.x, point.y - self.y
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        return math.hypot((dx * cosine + dy * sine) / self.long, (dy * cosine - dx * sine) / self.short)

    def outline(self, fill: Color | None, stroke: Stroke) -> Path:
        """Return it as a shape."""
        cosine, sine = math.cos(self.angle), math.sin(self.angle)

        def at(along: float, across: float) -> tuple[float, float]:
            u, v = along * self.long, across * self.short
            return self.x + u * cosine - v * sine, self.y + u * sine + v * cosine

        k = _KAPPA
        quarters = (
            ((1, k), (k, 1), (0, 1)),
            ((-k, 1), (-1, k), (-1, 0)),
            ((-1, -k), (-k, -1), (0, -1)),
            ((k, -1), (1, -k), (1, 0)),
        )
        curves = (CurveTo(*at(*one), *at(*two), *at(*end)) for one, two, end in quarters)
        return Path((Move(*at(1, 0)), *curves), fill, stroke)


def spread_ellipse(votes: Sequence[Point], unit: Point, scale: float = 1.0) -> Ellipse | None:
    """Return the ellipse around at least two votes, None for fewer; it has every vote inside.

    With the covariance C of the votes in steps of the scales, `unit` being the points per step of both axes, and
    U = diag(unit): the axes point along the eigenvectors of U (C + 0.05 I) U and are as long as the roots of its
    eigenvalues, the short one at least 0.4 of the long one. Both are stretched alike until the farthest vote lies on
    the line, and then lengthened by 16 and 10 pixels at 100 % so that it lies well inside.
    """
    if len(votes) < 2:
        return None
    x, y = fmean(vote.x for vote in votes), fmean(vote.y for vote in votes)
    xx = fmean((vote.x - x) ** 2 for vote in votes) + _SMOOTHING * unit.x**2
    yy = fmean((vote.y - y) ** 2 for vote in votes) + _SMOOTHING * unit.y**2
    xy = fmean((vote.x - x) * (vote.y - y) for vote in votes)
    half, apart = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    long = math.sqrt(half + apart)
    short = max(math.sqrt(max(half - apart, 0.0)), _LEAST_RATIO * long)
    angle = math.atan2(2 * xy, xx - yy) / 2
    farthest = max(Ellipse(x, y, long, short, angle).reach(vote) for vote in votes)
    return Ellipse(x, y, long * farthest + _ROOM_ALONG * scale, short * farthest + _ROOM_ACROSS * scale, angle)


def range_ellipse(lowest: Point, highest: Point, scale: float = 1.0) -> Ellipse:
    """Return the flat ellipse around the two ends of an opinion of which only the ends are known."""
    long = abs(highest.x - lowest.x) / 2 + (_ROOM_ALONG + 8) * scale
    return Ellipse((lowest.x + highest.x) / 2, lowest.y, long, (_ROOM_ACROSS + 14) * scale, 0.0)
