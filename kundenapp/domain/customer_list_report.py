"""The Kundenliste before it becomes paper: what was asked for, and what one line of it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.limits import grouped
from kundenapp.i18n import ngettext

if TYPE_CHECKING:
    from datetime import date, time

    from kundenapp.domain.business import Business
    from kundenapp.domain.customer import Status
    from kundenapp.domain.customer_list import CustomerFilter


@dataclass(frozen=True)
class CustomerListReport:
    """What stands around the lines of a list of customers.

    `count` is how many lines there are, `restricted_count` how many customers fit and are left out, because their
    data may only be kept.
    """

    business: Business
    wanted: CustomerFilter
    created_on: date
    count: int
    restricted_count: int = 0

    @property
    def sentence(self) -> str:
        """What the list shows, in which order, and how many: "Status Kunde · nach Name · 48 Kunden"."""
        order = self.wanted.order.label
        customers = ngettext("{count} Kunde", "{count} Kunden", self.count).format(count=grouped(self.count))
        return " · ".join((self.wanted.words, order[:1].lower() + order[1:], customers))

    @property
    def footnote(self) -> str:
        """Who is not in the list, empty if everybody is."""
        return left_out(self.restricted_count)


def left_out(restricted_count: int) -> str:
    """Return the sentence about customers whose data may only be kept, empty if there are none."""
    if not restricted_count:
        return ""
    return ngettext(
        "{count} Kunde ist eingeschränkt (Art. 18 DSGVO) und steht nicht in dieser Liste.",
        "{count} Kunden sind eingeschränkt (Art. 18 DSGVO) und stehen nicht in dieser Liste.",
        restricted_count,
    ).format(count=grouped(restricted_count))


@dataclass(frozen=True)
class CustomerLine:
    """One line: how a customer is called and reached, and how far we are.

    `person_name` is the person at a company, empty if the name says it already.
    """

    name: str
    number: str
    status: Status
    person_name: str = ""
    address: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    email: str = ""
    owner_name: str = ""
    last_contact_on: date | None = None
    next_due_on: date | None = None
    next_due_time: time | None = None
    next_due_what: str = ""
    category: Category = Category.UNCLEAR
    category_basis: CategoryBasis = CategoryBasis.RULE
