"""Who sent whom, read from the file; what it adds up to is the domain's."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kundenapp.domain.answer import Recommends
from kundenapp.domain.referral import Ranking, Recommender, Referral, Tally, best, outline, tallies
from kundenapp.domain.referral_tree import ReferralBrief, ReferralTree, TreeLine
from kundenapp.i18n import _
from kundenapp.store.customer_rows import load_customers
from kundenapp.store.referral_proof import growth, proof

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.earned_growth import GrowthOfYear
    from kundenapp.domain.referral_proof import Proof
    from kundenapp.store.doors import Doors

MOST_LINES = 1_000
"""So many people are shown below in a tree, and so many above; the others below are counted."""

_REVENUE = (
    "(SELECT sum(revenue_cents) FROM customer_years WHERE customer_id = customers.id AND year IN (:last_year, :year))"
)
_COUNTS = "customers.deleted_at IS NULL AND customers.restricted_at IS NULL"


class Referrals:
    """Trees, the ranking, and what became of those who answered."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def brief(self, customer_id: int) -> ReferralBrief:
        """Return the least there is to say about the referrals of one customer."""
        direct = self._engine.scalar(
            "SELECT count(*) FROM customers WHERE recommended_by = ? AND deleted_at IS NULL AND restricted_at IS NULL",
            (customer_id,),
        )
        sender = self._engine.scalar("SELECT recommended_by FROM customers WHERE id = ?", (customer_id,))
        return ReferralBrief(cast("int", direct), self._names([sender])[sender][1] if sender else "")

    def tree(self, customer_id: int) -> ReferralTree:
        """Return who sent a customer and whom the customer sent, with revenue where it is entered.

        A circle in a file of old ends where it began.
        """
        below = self._below(customer_id)
        sums = tallies(below)
        lines = outline(customer_id, below)
        shown, above = lines[:MOST_LINES], self._above(customer_id)[:MOST_LINES]
        names = self._names([customer_id, *above, *(referral.customer_id for referral, _level in shown)])
        revenue = self._revenue(names)
        # Who they are says the page that asks, also if their own data may only be kept.
        root_name = load_customers(self._engine, [customer_id])[0].display_name

        def line(one_id: int, level: int) -> TreeLine:
            who, name = names[one_id]
            return TreeLine(who, name, level, *(revenue.get(one_id, (None, None)) if who else (None, None)))

        return ReferralTree(
            above=tuple(line(one_id, -place) for place, one_id in reversed(list(enumerate(above, start=1)))),
            root=TreeLine(customer_id, root_name, 0, *revenue.get(customer_id, (None, None))),
            below=tuple(line(referral.customer_id, level) for referral, level in shown),
            tally=sums.get(customer_id, Tally()),
            this_year=self._this_year,
            set_aside=sum(not referral.counts for referral in below),
            not_shown=len(lines) - len(shown),
        )

    def ranking(self, limit: int = 10) -> Ranking:
        """Return who sent the most customers, whose name may be shown."""
        sums = {customer_id: tally for customer_id, tally in tallies(self._all()).items() if tally.total}
        names = dict(
            self._engine.rows(
                "SELECT customer_id, sort_key FROM customer_summaries WHERE restricted = 0 "
                "AND EXISTS (SELECT 1 FROM customers WHERE recommended_by = customer_summaries.customer_id)"
            )
        )
        named = sum(customer_id in names for customer_id in sums)
        customers = load_customers(self._engine, best(sums, names, limit))
        places = tuple(self._recommender(customer, sums[cast("int", customer.id)]) for customer in customers)
        return Ranking(places, named, len(sums) - named, self._this_year)

    def proof(self) -> Proof:
        """Return whether those who answered 9 or 10 come back and tell others."""
        return proof(self._engine, self._doors.today())

    def growth(self) -> GrowthOfYear:
        """Return the earned growth of the last full year, or what is missing for it."""
        return growth(self._engine, self._doors.today())

    @property
    def _this_year(self) -> int:
        return self._doors.today().year

    @property
    def _years(self) -> dict[str, int]:
        return {"last_year": self._this_year - 1, "year": self._this_year}

    def _all(self) -> list[Referral]:
        rows = self._engine.rows(
            f"SELECT id, recommended_by, {_COUNTS}, {_REVENUE} FROM customers WHERE recommended_by IS NOT NULL",
            self._years,
        )
        return [Referral(one_id, by, bool(counts), cents) for one_id, by, counts, cents in rows]

    def _below(self, customer_id: int) -> list[Referral]:
        rows = self._engine.rows(
            "WITH RECURSIVE below (id) AS (SELECT :root UNION "
            "SELECT customers.id FROM customers JOIN below ON recommended_by = below.id) "
            f"SELECT customers.id, recommended_by, {_COUNTS}, {_REVENUE} FROM below "
            "JOIN customers ON customers.id = below.id "
            "LEFT JOIN customer_summaries ON customer_summaries.customer_id = customers.id "
            "WHERE customers.id <> :root ORDER BY sort_key IS NULL, sort_key, customers.id",
            {"root": customer_id, **self._years},
        )
        return [Referral(one_id, by, bool(counts), cents) for one_id, by, counts, cents in rows]

    def _above(self, customer_id: int) -> list[int]:
        """Return who sent the customer, who sent those, and so on."""
        senders = dict(
            self._engine.rows(
                "WITH RECURSIVE above (id) AS (SELECT :root UNION "
                "SELECT recommended_by FROM customers JOIN above ON customers.id = above.id "
                "WHERE recommended_by IS NOT NULL) "
                "SELECT customers.id, recommended_by FROM above JOIN customers ON customers.id = above.id",
                {"root": customer_id},
            )
        )
        found: list[int] = []
        sender = senders[customer_id]
        while sender is not None and sender not in found and sender != customer_id:
            found.append(sender)
            sender = senders[sender]
        return found

    def _names(self, ids: Iterable[int]) -> dict[int, tuple[int | None, str]]:
        """Return whom a click opens, None for nobody, and what is said in place of a name that may not be shown."""
        return {cast("int", customer.id): _named(customer) for customer in load_customers(self._engine, ids)}

    def _revenue(self, ids: Iterable[int]) -> dict[int, tuple[int | None, int | None]]:
        """Return the revenue of last year and of this one."""
        found = {}
        for customer_id in ids:
            years = dict(
                self._engine.rows(
                    "SELECT year, sum(revenue_cents) FROM customer_years WHERE customer_id = :customer "
                    "AND year IN (:last_year, :year) GROUP BY year",
                    {"customer": customer_id, **self._years},
                )
            )
            found[customer_id] = (years.get(self._this_year - 1), years.get(self._this_year))
        return found

    def _recommender(self, customer: Customer, tally: Tally) -> Recommender:
        customer_id = cast("int", customer.id)
        ticks = self._engine.scalar(
            "SELECT count(*) FROM conversations WHERE customer_id = ? AND recommended = 1", (customer_id,)
        )
        said = self._engine.rows("SELECT DISTINCT recommends FROM answers WHERE customer_id = ?", (customer_id,))
        recommends = max((Recommends(word) for (word,) in said), key=list(Recommends).index, default=Recommends.UNKNOWN)
        return Recommender(customer_id, customer.display_name, customer.initials, tally, cast("int", ticks), recommends)


def _named(customer: Customer) -> tuple[int | None, str]:
    if customer.anonymised_at is not None:
        return None, _("jemand, der anonym bleibt")
    if customer.deleted_at is not None or customer.restricted_at is not None:
        return None, _("jemand, der nicht mitzählt")
    return customer.id, customer.display_name
