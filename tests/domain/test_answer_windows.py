"""Windows of answers, what lies before them, and the days of a trend."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer_windows import (
    EARLIEST,
    Window,
    WindowChoice,
    last_12_months,
    last_days,
    month_ends,
    parse_window,
    quarter_before,
    quarter_of,
    year_of,
)
from kundenapp.domain.errors import ValidationError

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1930, 1, 1), date(2199, 12, 31))


def days(text: str) -> Window:
    first, last = text.split(" ")
    return Window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("today", "window", "before"),
    [
        ("2026-11-24", "2025-11-25 2026-11-24", "2024-11-25 2025-11-24"),
        ("2026-11-30", "2025-12-01 2026-11-30", "2024-12-01 2025-11-30"),
        ("2026-01-31", "2025-02-01 2026-01-31", "2024-02-01 2025-01-31"),
        ("2026-12-31", "2026-01-01 2026-12-31", "2025-01-01 2025-12-31"),
        ("2028-02-29", "2027-03-01 2028-02-29", "2026-03-01 2027-02-28"),
        ("2029-02-28", "2028-03-01 2029-02-28", "2027-03-01 2028-02-29"),
        ("2028-02-28", "2027-03-01 2028-02-28", "2026-03-01 2027-02-28"),
        ("2028-03-01", "2027-03-02 2028-03-01", "2026-03-02 2027-03-01"),
    ],
)
def test_twelve_months_and_the_twelve_before(today: str, window: str, before: str) -> None:
    found = last_12_months(date.fromisoformat(today))
    assert (found, found.before) == (days(window), days(before))
    assert found.months == 12


@pytest.mark.parametrize(
    ("choice", "window", "before"),
    [
        ("last_12_months", "2025-11-25 2026-11-24", "2024-11-25 2025-11-24"),
        ("last_90_days", "2026-08-27 2026-11-24", "2026-05-29 2026-08-26"),
        ("this_quarter", "2026-10-01 2026-12-31", "2026-07-01 2026-09-30"),
        ("last_quarter", "2026-07-01 2026-09-30", "2026-04-01 2026-06-30"),
        ("this_year", "2026-01-01 2026-12-31", "2025-01-01 2025-12-31"),
        ("last_year", "2025-01-01 2025-12-31", "2024-01-01 2024-12-31"),
    ],
)
def test_the_windows_offered(choice: str, window: str, before: str) -> None:
    offered = WindowChoice(choice)
    assert (offered.window(TODAY), offered.before(TODAY)) == (days(window), days(before))


def test_before_all_answers_there_is_nothing() -> None:
    assert WindowChoice.ALL.window(TODAY) == Window(EARLIEST, TODAY)
    assert WindowChoice.ALL.before(TODAY) is None
    assert days("1950-01-01 2010-12-31").before is None
    assert days("1901-01-01 1901-12-31").before == days("1900-01-01 1900-12-31")


def test_names_of_what_is_offered() -> None:
    assert [choice.label for choice in WindowChoice] == [
        "letzte 12 Monate", "letzte 90 Tage", "dieses Quartal", "letztes Quartal", "dieses Jahr", "letztes Jahr",
        "seit Beginn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("window", "label", "more", "against"),
    [
        ("2026-10-01 2026-12-31", "4. Quartal 2026", "als im Quartal davor", "zum Quartal davor"),
        ("2026-01-01 2026-03-31", "1. Quartal 2026", "als im Quartal davor", "zum Quartal davor"),
        ("2025-01-01 2025-12-31", "Jahr 2025", "als in den 12 Monaten davor", "zu den 12 Monaten davor"),
        ("2025-11-25 2026-11-24", "25.11.2025 bis 24.11.2026", "als in den 12 Monaten davor",
         "zu den 12 Monaten davor"),
        ("2025-12-01 2026-11-30", "01.12.2025 bis 30.11.2026", "als in den 12 Monaten davor",
         "zu den 12 Monaten davor"),
        ("2026-11-01 2026-11-30", "01.11.2026 bis 30.11.2026", "als im Monat davor", "zum Monat davor"),
        ("2026-11-01 2026-11-24", "01.11.2026 bis 24.11.2026", "als in den 24 Tagen davor", "zu den 24 Tagen davor"),
        ("2026-11-24 2026-11-24", "24.11.2026 bis 24.11.2026", "als am Tag davor", "zum Tag davor"),
        ("1900-01-01 2026-11-24", "bis 24.11.2026", "als in den 46.349 Tagen davor", "zu den 46.349 Tagen davor"),
    ],
)  # fmt: skip
def test_names_of_windows(window: str, label: str, more: str, against: str) -> None:
    found = days(window)
    assert (found.label, found.more_than_before, found.against_before) == (label, more, against)


@pytest.mark.parametrize(
    ("window", "before"),
    [
        ("2026-11-01 2026-11-24", "2026-10-08 2026-10-31"),
        ("2026-03-01 2026-03-31", "2026-02-01 2026-02-28"),
        ("2026-02-01 2026-03-31", "2025-12-01 2026-01-31"),
        ("2024-01-01 2025-12-31", "2022-01-01 2023-12-31"),
    ],
)
def test_other_days_are_followed_back_by_months_or_by_days(window: str, before: str) -> None:
    assert days(window).before == days(before)


def test_quarters_and_years() -> None:
    assert quarter_of(date(2026, 2, 14)) == days("2026-01-01 2026-03-31")
    assert quarter_before(date(2026, 2, 14)) == days("2025-10-01 2025-12-31")
    assert year_of(TODAY) == days("2026-01-01 2026-12-31")
    assert last_days(TODAY, 1) == Window(TODAY, TODAY)


def test_a_window_contains_its_first_and_its_last_day() -> None:
    window = days("2026-10-01 2026-12-31")
    assert window.days == 92
    found = [date(2026, 9, 30) in window, window.first in window, window.last in window, date(2027, 1, 1) in window]
    assert found == [False, True, True, False]
    with pytest.raises(ValueError, match="cannot end before it begins"):
        days("2026-12-31 2026-10-01")


def test_days_of_a_trend() -> None:
    ends = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 5)]
    assert list(month_ends(date(2026, 4, 5), 5)) == ends
    assert month_ends(TODAY, 1) == (TODAY,)
    assert month_ends(date(2026, 3, 31), 2) == (date(2026, 2, 28), date(2026, 3, 31))
    with pytest.raises(ValueError, match="at least one point"):
        month_ends(TODAY, 0)


@given(DAYS, st.integers(1, 60))
def test_a_trend_goes_up_month_by_month_and_its_windows_are_whole_months(today: date, count: int) -> None:
    ends = month_ends(today, count)
    assert len(ends) == count
    assert ends[-1] == today
    assert list(ends) == sorted(set(ends))
    assert all(last_12_months(day).first.day == 1 for day in ends[:-1])


@given(DAYS)
def test_twelve_months_have_a_year_of_days(today: date) -> None:
    window = last_12_months(today)
    assert window.last == today
    assert window.days in (365, 366)


@given(DAYS, st.sampled_from(WindowChoice))
def test_the_window_before_shares_no_day_and_leaves_no_gap(today: date, choice: WindowChoice) -> None:
    window, before = choice.window(today), choice.before(today)
    if before is None:
        assert choice is WindowChoice.ALL
        return
    assert before.last == window.first - timedelta(days=1)
    assert abs(before.days - window.days) <= 3


@given(DAYS, st.integers(0, 30_000))
def test_any_days_have_something_before_them_or_say_so(first: date, more: int) -> None:
    window = Window(first, first + timedelta(days=more))
    before = window.before
    if before is None:
        assert first - timedelta(days=window.days) < EARLIEST
    else:
        assert before.last == first - timedelta(days=1)
        assert window.label


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01-01", "2026-06-30", "2026-01-01 2026-06-30"),
        ("1.7.", "", "2026-07-01 2026-11-24"),
        ("2025", "2025", "2025-01-01 2025-12-31"),
        ("2024", " 2026 ", "2024-01-01 2026-11-24"),
        ("gestern", "heute", "2026-11-23 2026-11-24"),
        ("24.11.2026", "24.11.26", "2026-11-24 2026-11-24"),
        ("1900", "1.1.1900", "1900-01-01 1900-01-01"),
    ],
)
def test_days_as_people_type_them(first: str, last: str, expected: str) -> None:
    assert parse_window(first, last, TODAY) == days(expected)


@pytest.mark.parametrize(
    ("first", "last", "field", "sentence"),
    [
        ("", "2026-06-30", "first", "Ab welchem Tag?"),
        ("31.2.2026", "", "first", "Diesen Tag gibt es nicht."),
        ("irgendwann", "", "first", "Welcher Tag ist gemeint?"),
        ("1.1.2026", "irgendwann", "last", "Welcher Tag ist gemeint?"),
        ("2026-11-25", "", "first", "Dieser Tag liegt in der Zukunft."),
        ("1.1.2026", "2026-12-31", "last", "Dieser Tag liegt in der Zukunft."),
        ("2026-06-30", "2026-01-01", "last", "Der Zeitraum endet am 01.01.2026 und damit, bevor er am 30.06.2026"),
        ("31.12.1899", "", "first", "Diesen Tag gibt es nicht."),
    ],
)
def test_days_that_make_no_window(first: str, last: str, field: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(sentence)) as raised:
        parse_window(first, last, TODAY)
    assert raised.value.field == field
