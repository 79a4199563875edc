"""Answer cards to print and cut: the one question on paper, for the counter or the parcel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer import Scale
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.business import Business

CARDS_PER_PAGE = 4
MOST_PAGES = 50
"""A ream is 500 sheets; more than this at once is a slip of the finger."""


@dataclass(frozen=True)
class AnswerCards:
    """What stands on every card, and how many pages of cards there are."""

    business: Business
    created_on: date
    question: str
    thanks: str
    scale: Scale = Scale.ZERO_TO_TEN
    pages: int = 1

    @property
    def title(self) -> str:
        """The name of the document: "8 Antwortkarten"."""
        count = CARDS_PER_PAGE * self.pages
        return ngettext("{count} Antwortkarte", "{count} Antwortkarten", count).format(count=count)


def parse_pages(text: str) -> int:
    """Return how many pages: ``3``, ``3 Seiten``.

    Raises
    ------
    ValidationError
        if it is no number from 1 to `MOST_PAGES`.
    """
    found = re.fullmatch(r"(\d{1,3})\s*(?:seiten?)?", text.strip().casefold(), re.ASCII)
    if found is None or not 1 <= int(found[1]) <= MOST_PAGES:
        sentence = _("Wie viele Seiten? Möglich ist jede Zahl von 1 bis {most}; auf jeder sind {cards} Karten.")
        raise ValidationError("pages", sentence.format(most=MOST_PAGES, cards=CARDS_PER_PAGE))
    return int(found[1])
