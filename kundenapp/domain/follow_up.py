"""The Wiedervorlage: what is to be done for a customer, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import datetime, time


class FollowUpKind(StrEnum):
    """Where a follow-up comes from; one table keeps them all."""

    PLAIN = "plain"
    AFTER_ANSWER = "after_answer"
    ASK = "ask"
    COMMITMENT = "commitment"


@dataclass(frozen=True)
class FollowUp:
    """Something to do for a customer on a day; open until `done_at` is set.

    What is done after an answer (Nachfassen) names the answer; `measure` is what was done then, `result` what came of
    it, `cause` the tag for what had been the matter, by which causes add up. What reminds of a promise names that.

    `employee_id` is who wrote it down, `done_by` who did it, None if nobody had said who they are. `assignee_id` is
    who is to do it, None for whoever has time.
    """

    customer_id: int
    due_on: date
    what: str = ""
    due_time: time | None = None
    kind: FollowUpKind = FollowUpKind.PLAIN
    employee_id: int | None = None
    assignee_id: int | None = None
    conversation_id: int | None = None
    done_at: datetime | None = None
    done_by: int | None = None
    result: str = ""
    answer_id: int | None = None
    measure: str = ""
    cause: str = ""
    commitment_id: int | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self) -> FollowUp:
        """Return the follow-up with clean lines; without words it says "Melden".

        Raises
        ------
        ValidationError
            if a text is too long.
        """
        what = limits.check_length("what", clean_line(self.what), limits.TASK)
        result = limits.check_length("result", clean_line(self.result), limits.NOTE)
        measure = limits.check_length("measure", clean_line(self.measure), limits.NOTE)
        cause = limits.check_length("cause", clean_line(self.cause), limits.TAG)
        return replace(self, what=what or _("Wieder melden"), result=result, measure=measure, cause=cause)

    def is_due(self, today: date) -> bool:
        """Whether it waits for somebody today or has been waiting."""
        return self.done_at is None and self.due_on <= today


def next_workday(after: date) -> date:
    """Return the first day after `after` that is neither Saturday nor Sunday."""
    day = after + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def one_month_later(day: date) -> date:
    """Return the same day of the next month, or the last one that month has."""
    first_of_next = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last_of_next = (first_of_next + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first_of_next.replace(day=min(day.day, last_of_next.day))
