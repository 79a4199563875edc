"""Gathering the picture a customer report is drawn from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.category import Category
from kundenapp.domain.contact import Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.origin import Source
from kundenapp.domain.timeline import TimelineKind
from kundenapp.services.customer_report import customer_report
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.services.timeline import timeline
from tests.factories import BAKERY, MONDAY, person, talk, to_do

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from tests.factories import Clock


def as_shown(customer: Customer) -> Customer:
    phones = (Phone("0421 5550173", note="am besten vor 9 Uhr"), Phone("0171 5550174", PhoneKind.MOBILE))
    persons = tuple(replace(person, phone="0421 5550175") for person in customer.contact_persons)
    return replace(customer, phones=phones, contact_persons=persons)


@pytest.mark.parametrize("kind", ReportKind)
def test_everything_the_page_needs_is_gathered(store: Store, kind: ReportKind) -> None:
    shop = Business("Radwerk Lindner", city="Bremen")
    store.businesses.save(shop)
    mira, sabine = store.employees.create("Mira Wolff"), store.employees.create("Sabine Lindner")
    kept = store.customers.create(replace(BAKERY, owner_id=mira.id))
    record_conversation(store, talk(kept.id, employee_id=sabine.id), NextStep(MONDAY, "Probetag"))
    store.employee_id = sabine.id
    report = customer_report(store, kept.id or 0, kind)
    assert (report.kind, report.business, report.customer, report.created_on) == (kind, shop, as_shown(kept), MONDAY)
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
    assert (report.customer, report.follow_ups, report.created_on) == (as_shown(kept), (), MONDAY)


def test_of_nobody_there_is_no_report(store: Store) -> None:
    with pytest.raises(NothingFoundError):
        customer_report(store, 99, ReportKind.CUSTOMER)


def test_the_report_names_who_sent_the_customer_and_shows_numbers_of_contact_persons(store: Store) -> None:
    sender = store.customers.create(person("Köhler", "Anneliese"))
    ida = ContactPerson(first_name="Ida", phone="0421/5550175")
    sent = store.customers.create(
        replace(
            BAKERY, source=Source.REFERRAL, recommended_by=sender.id, contact_persons=(ida, ContactPerson(role="Büro"))
        )
    )
    report = customer_report(store, sent.id or 0, ReportKind.INTERNAL)
    assert report.recommended_by == "Anneliese Köhler"
    assert [person.phone for person in report.customer.contact_persons] == ["0421 5550175", ""]


@pytest.mark.parametrize("kind", ReportKind)
def test_what_we_feel_and_decide_stands_on_no_report(store: Store, kind: ReportKind) -> None:
    store.employee_id = store.employees.create("Mira Wolff").id
    kept = store.customers.create(BAKERY).id or 0
    store.placements.place(kept, 1.5, 3.0, "Fällt mir schwer.")
    store.categories.decide(kept, Category.DIFFICULT, "Zahlt selten.")
    assert [entry.kind for entry in customer_report(store, kept, kind).timeline] == [TimelineKind.CREATED]
