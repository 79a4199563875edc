"""What was said with a customer, on any channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import datetime


class Channel(StrEnum):
    """How we talked."""

    PHONE = "phone"
    VISIT = "visit"
    SHOP = "shop"
    EMAIL = "email"
    VIDEO = "video"
    MESSENGER = "messenger"
    LETTER = "letter"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word in the head of the conversation sheet and in the Verlauf."""
        return {
            "phone": _("Telefonat"),
            "visit": _("Besuch"),
            "shop": _("Gespräch im Laden"),
            "email": _("E-Mail"),
            "video": _("Videogespräch"),
            "messenger": _("Nachricht"),
            "letter": _("Brief"),
            "note": _("Notiz"),
        }[self.value]

    @property
    def is_contact(self) -> bool:
        """Whether customer and shop were really in touch; a note is only for ourselves."""
        return self is not Channel.NOTE


class Mood(StrEnum):
    """The mood the customer was in; never our own feeling."""

    ANGRY = "angry"
    DISAPPOINTED = "disappointed"
    NEUTRAL = "neutral"
    FRIENDLY = "friendly"
    ENTHUSIASTIC = "enthusiastic"

    @property
    def label(self) -> str:
        """The word under the face."""
        return {
            "angry": _("verärgert"),
            "disappointed": _("enttäuscht"),
            "neutral": _("sachlich"),
            "friendly": _("freundlich"),
            "enthusiastic": _("begeistert"),
        }[self.value]


@dataclass(frozen=True)
class Conversation:
    """One conversation; `recommended`: the customer has recommended us to somebody of their own accord.

    `at` is a moment with a time zone.
    """

    customer_id: int
    at: datetime
    channel: Channel = Channel.PHONE
    text: str = ""
    mood: Mood | None = None
    recommended: bool = False
    employee_id: int | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self) -> Conversation:
        """Return the conversation with a clean text.

        Raises
        ------
        ValidationError
            if there is neither text nor mood, or the text is too long.
        """
        text = limits.check_length("text", clean_text(self.text), limits.NOTE)
        if not text and self.mood is None:
            raise ValidationError("text", _("Ein Satz oder die Stimmung genügt. Was wurde besprochen?"))
        return replace(self, text=text)
