"""The Verlauf of a customer: what happened, newest first, read from where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.follow_up import FollowUp


class TimelineKind(StrEnum):
    """What an entry of the Verlauf is about."""

    CONVERSATION = "conversation"
    FOLLOW_UP_DONE = "follow_up_done"


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened: a conversation held or a follow-up done, with the employee's name."""

    kind: TimelineKind
    at: datetime
    employee_name: str = ""
    conversation: Conversation | None = None
    follow_up: FollowUp | None = None

    @property
    def text(self) -> str:
        """What was said, or what was done."""
        if self.conversation is not None:
            return self.conversation.text
        return (self.follow_up.result or self.follow_up.what) if self.follow_up else ""
