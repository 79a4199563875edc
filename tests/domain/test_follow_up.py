"""Follow-ups: what is to be done, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up import next_workday, one_month_later
from tests.factories import MONDAY, MORNING, to_do

DAYS = st.dates(date(1950, 1, 1), date(2199, 1, 1))


@pytest.mark.parametrize(
    ("what", "kept"),
    [(" Angebot \n nachfassen ", "Angebot nachfassen"), ("", "Wieder melden"), (" \t", "Wieder melden")],
)
def test_a_follow_up_always_says_something(what: str, kept: str) -> None:
    assert to_do(1, what=what, result=" gut ").validated() == to_do(1, what=kept, result="gut")


@pytest.mark.parametrize(("field", "limit"), [("what", 500), ("result", 20_000)])
def test_its_texts_have_limits(field: str, limit: int) -> None:
    at_limit = replace(to_do(1), **{field: "x" * limit})  # type: ignore[arg-type]
    assert at_limit.validated() == at_limit
    with pytest.raises(ValidationError) as caught:
        replace(to_do(1), **{field: "x" * (limit + 1)}).validated()  # type: ignore[arg-type]
    assert caught.value.field == field
    assert str(caught.value).startswith("Das ist zu lang: ")


def test_it_waits_from_its_day_on_until_it_is_done() -> None:
    assert not to_do(1, MONDAY).is_due(MONDAY - timedelta(days=1))
    assert to_do(1, MONDAY).is_due(MONDAY)
    assert to_do(1, MONDAY).is_due(MONDAY + timedelta(days=9))
    assert not to_do(1, MONDAY, done_at=MORNING).is_due(MONDAY)


@given(DAYS)
def test_the_next_workday_is_near_and_no_weekend(day: date) -> None:
    found = next_workday(day)
    assert found.weekday() < 5
    assert timedelta(days=1) <= found - day <= timedelta(days=3)
    assert all((day + timedelta(days=n)).weekday() > 4 for n in range(1, (found - day).days))


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2026, 11, 30)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, later: date) -> None:
    assert one_month_later(day) == later


@given(DAYS)
def test_a_month_later_lies_in_the_next_month(day: date) -> None:
    later = one_month_later(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 1
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
