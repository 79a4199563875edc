"""The Schnittmenge: two circles whose areas are what each side holds, and whose lens is what both share.

The picture is the number: the part of both circles that the lens covers is the weighted Jaccard index. What is not
known well enough is drawn as two equal circles without a lens, the customer's dashed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.overlap_words import overlap_sentence, percent_words
from kundenapp.drawing.chart import Chart
from kundenapp.drawing.circles import lens, lens_distance, radius_of
from kundenapp.drawing.primitives import Circle, Color, Primitive, Stroke, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.overlap import Overlap
    from kundenapp.drawing.chart import Lettering
    from kundenapp.drawing.primitives import Picture

CARD, SMALL = 58.0, 44.0
"""The radius of the larger circle, in pixels at 100 %."""
_TINT, _OUTLINE, _DASH, _EDGE = 36 / 255, 1.6, 4.0, 2.0
_LARGEST, _SMALLEST, _ROOM = 25.0, 16.0, 12.0
_NAME, _TO_NAMES, _BELOW_NAMES, _BETWEEN = 12.7, 18.0, 6.0, 8.0
_CAPTION, _COLUMN_GAP, _LINE = 12.0, 8.0, 16.0
_CAP_HEIGHT = 0.7
_USUAL_DISTANCE = 4 / 3
"""Of two equal circles that stand for what is not known yet, in radii."""


@dataclass(frozen=True)
class Pair:
    """Two circles on one height, each as (x, radius); the lens lies between them at `lens_x`, `lens_width` wide."""

    left: tuple[float, float]
    right: tuple[float, float]
    lens_x: float
    lens_width: float
    is_known: bool

    @property
    def bounds(self) -> tuple[float, float]:
        """Where the pair begins and ends."""
        (x1, r1), (x2, r2) = self.left, self.right
        return min(x1 - r1, x2 - r2), max(x1 + r1, x2 + r2)

    @property
    def width(self) -> float:
        """How wide both are together."""
        begin, end = self.bounds
        return end - begin


def pair_of(overlap: Overlap) -> Pair:
    """Return the circles of an overlap, the left one around 0, in the measure of its sums."""
    if overlap.percent is None:
        return Pair((0, 1), (_USUAL_DISTANCE, 1), _USUAL_DISTANCE / 2, 2 - _USUAL_DISTANCE, is_known=False)
    r1, r2 = radius_of(overlap.theirs), radius_of(overlap.ours)
    distance = lens_distance(overlap.theirs, overlap.ours, overlap.shared)
    begin, end = max(-r1, distance - r2), min(r1, distance + r2)
    return Pair((0, r1), (distance, r2), (begin + end) / 2, max(end - begin, 0.0), is_known=True)


def overlap_circles(
    overlap: Overlap, names: tuple[str, str], width: float, lettering: Lettering, radius: float = CARD
) -> Chart:
    """Draw the Schnittmenge of a customer (left) and us (right), with both `names` below; at most `width` wide."""
    width = lettering.narrowest(width)
    pair = pair_of(overlap)
    largest = lettering.px(radius)
    edge = lettering.px(_EDGE)
    factor = min(largest / max(pair.left[1], pair.right[1]), (width - 2 * edge) / pair.width)
    middle_y = largest + edge
    begin, end = pair.bounds
    shift = width / 2 - (begin + end) / 2 * factor
    shapes = list(_circles(pair, (shift, middle_y), factor, lettering))
    inside = _percent_inside(overlap, pair, (shift, middle_y), factor, lettering)
    shapes += inside
    below = "·" if inside or not percent_words(overlap) else percent_words(overlap)
    base = middle_y + largest + edge + lettering.px(_TO_NAMES)
    shapes += _names(names, below, (width, base), lettering)
    return Chart(tuple(shapes), width, base + lettering.px(_BELOW_NAMES), (), overlap_sentence(overlap))


def overlaps_side_by_side(
    overlaps: Sequence[tuple[str, Overlap]], width: float, lettering: Lettering, radius: float = SMALL
) -> Chart:
    """Draw the same two at several dates in one measure, so that growing is seen; each with its date and percentage."""
    width = lettering.narrowest(width)
    pairs = [pair_of(overlap) for _when, overlap in overlaps]
    gap, edge = lettering.px(_COLUMN_GAP), lettering.px(_EDGE)
    column = (width - gap * (len(pairs) - 1)) / len(pairs)
    known = [pair for pair in pairs if pair.is_known]
    largest = max((max(pair.left[1], pair.right[1]) for pair in known), default=1.0)
    widest = max((pair.width for pair in known), default=2 + _USUAL_DISTANCE)
    factor = min(lettering.px(radius) / largest, (column - 2 * edge) / widest)
    unknown = min(factor * largest, (column - 2 * edge) / (2 + _USUAL_DISTANCE))
    middle_y = factor * largest + edge
    base = 2 * middle_y + lettering.px(_LINE)
    shapes: list[Primitive] = []
    for number, (pair, (when, overlap)) in enumerate(zip(pairs, overlaps, strict=True)):
        middle = number * (column + gap) + column / 2
        own = factor if pair.is_known else unknown
        begin, end = pair.bounds
        shapes += _circles(pair, (middle - (begin + end) / 2 * own, middle_y), own, lettering)
        size = lettering.px(_CAPTION)
        words = percent_words(overlap) or "–"
        shapes.append(Text(middle, base, words, Color("text"), size, 600, "middle"))
        shapes.append(Text(middle, base + lettering.px(_LINE), when, Color("text3"), size, anchor="middle"))
    summary = " ".join(f"{when}: {overlap_sentence(overlap)}" for when, overlap in overlaps)
    return Chart(tuple(shapes), width, base + lettering.px(_LINE + _BELOW_NAMES), (), summary)


def _circles(pair: Pair, origin: tuple[float, float], factor: float, lettering: Lettering) -> Picture:
    x, y = origin
    left = (x + pair.left[0] * factor, y, pair.left[1] * factor)
    right = (x + pair.right[0] * factor, y, pair.right[1] * factor)
    line = lettering.px(_OUTLINE)
    dash = 0.0 if pair.is_known else lettering.px(_DASH)
    shared = lens(left, right, Color("accent")) if pair.is_known else None
    shapes: list[Primitive] = []
    if pair.is_known and left[2]:
        shapes.append(Circle(*left, Color("accent", _TINT)))
    if right[2]:
        shapes.append(Circle(*right, Color("petrol", _TINT)))
    if shared is not None and pair.lens_width > 0:
        shapes.append(shared)
    if left[2]:
        shapes.append(Circle(*left, stroke=Stroke(Color("accent_text"), line, dash)))
    if right[2]:
        shapes.append(Circle(*right, stroke=Stroke(Color("petrol"), line)))
    return tuple(shapes)


def _percent_inside(
    overlap: Overlap, pair: Pair, origin: tuple[float, float], factor: float, lettering: Lettering
) -> list[Primitive]:
    """Return the percentage as large as the lens has room for; nothing if it has none."""
    words = percent_words(overlap)
    if not words:
        return []
    sizes = range(round(_LARGEST), round(_SMALLEST) - 1, -1)
    for size in (lettering.px(pixels) for pixels in sizes):
        if lettering.width_of(words, size, 700) + lettering.px(_ROOM) <= pair.lens_width * factor:
            x, y = origin
            base = y + size * _CAP_HEIGHT / 2
            return [Text(x + pair.lens_x * factor, base, words, Color("on_accent"), size, 700, "middle")]
    return []


def _names(names: tuple[str, str], between: str, place: tuple[float, float], lettering: Lettering) -> list[Primitive]:
    width, base = place
    size, weight = lettering.px(_NAME), 500
    ink, bold = ("text3", 400) if between == "·" else ("text", 700)
    half = lettering.width_of(between, size, bold) / 2 + lettering.px(_BETWEEN)
    room = width - 2 * half
    right_width = lettering.width_of(names[1], size, weight)
    left = _fitted(names[0], max(room / 2, room - right_width), lettering)
    left_width = lettering.width_of(left, size, weight)
    right = _fitted(names[1], room - left_width, lettering)
    right_width = lettering.width_of(right, size, weight)
    middle = min(max(width / 2, left_width + half), width - right_width - half)  # in the middle if both have room there
    return [
        Text(middle - half, base, left, Color("accent_text"), size, weight, "end"),
        Text(middle, base, between, Color(ink), size, bold, "middle"),
        Text(middle + half, base, right, Color("petrol"), size, weight),
    ]


def _fitted(name: str, room: float, lettering: Lettering) -> str:
    """Return a name that ends in … where the room ends."""
    size = lettering.px(_NAME)
    if lettering.width_of(name, size, 500) <= room:
        return name
    while name and lettering.width_of(f"{name}…", size, 500) > room:
        name = name[:-1].rstrip()
    return f"{name}…"
