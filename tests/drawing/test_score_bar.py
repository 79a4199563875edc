"""The bar of classes and the whisker below: shares to the pixel, words that have room, nothing outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import Scale
from kundenapp.domain.nps import ClassCounts, score_of
from kundenapp.drawing.chart import Chart, percent_text
from kundenapp.drawing.primitives import ArcTo, Circle, Path, Rect
from kundenapp.drawing.score_bar import score_bar
from tests.drawing.boxes import (
    LARGE,
    LETTERING,
    assert_stays_inside,
    assert_texts_stay_apart,
    box_of,
    texts,
    words,
)

SAMPLE = ClassCounts(promoters=36, passives=19, detractors=9)
counts = st.integers(0, 1_000_000) | st.integers(0, 3)


def pieces(chart: Chart) -> list[tuple[str, float, float]]:
    """Fill, left and right of each piece of the bar."""
    found = [shape for shape in chart.picture if isinstance(shape, Path) and shape.fill]
    return [(one.fill.token, box_of(one)[0], box_of(one)[2]) for one in found if one.fill]


def whisker(chart: Chart) -> Rect | None:
    found = [one for one in chart.picture if isinstance(one, Rect) and one.fill and one.fill.token == "accent_line"]
    return found[0] if found else None


def point(chart: Chart) -> Circle:
    (found,) = (one for one in chart.picture if isinstance(one, Circle) and one.fill and one.fill.token == "accent")
    return found


def test_pieces_are_as_wide_as_their_shares_with_gaps_of_two() -> None:
    tokens, lefts, rights = zip(*pieces(score_bar(score_of(SAMPLE), 516, LETTERING)), strict=True)
    assert tokens == ("bad_fill", "stone_fill", "good_fill")
    assert lefts == pytest.approx((0, 512 * 9 / 64 + 2, 512 * 28 / 64 + 4))
    assert rights == pytest.approx((512 * 9 / 64, 512 * 28 / 64 + 2, 516))


def test_only_the_outer_corners_are_round() -> None:
    bar = [shape for shape in score_bar(score_of(SAMPLE), 516, LETTERING).picture if isinstance(shape, Path)]
    radii = [{step.radius for step in one.steps if isinstance(step, ArcTo)} for one in bar]
    assert radii == [{7}, set(), {7}]
    assert [len([step for step in one.steps if isinstance(step, ArcTo)]) for one in bar] == [2, 0, 2]


def test_classes_are_named_above_and_measured_inside() -> None:
    chart = score_bar(score_of(SAMPLE), 516, LETTERING)
    assert words(chart) == [
        "Kritiker 0–6",
        "Zufriedene 7–8",
        "Begeisterte 9–10",
        "14\u00a0%",
        "30\u00a0%",
        "56\u00a0%",
        "−100",
        "0",
        "+100",
    ]
    assert words(score_bar(score_of(SAMPLE), 516, LETTERING, Scale.ONE_TO_TEN))[0] == "Kritiker 1–6"


def test_compact_is_lower_and_wordless() -> None:
    chart, full = score_bar(score_of(SAMPLE), 466, LETTERING, compact=True), score_bar(score_of(SAMPLE), 466, LETTERING)
    assert words(chart) == ["−100", "0", "+100"]
    bar = [box_of(shape) for shape in chart.picture if isinstance(shape, Path)]
    assert {(top, bottom) for _left, top, _right, bottom in bar} == {(0, 12)}
    assert chart.height < full.height
    assert [one.text for one in chart.regions] == [one.text for one in full.regions]


def test_the_scale_shows_where_the_score_probably_lies() -> None:
    score = score_of(SAMPLE)
    chart = score_bar(score, 516, LETTERING)
    assert score.interval
    assert point(chart).x == pytest.approx(8 + 2.5 * (100 + 27 / 64 * 100))
    found = whisker(chart)
    assert found
    assert found.x == pytest.approx(8 + 2.5 * (100 + score.interval.low))
    assert found.width == pytest.approx(2.5 * (score.interval.high - score.interval.low))


@pytest.mark.parametrize(("classes", "x"), [(ClassCounts(40), 508), (ClassCounts(detractors=40), 8)])
def test_the_ends_of_the_scale_stay_in_the_picture(classes: ClassCounts, x: float) -> None:
    chart = score_bar(score_of(classes), 516, LETTERING)
    assert point(chart).x == pytest.approx(x)
    assert "100\u00a0%" in words(chart)
    assert_stays_inside(chart)


def test_few_answers_are_counted_and_have_no_whisker() -> None:
    chart = score_bar(score_of(ClassCounts(2, 1, 1)), 516, LETTERING)
    assert words(chart)[3:6] == ["1", "1", "2"]
    assert whisker(chart) is None
    assert chart.regions[-1].text == "Noch eine Antwort, dann zeigen wir einen Wert."


def test_no_answers_leave_an_empty_bar() -> None:
    chart = score_bar(score_of(ClassCounts()), 516, LETTERING)
    assert pieces(chart) == [("border", 0, 516)]
    assert words(chart) == ["−100", "0", "+100"]
    assert [one.text for one in chart.regions] == ["Noch 5 Antworten, dann zeigen wir einen Wert."]


def test_every_value_is_said() -> None:
    chart = score_bar(score_of(SAMPLE), 516, LETTERING)
    assert [one.text for one in chart.regions] == [
        "Kritiker 0–6: 9 von 64 Antworten, 14\u00a0%",
        "Zufriedene 7–8: 19 von 64 Antworten, 30\u00a0%",
        "Begeisterte 9–10: 36 von 64 Antworten, 56\u00a0%",
        "Begeisterungswert +42, wahrscheinlich zwischen +23 und +58, 64 Antworten",
    ]
    assert "Begeisterungswert +42 aus 64 Antworten" in chart.summary


def test_a_piece_too_thin_for_words_stays_visible_and_can_be_pointed_at() -> None:
    chart = score_bar(score_of(ClassCounts(5000, 1, 1)), 516, LETTERING)
    bad, stone, good = pieces(chart)
    assert bad[2] - bad[1] == pytest.approx(4)
    assert stone[2] - stone[1] == pytest.approx(4)
    assert good[2] == pytest.approx(516)
    assert [one for one in words(chart) if "%" in one] == [">\u00a099\u00a0%"]
    assert min(one.width for one in chart.regions[:3]) >= 14
    assert chart.region_at(2, 25) == 0
    assert chart.region_at(300, 25) == 2
    assert chart.region_at(300, 45) is None


def test_words_give_way_where_it_is_narrow() -> None:
    assert words(score_bar(score_of(SAMPLE), 260, LETTERING))[:3] == ["Kritiker", "Zufriedene", "Begeisterte"]
    assert words(score_bar(score_of(SAMPLE), 190, LETTERING))[:2] == ["Kritiker", "Begeisterte"]


@given(counts, counts, counts, st.integers(208, 1400), st.booleans(), st.booleans())
def test_nothing_leaves_the_box_and_no_words_touch(
    promoters: int, passives: int, detractors: int, width: int, is_large: bool, compact: bool
) -> None:
    chosen = LARGE if is_large else LETTERING
    chart = score_bar(score_of(ClassCounts(promoters, passives, detractors)), width, chosen, compact=compact)
    assert_stays_inside(chart)
    assert_texts_stay_apart(chart)
    bars = pieces(chart)
    assert sum(right - left for _token, left, right in bars) + chosen.px(2) * (len(bars) - 1) == pytest.approx(width)
    assert all(text.size >= chosen.px(12) for text in texts(chart))


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 5, "0 %"), (5, 5, "100 %"), (1, 8, "13 %"), (1, 300, "< 1 %"), (299, 300, "> 99 %"), (1, 3, "33 %")],
)
def test_percent_is_rounded_but_never_to_none_or_all(part: int, whole: int, text: str) -> None:
    assert percent_text(part, whole) == text.replace(" ", "\u00a0")
