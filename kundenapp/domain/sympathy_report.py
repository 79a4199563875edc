"""The Sympathiematrix before it becomes paper or figures: the sheet of the team, or that of one employee."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.answer_windows import last_12_months
from kundenapp.domain.category import Category
from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.limits import grouped
from kundenapp.domain.openness import FEWEST_RATERS, Openness
from kundenapp.domain.placement import step_text
from kundenapp.domain.sympathy_field import SympathyField
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.business import Business
    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_field import Quadrant

_EVERYBODY, _USUAL_RULE, _USUAL_FIELD = CustomerFilter(), CategoryRule(), SympathyField()
MOST_MARKED = 60
"""More bubbles than that nobody can tell apart; the others are dots."""
_IMPORTANCE = (
    Category.CONTRADICTION,
    Category.DREAM,
    Category.DIFFICULT,
    Category.ORDINARY,
    Category.UNCLEAR,
)
"""Whose bubbles bear letters first."""


def a_year_before(day: date) -> date:
    """Return the same day of the year before, which is the last one outside the 12 months that end with `day`."""
    return last_12_months(day).first - timedelta(days=1)


@dataclass(frozen=True)
class Marked:
    """Somebody on the sheet, and what stands in the bubble and beside the name: initials or a number."""

    entry: BoardEntry
    sign: str


@dataclass(frozen=True)
class SympathyReport:
    """A snapshot of the matrix on one day, as far as whoever asked may see it.

    Attributes
    ----------
    entries:
        who stands on the sheet, by name.
    customers, placed:
        how many customers fit, and about how many of them anybody who works here has an opinion.
    whose, is_own:
        the name of the employee whose sheet it is, empty for the team; whether that is who asked.
    categories, categories_before:
        how many customers are what, and were a year before by the rule of today; None for one employee.
    """

    business: Business
    created_on: date
    wanted: CustomerFilter = _EVERYBODY
    openness: Openness = Openness.AFTER_OWN
    rule: CategoryRule = _USUAL_RULE
    field: SympathyField = _USUAL_FIELD
    entries: tuple[BoardEntry, ...] = ()
    customers: int = 0
    placed: int = 0
    whose: str = ""
    is_own: bool = False
    categories: Mapping[Category, int] | None = None
    categories_before: Mapping[Category, int] | None = None

    @property
    def is_team(self) -> bool:
        """Whether the values are those of the team."""
        return not self.whose

    @property
    def year_before(self) -> date:
        """The day of `categories_before`."""
        return a_year_before(self.created_on)

    @property
    def quadrants(self) -> Counter[Quadrant | None]:
        """How many stand in which field; None is below, without a height."""
        return Counter(entry.quadrant(self.field.lines) for entry in self.entries)

    @property
    def agreement(self) -> Counter[Agreement | None]:
        """How many of the entries of the team are agreed upon how far; None is one opinion only."""
        return Counter(entry.agreement for entry in self.entries)

    @property
    def sympathy(self) -> float | None:
        """The mean of the values of the team, each customer counted once; None without any."""
        return fmean(entry.sympathy for entry in self.entries) if self.entries else None

    @property
    def hidden(self) -> int:
        """How many customers the team has placed whose value whoever asked may not see."""
        return self.placed - len(self.entries) if self.is_team else 0

    @property
    def marked(self) -> tuple[Marked, ...]:
        """Whose bubble bears a sign, by name: all, or the `MOST_MARKED` that matter most; initials if unique."""
        ranked = sorted(self.entries, key=lambda entry: _IMPORTANCE.index(entry.category))
        chosen = {entry.customer_id for entry in ranked[:MOST_MARKED]}
        found = [entry for entry in self.entries if entry.customer_id in chosen]
        signs = [entry.initials for entry in found]
        if len(set(signs)) < len(signs) or not all(signs):
            signs = [str(number) for number in range(1, len(found) + 1)]
        return tuple(Marked(entry, sign) for entry, sign in zip(found, signs, strict=True))

    @property
    def unmarked(self) -> tuple[BoardEntry, ...]:
        """Whose place is a dot only, by name."""
        chosen = {one.entry.customer_id for one in self.marked}
        return tuple(entry for entry in self.entries if entry.customer_id not in chosen)

    @property
    def title(self) -> str:
        """What stands at the head of the sheet."""
        return _("Sympathiematrix: {whose}").format(whose=self.whose or _("das Team"))

    @property
    def scope(self) -> str:
        """Which customers, and how many of them stand on the sheet: "Alle Kunden · 41 von 48 auf dem Blatt"."""
        words = _("{shown} von {all} auf dem Blatt")
        return f"{self.wanted.words} · " + words.format(shown=grouped(len(self.entries)), all=grouped(self.customers))

    @property
    def team_sentence(self) -> str:
        """How glad the team is on the whole, and how far it agrees; empty for one employee or without anybody."""
        if not self.is_team or self.sympathy is None:
            return ""
        counts = self.agreement
        agreed = [f"{word.label} {grouped(counts[word])}" for word in Agreement if counts[word]]
        if counts[None]:
            agreed.append(_("erst eine Meinung {count}").format(count=grouped(counts[None])))
        return _("Sympathie im Mittel {value} · Team: {agreed}").format(
            value=step_text(self.sympathy), agreed=", ".join(agreed)
        )

    @property
    def openness_sentence(self) -> str:
        """What of the opinions is not on the sheet, and why; empty if nothing is left out."""
        if self.hidden and self.openness is Openness.HIDDEN:
            text = ngettext(
                "{count} weiterer Kunde ist eingeschätzt; sein Wert zeigt sich ab {fewest} Personen.",
                "{count} weitere Kunden sind eingeschätzt; ihr Wert zeigt sich ab {fewest} Personen.",
                self.hidden,
            )
        elif self.hidden:
            text = ngettext(
                "{count} weiterer Kunde ist eingeschätzt; sein Wert zeigt sich nach der eigenen Eingabe oder ab "
                "{fewest} Personen.",
                "{count} weitere Kunden sind eingeschätzt; ihr Wert zeigt sich nach der eigenen Eingabe oder ab "
                "{fewest} Personen.",
                self.hidden,
            )
        elif not self.is_team and not self.is_own and self.openness is Openness.AFTER_OWN:
            return _("Auf dem Blatt anderer stehen nur Kunden, die man selbst eingeschätzt hat.")
        else:
            return ""
        return text.format(count=grouped(self.hidden), fewest=FEWEST_RATERS)

    @property
    def unmarked_sentence(self) -> str:
        """How many have no sign in the field; empty if all have one."""
        left = len(self.entries) - MOST_MARKED
        if left <= 0:
            return ""
        words = ngettext(
            "Beschriftet sind zuerst Widersprüche, Traumkunden und Zum Klären. {count} weiterer ohne Beschriftung ist "
            "ein Punkt oder ein Rand um eine Blase.",
            "Beschriftet sind zuerst Widersprüche, Traumkunden und Zum Klären. {count} weitere ohne Beschriftung sind "
            "Punkte, größer, wo mehrere stehen, oder ein Rand um eine Blase.",
            left,
        )
        return words.format(count=grouped(left))

    @property
    def empty_sentence(self) -> str:
        """Why nobody stands on the sheet; empty if somebody does."""
        if self.entries:
            return ""
        if not self.customers:
            return _("Zu dieser Auswahl gibt es keinen Kunden.")
        if self.openness_sentence:
            return _("Hier steht niemand, den Sie sehen dürfen.")
        return _("Noch hat niemand einen Platz. In der Sympathiematrix lassen sich Kunden auf das Feld ziehen.")
