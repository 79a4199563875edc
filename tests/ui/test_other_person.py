"""Somebody else sits down at the same computer: what is seen and what can be taken back is theirs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.app.keeper import Keeper
from kundenapp.app.preferences import Preferences
from kundenapp.app.who import WhoIsHere
from kundenapp.ui.common.person_dialog import PersonDialog
from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.ui.hands import CTRL, click, hit, type_text

if TYPE_CHECKING:
    from pathlib import Path

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


def test_somebody_new_sees_nothing_of_the_one_before(
    bakery: Customer, shop: Store, main_window: MainWindow, tmp_path: Path
) -> None:
    keeper = Keeper(Preferences(), tmp_path / "einstellungen.json")
    who = WhoIsHere(shop, keeper)
    who.watch(main_window)
    shop.placements.place(bakery.id or 0, 4.5, 9.0)
    hit(main_window, Qt.Key.Key_5, CTRL)
    matrix = main_window.sympathy.view
    assert isinstance(matrix, MatrixView)
    main_window.menu.new_person_requested.emit()
    dialog = main_window.findChild(PersonDialog)
    assert dialog is not None
    type_text(dialog.name_field, "Jonas Grün")
    click(dialog.done_button)
    assert main_window.person.accessibleName() == "Menü von Jonas Grün"
    assert matrix._display.reading.entries == []
    assert matrix.sheets.value == shop.employee_id
