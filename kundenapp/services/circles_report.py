"""Gathering what a customer and we share: one immutable snapshot that a worker can draw without the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.circles_report import CirclesReport
from kundenapp.domain.overlap import overlap_of
from kundenapp.domain.overlap_words import course_days
from kundenapp.services.our_business import our_business

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_FEWEST_DAYS = 2


def circles_report(store: Store, customer_id: int, brand_id: int | None = None) -> CirclesReport:
    """Return everything the sheet needs, for all the shop or one of its brands.

    Raises
    ------
    NothingFoundError
        if there is no such customer or brand.
    RestrictedError
        if the data of the customer may only be kept.
    """
    customer = store.customers.get(customer_id)
    customer.check_usable()
    days = course_days(store.stances.days_of(customer_id), store.today())
    course = [(day, overlap_of(store.stances.compared(customer_id, brand_id, day=day))) for day in days]
    return CirclesReport(
        business=our_business(store),
        created_on=store.today(),
        customer=customer,
        brand_name=store.brands.get(brand_id).name if brand_id is not None else "",
        compared=tuple(store.stances.compared(customer_id, brand_id)),
        course=tuple(course) if len(course) >= _FEWEST_DAYS else (),
    )
