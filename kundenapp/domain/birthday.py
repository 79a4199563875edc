"""A birthday, of which the year is often not known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

_LEAP_YEAR = 2000
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?")
_ISO = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})")
_OLDEST = 130


@dataclass(frozen=True)
class Birthday:
    """Day and month of a birth; `year` is None where nobody has told."""

    month: int
    day: int
    year: int | None = None

    @property
    def text(self) -> str:
        """As shown and typed: ``03.05.1970``, or ``03.05.`` without a year."""
        if self.year is None:
            return f"{self.day:02d}.{self.month:02d}."
        return full_day(date(self.year, self.month, self.day))

    @property
    def iso(self) -> str:
        """As kept: ``1970-05-03``, or ``--05-03`` as in a vCard."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else f"--{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> Birthday:
        """Return the birthday kept as `text`.

        Raises
        ------
        ValueError
            if it is none.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a birthday: {text!r}")
        return cls(int(match[2]), int(match[3]), int(match[1]) if match[1] else None)

    def next_on(self, today: date) -> date:
        """Return the next day on which it is celebrated, today included; 29.02. becomes 28.02. in other years."""
        this_year = self._in(today.year)
        return this_year if this_year >= today else self._in(today.year + 1)

    def _in(self, year: int) -> date:
        last = calendar.monthrange(year, self.month)[1]
        return date(year, self.month, min(self.day, last))


def parse_birthday(text: str, today: date) -> Birthday | None:
    """Return the birthday that `text` means, with or without a year, None for an empty text.

    Raises
    ------
    ValidationError
        if there is no such day, it lies ahead, or was more than 130 years ago.
    """
    wish = text.strip()
    if not wish:
        return None
    match = _WITHOUT_YEAR.fullmatch(wish)
    if match:
        day, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]:
            raise ValidationError("birthday", _("Diesen Tag gibt es nicht. Zum Beispiel: 3.5. oder 03.05.1970"))
        return Birthday(month, day)
    found = parse_past_day(wish, today, "birthday")
    if found.year < today.year - _OLDEST:
        raise ValidationError("birthday", _("Das ist sehr lange her. Stimmt das Jahr? Zum Beispiel: 03.05.1970"))
    return Birthday(found.month, found.day, found.year)
