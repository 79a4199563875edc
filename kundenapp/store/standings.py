"""What each customer is to the shop, kept ready for lists: category, value of the team, and how far opinions lie apart.

Part of the summaries, written inside the operation that changes what it is derived from. The rule is the domain's.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from kundenapp.domain.category import CategoryBasis

if TYPE_CHECKING:
    from collections.abc import Collection

    from kundenapp.domain.category import CategoryFacts
    from kundenapp.domain.category_rule import CategoryRule
    from kundenapp.store.engine import Engine, Row
    from kundenapp.store.local import Local


def refresh_standings(engine: Engine, local: Local, customer_ids: Collection[int] | None = None) -> None:
    """Write anew what these customers are, or all of them; whoever is in no list is nothing."""
    if customer_ids is not None and not (customer_ids and _has_any(engine, customer_ids)):
        return
    from kundenapp.store.category_facts import facts_of  # the rule is loaded when there is something to judge
    from kundenapp.store.sympathy_settings import category_rule

    facts, rule = facts_of(engine, customer_ids), category_rule(engine)
    for row in _kept(engine, customer_ids):
        standing = _standing(facts.get(cast("int", row["customer_id"])), rule)
        if any(row[column] != value for column, value in standing.items()):
            local.put("customer_summaries", {**row, **standing}, key="customer_id")


def _has_any(engine: Engine, customer_ids: Collection[int]) -> bool:
    """Whether anybody has ever had an opinion about one of them; most saves are of customers about whom nobody has."""
    return bool(
        engine.scalar(
            "SELECT EXISTS (SELECT 1 FROM placements WHERE customer_id IN (SELECT value FROM json_each(:ids))) "
            "OR EXISTS (SELECT 1 FROM category_overrides WHERE customer_id IN (SELECT value FROM json_each(:ids))) "
            "OR EXISTS (SELECT 1 FROM customer_summaries WHERE customer_id IN (SELECT value FROM json_each(:ids)) "
            "AND (raters > 0 OR category_basis = 'hand'))",
            {"ids": json.dumps(list(customer_ids))},
        )
    )


def _kept(engine: Engine, customer_ids: Collection[int] | None) -> list[Row]:
    """Return the summaries of these customers, or of everybody who is or may be more than unclear."""
    if customer_ids is not None:
        return engine.dicts(
            "SELECT * FROM customer_summaries WHERE customer_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(customer_ids)),),
        )
    return engine.dicts(
        "SELECT * FROM customer_summaries WHERE raters > 0 OR category_basis = 'hand' "
        "OR customer_id IN (SELECT customer_id FROM placements) "
        "OR customer_id IN (SELECT customer_id FROM category_overrides)"
    )


def _standing(known: CategoryFacts | None, rule: CategoryRule) -> Row:
    from kundenapp.domain.category import CategoryFacts
    from kundenapp.domain.category_rule import category_by_rule

    facts = known or CategoryFacts()
    (computed, basis), by_hand, team = category_by_rule(facts, rule), facts.override, facts.team
    return {
        "category": (by_hand.category if by_hand else computed).value,
        "category_basis": (CategoryBasis.HAND if by_hand else basis).value,
        "computed_category": computed.value,
        "raters": team.raters if team else 0,
        "team_sympathy": team.sympathy if team else None,
        "lowest_sympathy": team.lowest if team else None,
        "highest_sympathy": team.highest if team else None,
        "placed_on": team.day.isoformat() if team else None,
        "team_enthusiasm": team.enthusiasm if team else None,
        "estimates": team.estimates if team else 0,
    }
