"""Gathering the picture a customer report is drawn from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.timeline import TimelineKind
from kundenapp.services.customer_report import customer_report
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.services.timeline import timeline
from tests.factories import BAKERY, MONDAY, person, talk, to_do

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.mark.parametrize("kind", ReportKind)
def test_everything_the_page_needs_is_gathered(store: Store, kind: ReportKind) -> None:
    shop = Business("Radwerk Lindner", city="Bremen")
    store.businesses.save(shop)
    mira, sabine = store.employees.create("Mira Wolff"), store.employees.create("Sabine Lindner")
    kept = store.customers.create(replace(BAKERY, owner_id=mira.id))
    record_conversation(store, talk(kept.id, employee_id=sabine.id), NextStep(MONDAY, "Probetag"))
    store.employee_id = sabine.id
    report = customer_report(store, kept.id or 0, kind)
    assert (report.kind, report.business, report.customer, report.created_on) == (kind, shop, kept, MONDAY)
    assert (report.owner_name, report.author_name) == ("Mira Wolff", "Sabine Lindner")
    assert report.timeline == timeline(store, kept.id or 0)
    assert [follow_up.what for follow_up in report.follow_ups] == ["Probetag"]
    assert report.employee_name(sabine.id) == "Sabine Lindner"


def test_a_bare_customer_of_a_nameless_business_has_a_report(store: Store) -> None:
    kept = store.customers.create(person("Köhler", ""))
    report = customer_report(store, kept.id or 0, ReportKind.INTERNAL)
    assert (report.business.name, report.owner_name, report.author_name) == ("Unser Betrieb", "", "")
    assert [entry.kind for entry in report.timeline] == [TimelineKind.CREATED]
    assert report.follow_ups == ()


def test_the_picture_does_not_change_when_the_file_does(store: Store, clock: Clock) -> None:
    kept = store.customers.create(BAKERY)
    report = customer_report(store, kept.id or 0, ReportKind.INTERNAL)
    store.customers.save(replace(kept, company="Anders"))
    store.follow_ups.create(to_do(kept.id), MONDAY)
    clock.go_on(days=1)
    assert (report.customer, report.follow_ups, report.created_on) == (kept, (), MONDAY)


def test_of_nobody_there_is_no_report(store: Store) -> None:
    with pytest.raises(NothingFoundError):
        customer_report(store, 99, ReportKind.CUSTOMER)
