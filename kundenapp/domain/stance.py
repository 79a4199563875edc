"""How a customer stands to a statement: shares it, is neutral, or contradicts; what nobody knows is no stance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.statement import checked_weight
from kundenapp.i18n import _

if TYPE_CHECKING:
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
