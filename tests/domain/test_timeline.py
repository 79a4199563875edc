"""What an entry of the Verlauf says."""

from __future__ import annotations

import pytest

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_event import StatusChange
from kundenapp.domain.timeline import TimelineEntry, TimelineFilter, TimelineKind
from tests.factories import MORNING, talk, to_do


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
    assert words == ["Alles", "Gespräche", "Notizen", "Wiedervorlagen", "Änderungen"]
