"""The Kundenliste, read back from the PDF."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.customer_list_report import CustomerLine, CustomerListReport
from kundenapp.domain.progress import StoppedError
from kundenapp.reports.customer_list import render_customer_list
from tests.reports.conftest import page_texts
from tests.reports.snapshots import SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINES = (
    CustomerLine(
        "Bäckerei Großmann",
        "K-1001",
        Status.CUSTOMER,
        "Thomas Großmann",
        ("Lindenstraße 14", "28203 Bremen"),
        ("0421 555 01 73", "0171 555 01 74"),
        "t.grossmann@baeckerei-grossmann.example",
        "Mira Wolff",
        date(2026, 11, 20),
        date(2026, 11, 20),
        None,
        "Angebot für 6 Lastenräder nachfassen",
        Category.DREAM,
    ),
    CustomerLine("Dr. Anneliese von der Köhler", "K-1002", Status.PROSPECT, address=("75002 Paris", "FRANKREICH")),
    CustomerLine(
        "Kim Weber",
        "K-1003",
        Status.PARTNER,
        next_due_on=date(2026, 12, 2),
        next_due_time=time(10, 30),
        next_due_what="Probetag",
        category=Category.DIFFICULT,
        category_basis=CategoryBasis.ESTIMATE,
    ),
    CustomerLine("jemand@example.org", "K-1004", Status.FORMER, email="jemand@example.org"),
)
WANTED = CustomerFilter(statuses=frozenset({Status.CUSTOMER, Status.PARTNER}), tag="Rennrad", order=ListOrder.DUE)
LIST = CustomerListReport(SHOP, WANTED, TODAY, len(LINES), restricted_count=2)
LONG = CustomerLine(
    "W" * 200,
    "W" * 40,
    Status.IN_INTAKE,
    "Ein sehr langer Name " * 9,
    ("W" * 200, "W" * 20 + " " + "W" * 200, "W" * 200),
    ("0" * 40, "0" * 40),
    "w" * 254,
    "W" * 200,
    TODAY,
    TODAY,
    time(9),
    "W" * 500,
    Category.DREAM,
    CategoryBasis.HAND,
)


def many(count: int) -> Iterator[CustomerLine]:
    for number in range(count):
        yield replace(LINES[number % 4], name=f"Kunde {number}", number=f"K-{number}")


def test_text_of_the_document(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("customer_list", render_customer_list(LIST, LINES).pdf)


def test_nobody(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("customer_list_empty", render_customer_list(CustomerListReport(SHOP, WANTED, TODAY, 0), ()).pdf)


def test_every_page_is_numbered_and_has_its_heads_and_no_line_is_missing() -> None:
    rendered = render_customer_list(replace(LIST, count=200), many(200))
    pages = page_texts(rendered.pdf)
    assert rendered.file_name == "Kundenliste_2026-11-23.pdf"
    assert len(pages) > 10
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "INTERN" in page
    for page in pages[:-1]:
        assert "Name Anschrift" in page
    text = "\n".join(pages)
    assert all(f"Kunde {number}\n" in text for number in range(200))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_longest_names_break_nothing(count: int) -> None:
    rendered = render_customer_list(replace(LIST, count=count), [LONG] * count)
    pages = page_texts(rendered.pdf)
    assert "".join(pages).replace("\n", "").count("W" * 200) >= count
    assert all(len(page) > 200 for page in pages), "no page without a row"


def test_markup_and_foreign_letters_are_text() -> None:
    rendered = render_customer_list(LIST, [replace(LINES[0], name="<b>Müller & Söhne</b>", person_name="東京 \ud800")])
    assert "<b>Müller & Söhne</b>" in page_texts(rendered.pdf)[0]
    assert rendered.notices == ("Einige Zeichen kann die Schrift nicht drucken; sie stehen als □.",)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert render_customer_list(LIST, LINES).pdf == render_customer_list(LIST, LINES).pdf


def test_a_long_list_takes_little_more_memory_than_its_pages() -> None:
    render_customer_list(replace(LIST, count=100), many(100))
    tracemalloc.start()
    pdf = render_customer_list(replace(LIST, count=2_000), many(2_000)).pdf
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * len(pdf) + 2_000_000


def test_who_waits_hears_how_far_it_is_and_can_stop_it() -> None:
    heard: list[tuple[int, int]] = []
    render_customer_list(replace(LIST, count=60), many(60), lambda done, total: heard.append((done, total)))
    assert heard[0] == (0, 60)
    assert heard[-1] == (60, 60)
    assert heard == sorted(heard)

    def stop_at_40(done: int, _total: int) -> None:
        if done >= 40:
            raise StoppedError

    with pytest.raises(StoppedError):
        render_customer_list(replace(LIST, count=60), many(60), stop_at_40)
    assert render_customer_list(LIST, LINES).pdf.startswith(b"%PDF")
