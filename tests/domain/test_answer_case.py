"""Nachfassen: until when, and with which words."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.answer_case import CaseDays, advice, case_after, case_words, parse_case_days, what_to_do
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up import FollowUpKind
from tests.factories import MONDAY, answer

SUNDAY = date(2026, 11, 22)


def test_who_is_unhappy_hears_from_us_today_and_the_others_within_a_week() -> None:
    days = [case_after(answer(1, value), CaseDays(), MONDAY, 2).due_on for value in (3, 7, 9)]
    assert days == [MONDAY, date(2026, 11, 30), date(2026, 11, 30)]


def test_a_case_waits_for_a_working_day_unless_it_is_due_at_once() -> None:
    assert case_after(answer(1, 7), CaseDays(), SUNDAY, None).due_on == date(2026, 11, 30)
    assert case_after(answer(1, 7), CaseDays(passive=5), MONDAY, None).due_on == date(2026, 11, 30)
    assert case_after(answer(1, 0), CaseDays(), SUNDAY, None).due_on == SUNDAY


def test_a_case_says_what_to_do_and_who_is_to_do_it() -> None:
    case = case_after(answer(7, 2, employee_id=4), CaseDays(), MONDAY, 5)
    assert (case.customer_id, case.kind, case.employee_id, case.assignee_id) == (7, FollowUpKind.AFTER_ANSWER, 4, 5)
    assert case.what == what_to_do(AnswerClass.DETRACTOR) == "Anrufen und zuhören"
    assert len({what_to_do(kind) for kind in AnswerClass} | {advice(kind) for kind in AnswerClass}) == 6


def test_nobody_is_called_after_an_answer_without_a_name() -> None:
    with pytest.raises(ValueError, match="without a customer"):
        case_after(answer(None), CaseDays(), MONDAY, None)


@pytest.mark.parametrize(
    ("text", "days"), [("2", 2), (" 7 Tage ", 7), ("1 tag", 1), ("heute", 0), ("0", 0), ("90", 90)]
)
def test_days_are_read(text: str, days: int) -> None:
    assert parse_case_days(text) == days


@pytest.mark.parametrize("text", ["", "bald", "-1", "91", "1000", "1,5", "٣"])
def test_what_is_no_number_of_days_gets_its_sentence(text: str) -> None:
    with pytest.raises(ValidationError, match="von 0"):
        parse_case_days(text)


def test_in_a_list_of_many_a_case_says_after_which_answer_it_is() -> None:
    assert case_words("Anrufen", answer(1, 3)) == "Anrufen (nach Antwort 3 von 10)"
    assert case_words("Angebot nachfassen", None) == "Angebot nachfassen"
