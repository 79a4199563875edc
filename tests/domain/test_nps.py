"""Promoters minus detractors: published counts, intervals, changes, and what holds for any counts."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.interval import Interval, rounded, standard_errors
from kundenapp.domain.nps import (
    Certainty,
    Change,
    ClassCounts,
    Score,
    TrendPoint,
    answers_needed,
    change,
    interval,
    margin,
    nps,
    score_of,
    unclipped_interval,
    variance,
)

COUNTS = st.builds(ClassCounts, *[st.integers(0, 400)] * 3).filter(lambda counts: counts.total > 0)
ENOUGH = COUNTS.filter(lambda counts: counts.total >= 5)


def wald(counts: ClassCounts) -> Interval:
    """Return the plain interval other programs print."""
    half = 100 * 1.959964 * math.sqrt(variance(counts) / counts.total)
    return Interval(nps(counts) - half, nps(counts) + half)


def mirrored(counts: ClassCounts) -> ClassCounts:
    return ClassCounts(counts.detractors, counts.passives, counts.promoters)


@pytest.mark.parametrize(
    ("counts", "answers", "points", "plain", "adjusted"),
    [
        ((27, 9, 9), 45, 40.00, (16.63, 63.37), (14.86, 60.14)),
        ((2, 0, 1), 3, 33.33, (-73.35, 140.02), (-51.33, 84.67)),
        ((3, 1, 5), 9, -22.22, (-82.08, 37.64), (-66.12, 32.78)),
        ((2, 2, 2), 6, 0.00, (-65.33, 65.33), (-51.07, 51.07)),
        ((7, 2, 7), 16, 0.00, (-45.83, 45.83), (-40.61, 40.61)),
        ((14, 0, 14), 28, 0.00, (-37.04, 37.04), (-34.34, 34.34)),
        ((8, 12, 8), 28, 0.00, (-28.00, 28.00), (-26.45, 26.45)),
        ((250, 675, 75), 1000, 17.50, (14.14, 20.86), (14.09, 20.81)),
        ((162, 108, 54), 324, 33.33, (25.22, 41.45), (24.95, 41.11)),
        ((5, 0, 0), 5, 100.00, (100.00, 100.00), (17.49, 107.51)),
        ((0, 5, 0), 5, 0.00, (0.00, 0.00), (-30.01, 30.01)),
        ((0, 0, 3), 3, -100.00, (-100.00, -100.00), (-106.58, 6.58)),
        ((1, 0, 0), 1, 100.00, (100.00, 100.00), (-48.50, 98.50)),
        ((7, 2, 1), 10, 60.00, (18.89, 101.11), (7.04, 85.27)),
        ((12, 10, 8), 30, 13.33, (-15.49, 42.16), (-15.11, 39.35)),
        ((18, 8, 4), 30, 46.67, (20.97, 72.36), (17.54, 67.31)),
        ((60, 20, 20), 100, 40.00, (24.32, 55.68), (23.38, 54.29)),
    ],
)
def test_scores_and_intervals_of_counted_answers(
    counts: tuple[int, int, int],
    answers: int,
    points: float,
    plain: tuple[float, float],
    adjusted: tuple[float, float],
) -> None:
    found = ClassCounts(*counts)
    assert found.total == answers
    assert nps(found) == pytest.approx(points, abs=0.005)
    assert (wald(found).low, wald(found).high) == pytest.approx(plain, abs=0.0051)
    unclipped = unclipped_interval(found)
    assert (unclipped.low, unclipped.high) == pytest.approx(adjusted, abs=0.0051)
    clipped = interval(found)
    assert (clipped.low, clipped.high) == (max(-100, unclipped.low), min(100, unclipped.high))


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ([9, 9, 10, 6, 8] * 9, (27, 9, 9)),
        ([1, 9, 10], (2, 0, 1)),
        ([1, 5, 5, 6, 7, 3, 9, 10, 10], (3, 1, 5)),
        ([1, 8, 8, 10, 5, 9], (2, 2, 2)),
        ([1, 3, 2, 4, 1, 4, 8, 9, 10, 10, 9, 9, 8, 10, 6, 10], (7, 2, 7)),
        ([0, 6, 7, 8, 9, 10], (2, 2, 2)),
        ([], (0, 0, 0)),
    ],
)
def test_answers_are_counted_by_class(values: list[int], counts: tuple[int, int, int]) -> None:
    assert ClassCounts.of_values(values) == ClassCounts(*counts)


def test_ninety_percent_is_narrower() -> None:
    found = interval(ClassCounts(7, 2, 1), 0.9)
    assert (found.low, found.high) == pytest.approx((13.33, 78.98), abs=0.005)


def test_promoters_and_detractors_are_not_independent() -> None:
    """A published calculator says 14.3 to 20.5, because it forgets that one more promoter is one detractor less."""
    found = interval(ClassCounts(250, 675, 75))
    assert (round(found.low, 2), round(found.high, 2)) == (14.09, 20.81)
    assert variance(ClassCounts(162, 108, 54)) == pytest.approx(5 / 9)
    assert 100 * math.sqrt(variance(ClassCounts(162, 108, 54)) / 324) == pytest.approx(4.14, abs=0.005)


def test_a_published_example_that_is_wrong_is_not_followed() -> None:
    """215 promoters, 85 passives and 75 detractors are printed with a score of 42."""
    assert nps(ClassCounts(215, 85, 75)) == pytest.approx(37.33, abs=0.005)


@pytest.mark.parametrize(
    ("now", "before", "adjusted", "likely", "z", "p"),
    [
        ((18, 8, 4), (12, 10, 8), 30.30, (-6.59, 67.19), 1.610, 0.1074),
        ((60, 20, 20), (50, 30, 20), 9.71, (-11.88, 31.30), 0.881, 0.378),
        ((9, 3, 0), (5, 4, 3), 46.67, (-2.80, 96.14), 1.849, 0.0645),
        ((30, 8, 2), (14, 14, 12), 60.47, (30.69, 90.24), 3.980, 0.0001),
    ],
)
def test_changes(
    now: tuple[int, int, int],
    before: tuple[int, int, int],
    adjusted: float,
    likely: tuple[float, float],
    z: float,
    p: float,
) -> None:
    found = compared(ClassCounts(*now), ClassCounts(*before))
    assert found.points == pytest.approx(nps(ClassCounts(*now)) - nps(ClassCounts(*before)))
    assert found.adjusted_points == pytest.approx(adjusted, abs=0.005)
    assert (found.interval.low, found.interval.high) == pytest.approx(likely, abs=0.0051)
    assert found.z == pytest.approx(z, abs=0.0011)
    assert found.p == pytest.approx(p, abs=0.0005 if p == 0.378 else 0.00005)
    assert found.is_proven is (likely[0] > 0)


def compared(now: ClassCounts, before: ClassCounts) -> Change:
    found = change(now, before)
    assert found is not None
    return found


def test_thirty_three_points_more_with_thirty_answers_each_are_not_proven() -> None:
    found = compared(ClassCounts(18, 8, 4), ClassCounts(12, 10, 8))
    assert found.points == pytest.approx(33.33, abs=0.005)
    assert not found.is_proven


def test_there_is_no_change_where_one_side_has_no_score() -> None:
    enough, few = ClassCounts(5), ClassCounts(4)
    assert change(enough, few) is None
    assert change(few, enough) is None
    assert change(enough, enough) is not None


def test_from_one_end_to_the_other_the_interval_reaches_to_the_raw_difference() -> None:
    found = compared(ClassCounts(promoters=5), ClassCounts(detractors=5))
    assert (found.points, found.adjusted_points) == (200, 125)
    assert (round(found.interval.low, 2), found.interval.high) == (61.35, 200)
    assert found.is_proven


@pytest.mark.parametrize(
    ("answers", "margins"),
    [
        (5, (49, 57, 62, 69)),
        (10, (38, 44, 49, 54)),
        (20, (29, 33, 37, 41)),
        (30, (24, 28, 31, 34)),
        (50, (19, 22, 24, 27)),
        (100, (14, 16, 17, 19)),
        (200, (10, 11, 12, 14)),
    ],
)
def test_margins(answers: int, margins: tuple[int, ...]) -> None:
    assert tuple(rounded(margin(answers, v)) for v in (0.5, 2 / 3, 0.8, 1.0)) == margins


@pytest.mark.parametrize(
    ("points", "usual", "worst"),
    [(5, 1022, 1534), (10, 254, 382), (15, 111, 168), (20, 62, 94), (25, 38, 59), (30, 26, 40)],
)
def test_answers_needed_for_a_margin(points: int, usual: int, worst: int) -> None:
    assert (answers_needed(points, 2 / 3), answers_needed(points, 1)) == (usual, worst)
    assert margin(usual, 2 / 3) <= points < margin(usual - 1, 2 / 3)


def test_a_margin_has_a_width_and_a_confidence_lies_between_nothing_and_certain() -> None:
    assert answers_needed(200, 1) == 1
    with pytest.raises(ValueError, match="a margin is wider than 0 points"):
        answers_needed(0, 1)
    for confidence in (0.0, 1.0, -0.5, 95):
        with pytest.raises(ValueError, match="between 0 and 1"):
            standard_errors(confidence)
    assert standard_errors(0.95) == pytest.approx(1.959964)


@pytest.mark.parametrize(
    ("answers", "certainty", "missing"),
    [(0, "none", 5), (1, "none", 4), (4, "none", 1), (5, "low", 0), (29, "low", 0), (30, "normal", 0)],
)
def test_how_much_is_said_depends_on_how_many_answered(answers: int, certainty: str, missing: int) -> None:
    score = score_of(ClassCounts(passives=answers))
    assert (score.certainty, score.missing) == (Certainty(certainty), missing)
    if certainty == "none":
        assert (score.points, score.interval) == (None, None)
    else:
        assert (score.points, score.interval) == (0, interval(score.counts))


def test_without_answers_nothing_is_computed() -> None:
    none = ClassCounts()
    for figure in (nps, variance, interval, unclipped_interval, lambda counts: counts.share(AnswerClass.PROMOTER)):
        with pytest.raises(ValueError, match="without answers there is no score"):
            figure(none)
    with pytest.raises(ValueError, match="answers are counted from 0"):
        ClassCounts(detractors=-1)


def test_classes_stay_apart() -> None:
    counts = ClassCounts(5, 3, 1) + ClassCounts(1, 1, 1)
    assert [counts.of(one) for one in AnswerClass] == [2, 4, 6]
    assert [counts.share(one) for one in AnswerClass] == [2 / 12, 4 / 12, 6 / 12]


def test_a_million_answers() -> None:
    found = interval(ClassCounts(500_000, 300_000, 200_000))
    assert (round(found.low, 2), round(found.high, 2)) == (29.85, 30.15)


def test_a_point_of_the_trend_is_a_score_with_its_day() -> None:
    score = score_of(ClassCounts(4, 1))
    assert TrendPoint(date(2026, 10, 31), score).score == Score(score.counts, 80, score.interval, Certainty.LOW)


@given(COUNTS)
def test_bounds(counts: ClassCounts) -> None:
    assert -100 <= nps(counts) <= 100
    assert 0 <= variance(counts) <= 1
    found = interval(counts)
    assert -100 <= found.low < found.high <= 100


@given(COUNTS)
def test_exchanging_promoters_and_detractors_flips_the_sign(counts: ClassCounts) -> None:
    other = mirrored(counts)
    assert nps(other) == -nps(counts)
    found, flipped = interval(counts), interval(other)
    assert (flipped.low, flipped.high) == pytest.approx((-found.high, -found.low))


@given(COUNTS)
def test_a_promoter_more_never_lowers_and_a_detractor_more_never_raises_the_score(counts: ClassCounts) -> None:
    assert nps(counts + ClassCounts(promoters=1)) >= nps(counts) >= nps(counts + ClassCounts(detractors=1))


@given(COUNTS.filter(lambda counts: counts.total >= 2))
def test_the_interval_contains_the_raw_score_from_two_answers_on(counts: ClassCounts) -> None:
    found = unclipped_interval(counts)
    assert found.low <= nps(counts) <= found.high


@given(COUNTS, st.integers(2, 50))
def test_more_answers_of_the_same_kind_make_the_interval_narrower(counts: ClassCounts, times: int) -> None:
    more = ClassCounts(counts.promoters * times, counts.passives * times, counts.detractors * times)
    assert margin(more.total, variance(counts)) <= margin(counts.total, variance(counts))
    assert wald(more).width <= wald(counts).width


@given(st.integers(1, 60), st.integers(2, 50))
def test_more_answers_of_mixed_classes_make_the_adjusted_interval_narrower(each: int, times: int) -> None:
    few, many = ClassCounts(each, each, each), ClassCounts(each * times, each * times, each * times)
    assert unclipped_interval(many).width < unclipped_interval(few).width


@given(ENOUGH, ENOUGH)
def test_a_proven_change_has_one_direction_and_the_other_way_round_the_other(
    now: ClassCounts, before: ClassCounts
) -> None:
    found, back = compared(now, before), compared(before, now)
    assert found.interval.low <= found.points <= found.interval.high
    assert back.points == pytest.approx(-found.points)
    assert (back.interval.low, back.interval.high) == pytest.approx((-found.interval.high, -found.interval.low))
    assert back.p == pytest.approx(found.p)
    assert 0 <= found.p <= 1
    if found.is_proven:
        assert found.p < 0.05
        assert found.points * found.adjusted_points > 0
    else:
        assert found.p > 0.0499


@given(ENOUGH)
def test_nothing_changed_is_never_proven(counts: ClassCounts) -> None:
    found = compared(counts, counts)
    assert (found.points, found.z, found.p, found.is_proven) == (0, 0, 1, False)
