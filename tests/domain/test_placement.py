"""Where an employee puts a customer: steps, words, and what is no placement."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import (
    ENTHUSIASM,
    SYMPATHY,
    HalfSteps,
    Placement,
    feeling,
    feeling_words,
    parse_step,
    step_text,
)

TODAY = date(2026, 11, 23)
SCALES = st.sampled_from([SYMPATHY, ENTHUSIASM])


def placement(sympathy: float | None = 4.0, enthusiasm: float | None = None, note: str = "") -> Placement:
    return Placement(1, 2, TODAY, sympathy, enthusiasm, note)


@pytest.mark.parametrize(
    ("scale", "value", "holds"),
    [
        (SYMPATHY, 1, True),
        (SYMPATHY, 5.0, True),
        (SYMPATHY, 3.5, True),
        (SYMPATHY, 0.5, False),
        (SYMPATHY, 5.5, False),
        (SYMPATHY, 3.3, False),
        (SYMPATHY, 3.25, False),
        (ENTHUSIASM, 0, True),
        (ENTHUSIASM, 10, True),
        (ENTHUSIASM, -0.5, False),
        (ENTHUSIASM, 10.5, False),
        (SYMPATHY, math.nan, False),
        (ENTHUSIASM, math.inf, False),
    ],
)
def test_what_is_a_step(scale: HalfSteps, value: float, holds: bool) -> None:
    assert scale.holds(value) is holds


@pytest.mark.parametrize(
    ("scale", "value", "step"),
    [
        (SYMPATHY, 3.24, 3.0),
        (SYMPATHY, 3.25, 3.5),
        (SYMPATHY, 3.74, 3.5),
        (SYMPATHY, 0.2, 1.0),
        (SYMPATHY, -4.0, 1.0),
        (SYMPATHY, 77.0, 5.0),
        (ENTHUSIASM, 0.2, 0.0),
        (ENTHUSIASM, -0.3, 0.0),
        (ENTHUSIASM, 9.8, 10.0),
        (ENTHUSIASM, math.inf, 10.0),
        (SYMPATHY, -math.inf, 1.0),
    ],
)
def test_the_nearest_step(scale: HalfSteps, value: float, step: float) -> None:
    assert scale.nearest(value) == step


@given(SCALES, st.floats(allow_nan=False))
def test_the_nearest_step_is_on_the_scale_and_its_own_nearest(scale: HalfSteps, value: float) -> None:
    step = scale.nearest(value)
    assert scale.holds(step)
    assert scale.nearest(step) == step
    if scale.lowest <= value <= scale.highest:
        assert abs(step - value) <= 0.25


def test_scales_and_steps_in_words() -> None:
    assert (SYMPATHY.label, ENTHUSIASM.label) == ("1 bis 5", "0 bis 10")
    assert [step_text(value) for value in (4, 4.5, 0, 10.0, 13 / 3, 4.25, 4.75)] == [
        *("4", "4,5", "0", "10", "4,3", "4,3", "4,8")
    ]


def test_each_whole_step_of_sympathy_is_a_feeling() -> None:
    assert [feeling(step) for step in range(1, 6)] == [
        "Herz rutscht in die Hose",
        "eher ungern",
        "normales Gefühl",
        "freue mich",
        "Herz schlägt höher",
    ]
    with pytest.raises(KeyError):
        feeling(6)


@pytest.mark.parametrize(
    ("text", "value"),
    [("4", 4.0), (" 4,5 ", 4.5), ("4.5", 4.5), ("5,0", 5.0), ("1", 1.0), ("", None), ("  ", None)],
)
def test_a_step_is_typed_as_people_write_it(text: str, value: float | None) -> None:
    assert parse_step(text, SYMPATHY, "sympathy") == value


@pytest.mark.parametrize(
    "text",
    ["gern", "7", "0,5", "3,3", "4,5,1", "nan", "inf", "-1", "4 bis 5", "🙂", "0_4", "1e0", "4,", ",5", "4" * 10_000],
)
def test_what_is_no_step(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_step(text, SYMPATHY, "sympathy")
    assert caught.value.field == "sympathy"
    assert str(caught.value) == "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."


@given(SCALES, st.floats(allow_nan=False))
def test_every_step_is_read_as_it_is_written(scale: HalfSteps, value: float) -> None:
    step = scale.nearest(value)
    assert parse_step(step_text(step), scale, "value") == step


@pytest.mark.parametrize(
    ("sympathy", "enthusiasm", "words"),
    [
        (4.5, 8.0, "Sympathie 4,5 · Begeisterung 8"),
        (3.0, 0.0, "Sympathie 3 · Begeisterung 0"),
        (1.0, None, "Sympathie 1"),
        (None, None, "ohne Einschätzung"),
    ],
)
def test_what_was_felt_in_words(sympathy: float | None, enthusiasm: float | None, words: str) -> None:
    assert placement(sympathy, enthusiasm).words == words


def test_after_a_year_a_placement_is_old() -> None:
    assert not placement().is_old(TODAY)
    assert not placement().is_old(TODAY + timedelta(days=365))
    assert placement().is_old(TODAY + timedelta(days=366))


@pytest.mark.parametrize(("sympathy", "enthusiasm"), [(1.0, None), (5.0, 10.0), (3.5, 0.0), (None, None), (2.0, 7.5)])
def test_what_is_a_placement(sympathy: float | None, enthusiasm: float | None) -> None:
    given = placement(sympathy, enthusiasm)
    assert given.validated(TODAY) == given
    assert given.validated(TODAY + timedelta(days=400)) == given


@pytest.mark.parametrize(
    ("sympathy", "enthusiasm", "field"),
    [
        (0.5, None, "sympathy"),
        (5.5, None, "sympathy"),
        (3.3, 4.0, "sympathy"),
        (math.nan, None, "sympathy"),
        (3.0, 10.5, "enthusiasm"),
        (3.0, -0.5, "enthusiasm"),
        (3.0, 7.2, "enthusiasm"),
        (None, 7.0, "enthusiasm"),
    ],
)
def test_what_is_no_placement(sympathy: float | None, enthusiasm: float | None, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        placement(sympathy, enthusiasm).validated(TODAY)
    assert caught.value.field == field
    sentence = {
        "sympathy": "Sympathie geht von 1 bis 5 in halben Schritten.",
        "enthusiasm": "Begeisterung geht von 0 bis 10 in halben Schritten, und nur zusammen mit Sympathie.",
    }
    assert str(caught.value) == sentence[field]


def test_a_placement_is_not_made_ahead() -> None:
    with pytest.raises(ValidationError) as caught:
        placement().validated(TODAY - timedelta(days=1))
    assert (caught.value.field, str(caught.value)) == (
        "day",
        "Dieser Tag kommt erst noch. Eine Einschätzung gilt ab heute.",
    )


def test_a_note_is_one_clean_line_of_at_most_500_characters() -> None:
    assert placement(note="  bringt \n Kuchen\u202e ").validated(TODAY).note == "bringt Kuchen"
    assert len(placement(note="x" * 500).validated(TODAY).note) == 500
    with pytest.raises(ValidationError) as caught:
        placement(note="x" * 501).validated(TODAY)
    assert caught.value.field == "note"


def test_a_half_step_lies_between_two_feelings() -> None:
    assert [feeling_words(step) for step in (1.0, 3.5, 5.0)] == [
        "Herz rutscht in die Hose",
        "zwischen „normales Gefühl“ und „freue mich“",
        "Herz schlägt höher",
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3.95, "3,95"),
        (3.94, "3,9"),
        (44.04 / 11, "4,004"),
        (3.04, "3,04"),
        (2.96, "2,96"),
        (8.95, "8,95"),
        (3.54, "3,54"),
        (3.99996, "4"),
    ],
)
def test_a_mean_close_beside_a_step_is_not_shown_as_that_step(value: float, words: str) -> None:
    assert step_text(value) == words
