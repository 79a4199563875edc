"""Gathering a customer report: one immutable snapshot that a worker can draw without the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.business import names_beside_opinions
from kundenapp.domain.customer_assessment import CustomerAssessment
from kundenapp.domain.customer_report import CustomerReport, CustomerReports, ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.timeline import ASSESSMENTS
from kundenapp.services.circles_report import circles_report
from kundenapp.services.our_business import our_business
from kundenapp.services.partner_agreement import partner_agreement
from kundenapp.services.phone_display import shown_number
from kundenapp.services.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.domain.partner_agreement import PartnerAgreement
    from kundenapp.store.store import Store


def customer_report(store: Store, customer_id: int, kind: ReportKind) -> CustomerReport:
    """Return everything the report of a customer needs, as it is at this moment.

    Raises
    ------
    NothingFoundError
        if there is no such customer.
    """
    customer = store.customers.get(customer_id)
    sender = store.customers.find(customer.recommended_by) if customer.recommended_by else None
    names = store.employees.names()
    return CustomerReport(
        kind=kind,
        business=our_business(store),
        customer=_as_shown(customer),
        created_on=store.today(),
        owner_name=names.get(customer.owner_id or 0, ""),
        author_name=names.get(store.employee_id or 0, ""),
        timeline=tuple(entry for entry in timeline(store, customer_id) if entry.kind not in ASSESSMENTS),
        follow_ups=tuple(store.follow_ups.open_of(customer_id)),
        employee_names=tuple(sorted(names.items())),
        recommended_by=sender.display_name if sender else "",
        assessment=_assessment(store, customer) if kind is ReportKind.INTERNAL else None,
        circles=_circles(store, customer) if kind is ReportKind.INTERNAL else None,
        partnership=_partnership(store, customer),
    )


def _assessment(store: Store, customer: Customer) -> CustomerAssessment | None:
    """Return what the team feels, as far as whoever works with the file may see it; None where data are only kept."""
    if customer.restricted_at is not None or customer.id is None:
        return None
    verdict, facts = store.categories.verdict(customer.id), store.categories.facts(customer.id)
    team, override = store.sympathy_board.team_of(customer.id), verdict.override
    names = names_beside_opinions(store.employees.all())
    return CustomerAssessment(
        field=store.sympathy_settings.field,
        verdict=verdict,
        team=team,
        answer=facts.answer,
        is_hidden=team is None and facts.team is not None,
        decided_by=names.get(override.employee_id or 0, "") if override else "",
    )


def _circles(store: Store, customer: Customer) -> CirclesReport | None:
    """Return what the customer and we share; None where data are only kept, or nobody has noted anything."""
    is_usable = customer.restricted_at is None and customer.anonymised_at is None
    if not is_usable or customer.id is None or not store.stances.days_of(customer.id):
        return None
    report = circles_report(store, customer.id)
    return report if report.has_stances else None


def _partnership(store: Store, customer: Customer) -> PartnerAgreement | None:
    """Return what both share, wish and promise; None where data are only kept, or there is nothing of it."""
    if customer.restricted_at is not None or customer.anonymised_at is not None or customer.id is None:
        return None
    found = partner_agreement(store, customer.id)
    return None if found.is_empty else found


def _as_shown(customer: Customer) -> Customer:
    """Return the customer with phone numbers as they are shown."""
    return replace(
        customer,
        phones=tuple(replace(phone, number=shown_number(phone.number)) for phone in customer.phones),
        contact_persons=tuple(
            replace(person, phone=shown_number(person.phone)) if person.phone else person
            for person in customer.contact_persons
        ),
    )


def customer_reports(
    store: Store, wanted: CustomerFilter, kind: ReportKind, *, two_sided: bool = False
) -> tuple[CustomerReports, Sequence[int]]:
    """Return what the reports of all customers that are `wanted` have in common, and the ids of the customers.

    Customers whose data may only be kept are left out and counted.
    """
    today = store.today()
    ids = store.customer_list.ids(replace(wanted, restricted=False), today)
    left_out = store.customer_list.number_of(replace(wanted, restricted=True), today)
    business = our_business(store)
    return CustomerReports(kind, business, today, len(ids), two_sided, left_out), ids


def each_customer_report(store: Store, ids: Sequence[int], kind: ReportKind) -> Iterable[CustomerReport]:
    """Yield the reports of these customers, each read when it is asked for; one that has just vanished is left out."""
    for customer_id in ids:
        try:
            report = customer_report(store, customer_id, kind)
        except NothingFoundError:
            continue
        if report.customer.deleted_at is None:
            yield report
