"""Begeisterungsmomente: small things done for a customer, and the ideas for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, clean_text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class DelightIdea:
    """Something that may delight a customer; `active` is whether it is still offered."""

    name: str
    active: bool = True
    position: int = 0
    is_sample: bool = False
    id: int | None = None
    uuid: str = ""

    def renamed(self, name: str) -> DelightIdea:
        """Return the idea in other words.

        Raises
        ------
        ValidationError
            if there are none, or too many.
        """
        name = limits.check_length("name", clean_line(name), limits.NAME)
        if not name:
            raise ValidationError("name", _("Die Idee hat noch keine Worte. Zum Beispiel: Rad geputzt zurückgeben"))
        return replace(self, name=name)

    def is_namesake(self, name: str) -> bool:
        """Whether `name` means the same idea."""
        return clean_line(name).casefold() == self.name.casefold()


def starter_ideas() -> tuple[str, ...]:
    """Return a few ideas that fit any shop, for whoever has none written down yet."""
    return (
        _("Von Hand danken"),
        _("Nach einer Woche fragen, ob alles passt"),
        _("Etwas Kleines dazulegen"),
        _("Einen Tag früher fertig sein"),
        _("Zum Jubiläum eine Karte schreiben"),
        _("Nach etwas fragen, das der Kunde erzählt hat"),
    )


@dataclass(frozen=True)
class Delight:
    """What was done for a customer on a day, from which idea, by whom, and how the customer took it."""

    customer_id: int
    day: date
    what: str
    reaction: str = ""
    idea_id: int | None = None
    employee_id: int | None = None
    noted_at: datetime | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0

    def validated(self, today: date) -> Delight:
        """Return the moment with clean texts.

        Raises
        ------
        ValidationError
            if there are no words, the day is still to come, or a text is too long.
        """
        what = limits.check_length("what", clean_line(self.what), limits.TASK)
        if not what:
            raise ValidationError("what", _("Womit haben Sie den Kunden überrascht? Ein paar Worte genügen."))
        if self.day > today:
            raise ValidationError("day", _("Dieser Tag kommt erst noch. Wann war es?"))
        reaction = limits.check_length("reaction", clean_text(self.reaction), limits.NOTE)
        return replace(self, what=what, reaction=reaction)
