"""The score over time: what is drawn where, gaps, few answers, and an axis that hides nothing."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.drawing.chart import Chart
from kundenapp.drawing.points_axis import Axis, axis_for
from kundenapp.drawing.primitives import Circle, Line, LineTo, Path, Polyline, Rect
from kundenapp.drawing.trend import trend
from tests.drawing.boxes import LARGE, LETTERING, assert_stays_inside, assert_texts_stay_apart, texts, words

NOTHING = (0, 0, 0)
SAMPLE = (36, 19, 9)
YEAR = ((22, 24, 14), *[SAMPLE] * 11)


def months(*counts: tuple[int, int, int]) -> list[TrendPoint]:
    """Promoters, passives and detractors of each month; the last one is November 2026."""
    first = 2026 * 12 + 10 - len(counts) + 1
    days = [date((first + n) // 12, (first + n) % 12 + 1, 24) for n in range(len(counts))]
    return [TrendPoint(day, score_of(ClassCounts(*one))) for day, one in zip(days, counts, strict=True)]


def lines(chart: Chart) -> list[Polyline]:
    return [one for one in chart.picture if isinstance(one, Polyline)]


def bands(chart: Chart) -> list[Path]:
    return [one for one in chart.picture if isinstance(one, Path)]


def test_a_year_is_one_line_with_its_band() -> None:
    chart = trend(months(*YEAR), 700, 300, LETTERING)
    (line,), (band,) = lines(chart), bands(chart)
    assert len(line.points) == 12
    assert len(band.steps) == 24
    xs = [x for x, _y in line.points]
    assert [b - a for a, b in itertools.pairwise(xs)] == pytest.approx([(xs[-1] - xs[0]) / 11] * 11)
    assert line.stroke.width == 2.2
    assert not line.stroke.dash


def test_heights_are_true_to_the_grid() -> None:
    chart = trend(months(*YEAR), 700, 300, LETTERING)
    zero, forty = (next(text.y for text in texts(chart) if text.text == words) for words in ("0", "+40"))
    (line,), (band,) = lines(chart), bands(chart)
    grid = [one.y1 for one in chart.picture if isinstance(one, Line)]
    assert zero - forty == pytest.approx(grid[0] - grid[1])
    per_point = (grid[0] - grid[1]) / 40
    assert line.points[-1][1] == pytest.approx(grid[0] - per_point * 2700 / 64)
    interval = score_of(ClassCounts(*SAMPLE)).interval
    assert interval
    right = [step.y for step in band.steps if isinstance(step, LineTo) and step.x == line.points[-1][0]]
    assert right == pytest.approx([grid[0] - per_point * interval.high, grid[0] - per_point * interval.low])


def test_every_second_month_is_named_and_the_last_one_has_its_value() -> None:
    chart = trend(months(*YEAR), 700, 300, LETTERING)
    assert words(chart) == ["0", "+40", "+80", "+42", "Jan", "Mär", "Mai", "Jul", "Sep", "Nov"]
    value = next(text for text in texts(chart) if text.text == "+42")
    (line,) = lines(chart)
    dots = [one for one in chart.picture if isinstance(one, Circle)]
    assert [(one.x, one.radius) for one in dots] == [(line.points[-1][0], 7.5), (line.points[-1][0], 5.5)]
    assert value.x > dots[0].x + dots[0].radius


def test_fewer_months_are_named_where_it_is_narrow() -> None:
    assert words(trend(months(*YEAR), 230, 300, LARGE))[4:] == ["Feb", "Mai", "Aug", "Nov"]


def test_months_without_a_score_are_gaps_in_line_and_band() -> None:
    chart = trend(months(SAMPLE, SAMPLE, NOTHING, (2, 1, 1), SAMPLE, SAMPLE, SAMPLE), 700, 300, LETTERING)
    assert [len(one.points) for one in lines(chart)] == [2, 3]
    assert [len(one.steps) for one in bands(chart)] == [4, 6]


def test_a_gap_at_the_end_leaves_the_value_at_the_last_score() -> None:
    chart = trend(months(SAMPLE, SAMPLE, NOTHING), 700, 300, LETTERING)
    (line,) = lines(chart)
    assert [one.x for one in chart.picture if isinstance(one, Circle)] == [line.points[-1][0]] * 2
    assert chart.regions[-1].text == "November 2026: keine Antwort. Noch 5 Antworten, dann zeigen wir einen Wert."


def test_a_score_between_gaps_is_a_point_with_a_whisker() -> None:
    chart = trend(months(NOTHING, SAMPLE, NOTHING, SAMPLE, SAMPLE), 700, 300, LETTERING)
    (whisker,) = (one for one in chart.picture if isinstance(one, Rect))
    dot = next(one for one in chart.picture if isinstance(one, Circle))
    assert whisker.x + whisker.width / 2 == pytest.approx(dot.x)
    assert whisker.y < dot.y < whisker.y + whisker.height


def test_a_single_month_stands_at_the_right() -> None:
    chart = trend(months(SAMPLE), 700, 300, LETTERING)
    assert not lines(chart)
    assert not bands(chart)
    assert words(chart)[3:] == ["+42", "Nov"]
    assert len([one for one in chart.picture if isinstance(one, Rect)]) == 1
    assert_stays_inside(chart)


def test_few_answers_make_the_line_thin_and_dashed() -> None:
    chart = trend(months((6, 3, 1), (8, 3, 1), SAMPLE, SAMPLE, SAMPLE), 700, 300, LETTERING)
    thin, firm = lines(chart)
    assert thin.stroke.dash
    assert thin.stroke.width < firm.stroke.width
    assert thin.points[-1] == firm.points[0]
    assert (len(thin.points), len(firm.points)) == (3, 3)
    assert chart.regions[0].text.endswith("10 Antworten, sehr unsicher")


@pytest.mark.parametrize("points", [[], months(NOTHING, (1, 0, 0))])
def test_nothing_to_draw_is_said(points: list[TrendPoint]) -> None:
    chart = trend(points, 700, 300, LETTERING)
    assert "Noch zu wenige Antworten für einen Verlauf." in words(chart)
    assert chart.summary == "Noch zu wenige Antworten für einen Verlauf."
    assert len(chart.regions) == len(points)


def test_nothing_to_draw_in_a_narrow_place_is_left_to_the_ear() -> None:
    chart = trend([], 240, 300, LETTERING)
    assert words(chart) == ["−20", "0", "+20"]


def test_every_month_is_said() -> None:
    chart = trend(months(NOTHING, *[SAMPLE] * 11), 700, 300, LETTERING)
    assert chart.regions[-1].text == "November 2026: +42, wahrscheinlich zwischen +23 und +58, 64 Antworten"
    assert chart.begin == 11
    assert chart.summary == (
        "Verlauf von Dezember 2025 bis November 2026. "
        "Zuerst Januar 2026: +42, wahrscheinlich zwischen +23 und +58, 64 Antworten. "
        "Zuletzt November 2026: +42, wahrscheinlich zwischen +23 und +58, 64 Antworten."
    )
    last = lines(chart)[-1].points[-1]
    assert chart.region_at(*last) == 11


@pytest.mark.parametrize(
    ("values", "axis"),
    [
        ([], Axis(-20, 20, (-20, 0, 20))),
        ([42.0], Axis(20, 60, (20, 40, 60))),
        ([-6, 58], Axis(-20, 80, (0, 40, 80))),
        ([100, 100], Axis(60, 100, (60, 80, 100))),
        ([-100, -90], Axis(-100, -60, (-100, -80, -60))),
        ([-100, 100], Axis(-100, 100, (-100, 0, 100))),
        ([-30, 70], Axis(-40, 80, (-40, 0, 40))),
        ([-70, 70], Axis(-80, 80, (-60, 0, 60))),
    ],
)
def test_axis(values: list[float], axis: Axis) -> None:
    assert axis_for(values) == axis


@given(st.lists(st.floats(-100, 100), min_size=1))
def test_axis_contains_everything(values: list[float]) -> None:
    axis = axis_for(values)
    assert -100 <= axis.low <= min(values)
    assert max(values) <= axis.high <= 100
    assert axis.high - axis.low >= 40
    assert axis.low <= axis.lines[0] < axis.lines[1] < axis.lines[2] <= axis.high
    assert all(line % 20 == 0 for line in axis.lines)
    assert axis.lines[1] - axis.lines[0] == axis.lines[2] - axis.lines[1]


counts = st.integers(0, 1_000_000) | st.integers(0, 9)


@given(
    st.lists(st.tuples(counts, counts, counts), max_size=24),
    st.integers(208, 1400),
    st.integers(0, 600),
    st.booleans(),
)
def test_nothing_leaves_the_box_and_no_words_touch(
    points: list[tuple[int, int, int]], width: int, height: int, is_large: bool
) -> None:
    chart = trend(months(*points), width, height, LARGE if is_large else LETTERING)
    assert_stays_inside(chart)
    named = [text for text in texts(chart) if text.y > chart.height - 12]
    assert_texts_stay_apart(Chart(tuple(named), chart.width, chart.height, (), ""))
