"""Whether a customer wants to be contacted, per channel and with its date (DSGVO Art. 7, UWG § 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date


class ConsentChannel(StrEnum):
    """By which way we may ask to be heard."""

    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"phone": _("Telefon"), "email": _("E-Mail"), "messenger": _("Messenger"), "letter": _("Brief")}[
            self.value
        ]


class ConsentState(StrEnum):
    """What the customer has said."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {"given": _("eingewilligt"), "withdrawn": _("widerrufen")}[self.value]


@dataclass(frozen=True)
class Consent:
    """What a customer has said about one channel; `note` tells how ("mündlich im Laden"), `day` may be unknown."""

    channel: ConsentChannel
    state: ConsentState = ConsentState.GIVEN
    day: date | None = None
    note: str = ""

    def validated(self) -> Consent:
        """Return the consent with a clean line.

        Raises
        ------
        ValidationError
            if the note is too long.
        """
        return replace(self, note=limits.check_length("consents", clean_line(self.note), limits.NAME))
