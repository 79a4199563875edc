"""The overlap of two circles: published values, symmetry, limits, and an outline that encloses that very area."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kundenapp.drawing.circles import first_steps, heart, lens, lens_area, logo
from kundenapp.drawing.primitives import ArcTo, Circle, Color, CurveTo, Move, Path
from kundenapp.ui.tokens import LIGHT

radii = st.floats(0.5, 100)
distances = st.floats(0, 250)


@pytest.mark.parametrize(
    ("r1", "r2", "distance", "area"),
    [
        (1, 1, 1, 2 * math.pi / 3 - math.sqrt(3) / 2),
        (1, 1, 1, 1.2283696986),
        (1, 1, 2, 0),
        (1, 1, 5, 0),
        (1, 1, 0, math.pi),
        (3, 1, 1, math.pi),
        (1, 3, 2, math.pi),
        (1, 1, math.sqrt(2), math.pi / 2 - 1),
        (2, 2, 2, 4 * 1.2283696986),
    ],
)
def test_known_areas(r1: float, r2: float, distance: float, area: float) -> None:
    assert lens_area(r1, r2, distance) == pytest.approx(area, abs=1e-9)


@given(radii, radii, distances)
def test_area_does_not_care_which_circle_is_first(r1: float, r2: float, distance: float) -> None:
    assert lens_area(r1, r2, distance) == pytest.approx(lens_area(r2, r1, distance), rel=1e-9, abs=1e-9)


@given(radii, radii, distances)
def test_area_is_never_more_than_the_smaller_circle(r1: float, r2: float, distance: float) -> None:
    assert -1e-9 <= lens_area(r1, r2, distance) <= math.pi * min(r1, r2) ** 2 * (1 + 1e-9)


@given(radii, radii, distances, distances)
def test_farther_apart_means_less_in_common(r1: float, r2: float, one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert lens_area(r1, r2, far) <= lens_area(r1, r2, near) + 1e-6


@given(radii, radii, st.floats(0.01, 0.99))
def test_outline_encloses_the_area(r1: float, r2: float, share: float) -> None:
    distance = abs(r1 - r2) + share * (r1 + r2 - abs(r1 - r2))
    shared = lens((10, 20, r1), (10 + distance, 20, r2))
    assert shared is not None
    assert enclosed(shared) == pytest.approx(lens_area(r1, r2, distance), rel=1e-3, abs=1e-3)


@given(radii, radii)
def test_nested_circles_share_the_smaller(r1: float, r2: float) -> None:
    assume(abs(r1 - r2) > 0.01)
    shared = lens((0, 0, r1), (abs(r1 - r2) / 2, 0, r2))
    assert shared is not None
    assert enclosed(shared) == pytest.approx(math.pi * min(r1, r2) ** 2, rel=1e-3)


def test_circles_apart_have_no_lens() -> None:
    assert lens((0, 0, 1), (2, 0, 1)) is None


def test_outline_is_closed() -> None:
    shared = lens((0, 0, 2), (2.5, 0, 1))
    assert shared is not None
    start = shared.steps[0]
    assert isinstance(start, Move)
    ends = [arc_end(step, share) for step in shared.steps if isinstance(step, ArcTo) for share in (0, 1)]
    assert ends[0] == pytest.approx((start.x, start.y))
    assert ends[1] == pytest.approx(ends[2])
    assert ends[3] == pytest.approx((start.x, start.y))


@pytest.mark.parametrize("size", [16, 32, 256])
def test_logo_is_symmetric_and_fits(size: float) -> None:
    left, right, shared = logo(size)
    assert isinstance(left, Circle)
    assert isinstance(right, Circle)
    assert isinstance(shared, Path)
    assert left.radius == right.radius == pytest.approx(0.33 * size)
    assert left.x + right.x == pytest.approx(size)
    assert left.x - left.radius >= 0
    assert right.x + right.radius <= size


def test_pictures_use_tokens_only() -> None:
    for shape in (*logo(32), *first_steps(120)):
        stroke = getattr(shape, "stroke", None)
        fill = getattr(shape, "fill", None)
        colors = [color for color in (fill, stroke.color if stroke else None) if color is not None]
        assert all(isinstance(color, Color) and color.token in LIGHT for color in colors)


def test_first_steps_fit_five_to_three() -> None:
    circles = [shape for shape in first_steps(100) if isinstance(shape, Circle)]
    assert all(c.x - c.radius >= 0 and c.x + c.radius <= 100 for c in circles)
    assert all(c.y - c.radius >= 0 and c.y + c.radius <= 60 for c in circles)
    assert any(c.stroke and c.stroke.dash for c in circles)


def test_heart_is_symmetric() -> None:
    shape = heart(50, 40, 20, Color("accent"))
    curves = [step for step in shape.steps if isinstance(step, CurveTo)]
    for left, right in zip(curves, reversed(curves), strict=True):
        assert left.x1 - 50 == pytest.approx(50 - right.x2)
        assert left.y1 == pytest.approx(right.y2)
    assert min(c.x for c in curves) == pytest.approx(40)


def arc_end(step: ArcTo, share: float) -> tuple[float, float]:
    angle = math.radians(step.start + share * step.sweep)
    return step.x + step.radius * math.cos(angle), step.y + step.radius * math.sin(angle)


def enclosed(shape: Path, pieces: int = 400) -> float:
    """Return the area of the polygon through many points of the arcs."""
    arcs = [step for step in shape.steps if isinstance(step, ArcTo)]
    points = [arc_end(step, i / pieces) for step in arcs for i in range(pieces)]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
