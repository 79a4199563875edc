"""Gathering the Kundenliste: what stands around it, and its lines a handful at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.customer_list_report import CustomerLine, CustomerListReport
from kundenapp.domain.letter import place_lines
from kundenapp.services.our_business import our_business
from kundenapp.services.phone_display import callable_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_list import CustomerFilter, CustomerSummary
    from kundenapp.store.store import Store

_AT_ONCE = 200


def customer_list_report(store: Store, wanted: CustomerFilter) -> tuple[CustomerListReport, Sequence[int]]:
    """Return what stands around a list of the customers that are `wanted`, and their ids in order.

    Customers whose data may only be kept are left out and counted.
    """
    today = store.today()
    ids = store.customer_list.ids(replace(wanted, restricted=False), today)
    left_out = store.customer_list.number_of(replace(wanted, restricted=True), today)
    business = our_business(store)
    return CustomerListReport(business, wanted, today, len(ids), left_out), ids


def customer_lines(store: Store, ids: Sequence[int]) -> Iterator[CustomerLine]:
    """Yield the lines of these customers; one that has just vanished is left out.

    They are read when they are asked for, so that a list of any length takes little memory.
    """
    names = store.employees.names()
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        summaries = {summary.customer_id: summary for summary in store.customer_list.page(some)}
        for customer in store.customers.many(some):
            summary = summaries.get(customer.id or 0)
            if summary is not None:
                yield _line(customer, summary, names.get(customer.owner_id or 0, ""))


def _line(customer: Customer, summary: CustomerSummary, owner_name: str) -> CustomerLine:
    name = customer.display_name
    person_name = customer.person_name if name == customer.company else ""
    address = customer.main_address
    return CustomerLine(
        name=name,
        number=customer.number,
        status=customer.status,
        person_name=person_name,
        address=place_lines(address) if address else (),
        phones=callable_numbers(customer),
        email=customer.emails[0].address if customer.emails else "",
        owner_name=owner_name,
        last_contact_on=summary.last_contact_on,
        next_due_on=summary.next_due_on,
        next_due_time=summary.next_due_time,
        next_due_what=summary.next_due_what,
        category=summary.category,
        category_basis=summary.category_basis,
    )
