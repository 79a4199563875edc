"""Bubbles that would lie on each other: a few are moved aside, many become a pile that is fanned out on demand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kundenapp.drawing.field_geometry import Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR, ASIDE, FOLDED_FROM = 20.0, 8.0, 4
"""Closer than this they count as one place; how far each further one is moved; how many become a pile."""
FAN_PITCH, FAN_PADDING, FAN_MOST = 42.0, 12.0, 24


class Spot(NamedTuple):
    """A bubble and where its values are."""

    key: int
    point: Point


@dataclass(frozen=True)
class Pile:
    """What stands at one place, the first below.

    Attributes
    ----------
    keys:
        the bubbles, at least one.
    points:
        where each is drawn; all at the same point if they are folded.
    """

    keys: tuple[int, ...]
    points: tuple[Point, ...]

    @property
    def is_folded(self) -> bool:
        """Whether they are too many to be shown beside each other."""
        return len(self.keys) >= FOLDED_FROM

    @property
    def more(self) -> int:
        """How many are not seen for the first."""
        return len(self.keys) - 1 if self.is_folded else 0


def piled(
    spots: Iterable[Spot], right: float, scale: float = 1.0, near: float = NEAR, aside: float = ASIDE
) -> list[Pile]:
    """Return the spots by place, in the order of each place's first; nothing is moved beyond `right`."""
    near *= scale
    cells: dict[tuple[int, int], list[list[Spot]]] = {}
    groups: list[list[Spot]] = []
    for spot in spots:
        column, row = int(spot.point.x // near), int(spot.point.y // near)
        group = _group_at(cells, column, row, spot.point, near)
        if group is None:
            group = []
            groups.append(group)
            cells.setdefault((column, row), []).append(group)
        group.append(spot)
    return [_pile(group, right, aside * scale) for group in groups]


def _group_at(
    cells: dict[tuple[int, int], list[list[Spot]]], column: int, row: int, point: Point, near: float
) -> list[Spot] | None:
    best, best_distance = None, near
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            for group in cells.get((x, y), ()):
                distance = math.dist(group[0].point, point)
                if distance < best_distance:
                    best, best_distance = group, distance
    return best


def _pile(group: Sequence[Spot], right: float, aside: float) -> Pile:
    keys, first = tuple(spot.key for spot in group), group[0].point
    if len(group) >= FOLDED_FROM:
        return Pile(keys, (first,) * len(group))
    has_room = first.x + aside * (len(group) - 1) <= right
    points = []
    for number, spot in enumerate(group):
        step = aside * number * (1 if has_room and spot.point.x >= first.x else -1)
        points.append(Point(spot.point.x + step, spot.point.y))
    return Pile(keys, tuple(points))


@dataclass(frozen=True)
class Fan:
    """A pile laid out: the panel (x, y, width, height) and the places on it, row by row."""

    panel: tuple[float, float, float, float]
    points: tuple[Point, ...]


def fanned(count: int, around: Point, box: tuple[float, float, float, float], scale: float = 1.0) -> Fan:
    """Lay `count` bubbles out around a place, inside the box (left, top, right, bottom).

    As nearly square as the box allows; what has no room in the box gets no place.
    """
    pitch, padding = FAN_PITCH * scale, FAN_PADDING * scale
    left, top, right, bottom = box
    most_columns = max(1, int((right - left - 2 * padding) // pitch))
    most_rows = max(1, int((bottom - top - 2 * padding) // pitch))
    count = min(count, most_columns * most_rows)
    columns = min(max(math.ceil(math.sqrt(count * 1.5)), math.ceil(count / most_rows)), most_columns, count)
    rows = math.ceil(count / columns)
    width, height = columns * pitch + 2 * padding, rows * pitch + 2 * padding
    x = min(max(around.x - width / 2, left), right - width)
    y = min(max(around.y - height / 2, top), bottom - height)
    points = tuple(
        Point(
            x + padding + (number % columns + 0.5) * pitch,
            y + padding + (number // columns + 0.5) * pitch,
        )
        for number in range(count)
    )
    return Fan((x, y, width, height), points)


def fan_pages(keys: Sequence[int], room: int) -> list[tuple[int, ...]]:
    """Return the keys in portions of a fan with `room` places; of several portions each leaves one for "more"."""
    room = max(2, min(room, FAN_MOST))
    if len(keys) <= room:
        return [tuple(keys)]
    return [tuple(keys[first : first + room - 1]) for first in range(0, len(keys), room - 1)]
