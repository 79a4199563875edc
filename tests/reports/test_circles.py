"""The Schnittmengen-Blatt, read back from the PDF, and its part in the report for ourselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.overlap import Comparison, overlap_of
from kundenapp.domain.progress import StoppedError
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.reports.circles import render_circles_report
from kundenapp.reports.customer import render_customer_report
from tests.domain.test_circles_report import REPORT
from tests.reports.conftest import page_texts
from tests.reports.snapshots import COMPANY, TODAY

if TYPE_CHECKING:
    from kundenapp.domain.circles_report import CirclesReport

if TYPE_CHECKING:
    from collections.abc import Callable

FULL = replace(
    REPORT,
    course=(
        (date(2026, 5, 4), overlap_of(REPORT.compared[:2])),
        (TODAY, REPORT.overlap),
    ),
)


def text_of(report: CirclesReport) -> str:
    (page,) = page_texts(render_circles_report(report).pdf)
    return page


def test_text_of_the_sheet(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("circles", render_circles_report(FULL).pdf)


def test_its_name_and_title() -> None:
    rendered = render_circles_report(FULL)
    assert rendered.title == "Schnittmenge mit Bäckerei Großmann"
    assert rendered.file_name == "Schnittmenge-Bäckerei-Großmann_2026-11-23.pdf"
    assert render_circles_report(FULL).pdf == rendered.pdf


def test_nothing_known_is_a_page_too() -> None:
    page = text_of(replace(REPORT, compared=(), course=()))
    assert "Noch keine Sätze, die sich vergleichen lassen." in page
    unknown = tuple(replace(one, stance=None) for one in REPORT.compared)
    page = text_of(replace(REPORT, compared=unknown, course=()))
    assert "0 von 6 bekannt" in page
    assert "6 Sätze sind noch offen." in page
    assert "Werte:" not in page


def many(number: int, text: str) -> tuple[Comparison, ...]:
    return tuple(
        Comparison(
            Statement(list(StatementKind)[n % 3], text.format(n=n), active=n % 7 > 0, id=n),
            n % 6,
            Stance(1, n, TODAY, list(Attitude)[n % 3], 0, list(StanceSource)[n % 3]),
        )
        for n in range(number)
    )


def test_three_hundred_statements_go_over_pages_and_none_is_lost() -> None:
    pages = page_texts(render_circles_report(replace(REPORT, compared=many(300, "Satz <b>{n}</b> & mehr"))).pdf)
    everything = "\n".join(pages)
    assert 4 <= len(pages) <= 12
    assert all(f"Satz <b>{n}</b> & mehr" in everything for n in range(300))
    assert "Seite 1 von" in pages[0]
    assert "(nicht mehr geführt)" in everything


def test_endless_texts_are_printed() -> None:
    customer = replace(REPORT.customer, company="Langenbergsche" * 12)
    report = replace(REPORT, customer=customer, compared=many(9, "Donaudampfschifffahrt" * 9 + "{n}"))
    assert "Donaudampfschifffahrt" in "".join(page_texts(render_circles_report(report).pdf))


def test_it_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        render_circles_report(FULL, stop)


def test_the_report_for_ourselves_shows_the_circles() -> None:
    with_circles = "\n".join(page_texts(render_customer_report(replace(COMPANY, circles=REPORT)).pdf))
    assert "Mittlere Schnittmenge" not in "\n".join(page_texts(render_customer_report(COMPANY).pdf))
    assert "Schnittmenge" in with_circles
    assert "Im Widerspruch: Pünktlich." in with_circles
