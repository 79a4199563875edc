"""A customer on the matrix: height, quadrant, agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.sympathy_board import BoardAxis, BoardEntry
from kundenapp.domain.sympathy_field import FieldLines, Quadrant

DAY = date(2026, 11, 23)
BAKERY = BoardEntry(1, "Bäckerei Großmann", "BG", 4.5, 8.0, DAY)
ANSWERED = LastAnswer(6, Scale.ZERO_TO_TEN, DAY)


def test_the_estimate_is_the_height_and_the_real_answer_only_without_one() -> None:
    assert BAKERY.height == 8.0
    assert replace(BAKERY, last_answer=ANSWERED).height == 8.0
    assert replace(BAKERY, enthusiasm=0.0, last_answer=ANSWERED).height == 0.0
    assert replace(BAKERY, enthusiasm=None, last_answer=ANSWERED).height == 6.0
    assert replace(BAKERY, enthusiasm=None).height is None


def test_below_the_field_is_no_quadrant() -> None:
    lines = FieldLines()
    assert BAKERY.quadrant(lines) is Quadrant.DREAM
    assert replace(BAKERY, enthusiasm=None, last_answer=ANSWERED).quadrant(lines) is Quadrant.HEART
    assert replace(BAKERY, enthusiasm=None).quadrant(lines) is None


def test_agreement_is_told_where_the_ends_are_shown() -> None:
    shown = replace(BAKERY, raters=3, lowest=2.0, highest=5.0)
    assert shown.agreement is Agreement.SPLIT
    assert replace(shown, lowest=None).agreement is None
    assert replace(shown, highest=None).agreement is None
    assert replace(shown, raters=1, lowest=5.0).agreement is None


def test_what_the_height_may_say() -> None:
    assert [axis.label for axis in BoardAxis] == ["Begeisterung", "Ertrag im Jahr", "Aufwand"]
