"""The picture a report is drawn from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.customer_report import CustomerReport, CustomerReports, ReportKind
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.timeline import TimelineEntry, TimelineKind
from tests.factories import BAKERY, MONDAY, MORNING, answer, to_do


@pytest.mark.parametrize(("employee_id", "name"), [(1, "Mira Wolff"), (2, "Jonas Peters"), (3, ""), (None, "")])
def test_a_report_knows_the_names_of_the_employees(employee_id: int | None, name: str) -> None:
    names = ((1, "Mira Wolff"), (2, "Jonas Peters"))
    report = CustomerReport(ReportKind.INTERNAL, Business("Radwerk"), BAKERY, MONDAY, employee_names=names)
    assert report.employee_name(employee_id) == name


def test_what_the_customer_answered_stands_in_the_timeline() -> None:
    said = answer(1, 9)
    entries = (
        TimelineEntry(TimelineKind.CREATED, MORNING),
        TimelineEntry(TimelineKind.ANSWER, MORNING, answer=said),
    )
    report = CustomerReport(ReportKind.INTERNAL, Business("Radwerk"), BAKERY, MONDAY, timeline=entries)
    assert report.answers == (said,)


def test_a_customer_reads_of_what_was_agreed_and_not_of_what_we_do_after_an_answer() -> None:
    every = tuple(to_do(1, kind=kind) for kind in FollowUpKind)
    report = CustomerReport(ReportKind.CUSTOMER, Business("Radwerk"), BAKERY, MONDAY, follow_ups=every)
    assert [one.kind for one in report.agreed] == [FollowUpKind.PLAIN]


@pytest.mark.parametrize(
    ("kind", "count", "title"),
    [
        (ReportKind.INTERNAL, 1, "1 Kundenbericht"),
        (ReportKind.INTERNAL, 1_310, "1.310 Kundenberichte"),
        (ReportKind.CUSTOMER, 1, "1 Brief an einen Kunden"),
        (ReportKind.CUSTOMER, 42, "42 Briefe an Kunden"),
    ],
)
def test_many_reports_have_a_title(kind: ReportKind, count: int, title: str) -> None:
    assert CustomerReports(kind, Business("Radwerk"), MONDAY, count).title == title


def test_many_reports_say_who_is_not_among_them() -> None:
    everybody = CustomerReports(ReportKind.INTERNAL, Business("Radwerk"), MONDAY, 3)
    assert everybody.left_out == ""
    one, many = replace(everybody, restricted_count=1), replace(everybody, restricted_count=2)
    assert one.left_out == "1 Kunde ist eingeschränkt (Art. 18 DSGVO) und nicht dabei."
    assert many.left_out == "2 Kunden sind eingeschränkt (Art. 18 DSGVO) und nicht dabei."
