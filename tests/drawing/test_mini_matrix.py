"""The matrix in small: where the lines are, where the dot stands, and what the answer adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.sympathy_field import FieldLines, Quadrant
from kundenapp.drawing.mini_matrix import MatrixPoint, mini_matrix
from kundenapp.drawing.primitives import Circle, Line, Picture, Rect
from tests.drawing.boxes import box_of

LINES = FieldLines()
TOKENS = {
    "zone_traum": Quadrant.DREAM,
    "petrol_soft": Quadrant.HEART,
    "blue_soft": Quadrant.REASON,
    "stone_soft": Quadrant.CLARIFY,
}


def fields(picture: Picture) -> dict[Quadrant, Rect]:
    """Return the rectangle of each field."""
    return {TOKENS[one.fill.token]: one for one in picture if isinstance(one, Rect) and one.fill}


def circles(picture: Picture) -> list[Circle]:
    """Return the circles, the dot last."""
    return [one for one in picture if isinstance(one, Circle)]


def sides(rect: Rect) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom."""
    left, top, right, bottom = box_of(rect)
    return round(left, 3), round(top, 3), round(right, 3), round(bottom, 3)


def test_the_fields_lie_around_the_lines_four_pixels_apart() -> None:
    """220 wide: 1 to 5 go from 10 to 210, so the line at 3 is at 110; 72 high: the line at 7 is 10 + 0.3 * 52 down."""
    found = fields(mini_matrix(None, LINES, 220))
    assert sides(found[Quadrant.REASON]) == (0, 0, 108, 23.6)
    assert sides(found[Quadrant.DREAM]) == (112, 0, 220, 23.6)
    assert sides(found[Quadrant.CLARIFY]) == (0, 27.6, 108, 72)
    assert sides(found[Quadrant.HEART]) == (112, 27.6, 220, 72)


def test_other_lines_move_the_fields() -> None:
    found = fields(mini_matrix(None, FieldLines(2.0, 5.0), 220))
    assert sides(found[Quadrant.CLARIFY]) == (0, 38, 58, 72)
    assert sides(found[Quadrant.DREAM]) == (62, 0, 220, 34)


def test_without_a_place_all_fields_are_quiet_and_there_is_no_dot() -> None:
    picture = mini_matrix(None, LINES, 220)
    assert {one.fill.alpha for one in fields(picture).values() if one.fill} == {0.5}
    assert not circles(picture)


@pytest.mark.parametrize(
    ("sympathy", "enthusiasm", "quadrant", "place"),
    [
        (5, 8, Quadrant.DREAM, (210, 15.6)),
        (4, 5, Quadrant.HEART, (160, 36)),
        (2, 9, Quadrant.REASON, (60, 15.2)),
        (1, 0, Quadrant.CLARIFY, (10, 62)),
    ],
)
def test_the_field_of_the_dot_has_its_full_tint(
    sympathy: float, enthusiasm: float, quadrant: Quadrant, place: tuple[float, float]
) -> None:
    picture = mini_matrix(MatrixPoint(sympathy, enthusiasm), LINES, 220)
    assert {one: rect.fill.alpha for one, rect in fields(picture).items() if rect.fill} == {
        one: 1.0 if one is quadrant else 0.5 for one in Quadrant
    }
    dot = circles(picture)[-1]
    assert dot.x == pytest.approx(place[0])
    assert dot.y == pytest.approx(place[1])
    assert dot.radius + (0 if dot.stroke is None else dot.stroke.width / 2) <= 8


def test_a_dot_on_the_line_stays_in_the_field_it_counts_to() -> None:
    """Three is not yet right of the line, seven is already above it."""
    picture = mini_matrix(MatrixPoint(3, 7), LINES, 220)
    left, top, right, bottom = sides(fields(picture)[Quadrant.REASON])
    dot = circles(picture)[-1]
    assert left <= dot.x - 8 <= dot.x + 8 <= right
    assert top <= dot.y - 8 <= dot.y + 8 <= bottom


def test_whoever_is_to_be_talked_to_is_hollow() -> None:
    hollow = circles(mini_matrix(MatrixPoint(1.5, 2), LINES, 220))[-1]
    filled = circles(mini_matrix(MatrixPoint(4.5, 9), LINES, 220))[-1]
    assert hollow.fill is not None
    assert hollow.fill.token == "surface"
    assert hollow.stroke is not None
    assert hollow.stroke.color.token == "stone"
    assert filled.fill is not None
    assert filled.fill.token == "bub_traum"


def test_the_answer_is_a_mark_where_it_differs_from_the_estimate() -> None:
    picture = mini_matrix(MatrixPoint(4, 9, 6), LINES, 220)
    (link,) = [one for one in picture if isinstance(one, Line)]
    mark = circles(picture)[0]
    assert mark.x == 160
    assert mark.y == pytest.approx(30.8)
    assert (link.x1, link.x2, link.y2) == (160, 160, mark.y)


@pytest.mark.parametrize("point", [MatrixPoint(4, 9, 9), MatrixPoint(4, None, 9), MatrixPoint(4, 9)])
def test_an_answer_that_says_the_same_or_is_the_height_itself_has_no_mark(point: MatrixPoint) -> None:
    assert not [one for one in mini_matrix(point, LINES, 220) if isinstance(one, Line)]


def test_the_answer_is_the_height_where_nobody_estimated() -> None:
    assert MatrixPoint(4, None, 9).quadrant(LINES) is Quadrant.DREAM
    assert mini_matrix(MatrixPoint(4, None, 9), LINES, 220) == mini_matrix(MatrixPoint(4, 9), LINES, 220)


def test_without_any_height_the_dot_lies_below_quiet_fields() -> None:
    point = MatrixPoint(4)
    assert point.quadrant(LINES) is None
    picture = mini_matrix(point, LINES, 220)
    (dot,) = circles(picture)
    assert (dot.x, dot.y) == (160, 64)
    assert {one.fill.alpha for one in fields(picture).values() if one.fill} == {0.5}
    assert max(sides(one)[3] for one in fields(picture).values()) == 52


def test_a_unit_makes_everything_but_the_box_smaller() -> None:
    picture = mini_matrix(MatrixPoint(4.5, 9), LINES, 165, 54, 0.75)
    assert sides(fields(picture)[Quadrant.CLARIFY]) == (0, 20.7, 81, 54)
    assert circles(picture)[0].radius == 6


@given(
    st.integers(2, 10).map(lambda value: value / 2),
    st.none() | st.integers(0, 20).map(lambda value: value / 2),
    st.none() | st.integers(0, 10),
    st.integers(3, 9).map(lambda value: value / 2),
    st.integers(1, 19).map(lambda value: value / 2),
)
def test_everything_stays_inside_the_box(
    sympathy: float, enthusiasm: float | None, answer: int | None, line: float, height: float
) -> None:
    for shape in mini_matrix(MatrixPoint(sympathy, enthusiasm, answer), FieldLines(line, height), 200):
        left, top, right, bottom = box_of(shape)
        assert -1e-6 <= left <= right <= 200 + 1e-6
        assert -1e-6 <= top <= bottom <= 72 + 1e-6
