"""Days and times as people in a German shop write and say them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta, tzinfo

from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _, ngettext

_NUMERIC = re.compile(r"(\d{1,2})\.\s*(\d{1,2})(?:(?:\.\s*|\s+)(\d{2}|\d{4})|\.)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AHEAD = re.compile(r"\+\s*(\d{1,4})\s*(?:t|tag|tage|tagen)?")
_WEEKS_AHEAD = re.compile(r"\+\s*(\d{1,3})\s*(?:w|wo|woche|wochen)")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?")
_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_YEAR = re.compile(r"(\d{4})")
_LATEST_YEAR = 2199
_LEAP_YEAR = 2000


def parse_day(text: str, today: date, field: str = "day") -> date:
    """Return the day that `text` means: ``2.12.``, ``02.12.26``, ``heute``, ``morgen``, ``mo``, ``+3``, ``+2 Wochen``.

    A day without a year is the next such day from `today` on. A weekday is the next one after today.

    Raises
    ------
    ValidationError
        with the sentence to show: a day that does not exist, or something that is no day.
    """
    wish = text.strip().casefold()
    spoken = _spoken_day(wish, today)
    if spoken is not None:
        return spoken
    iso = _ISO.fullmatch(wish)
    if iso:
        return _existing_day(int(iso[1]), int(iso[2]), int(iso[3]), field)
    numeric = _NUMERIC.fullmatch(wish)
    if numeric is None:
        raise ValidationError(field, _("Welcher Tag ist gemeint? Zum Beispiel: 2.12., morgen, mo oder +3"))
    day, month = int(numeric[1]), int(numeric[2])
    if numeric[3]:
        year = int(numeric[3])
        return _existing_day(year if year > 99 else 2000 + year, month, day, field)
    return _next_such_day(month, day, today, field)


def _spoken_day(wish: str, today: date) -> date | None:
    named = {"heute": 0, "morgen": 1, "übermorgen": 2, "uebermorgen": 2, "gestern": -1}
    if wish in named:
        return today + timedelta(days=named[wish])
    ahead, weeks = _AHEAD.fullmatch(wish), _WEEKS_AHEAD.fullmatch(wish)
    if ahead:
        return today + timedelta(days=int(ahead[1]))
    if weeks:
        return today + timedelta(weeks=int(weeks[1]))
    weekday = _weekday(wish)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday(wish: str) -> int | None:
    """Return the number of the weekday that `wish` begins to name with at least two letters, Monday being 0."""
    name = wish.rstrip(".")
    found = (index for index, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name))
    return next(found, None) if len(name) >= 2 else None


def _existing_day(year: int, month: int, day: int, field: str) -> date:
    if not 1900 <= year <= _LATEST_YEAR or not 1 <= month <= 12 or day < 1:
        raise ValidationError(field, _("Diesen Tag gibt es nicht. Zum Beispiel: 2.12. oder 02.12.2026"))
    last = calendar.monthrange(year, month)[1]
    if day > last:
        raise ValidationError(
            field, _("Diesen Tag gibt es nicht. Meinten Sie den {day:02d}.{month:02d}.?").format(day=last, month=month)
        )
    return date(year, month, day)


def _next_such_day(month: int, day: int, today: date, field: str) -> date:
    if (day, month) == (29, 2):
        year = today.year
        while not calendar.isleap(year) or date(year, 2, 29) < today:
            year += 1
        return date(year, 2, 29)
    this_year = _existing_day(today.year, month, day, field)
    return this_year if this_year >= today else _existing_day(today.year + 1, month, day, field)


def parse_past_day(text: str, today: date, field: str = "day") -> date:
    """Return the day up to today that `text` means: ``2019``, ``1.3.``, ``01.03.98``, ``gestern``, ``mo``.

    A year is its first of January. A day without a year is the latest such day, and a year of two digits the latest
    that makes no day after today. A weekday is the latest one before today.

    Raises
    ------
    ValidationError
        with the sentence to show: a day that lies ahead, one that does not exist, or something that is no day.
    """
    wish = text.strip().casefold()
    spoken = {"heute": 0, "gestern": 1, "vorgestern": 2}
    weekday = _weekday(wish)
    if wish in spoken:
        return today - timedelta(days=spoken[wish])
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    year, iso, numeric = _YEAR.fullmatch(wish), _ISO.fullmatch(wish), _NUMERIC.fullmatch(wish)
    if year:
        found = _existing_day(int(year[1]), 1, 1, field)
    elif iso:
        found = _existing_day(int(iso[1]), int(iso[2]), int(iso[3]), field)
    elif numeric:
        found = _latest_such_day(int(numeric[2]), int(numeric[1]), numeric[3] or "", today, field)
    else:
        raise ValidationError(field, _("Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"))
    if found > today:
        raise ValidationError(field, _("Dieser Tag liegt in der Zukunft. Bitte einen Tag bis heute schreiben."))
    return found


def _latest_such_day(month: int, day: int, ending: str, today: date, field: str) -> date:
    """Return the latest day up to today whose year is, or ends with, `ending`; one that lies ahead if none does."""
    if len(ending) == 4:
        return _existing_day(int(ending), month, day, field)
    if ending:
        century = today.year // 100 * 100
        found = _existing_day(century + int(ending), month, day, field)
        return found if found <= today else _existing_day(found.year - 100, month, day, field)
    _existing_day(_LEAP_YEAR, month, day, field)
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    while (day, month) == (29, 2) and not calendar.isleap(year):
        year -= 1
    return _existing_day(year, month, day, field)


def parse_time(text: str, field: str = "time") -> time:
    """Return the time of day that `text` means: ``9:42``, ``09.42``, ``14``, ``14 Uhr``.

    Raises
    ------
    ValidationError
        if there is no such time.
    """
    match = _TIME.fullmatch(text.strip().casefold())
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValidationError(field, _("Diese Uhrzeit gibt es nicht. Zum Beispiel: 9:42 oder 14:00"))


def weekday_short(day: date) -> str:
    """Return Mo, Di, Mi, Do, Fr, Sa or So."""
    return (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))[day.weekday()]


def month(day: date) -> str:
    """Return Januar to Dezember."""
    names = (
        _("Januar"), _("Februar"), _("März"), _("April"), _("Mai"), _("Juni"), _("Juli"), _("August"),
        _("September"), _("Oktober"), _("November"), _("Dezember"),
    )  # fmt: skip
    return names[day.month - 1]


def month_short(day: date) -> str:
    """Return Jan, Feb, Mär to Dez."""
    names = (
        _("Jan"), _("Feb"), _("Mär"), _("Apr"), _("Mai"), _("Jun"), _("Jul"), _("Aug"),
        _("Sep"), _("Okt"), _("Nov"), _("Dez"),
    )  # fmt: skip
    return names[day.month - 1]


def format_day(day: date, today: date) -> str:
    """Return ``Mi, 02.12.`` for a day of this year, else ``02.12.2027``."""
    if day.year == today.year:
        return f"{weekday_short(day)}, {day:%d.%m.}"
    return full_day(day)


def full_day(day: date) -> str:
    """Return ``02.12.2026``."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def since_text(day: date | None) -> str:
    """Return a day gone by as people say it, and as `parse_past_day` reads it: 2019 for its first day, 04.03.2025."""
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (1, 1) else full_day(day)


def format_moment(moment: datetime, today: date, zone: tzinfo | None = None) -> str:
    """Return a moment as in the Verlauf: ``Fr, 20.11., 08:40``; of another year ``20.11.2025, 08:40``."""
    local = moment.astimezone(zone)
    return f"{format_day(local.date(), today)}, {local:%H:%M}"


def past(day: date, today: date) -> str:
    """Return how long ago a day was, in words: heute, gestern, vor 9 Tagen, vor 6 Wochen, am 12.11.2025."""
    days = (today - day).days
    if days <= 0:
        return _("heute") if days == 0 else _("am {day}").format(day=format_day(day, today))
    if days == 1:
        return _("gestern")
    if days < 14:
        return _("vor {days} Tagen").format(days=days)
    if days < 85:
        weeks = days // 7
        return ngettext("vor {weeks} Woche", "vor {weeks} Wochen", weeks).format(weeks=weeks)
    return _("am {day}").format(day=full_day(day))


def due(day: date, at: time | None, today: date) -> str:
    """Return when something is due, in words: seit 3 Tagen, seit gestern, heute 10:30, morgen, Do, 26.11."""
    days = (day - today).days
    clock = f" {at:%H:%M}" if at else ""
    if days < -1:
        return _("seit {days} Tagen").format(days=-days)
    if days == -1:
        return _("seit gestern")
    if days == 0:
        return _("heute") + clock
    if days == 1:
        return _("morgen") + clock
    return format_day(day, today) + clock
