"""Which bubbles bear their name: at most about twenty, and none where it would cover something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kundenapp.drawing.field_geometry import Point

MOST_LABELS, _TRIES, _AWAY = 20, 80, 3.0
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Wish:
    """A bubble that would like to bear its name, which is `width` wide."""

    key: int
    point: Point
    radius: float
    width: float


@dataclass(frozen=True)
class Label:
    """The place of a name; (x, y) is its upper left."""

    key: int
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The sides."""
        return self.x, self.y, self.x + self.width, self.y + self.height


def chosen_labels(wishes: Iterable[Wish], height: float, obstacles: Iterable[Box], box: Box) -> list[Label]:
    """Return the names that have room inside `box`, the more important wishes first.

    Each is put below its bubble, else beside or above it; no name touches another, nor an obstacle but its own bubble.
    """
    taken = _Taken(height * 2)
    for each in obstacles:
        taken.add(each)
    labels: list[Label] = []
    for number, wish in enumerate(wishes):
        if len(labels) == MOST_LABELS or number == _TRIES:
            break
        own = _around(wish)
        fitting = (
            label for label in _places(wish, height) if _inside(label.box, box) and taken.is_free(label.box, own)
        )
        label = next(fitting, None)
        if label is not None:
            labels.append(label)
            taken.add(label.box)
    return labels


def _around(wish: Wish) -> Box:
    x, y = wish.point
    return x - wish.radius, y - wish.radius, x + wish.radius, y + wish.radius


def _places(wish: Wish, height: float) -> Iterator[Label]:
    away = wish.radius + _AWAY
    x, y = wish.point
    yield Label(wish.key, x - wish.width / 2, y + away, wish.width, height)
    yield Label(wish.key, x + away, y - height / 2, wish.width, height)
    yield Label(wish.key, x - away - wish.width, y - height / 2, wish.width, height)
    yield Label(wish.key, x - wish.width / 2, y - away - height, wish.width, height)


def _inside(inner: Box, outer: Box) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Taken:
    """Boxes by coarse rows, so that thousands of bubbles are asked quickly."""

    def __init__(self, row_height: float) -> None:
        self._row_height = row_height
        self._rows: dict[int, list[Box]] = {}

    def add(self, box: Box) -> None:
        for row in self._rows_of(box):
            self._rows.setdefault(row, []).append(box)

    def is_free(self, box: Box, own: Box) -> bool:
        return not any(
            each != own and _overlap(each, box) for row in self._rows_of(box) for each in self._rows.get(row, ())
        )

    def _rows_of(self, box: Box) -> range:
        return range(int(box[1] // self._row_height), int(box[3] // self._row_height) + 1)
