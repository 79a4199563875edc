"""Where an employee puts a customer: how glad we are to see them, and how keen on us they seem.

The axes of the matrix are our own reading; the five feelings are those before an appointment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import floor
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date, datetime

YEAR_DAYS = 365
"""After how many days a placement wants to be looked at again."""


@dataclass(frozen=True)
class HalfSteps:
    """A scale in half steps, both ends included."""

    lowest: float
    highest: float

    def holds(self, value: float) -> bool:
        """Whether `value` is a step of the scale."""
        return self.lowest <= value <= self.highest and float(value * 2).is_integer()

    def nearest(self, value: float) -> float:
        """Return the step nearest to `value`; between two the upper one, beyond the ends the end."""
        return int(min(max(value, self.lowest), self.highest) * 2 + 0.5) / 2

    @property
    def label(self) -> str:
        """Both ends in words: "1 bis 5"."""
        return _("{lowest} bis {highest}").format(lowest=step_text(self.lowest), highest=step_text(self.highest))


SYMPATHY = HalfSteps(1.0, 5.0)
"""How glad we are to see somebody."""
ENTHUSIASM = HalfSteps(0.0, 10.0)
"""How keen on us somebody seems, on the scale of the answers."""


def step_text(value: float) -> str:
    """Return a value as people write it: "4", "4,5"; a mean with one digit, halves of which are rounded up.

    A mean close beside a step has as many digits as tell the two apart: 3.96 is not shown as the 4 it does not reach.
    """
    for digits in (1, 2, 3):
        shown = floor(value * 10**digits + 0.5) / 10**digits
        if shown == value or not float(shown * 2).is_integer():
            break
    else:
        digits = 1
    return f"{shown:.{digits}f}".removesuffix(".0").replace(".", ",")


def feeling(sympathy: int) -> str:
    """Return the feeling before the appointment that a whole step of sympathy means.

    Raises
    ------
    KeyError
        if `sympathy` is none of 1 to 5.
    """
    return {
        1: _("Herz rutscht in die Hose"),
        2: _("eher ungern"),
        3: _("normales Gefühl"),
        4: _("freue mich"),
        5: _("Herz schlägt höher"),
    }[sympathy]


def feeling_words(sympathy: float) -> str:
    """Return the feeling that a step of sympathy means; a half step lies between two: "zwischen ... und ..."."""
    below = int(sympathy)
    if below == sympathy:
        return feeling(below)
    return _("zwischen „{one}“ und „{other}“").format(one=feeling(below), other=feeling(below + 1))


def who_is_missing() -> str:
    """Return what is said when somebody wants to place a customer and nobody has said who works."""
    return _("Wer schätzt ein? Wählen Sie oben rechts Ihren Namen, dann geht es weiter.")


def parse_step(text: str, scale: HalfSteps, field: str) -> float | None:
    """Return the step that was typed (``4``, ``4,5``, ``4.5``), None for an empty text.

    Raises
    ------
    ValidationError
        if it is no number, or none of the scale.
    """
    wish = clean_line(text).replace(",", ".")
    if not wish:
        return None
    value = float(wish) if re.fullmatch(r"\d+(\.\d+)?", wish) else None
    if value is None or not scale.holds(value):
        sentence = _("Bitte eine Zahl von {scale} in halben Schritten, zum Beispiel 3,5.")
        raise ValidationError(field, sentence.format(scale=scale.label))
    return value


@dataclass(frozen=True)
class Placement:
    """What one employee feels about one customer from one day on.

    Attributes
    ----------
    sympathy:
        1 to 5 in half steps; None says that from this day on the employee has no opinion ("kenne ich nicht").
    enthusiasm:
        0 to 10 in half steps, None if not estimated.
    note:
        why, in words the customer may read.
    noted_at:
        the moment it was written down; the file sets it.
    """

    customer_id: int
    employee_id: int
    day: date
    sympathy: float | None
    enthusiasm: float | None = None
    note: str = ""
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    @property
    def words(self) -> str:
        """What was felt: "Sympathie 4,5 · Begeisterung 8", "ohne Einschätzung"."""
        if self.sympathy is None:
            return _("ohne Einschätzung")
        words = _("Sympathie {value}").format(value=step_text(self.sympathy))
        if self.enthusiasm is None:
            return words
        return f"{words} · " + _("Begeisterung {value}").format(value=step_text(self.enthusiasm))

    def is_old(self, today: date) -> bool:
        """Whether it was made more than a year ago."""
        return (today - self.day).days > YEAR_DAYS

    def validated(self, today: date) -> Placement:
        """Return the placement with a clean note.

        Raises
        ------
        ValidationError
            if a value is not on its scale, the day is still to come, or the note is too long.
        """
        if self.sympathy is not None and not SYMPATHY.holds(self.sympathy):
            raise ValidationError("sympathy", _("Sympathie geht von 1 bis 5 in halben Schritten."))
        if self.enthusiasm is not None and (self.sympathy is None or not ENTHUSIASM.holds(self.enthusiasm)):
            raise ValidationError(
                "enthusiasm", _("Begeisterung geht von 0 bis 10 in halben Schritten, und nur zusammen mit Sympathie.")
            )
        if self.day > today:
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Eine Einschätzung gilt ab heute."))
        return replace(self, note=limits.check_length("note", clean_line(self.note), limits.TASK))
