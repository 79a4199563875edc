"""The field of the matrix for paper: flat tints, bubbles beside each other, dots for whoever has none."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY, step_text
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.drawing.chart import Chart
from kundenapp.drawing.circles import heart
from kundenapp.drawing.field_geometry import FieldGeometry, Point
from kundenapp.drawing.mini_matrix import TINTS
from kundenapp.drawing.primitives import Circle, Color, Line, Primitive, Rect, Stroke, Text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kundenapp.domain.sympathy_field import FieldLines
    from kundenapp.drawing.chart import Lettering

FILLS = {Quadrant.DREAM: "bub_traum", Quadrant.HEART: "bub_herz", Quadrant.REASON: "bub_vernunft"}
"""Whoever stands in the fourth field is hollow: in black and white the shape says what the colour says."""

_RADIUS, _SMALL_RADIUS, _MANY = 14.0, 11.0, 20
_LETTERS, _TICK = 11.5, 10.5
_EDGE, _CORNER, _GAP, _AXIS = 24.0, 9.0, 4.0, 16.0
_STRIP_GAP, _STRIP = 6.0, 32.0
_ANSWER, _DOT, _BIGGEST_DOT = 3.5, 2.0, 10.0
_HEART, _BADGE = 8.0, 6.0
_SHARES = (1.0, 0.75, 0.5, 0.25)
_RIM, _RINGS, _ON_RING = 3.0, 40, 8


@dataclass(frozen=True)
class SheetBubble:
    """A customer with a sign: where, what was really answered if that differs, and whether it is a Traumkunde."""

    sign: str
    sympathy: float
    height: float | None
    answer: float | None = None
    is_dream: bool = False


def sympathy_sheet(
    bubbles: Sequence[SheetBubble],
    dots: Sequence[tuple[float, float | None]],
    lines: FieldLines,
    box: tuple[float, float],
    lettering: Lettering,
) -> Chart:
    """Draw the field into a box (width, height); `dots` are the customers without a sign."""
    px, (width, height) = lettering.px, box
    has_strip = any(one.height is None for one in bubbles) or any(high is None for _sympathy, high in dots)
    strip = px(_STRIP) if has_strip else 0.0
    gap = px(_STRIP_GAP) if has_strip else 0.0
    field = FieldGeometry(
        px(_AXIS), 0.0, width - px(_AXIS), height - px(_AXIS) - strip - gap,
        edge=px(_EDGE), strip_gap=gap, strip_height=strip,
    )  # fmt: skip
    sheet = _Sheet(field, lines, lettering, px(_RADIUS if len(bubbles) <= _MANY else _SMALL_RADIUS))
    shapes = [*sheet.ground(), *sheet.axes(), *sheet.dots(dots, bubbles), *sheet.bubbles(bubbles)]
    return Chart(tuple(shapes), width, height, (), _("Feld der Sympathiematrix"))


@dataclass(frozen=True)
class _Sheet:
    field: FieldGeometry
    lines: FieldLines
    lettering: Lettering
    radius: float

    def box(self, quadrant: Quadrant | None) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a quadrant or, None, of the strip."""
        field, half = self.field, self.lettering.px(_GAP) / 2
        if quadrant is None:
            return field.left, field.strip_top, field.right, field.strip_top + field.strip_height
        x, y = field.x(self.lines.sympathy), field.y(self.lines.enthusiasm)
        left, right = (x + half, field.right) if quadrant.is_right else (field.left, x - half)
        top, bottom = (field.top, y - half) if quadrant.is_above else (y + half, field.bottom)
        return left, top, right, bottom

    def ground(self) -> Iterator[Primitive]:
        px = self.lettering.px
        zones: list[tuple[Quadrant | None, str]] = [*TINTS.items()]
        if self.field.strip_height:
            zones.append((None, "stone_soft"))
        for quadrant, token in zones:
            left, top, right, bottom = self.box(quadrant)
            alpha = 1.0 if quadrant else 0.5
            yield Rect(left, top, right - left, bottom - top, px(_CORNER), Color(token, alpha))

    def axes(self) -> Iterator[Primitive]:
        field, px = self.field, self.lettering.px
        x, y = field.x(self.lines.sympathy), field.y(self.lines.enthusiasm)
        dashed = Stroke(Color("text3", 0.7), px(1), px(4))
        yield Line(x, field.top + px(6), x, field.bottom - px(6), dashed)
        yield Line(field.left + px(6), y, field.right - px(6), y, dashed)
        base = self.field.strip_top + self.field.strip_height + px(_TICK + 2)
        ink, size = Color("text3"), px(_TICK)
        for value in range(int(SYMPATHY.lowest), int(SYMPATHY.highest) + 1):
            yield Text(field.x(value), base, step_text(value), ink, size, anchor="middle")
        for value in range(int(ENTHUSIASM.lowest), int(ENTHUSIASM.highest) + 1, 2):
            yield Text(field.left - px(5), field.y(value) + 0.36 * size, step_text(value), ink, size, anchor="end")

    def dots(self, dots: Sequence[tuple[float, float | None]], bubbles: Sequence[SheetBubble]) -> Iterator[Primitive]:
        """Yield one dot for each place, larger for more customers; where a bubble covers it, a rim around that."""
        smallest, biggest = self.lettering.px(_DOT), self.lettering.px(_BIGGEST_DOT)
        covered = {(bubble.sympathy, bubble.height) for bubble in bubbles}
        for (sympathy, height), count in sorted(Counter(dots).items(), key=lambda each: -each[1]):
            quadrant = None if height is None else self.lines.quadrant(sympathy, height)
            radius = min(smallest * math.sqrt(count), biggest)
            x, y = self.inside(quadrant, self.field.point(sympathy, height), radius)
            if (sympathy, height) in covered:
                x, y = self.inside(quadrant, Point(x, y), self.radius)
                radius = self.radius + self.lettering.px(_RIM)
            yield Circle(x, y, radius, Color("surface"), Stroke(Color("stone_fill"), self.lettering.px(1.2)))

    def inside(self, quadrant: Quadrant | None, point: Point, radius: float) -> Point:
        """Return the place nearest to `point` where a circle lies in its own field, so that tint and place agree."""
        left, top, right, bottom = self.box(quadrant)
        return Point(_between(point.x, left, right, radius), _between(point.y, top, bottom, radius))

    def bubbles(self, bubbles: Sequence[SheetBubble]) -> list[Primitive]:
        taken: list[Point] = []
        below: list[Primitive] = []
        above: list[Primitive] = []
        badges: list[Primitive] = []
        for bubble in bubbles:
            quadrant = None if bubble.height is None else self.lines.quadrant(bubble.sympathy, bubble.height)
            wished = self.inside(quadrant, self.field.point(bubble.sympathy, bubble.height), self.radius)
            place = self._free(quadrant, wished, taken)
            taken.append(place)
            below += self._threads(bubble, wished, place)
            above += self._bubble(bubble, quadrant, place)
            badges += self._badge(place) if bubble.is_dream else ()
        return below + above + badges

    def _free(self, quadrant: Quadrant | None, wished: Point, taken: Sequence[Point]) -> Point:
        """Return the nearest free place in the same field; in a full one the nearest where the least is covered."""
        left, top, right, bottom = self.box(quadrant)
        inside = [
            place
            for place in _around(wished, self.radius)
            if left + self.radius <= place.x <= right - self.radius
            and top + self.radius <= place.y <= bottom - self.radius
        ]
        for share in _SHARES:
            apart = share * (2 * self.radius + self.lettering.px(1))
            for place in inside:
                if all(math.dist(place, other) >= apart for other in taken):
                    return place
        return wished

    def _threads(self, bubble: SheetBubble, wished: Point, place: Point) -> Iterator[Primitive]:
        """Yield the line to where a bubble belongs, and the one to what was really answered."""
        px = self.lettering.px
        if place != wished:
            yield Line(*place, *wished, Stroke(Color("text3"), px(0.8)))
            yield Circle(*wished, px(1.6), Color("text3"))
        if bubble.answer is not None:
            end = Point(wished.x, self.field.y(bubble.answer))
            yield Line(*place, *end, Stroke(Color("text3"), px(0.8)))
            yield Circle(*end, px(_ANSWER), Color("surface"), Stroke(Color("text"), px(1.3)))

    def _bubble(self, bubble: SheetBubble, quadrant: Quadrant | None, place: Point) -> Iterator[Primitive]:
        px = self.lettering.px
        token = FILLS.get(quadrant) if quadrant else None
        yield Circle(*place, self.radius, Color("surface"))
        if token is None:
            yield Circle(*place, self.radius - px(1.4), None, Stroke(Color("bub_klaeren"), px(1.6)))
        else:
            yield Circle(*place, self.radius - px(0.8), Color(token))
        size = px(_LETTERS) * (self.radius / px(_RADIUS)) ** 0.5
        ink = Color("bub_klaeren" if token is None else "on_accent")
        yield Text(place.x, place.y + 0.36 * size, bubble.sign, ink, size, 600, "middle")

    def _badge(self, place: Point) -> Iterator[Primitive]:
        px = self.lettering.px
        x, y = place.x + 0.75 * self.radius, place.y - 0.75 * self.radius
        yield Circle(x, y, px(_BADGE), Color("surface"))
        yield heart(x, y, px(_HEART), Color("accent"))


def _between(value: float, low: float, high: float, radius: float) -> float:
    if high - low < 2 * radius:
        return (low + high) / 2
    return min(max(value, low + radius), high - radius)


def _around(middle: Point, step: float) -> Iterator[Point]:
    """Yield a place and then those on rings around it, the nearest first."""
    yield middle
    for ring in range(1, _RINGS):
        places = _ON_RING * ring
        for number in range(places):
            angle = 2 * math.pi * number / places
            yield Point(middle.x + ring * step * math.cos(angle), middle.y + ring * step * math.sin(angle))
