"""The few shapes all pictures are made of; screen and paper each have one painter for them.

Coordinates are abstract points, x to the right, y downwards. Colours are names of theme tokens, so that one picture
fits light, dark and paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Color:
    """A token, partly transparent (`alpha` 0 to 1) or mixed into `base` where paper knows no transparency."""

    token: str
    alpha: float = 1.0
    base: str = "surface"


@dataclass(frozen=True)
class Stroke:
    """A line's colour and width; `dash` is the length of dashes and gaps, 0 for a solid line."""

    color: Color
    width: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: Color | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True)
class Move:
    """Begin a part of a path at (x, y)."""

    x: float
    y: float


@dataclass(frozen=True)
class LineTo:
    """Go straight to (x, y)."""

    x: float
    y: float


@dataclass(frozen=True)
class CurveTo:
    """Go to (x, y) in a cubic curve with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True)
class ArcTo:
    """Follow the circle around (x, y) from angle `start` by `sweep`, joined to the point before.

    Degrees; 0 points right, positive turns clockwise as y points down.
    """

    x: float
    y: float
    radius: float
    start: float
    sweep: float


Step = Move | LineTo | CurveTo | ArcTo


@dataclass(frozen=True)
class Path:
    """A closed outline of lines, curves and arcs."""

    steps: tuple[Step, ...]
    fill: Color | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke


@dataclass(frozen=True)
class Rect:
    """A rectangle with rounded corners; (x, y) is its upper left."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Color | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True)
class Polyline:
    """Open line through points."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke


@dataclass(frozen=True)
class Text:
    """One line of text; (x, y) is on its base line, at the side that `anchor` names. `size` is its height in points."""

    x: float
    y: float
    text: str
    color: Color
    size: float
    weight: int = 400
    anchor: Anchor = "start"


Primitive = Circle | Path | Line | Rect | Polyline | Text
Picture = tuple[Primitive, ...]
