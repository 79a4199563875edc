"""The answer to the one question: how likely is it that you will recommend us to a friend?

Source of scale and classes: Frederick F. Reichheld, The One Number You Need to Grow (Harvard Business Review, 2003).
The scale from 1 to 10 is common on German cards; its classes are the same, only that nobody can answer 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, clean_text, full_stop
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date, datetime

HIGHEST = 10
PROMOTER_FROM, _PASSIVE_FROM = 9, 7


class Scale(StrEnum):
    """The scale a customer was asked on; kept with each answer, never mixed without saying so."""

    ZERO_TO_TEN = "0-10"
    ONE_TO_TEN = "1-10"

    @property
    def lowest(self) -> int:
        """The smallest answer there is."""
        return 0 if self is Scale.ZERO_TO_TEN else 1

    @property
    def values(self) -> range:
        """All answers there are, the smallest first."""
        return range(self.lowest, HIGHEST + 1)

    @property
    def label(self) -> str:
        """The words on the screen: "0 bis 10"."""
        return _("{lowest} bis {highest}").format(lowest=self.lowest, highest=HIGHEST)


class AnswerClass(StrEnum):
    """What an answer says about a customer: promoters 9 and 10, passives 7 and 8, detractors the rest."""

    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"

    @property
    def label(self) -> str:
        """The word for all of them."""
        return {"detractor": _("Kritiker"), "passive": _("Zufriedene"), "promoter": _("Begeisterte")}[self.value]

    def span(self, scale: Scale) -> str:
        """Return which answers these are: "0–6"."""
        lowest, highest = {
            "detractor": (scale.lowest, _PASSIVE_FROM - 1),
            "passive": (_PASSIVE_FROM, PROMOTER_FROM - 1),
            "promoter": (PROMOTER_FROM, HIGHEST),
        }[self.value]
        return f"{lowest}–{highest}"


def class_of(value: int) -> AnswerClass:
    """Return the class of an answer; it is the same on both scales."""
    if value >= PROMOTER_FROM:
        return AnswerClass.PROMOTER
    return AnswerClass.PASSIVE if value >= _PASSIVE_FROM else AnswerClass.DETRACTOR


def words_of(value: int, scale: Scale) -> str:
    """Return an answer with its scale: "9 von 10", "9 (Skala 1 bis 10)"."""
    if scale is Scale.ZERO_TO_TEN:
        return _("{value} von 10").format(value=value)
    return _("{value} (Skala {scale})").format(value=value, scale=scale.label)


class AnswerChannel(StrEnum):
    """How the question was asked and answered."""

    PHONE = "phone"
    VISIT = "visit"
    SHOP = "shop"
    EMAIL = "email"
    VIDEO = "video"
    MESSENGER = "messenger"
    LETTER = "letter"
    CARD = "card"
    KIOSK = "kiosk"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return {
            "phone": _("am Telefon"),
            "visit": _("beim Besuch"),
            "shop": _("im Laden"),
            "email": _("per E-Mail"),
            "video": _("im Videogespräch"),
            "messenger": _("per Nachricht"),
            "letter": _("per Brief"),
            "card": _("auf der Antwortkarte"),
            "kiosk": _("im Kundenmodus"),
        }[self.value]


class Recommends(StrEnum):
    """What we know of the customer's own recommending."""

    UNKNOWN = "unknown"
    SAID = "said"
    DONE = "done"

    @property
    def label(self) -> str:
        """The words on the screen."""
        return {
            "unknown": _("nicht gesagt"),
            "said": _("will uns empfehlen"),
            "done": _("hat uns empfohlen"),
        }[self.value]


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes
    ----------
    customer_id:
        who answered, None for an answer without a name (a card in the box).
    value, scale:
        the answer, and the scale it was given on.
    day:
        when it was given, on the calendar of the shop.
    person:
        who of a company answered, if that is known.
    comment:
        the most important reason, in the customer's words.
    occasion:
        after what the question was asked ("Reparatur"); empty for none.
    employee_id:
        who asked, None for nobody or unknown.
    noted_at:
        the moment it was written down; the file sets it.
    """

    customer_id: int | None
    value: int
    day: date
    scale: Scale = Scale.ZERO_TO_TEN
    person: str = ""
    comment: str = ""
    occasion: str = ""
    channel: AnswerChannel = AnswerChannel.SHOP
    recommends: Recommends = Recommends.UNKNOWN
    employee_id: int | None = None
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    @property
    def answer_class(self) -> AnswerClass:
        """Promoter, passive or detractor."""
        return class_of(self.value)

    @property
    def words(self) -> str:
        """The answer with its scale: "9 von 10", "9 (1 bis 10)"."""
        return words_of(self.value, self.scale)

    def validated(self, today: date) -> Answer:
        """Return the answer with clean texts.

        Raises
        ------
        ValidationError
            if the value is not on the scale, the day is still to come, or a text is too long.
        """
        if self.value not in self.scale.values:
            sentence = _("{value} gibt es auf der Skala {scale} nicht. Bitte eine Zahl von {lowest} bis 10 wählen.")
            text = sentence.format(value=self.value, scale=self.scale.label, lowest=self.scale.lowest)
            raise ValidationError("value", text)
        if self.day > today:
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Wann wurde geantwortet?"))
        return replace(
            self,
            person=limits.check_length("person", clean_line(self.person), limits.NAME),
            comment=limits.check_length("comment", clean_text(self.comment), limits.NOTE),
            occasion=limits.check_length("occasion", clean_line(self.occasion), limits.TAG),
        )


@dataclass(frozen=True)
class LastAnswer:
    """The latest answer of a customer."""

    value: int
    scale: Scale
    day: date

    def sentence(self, today: date) -> str:
        """Return what it was and when: "Letzte Antwort: 9 von 10 am 11.11."."""
        day = f"{self.day:%d.%m.}" if self.day.year == today.year else full_day(self.day)
        words = words_of(self.value, self.scale)
        return full_stop(_("Letzte Antwort: {words} am {day}").format(words=words, day=day))
