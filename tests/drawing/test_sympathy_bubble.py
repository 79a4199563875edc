"""How a customer looks on the matrix: colour and shape, heart, real answer, "+3", opinions, way."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.sympathy_board import BoardAxis, BoardEntry
from kundenapp.domain.sympathy_field import FieldLines, Quadrant
from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.primitives import Circle, Line, Path, Picture, Polyline, Text
from kundenapp.drawing.sympathy_bubble import (
    Bubble,
    answer_mark,
    badge,
    badge_point,
    bubble_of,
    bubble_shapes,
    look_of,
    trail_shapes,
    vote_lines,
    vote_ring,
)

LINES, DAY = FieldLines(), date(2026, 11, 11)


def entry(enthusiasm: float | None, answer: int | None = None, category: Category = Category.ORDINARY) -> BoardEntry:
    given = None if answer is None else LastAnswer(answer, Scale.ZERO_TO_TEN, DAY)
    return BoardEntry(7, "Bäckerei Großmann", "BG", 4.5, enthusiasm, DAY, given, category)


def fills(picture: Picture) -> list[str]:
    return [one.fill.token for one in picture if isinstance(one, Circle) and one.fill]


def test_a_bubble_stands_at_the_estimate_and_shows_another_answer() -> None:
    bubble = bubble_of(entry(8, 9), LINES)
    assert (bubble.key, bubble.height, bubble.answer, bubble.quadrant) == (7, 8, 9, Quadrant.DREAM)


def test_an_answer_that_agrees_needs_no_mark() -> None:
    assert bubble_of(entry(9, 9), LINES).answer is None


def test_without_an_estimate_the_answer_is_the_height() -> None:
    bubble = bubble_of(entry(None, 6), LINES)
    assert (bubble.height, bubble.answer, bubble.quadrant) == (6, None, Quadrant.HEART)


def test_without_either_it_stands_below_the_field() -> None:
    bubble = bubble_of(entry(None), LINES)
    assert (bubble.height, bubble.quadrant) == (None, None)


def test_on_another_axis_it_keeps_its_colour_and_has_no_mark() -> None:
    bubble = bubble_of(entry(8, 9), LINES, BoardAxis.REVENUE, {7: 12_000.0})
    assert (bubble.height, bubble.answer, bubble.quadrant) == (12_000, None, Quadrant.DREAM)
    assert bubble_of(entry(8, 9), LINES, BoardAxis.REVENUE).height is None


def test_the_category_gives_the_heart() -> None:
    plain, dream = (bubble_of(entry(8, None, one), LINES) for one in (Category.ORDINARY, Category.DREAM))
    assert not any(isinstance(shape, Path) for shape in bubble_shapes(plain, Point(0, 0)))
    (heart,) = (shape for shape in bubble_shapes(dream, Point(0, 0)) if isinstance(shape, Path))
    assert heart.fill is not None
    assert heart.fill.token == "accent_text"


@pytest.mark.parametrize(
    ("quadrant", "tokens"),
    [
        (Quadrant.DREAM, ["surface", "bub_traum"]),
        (Quadrant.HEART, ["surface", "bub_herz"]),
        (Quadrant.REASON, ["surface", "bub_vernunft"]),
        (Quadrant.CLARIFY, ["stone", "surface"]),
        (None, ["stone", "surface"]),
    ],
)
def test_who_is_to_be_talked_to_is_hollow(quadrant: Quadrant | None, tokens: list[str]) -> None:
    bubble = Bubble(1, "Rolf Fink", "RF", 2, 3, quadrant)
    shapes = bubble_shapes(bubble, Point(50, 60))
    assert fills(shapes) == tokens
    assert [one.radius for one in shapes if isinstance(one, Circle)] == [17, 15]
    (letters,) = (one for one in shapes if isinstance(one, Text))
    assert (letters.text, letters.x, letters.color.token) == ("RF", 50, look_of(quadrant).ink)


def test_the_mark_of_the_answer_is_tied_to_the_bubble() -> None:
    line, ring = answer_mark(Point(50, 60), Point(50, 20))
    assert isinstance(line, Line)
    assert isinstance(ring, Circle)
    assert (line.x1, line.y1, line.x2, line.y2) == (50, 60, 50, 20)
    assert (ring.x, ring.y, ring.radius) == (50, 20, 4.5)


def test_how_many_more_stand_there_lies_beside_the_bubble() -> None:
    assert badge_point(Point(50, 60), 900, 17) == Point(72.5, 60)
    assert badge_point(Point(870, 60), 900, 17) == Point(847.5, 60)


@pytest.mark.parametrize(("more", "text"), [(3, "+3"), (99, "+99"), (100, "+99"), (4999, "+99")])
def test_how_many_more_stand_there(more: int, text: str) -> None:
    (words,) = (one for one in badge(Point(0, 0), more) if isinstance(one, Text))
    assert words.text == text


def test_an_opinion_is_a_ring_with_a_letter_tied_to_the_mean() -> None:
    (line,) = vote_lines([Point(10, 10)], Point(50, 60), "blue")
    assert isinstance(line, Line)
    assert (line.x1, line.y1, line.x2, line.y2) == (10, 10, 50, 60)
    ring, letter = vote_ring("S", Point(10, 10), "blue")
    assert isinstance(ring, Circle)
    assert isinstance(letter, Text)
    assert (ring.radius, letter.text) == (11, "S")


def test_a_way_has_a_dot_for_each_place_before_and_arrows_between() -> None:
    shapes = trail_shapes([Point(0, 0), Point(100, 0), Point(100, 10), Point(100, 90)], "petrol")
    assert len([one for one in shapes if isinstance(one, Circle)]) == 3
    way, first, second = (one for one in shapes if isinstance(one, Polyline))
    assert len(way.points) == 4
    begin, tip, end = first.points
    assert [*tip] == [50, 0]
    assert max(begin[0], end[0]) < 50, "the arrow points the way it went"
    assert [*second.points[1]] == [100, 50]


@pytest.mark.parametrize("points", [[], [Point(3, 4)]])
def test_without_a_before_there_is_no_way(points: list[Point]) -> None:
    assert trail_shapes(points, "petrol") == ()
