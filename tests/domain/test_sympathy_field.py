"""The field of the matrix: quadrants between two lines, and their names."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.sympathy_field import (
    FieldLines,
    Quadrant,
    QuadrantWords,
    SympathyField,
    checked_words,
    default_words,
)

LINES = st.builds(FieldLines, st.integers(3, 9).map(lambda n: n / 2), st.integers(1, 19).map(lambda n: n / 2))


@pytest.mark.parametrize(
    ("sympathy", "enthusiasm", "quadrant"),
    [
        (3.5, 7.0, Quadrant.DREAM),
        (5.0, 10.0, Quadrant.DREAM),
        (3.5, 6.5, Quadrant.HEART),
        (5.0, 0.0, Quadrant.HEART),
        (3.0, 7.0, Quadrant.REASON),
        (1.0, 10.0, Quadrant.REASON),
        (3.0, 6.5, Quadrant.CLARIFY),
        (1.0, 0.0, Quadrant.CLARIFY),
    ],
)
def test_on_the_line_is_left_of_it_and_above_it(sympathy: float, enthusiasm: float, quadrant: Quadrant) -> None:
    assert FieldLines().quadrant(sympathy, enthusiasm) is quadrant


@given(LINES, st.floats(1, 5), st.floats(0, 10))
def test_the_quadrants_cover_the_field(lines: FieldLines, sympathy: float, enthusiasm: float) -> None:
    quadrant = lines.validated().quadrant(sympathy, enthusiasm)
    assert quadrant.is_right == (sympathy > lines.sympathy)
    assert quadrant.is_above == (enthusiasm >= lines.enthusiasm)


@given(LINES)
def test_no_quadrant_is_empty(lines: FieldLines) -> None:
    corners = [(1.0, 0.0), (1.0, 10.0), (5.0, 0.0), (5.0, 10.0)]
    assert {lines.quadrant(*corner) for corner in corners} == set(Quadrant)


@pytest.mark.parametrize("value", [1.0, 5.0, 0.0, 3.3, math.nan])
def test_the_line_of_sympathy_lies_inside_the_field(value: float) -> None:
    with pytest.raises(ValidationError) as caught:
        FieldLines(sympathy=value).validated()
    assert (caught.value.field, str(caught.value)) == (
        "sympathy",
        "Die Linie liegt im Feld: 1,5 bis 4,5 in halben Schritten.",
    )
    assert FieldLines(sympathy=1.5).validated().sympathy == 1.5
    assert FieldLines(sympathy=4.5).validated().sympathy == 4.5


@pytest.mark.parametrize("value", [0.0, 10.0, 11.0, 7.2, math.inf])
def test_the_line_of_enthusiasm_lies_inside_the_field(value: float) -> None:
    with pytest.raises(ValidationError) as caught:
        FieldLines(enthusiasm=value).validated()
    assert (caught.value.field, str(caught.value)) == (
        "enthusiasm",
        "Die Linie liegt im Feld: 0,5 bis 9,5 in halben Schritten.",
    )
    assert FieldLines(enthusiasm=0.5).validated().enthusiasm == 0.5
    assert FieldLines(enthusiasm=9.5).validated().enthusiasm == 9.5


def test_a_line_is_typed() -> None:
    assert FieldLines().with_line("sympathy", " 3,5 ") == FieldLines(3.5, 7.0)
    assert FieldLines(2.5, 7.0).with_line("enthusiasm", "8") == FieldLines(2.5, 8.0)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("sympathy", "5", "Bitte eine Zahl von 1,5 bis 4,5 in halben Schritten, zum Beispiel 3,5."),
        ("sympathy", "Mitte", "Bitte eine Zahl von 1,5 bis 4,5 in halben Schritten, zum Beispiel 3,5."),
        ("enthusiasm", "10", "Bitte eine Zahl von 0,5 bis 9,5 in halben Schritten, zum Beispiel 3,5."),
        ("enthusiasm", " ", "Hier fehlt die Zahl. Möglich ist 0,5 bis 9,5."),
    ],
)
def test_what_is_no_line(name: str, text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FieldLines().with_line(name, text)
    assert (caught.value.field, str(caught.value)) == (name, sentence)


def test_the_usual_words() -> None:
    assert [(default_words(one).name, default_words(one).subtitle) for one in Quadrant] == [
        ("Traumfeld", "pflegen und feiern"),
        ("Herzensfeld", "gern gesehen, jetzt begeistern"),
        ("Vernunftfeld", "wertvoll, klar und fair bleiben"),
        ("Klärfeld", "Gespräch suchen oder loslassen"),
    ]
    assert SympathyField().words(Quadrant.HEART) == default_words(Quadrant.HEART)


def test_words_are_clean_and_short() -> None:
    assert checked_words(QuadrantWords("  Unser \n Herz ", " gern\tgesehen "), Quadrant.HEART) == QuadrantWords(
        "Unser Herz", "gern gesehen"
    )
    assert checked_words(QuadrantWords("x" * 60, ""), Quadrant.DREAM) == QuadrantWords("x" * 60, "")
    for words, field in ((QuadrantWords("x" * 61, ""), "name"), (QuadrantWords("Herz", "y" * 61), "subtitle")):
        with pytest.raises(ValidationError) as caught:
            checked_words(words, Quadrant.DREAM)
        assert caught.value.field == field
        assert str(caught.value).startswith("Das ist zu lang: 61 Zeichen, möglich sind 60.")
    with pytest.raises(ValidationError) as caught:
        checked_words(QuadrantWords(" \n", "gern gesehen"), Quadrant.CLARIFY)
    assert (caught.value.field, str(caught.value)) == (
        "name",
        "Das Feld braucht einen Namen. Zum Beispiel: Klärfeld",
    )


def test_who_arrives_is_told_so_by_the_name_of_the_field() -> None:
    usual = SympathyField()
    own = SympathyField(chosen={Quadrant.DREAM: QuadrantWords("Lieblinge", "")})
    assert usual.arrival("Bäckerei Großmann", Quadrant.DREAM) == "Bäckerei Großmann steht jetzt im Traumfeld."
    assert own.arrival("Bäckerei Großmann", Quadrant.DREAM) == ("Bäckerei Großmann steht jetzt im Feld „Lieblinge“.")
    assert own.arrival("Ahrens", Quadrant.CLARIFY) == "Ahrens steht jetzt im Klärfeld."
    again = SympathyField(chosen={Quadrant.DREAM: QuadrantWords("Traumfeld", "verwöhnen")})
    assert again.arrival("Ahrens", Quadrant.DREAM) == "Ahrens steht jetzt im Traumfeld."
    assert again.words(Quadrant.DREAM).subtitle == "verwöhnen"
