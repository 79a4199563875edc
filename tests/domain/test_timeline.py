"""What an entry of the Verlauf says."""

from __future__ import annotations

import pytest

from kundenapp.domain.timeline import TimelineEntry, TimelineKind
from tests.factories import MORNING, talk, to_do


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING, conversation=talk(1, "Freut sich.")), "Freut sich."),
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING, conversation=talk(1, "")), ""),
        (TimelineEntry(TimelineKind.FOLLOW_UP_DONE, MORNING, follow_up=to_do(1, what="Anrufen")), "Anrufen"),
        (
            TimelineEntry(TimelineKind.FOLLOW_UP_DONE, MORNING, follow_up=to_do(1, what="Anrufen", result="Bestellt.")),
            "Bestellt.",
        ),
        (TimelineEntry(TimelineKind.CONVERSATION, MORNING), ""),
    ],
)
def test_an_entry_says_what_was_said_or_done(entry: TimelineEntry, text: str) -> None:
    assert entry.text == text
