"""Where values lie on the field of the matrix, and back; enlarged too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY
from kundenapp.drawing.field_geometry import MOST_ZOOM, FieldGeometry, Point

WHOLE = FieldGeometry(26, 1, 844, 544, strip_gap=8, strip_height=44)
sympathies = st.integers(2, 10).map(lambda half: half / 2)
enthusiasms = st.integers(0, 20).map(lambda half: half / 2)


@st.composite
def geometries(draw: st.DrawFn) -> FieldGeometry:
    """The field as a whole, or enlarged and moved."""
    zoomed = WHOLE.zoomed(draw(st.floats(1, 6)), draw(st.floats(26, 870)), draw(st.floats(1, 545)))
    return zoomed.shifted_to(draw(st.floats(-100, 5000)), draw(st.floats(-100, 5000)))


@pytest.mark.parametrize(
    ("sympathy", "height", "point"),
    [
        (1, 10, (48, 23)),
        (5, 0, (848, 523)),
        (3, 7, (448, 173)),
        (4.5, None, (748, 575)),
    ],
)
def test_values_lie_between_the_margins(sympathy: float, height: float | None, point: tuple[float, float]) -> None:
    """The field is 800 by 500 without its margins of 22: a step of sympathy is 200 wide, one of enthusiasm 50 high."""
    assert WHOLE.point(sympathy, height) == pytest.approx(point)


@given(geometries(), sympathies, enthusiasms)
def test_a_half_step_is_found_again_at_its_point(geometry: FieldGeometry, sympathy: float, enthusiasm: float) -> None:
    x, y = geometry.point(sympathy, enthusiasm)
    assert (geometry.sympathy_at(x), geometry.height_at(y)) == pytest.approx((sympathy, enthusiasm))
    if not geometry.is_on_strip(x, y):
        assert geometry.step_at(x, y) == (sympathy, enthusiasm)


@given(sympathies)
def test_the_strip_has_no_enthusiasm(sympathy: float) -> None:
    x, y = WHOLE.point(sympathy, None)
    assert WHOLE.is_on_strip(x, y)
    assert not WHOLE.is_in_field(x, y)
    assert WHOLE.step_at(x, y) == (sympathy, None)


@given(st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_every_place_is_a_step_of_the_scales(x: float, y: float) -> None:
    sympathy, enthusiasm = WHOLE.step_at(x, y)
    assert SYMPATHY.holds(sympathy)
    assert enthusiasm is None or ENTHUSIASM.holds(enthusiasm)


def test_without_a_strip_no_place_lies_on_it() -> None:
    bare = FieldGeometry(0, 0, 400, 300)
    assert not bare.is_on_strip(200, 301)
    assert bare.lowest == bare.strip_top == 300


@pytest.mark.parametrize(
    ("place", "near"),
    [
        ((100, 100), (100, 100)),
        ((26 - 60, 1 - 60), (26, 1)),
        ((900, 640), (870, 597)),
        ((26 - 61, 100), None),
        ((100, 658), None),
    ],
)
def test_close_beside_the_field_is_its_edge(place: tuple[float, float], near: tuple[float, float] | None) -> None:
    assert WHOLE.nearest(*place, 60) == near


@given(st.floats(1, 6), st.floats(48, 848), st.floats(23, 523))
def test_enlarging_leaves_the_place_under_the_pointer(zoom: float, x: float, y: float) -> None:
    zoomed = WHOLE.zoomed(zoom, x, y)
    assert zoomed.sympathy_at(x) == pytest.approx(WHOLE.sympathy_at(x))
    assert zoomed.height_at(y) == pytest.approx(WHOLE.height_at(y))


@given(geometries())
def test_the_enlarged_field_fills_its_box(geometry: FieldGeometry) -> None:
    """No gap opens at any side, however far it is moved."""
    assert 1 <= geometry.zoom <= MOST_ZOOM
    edge = geometry.edge * geometry.zoom
    assert geometry.x(1) - edge <= geometry.left + 1e-6
    assert geometry.x(5) + edge >= geometry.right - 1e-6
    assert geometry.y(10) - edge <= geometry.top + 1e-6
    assert geometry.y(0) + edge >= geometry.bottom - 1e-6


def test_it_is_neither_shown_smaller_than_as_a_whole_nor_without_end() -> None:
    assert WHOLE.zoomed(0.2, 100, 100) == WHOLE
    assert WHOLE.zoomed(100, 100, 100).zoom == MOST_ZOOM


@given(geometries(), sympathies, st.one_of(st.none(), enthusiasms))
def test_a_bubble_can_be_brought_into_sight(geometry: FieldGeometry, sympathy: float, enthusiasm: float | None) -> None:
    shown = geometry.showing(sympathy, enthusiasm)
    point = shown.point(sympathy, enthusiasm)
    assert shown.shows(Point(round(point.x, 6), round(point.y, 6)))


def test_other_heights_have_other_ends() -> None:
    years = FieldGeometry(0, 0, 844, 544, low=0, high=20_000)
    assert years.y(20_000) == 22
    assert years.y(5_000) == pytest.approx(397)
