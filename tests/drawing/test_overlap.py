"""The picture of the Schnittmenge is the number: areas to the unit, words where there is room, nothing outside."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.overlap import Overlap
from kundenapp.drawing.circles import lens_area
from kundenapp.drawing.overlap import CARD, overlap_circles, overlaps_side_by_side, pair_of
from kundenapp.drawing.primitives import Circle, Path
from tests.drawing.boxes import LARGE, LETTERING, assert_stays_inside, assert_texts_stay_apart, texts, words
from tests.drawing.test_circles import enclosed

if TYPE_CHECKING:
    from kundenapp.drawing.chart import Chart

WORKED = Overlap(ours=17, theirs=17, shared=11, known=5, statements=14)
NAMES = ("Bäckerei Großmann", "Wir")
sums = st.integers(0, 60)


def rims(chart: Chart) -> list[Circle]:
    """The outlines, the customer's first."""
    return [one for one in chart.picture if isinstance(one, Circle) and one.stroke]


def lens_of(chart: Chart) -> Path | None:
    return next((one for one in chart.picture if isinstance(one, Path)), None)


def test_areas_are_the_sums_and_the_lens_is_what_both_share() -> None:
    chart = overlap_circles(WORKED, NAMES, 300, LETTERING)
    left, right = rims(chart)
    assert left.radius == right.radius == CARD
    assert right.x - left.x == pytest.approx(CARD * 1.307053 / 2.326213, abs=1e-3)
    shared = lens_of(chart)
    assert shared is not None
    assert enclosed(shared) / (math.pi * CARD**2) == pytest.approx(11 / 17, abs=1e-3)
    assert (left.x + right.x) / 2 == 150
    assert words(chart) == ["48\xa0%", "Bäckerei Großmann", "·", "Wir"]
    assert chart.summary == "Mittlere Schnittmenge: 48\xa0%, 5 von 14 bekannt."


def test_the_larger_circle_is_as_large_as_there_is_room() -> None:
    chart = overlap_circles(Overlap(17, 7, 7, 5, 5), NAMES, 300, LETTERING)
    left, right = rims(chart)
    assert right.radius == CARD
    assert left.radius == pytest.approx(CARD * math.sqrt(7 / 17))
    assert right.x - left.x == pytest.approx(right.radius - left.radius)
    narrow = overlap_circles(Overlap(9, 7, 0, 5, 5), NAMES, 200, LETTERING)
    left, right = rims(narrow)
    assert right.x + right.radius - (left.x - left.radius) == pytest.approx(196)
    assert right.x - left.x == pytest.approx(left.radius + right.radius)
    assert lens_of(narrow) is None


def test_a_narrow_lens_leaves_the_number_to_the_line_below() -> None:
    chart = overlap_circles(Overlap(20, 20, 2, 5, 5), NAMES, 300, LETTERING)
    assert words(chart) == ["Bäckerei Großmann", "5\xa0%", "Wir"]
    assert lens_of(chart) is not None


def test_fewer_than_five_known_are_dashed_without_a_number_or_a_lens() -> None:
    chart = overlap_circles(Overlap(12, 9, 8, 3, 30), NAMES, 300, LETTERING)
    left, right = rims(chart)
    assert left.stroke is not None
    assert right.stroke is not None
    assert (left.stroke.dash, right.stroke.dash) == (4, 0)
    assert left.fill is None
    assert lens_of(chart) is None
    assert words(chart) == ["Bäckerei Großmann", "·", "Wir"]
    assert "3 von 30 bekannt" in chart.summary


@pytest.mark.parametrize(("ours", "theirs", "left"), [(9, 0, 1), (0, 9, 1)])
def test_a_side_without_weight_has_no_circle(ours: int, theirs: int, left: int) -> None:
    chart = overlap_circles(Overlap(ours, theirs, 0, 6, 6), NAMES, 300, LETTERING)
    assert len(rims(chart)) == left
    assert "0\xa0%" in words(chart)


def test_a_long_name_ends_in_dots() -> None:
    chart = overlap_circles(WORKED, ("Wolfgang-Amadeus Freiherr von Hohenstein", "<b>Wir</b>"), 240, LETTERING)
    assert words(chart)[1].endswith("…")
    assert words(chart)[3] == "<b>Wir</b>"
    assert_stays_inside(chart)


def test_a_long_name_takes_the_room_that_a_short_one_leaves() -> None:
    long = "Bäckerei Großmann und Söhne"
    chart = overlap_circles(WORKED, (long, "Wir"), 260, LETTERING)
    assert words(chart)[1:] == [long, "·", "Wir"]
    chart = overlap_circles(WORKED, ("Kim", long), 260, LETTERING)
    assert words(chart)[1:] == ["Kim", "·", long]
    chart = overlap_circles(WORKED, (long, long), 260, LETTERING)
    assert [one[-1] for one in words(chart)[1:]] == ["…", "·", "…"]
    assert_stays_inside(chart)
    assert_texts_stay_apart(chart)


def test_dates_stand_side_by_side_in_one_measure() -> None:
    small, large = Overlap(4, 4, 2, 5, 9), Overlap(16, 16, 8, 9, 9)
    chart = overlaps_side_by_side([("1.6.", small), ("1.9.", Overlap(9, 9, 9, 2, 9)), ("heute", large)], 300, LETTERING)
    found = rims(chart)
    assert found[4].radius == pytest.approx(2 * found[0].radius)
    assert found[2].stroke is not None
    assert found[2].stroke.dash > 0
    assert words(chart) == ["33\xa0%", "1.6.", "–", "1.9.", "33\xa0%", "heute"]
    assert_stays_inside(chart)
    nothing = overlaps_side_by_side([("heute", Overlap(0, 0, 0, 0, 0))], 300, LETTERING)
    assert words(nothing) == ["–", "heute"]
    assert_stays_inside(nothing)


@given(sums, sums, sums, st.integers(0, 9), st.integers(120, 600))
def test_nothing_lies_outside_or_on_another_word(ours: int, theirs: int, shared: int, known: int, width: int) -> None:
    overlap = Overlap(ours, theirs, min(shared, ours, theirs), known, 9)
    for lettering in (LETTERING, LARGE):
        chart = overlap_circles(overlap, NAMES, width, lettering)
        assert_stays_inside(chart)
        assert_texts_stay_apart(chart)
        assert len(texts(chart)) in (3, 4)


@given(sums, sums, sums)
def test_the_lens_is_the_number_for_any_weights(ours: int, theirs: int, shared: int) -> None:
    overlap = Overlap(ours, theirs, min(shared, ours, theirs), 9, 9)
    pair = pair_of(overlap)
    if pair.is_known:
        (x1, r1), (x2, r2) = pair.left, pair.right
        assert lens_area(r1, r2, x2 - x1) == pytest.approx(overlap.shared, abs=1e-6)
