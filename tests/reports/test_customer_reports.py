"""The reports of many customers in one document."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest

from kundenapp.domain.customer_report import CustomerReport, CustomerReports, ReportKind
from kundenapp.domain.progress import StoppedError
from kundenapp.reports.customer import render_customer_report, render_customer_reports
from tests.reports import snapshots
from tests.reports.conftest import page_texts

SHORT = [snapshots.COMPANY, snapshots.PERSON, snapshots.ONLY_EMAIL]
TWO_PAGES = replace(snapshots.COMPANY, timeline=snapshots.COMPANY.timeline * 4)


def about(kind: ReportKind, count: int, *, two_sided: bool = False) -> CustomerReports:
    return CustomerReports(kind, snapshots.SHOP, snapshots.TODAY, count, two_sided)


def as_kind(reports: list[CustomerReport], kind: ReportKind) -> list[CustomerReport]:
    return [replace(report, kind=kind) for report in reports]


@pytest.mark.parametrize("kind", ReportKind)
def test_each_report_reads_as_it_does_alone(kind: ReportKind) -> None:
    reports = as_kind([TWO_PAGES, *SHORT, snapshots.MARKUP, snapshots.FOREIGN], kind)
    pages = page_texts(render_customer_reports(about(kind, len(reports)), reports).pdf)
    alone = [page for report in reports for page in page_texts(render_customer_report(report).pdf)]
    assert pages == alone
    assert "Seite 2 von 2" in pages[1] or kind is ReportKind.CUSTOMER
    assert "Seite 1 von 1" in pages[-1]


def test_the_outline_leads_to_the_customers() -> None:
    reports = [TWO_PAGES, *SHORT]
    pdf = render_customer_reports(about(ReportKind.INTERNAL, 4), reports).pdf
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert found == [
        ("Bäckerei Großmann", 0),
        ("Bäckerei Großmann", 2),
        ("Frau Dr. Anneliese von der Köhler".removeprefix("Frau "), 3),
        ("jemand@example.org", 4),
    ]
    assert b"/PageMode /UseOutlines" in pdf


def test_on_both_sides_each_begins_on_a_front() -> None:
    reports = [snapshots.COMPANY, TWO_PAGES, snapshots.PERSON]
    pages = page_texts(render_customer_reports(about(ReportKind.INTERNAL, 3, two_sided=True), reports).pdf)
    assert [bool(page.strip()) for page in pages] == [True, False, True, True, True]
    assert "Seite 1 von 1" in pages[0]
    assert "Seite 1 von 2" in pages[2]


@pytest.mark.parametrize(
    ("kind", "title", "file_name"),
    [
        (ReportKind.INTERNAL, "3 Kundenberichte", "Kundenberichte_2026-11-23.pdf"),
        (ReportKind.CUSTOMER, "3 Briefe an Kunden", "Kundenbriefe_2026-11-23.pdf"),
    ],
)
def test_what_the_document_is_called(kind: ReportKind, title: str, file_name: str) -> None:
    rendered = render_customer_reports(about(kind, 3), as_kind(SHORT, kind))
    assert (rendered.title, rendered.file_name) == (title, file_name)
    with closing(pypdfium2.PdfDocument(rendered.pdf)) as document:
        assert document.get_metadata_dict()["Title"] == title


def test_notices_of_all_are_told_once() -> None:
    reports = [snapshots.FOREIGN, snapshots.FOREIGN, snapshots.COMPANY]
    rendered = render_customer_reports(about(ReportKind.INTERNAL, 3), reports)
    assert rendered.notices == ("Einige Zeichen kann die Schrift nicht drucken; sie stehen als □.",)


def test_who_waits_hears_how_far_it_is_and_can_stop_it_in_the_middle_of_a_customer() -> None:
    heard: list[tuple[int, int]] = []
    render_customer_reports(about(ReportKind.INTERNAL, 3), SHORT, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop_at_third_page(_done: int, _total: int) -> None:
        heard.append((0, 0))
        if len(heard) == 3:
            raise StoppedError

    heard.clear()
    with pytest.raises(StoppedError):
        render_customer_reports(about(ReportKind.INTERNAL, 1), [snapshots.LONG], stop_at_third_page)
    assert render_customer_reports(about(ReportKind.INTERNAL, 3), SHORT).pdf.startswith(b"%PDF")
