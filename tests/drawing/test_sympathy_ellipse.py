"""The ellipse around the opinions of the team."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.primitives import Color, CurveTo, Move, Stroke
from kundenapp.drawing.sympathy_ellipse import Ellipse, range_ellipse, spread_ellipse

UNIT = Point(231.5, 47.0)
votes = st.lists(
    st.tuples(st.integers(2, 10), st.integers(0, 20)).map(lambda v: Point(v[0] / 2 * UNIT.x, v[1] / 2 * UNIT.y)),
    min_size=2,
    max_size=9,
)


@pytest.mark.parametrize("count", [0, 1])
def test_one_opinion_has_no_spread(count: int) -> None:
    assert spread_ellipse([Point(5, 5)] * count, UNIT) is None


@given(votes)
def test_every_opinion_lies_inside(given_votes: list[Point]) -> None:
    ellipse = spread_ellipse(given_votes, UNIT)
    assert ellipse is not None
    assert all(ellipse.reach(vote) < 1 for vote in given_votes)


@given(votes)
def test_it_is_never_flatter_than_two_fifths(given_votes: list[Point]) -> None:
    ellipse = spread_ellipse(given_votes, UNIT)
    assert ellipse is not None
    assert 0.4 <= ellipse.short / ellipse.long <= 1


def test_numbers() -> None:
    """Two opinions 200 apart, a step 100 wide and high: C + 0.05 is 1.05 and 0.05, the axes the roots of 10,500 and
    0.16 times as much; the ends lie 100 out, so both grow to 100 and 40, and get 16 and 10 more."""
    ellipse = spread_ellipse([Point(0, 0), Point(200, 0)], Point(100, 100))
    assert ellipse is not None
    assert (ellipse.x, ellipse.y, ellipse.angle) == (100, 0, 0)
    assert (ellipse.long, ellipse.short) == pytest.approx((116, 50))


def test_who_all_say_the_same_are_in_a_small_one() -> None:
    ellipse = spread_ellipse([Point(50, 50)] * 3, Point(100, 100))
    assert ellipse is not None
    assert (ellipse.x, ellipse.y, ellipse.long, ellipse.short) == (50, 50, 16, 10)


def test_it_points_where_the_opinions_go() -> None:
    ellipse = spread_ellipse([Point(0, 0), Point(100, 100)], Point(100, 100))
    assert ellipse is not None
    assert ellipse.angle == pytest.approx(math.pi / 4)


def test_its_outline_goes_through_the_ends_of_its_axes() -> None:
    path = Ellipse(10, 20, 30, 12, math.pi / 2).outline(Color("petrol", 0.1), Stroke(Color("petrol")))
    begin, *curves = path.steps
    assert isinstance(begin, Move)
    assert (begin.x, begin.y) == pytest.approx((10, 50))
    ends = [(curve.x, curve.y) for curve in curves if isinstance(curve, CurveTo)]
    assert ends == [pytest.approx(end) for end in [(-2, 20), (10, -10), (22, 20), (10, 50)]]


def test_of_a_range_both_ends_lie_well_inside() -> None:
    ellipse = range_ellipse(Point(100, 50), Point(300, 50))
    assert (ellipse.x, ellipse.y, ellipse.long, ellipse.short, ellipse.angle) == (200, 50, 124, 24, 0)
    assert ellipse.reach(Point(300, 50)) < 1
