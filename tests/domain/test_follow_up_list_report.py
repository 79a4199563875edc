"""Which week is meant, and what stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up_list_report import FollowUpLine, FollowUpListReport, Week, parse_week
from tests.factories import MONDAY


@pytest.mark.parametrize("days", range(7))
def test_a_week_is_the_same_from_each_of_its_days(days: int) -> None:
    week = Week.of(MONDAY + timedelta(days=days))
    assert (week.monday, week.sunday) == (MONDAY, MONDAY + timedelta(days=6))


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (MONDAY, "Woche 48, 23.11. bis 29.11.2026"),
        (date(2026, 12, 30), "Woche 53, 28.12. bis 03.01.2027"),
        (date(2027, 1, 4), "Woche 1, 04.01. bis 10.01.2027"),
    ],
)
def test_a_week_has_a_name(day: date, label: str) -> None:
    assert Week.of(day).label == label


def test_the_week_after() -> None:
    assert Week.of(MONDAY).following == Week.of(MONDAY + timedelta(days=7))


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ("", MONDAY),
        ("  ", MONDAY),
        ("2026-11-29", MONDAY),
        ("2.12.", date(2026, 11, 30)),
        ("morgen", MONDAY),
        ("+14", date(2026, 12, 7)),
        ("2020-01-01", date(2019, 12, 30)),
    ],
)
def test_a_week_is_typed_as_one_of_its_days(typed: str, monday: date) -> None:
    assert parse_week(typed, MONDAY).monday == monday


def test_what_is_no_day_is_asked_again() -> None:
    with pytest.raises(ValidationError) as caught:
        parse_week("31.11.", MONDAY)
    assert caught.value.field == "week"


def line(days: int) -> FollowUpLine:
    return FollowUpLine(MONDAY + timedelta(days=days), f"Kunde {days}", "Melden")


def test_overdue_first_then_the_days_that_are_left() -> None:
    lines = tuple(line(days) for days in (-9, -1, 0, 0, 4))
    report = FollowUpListReport(Business("Radwerk"), Week.of(MONDAY), MONDAY, lines=lines)
    assert report.overdue == lines[:2]
    assert report.days == ((MONDAY, lines[2:4]), (MONDAY + timedelta(days=4), lines[4:]))
    on_friday = replace(report, created_on=MONDAY + timedelta(days=4))
    assert on_friday.overdue == lines[:4]
    assert on_friday.days == ((MONDAY + timedelta(days=4), lines[4:]),)


@pytest.mark.parametrize(("name", "words"), [("", "für alle"), ("Mira Wolff", "für Mira Wolff")])
def test_whose_list_it_is(name: str, words: str) -> None:
    assert FollowUpListReport(Business("Radwerk"), Week.of(MONDAY), MONDAY, name).whose == words
