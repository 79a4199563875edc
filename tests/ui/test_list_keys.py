"""Hands in the list of the tab Kunden: where keys lead, and where the focus goes after something has vanished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import person, to_do
from tests.ui.hands import CTRL, click, hit, type_where_focus_is

if TYPE_CHECKING:
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
