"""What is said of a score and of a change."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.answer_windows import Window, last_12_months, quarter_of
from kundenapp.domain.interval import Interval
from kundenapp.domain.nps import Certainty, Change, ClassCounts, change, score_of
from kundenapp.domain.nps_words import (
    answers_text,
    certainty_text,
    change_sentence,
    change_text,
    classes_text,
    interval_text,
    missing_text,
    points_text,
    score_sentence,
)

TODAY = date(2026, 11, 24)
YEAR, QUARTER = last_12_months(TODAY), quarter_of(TODAY)


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (42, "+42"),
        (-7.2, "−7"),
        (0, "0"),
        (-0.0, "0"),
        (0.4, "0"),
        (-0.4, "0"),
        (12.5, "+13"),
        (-12.5, "−13"),
        (0.5, "+1"),
        (-0.5, "−1"),
        (100, "+100"),
        (-100.0, "−100"),
    ],
)
def test_points_have_a_sign(points: float, text: str) -> None:
    assert points_text(points) == text


def test_an_interval_is_where_the_score_probably_lies() -> None:
    assert interval_text(Interval(23.6, 60.4)) == "wahrscheinlich zwischen +24 und +60"
    assert interval_text(Interval(-100, 6.58)) == "wahrscheinlich zwischen −100 und +7"


def test_answers_in_words() -> None:
    assert [answers_text(count) for count in (0, 1, 64, 1_064)] == [
        "keine Antwort",
        "1 Antwort",
        "64 Antworten",
        "1.064 Antworten",
    ]
    assert classes_text(ClassCounts(1, 1, 1)) == "1 Kritiker, 1 Zufriedener, 1 Begeisterter"
    assert classes_text(ClassCounts(1_200, 0, 3)) == "3 Kritiker, 0 Zufriedene, 1.200 Begeisterte"


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (0, "Noch 5 Antworten, dann zeigen wir einen Wert."),
        (1, "Noch 4 Antworten, dann zeigen wir einen Wert."),
        (4, "Noch eine Antwort, dann zeigen wir einen Wert."),
        (5, ""),
    ],
)
def test_how_many_answers_are_missing(answers: int, text: str) -> None:
    assert missing_text(score_of(ClassCounts(answers))) == text


def test_only_few_answers_are_called_uncertain() -> None:
    assert [certainty_text(one) for one in Certainty] == ["", "sehr unsicher", ""]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            ClassCounts(),
            ("Noch kein Begeisterungswert, bisher keine Antwort. Noch 5 Antworten, dann zeigen wir einen Wert."),
        ),
        (
            ClassCounts(1, 0, 2),
            (
                "Noch kein Begeisterungswert, bisher 3 Antworten. "
                "2 Kritiker, 0 Zufriedene, 1 Begeisterter. Noch 2 Antworten, dann zeigen wir einen Wert."
            ),
        ),
        (
            ClassCounts(7, 2, 1),
            (
                "Begeisterungswert +60 aus 10 Antworten, wahrscheinlich zwischen +7 und +85, "
                "sehr unsicher. 1 Kritiker, 2 Zufriedene, 7 Begeisterte."
            ),
        ),
        (
            ClassCounts(18, 8, 4),
            (
                "Begeisterungswert +47 aus 30 Antworten, wahrscheinlich zwischen +18 und +67. "
                "4 Kritiker, 8 Zufriedene, 18 Begeisterte."
            ),
        ),
    ],
)
def test_a_score_is_told_in_one_breath(counts: ClassCounts, sentence: str) -> None:
    assert score_sentence(score_of(counts)) == sentence


def compared(now: ClassCounts, before: ClassCounts) -> Change:
    found = change(now, before)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "before", "window", "short", "sentence"),
    [
        (
            (18, 8, 4),
            (12, 10, 8),
            YEAR,
            "kein belegter Unterschied zu den 12 Monaten davor",
            "kein belegter Unterschied zu den 12 Monaten davor (+33, wahrscheinlich zwischen −7 und +67)",
        ),
        (
            (30, 8, 2),
            (14, 14, 12),
            YEAR,
            "+65 zu den 12 Monaten davor",
            "65 Punkte mehr als in den 12 Monaten davor, belegt (wahrscheinlich zwischen +31 und +90)",
        ),
        (
            (14, 14, 12),
            (30, 8, 2),
            QUARTER,
            "−65 zum Quartal davor",
            "65 Punkte weniger als im Quartal davor, belegt (wahrscheinlich zwischen −90 und −31)",
        ),
        (
            (20_200, 0, 19_800),
            (20_000, 0, 20_000),
            YEAR,
            "kein belegter Unterschied zu den 12 Monaten davor",
            "kein belegter Unterschied zu den 12 Monaten davor (+1, wahrscheinlich zwischen 0 und +2)",
        ),
        (
            (202_000, 0, 198_000),
            (200_000, 0, 200_000),
            YEAR,
            "+1 zu den 12 Monaten davor",
            "1 Punkt mehr als in den 12 Monaten davor, belegt (wahrscheinlich zwischen +1 und +1)",
        ),
        (
            (198_000, 0, 202_000),
            (200_000, 0, 200_000),
            YEAR,
            "−1 zu den 12 Monaten davor",
            "1 Punkt weniger als in den 12 Monaten davor, belegt (wahrscheinlich zwischen −1 und −1)",
        ),
    ],
)
def test_only_a_proven_difference_is_called_one(
    now: tuple[int, int, int], before: tuple[int, int, int], window: Window, short: str, sentence: str
) -> None:
    found = compared(ClassCounts(*now), ClassCounts(*before))
    assert change_text(found, window) == short
    assert change_sentence(found, window) == sentence


def test_too_few_answers_cannot_be_compared() -> None:
    assert change_sentence(None, YEAR) == (
        "noch nicht zu vergleichen, dafür braucht es in beiden Zeiträumen 5 Antworten"
    )
