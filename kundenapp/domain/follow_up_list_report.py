"""The Wiedervorlagenliste of a week before it becomes paper: which week, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day, parse_day
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import time

    from kundenapp.domain.business import Business


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week in which `day` lies."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def following(self) -> Week:
        """The week after."""
        return Week(self.monday + timedelta(days=7))

    @property
    def label(self) -> str:
        """The week in words: "Woche 48, 23.11. bis 29.11.2026"."""
        number = self.monday.isocalendar().week
        return _("Woche {number}, {first} bis {last}").format(
            number=number, first=f"{self.monday:%d.%m.}", last=full_day(self.sunday)
        )


def parse_week(text: str, today: date) -> Week:
    """Return the week that `text` means: this one if it is empty, else the one in which the day typed lies.

    Raises
    ------
    ValidationError
        if it is no day.
    """
    return Week.of(parse_day(text, today, "week") if text.strip() else today)


@dataclass(frozen=True)
class FollowUpLine:
    """Something to do: for whom, when, and who is to do it."""

    due_on: date
    customer_name: str
    what: str
    due_time: time | None = None
    phones: tuple[str, ...] = ()
    employee_name: str = ""


@dataclass(frozen=True)
class FollowUpListReport:
    """What is open in a week; `lines` in the order in which it is due.

    `employee_name` is whose list it is, empty for everybody's. `restricted_count` is how many follow-ups are left
    out, because the data of the customer may only be kept.
    """

    business: Business
    week: Week
    created_on: date
    employee_name: str = ""
    lines: tuple[FollowUpLine, ...] = ()
    restricted_count: int = 0

    @property
    def overdue(self) -> tuple[FollowUpLine, ...]:
        """What should have been done before today."""
        return tuple(line for line in self.lines if line.due_on < self.created_on)

    @property
    def days(self) -> tuple[tuple[date, tuple[FollowUpLine, ...]], ...]:
        """The days of the week from today on for which something is planned."""
        week = (self.week.monday + timedelta(days=n) for n in range(7))
        by_day = ((day, tuple(line for line in self.lines if line.due_on == day)) for day in week)
        return tuple((day, lines) for day, lines in by_day if lines and day >= self.created_on)

    @property
    def whose(self) -> str:
        """Whose list it is, in words."""
        return _("für {name}").format(name=self.employee_name) if self.employee_name else _("für alle")
