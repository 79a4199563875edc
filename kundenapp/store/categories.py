"""What customers are to the shop: the verdict with its conditions, decisions by hand, and how many are what."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from kundenapp.domain.category import Category, CategoryFacts, CategoryOverride
from kundenapp.domain.category_rule import Verdict, category_by_rule, category_of
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.i18n import _
from kundenapp.store.category_facts import NOW, facts_of, facts_of_one, override_of
from kundenapp.store.customer_list import conditions_of
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.customer_search import FOUND
from kundenapp.store.sympathy_settings import category_rule

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation

_EVERYBODY = CustomerFilter()


class Categories:
    """The categories of the customers in the file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def verdict(self, customer_id: int) -> Verdict:
        """Return what a customer is at present, and why."""
        return category_of(self.facts(customer_id), category_rule(self._engine))

    def facts(self, customer_id: int) -> CategoryFacts:
        """Return what the category of a customer is made of at present."""
        return facts_of_one(self._engine, customer_id)

    def distribution(self, day: date | None = None, wanted: CustomerFilter = _EVERYBODY) -> Counter[Category]:
        """Return how many of the customers that fit today are, or were on `day` by the rule of today, what.

        Whoever had not been written down yet on that day does not count, nor whose data may only be kept.
        """
        conditions, asked = conditions_of(replace(wanted, restricted=False), self._doors.today(), FOUND)
        where = " AND ".join(conditions)
        known = self._engine.rows(
            "SELECT customer_id, category FROM customer_summaries JOIN customers ON customers.id = customer_id "
            "WHERE substr(created_at, 1, 10) <= :day AND customer_id IN "
            f"(SELECT customer_id FROM customer_summaries WHERE {where})",
            {**asked, "day": (day or NOW).isoformat()},
        )
        if day is None:
            return Counter(Category(category) for _customer_id, category in known)
        rule = category_rule(self._engine)
        then = {
            customer_id: facts.override.category if facts.override else category_by_rule(facts, rule)[0]
            for customer_id, facts in facts_of(self._engine, None, day).items()
        }
        return Counter(then.get(customer_id, Category.UNCLEAR) for customer_id, _category in known)

    def overrides_of(self, customer_id: int, limit: int = 1_000_000) -> list[CategoryOverride]:
        """Return everything decided by hand about a customer, the latest first, lifted ones included."""
        rows = self._engine.dicts(
            "SELECT * FROM category_overrides WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT ?",
            (customer_id, limit),
        )
        return [override_of(row) for row in rows]

    def decide(self, customer_id: int, category: Category, reason: str) -> int | None:
        """Decide from today on what a customer is; return the operation. What was decided before is lifted.

        Raises
        ------
        ValidationError
            if the reason is missing or too long, or the category cannot be decided by hand.
        NothingFoundError, RestrictedError
            if the customer is gone, or the data may only be kept.
        """
        decided = CategoryOverride(
            customer_id, category, reason, self._doors.today(), self._doors.employee_id
        ).validated()
        check_usable(self._engine, customer_id)
        summary = _("Von Hand: {category}.").format(category=category.label)
        with self._doors.operation("category.decide", summary) as op:
            self._lift(op, customer_id)
            op.insert("category_overrides", override_row(decided, self._doors.now_text()))
        return op.id

    def lift(self, customer_id: int) -> int | None:
        """Let the rule count again; return the operation, None if it did already. Errors as in `decide`."""
        check_usable(self._engine, customer_id)
        with self._doors.operation("category.lift", _("Jetzt gilt wieder die Regel.")) as op:
            self._lift(op, customer_id)
        return op.id

    def _lift(self, op: Operation, customer_id: int) -> None:
        for (override_id,) in self._engine.rows(
            "SELECT id FROM category_overrides WHERE customer_id = ? AND lifted_on IS NULL", (customer_id,)
        ):
            op.update("category_overrides", override_id, {"lifted_on": self._doors.today().isoformat()})


def override_row(override: CategoryOverride, noted_at: str) -> Row:
    """Return the row of a new decision, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": override.customer_id,
        "category": override.category.value,
        "reason": override.reason,
        "day": override.day.isoformat(),
        "employee_id": override.employee_id,
        "lifted_on": override.lifted_on.isoformat() if override.lifted_on else None,
        "noted_at": noted_at,
    }
