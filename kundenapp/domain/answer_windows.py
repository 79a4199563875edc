"""From which day to which day answers are looked at, and with which days they may be compared.

Two windows are only compared if they share no answer, so the window before ends on the day before the first.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext

EARLIEST = date(1900, 1, 1)
"""No answer is older."""
_YEAR, _QUARTER = 12, 3
_NINETY = 90


@dataclass(frozen=True)
class Window:
    """Days from `first` to `last`, both included.

    Raises
    ------
    ValueError
        if it ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a window cannot end before it begins: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many months it has if it is made of whole calendar months or of 12 rolling ones, else 0."""
        if self == last_12_months(self.last):
            return _YEAR
        if self.first.day == 1 and self.last == _month_end(self.last):
            return _month_number(self.last) - _month_number(self.first) + 1
        return 0

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter of the calendar."""
        return self == quarter_of(self.first)

    @property
    def label(self) -> str:
        """Its name in the calendar, else its days: "4. Quartal 2026", "Jahr 2026", "01.11.2025 bis 24.11.2026"."""
        if self.is_quarter:
            number = (self.first.month - 1) // _QUARTER + 1
            return _("{number}. Quartal {year}").format(number=number, year=self.first.year)
        if self == year_of(self.first):
            return _("Jahr {year}").format(year=self.first.year)
        if self.first == EARLIEST:
            return _("bis {last}").format(last=full_day(self.last))
        return _("{first} bis {last}").format(first=full_day(self.first), last=full_day(self.last))

    @property
    def before(self) -> Window | None:
        """The window of equal kind that ends on the day before; None if it would begin before `EARLIEST`.

        Whole months are followed back by whole months, 12 rolling months by 12, anything else by as many days.
        """
        if (self.first - EARLIEST).days < self.days:
            return None
        last = self.first - timedelta(days=1)
        if self.months == _YEAR:
            return last_12_months(last)
        if self.months:
            return Window(_first_of_month(_month_number(self.first) - self.months), last)
        return Window(self.first - timedelta(days=self.days), last)

    @property
    def more_than_before(self) -> str:
        """With what it is compared, after "mehr" or "weniger": "als in den 12 Monaten davor"."""
        if self.is_quarter:
            return _("als im Quartal davor")
        if self.months:
            text = ngettext("als im Monat davor", "als in den {months} Monaten davor", self.months)
            return text.format(months=self.months)
        return ngettext("als am Tag davor", "als in den {days} Tagen davor", self.days).format(days=grouped(self.days))

    @property
    def against_before(self) -> str:
        """With what it is compared, after "Unterschied": "zu den 12 Monaten davor"."""
        if self.is_quarter:
            return _("zum Quartal davor")
        if self.months:
            text = ngettext("zum Monat davor", "zu den {months} Monaten davor", self.months)
            return text.format(months=self.months)
        return ngettext("zum Tag davor", "zu den {days} Tagen davor", self.days).format(days=grouped(self.days))


def _month_number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_of_month(number: int) -> date:
    return date(number // _YEAR, number % _YEAR + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def last_12_months(today: date) -> Window:
    """Return the 12 months that end with `today`: from the day after the same day of the year before.

    If `today` is the last of a month, they are whole calendar months, also around the 29th of February.
    """
    if today == _month_end(today):
        return Window(_first_of_month(_month_number(today) - _YEAR + 1), today)
    return Window(today.replace(year=today.year - 1) + timedelta(days=1), today)


def last_days(today: date, days: int) -> Window:
    """Return the `days` days that end with `today`."""
    return Window(today - timedelta(days=days - 1), today)


def quarter_of(day: date) -> Window:
    """Return the whole quarter of the calendar that `day` lies in."""
    first = _first_of_month(_month_number(day) // _QUARTER * _QUARTER)
    return Window(first, _month_end(first.replace(month=first.month + _QUARTER - 1)))


def quarter_before(day: date) -> Window:
    """Return the whole quarter before the one that `day` lies in."""
    return quarter_of(quarter_of(day).first - timedelta(days=1))


def year_of(day: date) -> Window:
    """Return the whole year of the calendar that `day` lies in."""
    return Window(date(day.year, 1, 1), date(day.year, 12, 31))


def month_ends(today: date, count: int) -> tuple[date, ...]:
    """Return the days of a trend, the oldest first: the last days of the `count` - 1 months before, and `today`.

    Raises
    ------
    ValueError
        if `count` is not positive.
    """
    if count < 1:
        raise ValueError(f"a trend has at least one point, not {count}")
    this_month = _month_number(today)
    earlier = (_month_end(_first_of_month(this_month - back)) for back in range(count - 1, 0, -1))
    return (*earlier, today)


def parse_window(first: str, last: str, today: date) -> Window:
    """Return the days that two texts mean, as people type days gone by; without `last` it ends today.

    A year without a day begins with its first and ends with its last day, at the latest today.

    Raises
    ------
    ValidationError
        with the sentence to show: something that is no day, a day still to come, or an end before the beginning.
    """
    if not first.strip():
        raise ValidationError("first", _("Ab welchem Tag? Zum Beispiel: 2025, 1.7. oder 2026-07-01"))
    begin = parse_past_day(first, today, "first")
    end = parse_past_day(last, today, "last") if last.strip() else today
    if last.strip() == str(end.year):
        end = min(year_of(end).last, today)
    if end < begin:
        sentence = _("Der Zeitraum endet am {last} und damit, bevor er am {first} beginnt. Bitte tauschen.")
        raise ValidationError("last", sentence.format(first=full_day(begin), last=full_day(end)))
    return Window(begin, end)


class WindowChoice(StrEnum):
    """The windows offered by name."""

    LAST_12_MONTHS = "last_12_months"
    LAST_90_DAYS = "last_90_days"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    ALL = "all"

    @property
    def label(self) -> str:
        """The words on the screen."""
        return {
            "last_12_months": _("letzte 12 Monate"),
            "last_90_days": _("letzte 90 Tage"),
            "this_quarter": _("dieses Quartal"),
            "last_quarter": _("letztes Quartal"),
            "this_year": _("dieses Jahr"),
            "last_year": _("letztes Jahr"),
            "all": _("seit Beginn"),
        }[self.value]

    def window(self, today: date) -> Window:
        """Return the days meant; quarters and years are whole ones, even if part of them is still to come."""
        if self is WindowChoice.ALL:
            return Window(EARLIEST, today)
        if self is WindowChoice.LAST_12_MONTHS:
            return last_12_months(today)
        if self is WindowChoice.LAST_90_DAYS:
            return last_days(today, _NINETY)
        if self in (WindowChoice.THIS_QUARTER, WindowChoice.LAST_QUARTER):
            return quarter_of(today) if self is WindowChoice.THIS_QUARTER else quarter_before(today)
        return year_of(today if self is WindowChoice.THIS_YEAR else year_of(today).first - timedelta(days=1))

    def before(self, today: date) -> Window | None:
        """Return the window of equal kind before it that shares no answer, None for all answers."""
        return self.window(today).before
