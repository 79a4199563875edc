"""Bubbles that would lie on each other: moved aside, piled up, fanned out."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.sympathy_piles import FAN_MOST, FAN_PITCH, NEAR, Spot, fan_pages, fanned, piled

RIGHT = 900.0
spots = st.lists(st.builds(Point, st.floats(20, RIGHT), st.floats(20, 500)), max_size=60).map(
    lambda points: [Spot(number, point) for number, point in enumerate(points)]
)


def at(*places: tuple[float, float]) -> list[Spot]:
    return [Spot(number, Point(*place)) for number, place in enumerate(places)]


def test_who_stands_alone_stays_where_the_values_are() -> None:
    first, second = piled(at((100, 100), (100, 120)), RIGHT)
    assert list(first.keys) == [0]
    assert list(first.points) == [Point(100, 100)]
    assert list(second.points) == [Point(100, 120)]
    assert not first.is_folded
    assert first.more == 0


def test_two_and_three_at_one_place_stand_eight_pixels_aside() -> None:
    (pile,) = piled(at((100, 100), (100, 100), (105, 110)), RIGHT)
    assert list(pile.points) == [Point(100, 100), Point(108, 100), Point(121, 110)]
    assert not pile.is_folded


def test_who_is_left_of_the_first_is_moved_further_left() -> None:
    (pile,) = piled(at((100, 100), (90, 100)), RIGHT)
    assert pile.points[1] == (82, 100)


def test_at_the_right_edge_there_is_only_room_on_the_left() -> None:
    (pile,) = piled(at((895, 100), (895, 100)), RIGHT)
    assert pile.points[1] == (887, 100)


def test_from_four_on_they_are_one_pile() -> None:
    (pile,) = piled(at(*[(100, 100)] * 4), RIGHT)
    assert pile.is_folded
    assert pile.more == 3
    assert set(pile.points) == {(100, 100)}


def test_all_measures_grow_with_the_text() -> None:
    first, _second = piled(at((100, 100), (125, 100)), RIGHT)
    assert first.keys == (0,)
    (pile,) = piled(at((100, 100), (125, 100)), RIGHT, 1.3)
    assert pile.points[1] == (135.4, 100)


@given(spots)
def test_everybody_stands_in_exactly_one_pile(given_spots: list[Spot]) -> None:
    piles = piled(given_spots, RIGHT)
    assert sorted(key for pile in piles for key in pile.keys) == [spot.key for spot in given_spots]
    assert all(len(pile.keys) == len(pile.points) for pile in piles)


@given(spots)
def test_the_first_of_two_piles_are_far_enough_apart(given_spots: list[Spot]) -> None:
    piles = piled(given_spots, RIGHT)
    assert all(math.dist(one.points[0], other.points[0]) >= NEAR for one, other in combinations(piles, 2))


@given(spots)
def test_nobody_is_moved_out_of_the_field(given_spots: list[Spot]) -> None:
    for pile in piled(given_spots, RIGHT):
        assert all(point.x <= RIGHT + 1e-9 for point in pile.points)


@given(st.integers(1, 200), st.floats(0, 970), st.floats(0, 510), st.floats(200, 970), st.floats(150, 510))
def test_a_fan_stays_in_the_field_and_nobody_touches(
    count: int, x: float, y: float, right: float, bottom: float
) -> None:
    fan = fanned(count, Point(x, y), (0, 0, right, bottom))
    left, top, width, height = fan.panel
    assert left >= -1e-9
    assert top >= -1e-9
    assert left + width <= right + 1e-9
    assert top + height <= bottom + 1e-9
    half = FAN_PITCH / 2
    for point in fan.points:
        assert left <= point.x - half
        assert point.x + half <= left + width + 1e-9
        assert top <= point.y - half
        assert point.y + half <= top + height + 1e-9
    assert all(math.dist(one, other) >= FAN_PITCH - 1e-6 for one, other in combinations(fan.points[:40], 2))


def test_a_fan_is_a_little_wider_than_high_and_lies_around_its_pile() -> None:
    fan = fanned(6, Point(300, 300), (0, 0, 900, 500))
    assert len(fan.points) == 6
    assert fan.panel == (300 - 75, 300 - 54, 150, 108)


def test_what_has_no_room_gets_no_place() -> None:
    assert len(fanned(50, Point(50, 50), (0, 0, 110, 110)).points) == 4


def test_many_are_shown_in_portions() -> None:
    assert fan_pages((1, 2, 3), 24) == [(1, 2, 3)]
    pages = fan_pages(tuple(range(200)), 100)
    assert [len(page) for page in pages] == [FAN_MOST - 1] * 8 + [16]
    assert [key for page in pages for key in page] == list(range(200))


def test_however_small_the_room_everybody_comes_in_turn() -> None:
    assert fan_pages((1, 2, 3), 0) == [(1,), (2,), (3,)]
