"""Zusagen: what we and the customer have promised each other, and how well both keep their word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


class Side(StrEnum):
    """Who has promised."""

    US = "us"
    THEM = "them"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"us": _("wir"), "them": _("der Kunde")}[self.value]


class CommitmentState(StrEnum):
    """What has become of a promise."""

    OPEN = "open"
    OVERDUE = "overdue"
    KEPT = "kept"
    BROKEN = "broken"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {
            "open": _("offen"),
            "overdue": _("überfällig"),
            "kept": _("gehalten"),
            "broken": _("nicht gehalten"),
        }[self.value]


@dataclass(frozen=True)
class Commitment:
    """One promise; open until it was kept or broken. Without `due_on` it has no day to be kept by."""

    customer_id: int
    side: Side
    what: str
    made_on: date
    due_on: date | None = None
    kept_on: date | None = None
    broken_on: date | None = None
    employee_id: int | None = None
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def state(self, today: date) -> CommitmentState:
        """Return what has become of it."""
        if self.kept_on is not None:
            return CommitmentState.KEPT
        if self.broken_on is not None:
            return CommitmentState.BROKEN
        is_overdue = self.due_on is not None and self.due_on < today
        return CommitmentState.OVERDUE if is_overdue else CommitmentState.OPEN

    @property
    def was_in_time(self) -> bool:
        """Whether it was kept, and not later than promised."""
        return self.kept_on is not None and (self.due_on is None or self.kept_on <= self.due_on)

    def validated(self, today: date) -> Commitment:
        """Return the promise with clean words.

        Raises
        ------
        ValidationError
            if there are no words or too many, it was made or settled on a day to come, is due before it was made, or
            was both kept and broken.
        """
        what = limits.check_length("what", clean_line(self.what), limits.TASK)
        if not what:
            raise ValidationError("what", _("Was ist zugesagt? Ein paar Worte genügen."))
        if self.made_on > today:
            raise ValidationError("made_on", _("Dieser Tag kommt erst noch. Wann wurde es zugesagt?"))
        if self.due_on is not None and self.due_on < self.made_on:
            raise ValidationError("due_on", _("Dieser Tag liegt vor der Zusage. Bis wann soll es geschehen?"))
        if self.kept_on is not None and self.broken_on is not None:
            raise ValidationError("kept_on", _("Eine Zusage ist gehalten oder nicht gehalten, nicht beides."))
        settled = self.kept_on or self.broken_on
        if settled is not None and settled > today:
            raise ValidationError("kept_on", _("Dieser Tag kommt erst noch. Wann war es?"))
        return replace(self, what=what)


@dataclass(frozen=True)
class Reliability:
    """How well one side keeps its word: of the promises that are settled or overdue, those kept in time.

    `open` are those that still have time.
    """

    kept_in_time: int
    kept_late: int
    missed: int
    open: int

    @property
    def due(self) -> int:
        """How many promises can be judged."""
        return self.kept_in_time + self.kept_late + self.missed

    @property
    def share(self) -> float | None:
        """The share kept in time, 0 to 1 (Zusagentreue); None while nothing can be judged."""
        return self.kept_in_time / self.due if self.due else None

    @property
    def made(self) -> int:
        """How many promises there are."""
        return self.due + self.open

    @property
    def words(self) -> str:
        """The counts in words: "3 von 4 rechtzeitig gehalten", "noch keine fällig"."""
        if not self.due:
            return _("noch keine fällig")
        return ngettext(
            "{kept} von {due} rechtzeitig gehalten", "{kept} von {due} rechtzeitig gehalten", self.due
        ).format(kept=self.kept_in_time, due=self.due)


def reliability_of(commitments: Iterable[Commitment], side: Side, today: date) -> Reliability:
    """Return how well one side keeps its word."""
    chosen = [one for one in commitments if one.side is side]
    states = [one.state(today) for one in chosen]
    in_time = sum(one.was_in_time for one in chosen)
    return Reliability(
        kept_in_time=in_time,
        kept_late=states.count(CommitmentState.KEPT) - in_time,
        missed=states.count(CommitmentState.BROKEN) + states.count(CommitmentState.OVERDUE),
        open=states.count(CommitmentState.OPEN),
    )


def balance_of(commitments: Iterable[Commitment]) -> float | None:
    """Return the share of the promises that are ours, 0 to 1; None without any. A half is eye level."""
    sides = [one.side for one in commitments]
    return sides.count(Side.US) / len(sides) if sides else None


def balance_words(commitments: Iterable[Commitment]) -> str:
    """Return how many of the promises are ours: "3 von 4 Zusagen kommen von uns"; nothing without any."""
    sides = [one.side for one in commitments]
    if not sides:
        return ""
    return ngettext(
        "{ours} von {count} Zusage kommt von uns", "{ours} von {count} Zusagen kommen von uns", len(sides)
    ).format(ours=sides.count(Side.US), count=len(sides))
