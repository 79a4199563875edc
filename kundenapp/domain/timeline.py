"""The Verlauf of a customer: what happened, newest first, read from where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.customer_event import StatusChange
    from kundenapp.domain.follow_up import FollowUp


class TimelineKind(StrEnum):
    """What an entry of the Verlauf is about."""

    CONVERSATION = "conversation"
    NOTE = "note"
    FOLLOW_UP_DONE = "follow_up_done"
    STATUS = "status"
    CREATED = "created"


class TimelineFilter(StrEnum):
    """Which entries of the Verlauf are wanted."""

    ALL = "all"
    CONVERSATIONS = "conversations"
    NOTES = "notes"
    FOLLOW_UPS = "follow_ups"
    CHANGES = "changes"

    @property
    def label(self) -> str:
        """The word in the menu of the card."""
        return {
            "all": _("Alles"),
            "conversations": _("Gespräche"),
            "notes": _("Notizen"),
            "follow_ups": _("Wiedervorlagen"),
            "changes": _("Änderungen"),
        }[self.value]

    @property
    def kinds(self) -> frozenset[TimelineKind]:
        """The kinds of entries that are wanted."""
        return {
            "all": frozenset(TimelineKind),
            "conversations": frozenset({TimelineKind.CONVERSATION}),
            "notes": frozenset({TimelineKind.NOTE}),
            "follow_ups": frozenset({TimelineKind.FOLLOW_UP_DONE}),
            "changes": frozenset({TimelineKind.STATUS, TimelineKind.CREATED}),
        }[self.value]


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened, with the name of the employee; one of the others says more about it."""

    kind: TimelineKind
    at: datetime
    employee_name: str = ""
    conversation: Conversation | None = None
    follow_up: FollowUp | None = None
    status_change: StatusChange | None = None

    @property
    def text(self) -> str:
        """What was said; or what was done, and below it what came of it; or which status became which."""
        if self.conversation is not None:
            return self.conversation.text
        if self.follow_up is not None:
            return "\n".join(part for part in (self.follow_up.what, self.follow_up.result) if part)
        if self.status_change is not None:
            before, after = self.status_change.before.label, self.status_change.after.label
            return "\n".join(part for part in (f"{before} → {after}", self.status_change.note) if part)
        return ""
