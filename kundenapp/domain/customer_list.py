"""The list of customers: what a line of it says, and which lines are wanted in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category, CategoryBasis, category_words
from kundenapp.domain.customer import Status
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date, time

    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.sympathy_field import Quadrant


@dataclass(frozen=True)
class CustomerSummary:
    """One line of the customer list; `quadrant` is where the team sees the customer, None if that is not to be seen."""

    customer_id: int
    display_name: str
    initials: str
    place: str = ""
    status: Status = Status.PROSPECT
    last_contact_on: date | None = None
    next_due_on: date | None = None
    next_due_time: time | None = None
    next_due_what: str = ""
    last_answer: LastAnswer | None = None
    category: Category = Category.UNCLEAR
    category_basis: CategoryBasis = CategoryBasis.RULE
    quadrant: Quadrant | None = None

    @property
    def is_dream(self) -> bool:
        """Whether the heart stands beside the name."""
        return self.category is Category.DREAM

    @property
    def category_words(self) -> str:
        """The category and what it rests on."""
        return category_words(self.category, self.category_basis)


class ListOrder(StrEnum):
    """The orders a list of customers can have."""

    NAME = "name"
    DUE = "due"
    LAST_CONTACT = "last_contact"
    NEWEST = "newest"

    @property
    def label(self) -> str:
        """The entry in the sort menu."""
        return {
            "name": _("Nach Name"),
            "due": _("Fällig zuerst"),
            "last_contact": _("Lange nicht gesprochen zuerst"),
            "newest": _("Zuletzt angelegt zuerst"),
        }[self.value]


@dataclass(frozen=True)
class CustomerFilter:
    """Which customers a list shows, and in which order.

    `statuses`, `categories`, `owner_id` and `tag` are not asked for if they are empty; `owner_name` is whose id that
    is. `restricted` asks for customers whose data may only be kept (True) or for all others (False); None is both.
    """

    text: str = ""
    due_only: bool = False
    order: ListOrder = ListOrder.NAME
    statuses: frozenset[Status] = frozenset()
    categories: frozenset[Category] = frozenset()
    owner_id: int | None = None
    owner_name: str = ""
    tag: str = ""
    restricted: bool | None = None

    @property
    def words(self) -> str:
        """What is asked for, as it stands above a printed list: "Status: Kunde · Schlagwort: Rennrad"."""
        wishes = [_("fällige Wiedervorlage")] if self.due_only else []
        if self.statuses:
            labels = ", ".join(status.label for status in Status if status in self.statuses)
            wishes.append(_("Status: {labels}").format(labels=labels))
        if self.categories:
            labels = ", ".join(category.label for category in Category if category in self.categories)
            wishes.append(_("Kategorie: {labels}").format(labels=labels))
        if self.owner_id is not None:
            wishes.append(_("betreut von {name}").format(name=self.owner_name))
        if self.tag:
            wishes.append(_("Schlagwort: {tag}").format(tag=self.tag))
        if self.text.strip():
            wishes.append(_("Suche: „{text}“").format(text=self.text.strip()))
        return " · ".join(wishes) or _("Alle Kunden")
