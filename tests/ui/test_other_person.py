"""Somebody else sits down at the same computer: what is seen and what can be taken back is theirs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.ui.hands import CTRL, hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def sit_down(main_window: MainWindow, name: str) -> None:
    """Choose a name in the menu behind the bubble."""
    people = main_window.menu.made().actions()[0].menu()
    assert people is not None
    next(action for action in people.actions() if action.text() == name).trigger()
    QApplication.processEvents()


def test_the_matrix_becomes_the_sheet_of_whoever_works_now(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    shop.placements.place(bakery.id or 0, 4.5, 9.0)
    hit(main_window, Qt.Key.Key_5, CTRL)
    matrix = main_window.sympathy.view
    assert isinstance(matrix, MatrixView)
    assert [entry.customer_id for entry in matrix._display.reading.entries] == [bakery.id]
    sit_down(main_window, "Sabine Lindner")
    assert matrix._display.reading.entries == []
    assert matrix.sheets.value == shop.employee_id


def test_the_way_back_of_the_one_before_is_taken_away(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.placements.place(bakery.id or 0, 4.5, 9.0, summary="Bäckerei Großmann steht jetzt im Traumfeld.")
    assert main_window.desk.toasts.text() == "Bäckerei Großmann steht jetzt im Traumfeld."
    sit_down(main_window, "Sabine Lindner")
    qtbot.waitUntil(lambda: main_window.desk.toasts.text() == "")
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert "Traumfeld" not in main_window.desk.toasts.text()
    sit_down(main_window, "Mira Kaya")
    assert shop.placements.own(bakery.id or 0) is not None
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert main_window.desk.toasts.text() == "Zurückgenommen: „Bäckerei Großmann steht jetzt im Traumfeld.“"
