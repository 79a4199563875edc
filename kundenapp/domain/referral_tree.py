"""The tree of referrals around one customer, line by line, and the least there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.limits import grouped
from kundenapp.domain.referral import euros
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from kundenapp.domain.referral import Tally


@dataclass(frozen=True)
class TreeLine:
    """One customer in the tree.

    Attributes
    ----------
    customer_id:
        whom a click opens, None for somebody without a name.
    name:
        the name, or what is said in its place.
    level:
        0 for the customer the tree is about, 1 for whom they sent, and so on; −1 for who sent them, −2 for who sent
        those.
    last_year_cents, this_year_cents:
        their own revenue in cents, None where nobody has entered it or it is not shown.
    """

    customer_id: int | None
    name: str
    level: int
    last_year_cents: int | None = None
    this_year_cents: int | None = None

    def worth_words(self, this_year: int) -> str:
        """Return their own revenue: "2025: 1.840 € · 2026: 920 €"; empty if none is entered."""
        years = ((this_year - 1, self.last_year_cents), (this_year, self.this_year_cents))
        return " · ".join(f"{year}: {euros(cents)}" for year, cents in years if cents is not None)


@dataclass(frozen=True)
class ReferralTree:
    """Who sent a customer, and whom the customer sent.

    Attributes
    ----------
    above:
        who sent the customer, and who sent those, the first of all first.
    root:
        the customer.
    below:
        everybody below, each before those they sent; the first of them if there are too many to be shown.
    tally:
        what came of it all.
    this_year:
        the year that "this year" is.
    set_aside:
        how many lie in the trash or may only be kept; they are counted nowhere.
    not_shown:
        how many more there are below than stand in `below`.
    """

    above: tuple[TreeLine, ...]
    root: TreeLine
    below: tuple[TreeLine, ...]
    tally: Tally
    this_year: int
    set_aside: int = 0
    not_shown: int = 0

    @property
    def summary(self) -> str:
        """What came of it, in a sentence."""
        if not self.tally.total:
            return _("Noch steht bei niemandem, dass er durch {name} kam.").format(name=self.root.name)
        return f"{self.tally.count_words}."

    @property
    def set_aside_words(self) -> str:
        """Who is left out, and why; empty for nobody."""
        if not self.set_aside:
            return ""
        return ngettext(
            "{count} Kunde im Papierkorb oder mit gesperrten Daten zählt nicht mit.",
            "{count} Kunden im Papierkorb oder mit gesperrten Daten zählen nicht mit.",
            self.set_aside,
        ).format(count=grouped(self.set_aside))

    @property
    def not_shown_words(self) -> str:
        """How many more there are; empty for none."""
        return _("… und {count} weitere").format(count=grouped(self.not_shown)) if self.not_shown else ""


@dataclass(frozen=True)
class ReferralBrief:
    """The least there is to say about one customer: how many they sent, and who sent them ("" for nobody)."""

    direct: int
    by: str

    @property
    def words(self) -> str:
        """ "hat 3 Empfehlungen gebracht · kam durch Bäckerei Großmann"; empty if there is nothing to say."""
        parts = []
        if self.direct:
            text = ngettext("hat {count} Empfehlung gebracht", "hat {count} Empfehlungen gebracht", self.direct)
            parts.append(text.format(count=grouped(self.direct)))
        if self.by:
            parts.append(_("kam durch {name}").format(name=self.by))
        return " · ".join(parts)
