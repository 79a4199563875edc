"""Nachfassen: what is done after an answer, until when, and what to say right away ("close the loop").

Deadlines as Bain & Company propose them for the inner loop: who is unhappy hears from us within a day, everybody else
within a week.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Answer

MOST_CASE_DAYS = 90


@dataclass(frozen=True)
class CaseDays:
    """How many days after an answer of each class somebody gets in touch; 0 is the same day."""

    detractor: int = 0
    passive: int = 7
    promoter: int = 7

    def of(self, answer_class: AnswerClass) -> int:
        """Return the days for a class."""
        return {
            AnswerClass.DETRACTOR: self.detractor,
            AnswerClass.PASSIVE: self.passive,
            AnswerClass.PROMOTER: self.promoter,
        }[answer_class]


@dataclass(frozen=True)
class AnswerCase:
    """A case: the Wiedervorlage, the answer it is about, and the customer."""

    follow_up: FollowUp
    answer: Answer
    display_name: str
    initials: str


@dataclass(frozen=True)
class CauseCount:
    """How often something was the matter, and how many of these cases are still open."""

    cause: str
    cases: int
    open_cases: int


@dataclass(frozen=True)
class CaseCounts:
    """Nachfassen after the answers of a window: how many cases are done, open, and open although they are due."""

    done: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def words(self) -> str:
        """All of it: "12 erledigt, 3 offen, davon 1 überfällig"; empty if there was nothing to do."""
        if not self.done + self.open:
            return ""
        counts = [_("{count} erledigt").format(count=grouped(self.done))]
        counts.append(_("{count} offen").format(count=grouped(self.open)))
        if self.overdue:
            counts.append(_("davon {count} überfällig").format(count=grouped(self.overdue)))
        return ", ".join(counts)


def what_to_do(answer_class: AnswerClass) -> str:
    """Return the words of the Wiedervorlage after an answer."""
    return {
        AnswerClass.DETRACTOR: _("Anrufen und zuhören"),
        AnswerClass.PASSIVE: _("Fragen, was zur Begeisterung fehlt"),
        AnswerClass.PROMOTER: _("Danken und um eine Empfehlung bitten"),
    }[answer_class]


def case_words(what: str, answer: Answer | None) -> str:
    """Return what is to be done and after which answer: "Anrufen und zuhören (nach Antwort 3 von 10)"."""
    if answer is None:
        return what
    return _("{what} (nach Antwort {answer})").format(what=what, answer=answer.words)


def advice(answer_class: AnswerClass) -> str:
    """Return what to say to whoever has just answered."""
    return {
        AnswerClass.DETRACTOR: _("Danke für die ehrliche Antwort. Am besten heute noch anrufen."),
        AnswerClass.PASSIVE: _("Fragen Sie nach: „Was fehlt zur 10?“"),
        AnswerClass.PROMOTER: _("Schön! Fragen Sie gern nach einer Empfehlung."),
    }[answer_class]


def case_after(answer: Answer, days: CaseDays, today: date, assignee_id: int | None) -> FollowUp:
    """Return the Wiedervorlage after the answer of a customer, due on a working day unless it is due at once.

    Raises
    ------
    ValueError
        for an answer without a customer: there is nobody to get in touch with.
    """
    if answer.customer_id is None:
        raise ValueError("an answer without a customer has no case")
    due_on = today + timedelta(days=days.of(answer.answer_class))
    if due_on > today and due_on.weekday() > 4:
        due_on += timedelta(days=7 - due_on.weekday())
    return FollowUp(
        customer_id=answer.customer_id,
        due_on=due_on,
        what=what_to_do(answer.answer_class),
        kind=FollowUpKind.AFTER_ANSWER,
        employee_id=answer.employee_id,
        assignee_id=assignee_id,
    )


def parse_case_days(text: str) -> int:
    """Return after how many days to get in touch: ``2``, ``2 Tage``, ``heute``.

    Raises
    ------
    ValidationError
        if it is no number of days, or too many.
    """
    words = text.strip().casefold()
    if words == _("heute"):
        return 0
    found = re.fullmatch(r"(\d{1,3})\s*(?:tage?n?)?", words, re.ASCII)
    if found is None or int(found[1]) > MOST_CASE_DAYS:
        sentence = _("Nach wie vielen Tagen? Möglich ist jede Zahl von 0 (am selben Tag) bis {most}.")
        raise ValidationError("case_days", sentence.format(most=MOST_CASE_DAYS))
    return int(found[1])
