"""What a customer wishes, today or in future, and what both have in common or where they differ, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date


class WishHorizon(StrEnum):
    """When a wish is to come true."""

    TODAY = "today"
    FUTURE = "future"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"today": _("heute"), "future": _("in Zukunft")}[self.value]


@dataclass(frozen=True)
class Wish:
    """One wish; `fulfilled_on` is when it came true, None while it has not."""

    customer_id: int
    text: str
    day: date
    horizon: WishHorizon = WishHorizon.TODAY
    fulfilled_on: date | None = None
    employee_id: int | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self, today: date) -> Wish:
        """Return the wish with clean words.

        Raises
        ------
        ValidationError
            if there are no words or too many, or a day is still to come.
        """
        text = limits.check_length("text", clean_line(self.text), limits.TASK)
        if not text:
            raise ValidationError("text", _("Was wünscht sich der Kunde? Ein paar Worte genügen."))
        if self.day > today or (self.fulfilled_on is not None and self.fulfilled_on > today):
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Wann war es?"))
        return replace(self, text=text)


class GroundKind(StrEnum):
    """Whether something is shared or sets both apart."""

    COMMON = "common"
    DIFFERENCE = "difference"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"common": _("Gemeinsamkeit"), "difference": _("Unterschied")}[self.value]


@dataclass(frozen=True)
class CommonGround:
    """Something both share, or in which they differ, and on which day it was noticed."""

    customer_id: int
    kind: GroundKind
    text: str
    day: date
    employee_id: int | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self, today: date) -> CommonGround:
        """Return it with clean words; errors as in `Wish.validated`."""
        text = limits.check_length("text", clean_line(self.text), limits.TASK)
        if not text:
            raise ValidationError("text", _("Was verbindet oder unterscheidet Sie? Ein paar Worte genügen."))
        if self.day > today:
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Wann ist es aufgefallen?"))
        return replace(self, text=text)
