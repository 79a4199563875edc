"""The Verlauf of a customer: what happened, newest first, read from where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.answer import Recommends
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.category import CategoryDecision
    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.customer_event import StatusChange
    from kundenapp.domain.delight import Delight
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.stance import StanceDay


class TimelineKind(StrEnum):
    """What an entry of the Verlauf is about."""

    CONVERSATION = "conversation"
    NOTE = "note"
    ANSWER = "answer"
    DELIGHT = "delight"
    PLACEMENT = "placement"
    CATEGORY = "category"
    STANCES = "stances"
    FOLLOW_UP_DONE = "follow_up_done"
    STATUS = "status"
    CREATED = "created"


ASSESSMENTS = frozenset({TimelineKind.PLACEMENT, TimelineKind.CATEGORY, TimelineKind.STANCES})
"""What we feel and decide about a customer: seen as agreed on, on the screen only, and on no paper."""


class TimelineFilter(StrEnum):
    """Which entries of the Verlauf are wanted."""

    ALL = "all"
    CONVERSATIONS = "conversations"
    ENTHUSIASM = "enthusiasm"
    ASSESSMENTS = "assessments"
    NOTES = "notes"
    FOLLOW_UPS = "follow_ups"
    CHANGES = "changes"

    @property
    def label(self) -> str:
        """The word in the menu of the card."""
        return {
            "all": _("Alles"),
            "conversations": _("Gespräche"),
            "enthusiasm": _("Begeisterung"),
            "assessments": _("Einschätzungen"),
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
            "enthusiasm": frozenset({TimelineKind.ANSWER, TimelineKind.DELIGHT}),
            "assessments": ASSESSMENTS,
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
    answer: Answer | None = None
    delight: Delight | None = None
    placement: Placement | None = None
    decision: CategoryDecision | None = None
    stances: StanceDay | None = None

    @property
    def text(self) -> str:
        """What was said; or what was done, and below it what came of it; or which status became which."""
        if self.conversation is not None:
            return self.conversation.text
        if self.answer is not None:
            return _answer_text(self.answer)
        if self.delight is not None:
            return self.delight.reaction
        if self.placement is not None:
            return self.placement.note
        if self.decision is not None:
            return self.decision.text
        if self.stances is not None:
            return self.stances.details
        if self.follow_up is not None:
            return "\n".join(part for part in (self.follow_up.what, self.follow_up.result) if part)
        if self.status_change is not None:
            before, after = self.status_change.before.label, self.status_change.after.label
            return "\n".join(part for part in (f"{before} → {after}", self.status_change.note) if part)
        return ""

    @property
    def is_own(self) -> bool:
        """Whether somebody wrote it down, so that it can be corrected and deleted."""
        return self.conversation is not None or self.answer is not None or self.delight is not None


def moment_on(day: date, noted_at: datetime | None) -> datetime:
    """Return when something of a day stands in the Verlauf: when it was noted if that was the same day, else noon."""
    if noted_at is not None and noted_at.astimezone().date() == day:
        return noted_at
    return datetime.combine(day, time(12)).astimezone()


def _answer_text(answer: Answer) -> str:
    """Return the reason in the words of the customer, and below it how it came about."""
    reason = _("„{words}“").format(words=answer.comment) if answer.comment else ""
    recommends = "" if answer.recommends is Recommends.UNKNOWN else answer.recommends.label
    facts = " · ".join(part for part in (answer.person, answer.occasion, answer.channel.label, recommends) if part)
    return f"{reason}\n{facts}" if reason else facts
