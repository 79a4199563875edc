"""Days and times as they are typed and said."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.dates import (
    due,
    format_day,
    format_moment,
    full_day,
    month,
    month_short,
    parse_day,
    parse_past_day,
    parse_time,
    past,
    since_text,
    weekday_short,
)
from kundenapp.domain.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

MONDAY = date(2026, 11, 23)
NO_SUCH_DAY = "Diesen Tag gibt es nicht. Zum Beispiel: 2.12. oder 02.12.2026"
WHICH_DAY = "Welcher Tag ist gemeint? Zum Beispiel: 2.12., morgen, mo oder +3"
WHICH_PAST_DAY = "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"
LIES_AHEAD = "Dieser Tag liegt in der Zukunft. Bitte einen Tag bis heute schreiben."
NO_SUCH_TIME = "Diese Uhrzeit gibt es nicht. Zum Beispiel: 9:42 oder 14:00"
TODAYS = st.dates(date(1950, 1, 1), date(2199, 12, 31))


def or_sentence(parse: Callable[[], date | time]) -> date | time | str:
    try:
        return parse()
    except ValidationError as error:
        return str(error)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2.12.", date(2026, 12, 2)),
        ("2.12", date(2026, 12, 2)),
        (" 02. 12. ", date(2026, 12, 2)),
        ("2.12.26", date(2026, 12, 2)),
        ("02.12.2027", date(2027, 12, 2)),
        ("2. 12. 2027", date(2027, 12, 2)),
        ("2.12 27", date(2027, 12, 2)),
        ("1.1.1987", date(1987, 1, 1)),
        ("2026-12-02", date(2026, 12, 2)),
        ("2026-1-2", date(2026, 1, 2)),
        ("23.11.", MONDAY),
        ("22.11.", date(2027, 11, 22)),
        ("29.2.", date(2028, 2, 29)),
        ("29.2.28", date(2028, 2, 29)),
        ("heute", MONDAY),
        ("HEUTE", MONDAY),
        ("morgen", date(2026, 11, 24)),
        ("übermorgen", date(2026, 11, 25)),
        ("uebermorgen", date(2026, 11, 25)),
        ("gestern", date(2026, 11, 22)),
        ("mo", date(2026, 11, 30)),
        ("Mo.", date(2026, 11, 30)),
        ("di", date(2026, 11, 24)),
        ("mittw", date(2026, 11, 25)),
        ("Donnerstag", date(2026, 11, 26)),
        ("so", date(2026, 11, 29)),
        ("+3", date(2026, 11, 26)),
        ("+ 3 Tage", date(2026, 11, 26)),
        ("+1 Tag", date(2026, 11, 24)),
        ("+10t", date(2026, 12, 3)),
        ("+2 Wochen", date(2026, 12, 7)),
        ("+1w", date(2026, 11, 30)),
        ("+0", MONDAY),
    ],
)
def test_a_day_is_understood(typed: str, day: date) -> None:
    assert parse_day(typed, MONDAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.11.", "Diesen Tag gibt es nicht. Meinten Sie den 30.11.?"),
        ("30.2.", "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"),
        ("29.2.27", "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"),
        ("31.04.2027", "Diesen Tag gibt es nicht. Meinten Sie den 30.04.?"),
        ("2027-02-30", "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"),
        ("0.12.", NO_SUCH_DAY),
        ("12.13.", NO_SUCH_DAY),
        ("1.0.", NO_SUCH_DAY),
        ("1.1.1899", NO_SUCH_DAY),
        ("1.1.2200", NO_SUCH_DAY),
        ("2026-13-01", NO_SUCH_DAY),
        ("", WHICH_DAY),
        ("bald", WHICH_DAY),
        ("m", WHICH_DAY),
        (".", WHICH_DAY),
        ("+", WHICH_DAY),
        ("-3", WHICH_DAY),
        ("2.126", WHICH_DAY),
        ("2.1226", WHICH_DAY),
        ("2.12.202", WHICH_DAY),
        ("2/12", WHICH_DAY),
        ("+99999", WHICH_DAY),
        ("2.12.\n3.12.", WHICH_DAY),
    ],
)
def test_what_is_no_day_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_day(typed, MONDAY, "due_on")
    assert str(caught.value) == sentence
    assert caught.value.field == "due_on"


@given(st.text(max_size=20) | st.from_regex(r"\A[\d.+ a-z-]{1,12}\Z"), TODAYS)
def test_any_text_is_a_day_or_gets_a_sentence(typed: str, today: date) -> None:
    found = or_sentence(lambda: parse_day(typed, today))
    if isinstance(found, str):
        assert found.endswith(("?", "2026", "+3"))
    else:
        assert isinstance(found, date)
        assert date(1900, 1, 1) <= found <= date(2199, 12, 31) + timedelta(weeks=1000)


@given(TODAYS, TODAYS)
def test_a_day_that_was_written_is_read_back(day: date, today: date) -> None:
    assert parse_day(full_day(day), today) == day
    assert parse_day(day.isoformat(), today) == day


@given(TODAYS, TODAYS)
def test_a_day_without_a_year_lies_ahead_and_never_far(day: date, today: date) -> None:
    try:
        found = parse_day(f"{day.day}.{day.month}.", today)
    except ValidationError:
        assert today.year == 2199
        return
    assert (found.day, found.month) == (day.day, day.month)
    assert timedelta(0) <= found - today <= timedelta(days=8 * 366)


@given(st.integers(0, 6), TODAYS)
def test_a_weekday_is_one_of_the_next_seven_days(weekday: int, today: date) -> None:
    name = ("mo", "di", "mi", "do", "fr", "sa", "so")[weekday]
    found = parse_day(name, today)
    assert found.weekday() == weekday
    assert timedelta(days=1) <= found - today <= timedelta(days=7)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9:42", time(9, 42)),
        ("09.42", time(9, 42)),
        ("14", time(14)),
        ("14 Uhr", time(14)),
        ("14:05uhr", time(14, 5)),
        (" 0:00 ", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_understood(typed: str, clock: time) -> None:
    assert parse_time(typed) == clock


@pytest.mark.parametrize("typed", ["", "24:00", "9:60", "9:4", "942", "neun", "9:42:10", "-1", "9 : 42", "uhr"])
def test_what_is_no_time_gets_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_time(typed, "due_time")
    assert str(caught.value) == NO_SUCH_TIME
    assert caught.value.field == "due_time"


@given(st.text(max_size=10))
def test_any_text_is_a_time_or_gets_a_sentence(typed: str) -> None:
    found = or_sentence(lambda: parse_time(typed))
    assert isinstance(found, time) or found == NO_SUCH_TIME


# --- saying -----------------------------------------------------------------------------------------------------------


def test_the_days_of_the_week_are_short() -> None:
    week = [weekday_short(MONDAY + timedelta(days=n)) for n in range(7)]
    assert week == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]


def test_months_have_their_german_names() -> None:
    year = [date(2026, number, 1) for number in range(1, 13)]
    assert [month(day) for day in (year[0], year[2], year[11])] == ["Januar", "März", "Dezember"]
    assert all(month(day).startswith(month_short(day)) and len(month_short(day)) == 3 for day in year)


def test_a_day_of_this_year_has_a_weekday_any_other_a_year() -> None:
    assert format_day(date(2026, 12, 2), MONDAY) == "Mi, 02.12."
    assert format_day(date(2027, 1, 4), MONDAY) == "04.01.2027"
    assert full_day(date(1987, 1, 4)) == "04.01.1987"


def test_a_moment_is_told_in_the_time_of_the_shop() -> None:
    assert format_moment(datetime(2026, 11, 20, 7, 40, tzinfo=UTC), MONDAY) == "Fr, 20.11., 08:40"
    assert format_moment(datetime(2025, 7, 20, 22, 40, tzinfo=UTC), MONDAY) == "21.07.2025, 00:40"
    other = timezone(timedelta(hours=-5))
    assert format_moment(datetime(2026, 11, 20, 7, 40, tzinfo=UTC), MONDAY, other) == "Fr, 20.11., 02:40"


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        (-1, "am Di, 24.11."),
        (0, "heute"),
        (1, "gestern"),
        (2, "vor 2 Tagen"),
        (13, "vor 13 Tagen"),
        (14, "vor 2 Wochen"),
        (84, "vor 12 Wochen"),
        (85, "am 30.08.2026"),
        (400, "am 19.10.2025"),
    ],
)
def test_how_long_ago_it_was(days_ago: int, words: str) -> None:
    assert past(MONDAY - timedelta(days=days_ago), MONDAY) == words


@pytest.mark.parametrize(
    ("days_ahead", "at", "words"),
    [
        (-9, None, "seit 9 Tagen"),
        (-2, time(9), "seit 2 Tagen"),
        (-1, time(9), "seit gestern"),
        (0, None, "heute"),
        (0, time(10, 30), "heute 10:30"),
        (1, None, "morgen"),
        (1, time(8, 5), "morgen 08:05"),
        (3, None, "Do, 26.11."),
        (3, time(14), "Do, 26.11. 14:00"),
        (60, None, "22.01.2027"),
    ],
)
def test_when_it_is_due(days_ahead: int, at: time | None, words: str) -> None:
    assert due(MONDAY + timedelta(days=days_ahead), at, MONDAY) == words


# --- days gone by -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2019", date(2019, 1, 1)),
        (" 2026 ", date(2026, 1, 1)),
        ("1.3.", date(2026, 3, 1)),
        ("1.3", date(2026, 3, 1)),
        ("23.11.", MONDAY),
        ("24.11.", date(2025, 11, 24)),
        ("31.12.", date(2025, 12, 31)),
        ("29.2.", date(2024, 2, 29)),
        ("1.3.98", date(1998, 3, 1)),
        ("1.3.19", date(2019, 3, 1)),
        ("23.11.26", MONDAY),
        ("24.11.26", date(1926, 11, 24)),
        ("29.2.24", date(2024, 2, 29)),
        ("29.2.96", date(1996, 2, 29)),
        ("1. 3. 2019", date(2019, 3, 1)),
        ("1.3 2019", date(2019, 3, 1)),
        ("2019-03-01", date(2019, 3, 1)),
        ("Heute", MONDAY),
        ("gestern", date(2026, 11, 22)),
        ("24.11.2026", LIES_AHEAD),
        ("2027", LIES_AHEAD),
        ("2026-11-24", LIES_AHEAD),
        ("31.6.", "Diesen Tag gibt es nicht. Meinten Sie den 30.06.?"),
        ("30.2.2019", "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"),
        ("30.2.", "Diesen Tag gibt es nicht. Meinten Sie den 29.02.?"),
        ("1.13.", NO_SUCH_DAY),
        ("1.13.98", NO_SUCH_DAY),
        ("0019", NO_SUCH_DAY),
        ("1899", NO_SUCH_DAY),
        ("morgen", WHICH_PAST_DAY),
        ("übermorgen", WHICH_PAST_DAY),
        ("+3", WHICH_PAST_DAY),
        ("+2 Wochen", WHICH_PAST_DAY),
        ("vorgestern", date(2026, 11, 21)),
        ("mo", date(2026, 11, 16)),
        ("Montag", date(2026, 11, 16)),
        ("so.", date(2026, 11, 22)),
        ("di", date(2026, 11, 17)),
        ("m", WHICH_PAST_DAY),
        ("98", WHICH_PAST_DAY),
        ("", WHICH_PAST_DAY),
        ("irgendwann", WHICH_PAST_DAY),
    ],
)
def test_a_day_gone_by_is_never_ahead(typed: str, day: date | str) -> None:
    assert or_sentence(lambda: parse_past_day(typed, MONDAY)) == day


@given(st.integers(1, 12), st.integers(1, 28), st.integers(0, 99), TODAYS)
def test_no_year_and_two_digits_mean_the_latest_such_day(month: int, day: int, ending: int, today: date) -> None:
    without = parse_past_day(f"{day}.{month}.", today)
    assert today - timedelta(days=366) < without <= today
    with_ending = parse_past_day(f"{day}.{month}.{ending:02d}", date(2026, 11, 23))
    assert (with_ending.day, with_ending.month, with_ending.year % 100) == (day, month, ending)
    assert with_ending <= MONDAY


def test_what_is_wrong_with_a_day_gone_by_stands_at_its_field() -> None:
    with pytest.raises(ValidationError) as caught:
        parse_past_day("morgen", MONDAY, "customer_since")
    assert caught.value.field == "customer_since"


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2025, 3, 4)])
def test_a_day_gone_by_is_shown_as_it_is_read_again(day: date) -> None:
    assert parse_past_day(since_text(day), date(2026, 11, 23)) == day
    assert since_text(date(2019, 1, 1)) == "2019"
    assert since_text(None) == ""
