"""Gathering the Sympathiematrix-Blatt of the team or of one employee, as far as whoever asks may see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_report import SympathyReport, a_year_before
from kundenapp.i18n import _
from kundenapp.services.our_business import our_business

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_EVERYBODY = CustomerFilter()


def sympathy_report(
    store: Store, wanted: CustomerFilter = _EVERYBODY, employee_id: int | None = None
) -> SympathyReport:
    """Return the sheet of the team or, with `employee_id`, of one employee.

    Customers whose data may only be kept are on neither. `store.employee_id` is who asks.

    Raises
    ------
    NothingFoundError
        if there is no such employee, or if they have left: nobody looks at their opinions any more.
    ValidationError
        if the shop has agreed that nobody sees the opinions of a single colleague.
    """
    today, board = store.today(), store.sympathy_board
    settings = store.sympathy_settings
    wanted = replace(wanted, restricted=False)
    report = SympathyReport(
        business=our_business(store),
        created_on=today,
        wanted=wanted,
        openness=settings.openness,
        rule=settings.rule,
        field=settings.field,
        customers=store.customer_list.number_of(wanted, today),
        placed=board.number_placed(wanted, today),
    )
    if employee_id is None:
        return replace(
            report,
            entries=tuple(board.of_team(wanted, today)),
            categories=store.categories.distribution(None, wanted),
            categories_before=store.categories.distribution(a_year_before(today), wanted),
        )
    return replace(
        report,
        whose=_sheet_owner(store, employee_id, settings.openness),
        is_own=employee_id == store.employee_id,
        entries=tuple(board.of_employee(employee_id, wanted, today)),
    )


def _sheet_owner(store: Store, employee_id: int, openness: Openness) -> str:
    employee = store.employees.get(employee_id)
    if not employee.active:
        raise NothingFoundError(
            _("{name} gehört nicht mehr zum Team. Ein Blatt gibt es von allen, die hier arbeiten.").format(
                name=employee.name
            )
        )
    if openness is Openness.HIDDEN and employee_id != store.employee_id:
        raise ValidationError(
            "employee",
            _(
                "Einzelne Einschätzungen sind in Ihrem Betrieb verdeckt. Das eigene Blatt und das des Teams gibt es "
                "weiterhin."
            ),
        )
    return employee.name
