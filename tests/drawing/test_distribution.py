"""One bar for each answer of the scale."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import Scale
from kundenapp.drawing.distribution import distribution
from kundenapp.drawing.primitives import Path, Rect
from tests.drawing.boxes import LARGE, LETTERING, assert_stays_inside, assert_texts_stay_apart, box_of, words

if TYPE_CHECKING:
    from kundenapp.drawing.chart import Chart

SAMPLE = {3: 1, 7: 2, 9: 4, 10: 8}


def heights(chart: Chart) -> list[tuple[str, float]]:
    """Colour and height of each bar, from left to right."""
    bars = [one for one in chart.picture if isinstance(one, Path | Rect)]
    return [(one.fill.token, box_of(one)[3] - box_of(one)[1]) for one in bars if one.fill]


def test_bars_are_as_high_as_often_the_answer_was_given() -> None:
    found = heights(distribution(SAMPLE, 550, 140, LETTERING))
    assert len(found) == 11
    assert [found[value] for value in SAMPLE] == [
        ("bad_fill", 12.5),
        ("stone_fill", 25),
        ("good_fill", 50),
        ("good_fill", 100),
    ]


def test_no_answer_is_a_thin_line_without_a_number() -> None:
    chart = distribution(SAMPLE, 550, 140, LETTERING)
    assert heights(chart)[0] == ("border", 2)
    assert words(chart) == ["0", "1", "2", "1", "3", "4", "5", "6", "2", "7", "8", "4", "9", "8", "10"]


def test_all_bars_stand_on_one_line_with_equal_gaps() -> None:
    chart = distribution(SAMPLE, 550, 140, LETTERING)
    boxes = [box_of(one) for one in chart.picture if isinstance(one, Path | Rect)]
    assert {box[3] for box in boxes} == {118}
    lefts = [box[0] for box in boxes]
    assert [b - a for a, b in itertools.pairwise(lefts)] == pytest.approx([50] * 10)
    assert {round(box[2] - box[0], 6) for box in boxes} == {44}


def test_the_other_scale_has_no_zero() -> None:
    chart = distribution({1: 3}, 500, 140, LETTERING, Scale.ONE_TO_TEN)
    assert len(chart.regions) == 10
    assert words(chart)[1] == "1"
    assert "Kritiker 1–6: 3" in chart.summary


def test_every_value_is_said() -> None:
    chart = distribution(SAMPLE, 550, 140, LETTERING)
    assert chart.regions[9].text == "Antwort 9: 4 von 15 Antworten, 27\u00a0%"
    assert chart.regions[0].text == "Antwort 0: 0 von 15 Antworten, 0\u00a0%"
    assert chart.summary == ("Verteilung: 15 Antworten. Kritiker 0–6: 1, Zufriedene 7–8: 2, Begeisterte 9–10: 12.")
    assert chart.region_at(475, 20) == 9


def test_no_answers_at_all() -> None:
    chart = distribution({}, 550, 140, LETTERING)
    assert {height for _token, height in heights(chart)} == {2}
    assert chart.regions == ()
    assert chart.summary == "Noch keine Antworten."


def test_numbers_that_would_touch_are_left_out_together() -> None:
    chart = distribution({9: 120_000, 2: 5}, 320, 140, LETTERING)
    assert words(chart) == [str(value) for value in range(11)]
    assert chart.regions[9].text == "Antwort 9: 120.000 von 120.005 Antworten, >\u00a099\u00a0%"


@given(
    st.dictionaries(st.integers(0, 10), st.integers(0, 1_000_000) | st.integers(0, 5)),
    st.integers(208, 1400),
    st.integers(0, 400),
    st.booleans(),
)
def test_nothing_leaves_the_box_and_no_words_touch(
    counts: dict[int, int], width: int, height: int, is_large: bool
) -> None:
    chart = distribution(counts, width, height, LARGE if is_large else LETTERING)
    assert_stays_inside(chart)
    assert_texts_stay_apart(chart)
    assert len(heights(chart)) == 11
