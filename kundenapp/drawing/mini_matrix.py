"""The matrix in small, for the screen and for paper: four fields, one dot, the answer beside the estimate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY, HalfSteps
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.drawing.primitives import Circle, Color, Line, Picture, Primitive, Rect, Stroke

if TYPE_CHECKING:
    from kundenapp.domain.sympathy_field import FieldLines

MINI_HEIGHT = 72.0
"""How high it is at 100 %."""
TINTS = {
    Quadrant.DREAM: "zone_traum",
    Quadrant.HEART: "petrol_soft",
    Quadrant.REASON: "blue_soft",
    Quadrant.CLARIFY: "stone_soft",
}
_DOTS = {Quadrant.DREAM: "bub_traum", Quadrant.HEART: "bub_herz", Quadrant.REASON: "bub_vernunft"}
_QUIET, _GAP, _RADIUS, _EDGE = 0.5, 4.0, 5.0, 10.0
_DOT, _RING, _MARK = 8.0, 2.0, 4.5


@dataclass(frozen=True)
class MatrixPoint:
    """Where a customer stands.

    `enthusiasm` is the estimate, None without one; `answer` what the customer really answered last. Without an estimate
    the answer is the height, and without both the dot lies below the field.
    """

    sympathy: float
    enthusiasm: float | None = None
    answer: float | None = None

    @property
    def height(self) -> float | None:
        """At which enthusiasm the dot stands, None below the field."""
        return self.answer if self.enthusiasm is None else self.enthusiasm

    @property
    def mark(self) -> float | None:
        """The answer, where it differs from the estimate that the dot stands for."""
        return None if self.answer is None or self.answer == self.height else self.answer

    def quadrant(self, lines: FieldLines) -> Quadrant | None:
        """Return in which field it stands, None below."""
        return None if self.height is None else lines.quadrant(self.sympathy, self.height)


def mini_matrix(
    point: MatrixPoint | None, lines: FieldLines, width: float, height: float = MINI_HEIGHT, unit: float = 1.0
) -> Picture:
    """Draw the four fields into the box, and the dot; `unit` is what a pixel at 100 % is in points.

    The dot stays inside its own field, also where the value lies on a line, so that tint and dot never differ.
    """
    strip = (2 * _DOT + _GAP) * unit if point is not None and point.height is None else 0.0
    field = _Field(lines, width, height - strip, unit)
    active = point.quadrant(lines) if point else None
    shapes: list[Primitive] = [
        Rect(*field.box(quadrant), _RADIUS * unit, Color(token, 1.0 if quadrant is active else _QUIET))
        for quadrant, token in TINTS.items()
    ]
    if point is not None:
        shapes += _dot(point, active, field, height)
    return tuple(shapes)


@dataclass(frozen=True)
class _Field:
    lines: FieldLines
    width: float
    height: float
    unit: float

    def x(self, sympathy: float) -> float:
        return self._along(sympathy, SYMPATHY, self.width)

    def y(self, enthusiasm: float) -> float:
        return self.height - self._along(enthusiasm, ENTHUSIASM, self.height)

    def _along(self, value: float, scale: HalfSteps, length: float) -> float:
        edge = _EDGE * self.unit
        return edge + (value - scale.lowest) / (scale.highest - scale.lowest) * (length - 2 * edge)

    def box(self, quadrant: Quadrant) -> tuple[float, float, float, float]:
        half = _GAP * self.unit / 2
        x, y = self.x(self.lines.sympathy), self.y(self.lines.enthusiasm)
        left, right = (x + half, self.width) if quadrant.is_right else (0.0, x - half)
        top, bottom = (0.0, y - half) if quadrant.is_above else (y + half, self.height)
        return left, top, right - left, bottom - top

    def inside(self, quadrant: Quadrant, x: float, y: float) -> tuple[float, float]:
        left, top, width, height = self.box(quadrant)
        radius = _DOT * self.unit
        inner_x, inner_y = _between(x, left, left + width, radius), _between(y, top, top + height, radius)
        return _between(inner_x, 0.0, self.width, radius), _between(inner_y, 0.0, self.height, radius)


def _between(value: float, low: float, high: float, radius: float) -> float:
    """Return where a dot at `value` lies between two ends; in the middle where it is wider than that."""
    if high - low < 2 * radius:
        return (low + high) / 2
    return min(max(value, low + radius), high - radius)


def _dot(point: MatrixPoint, active: Quadrant | None, field: _Field, height: float) -> list[Primitive]:
    unit = field.unit
    x = field.x(point.sympathy)
    if active is None or point.height is None:
        ring = Stroke(Color("stone"), _RING * unit)
        return [Circle(x, height - _DOT * unit, (_DOT - _RING / 2) * unit, Color("surface"), ring)]
    x, y = field.inside(active, x, field.y(point.height))
    shapes: list[Primitive] = []
    if point.mark is not None:
        at = field.y(point.mark)
        shapes.append(Line(x, y, x, at, Stroke(Color("text3"), unit)))
        shapes.append(Circle(x, at, _MARK * unit, Color("surface"), Stroke(Color("text"), 1.5 * unit)))
    token = _DOTS.get(active)
    if token is None:  # whoever is to be talked to is hollow: the shape says what the colour says
        ring = Stroke(Color("stone"), _RING * unit)
        shapes.append(Circle(x, y, (_DOT - _RING / 2) * unit, Color("surface"), ring))
    else:
        shapes.append(Circle(x, y, _DOT * unit, Color("surface")))
        shapes.append(Circle(x, y, (_DOT - _RING / 2) * unit, Color(token)))
    return shapes
