"""Who bears the name on the field: few, and none over another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.sympathy_labels import MOST_LABELS, Box, Wish, chosen_labels

FIELD: Box = (0, 0, 970, 510)
HEIGHT, RADIUS = 16.0, 17.0


def around(wish: Wish) -> Box:
    x, y = wish.point
    return x - wish.radius, y - wish.radius, x + wish.radius, y + wish.radius


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


wishes = st.lists(st.builds(Point, st.floats(17, 953), st.floats(17, 493)), max_size=120).map(
    lambda points: [Wish(number, point, RADIUS, 40.0 + number % 7 * 15) for number, point in enumerate(points)]
)


def test_a_name_stands_below_its_bubble() -> None:
    (label,) = chosen_labels([Wish(1, Point(200, 100), RADIUS, 80)], HEIGHT, [], FIELD)
    assert label.box == (160, 120, 240, 136)


def test_at_the_lower_edge_it_stands_beside() -> None:
    (label,) = chosen_labels([Wish(1, Point(200, 490), RADIUS, 80)], HEIGHT, [], FIELD)
    assert label.box == (220, 482, 300, 498)


def test_in_the_lower_right_corner_it_stands_on_the_left() -> None:
    (label,) = chosen_labels([Wish(1, Point(950, 490), RADIUS, 80)], HEIGHT, [], FIELD)
    assert label.box == (850, 482, 930, 498)


def test_where_nothing_else_is_free_it_stands_above() -> None:
    taken: list[Box] = [(0, 101, 970, 510), (0, 80, 180, 100), (220, 80, 970, 100)]
    (label,) = chosen_labels([Wish(1, Point(200, 90), RADIUS, 80)], HEIGHT, taken, FIELD)
    assert label.box == (160, 54, 240, 70)


def test_a_name_without_room_is_left_out() -> None:
    assert not chosen_labels([Wish(1, Point(200, 90), RADIUS, 80)], HEIGHT, [(0, 0, 970, 510)], FIELD)
    assert not chosen_labels([Wish(1, Point(200, 90), RADIUS, 2000)], HEIGHT, [], FIELD)


def test_the_more_important_name_wins() -> None:
    close = [Wish(7, Point(200, 100), RADIUS, 400), Wish(8, Point(200, 104), RADIUS, 960)]
    assert [label.key for label in chosen_labels(close, HEIGHT, [], FIELD)] == [7]


def test_there_are_at_most_twenty() -> None:
    many = [Wish(number, Point(60 + number % 8 * 110, 20 + number // 8 * 40), 5, 60) for number in range(80)]
    assert len(chosen_labels(many, HEIGHT, [], FIELD)) == MOST_LABELS == 20


@given(wishes)
def test_no_name_lies_on_another_or_on_a_foreign_bubble(given_wishes: list[Wish]) -> None:
    bubbles = [around(wish) for wish in given_wishes]
    labels = chosen_labels(given_wishes, HEIGHT, bubbles, FIELD)
    assert len(labels) <= MOST_LABELS
    assert all(apart(one.box, other.box) for one, other in combinations(labels, 2))
    for label in labels:
        assert all(apart(label.box, box) for box in bubbles if box != bubbles[label.key])
        assert FIELD[0] <= label.x
        assert label.x + label.width <= FIELD[2]
        assert FIELD[1] <= label.y
        assert label.y + label.height <= FIELD[3]
