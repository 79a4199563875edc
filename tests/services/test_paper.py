"""Paper about many customers, drawn while the file is read."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.contact import Phone, PhoneKind
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.follow_up_list_report import Week
from kundenapp.domain.progress import StoppedError
from kundenapp.services.customer_list_report import customer_lines, customer_list_report
from kundenapp.services.customer_report import customer_reports, each_customer_report
from kundenapp.services.follow_up_list_report import follow_up_list_report
from kundenapp.services.paper import draw_customer_list, draw_customer_reports, draw_follow_up_list
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from tests.factories import BAKERY, MONDAY, answer, person, talk, to_do
from tests.reports.conftest import page_texts

if TYPE_CHECKING:
    from kundenapp.store.store import Store

ALL = CustomerFilter()


@pytest.fixture
def shop(store: Store) -> Store:
    mira = store.employees.create("Mira Wolff")
    bakery = store.customers.create(replace(BAKERY, owner_id=mira.id))
    record_conversation(store, talk(bakery.id), NextStep(MONDAY, "Probetag"))
    store.customers.create(person(phones=(Phone("0421 1", PhoneKind.FAX), Phone("0421 2"))))
    hidden = store.customers.create(person("Geheim", "Gerda", status=Status.PARTNER))
    with store.operation("customer.restrict") as op:
        op.update("customers", hidden.id or 0, {"restricted_at": store.now_text()})
    return store


def test_a_line_of_the_list_says_how_a_customer_is_reached(shop: Store) -> None:
    report, ids = customer_list_report(shop, ALL)
    bakery, koehler = customer_lines(shop, ids)
    assert (report.count, report.restricted_count) == (2, 1)
    assert (bakery.name, bakery.person_name, bakery.number) == ("Bäckerei Großmann", "Thomas Großmann", "K-1001")
    assert bakery.address == ("Lindenstraße 14", "28203 Bremen")
    assert bakery.phones == ("0421 5550173", "0171 5550174")
    assert (bakery.owner_name, bakery.last_contact_on, bakery.next_due_on) == ("Mira Wolff", MONDAY, MONDAY)
    assert (koehler.name, koehler.person_name, koehler.phones) == ("Anneliese Köhler", "", ("0421 2",))


def test_the_list_leaves_out_whose_data_may_only_be_kept_and_says_so(shop: Store) -> None:
    text = "\n".join(page_texts(draw_customer_list(shop, ALL).pdf))
    assert "Bäckerei Großmann" in text
    assert "Geheim" not in text
    assert "1 Kunde ist eingeschränkt (Art. 18 DSGVO) und steht nicht in dieser Liste." in text


def test_somebody_who_vanishes_meanwhile_is_left_out(shop: Store) -> None:
    _report, ids = customer_list_report(shop, ALL)
    lines, reports = customer_lines(shop, ids), each_customer_report(shop, ids, ReportKind.INTERNAL)
    shop.erase([shop.customers.get(ids[0])])
    shop.customers.trash(ids[1])
    assert list(lines) == []
    assert list(reports) == []


def test_many_reports_leave_out_whose_data_may_only_be_kept(shop: Store) -> None:
    about, ids = customer_reports(shop, ALL, ReportKind.CUSTOMER)
    assert (about.count, len(ids)) == (2, 2)
    rendered = draw_customer_reports(shop, ALL, ReportKind.CUSTOMER, author_name="Jonas")
    assert rendered.notices == ("1 Kunde ist eingeschränkt (Art. 18 DSGVO) und nicht dabei.",)
    pages = page_texts(rendered.pdf)
    assert len(pages) == 2
    assert all("Jonas" in page and "Seite 1 von 1" in page for page in pages)


def test_without_customers_there_are_no_reports(shop: Store) -> None:
    with pytest.raises(NothingFoundError):
        draw_customer_reports(shop, CustomerFilter(text="gibtesnicht"), ReportKind.INTERNAL)
    assert "keinen Kunden" in page_texts(draw_customer_list(shop, CustomerFilter(text="gibtesnicht")).pdf)[0]


def test_the_work_ends_when_nobody_wants_it(shop: Store) -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        draw_customer_reports(shop, ALL, ReportKind.INTERNAL, stop)
    with pytest.raises(StoppedError):
        draw_customer_list(shop, ALL, stop)
    assert draw_customer_list(shop, ALL).pdf.startswith(b"%PDF")


def test_a_thread_reads_through_a_connection_of_its_own(shop: Store) -> None:
    drawn: list[bytes] = []

    def work() -> None:
        with closing(shop.beside()) as reader:
            drawn.append(draw_customer_list(reader, ALL).pdf)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert drawn == [draw_customer_list(shop, ALL).pdf]


def test_a_week_has_what_is_overdue_and_what_is_due_in_it(shop: Store) -> None:
    jonas = shop.employees.create("Jonas Peters")
    bakery = shop.customers.by_number("K-1001")
    for days, what in ((-30, "Alt"), (6, "Sonntag"), (7, "Danach")):
        shop.follow_ups.create(to_do(bakery.id, MONDAY + timedelta(days=days), what, assignee_id=jonas.id), MONDAY)
    this_week = follow_up_list_report(shop, Week.of(MONDAY))
    assert [line.what for line in this_week.lines] == ["Alt", "Probetag", "Sonntag"]
    assert this_week.lines[0].phones == ("0421 5550173", "0171 5550174")
    next_week = follow_up_list_report(shop, Week.of(MONDAY).following)
    assert [line.what for line in next_week.lines] == ["Alt", "Danach"], "what is due before is no part of it"
    his = follow_up_list_report(shop, Week.of(MONDAY), jonas.id)
    assert ([line.what for line in his.lines], his.employee_name) == (["Alt", "Sonntag"], "Jonas Peters")
    assert "Probetag" in page_texts(draw_follow_up_list(shop, Week.of(MONDAY)).pdf)[0]


def test_more_than_fits_into_a_handful(shop: Store) -> None:
    bakery = shop.customers.by_number("K-1001")
    for number in range(250):
        shop.follow_ups.create(to_do(bakery.id, MONDAY, f"Nummer {number}"), MONDAY)
    assert len(follow_up_list_report(shop, Week.of(MONDAY)).lines) == 251


def test_what_is_open_for_somebody_whose_data_may_only_be_kept_is_counted(shop: Store) -> None:
    bakery = shop.customers.by_number("K-1001")
    with shop.operation("customer.restrict") as op:
        op.update("customers", bakery.id or 0, {"restricted_at": shop.now_text()})
    report = follow_up_list_report(shop, Week.of(MONDAY))
    assert (report.lines, report.restricted_count) == ((), 1)
    text = page_texts(draw_follow_up_list(shop, Week.of(MONDAY)).pdf)[0]
    assert "1 Wiedervorlage zu einem eingeschränkten Kunden" in text


def test_saving_goes_on_while_many_reports_are_drawn(shop: Store) -> None:
    drawn: list[int] = []
    enough = threading.Event()

    def work() -> None:
        with closing(shop.beside()) as reader:
            while not enough.is_set():
                drawn.append(len(draw_customer_reports(reader, ALL, ReportKind.INTERNAL).pdf))

    thread = threading.Thread(target=work)
    thread.start()
    bakery = shop.customers.by_number("K-1001")
    for number in range(60):
        shop.customers.save(replace(shop.customers.get(bakery.id or 0), note=f"Nummer {number}"))
    enough.set()
    thread.join()
    assert shop.customers.get(bakery.id or 0).note == "Nummer 59"
    assert min(drawn) > 1_000


def test_the_week_says_after_which_answer_somebody_is_to_be_called(shop: Store) -> None:
    (bakery, *_others) = shop.customers.many([1])
    record_answer(shop, answer(bakery.id, 3, comment="Zu lange gewartet."))
    lines = follow_up_list_report(shop, Week.of(MONDAY)).lines
    assert [line.what for line in lines] == ["Probetag", "Anrufen und zuhören (nach Antwort 3 von 10)"]
