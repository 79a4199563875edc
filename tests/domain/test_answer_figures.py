"""The figures of one window and what is said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_figures import AnswerFigures, Reach, distribution_of
from kundenapp.domain.answer_filter import CountingMode
from kundenapp.domain.answer_windows import WindowChoice, last_12_months
from kundenapp.domain.nps import ClassCounts, TrendPoint, change, nps, score_of

TODAY = date(2026, 11, 24)
REACH = Reach(answered=30, declined=4, open=6, never_asked=1_022)


def figures(values: list[int], scale: Scale = Scale.ZERO_TO_TEN) -> AnswerFigures:
    return AnswerFigures(
        window=last_12_months(TODAY),
        scale=scale,
        mode=CountingMode.LATEST_PER_CUSTOMER,
        distribution=distribution_of(Counter(values), scale),
        reach=REACH,
    )


def test_every_value_of_the_scale_has_its_count() -> None:
    found = figures([9, 9, 10, 6, 8] * 9)
    assert found.distribution == {0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 9, 7: 0, 8: 9, 9: 18, 10: 9}
    assert found.counts == ClassCounts(27, 9, 9)
    assert found.score == score_of(ClassCounts(27, 9, 9))
    assert list(figures([], Scale.ONE_TO_TEN).distribution) == list(range(1, 11))


def test_what_is_not_on_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not on the scale 1-10: \[0, 11\]"):
        distribution_of({11: 1, 0: 2, 5: 1}, Scale.ONE_TO_TEN)
    with pytest.raises(ValueError, match="not the values of the scale 1-10"):
        replace(figures([9]), scale=Scale.ONE_TO_TEN)


def test_what_the_figures_rest_on() -> None:
    assert figures([9]).basis == "1 Antwort, je Kunde die letzte, Skala 0 bis 10, 25.11.2025 bis 24.11.2026"
    assert [mode.label for mode in CountingMode] == ["je Kunde", "alle Antworten"]
    quarter = replace(
        figures([9, 1], Scale.ONE_TO_TEN),
        window=WindowChoice.THIS_QUARTER.window(TODAY),
        mode=CountingMode.ALL_ANSWERS,
    )
    assert quarter.basis == "2 Antworten, Skala 1 bis 10, 4. Quartal 2026"


def test_the_score_is_told_with_all_it_needs() -> None:
    assert figures([9, 10]).score_sentence == (
        "Noch kein Begeisterungswert, bisher 2 Antworten. 0 Kritiker, 0 Zufriedene, 2 Begeisterte. "
        "Noch 3 Antworten, dann zeigen wir einen Wert."
    )


def test_change_is_told_only_if_there_is_a_window_before() -> None:
    alone = figures([9] * 18 + [8] * 8 + [3] * 4)
    assert (alone.change, alone.change_sentence) == (None, "")
    few = replace(alone, before=ClassCounts(4))
    assert few.change is None
    assert few.change_sentence.startswith("noch nicht zu vergleichen")
    compared = replace(alone, before=ClassCounts(12, 10, 8))
    assert compared.change == change(ClassCounts(18, 8, 4), ClassCounts(12, 10, 8))
    assert compared.change_sentence == (
        "kein belegter Unterschied zu den 12 Monaten davor (+33, wahrscheinlich zwischen −7 und +67)"
    )


@pytest.mark.parametrize(
    ("scale", "count", "sentence"),
    [
        (Scale.ZERO_TO_TEN, 0, ""),
        (Scale.ZERO_TO_TEN, 12, "12 Antworten auf der Skala 1 bis 10 sind hier nicht mitgezählt."),
        (Scale.ONE_TO_TEN, 1, "1 Antwort auf der Skala 0 bis 10 ist hier nicht mitgezählt."),
    ],
)
def test_the_other_scale_is_never_left_out_silently(scale: Scale, count: int, sentence: str) -> None:
    assert replace(figures([], scale), other_scale=count).other_scale_sentence == sentence


def test_reach() -> None:
    assert (REACH.asked, REACH.total) == (40, 1_062)
    assert REACH.words == "30 beantwortet, 4 abgelehnt, 6 offen, 1.022 nicht gefragt"
    assert REACH.answered_of_asked.words == "30 von 40 (75 %, wahrscheinlich 60 bis 86 %)"
    assert Reach().answered_of_asked.words == "noch keine Zahlen"


def test_the_distribution_is_told_the_best_first() -> None:
    assert figures([]).distribution_sentence == "Noch keine Antwort."
    found = figures([10, 10, 8, 1, 0]).distribution_sentence
    assert found == "Antworten: 10 Punkte 2-mal, 8 Punkte 1-mal, 1 Punkt 1-mal, 0 Punkte 1-mal."


def test_the_trend_is_told_from_its_first_to_its_last_score() -> None:
    none, some, many = (score_of(counts) for counts in (ClassCounts(2), ClassCounts(3, 2), ClassCounts(5, 3, 8)))
    september, october = TrendPoint(date(2026, 9, 30), none), TrendPoint(date(2026, 10, 31), some)
    last = TrendPoint(TODAY, many)
    assert figures([]).trend_sentence == "Im Verlauf gibt es noch keinen Wert."
    assert replace(figures([]), trend=(september,)).trend_sentence == "Im Verlauf gibt es noch keinen Wert."
    assert replace(figures([]), trend=(october,)).trend_sentence == (
        "Verlauf über jeweils 12 Monate, je Kunde: +60 am 31.10.2026."
    )
    assert replace(figures([]), trend=(september, october, last)).trend_sentence == (
        "Verlauf über jeweils 12 Monate, je Kunde: +60 am 31.10.2026, −19 am 24.11.2026. "
        "An 1 Stelle fehlt der Wert, weil es zu wenige Antworten sind."
    )


@given(st.lists(st.integers(0, 10), min_size=1, max_size=200))
def test_figures_of_any_answers_agree_with_counting_them(values: list[int]) -> None:
    found = figures(values)
    assert found.counts == ClassCounts.of_values(values)
    assert nps(found.counts) * len(values) == pytest.approx(
        100 * (sum(value >= 9 for value in values) - sum(value <= 6 for value in values))
    )
