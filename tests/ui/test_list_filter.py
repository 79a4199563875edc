"""The chips above the list, the menu of filters, and typing into a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.store import customer_search
from kundenapp.ui.common import customer_rows
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customers.list_panel import CustomerListPanel
from tests.factories import person, to_do
from tests.ui.hands import CTRL, click, hit, type_where_focus_is

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def crowd(shop: Store) -> Store:
    mira, sabine = (employee.id for employee in shop.employees.active())
    shop.customers.create(person("Aal", "Kim", status=Status.PARTNER, tags=("Rennrad",), owner_id=mira))
    shop.customers.create(person("Berg", "Kim", status=Status.CUSTOMER, tags=("Rennrad", "Öl & Kette"), owner_id=mira))
    due = shop.customers.create(person("Cem", "Kim", status=Status.CUSTOMER, owner_id=sabine))
    shop.follow_ups.create(to_do(due.id, shop.today()), shop.today())
    return shop


def names(main_window: MainWindow) -> list[str]:
    model = main_window.customers.list_panel.model
    return [str(model.index(row, 0).data()).removeprefix("Kim ") for row in range(model.rowCount())]


def choose(main_window: MainWindow, submenu: int, text: str) -> None:
    """Open the menu with the mouse and take an entry of a submenu."""
    filters = main_window.customers.list_panel.filters
    click(filters.filter_button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    inner: QMenu = menu.actions()[submenu].menu()  # type: ignore[assignment]
    action = next(action for action in inner.actions() if action.text() == text)
    action.trigger()
    menu.close()


def test_filters_of_the_menu_come_together_and_go_with_a_click(crowd: Store, main_window: MainWindow) -> None:
    filters = main_window.customers.list_panel.filters
    assert not filters.filter_chip.isVisible()
    choose(main_window, 0, "Kunde")
    assert names(main_window) == ["Berg", "Cem"]
    assert filters.filter_chip.isVisible()
    assert filters.filter_chip.text().strip() == "Kunde"
    assert not filters.all_chip.isChecked()
    choose(main_window, 0, "Partner")
    assert names(main_window) == ["Aal", "Berg", "Cem"]
    choose(main_window, 1, "Mira Kaya")
    assert names(main_window) == ["Aal", "Berg"]
    assert filters.filter_chip.text().strip() == "2 Filter"
    assert filters.filter_chip.accessibleName() == "Kunde, Partner · Mira Kaya – entfernen"
    choose(main_window, 2, "Öl && Kette")
    assert names(main_window) == ["Berg"]
    click(filters.filter_chip)
    assert names(main_window) == ["Aal", "Berg", "Cem"]
    assert filters.all_chip.isChecked()
    assert main_window.focusWidget() is filters.filter_button


def test_an_entry_taken_again_is_taken_back(crowd: Store, main_window: MainWindow) -> None:
    for submenu, text in ((0, "Partner"), (1, "Mira Kaya"), (2, "Rennrad"), (3, "Traumkunde")):
        choose(main_window, submenu, text)
        assert len(names(main_window)) < 3
        choose(main_window, submenu, text)
        assert len(names(main_window)) == 3


def test_due_and_a_filter_and_words_are_one_question(crowd: Store, main_window: MainWindow) -> None:
    panel = main_window.customers.list_panel
    click(panel.filters.due_chip)
    choose(main_window, 0, "Kunde")
    assert names(main_window) == ["Cem"]
    panel.filter_field.setFocus()
    type_where_focus_is("berg")
    assert names(main_window) == []
    click(panel.filters.due_chip)
    assert names(main_window) == ["Berg"]
    click(panel.filters.all_chip)
    assert names(main_window) == ["Berg"], "the words stay in their field"
    hit(main_window, Qt.Key.Key_Escape)
    panel.filter_field.clear()
    choose(main_window, 0, "abgelehnt")
    assert panel.nobody.label.text() == "Auf diesen Filter passt niemand."
    click(panel.filters.filter_button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.actions()[-1].trigger()
    menu.close()
    assert len(names(main_window)) == 3


def test_the_chip_traumkunden_shows_them_and_is_no_filter_of_the_menu(crowd: Store, main_window: MainWindow) -> None:
    (berg,) = crowd.customer_finder.ids("berg", 1)
    crowd.categories.decide(berg, Category.DREAM, "Trägt uns seit Jahren.")
    filters = main_window.customers.list_panel.filters
    click(filters.dream_chip)
    assert names(main_window) == ["Berg"]
    assert not filters.all_chip.isChecked()
    assert not filters.filter_chip.isVisible()
    choose(main_window, 0, "Partner")
    assert names(main_window) == []
    click(filters.filter_chip)
    assert names(main_window) == ["Berg"], "the chip is taken away where it stands"
    assert filters.dream_chip.isChecked()
    choose(main_window, 3, "unklar")
    assert names(main_window) == ["Aal", "Berg", "Cem"]
    assert not filters.dream_chip.isChecked()
    assert filters.filter_chip.text().strip() == "Traumkunde, unklar"
    click(filters.all_chip)
    click(filters.dream_chip)
    click(filters.dream_chip)
    assert names(main_window) == ["Aal", "Berg", "Cem"]
    assert filters.all_chip.isChecked()


def test_whoever_is_opened_from_elsewhere_lifts_the_filter(crowd: Store, main_window: MainWindow) -> None:
    choose(main_window, 0, "Partner")
    (cem,) = crowd.customer_finder.ids("cem", 1)
    main_window.customers.open_customer(cem)
    assert len(names(main_window)) == 3
    assert main_window.customers.list_panel.wanted == CustomerFilter()
    assert main_window.customers.current_id == cem


def test_the_latest_first(crowd: Store, main_window: MainWindow) -> None:
    main_window.customers.list_panel.sort_menu().actions()[3].trigger()
    assert main_window.customers.list_panel.wanted.order is ListOrder.NEWEST
    assert names(main_window) == ["Cem", "Berg", "Aal"]


def test_a_long_filter_is_cut_to_the_room_there_is(shop: Store, main_window: MainWindow) -> None:
    shop.customers.create(person("Aal", "Kim", tags=("Lastenrad mit Anhänger und sehr langem Namen",)))
    choose(main_window, 2, "Lastenrad mit Anhänger und sehr langem Namen")
    QApplication.processEvents()
    filters = main_window.customers.list_panel.filters
    assert filters.filter_chip.text().strip().endswith("…")
    assert filters.filter_chip.geometry().right() <= filters.width() - 14
    assert filters.filter_chip.geometry().top() >= filters.due_chip.geometry().bottom()
    assert filters.filter_button.geometry().right() <= filters.width() - 14


# --- a long list ------------------------------------------------------------------------------------------------------


@pytest.fixture
def long_list(shop: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Everything is as if the file were large: two lines are many."""
    monkeypatch.setattr(customer_rows, "PAGE", 2)
    monkeypatch.setattr(customer_search, "MANY", 2)
    for name in ("Aal", "Berg", "Cem", "Dorn", "Engel"):
        shop.customers.create(person(name, "Kim"))
    return shop


def test_the_first_come_at_once_and_the_others_when_typing_rests(
    long_list: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    panel = main_window.customers.list_panel
    panel.select(panel.model.id_at(3) or 0)
    panel.filter_field.setFocus()
    type_where_focus_is("kim")
    assert names(main_window) == ["Aal", "Berg"]
    qtbot.waitUntil(lambda: panel.model.rowCount() == 5)
    assert names(main_window) == ["Aal", "Berg", "Cem", "Dorn", "Engel"]
    assert main_window.customers.detail.name_label.text() == "Kim Aal"


def test_a_key_that_needs_the_customer_does_not_wait(long_list: Store, main_window: MainWindow) -> None:
    panel = main_window.customers.list_panel
    panel.filter_field.setFocus()
    type_where_focus_is("dorn")
    hit(main_window, Qt.Key.Key_G, CTRL)
    (sheet,) = main_window.findChildren(ConversationSheet)
    assert sheet.head.title.text() == "Gespräch mit Kim Dorn"


def test_whoever_is_opened_while_the_list_is_not_complete(long_list: Store, main_window: MainWindow) -> None:
    panel = main_window.customers.list_panel
    engel = panel.model.id_at(4) or 0
    panel.filter_field.setFocus()
    type_where_focus_is("kim")
    main_window.customers.open_customer(engel)
    assert panel.wanted.text == "kim"
    assert panel.current_id == engel


def test_a_change_of_one_customer_moves_only_them(
    long_list: Store, main_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    panel = main_window.customers.list_panel
    resets: list[None] = []
    panel.model.modelReset.connect(lambda: resets.append(None))
    (dorn,) = long_list.customer_finder.ids("dorn", 1)
    long_list.customers.save(replace(long_list.customers.get(dorn), department="Lager"))
    assert resets == []
    long_list.customers.save(replace(long_list.customers.get(dorn), last_name="Dorner"))
    assert resets == []
    assert names(main_window) == ["Aal", "Berg", "Cem", "Dorner", "Engel"]
    long_list.customers.save(replace(long_list.customers.get(dorn), last_name="Zorn"))
    assert len(resets) == 1
    assert names(main_window) == ["Aal", "Berg", "Cem", "Engel", "Zorn"]
    long_list.customers.trash(dorn)
    assert names(main_window) == ["Aal", "Berg", "Cem", "Engel"]
    long_list.undo()
    assert names(main_window) == ["Aal", "Berg", "Cem", "Engel", "Zorn"]
    assert main_window.customers.current_id is not None


def test_what_was_typed_is_followed_when_the_window_closes(bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.list_panel.filter_field.setText("groß")
    assert main_window.customers.flush()
    assert main_window.customers.list_panel.model.is_complete


def test_a_new_window_shows_the_first_at_once_and_the_others_soon(
    long_list: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    panel = CustomerListPanel(main_window.desk)
    qtbot.addWidget(panel)
    assert panel.model.rowCount() == 2
    qtbot.waitUntil(lambda: panel.model.rowCount() == 5)
    again = CustomerListPanel(main_window.desk)
    qtbot.addWidget(again)
    engel = panel.model.id_at(4)
    again.show_again(CustomerFilter(), engel)
    assert again.current_id == engel
