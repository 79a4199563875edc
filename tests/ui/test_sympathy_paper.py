"""The tab Berichte: the Sympathiematrix-Blatt of the team and of one employee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.openness import Openness
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.sympathy.matrix_tools import MatrixTools
from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.factories import person
from tests.reports.conftest import page_texts
from tests.ui.hands import CTRL, click, hit, type_text
from tests.ui.test_other_person import sit_down

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.reports.page import ReportsPage

SYMPATHY = 5


@pytest.fixture
def placed(shop: Store) -> Store:
    """Three customers: Ahrens placed by Mira and Sabine, Brandl by Mira, Clasen by Sabine; Mira works."""
    ids = {
        name: shop.customers.create(person(name, "Kim", status=Status.CUSTOMER, tags=(f"Tag {name}",))).id or 0
        for name in ("Ahrens", "Brandl", "Clasen")
    }
    team = {employee.name.split()[0]: employee.id for employee in shop.employees.active()}
    for who, what in (("Sabine", {"Ahrens": 2.0, "Clasen": 5.0}), ("Mira", {"Ahrens": 4.0, "Brandl": 1.5})):
        shop.employee_id = team[who]
        for name, sympathy in what.items():
            shop.placements.place(ids[name], sympathy, 8.0)
    return shop


@pytest.fixture
def page(placed: Store, main_window: MainWindow) -> ReportsPage:
    main_window.pages.begin_with("reports")
    main_window.reports.list.setCurrentRow(SYMPATHY)
    return main_window.reports


def drawn(page: ReportsPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(page.save_button.isEnabled)
    assert page.rendered is not None
    return "\n".join(page_texts(page.rendered.pdf))


def offered(page: ReportsPage) -> list[str]:
    return [page.sympathy.sheet.itemText(row) for row in range(page.sympathy.sheet.count())]


def test_the_sheet_of_the_team_and_then_that_of_a_colleague(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    text = drawn(page, qtbot)
    assert page.title_label.text() == "Sympathiematrix"
    assert "Sympathiematrix: das Team" in text
    assert "Kim Ahrens" in text
    assert "Kim Clasen" not in text  # Mira has not placed her yet
    assert "INTERN" in text
    assert offered(page) == ["Team", "Mira Kaya", "Sabine Lindner"]
    page.sympathy.sheet.setFocus()
    hit(page, Qt.Key.Key_End)
    text = drawn(page, qtbot)
    assert "Sympathiematrix: Sabine Lindner" in text
    assert "1 von 3 auf dem Blatt" in text
    page._ask_path = lambda _parent, name: str(tmp_path / name)
    click(page.save_button)
    assert (tmp_path / "Sympathiematrix-Sabine-Lindner_2026-11-23.pdf").exists()


def test_while_it_is_drawn_nobody_is_asked_for_a_customer(placed: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    main_window.pages.begin_with("reports")
    page = main_window.reports
    page.list.setFocus()
    for _row in range(SYMPATHY):
        hit(page.list, Qt.Key.Key_Down)
    assert page.empty.title_label.text() == "Einen Moment"
    drawn(page, qtbot)
    assert not page.empty.isVisible()


def test_only_some_customers(page: ReportsPage, qtbot: QtBot) -> None:
    drawn(page, qtbot)
    choice = page.sympathy.choice
    assert not choice.order.isVisible()
    assert choice.search.isVisible()
    type_text(choice.search, "brandl")
    qtbot.waitUntil(lambda: page.rendered is not None and "Suche: „brandl“ · 1 von 1" in drawn(page, qtbot))
    type_text(choice.search, "xyz")
    qtbot.waitUntil(lambda: page.rendered is not None and "keinen Kunden." in drawn(page, qtbot))


def test_where_single_opinions_are_hidden_only_the_own_sheet_is_offered(
    page: ReportsPage, placed: Store, qtbot: QtBot
) -> None:
    drawn(page, qtbot)
    page.sympathy.sheet.setFocus()
    hit(page, Qt.Key.Key_End)
    assert "Sabine Lindner" in drawn(page, qtbot)
    placed.sympathy_settings.set_openness(Openness.HIDDEN)
    qtbot.waitUntil(lambda: offered(page) == ["Team", "Mira Kaya"])
    assert "Hier steht niemand, den Sie sehen dürfen." in drawn(page, qtbot)
    hit(page, Qt.Key.Key_End)
    assert "Sympathiematrix: Mira Kaya" in drawn(page, qtbot)


def test_strg_p_prints_the_sheet_that_is_shown(page: ReportsPage, main_window: MainWindow, qtbot: QtBot) -> None:
    drawn(page, qtbot)
    hit(main_window, Qt.Key.Key_5, CTRL)
    hit(main_window, Qt.Key.Key_P, CTRL)
    text = drawn(page, qtbot)
    assert page.isVisible()
    assert "Sympathiematrix: Mira Kaya" in text
    assert "Alle Kunden · 2 von 3" in text
    page.sympathy.take(99, CustomerFilter())
    assert page.sympathy.employee_id is None


def test_the_sheet_and_the_customers_are_those_of_the_matrix(
    page: ReportsPage, main_window: MainWindow, qtbot: QtBot
) -> None:
    hit(main_window, Qt.Key.Key_5, CTRL)
    matrix = main_window.sympathy.view
    assert isinstance(matrix, MatrixView)
    assert isinstance(matrix.sheets.editor, Segmented)
    click(matrix.sheets.editor._buttons["0"])
    type_text(matrix.filter.field, "ahr")
    tools = matrix.controls
    assert isinstance(tools, MatrixTools)
    click(tools.print_button)
    text = drawn(page, qtbot)
    assert "Sympathiematrix: das Team" in text
    assert "Suche: „ahr“ · 1 von 1 auf dem Blatt" in text
    assert page.sympathy.choice.search.text() == "ahr"
    main_window.sympathy.show_view("raster")
    assert main_window.sympathy.sheet == (None, CustomerFilter())


def test_nothing_stays_that_only_the_one_before_was_to_see(
    page: ReportsPage, placed: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    page.sympathy.take(placed.employee_id, CustomerFilter())
    page.show_paper("sympathy")
    assert "Kim Brandl" in drawn(page, qtbot)
    sit_down(main_window, "Sabine Lindner")
    assert "Kim Brandl" not in drawn(page, qtbot)  # Sabine has not placed her


def test_of_whoever_leaves_no_sheet_is_offered(page: ReportsPage, placed: Store, qtbot: QtBot) -> None:
    sabine = next(employee for employee in placed.employees.active() if employee.name.startswith("Sabine"))
    page.sympathy.take(sabine.id, CustomerFilter())
    page.show_paper("sympathy")
    drawn(page, qtbot)
    placed.employees.leave(sabine.id or 0, placed.today(), follow_ups_to=None, customers_to=None)
    qtbot.waitUntil(lambda: offered(page) == ["Team", "Mira Kaya"])
    assert "Sympathiematrix: das Team" in drawn(page, qtbot)
