"""The next steps of the lists, and the Wiedervorlagen they become."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kundenapp.domain.sympathy_steps import Question, SympathyStep, planned_words, step_of, task_words
from tests.factories import MONDAY, to_do


@pytest.mark.parametrize(
    ("step", "colleagues", "words"),
    [
        (SympathyStep.TALK, (), "Gespräch suchen: Was fehlt noch?"),
        (SympathyStep.HAND_OVER, (), "Betreuung im Team neu besprechen"),
        (SympathyStep.HAND_OVER, ("Jonas",), "Betreuung an Jonas übergeben"),
        (SympathyStep.HAND_OVER, ("Jonas", "Mira"), "Betreuung an Jonas oder Mira übergeben"),
        (SympathyStep.TERMS, (), "Bedingungen ändern: Preis, Termine oder Umfang"),
        (SympathyStep.PART, (), "Freundlich trennen: Gespräch vorbereiten"),
        (SympathyStep.RATE, (), "Neu einschätzen"),
    ],
)
def test_a_step_becomes_clear_words_by_which_it_is_known_again(
    step: SympathyStep, colleagues: tuple[str, ...], words: str
) -> None:
    assert task_words(step, Question.WHAT_IS_MISSING, colleagues) == words
    assert step_of(to_do(1, what=words)) is step


def test_other_work_is_no_step() -> None:
    assert step_of(to_do(1)) is None


def test_every_step_and_question_has_words_of_its_own() -> None:
    assert len({step.label for step in SympathyStep}) == len(SympathyStep) == 5
    assert len({question.words for question in Question}) == len(Question) == 5


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 12, 2), "Gespräch am Mi, 02.12."),
        (date(2027, 1, 4), "Gespräch am 04.01.2027"),
        (MONDAY + timedelta(days=1), "Gespräch morgen"),
        (MONDAY, "Gespräch heute"),
        (MONDAY - timedelta(days=1), "Gespräch fällig seit gestern"),
        (MONDAY - timedelta(days=5), "Gespräch fällig seit 5 Tagen"),
    ],
)
def test_what_is_planned_says_when(due_on: date, words: str) -> None:
    assert planned_words(to_do(1, due_on, "Gespräch suchen: Was fehlt noch?"), MONDAY) == words
    assert planned_words(to_do(1, due_on), MONDAY) == words.replace("Gespräch", "Wiedervorlage")
