"""What an answer may be, and what it says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kundenapp.domain.answer import Answer, AnswerChannel, AnswerClass, Recommends, Scale, class_of
from kundenapp.domain.errors import ValidationError
from tests.factories import MONDAY, answer


@pytest.mark.parametrize("scale", Scale)
def test_nine_and_ten_are_promoters_and_up_to_six_are_detractors(scale: Scale) -> None:
    classes = {value: class_of(value) for value in scale.values}
    assert [value for value, found in classes.items() if found is AnswerClass.PROMOTER] == [9, 10]
    assert [value for value, found in classes.items() if found is AnswerClass.PASSIVE] == [7, 8]
    assert [value for value, found in classes.items() if found is AnswerClass.DETRACTOR] == list(range(scale.lowest, 7))


def test_the_words_of_scales_and_classes() -> None:
    assert [scale.label for scale in Scale] == ["0 bis 10", "1 bis 10"]
    assert [kind.label for kind in AnswerClass] == ["Kritiker", "Zufriedene", "Begeisterte"]
    assert [kind.span(Scale.ONE_TO_TEN) for kind in AnswerClass] == ["1–6", "7–8", "9–10"]
    assert AnswerClass.DETRACTOR.span(Scale.ZERO_TO_TEN) == "0–6"
    assert len({channel.label for channel in AnswerChannel}) == len(AnswerChannel)
    assert [recommends.label for recommends in Recommends] == [
        "nicht gesagt", "will uns empfehlen", "hat uns empfohlen",
    ]  # fmt: skip


def test_an_answer_names_its_scale_where_it_is_not_the_usual_one() -> None:
    assert answer(1, 9).words == "9 von 10"
    assert answer(1, 9, scale=Scale.ONE_TO_TEN).words == "9 (Skala 1 bis 10)"
    assert answer(1, 7).answer_class is AnswerClass.PASSIVE


def test_texts_are_cleaned() -> None:
    kept = answer(1, comment="  Sehr nett.\r\n\x00 ", person=" Ida  Kröger ", occasion=" Kauf ").validated(MONDAY)
    assert (kept.comment, kept.person, kept.occasion) == ("Sehr nett.", "Ida Kröger", "Kauf")


@pytest.mark.parametrize(
    ("fields", "field", "word"),
    [
        ({"value": 11}, "value", "11"),
        ({"value": -1}, "value", "0 bis 10"),
        ({"value": 0, "scale": Scale.ONE_TO_TEN}, "value", "1 bis 10"),
        ({"day": MONDAY + timedelta(days=1)}, "day", "kommt erst noch"),
        ({"comment": "x" * 20_001}, "comment", "20.001"),
        ({"person": "x" * 201}, "person", "201"),
        ({"occasion": "x" * 61}, "occasion", "61"),
    ],
)
def test_what_is_no_answer_gets_its_sentence(fields: dict[str, Any], field: str, word: str) -> None:
    with pytest.raises(ValidationError, match=word) as caught:
        Answer(**{"customer_id": 1, "value": 9, "day": MONDAY, **fields}).validated(MONDAY)
    assert caught.value.field == field


def test_the_longest_texts_fit() -> None:
    longest = answer(1, comment="x" * 20_000, person="x" * 200, occasion="x" * 60)
    assert longest.validated(MONDAY) == longest
