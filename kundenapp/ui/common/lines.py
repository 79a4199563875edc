"""What stands in the lists of customers: headings, and one line per follow-up or customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.dates import full_day
from kundenapp.domain.today import DueGroup, due_words, group_of
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.sympathy_findings import Finding
    from kundenapp.domain.today import Task

STEP, MORE = "step", "more"
"""The buttons of a line that leads on: the most fitting step, and the menu of the others."""

_PILLS = {DueGroup.OVERDUE: ("bad", "clock"), DueGroup.TODAY: ("neutral", "clock")}


@dataclass(frozen=True)
class Heading:
    """Above a group: its name, and how many belong to it."""

    text: str
    count: int
    is_late: bool = False


@dataclass(frozen=True)
class Line:
    """One customer and the reason why they stand here.

    Attributes
    ----------
    pill:
        when something is due, in words; empty for none.
    pill_tip:
        the day spelled out.
    follow_up:
        what is to be done, None if it is only that nobody has called for long.
    answer:
        the answer it is about, shown in the place of the initials; None for none, or while it is not to be seen.
    finding:
        what stands out about the customer, if that is why they stand here.
    step:
        the words on the button that has some.
    lacks:
        the names of the buttons this line does not have.
    has_heart:
        whether the heart of the Traumkunden stands beside the name.
    """

    customer_id: int
    name: str
    initials: str
    words: str
    pill: str = ""
    pill_tone: str = "neutral"
    pill_icon: str | None = None
    pill_tip: str = ""
    follow_up: FollowUp | None = None
    answer: Answer | None = None
    finding: Finding | None = None
    step: str = ""
    lacks: frozenset[str] = frozenset()
    has_heart: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """By what the line is known again after the list has been read anew."""
        if self.follow_up is not None:
            return (self.follow_up.id,)
        return (self.customer_id, self.finding.kind) if self.finding is not None else (self.customer_id, None)

    @property
    def score(self) -> str:
        """The answer in words with its day: "3 von 10 am 20.11.2026"; empty without one."""
        if self.answer is None:
            return ""
        return _("{words} am {day}").format(words=self.answer.words, day=full_day(self.answer.day))

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        step = _("Nächster Schritt: {step}").format(step=self.step) if self.step else ""
        dream = Category.DREAM.label if self.has_heart else ""
        return ", ".join(part for part in (self.name, dream, self.score, self.words, self.pill, step) if part)


def task_line(task: Task, today: date, names: Mapping[int, str], me: int | None, *, is_shaded: bool = False) -> Line:
    """Return the line of a follow-up; it says for whom it is if that is not `me`. Shaded it says no more than when.

    After an answer the customer's own words say why, if there are any.
    """
    follow_up, answer = task.follow_up, None if is_shaded else task.answer
    what = "" if is_shaded else follow_up.what
    if answer is not None and answer.comment:
        what = quoted(answer.comment)
    who = names.get(follow_up.assignee_id or 0, "") if follow_up.assignee_id != me else ""
    tone, icon = _PILLS.get(group_of(follow_up.due_on, today), ("neutral", None))
    return Line(
        customer_id=follow_up.customer_id,
        name=task.display_name,
        initials=task.initials,
        words=" · ".join(part for part in (what, who) if part),
        pill=due_words(follow_up, today),
        pill_tone=tone,
        pill_icon=icon,
        pill_tip=full_day(follow_up.due_on),
        follow_up=follow_up,
        answer=answer,
    )


def quoted(comment: str) -> str:
    """Return what a customer said, as one line between quotation marks."""
    return _("„{words}“").format(words=" ".join(comment.split()))
