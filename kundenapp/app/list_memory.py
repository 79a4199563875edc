"""What the customer list of each file showed last on this computer: who was chosen, the order, the chips.

Ids and fixed words only: no name and no word that was typed leaves the customer file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.app.keeper import Keeper
    from kundenapp.ui.main_window import MainWindow


def recall_list(window: MainWindow, keeper: Keeper) -> None:
    """Show the list as it was left; whoever is gone is not chosen."""
    store = window.desk.store
    known = keeper.preferences.lists.get(store.settings.file_uuid)
    if known is not None:
        people = {employee.id: employee.name for employee in store.employees.active()}
        window.customers.list_panel.show_again(_wanted(known, people), _number(known.get("customer")))


def remember_list(window: MainWindow, keeper: Keeper) -> None:
    """Keep how the list is left."""
    panel = window.customers.list_panel
    left = {
        "customer": panel.current_id,
        "order": panel.wanted.order.value,
        "due_only": panel.wanted.due_only,
        "statuses": sorted(panel.wanted.statuses),
        "categories": sorted(panel.wanted.categories),
        "owner": panel.wanted.owner_id,
    }
    keeper.keep(keeper.preferences.with_list(window.desk.store.settings.file_uuid, left))


def _wanted(known: Mapping[str, Any], people: Mapping[int | None, str]) -> CustomerFilter:
    """Return what can be understood of `known`."""
    order, owner = known.get("order"), _number(known.get("owner"))
    statuses, kinds = known.get("statuses"), known.get("categories")
    return CustomerFilter(
        due_only=known.get("due_only") is True,
        order=next((each for each in ListOrder if each == order), ListOrder.NAME),
        statuses=frozenset(each for each in Status if isinstance(statuses, list) and each.value in statuses),
        categories=frozenset(each for each in Category if isinstance(kinds, list) and each.value in kinds),
        owner_id=owner if owner in people else None,
        owner_name=people.get(owner, ""),
    )


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63 else None
