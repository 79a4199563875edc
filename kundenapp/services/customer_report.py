"""Gathering a customer report: one immutable snapshot that a worker can draw without the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.business import Business
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.i18n import _
from kundenapp.services.timeline import timeline

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def customer_report(store: Store, customer_id: int, kind: ReportKind) -> CustomerReport:
    """Return everything the report of a customer needs, as it is at this moment.

    Raises
    ------
    NothingFoundError
        if there is no such customer.
    """
    customer = store.customers.get(customer_id)
    names = store.employees.names()
    return CustomerReport(
        kind=kind,
        business=store.businesses.get() or Business(name=_("Unser Betrieb")),
        customer=customer,
        created_on=store.today(),
        owner_name=names.get(customer.owner_id or 0, ""),
        author_name=names.get(store.employee_id or 0, ""),
        timeline=timeline(store, customer_id),
        follow_ups=tuple(store.follow_ups.open_of(customer_id)),
        employee_names=tuple(sorted(names.items())),
    )
