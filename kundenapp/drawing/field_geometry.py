"""Where a value lies on the field of the matrix, and which value a place on the field is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY

EDGE, STRIP_GAP, STRIP_HEIGHT = 22.0, 8.0, 54.0
"""At 100 %: how far the first and last value lie inside the field, the gap above the strip below, and its height."""
MOST_ZOOM = 6.0


class Point(NamedTuple):
    """A place in points of the picture, y downwards."""

    x: float
    y: float


@dataclass(frozen=True)
class FieldGeometry:
    """The field in a picture, seen as a whole or in part, with the strip below for bubbles without a height.

    Attributes
    ----------
    left, top, width, height:
        the field itself, without the strip.
    low, high:
        the ends of the axis upwards.
    edge:
        how far the ends of both axes lie inside the field.
    strip_gap, strip_height:
        the gap below the field and the height of the strip; without a strip 0.
    zoom, shift_x, shift_y:
        how much larger than as a whole it is shown, and how far it is moved to the left and up then.
    """

    left: float
    top: float
    width: float
    height: float
    low: float = ENTHUSIASM.lowest
    high: float = ENTHUSIASM.highest
    edge: float = EDGE
    strip_gap: float = 0.0
    strip_height: float = 0.0
    zoom: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    @property
    def right(self) -> float:
        """The right side of the field."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower side of the field."""
        return self.top + self.height

    @property
    def strip_top(self) -> float:
        """The upper side of the strip."""
        return self.bottom + self.strip_gap

    @property
    def lowest(self) -> float:
        """The lower side of all of it: of the strip, or without one of the field."""
        return self.strip_top + self.strip_height

    def x(self, sympathy: float) -> float:
        """Return how far right a sympathy lies."""
        share = (sympathy - SYMPATHY.lowest) / (SYMPATHY.highest - SYMPATHY.lowest)
        return self.left + (self.edge + share * (self.width - 2 * self.edge)) * self.zoom - self.shift_x

    def y(self, height: float) -> float:
        """Return how far down a value of the axis upwards lies."""
        share = (self.high - height) / (self.high - self.low)
        return self.top + (self.edge + share * (self.height - 2 * self.edge)) * self.zoom - self.shift_y

    def point(self, sympathy: float, height: float | None) -> Point:
        """Return where a bubble stands: in the field, or without a height on the strip."""
        y = self.strip_top + self.strip_height / 2 if height is None else self.y(height)
        return Point(self.x(sympathy), y)

    def sympathy_at(self, x: float) -> float:
        """Return the sympathy at a place; beyond the ends of the scale too."""
        share = ((x - self.left + self.shift_x) / self.zoom - self.edge) / (self.width - 2 * self.edge)
        return SYMPATHY.lowest + share * (SYMPATHY.highest - SYMPATHY.lowest)

    def height_at(self, y: float) -> float:
        """Return the value of the axis upwards at a place; beyond its ends too."""
        share = ((y - self.top + self.shift_y) / self.zoom - self.edge) / (self.height - 2 * self.edge)
        return self.high - share * (self.high - self.low)

    def step_at(self, x: float, y: float) -> tuple[float, float | None]:
        """Return the half steps of sympathy and enthusiasm nearest to a place, None for the latter on the strip."""
        sympathy = SYMPATHY.nearest(self.sympathy_at(x))
        return sympathy, None if self.is_on_strip(x, y) else ENTHUSIASM.nearest(self.height_at(y))

    def is_in_field(self, x: float, y: float) -> bool:
        """Whether a place lies in the field."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def is_on_strip(self, x: float, y: float) -> bool:
        """Whether a place lies on the strip, or in the gap above it."""
        return self.strip_height > 0 and self.left <= x <= self.right and self.bottom < y <= self.lowest

    def nearest(self, x: float, y: float, reach: float) -> Point | None:
        """Return the place of field or strip nearest to a place at most `reach` beside them, None farther away."""
        near = Point(min(max(x, self.left), self.right), min(max(y, self.top), self.lowest))
        return near if max(abs(near.x - x), abs(near.y - y)) <= reach else None

    def shows(self, point: Point) -> bool:
        """Whether a bubble there is to be seen in what is shown now."""
        return self.is_in_field(*point) or self.is_on_strip(*point)

    def zoomed(self, zoom: float, x: float, y: float) -> FieldGeometry:
        """Return it shown `zoom` times as large, so that the place under (x, y) stays where it is."""
        zoom = min(max(zoom, 1.0), MOST_ZOOM)
        factor = zoom / self.zoom
        shift_x = (x - self.left + self.shift_x) * factor - (x - self.left)
        shift_y = (y - self.top + self.shift_y) * factor - (y - self.top)
        return replace(self, zoom=zoom).shifted_to(shift_x, shift_y)

    def shifted_to(self, shift_x: float, shift_y: float) -> FieldGeometry:
        """Return it moved, never beyond its own edge."""
        most_x, most_y = self.width * (self.zoom - 1), self.height * (self.zoom - 1)
        return replace(self, shift_x=min(max(shift_x, 0.0), most_x), shift_y=min(max(shift_y, 0.0), most_y))

    def showing(self, sympathy: float, height: float | None) -> FieldGeometry:
        """Return it moved as little as is needed to see a bubble with its margin."""
        point = self.point(sympathy, height)
        shift_x = self.shift_x + _beyond(point.x, self.left + self.edge, self.right - self.edge)
        if height is None:
            return self.shifted_to(shift_x, self.shift_y)
        return self.shifted_to(shift_x, self.shift_y + _beyond(point.y, self.top + self.edge, self.bottom - self.edge))


def _beyond(value: float, low: float, high: float) -> float:
    return value - low if value < low else max(value - high, 0.0)
