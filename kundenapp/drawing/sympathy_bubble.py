"""A customer on the matrix: where the bubble stands, how it looks, and the real answer beside the estimate."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.drawing.circles import heart
from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.primitives import Circle, Color, Line, Picture, Polyline, Primitive, Stroke, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_field import FieldLines

RADIUS, RING = 17.0, 2.0
"""Of a bubble and the line around it, at 100 %."""
SMALL_RADIUS, SMALL_FROM = 14.0, 120
"""Of a bubble where there are so many of them."""
BADGE_RADIUS, MARK_RADIUS, VOTE_RADIUS = 10.0, 4.5, 11.0
"""Of the "+3" of a pile, of the mark of a real answer, and of a single opinion."""
_LETTERS, _HEART, _MOST_SHOWN = 0.72, 9.0, 99
_DOT, _ARROW = 3.0, 6.0


@dataclass(frozen=True)
class BubbleLook:
    """The tokens of a bubble: what it is filled with, the ring around it, its letters, and lines that belong to it."""

    fill: str
    ring: str
    ink: str
    line: str


_LOOKS = {
    Quadrant.DREAM: BubbleLook("bub_traum", "surface", "on_accent", "accent_text"),
    Quadrant.HEART: BubbleLook("bub_herz", "surface", "on_accent", "petrol"),
    Quadrant.REASON: BubbleLook("bub_vernunft", "surface", "on_accent", "blue"),
}
_HOLLOW = BubbleLook("surface", "stone", "stone", "stone")


def look_of(quadrant: Quadrant | None) -> BubbleLook:
    """Return how a bubble of a quadrant looks: hollow for whoever is to be talked to, and below the field."""
    return _HOLLOW if quadrant is None else _LOOKS.get(quadrant, _HOLLOW)


@dataclass(frozen=True)
class Bubble:
    """A customer on the field.

    Attributes
    ----------
    key:
        the customer.
    height:
        the value of the axis upwards, None below the field.
    quadrant:
        which colour it has, also where the axis upwards is another.
    answer:
        what the customer really answered, where the bubble stands at an estimate that differs from it.
    is_dream:
        whether the category is Traumkunde, so that it bears the heart.
    """

    key: int
    name: str
    initials: str
    sympathy: float
    height: float | None
    quadrant: Quadrant | None
    answer: float | None = None
    is_dream: bool = False

    @property
    def look(self) -> BubbleLook:
        """How it looks."""
        return look_of(self.quadrant)


def bubble_of(
    entry: BoardEntry,
    lines: FieldLines,
    axis: BoardAxis = BoardAxis.ENTHUSIASM,
    axis_values: Mapping[int, float] | None = None,
) -> Bubble:
    """Return the bubble of a customer; `axis_values` are the heights where the axis is not enthusiasm."""
    is_usual = axis is BoardAxis.ENTHUSIASM
    height = entry.height if is_usual else (axis_values or {}).get(entry.customer_id)
    answer = None if entry.last_answer is None or not is_usual else float(entry.last_answer.value)
    return Bubble(
        key=entry.customer_id,
        name=entry.display_name,
        initials=entry.initials,
        sympathy=entry.sympathy,
        height=height,
        quadrant=entry.quadrant(lines),
        answer=None if answer == height else answer,
        is_dream=entry.category is Category.DREAM,
    )


def bubble_shapes(bubble: Bubble, point: Point, scale: float = 1.0, radius: float = RADIUS) -> Picture:
    """Draw a bubble around a point."""
    look, ring, outer = bubble.look, RING * scale, radius * scale
    size = outer * _LETTERS
    shapes: list[Primitive] = [
        Circle(point.x, point.y, outer, Color(look.ring)),
        Circle(point.x, point.y, outer - ring, Color(look.fill)),
        Text(point.x, point.y + 0.36 * size, bubble.initials, Color(look.ink), size, 600, "middle"),
    ]
    if bubble.is_dream:
        x, y, wide = point.x + 0.72 * outer, point.y - 0.72 * outer, _HEART * scale
        shapes.append(Circle(x, y, wide * 0.85, Color("surface")))
        shapes.append(heart(x, y, wide, Color("accent_text")))
    return tuple(shapes)


def answer_mark(point: Point, mark: Point, scale: float = 1.0) -> Picture:
    """Draw at `mark` what the customer really answered, tied to the bubble at `point`; it lies under the bubble."""
    return (
        Line(point.x, point.y, mark.x, mark.y, Stroke(Color("text3"), scale)),
        Circle(mark.x, mark.y, MARK_RADIUS * scale, Color("surface"), Stroke(Color("text"), 1.5 * scale)),
    )


def badge_text(more: int) -> str:
    """Return how many stand below the bubble that is seen: "+3"."""
    return f"+{more}" if more <= _MOST_SHOWN else f"+{_MOST_SHOWN}"


def badge_point(point: Point, right: float, radius: float, scale: float = 1.0) -> Point:
    """Return where the "+3" of a pile at `point` lies: right of it, left where it would reach beyond `right`."""
    away = (radius + 0.55 * BADGE_RADIUS) * scale
    side = 1 if point.x + away + BADGE_RADIUS * scale <= right else -1
    return Point(point.x + side * away, point.y)


def badge(at: Point, more: int, scale: float = 1.0) -> Picture:
    """Draw how many stand below a bubble, around `at`."""
    radius = BADGE_RADIUS * scale
    size = radius * (0.95 if more < 10 else 0.82)
    return (
        Circle(at.x, at.y, radius, Color("surface")),
        Circle(at.x, at.y, radius - 1.5 * scale, Color("text")),
        Text(at.x, at.y + 0.36 * size, badge_text(more), Color("surface"), size, 600, "middle"),
    )


def vote_lines(votes: Sequence[Point], mean: Point, line: str, scale: float = 1.0) -> Picture:
    """Tie single opinions to their mean."""
    return tuple(Line(vote.x, vote.y, mean.x, mean.y, Stroke(Color(line, 0.7), scale)) for vote in votes)


def vote_ring(letter: str, point: Point, line: str, scale: float = 1.0) -> Picture:
    """Draw a single opinion as a ring with a letter."""
    size = 11.0 * scale
    return (
        Circle(point.x, point.y, VOTE_RADIUS * scale, Color("surface"), Stroke(Color(line), 1.4 * scale)),
        Text(point.x, point.y + 0.36 * size, letter, Color(line), size, 600, "middle"),
    )


def trail_shapes(points: Sequence[Point], line: str, scale: float = 1.0) -> Picture:
    """Draw the way of a bubble through its places, the earliest first: a dot each, and an arrow on the way to the next.

    Where it stood still there is no arrow.
    """
    if len(points) < 2:
        return ()
    shapes: list[Primitive] = [Polyline(tuple(points), Stroke(Color(line, 0.8), 1.4 * scale))]
    shapes += [Circle(point.x, point.y, _DOT * scale, Color(line)) for point in points[:-1]]
    for one, other in pairwise(points):
        if hypot(other.x - one.x, other.y - one.y) > 4 * _ARROW * scale:
            shapes.append(_arrow(one, other, line, scale))
    return tuple(shapes)


def _arrow(one: Point, other: Point, line: str, scale: float) -> Polyline:
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    back = atan2(other.y - one.y, other.x - one.x) + pi
    ends = [
        (x + _ARROW * scale * cos(back + turn), y + _ARROW * scale * sin(back + turn)) for turn in (pi / 6, -pi / 6)
    ]
    return Polyline((ends[0], (x, y), ends[1]), Stroke(Color(line), 1.4 * scale))
