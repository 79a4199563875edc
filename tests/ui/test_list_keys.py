"""Hands in the list of the tab Kunden: where keys lead, and where the focus goes after something has vanished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from tests.factories import company, person, to_do
from tests.ui.hands import CTRL, click, hit, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def test_from_the_filter_down_into_the_list_and_enter_to_the_customer(
    bakery: Customer, koehler: Customer, main_window: MainWindow
) -> None:
    panel, detail = main_window.customers.list_panel, main_window.customers.detail
    panel.filter_field.setFocus()
    type_where_focus_is("köhler")
    hit(main_window, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    panel.filter_field.setFocus()
    hit(main_window, Qt.Key.Key_Return)
    assert detail.conversation_button.hasFocus()
    assert detail.customer_id == koehler.id
    panel.filter_field.setFocus()
    hit(main_window, Qt.Key.Key_Escape)
    assert panel.filter_field.text() == ""
    assert panel.model.rowCount() == 2


def test_home_and_end_go_to_the_first_and_the_last(shop: Store, main_window: MainWindow) -> None:
    for name in ("Adam", "Beck", "Cramer"):
        shop.customers.create(person(name, "Kim"))
    view = main_window.customers.list_panel.view
    view.setFocus()
    hit(main_window, Qt.Key.Key_End)
    assert view.currentIndex().row() == 2
    hit(main_window, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_the_delete_key_moves_nobody_to_the_trash_from_outside_the_list(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.customers.detail.conversation_button.setFocus()
    hit(main_window, Qt.Key.Key_Delete)
    assert shop.customers.trashed() == []


def test_undo_leads_to_the_customer_who_is_back(bakery: Customer, koehler: Customer, main_window: MainWindow) -> None:
    page = main_window.customers
    page.open_customer(koehler.id or 0)
    page.list_panel.view.setFocus()
    hit(main_window, Qt.Key.Key_Delete)
    assert page.current_id == bakery.id
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert page.current_id == koehler.id
    assert main_window.desk.toasts.text() == "Zurückgenommen: „Anneliese Köhler liegt im Papierkorb.“"


def test_after_finishing_the_keyboard_stays_beside_the_follow_ups(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    detail = main_window.customers.detail
    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    detail.finish_button.setFocus()
    click(detail.finish_button)
    assert QApplication.focusWidget() is detail.follow_up_card.new_button


@pytest.mark.parametrize("hidden_by", ["chip", "words"])
def test_somebody_new_beside_a_list_that_shows_nobody_stays_in_the_form(
    bakery: Customer, koehler: Customer, main_window: MainWindow, hidden_by: str
) -> None:
    page = main_window.customers
    if hidden_by == "chip":
        click(page.list_panel.filters.due_chip)
    else:
        page.list_panel.filter_field.setFocus()
        type_where_focus_is("xyz")
    assert page.list_panel.model.rowCount() == 0
    hit(main_window, Qt.Key.Key_N, CTRL)
    type_where_focus_is("Weber")
    hit(main_window, Qt.Key.Key_Tab)
    assert page.is_editing
    assert page.form.isAncestorOf(main_window.focusWidget())
    assert page.form.customer_id not in (None, bakery.id, koehler.id)
    assert page.list_panel.current_id == page.form.customer_id
    assert page.list_panel.model.rowCount() == 3
    assert page.list_panel.filter_field.text() == ""
    assert page.list_panel.filters.all_chip.isChecked()


def test_f3_out_of_the_form_shows_whom_the_list_marks(shop: Store, main_window: MainWindow) -> None:
    north, south = shop.customers.create(company("Radhaus Nord")), shop.customers.create(company("Radhaus Süd"))
    page = main_window.customers
    page.list_panel.filter_field.setFocus()
    type_where_focus_is("radhaus")
    assert page.current_id == north.id
    hit(main_window, Qt.Key.Key_F2)
    name = page.form.fields.lines["company"]
    name.setFocus()
    name.selectAll()
    type_where_focus_is("Fahrradladen")
    hit(main_window, Qt.Key.Key_Tab)
    assert page.list_panel.model.rowCount() == 1
    hit(main_window, Qt.Key.Key_F3)
    assert not page.is_editing
    assert page.list_panel.current_id == page.current_id == south.id
    assert page.detail.name_label.text() == "Radhaus Süd"


def test_after_changing_a_follow_up_the_keyboard_stays_beside_it(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    card = main_window.customers.detail.follow_up_card
    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    (more,) = (child for child in card.findChildren(QWidget) if child.accessibleName() == "Weiteres")
    more.setFocus()
    hit(main_window, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    (dialog,) = (found for found in main_window.findChildren(FollowUpDialog) if found.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    type_where_focus_is("Noch heute.")
    hit(dialog, Qt.Key.Key_Return)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    assert shop.follow_ups.open_of(bakery.id or 0)[0].what == "Noch heute."
    assert QApplication.focusWidget() is card.new_button
