"""How a customer stands to a statement: shares it, is neutral, or contradicts; what nobody knows is no stance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.statement import checked_weight
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class Attitude(StrEnum):
    """What somebody holds of a statement."""

    SHARES = "shares"
    NEUTRAL = "neutral"
    CONTRADICTS = "contradicts"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return {
            "shares": _("teilt"),
            "neutral": _("neutral"),
            "contradicts": _("widerspricht"),
            "unknown": _("unbekannt"),
        }[self.value]


class StanceSource(StrEnum):
    """How we know."""

    SAID = "said"
    OBSERVED = "observed"
    ASSUMED = "assumed"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return {"said": _("gesagt"), "observed": _("beobachtet"), "assumed": _("vermutet")}[self.value]


@dataclass(frozen=True)
class Stance:
    """How one customer stands to one statement from one day on.

    `weight` is how much it matters to the customer, 0 to 5; only whoever shares a statement has one above 0.
    """

    customer_id: int
    statement_id: int
    day: date
    attitude: Attitude
    weight: int = 0
    source: StanceSource = StanceSource.SAID
    employee_id: int | None = None
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    @property
    def is_known(self) -> bool:
        """Whether anything is known at all."""
        return self.attitude is not Attitude.UNKNOWN

    def validated(self, today: date) -> Stance:
        """Return the stance as it is.

        Raises
        ------
        ValidationError
            if the weight does not fit, or the day is still to come.
        """
        checked_weight(self.weight)
        if self.weight and self.attitude is not Attitude.SHARES:
            raise ValidationError("weight", _("Nur wer einen Satz teilt, kann ihn wichtig finden."))
        if self.day > today:
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Seit wann wissen Sie es?"))
        return self


@dataclass(frozen=True)
class StanceDay:
    """What was noted about one customer on one day.

    `counts` is how many statements by attitude; `employee_id` is who noted all of it, None for several or nobody known.
    """

    day: date
    counts: Mapping[Attitude, int]
    noted_at: datetime
    employee_id: int | None = None

    @property
    def words(self) -> str:
        """How much was noted: "8 Sätze eingeschätzt"."""
        known = sum(count for attitude, count in self.counts.items() if attitude is not Attitude.UNKNOWN)
        if not known:
            unknown = self.counts.get(Attitude.UNKNOWN, 0)
            text = ngettext("{count} Satz wieder unbekannt", "{count} Sätze wieder unbekannt", unknown)
            return text.format(count=unknown)
        return ngettext("{count} Satz eingeschätzt", "{count} Sätze eingeschätzt", known).format(count=known)

    @property
    def details(self) -> str:
        """How many of them in which way: "6 teilt, 1 neutral, 1 widerspricht"."""
        return ", ".join(f"{self.counts[one]} {one.label}" for one in Attitude if self.counts.get(one))
