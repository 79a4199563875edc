"""How much room shapes take, for what must be true of every chart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kundenapp.drawing.chart import Chart, Lettering
from kundenapp.drawing.primitives import ArcTo, Circle, Line, LineTo, Move, Path, Polyline, Primitive, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def width_of(text: str, size: float, weight: int) -> float:
    """Every letter a little more than half as wide as high, bold ones wider."""
    return len(text) * size * (0.52 + (weight - 400) / 5000)


LETTERING = Lettering(width_of)
LARGE = Lettering(width_of, 1.3)


def box_of(shape: Primitive) -> Box:
    """Return the box around a shape; of text the height of its letters and what hangs below the line."""
    match shape:
        case Circle():
            return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            return _around([(shape.x1, shape.y1), (shape.x2, shape.y2)])
        case Polyline():
            return _around(shape.points)
        case Path():
            return _around(_path_points(shape))
        case Text():
            wide = width_of(shape.text, shape.size, shape.weight)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            return left, shape.y - 0.75 * shape.size, left + wide, shape.y + 0.2 * shape.size


def assert_stays_inside(chart: Chart) -> None:
    """No shape and no region leaves the box that the chart says it takes."""
    boxes = [box_of(shape) for shape in chart.picture]
    boxes += [(one.x, one.y, one.x + one.width, one.y + one.height) for one in chart.regions]
    for left, top, right, bottom in boxes:
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= chart.width + 1e-6
        assert bottom <= chart.height + 1e-6
        assert left <= right
        assert top <= bottom


def assert_texts_stay_apart(chart: Chart) -> None:
    """No two texts lie on each other."""
    boxes = [box_of(shape) for shape in texts(chart)]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def texts(chart: Chart) -> list[Text]:
    """Return the texts of a chart."""
    return [shape for shape in chart.picture if isinstance(shape, Text)]


def words(chart: Chart) -> list[str]:
    """Return what is written in a chart."""
    return [shape.text for shape in texts(chart)]


def _around(points: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _path_points(shape: Path) -> Iterable[tuple[float, float]]:
    for step in shape.steps:
        match step:
            case Move() | LineTo():
                yield step.x, step.y
            case ArcTo():
                for angle in (step.start, step.start + step.sweep):
                    turn = math.radians(angle)
                    yield step.x + step.radius * math.cos(turn), step.y + step.radius * math.sin(turn)
