"""The signs below a score over time."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.drawing.legend import trend_legend
from kundenapp.drawing.primitives import Line
from tests.drawing.boxes import LARGE, LETTERING, assert_stays_inside, assert_texts_stay_apart, words

MANY = TrendPoint(date(2026, 11, 24), score_of(ClassCounts(36, 19, 9)))
FEW = TrendPoint(date(2026, 10, 24), score_of(ClassCounts(6, 2, 2)))
NONE = TrendPoint(date(2026, 9, 24), score_of(ClassCounts()))


def test_line_and_band_are_explained() -> None:
    chart = trend_legend([NONE, MANY], 500, LETTERING)
    assert words(chart) == ["Wert", "wahrscheinlicher Bereich"]
    assert chart.summary == "Wert, wahrscheinlicher Bereich"
    assert chart.height == 20


def test_the_dashed_line_is_explained_if_there_is_one() -> None:
    chart = trend_legend([FEW, MANY], 500, LETTERING)
    assert words(chart)[2] == "weniger als 30 Antworten"
    (line,) = (one for one in chart.picture if isinstance(one, Line))
    assert line.stroke.dash


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize(("width", "rows"), [(800, 1), (320, 2)])
def test_where_it_is_narrow_there_are_more_rows(is_large: bool, width: int, rows: int) -> None:
    chosen = LARGE if is_large else LETTERING
    chart = trend_legend([FEW, MANY], width, chosen)
    assert chart.height == pytest.approx(chosen.px(20) * rows)
    assert_stays_inside(chart)
    assert_texts_stay_apart(chart)
