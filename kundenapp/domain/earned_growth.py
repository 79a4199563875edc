"""Growth a business has earned: by customers who stay and by those whom others sent, not by those it bought.

Earned growth rate = net revenue retention + earned new customers - 100 %. All shares are parts of the whole revenue of
the earlier year.

Source: Fred Reichheld, Darci Darnell, Maureen Burns, Winning on Purpose (2021), appendix B.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.interval import rounded
from kundenapp.domain.limits import grouped
from kundenapp.domain.origin import Source
from kundenapp.domain.proportion import percent
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


class NewBy(StrEnum):
    """What a new customer is owed to."""

    EARNED = "earned"
    BOUGHT = "bought"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The words on screen and paper."""
        return {
            "earned": _("durch Empfehlung oder Ruf"),
            "bought": _("durch Werbung, Aktionen oder Kaltakquise"),
            "unknown": _("unbekannt"),
        }[self.value]


def new_by(source: Source) -> NewBy:
    """Return what a new customer is owed to; who only walked in is unknown, and unknown is never earned."""
    if source in (Source.REFERRAL, Source.REPUTATION):
        return NewBy.EARNED
    if source in (Source.ADVERTISING, Source.PROMOTION, Source.COLD_CALL):
        return NewBy.BOUGHT
    return NewBy.UNKNOWN


@dataclass(frozen=True)
class RevenueOfTwoYears:
    """What one customer brought in two years that follow each other.

    Attributes
    ----------
    source:
        how the customer came.
    before_cents, now_cents:
        revenue of the earlier and of the later year in cents, None where nobody has entered it. Who has none, or 0, in
        the earlier year is new in the later one.
    """

    source: Source
    before_cents: int | None
    now_cents: int | None


@dataclass(frozen=True)
class EarnedGrowth:
    """Where the revenue of the later year came from.

    Attributes
    ----------
    before_cents:
        the whole revenue of the earlier year in cents, more than 0.
    kept_cents:
        revenue in cents of the later year from customers of the earlier one.
    new_earned_cents, new_bought_cents, new_unknown_cents:
        revenue in cents of the later year from new customers, by what they are owed to.
    not_entered:
        customers of the earlier year whose revenue of the later year nobody has entered; they count as 0.
    """

    before_cents: int
    kept_cents: int
    new_earned_cents: int
    new_bought_cents: int
    new_unknown_cents: int
    not_entered: int = 0

    @property
    def now_cents(self) -> int:
        """The whole revenue of the later year in cents."""
        return self.kept_cents + self.new_earned_cents + self.new_bought_cents + self.new_unknown_cents

    @property
    def nrr(self) -> float:
        """Net revenue retention: what the customers of the earlier year brought again; 1 is all of it."""
        return self.kept_cents / self.before_cents

    @property
    def enc(self) -> float:
        """Earned new customers: what new ones brought who came by referral or reputation."""
        return self.new_earned_cents / self.before_cents

    @property
    def new_bought(self) -> float:
        """What new customers brought who came by advertising, a promotion or a cold call."""
        return self.new_bought_cents / self.before_cents

    @property
    def new_unknown(self) -> float:
        """What new customers brought of whom nobody knows why they came."""
        return self.new_unknown_cents / self.before_cents

    @property
    def earned_growth_rate(self) -> float:
        """Earned growth: 0.1 is 10 %; less than 0 if those who stayed and those who were sent make up for less."""
        return (self.kept_cents + self.new_earned_cents - self.before_cents) / self.before_cents

    @property
    def earned_growth_ratio(self) -> float | None:
        """Which part of the whole growth is earned, 1 for all; None if there was no growth."""
        growth = self.now_cents - self.before_cents
        return (self.kept_cents + self.new_earned_cents - self.before_cents) / growth if growth > 0 else None

    @property
    def sentence(self) -> str:
        """The rate and what it is made of."""
        text = _(
            "Verdientes Wachstum {rate}: Bisherige Kunden brachten {kept} % vom Umsatz des Vorjahres, neue durch "
            "Empfehlung oder Ruf {earned} %, durch Werbung, Aktionen oder Kaltakquise {bought} %, "
            "unbekannt {unknown} %."
        ).format(
            rate=signed_percent(self.earned_growth_rate),
            kept=_shown(self.nrr),
            earned=_shown(self.enc),
            bought=_shown(self.new_bought),
            unknown=_shown(self.new_unknown),
        )
        return f"{text} {self.not_entered_sentence}".rstrip()

    @property
    def not_entered_sentence(self) -> str:
        """How many customers count as 0 because nothing is entered; empty for none."""
        if not self.not_entered:
            return ""
        text = _("Bei {count} Kunden vom Vorjahr ist kein neuer Umsatz eingetragen, er zählt als 0.")
        return text.format(count=grouped(self.not_entered))


def _shown(share: float) -> str:
    whole = percent(share)
    return f"{'−' if whole < 0 else ''}{grouped(abs(whole))}"


def signed_percent(share: float) -> str:
    """Return a change with its sign: "+10 %", "−3 %", "0 %"."""
    whole = rounded(100 * share)
    sign = "" if not whole else "+" if whole > 0 else "−"
    return f"{sign}{grouped(abs(whole))} %"


def earned_growth(customers: Iterable[RevenueOfTwoYears]) -> EarnedGrowth | None:
    """Sum up where the revenue of the later year came from; None if the earlier year has no revenue to grow from."""
    before = kept = not_entered = 0
    new = dict.fromkeys(NewBy, 0)
    for customer in customers:
        now = customer.now_cents or 0
        if customer.before_cents:
            before += customer.before_cents
            kept += now
            not_entered += customer.now_cents is None
        else:
            new[new_by(customer.source)] += now
    if before <= 0:
        return None
    return EarnedGrowth(before, kept, new[NewBy.EARNED], new[NewBy.BOUGHT], new[NewBy.UNKNOWN], not_entered)


@dataclass(frozen=True)
class GrowthOfYear:
    """The earned growth of the last full year that can be compared with the one before.

    Attributes
    ----------
    year:
        the later of the two years, None if there are no two.
    growth:
        None if there are no two years, or the earlier one has no revenue to grow from.
    missing:
        what is missing, in a sentence; empty if there is a growth.
    """

    year: int | None
    growth: EarnedGrowth | None
    missing: str = ""

    @property
    def years_words(self) -> str:
        """The years that are compared: "2025 gegen 2024"; empty if there are none."""
        if self.year is None:
            return ""
        return _("{year} gegen {before}").format(year=self.year, before=self.year - 1)


def growth_year(years: Iterable[int], this_year: int) -> int | None:
    """Return the later of the two latest full years that follow each other; `years` are those with revenue entered."""
    known = set(years)
    return max((year for year in known if year < this_year and year - 1 in known), default=None)


def growth_of_year(
    year: int | None, customers: Iterable[RevenueOfTwoYears], years: Iterable[int], this_year: int
) -> GrowthOfYear:
    """Return the growth of `year`, or say what is missing; `years` are those with revenue entered."""
    growth = None if year is None else earned_growth(customers)
    return GrowthOfYear(year, growth, "" if growth else _missing(set(years), this_year))


def _missing(years: set[int], this_year: int) -> str:
    if not years:
        return _(
            "Noch ist bei keinem Kunden ein Umsatz eingetragen. Tragen Sie ihn auf der Seite des Kunden unter "
            "„Bearbeiten“ für zwei volle Jahre ein, dann steht hier, wie viel Wachstum verdient ist."
        )
    if years & {this_year} and this_year - 1 in years:
        text = _("{this} läuft noch. Für einen Vergleich fehlt der Umsatz von {before}.")
        return text.format(this=this_year, before=this_year - 2)
    return _("Für einen Vergleich fehlt der Umsatz von zwei vollen Jahren, die aufeinander folgen.")
