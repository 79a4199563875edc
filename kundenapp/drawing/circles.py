"""The figure of the program: two circles that overlap. Left the customer, right the business, the lens is shared."""

from __future__ import annotations

import math

from kundenapp.drawing.primitives import ArcTo, Circle, Color, CurveTo, Move, Path, Picture, Stroke

_OUTLINE = 1.6
_BISECTIONS = 60


def lens_area(r1: float, r2: float, distance: float) -> float:
    """Return the area that two circles share.

    With the distance d of the centres and the half angles a = acos((d² + r1² - r2²) / 2dr1) and b likewise, the lens
    is the sum of two circle segments: r1² (a - sin a cos a) + r2² (b - sin b cos b). Circles apart share nothing, of
    nested ones the smaller is shared. Two unit circles one radius apart share 2π/3 - √3/2 = 1.2283696986.

    >>> round(lens_area(1, 1, 1), 10)
    1.2283696986
    """
    if distance >= r1 + r2:
        return 0.0
    if distance <= abs(r1 - r2):
        return math.pi * min(r1, r2) ** 2
    a, b = half_angles(r1, r2, distance)
    return _segment(r1, a) + _segment(r2, b)


def lens_distance(area1: float, area2: float, shared: float) -> float:
    """Return how far apart the centres of two circles of these areas are if their lens has the area `shared`.

    The lens shrinks strictly as the centres move apart, so bisection between one inside the other and touching finds
    it. Nothing shared: the circles touch; all of the smaller one shared: it lies inside, at the edge.
    """
    r1, r2 = radius_of(area1), radius_of(area2)
    nested, apart = abs(r1 - r2), r1 + r2
    if shared <= 0:
        return apart
    if shared >= min(area1, area2):
        return nested
    for _step in range(_BISECTIONS):
        middle = (nested + apart) / 2
        if lens_area(r1, r2, middle) > shared:
            nested = middle
        else:
            apart = middle
    return (nested + apart) / 2


def radius_of(area: float) -> float:
    """Return the radius of a circle of this area."""
    return math.sqrt(area / math.pi)


def half_angles(r1: float, r2: float, distance: float) -> tuple[float, float]:
    """Return the half angles, in radians, under which both centres see the lens; for circles that cross."""
    a = math.acos(_clamp((distance**2 + r1**2 - r2**2) / (2 * distance * r1)))
    b = math.acos(_clamp((distance**2 + r2**2 - r1**2) / (2 * distance * r2)))
    return a, b


def lens(
    left: tuple[float, float, float],
    right: tuple[float, float, float],
    fill: Color | None = None,
    stroke: Stroke | None = None,
) -> Path | None:
    """Return the shared part of two circles (x, y, radius) on one height as two arcs, or None if there is none."""
    x1, y1, r1 = left
    x2, y2, r2 = right
    distance = x2 - x1
    if distance >= r1 + r2:
        return None
    if distance <= abs(r1 - r2):  # the smaller one lies inside the larger
        x, y, radius = left if r1 < r2 else right
        return Path((Move(x + radius, y), ArcTo(x, y, radius, 0, 360)), fill, stroke)
    a, b = (math.degrees(angle) for angle in half_angles(r1, r2, distance))
    start = Move(x1 + r1 * math.cos(math.radians(-a)), y1 + r1 * math.sin(math.radians(-a)))
    return Path((start, ArcTo(x1, y1, r1, -a, 2 * a), ArcTo(x2, y2, r2, 180 - b, 2 * b)), fill, stroke)


def logo(size: float) -> Picture:
    """Return the logo in a square of `size`."""
    radius, middle = 0.33 * size, size / 2
    left, right = (0.36 * size, middle, radius), (0.64 * size, middle, radius)
    shared = lens(left, right, Color("accent"))
    circles = (Circle(*left, Color("accent_line")), Circle(*right, Color("petrol")))
    return (*circles, shared) if shared else circles


def first_steps(width: float) -> Picture:
    """Return the pair for empty pages: the customer still dashed, a heart where both meet. 5 : 3 in shape."""
    radius, y = 0.288 * width, 0.3 * width
    left, right = (0.308 * width, y, radius), (0.692 * width, y, radius)
    # The lens comes after the dashes and before the solid line: inside it both edges are clean.
    shared = lens(left, right, Color("accent"), Stroke(Color("accent"), _OUTLINE))
    return (
        Circle(*left, Color("accent_soft")),
        Circle(*right, Color("petrol_soft")),
        Circle(*left, stroke=Stroke(Color("accent_text"), _OUTLINE, dash=4)),
        *((shared,) if shared else ()),
        Circle(*right, stroke=Stroke(Color("petrol"), _OUTLINE)),
        heart(width / 2, y, 0.125 * width, Color("on_accent")),
    )


def heart(x: float, y: float, size: float, fill: Color) -> Path:
    """Return a filled heart of width `size` around (x, y)."""
    s = size / 20

    def curve(*points: float) -> CurveTo:
        x1, y1, x2, y2, x3, y3 = points
        return CurveTo(x + x1 * s, y + y1 * s, x + x2 * s, y + y2 * s, x + x3 * s, y + y3 * s)

    steps = (
        Move(x, y + 9 * s),
        curve(-3, 7, -10, 3, -10, -3),
        curve(-10, -6.4, -7.6, -8.6, -4.8, -8.6),
        curve(-2.6, -8.6, -0.8, -7.2, 0, -5.2),
        curve(0.8, -7.2, 2.6, -8.6, 4.8, -8.6),
        curve(7.6, -8.6, 10, -6.4, 10, -3),
        curve(10, 3, 3, 7, 0, 9),
    )
    return Path(steps, fill)


def _segment(radius: float, half_angle: float) -> float:
    return radius**2 * (half_angle - math.sin(half_angle) * math.cos(half_angle))


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))
