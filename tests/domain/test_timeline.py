"""What an entry of the Verlauf says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kundenapp.domain.answer import AnswerChannel, Recommends
from kundenapp.domain.category import Category, CategoryDecision, CategoryOverride, decisions_of
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_event import StatusChange
from kundenapp.domain.delight import Delight
from kundenapp.domain.placement import Placement
from kundenapp.domain.timeline import TimelineEntry, TimelineFilter, TimelineKind, moment_on
from tests.factories import MONDAY, MORNING, answer, talk, to_do

DECIDED = CategoryOverride(1, Category.DREAM, "Trägt uns.", MONDAY)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING, conversation=talk(1, "Freut sich.")), "Freut sich."),
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING, conversation=talk(1, "")), ""),
        (TimelineEntry(TimelineKind.FOLLOW_UP_DONE, MORNING, follow_up=to_do(1, what="Anrufen")), "Anrufen"),
        (
            TimelineEntry(TimelineKind.FOLLOW_UP_DONE, MORNING, follow_up=to_do(1, what="Anrufen", result="Bestellt.")),
            "Anrufen\nBestellt.",
        ),
        (TimelineEntry(TimelineKind.CREATED, MORNING), ""),
        (
            TimelineEntry(
                TimelineKind.STATUS,
                MORNING,
                status_change=StatusChange(1, MORNING, Status.PROSPECT, Status.CUSTOMER, "Hat gekauft."),
            ),
            "Interessent → Kunde\nHat gekauft.",
        ),
        (TimelineEntry(TimelineKind.ANSWER, MORNING, answer=answer(1)), "im Laden"),
        (
            TimelineEntry(TimelineKind.ANSWER, MORNING, answer=answer(1, comment="Sie hören zu.")),
            "„Sie hören zu.“\nim Laden",
        ),
        (
            TimelineEntry(
                TimelineKind.ANSWER,
                MORNING,
                answer=answer(
                    1,
                    person="Ida Kröger",
                    occasion="Reparatur",
                    channel=AnswerChannel.PHONE,
                    recommends=Recommends.DONE,
                ),
            ),
            "Ida Kröger · Reparatur · am Telefon · hat uns empfohlen",
        ),
        (TimelineEntry(TimelineKind.DELIGHT, MORNING, delight=Delight(1, MONDAY, "Rad geputzt")), ""),
        (
            TimelineEntry(TimelineKind.DELIGHT, MORNING, delight=Delight(1, MONDAY, "Rad geputzt", "Strahlte.")),
            "Strahlte.",
        ),
        (
            TimelineEntry(TimelineKind.PLACEMENT, MORNING, placement=Placement(1, 1, MONDAY, 4.0, None, "Lacht.")),
            "Lacht.",
        ),
        (TimelineEntry(TimelineKind.CATEGORY, MORNING, decision=CategoryDecision(DECIDED)), "Trägt uns."),
        (TimelineEntry(TimelineKind.CATEGORY, MORNING, decision=CategoryDecision(DECIDED, is_lifted=True)), ""),
    ],
)
def test_an_entry_says_what_was_said_or_done(entry: TimelineEntry, text: str) -> None:
    assert entry.text == text


def test_every_kind_of_entry_is_found_by_one_choice_beside_everything() -> None:
    assert TimelineFilter.ALL.kinds == set(TimelineKind)
    others = [kind for wanted in TimelineFilter if wanted is not TimelineFilter.ALL for kind in wanted.kinds]
    assert sorted(others) == sorted(TimelineKind)


def test_every_choice_has_its_word() -> None:
    words = [wanted.label for wanted in TimelineFilter]
    assert words == [
        "Alles", "Gespräche", "Begeisterung", "Einschätzungen", "Notizen", "Wiedervorlagen", "Änderungen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "is_own"),
    [
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING, conversation=talk(1)), True),
        (TimelineEntry(TimelineKind.ANSWER, MORNING, answer=answer(1)), True),
        (TimelineEntry(TimelineKind.DELIGHT, MORNING, delight=Delight(1, MONDAY, "Rad geputzt")), True),
        (TimelineEntry(TimelineKind.FOLLOW_UP_DONE, MORNING, follow_up=to_do(1)), False),
        (TimelineEntry(TimelineKind.CREATED, MORNING), False),
    ],
)
def test_what_somebody_wrote_down_can_be_corrected(entry: TimelineEntry, is_own: bool) -> None:
    assert entry.is_own is is_own


def test_something_of_today_stands_where_it_was_noted_and_something_earlier_at_noon_of_its_day() -> None:
    assert moment_on(MONDAY, MORNING) == MORNING
    earlier = MONDAY - timedelta(days=3)
    for noted_at in (MORNING, None):
        assert moment_on(earlier, noted_at).isoformat() == "2026-11-20T12:00:00+01:00"
    midnight = MORNING.replace(hour=23, minute=30)
    assert moment_on(MONDAY, midnight).isoformat() == "2026-11-23T12:00:00+01:00", "in the shop that was Tuesday"


def test_a_decision_that_another_follows_has_no_end_of_its_own() -> None:
    later = MONDAY + timedelta(days=4)
    first, second = replace(DECIDED, lifted_on=later), replace(DECIDED, category=Category.ORDINARY, day=later)
    assert [one.words for one in decisions_of([second, first])] == ["normal (von Hand)", "Traumkunde (von Hand)"]


def test_a_decision_that_was_lifted_ends_on_its_day() -> None:
    later = MONDAY + timedelta(days=4)
    found = decisions_of([replace(DECIDED, lifted_on=later)])
    assert [(one.words, one.day) for one in found] == [
        ("wieder nach der Regel", later),
        ("Traumkunde (von Hand)", MONDAY),
    ]
