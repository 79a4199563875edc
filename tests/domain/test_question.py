"""The words of the question and of the thanks."""

from __future__ import annotations

import pytest

from kundenapp.domain.answer_filter import AnswerFilter
from kundenapp.domain.customer import Status
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.origin import Source
from kundenapp.domain.question import checked_question, checked_thanks, default_question, default_thanks


def test_the_usual_words_fit() -> None:
    assert checked_question(default_question()) == default_question()
    assert checked_thanks(f" {default_thanks()} ") == default_thanks()


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_no_words_and_too_many_get_their_sentence(text: str) -> None:
    for check, field in ((checked_question, "question"), (checked_thanks, "thanks")):
        with pytest.raises(ValidationError) as caught:
            check(text)
        assert caught.value.field == field


def test_a_filter_says_what_it_asks_for() -> None:
    assert AnswerFilter().words == "Alle Kunden"
    assert AnswerFilter().is_empty
    wanted = AnswerFilter(Source.REFERRAL, "Rennrad", Status.CUSTOMER)
    assert wanted.words == "Status: Kunde · wie gekommen: Empfehlung · Schlagwort: Rennrad"
    assert not wanted.is_empty
