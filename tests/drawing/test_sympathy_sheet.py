"""The field of the matrix on paper: where bubbles stand, and what stands where they would cover each other."""

from __future__ import annotations

import math

import pytest

from kundenapp.domain.sympathy_field import FieldLines
from kundenapp.drawing.chart import Lettering
from kundenapp.drawing.primitives import Circle, Line, Path, Picture, Rect, Text
from kundenapp.drawing.sympathy_sheet import SheetBubble, sympathy_sheet

LINES = FieldLines()
WIDTH, HEIGHT = 488.0, 300.0


def sheet(
    *bubbles: SheetBubble, dots: tuple[tuple[float, float | None], ...] = (), lines: FieldLines = LINES
) -> Picture:
    chart = sympathy_sheet(
        bubbles, dots, lines, (WIDTH, HEIGHT), Lettering(lambda text, size, _w: len(text) * size, 0.75)
    )
    assert (chart.width, chart.height) == (WIDTH, HEIGHT)
    return chart.picture


def place_of(picture: Picture, sign: str) -> tuple[float, float]:
    (text,) = [shape for shape in picture if isinstance(shape, Text) and shape.text == sign and shape.weight == 600]
    return text.x, text.y


def grounds(picture: Picture) -> list[Rect]:
    return [shape for shape in picture if isinstance(shape, Rect)]


def circles(picture: Picture, token: str) -> list[Circle]:
    return [
        shape
        for shape in picture
        if isinstance(shape, Circle)
        and ((shape.fill and shape.fill.token == token) or (shape.stroke and shape.stroke.color.token == token))
    ]


def test_four_flat_fields_and_a_strip_only_where_it_is_needed() -> None:
    assert len(grounds(sheet(SheetBubble("A", 4.0, 8.0)))) == 4
    assert len(grounds(sheet(SheetBubble("A", 4.0, None)))) == 5
    assert len(grounds(sheet(dots=((4.0, None),)))) == 5
    assert all(rect.stroke is None and rect.radius > 0 for rect in grounds(sheet()))


def test_the_colour_is_that_of_the_field_and_the_fourth_is_hollow() -> None:
    for sympathy, height, token in ((4.0, 8.0, "bub_traum"), (4.0, 2.0, "bub_herz"), (2.0, 8.0, "bub_vernunft")):
        (bubble,) = circles(sheet(SheetBubble("A", sympathy, height)), token)
        assert bubble.fill is not None
    (hollow,) = circles(sheet(SheetBubble("A", 2.0, 2.0)), "bub_klaeren")
    assert hollow.fill is None
    (below,) = circles(sheet(SheetBubble("A", 5.0, None)), "bub_klaeren")
    assert below.fill is None


def test_a_bubble_on_a_line_stays_in_its_own_field() -> None:
    picture = sheet(SheetBubble("L", 3.0, 8.0), SheetBubble("R", 3.5, 7.0), SheetBubble("U", 4.5, 6.9))
    line = next(shape.x1 for shape in picture if isinstance(shape, Line) and shape.x1 == shape.x2)
    across = next(shape.y1 for shape in picture if isinstance(shape, Line) and shape.y1 == shape.y2)
    assert place_of(picture, "L")[0] < line - 10
    assert place_of(picture, "R")[1] < across
    assert place_of(picture, "U")[1] > across


@pytest.mark.parametrize(("sympathy", "height"), [(3.5, 7.0), (1.0, 0.0), (5.0, 10.0), (4.0, 8.5)])
def test_of_sixty_at_one_place_every_one_can_be_read(sympathy: float, height: float) -> None:
    picture = sheet(*(SheetBubble(f"{number}", sympathy, height) for number in range(100, 160)))
    places = [place_of(picture, f"{number}") for number in range(100, 160)]
    apart = min(math.dist(one, other) for number, one in enumerate(places) for other in places[number + 1 :])
    assert apart > 9  # the radius is 8.25
    box = next(
        rect
        for rect in grounds(picture)
        if rect.x <= places[0][0] <= rect.x + rect.width and rect.y <= places[0][1] <= rect.y + rect.height
    )
    for x, y in places:
        assert box.x < x < box.x + box.width
        assert box.y < y < box.y + box.height


def test_where_there_is_no_room_at_all_bubbles_cover_each_other() -> None:
    lines = FieldLines(1.5, 9.5)
    picture = sheet(*(SheetBubble(f"{number}", 1.0, 10.0) for number in range(100, 120)), lines=lines)
    places = {place_of(picture, f"{number}") for number in range(100, 120)}
    assert 1 < len(places) <= 20


def test_what_was_answered_is_a_ring_on_a_line() -> None:
    plain, marked = sheet(SheetBubble("A", 4.0, 8.0)), sheet(SheetBubble("A", 4.0, 8.0, 3.0))
    assert len(marked) == len(plain) + 2
    (ring,) = [shape for shape in marked if isinstance(shape, Circle) and shape.stroke and shape.radius < 5]
    assert ring.x == place_of(marked, "A")[0]
    assert ring.y > place_of(marked, "A")[1]


def test_a_dream_bears_the_heart() -> None:
    assert not [shape for shape in sheet(SheetBubble("A", 4.0, 8.0)) if isinstance(shape, Path)]
    assert len([shape for shape in sheet(SheetBubble("A", 4.0, 8.0, None, True)) if isinstance(shape, Path)]) == 1


def test_dots_grow_with_how_many_stand_there_and_show_around_a_bubble() -> None:
    few = circles(sheet(dots=((4.0, 8.0),)), "stone_fill")
    more = circles(sheet(dots=((4.0, 8.0),) * 4), "stone_fill")
    most = circles(sheet(dots=((4.0, 8.0),) * 4_000), "stone_fill")
    assert [len(few), len(more), len(most)] == [1, 1, 1]
    assert more[0].radius == pytest.approx(2 * few[0].radius)
    assert most[0].radius == 7.5
    (rim,) = circles(sheet(SheetBubble("A", 4.0, 8.0), dots=((4.0, 8.0),)), "stone_fill")
    assert rim.radius > 10.5
    (below,) = circles(sheet(SheetBubble("A", 4.0, None), dots=((2.0, None),)), "stone_fill")
    assert below.radius == few[0].radius


def test_the_scales_are_written_at_the_edges() -> None:
    texts = [shape.text for shape in sheet() if isinstance(shape, Text)]
    assert texts == ["1", "2", "3", "4", "5", "0", "2", "4", "6", "8", "10"]
