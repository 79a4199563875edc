"""The tab Berichte: drawn beside the window, saved whole or not at all, printed or told why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.faults import Fault, FaultError
from tests.factories import person
from tests.ui.hands import click, press, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.reports.page import ReportsPage


@pytest.fixture
def page(main_window: MainWindow) -> ReportsPage:
    main_window.tabs.setCurrentIndex(1)
    return main_window.reports


def shown(page: ReportsPage, qtbot: QtBot, customer: Customer, kind: ReportKind = ReportKind.INTERNAL) -> None:
    page.show_customer(customer.id or 0, kind)
    qtbot.waitUntil(lambda: page.rendered is not None and page.preview.isVisible())


def test_first_it_asks_which_customer(bakery: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    assert page.empty.isVisible()
    assert not page.print_button.isEnabled()
    type_text(page.picker, "groß")
    press(page.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(page.preview.isVisible)
    assert page.title_label.text() == "Bäckerei Großmann"
    assert page.preview.page_count == 1


def test_both_reports(bakery: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    shown(page, qtbot, bakery)
    assert page.rendered is not None
    assert page.rendered.file_name == "Kundenbericht_Bäckerei-Großmann_2026-11-23.pdf"
    internal = page.rendered.pdf
    page.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.rendered is not None and page.rendered.pdf != internal)
    assert page.kind is ReportKind.CUSTOMER


def test_saving_asks_where_and_writes_the_whole_file(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    shown(page, qtbot, bakery)
    page._ask_path = lambda _parent, _name: str(tmp_path / "Bericht Großmann")
    click(page.save_button)
    saved = tmp_path / "Bericht Großmann.pdf"
    assert page.rendered is not None
    assert saved.read_bytes() == page.rendered.pdf
    assert main_window.desk.toasts.text() == "Gespeichert als „Bericht Großmann.pdf“."


def test_an_unwritable_place_leaves_the_old_file_and_says_so(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    shown(page, qtbot, bakery)
    (tmp_path / "Ordner.pdf").mkdir()
    page._ask_path = lambda _parent, _name: str(tmp_path / "Ordner.pdf")
    click(page.save_button)
    assert main_window.desk.notice.text.startswith("„Ordner.pdf“ konnte nicht geschrieben werden.")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".teil"] == []


def test_without_a_printer_the_pdf_is_offered(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    assert QPrinterInfo.availablePrinterNames() == [], "this test needs a machine without printers"
    shown(page, qtbot, bakery)
    click(page.print_button)
    assert main_window.desk.notice.text == str(FaultError(Fault.NO_PRINTER))
    page._ask_path = lambda _parent, _name: str(tmp_path / "später.pdf")
    click(main_window.desk.notice.action)
    assert (tmp_path / "später.pdf").stat().st_size > 1000


def test_the_report_follows_the_file(bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot) -> None:
    from dataclasses import replace

    shown(page, qtbot, bakery)
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), company="Backhaus Großmann"))
    qtbot.waitUntil(lambda: page.rendered is not None and "Backhaus" in page.rendered.file_name)


def test_the_last_wish_wins(bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    for customer in (bakery, koehler, bakery, koehler):
        page.show_customer(customer.id or 0, ReportKind.INTERNAL)
    qtbot.waitUntil(lambda: not page._desk.tasks.is_busy)
    assert page.rendered is not None
    assert "Köhler" in page.rendered.file_name


def test_an_erased_customer_closes_the_report(
    koehler: Customer, bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot, main_window: MainWindow
) -> None:
    shown(page, qtbot, koehler)
    shop.erase([koehler])
    assert page.empty.isVisible()
    assert page.rendered is None


def test_strange_letters_are_told(shop: Store, page: ReportsPage, qtbot: QtBot) -> None:
    created = shop.customers.create(person("😀 محمد", "Ли"))
    shown(page, qtbot, created)
    assert page.notes.isVisible()
    assert page.notes.label.text() != ""
