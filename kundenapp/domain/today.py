"""What waits for somebody today: which day belongs to which group, whom nobody has spoken to, and the words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.dates import due, month, past
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.follow_up import FollowUp

SILENT_AFTER_DAYS = 60
"""After how many days without a contact a customer counts as long not heard of, unless the shop has said otherwise."""
FEWEST_SILENT_DAYS, MOST_SILENT_DAYS = 7, 730

PRAISE_DAYS = 30
"""How many days kind words of a customer are shown."""

BACKUP_OVERDUE_DAYS = 7
"""After how many days without a backup the shop is told."""

_AFTERNOON, _EVENING = time(11), time(18)


class DueGroup(StrEnum):
    """Where a follow-up stands in the list of today."""

    OVERDUE = "overdue"
    TODAY = "today"
    CASES = "cases"
    THIS_WEEK = "this_week"
    LATER = "later"

    @property
    def label(self) -> str:
        """The heading above the group."""
        return {
            "overdue": _("Überfällig"),
            "today": _("Heute"),
            "cases": _("Nachfassen"),
            "this_week": _("Diese Woche"),
            "later": _("Später"),
        }[self.value]


def end_of_week(today: date) -> date:
    """Return the Sunday that ends the week of `today`."""
    return today + timedelta(days=6 - today.weekday())


def group_of(due_on: date, today: date) -> DueGroup:
    """Return where something due on `due_on` stands if it follows no answer; the week ends on Sunday."""
    if due_on < today:
        return DueGroup.OVERDUE
    if due_on == today:
        return DueGroup.TODAY
    return DueGroup.THIS_WEEK if due_on <= end_of_week(today) else DueGroup.LATER


@dataclass(frozen=True)
class Task:
    """An open follow-up together with the customer it is for, and the answer it is about, if it is about one."""

    follow_up: FollowUp
    display_name: str
    initials: str
    answer: Answer | None = None


@dataclass(frozen=True)
class TaskCounts:
    """How many open follow-ups stand in each group; what is due after an answer stands in `cases` alone."""

    overdue: int = 0
    today: int = 0
    cases: int = 0
    this_week: int = 0
    later: int = 0

    def of(self, group: DueGroup) -> int:
        """Return how many stand in `group`."""
        return {
            DueGroup.OVERDUE: self.overdue,
            DueGroup.TODAY: self.today,
            DueGroup.CASES: self.cases,
            DueGroup.THIS_WEEK: self.this_week,
            DueGroup.LATER: self.later,
        }[group]

    @property
    def due(self) -> int:
        """How many wait for somebody today, what follows answers not among them."""
        return self.overdue + self.today

    @property
    def total(self) -> int:
        """How many are open."""
        return self.due + self.cases + self.this_week + self.later


@dataclass(frozen=True)
class SilentCustomer:
    """A customer nobody has spoken to for long, and for whom nothing is planned."""

    customer_id: int
    display_name: str
    initials: str
    last_contact_on: date
    is_dream: bool = False


def parse_silent_days(text: str) -> int:
    """Return the number of days after which a customer counts as long not heard of: ``60``, ``60 Tage``.

    Raises
    ------
    ValidationError
        if it is no number, or too small or too large to be of use.
    """
    found = re.fullmatch(r"(\d{1,4})\s*(?:tage?n?)?", text.strip().casefold(), re.ASCII)
    days = int(found[1]) if found else 0
    if not FEWEST_SILENT_DAYS <= days <= MOST_SILENT_DAYS:
        sentence = _("Nach wie vielen Tagen? Möglich ist jede Zahl von {fewest} bis {most}.")
        raise ValidationError("silent_days", sentence.format(fewest=FEWEST_SILENT_DAYS, most=MOST_SILENT_DAYS))
    return days


def silent_since(today: date, days: int = SILENT_AFTER_DAYS) -> date:
    """Return the day of the last contact from which on, backwards, a customer counts as long not heard of."""
    return today - timedelta(days=days)


def days_without_backup(since: datetime | None, saved_at: datetime | None, now: datetime) -> int | None:
    """Return for how many days nothing was backed up, None while that is no reason to worry.

    `since` is the moment of the newest backup, or of the first save if there is none; `saved_at` that of the last save.
    """
    if since is None or saved_at is None or saved_at <= since:
        return None
    days = (now - since).days
    return days if days >= BACKUP_OVERDUE_DAYS else None


def greeting(clock: time, name: str) -> str:
    """Return the greeting for the time of day; without a name it greets whoever is there."""
    if clock < _AFTERNOON:
        hello = _("Guten Morgen")
    elif clock < _EVENING:
        hello = _("Guten Tag")
    else:
        hello = _("Guten Abend")
    return f"{hello}, {name}" if name else hello


def waiting(counts: TaskCounts) -> str:
    """Return in sentences what is to be done today, by whomever the counts are about."""
    if not counts.cases:
        return _waiting_tasks(counts) if counts.due else _("Heute ist nichts fällig.")
    answers = ngettext(
        "{count} Antwort wartet auf Nachfassen.", "{count} Antworten warten auf Nachfassen.", counts.cases
    ).format(count=grouped(counts.cases))
    return f"{_waiting_tasks(counts)} {answers}" if counts.due else answers


def _waiting_tasks(counts: TaskCounts) -> str:
    if not counts.overdue:
        return ngettext(
            "{count} Wiedervorlage wartet heute.", "{count} Wiedervorlagen warten heute.", counts.due
        ).format(count=grouped(counts.due))
    if counts.due == counts.overdue:
        return ngettext(
            "{count} Wiedervorlage wartet, sie ist überfällig.",
            "{count} Wiedervorlagen warten, alle sind überfällig.",
            counts.due,
        ).format(count=grouped(counts.due))
    text = ngettext(
        "{count} Wiedervorlagen warten, {late} davon ist überfällig.",
        "{count} Wiedervorlagen warten, {late} davon sind überfällig.",
        counts.overdue,
    )
    return text.format(count=grouped(counts.due), late=grouped(counts.overdue))


def long_day(day: date) -> str:
    """Return ``Montag, 23. November``."""
    return f"{_weekday(day)}, {day.day}. {month(day)}"


def lately(day: date, today: date) -> str:
    """Return which day of the last week it was, "heute", "gestern" or "Freitag", else how long ago."""
    return _weekday(day) if 2 <= (today - day).days <= 6 else past(day, today)


def _weekday(day: date) -> str:
    weekdays = (
        _("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag"), _("Samstag"), _("Sonntag")
    )  # fmt: skip
    return weekdays[day.weekday()]


def due_words(follow_up: FollowUp, today: date) -> str:
    """Return when it is due as the group it stands in leaves it to be said: today only the time of day counts."""
    if follow_up.due_on == today and follow_up.due_time is not None:
        return f"{follow_up.due_time:%H:%M}"
    return due(follow_up.due_on, follow_up.due_time, today)
