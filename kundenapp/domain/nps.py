"""Promoters minus detractors in points (Net Promoter Score), and how sure a small shop can be of them.

The point shown is the raw score. Its interval is the adjusted Wald interval AW(3,T) with triangular weights: 3/4 of a
detractor, 3/2 passives and 3/4 of a promoter are added to the counts, then the formula of Wald is used. Of the simple
intervals it keeps its promise best where answers are few.

Sources: Brendan Rocks, Interval Estimation for the Net Promoter Score (The American Statistician 70, 2016);
Jeff Sauro and James R. Lewis, measuringu.com: Confidence Intervals, Significance Tests and Sample Sizes for NPS.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass, class_of
from kundenapp.domain.interval import CONFIDENCE, Interval, standard_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

FEWEST_FOR_SCORE = 5
"""With fewer answers there is no score, only the answers themselves."""
FEWEST_FOR_CERTAINTY = 30
"""With fewer answers a score is called very uncertain."""
_ADDED_TO_ENDS, _ADDED = 0.75, 3
_HIGHEST = 100


@dataclass(frozen=True)
class ClassCounts:
    """How many answers of each class there are; always kept apart, never only their difference.

    Raises
    ------
    ValueError
        if a count is negative.
    """

    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    def __post_init__(self) -> None:
        if min(self.promoters, self.passives, self.detractors) < 0:
            raise ValueError(f"answers are counted from 0: {self}")

    @classmethod
    def of_values(cls, values: Iterable[int]) -> ClassCounts:
        """Count answers; both scales have the same classes."""
        return cls.of_distribution(Counter(values))

    @classmethod
    def of_distribution(cls, found: Mapping[int, int]) -> ClassCounts:
        """Count answers of which it is known how often each value was given."""
        classes = dict.fromkeys(AnswerClass, 0)
        for value, count in found.items():
            classes[class_of(value)] += count
        return cls(classes[AnswerClass.PROMOTER], classes[AnswerClass.PASSIVE], classes[AnswerClass.DETRACTOR])

    def __add__(self, other: ClassCounts) -> ClassCounts:
        return ClassCounts(
            self.promoters + other.promoters, self.passives + other.passives, self.detractors + other.detractors
        )

    @property
    def total(self) -> int:
        """How many answers there are."""
        return self.promoters + self.passives + self.detractors

    def of(self, answer_class: AnswerClass) -> int:
        """Return the answers of one class."""
        return {
            AnswerClass.PROMOTER: self.promoters,
            AnswerClass.PASSIVE: self.passives,
            AnswerClass.DETRACTOR: self.detractors,
        }[answer_class]

    def share(self, answer_class: AnswerClass) -> float:
        """Return the share of one class, from 0 to 1.

        Raises
        ------
        ValueError
            if there is no answer.
        """
        _check_some(self)
        return self.of(answer_class) / self.total


def _check_some(counts: ClassCounts) -> None:
    if not counts.total:
        raise ValueError("without answers there is no score")


def nps(counts: ClassCounts) -> float:
    """Return the raw score in points, from -100 to 100.

    Source: Frederick F. Reichheld, The One Number You Need to Grow (Harvard Business Review, 2003).

    Raises
    ------
    ValueError
        if there is no answer.
    """
    _check_some(counts)
    return _HIGHEST * (counts.promoters - counts.detractors) / counts.total


def variance(counts: ClassCounts) -> float:
    """Return the variance of one answer that counts 1, 0 or -1: p + d - (p - d)², from 0 to 1.

    Promoters and detractors are parts of one whole. Treating them as independent gives an interval that is too narrow.

    Raises
    ------
    ValueError
        if there is no answer.
    """
    _check_some(counts)
    return _variance(counts.promoters / counts.total, counts.detractors / counts.total)


def _variance(promoters: float, detractors: float) -> float:
    return promoters + detractors - (promoters - detractors) ** 2


def margin(answers: int, answer_variance: float, confidence: float = CONFIDENCE) -> float:
    """Return half the width of the AW(3,T) interval in points, for answers that vary by `answer_variance`."""
    return _HIGHEST * standard_errors(confidence) * math.sqrt(answer_variance / (answers + _ADDED))


def answers_needed(points: float, answer_variance: float, confidence: float = CONFIDENCE) -> int:
    """Return how many answers make the margin no wider than `points` on each side: z²V/d² - 3, at least 1.

    Source: measuringu.com, Sample Sizes for NPS.

    Raises
    ------
    ValueError
        if `points` is not more than 0.
    """
    if points <= 0:
        raise ValueError(f"a margin is wider than {points} points")
    errors = standard_errors(confidence) * _HIGHEST / points
    return max(1, math.ceil(errors * errors * answer_variance - _ADDED))


def unclipped_interval(counts: ClassCounts, confidence: float = CONFIDENCE) -> Interval:
    """Return the AW(3,T) interval in points as published; with few answers it can reach beyond what is possible.

    Raises
    ------
    ValueError
        if there is no answer.
    """
    _check_some(counts)
    centre, adjusted_variance = _adjusted(counts)
    half = margin(counts.total, adjusted_variance, confidence)
    return Interval(centre - half, centre + half)


def _adjusted(counts: ClassCounts) -> tuple[float, float]:
    """Return the score in points and the variance of one answer with the three answers of AW(3,T) added."""
    total = counts.total + _ADDED
    promoters, detractors = (counts.promoters + _ADDED_TO_ENDS) / total, (counts.detractors + _ADDED_TO_ENDS) / total
    return _HIGHEST * (promoters - detractors), _variance(promoters, detractors)


def interval(counts: ClassCounts, confidence: float = CONFIDENCE) -> Interval:
    """Return the AW(3,T) interval in points, cut to what is possible: -100 to 100.

    It is not centred on the raw score but nearer to 0. At 95 % it contains the raw score from two answers on.

    Raises
    ------
    ValueError
        if there is no answer.
    """
    return unclipped_interval(counts, confidence).clipped(-_HIGHEST, _HIGHEST)


class Certainty(StrEnum):
    """How much a score is worth."""

    NONE = "none"
    LOW = "low"
    NORMAL = "normal"


@dataclass(frozen=True)
class Score:
    """What may be said of some answers.

    Attributes
    ----------
    counts:
        the answers behind it; never shown without them.
    points:
        the raw score from -100 to 100, None below `FEWEST_FOR_SCORE` answers.
    interval:
        where the score of all customers probably lies, in points; None together with `points`.
    certainty:
        none below `FEWEST_FOR_SCORE`, low below `FEWEST_FOR_CERTAINTY` answers.
    """

    counts: ClassCounts
    points: float | None
    interval: Interval | None
    certainty: Certainty

    @property
    def missing(self) -> int:
        """How many answers are missing until there is a score."""
        return max(0, FEWEST_FOR_SCORE - self.counts.total)


def score_of(counts: ClassCounts) -> Score:
    """Return the score of some answers, as far as there are enough of them."""
    if counts.total < FEWEST_FOR_SCORE:
        return Score(counts, None, None, Certainty.NONE)
    certainty = Certainty.LOW if counts.total < FEWEST_FOR_CERTAINTY else Certainty.NORMAL
    return Score(counts, nps(counts), interval(counts), certainty)


@dataclass(frozen=True)
class Change:
    """The difference between two windows that share no answer.

    Attributes
    ----------
    now, before:
        the answers of the later and of the earlier window.
    points:
        raw score now minus raw score before, -200 to 200.
    adjusted_points:
        the same with the answers of AW(3,T) added on both sides: the centre of the interval and what the test tests.
    interval:
        where the difference probably lies, in points.
    z, p:
        the difference in standard errors, and how often chance alone makes one as big in either direction (0 to 1).
    """

    now: ClassCounts
    before: ClassCounts
    points: float
    adjusted_points: float
    interval: Interval
    z: float
    p: float

    @property
    def is_proven(self) -> bool:
        """Whether the interval excludes zero; only then it may be called a change."""
        return 0 not in self.interval


def change(now: ClassCounts, before: ClassCounts) -> Change | None:
    """Compare two windows that share no answer; None if one of them has fewer than `FEWEST_FOR_SCORE` answers.

    Both sides are adjusted by AW(3,T); the standard error of the difference is the root of the summed squares. With few
    answers that all turned from one end to the other, the raw difference lies outside this interval; then the interval
    is widened to it. That claims less, never more, and never turns a proven change into another sentence.

    Source: measuringu.com, Significance Tests for NPS.
    """
    if min(now.total, before.total) < FEWEST_FOR_SCORE:
        return None
    (score_now, variance_now), (score_before, variance_before) = _adjusted(now), _adjusted(before)
    error = _HIGHEST * math.sqrt(variance_now / (now.total + _ADDED) + variance_before / (before.total + _ADDED))
    difference, raw = score_now - score_before, nps(now) - nps(before)
    half, z = standard_errors(CONFIDENCE) * error, difference / error
    likely = Interval(difference - half, difference + half).clipped(-2 * _HIGHEST, 2 * _HIGHEST).widened_to(raw)
    return Change(now, before, raw, difference, likely, z, math.erfc(abs(z) / math.sqrt(2)))


@dataclass(frozen=True)
class TrendPoint:
    """The score of the window that ends with `day`."""

    day: date
    score: Score
