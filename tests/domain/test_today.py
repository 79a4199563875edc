"""The rules of the day: groups, the end of the week, the greeting, the sentence about what waits."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.today import (
    DueGroup,
    TaskCounts,
    days_without_backup,
    due_words,
    end_of_week,
    greeting,
    group_of,
    lately,
    long_day,
    parse_silent_days,
    silent_since,
    waiting,
)
from tests.factories import MONDAY, MORNING, to_do


@pytest.mark.parametrize(
    ("today", "days", "group"),
    [
        (MONDAY, -400, DueGroup.OVERDUE),
        (MONDAY, -1, DueGroup.OVERDUE),
        (MONDAY, 0, DueGroup.TODAY),
        (MONDAY, 1, DueGroup.THIS_WEEK),
        (MONDAY, 6, DueGroup.THIS_WEEK),
        (MONDAY, 7, DueGroup.LATER),
        (MONDAY + timedelta(days=5), 1, DueGroup.THIS_WEEK),
        (MONDAY + timedelta(days=6), 0, DueGroup.TODAY),
        (MONDAY + timedelta(days=6), 1, DueGroup.LATER),
        (date(2026, 12, 31), 3, DueGroup.THIS_WEEK),
        (date(2026, 12, 31), 4, DueGroup.LATER),
    ],
)
def test_every_day_has_its_group(today: date, days: int, group: DueGroup) -> None:
    assert group_of(today + timedelta(days=days), today) is group


def test_the_week_ends_on_sunday() -> None:
    assert [end_of_week(MONDAY + timedelta(days=n)) for n in (0, 3, 6, 7)] == [
        date(2026, 11, 29),
        date(2026, 11, 29),
        date(2026, 11, 29),
        date(2026, 12, 6),
    ]


def test_every_group_has_its_heading_and_its_number() -> None:
    counts = TaskCounts(overdue=1, today=2, cases=5, this_week=3, later=4)
    assert [(group.label, counts.of(group)) for group in DueGroup] == [
        ("Überfällig", 1),
        ("Heute", 2),
        ("Nachfassen", 5),
        ("Diese Woche", 3),
        ("Später", 4),
    ]
    assert (counts.due, counts.total) == (3, 15)


@pytest.mark.parametrize(
    ("clock", "hello"),
    [
        (time(0, 0), "Guten Morgen, Mira"),
        (time(10, 59), "Guten Morgen, Mira"),
        (time(11, 0), "Guten Tag, Mira"),
        (time(17, 59), "Guten Tag, Mira"),
        (time(18, 0), "Guten Abend, Mira"),
        (time(23, 59), "Guten Abend, Mira"),
    ],
)
def test_the_greeting_follows_the_clock(clock: time, hello: str) -> None:
    assert greeting(clock, "Mira") == hello


def test_who_has_no_name_is_greeted_all_the_same() -> None:
    assert greeting(time(9), "") == "Guten Morgen"


@pytest.mark.parametrize(
    ("overdue", "today", "sentence"),
    [
        (0, 0, "Heute ist nichts fällig."),
        (0, 1, "1 Wiedervorlage wartet heute."),
        (0, 4, "4 Wiedervorlagen warten heute."),
        (1, 0, "1 Wiedervorlage wartet, sie ist überfällig."),
        (3, 0, "3 Wiedervorlagen warten, alle sind überfällig."),
        (1, 1, "2 Wiedervorlagen warten, 1 davon ist überfällig."),
        (1200, 34, "1.234 Wiedervorlagen warten, 1.200 davon sind überfällig."),
        (2, 4, "6 Wiedervorlagen warten, 2 davon sind überfällig."),
    ],
)
def test_what_waits_is_said_in_a_sentence(overdue: int, today: int, sentence: str) -> None:
    assert waiting(TaskCounts(overdue, today, this_week=9, later=9)) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (TaskCounts(cases=1), "1 Antwort wartet auf Nachfassen."),
        (TaskCounts(cases=1200), "1.200 Antworten warten auf Nachfassen."),
        (
            TaskCounts(overdue=2, today=2, cases=3),
            "4 Wiedervorlagen warten, 2 davon sind überfällig. 3 Antworten warten auf Nachfassen.",
        ),
    ],
)
def test_answers_that_wait_are_said_apart(counts: TaskCounts, sentence: str) -> None:
    assert waiting(counts) == sentence


def test_a_day_is_written_out() -> None:
    assert long_day(MONDAY) == "Montag, 23. November"
    assert long_day(date(2027, 3, 7)) == "Sonntag, 7. März"


def test_lately_has_the_name_of_its_day() -> None:
    said = [lately(MONDAY - timedelta(days=days), MONDAY) for days in (0, 1, 2, 6, 7)]
    assert said == ["heute", "gestern", "Samstag", "Dienstag", "vor 7 Tagen"]


def test_today_only_the_time_of_day_is_said() -> None:
    assert due_words(to_do(1, MONDAY, due_time=time(10, 30)), MONDAY) == "10:30"
    assert due_words(to_do(1, MONDAY), MONDAY) == "heute"
    assert due_words(to_do(1, MONDAY - timedelta(days=3), due_time=time(9)), MONDAY) == "seit 3 Tagen"
    assert due_words(to_do(1, MONDAY + timedelta(days=3), due_time=time(9)), MONDAY) == "Do, 26.11. 09:00"


def test_sixty_days_without_a_word_are_long() -> None:
    assert silent_since(MONDAY) == date(2026, 9, 24)
    assert silent_since(MONDAY, 11) == date(2026, 11, 12)


@pytest.mark.parametrize(("typed", "days"), [("60", 60), (" 7 ", 7), ("730 Tage", 730), ("45 tagen", 45)])
def test_a_number_of_days(typed: str, days: int) -> None:
    assert parse_silent_days(typed) == days


@pytest.mark.parametrize("typed", ["", "6", "731", "viele", "-60", "60.5", "٦٠", "60 Wochen", "99999999999999999999"])
def test_what_is_no_number_of_days_gets_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_silent_days(typed)
    assert (caught.value.field, str(caught.value)) == (
        "silent_days",
        "Nach wie vielen Tagen? Möglich ist jede Zahl von 7 bis 730.",
    )


@pytest.mark.parametrize(
    ("since", "saved", "days"),
    [
        (None, None, None),
        (8, None, None),
        (None, 1, None),
        (8, 9, None),
        (8, 8, None),
        (8, 1, 8),
        (7, 0, 7),
        (6.9, 0, None),
        (400, 0, 400),
    ],
)
def test_a_week_of_saves_without_a_backup_is_told(since: float | None, saved: float | None, days: int | None) -> None:
    newest, last = (None if ago is None else MORNING - timedelta(days=ago) for ago in (since, saved))
    assert days_without_backup(newest, last, MORNING) == days
