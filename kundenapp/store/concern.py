"""Whom a changed row concerns beside the customer it is about: what is derived has to be derived anew for them too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kundenapp.store.engine import Row

JUDGING_TABLES = frozenset({"placements", "category_overrides", "answers", "conversations"})
"""The tables that say what a customer is to the shop."""

CATEGORY_SETTINGS = "category_"
"""How the names of all settings begin on which the category of every customer depends."""


def recommenders(table: str, before: Row | None, after: Row | None) -> set[int]:
    """Return who counts as having sent somebody before and no longer after, or the other way round."""
    if table != "customers":
        return set()
    sent_by = {image["recommended_by"] if image is not None else None for image in (before, after)}
    return {customer_id for customer_id in sent_by if isinstance(customer_id, int)} if len(sent_by) > 1 else set()


def concerns_everybody(table: str, before: Row | None, after: Row | None) -> bool:
    """Whether the categories of all customers may become others: by the rule, or because somebody left or came back."""
    images = [image for image in (before, after) if image is not None]
    if table == "settings":
        return any(str(image["name"]).startswith(CATEGORY_SETTINGS) for image in images)
    return table == "employees" and len({image["active"] for image in images}) > 1
