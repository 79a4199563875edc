"""Who sent whom: the tree around one customer, and the ranking of those who sent the most.

Whoever lies in the trash, or whose data may only be kept, is counted nowhere and has no name here; those they sent are
counted all the same. Anonymous customers are counted and have no name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer import Recommends
from kundenapp.domain.interval import rounded
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Referral:
    """One customer whom another one sent.

    Attributes
    ----------
    customer_id, by:
        who came, and the id of who sent them.
    counts:
        False for somebody in the trash or whose data may only be kept.
    revenue_cents:
        what they brought this year and last year in cents, None where nobody has entered it.
    """

    customer_id: int
    by: int
    counts: bool = True
    revenue_cents: int | None = None


@dataclass(frozen=True)
class Tally:
    """What came of the referrals of one customer.

    Attributes
    ----------
    direct, total:
        how many they sent themselves, and how many with those whom these sent, and so on.
    entered:
        of how many of all these the revenue is entered.
    revenue_cents:
        the revenue in cents of all these, this year and last year; 0 if none is entered.
    """

    direct: int = 0
    total: int = 0
    entered: int = 0
    revenue_cents: int = 0

    def with_branch(self, referral: Referral, below: Tally) -> Tally:
        """Return the tally with one more who came, and what came of their own referrals."""
        own, is_entered = int(referral.counts), referral.counts and referral.revenue_cents is not None
        return Tally(
            self.direct + own,
            self.total + below.total + own,
            self.entered + below.entered + int(is_entered),
            self.revenue_cents + below.revenue_cents + ((referral.revenue_cents or 0) if is_entered else 0),
        )

    @property
    def count_words(self) -> str:
        """How many they sent: "3 Empfehlungen, mit deren Empfehlungen 5"."""
        direct = ngettext("{count} Empfehlung", "{count} Empfehlungen", self.direct).format(count=grouped(self.direct))
        if self.total == self.direct:
            return direct
        return _("{direct}, mit deren Empfehlungen {total}").format(direct=direct, total=grouped(self.total))

    @property
    def worth_words(self) -> str:
        """The revenue, and of how many it is known: "7.320 € (bei 3 von 5 eingetragen)"."""
        if not self.entered:
            return _("Umsatz nicht eingetragen")
        if self.entered == self.total:
            return euros(self.revenue_cents)
        return _("{euros} (bei {entered} von {total} eingetragen)").format(
            euros=euros(self.revenue_cents), entered=grouped(self.entered), total=grouped(self.total)
        )


def tallies(referrals: Iterable[Referral]) -> dict[int, Tally]:
    """Return what came of the referrals of everybody who sent somebody, by id.

    It is summed up from the leaves, so a circle in a file of old cannot hold it up: what hangs in one is not counted.
    """
    known = {referral.customer_id: referral for referral in referrals}
    waiting = Counter(referral.by for referral in known.values())
    ready = [referral for referral in known.values() if referral.customer_id not in waiting]
    sums: dict[int, Tally] = dict.fromkeys(waiting, Tally())
    while ready:
        referral = ready.pop()
        sums[referral.by] = sums[referral.by].with_branch(referral, sums.get(referral.customer_id, Tally()))
        waiting[referral.by] -= 1
        if not waiting[referral.by] and referral.by in known:
            ready.append(known[referral.by])
    return sums


def outline(root_id: int, referrals: Sequence[Referral]) -> list[tuple[Referral, int]]:
    """Return everybody below `root_id` with their level, 1 for whom the root sent, each before those they sent.

    Brothers and sisters stay in the order in which they come. Whoever does not count is there only if somebody who
    counts hangs below.
    """
    sums = tallies(referrals)
    children: dict[int, list[Referral]] = {}
    for referral in referrals:
        if referral.counts or sums.get(referral.customer_id, Tally()).total:
            children.setdefault(referral.by, []).append(referral)
    lines, seen = [], {root_id}
    to_visit = [(child, 1) for child in reversed(children.get(root_id, []))]
    while to_visit:
        referral, level = to_visit.pop()
        if referral.customer_id not in seen:
            seen.add(referral.customer_id)
            lines.append((referral, level))
            to_visit += [(child, level + 1) for child in reversed(children.get(referral.customer_id, []))]
    return lines


@dataclass(frozen=True)
class Recommender:
    """One place of the ranking.

    Attributes
    ----------
    customer_id, name, initials:
        who it is.
    tally:
        what came of their referrals.
    ticks:
        in how many conversations somebody noted that they had recommended us of their own accord.
    recommends:
        the most they have said about it in an answer.
    """

    customer_id: int
    name: str
    initials: str
    tally: Tally
    ticks: int = 0
    recommends: Recommends = Recommends.UNKNOWN

    @property
    def told_words(self) -> str:
        """What else is known of their telling others; empty if nothing."""
        parts = []
        if self.ticks:
            parts.append(_("{count}-mal von sich aus").format(count=grouped(self.ticks)))
        if self.recommends is not Recommends.UNKNOWN:
            parts.append(self.recommends.label)
        return " · ".join(parts)


@dataclass(frozen=True)
class Ranking:
    """Who sent the most.

    Attributes
    ----------
    places:
        the first of them, at most as many as were asked for.
    recommenders:
        how many customers there are who sent somebody, whose name may be shown.
    nameless:
        how many more sent somebody and have no place: anonymous, in the trash, or with data that may only be kept.
    this_year:
        revenue is that of this year and the one before.
    """

    places: tuple[Recommender, ...]
    recommenders: int
    nameless: int
    this_year: int

    @property
    def note(self) -> str:
        """Who has no place, and which years the revenue is of."""
        years = _("Umsatz {last} und {this} aller, die so kamen.").format(last=self.this_year - 1, this=self.this_year)
        parts = [years] if self.places else []
        if (more := self.recommenders - len(self.places)) > 0:
            parts.append(_("{count} weitere haben empfohlen.").format(count=grouped(more)))
        if self.nameless:
            text = ngettext(
                "{count} steht nicht hier: anonym, im Papierkorb oder gesperrt.",
                "{count} stehen nicht hier: anonym, im Papierkorb oder gesperrt.",
                self.nameless,
            )
            parts.append(text.format(count=grouped(self.nameless)))
        return " ".join(parts)


def best(sums: dict[int, Tally], names: dict[int, str], limit: int) -> list[int]:
    """Return the ids of who sent the most: directly, then in all, then by revenue; ties in the order of `names`.

    Only those in `names`, which are sort keys, take part; whoever has sent nobody who counts does not.
    """

    def place(customer_id: int) -> tuple[int, int, int, str, int]:
        tally = sums[customer_id]
        return -tally.direct, -tally.total, -tally.revenue_cents, names[customer_id], customer_id

    return sorted(
        (customer_id for customer_id, tally in sums.items() if customer_id in names and tally.total), key=place
    )[:limit]


def euros(cents: int) -> str:
    """Return cents as whole euros: "7.320 €", "−20 €"."""
    whole = rounded(cents / 100)
    return f"{'−' if whole < 0 else ''}{grouped(abs(whole))} €"
