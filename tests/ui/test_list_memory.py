"""The list is as it was left: within the window, and after the next start."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from kundenapp.app import paths
from kundenapp.app.keeper import Keeper
from kundenapp.app.list_memory import recall_list, remember_list
from kundenapp.app.preferences import Preferences, load_preferences
from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from tests.factories import person
from tests.ui.hands import CTRL, hit, type_where_focus_is

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def crowd(shop: Store) -> Store:
    mira = shop.employees.active()[0].id
    for number in range(40):
        status = Status.CUSTOMER if number % 2 else Status.PARTNER
        shop.customers.create(person(f"Name{number:02}", "Kim", status=status, owner_id=mira))
    return shop


def test_another_tab_changes_nothing_in_the_list(crowd: Store, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_2, CTRL)
    panel = main_window.customers.list_panel
    panel.filter_field.setFocus()
    type_where_focus_is("kim")
    panel.view.selectRow(30)
    place = panel.view.verticalScrollBar().value()
    assert place > 0
    hit(main_window, Qt.Key.Key_7, CTRL)
    hit(main_window, Qt.Key.Key_2, CTRL)
    assert panel.filter_field.text() == "kim"
    assert panel.view.currentIndex().row() == 30
    assert panel.view.verticalScrollBar().value() == place


def test_the_next_start_shows_the_list_as_it_was_left(crowd: Store, main_window: MainWindow, tmp_path: Path) -> None:
    panel = main_window.customers.list_panel
    mira = crowd.employees.active()[0]
    wanted = CustomerFilter(
        order=ListOrder.NEWEST,
        statuses=frozenset({Status.CUSTOMER}),
        categories=frozenset({Category.UNCLEAR}),
        owner_id=mira.id,
        owner_name=mira.name,
    )
    panel.show_again(wanted, None)
    panel.view.selectRow(7)
    chosen = panel.current_id
    panel.filter_field.setText("Kim Name")
    panel.settle()
    panel.select_listed(chosen or 0)
    path = tmp_path / "preferences.json"
    remember_list(main_window, Keeper(Preferences(), path))
    assert b"Name" not in path.read_bytes(), "neither who nor what was typed"
    assert mira.name.encode() not in path.read_bytes()

    panel.show_again(CustomerFilter(), None)
    panel.filter_field.clear()
    panel.view.selectRow(0)
    again = load_preferences(path)
    assert not again.were_unreadable
    recall_list(main_window, Keeper(again, path))
    assert panel.wanted == wanted
    assert panel.current_id == chosen
    assert main_window.customers.detail.customer_id == chosen
    assert panel.view.verticalScrollBar().value() > 0 or panel.view.currentIndex().row() < 8
    assert panel.filters.filter_chip.text().strip() == "3 Filter"


def test_whoever_is_gone_is_not_chosen(crowd: Store, main_window: MainWindow) -> None:
    panel = main_window.customers.list_panel
    keeper = Keeper(Preferences(), paths.preferences_file())
    panel.view.selectRow(5)
    remember_list(main_window, keeper)
    crowd.customers.trash(panel.current_id or 0)
    panel.view.selectRow(0)
    recall_list(main_window, keeper)
    assert panel.view.currentIndex().row() == 0


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"customer": "1", "order": 7, "due_only": "ja", "statuses": "customer", "owner": True},
        {"customer": 2**70, "order": "name; DROP TABLE customers", "statuses": [1, None, "x"], "owner": 999},
        {"customer": -1, "order": None, "due_only": None, "statuses": None, "owner": None, "mehr": {}},
    ],
)
def test_what_cannot_be_understood_is_as_on_the_first_day(
    crowd: Store, main_window: MainWindow, known: dict[str, Any]
) -> None:
    preferences = Preferences(lists={crowd.settings.file_uuid: known})
    recall_list(main_window, Keeper(preferences, paths.preferences_file()))
    assert main_window.customers.list_panel.wanted == CustomerFilter()


def test_only_the_latest_files_are_remembered() -> None:
    preferences = Preferences()
    for number in range(15):
        preferences = preferences.with_list(f"file{number}", {"customer": number})
    preferences = preferences.with_list("file7", {"customer": 99})
    assert list(preferences.lists) == [*(f"file{n}" for n in (5, 6, 8, 9, 10, 11, 12, 13, 14)), "file7"]


def test_lists_that_are_none_are_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    nothing: list[Any] = [[], {"file": 1}, "x"]
    for lists in nothing:
        path.write_text(json.dumps({"theme": "dark", "lists": lists}))
        assert load_preferences(path) == replace(Preferences(theme="dark"), were_unreadable=True)
