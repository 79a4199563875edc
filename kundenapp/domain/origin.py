"""How a customer came to us (wie gekommen)."""

from __future__ import annotations

from enum import StrEnum

from kundenapp.i18n import _


class Source(StrEnum):
    """What brought a customer here."""

    UNKNOWN = "unknown"
    REFERRAL = "referral"
    REPUTATION = "reputation"
    WALK_IN = "walk_in"
    ADVERTISING = "advertising"
    PROMOTION = "promotion"
    COLD_CALL = "cold_call"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {
            "unknown": _("unbekannt"),
            "referral": _("Empfehlung"),
            "reputation": _("Ruf oder Bewertung"),
            "walk_in": _("Laufkundschaft"),
            "advertising": _("Werbung"),
            "promotion": _("Aktion"),
            "cold_call": _("Kaltakquise"),
        }[self.value]
