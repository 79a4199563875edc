"""The keys of the window, pressed for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.theme import next_text_scale
from tests.factories import company
from tests.ui.hands import CTRL, SHIFT, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def in_front(window: MainWindow) -> str:
    return window.tabs.tabText(window.tabs.currentIndex())


def test_tabs_are_walked_through_in_both_directions(bakery: Customer, main_window: MainWindow) -> None:
    titles = [main_window.tabs.tabText(index) for index in range(main_window.tabs.count())]
    start = titles.index(in_front(main_window))
    for step in range(1, len(titles) + 1):
        hit(main_window, Qt.Key.Key_Tab, CTRL)
        assert in_front(main_window) == titles[(start + step) % len(titles)]
        assert has_focus_inside(main_window.tabs.currentWidget())
    for step in range(1, len(titles) + 1):
        hit(main_window, Qt.Key.Key_Backtab, CTRL | SHIFT)
        assert in_front(main_window) == titles[(start - step) % len(titles)]


def test_f3_goes_through_the_hits_of_the_header(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    for name in ("Radhaus Nord", "Radhaus Süd"):
        shop.customers.create(company(name))
    hit(main_window, Qt.Key.Key_F3)
    assert main_window.customers.detail.name_label.text() == "Bäckerei Großmann", "nothing was searched for yet"
    hit(main_window, Qt.Key.Key_F, CTRL)
    type_where_focus_is("radhaus")
    press(main_window.search, Qt.Key.Key_Return)
    names = []
    for _step in range(3):
        names.append(main_window.customers.detail.name_label.text())
        hit(main_window, Qt.Key.Key_7, CTRL)
        hit(main_window, Qt.Key.Key_F3)
    assert names == ["Radhaus Nord", "Radhaus Süd", "Radhaus Nord"]


def test_f3_knows_who_is_gone(shop: Store, main_window: MainWindow) -> None:
    north, south = (shop.customers.create(company(name)) for name in ("Radhaus Nord", "Radhaus Süd"))
    hit(main_window, Qt.Key.Key_F, CTRL)
    type_where_focus_is("radhaus")
    press(main_window.search, Qt.Key.Key_Return)
    shop.customers.trash(north.id or 0)
    hit(main_window, Qt.Key.Key_F3)
    assert main_window.customers.current_id == south.id
    shop.customers.trash(south.id or 0)
    hit(main_window, Qt.Key.Key_F3)
    assert main_window.customers.current_id is None


def test_f3_goes_through_a_filtered_list(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    for name in ("Radhaus Nord", "Radhaus Süd"):
        shop.customers.create(company(name))
    main_window.customers.list_panel.filter_field.setFocus()
    type_where_focus_is("radhaus")
    qtbot.waitUntil(lambda: main_window.customers.detail.customer_id != bakery.id)
    names = []
    for _step in range(3):
        names.append(main_window.customers.detail.name_label.text())
        hit(main_window, Qt.Key.Key_F3)
    assert names == ["Radhaus Nord", "Radhaus Süd", "Radhaus Nord"]


def test_f5_reads_the_file_again(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    note = main_window.customers.detail.note_card.field
    note.setFocus()
    type_where_focus_is("Neu: ")
    hit(main_window, Qt.Key.Key_F5)
    assert shop.customers.get(bakery.id or 0).note.startswith("Neu: ")
    assert note.toPlainText().startswith("Neu: ")
    assert main_window.desk.toasts.text() == "Neu geladen."
    hit(main_window, Qt.Key.Key_7, CTRL)
    hit(main_window, Qt.Key.Key_F5)
    main_window.customers.edit_current()
    hit(main_window, Qt.Key.Key_F5)
    assert main_window.customers.is_editing


@pytest.mark.parametrize("tab", ["customers", "today"])
def test_f5_says_nothing_of_what_it_could_not_do(
    bakery: Customer, shop: Store, main_window: MainWindow, tab: str
) -> None:
    if tab == "customers":
        main_window.customers.detail.note_card.field.setFocus()
        type_where_focus_is("Neu: ")
    else:
        hit(main_window, Qt.Key.Key_1, CTRL)
        assert main_window.pages.current is main_window.today
    aside = shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    hit(main_window, Qt.Key.Key_F5)
    is_told = bool(main_window.desk.notice.text)
    assert is_told is (main_window.desk.toasts.text() != "Neu geladen.")
    aside.rename(shop.path)
    hit(main_window, Qt.Key.Key_F5)
    assert main_window.desk.toasts.text() == "Neu geladen."


def test_ctrl_enter_ends_the_form(bakery: Customer, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_Return, CTRL)
    assert not main_window.customers.is_editing
    hit(main_window, Qt.Key.Key_F2)
    form = main_window.customers.form
    assert form.isVisible()
    hit(main_window, Qt.Key.Key_Return, CTRL)
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "scale"),
    [
        (Qt.Key.Key_Plus, CTRL, 1.15),
        (Qt.Key.Key_Equal, CTRL, 1.15),
        (Qt.Key.Key_Minus, CTRL, 1.0),
        (Qt.Key.Key_0, CTRL, 1.0),
    ],
)
def test_text_size_by_key(
    main_window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, scale: float
) -> None:
    with qtbot.waitSignal(main_window.menu.text_scale_chosen) as chosen:
        hit(main_window, key, modifiers)
    assert chosen.args == [scale]


@pytest.mark.parametrize(
    ("scale", "step", "expected"),
    [(1.0, 1, 1.15), (1.15, 1, 1.3), (1.3, 1, 1.3), (1.3, -1, 1.15), (1.0, -1, 1.0), (1.3, 0, 1.0), (1.2, 1, 1.3)],
)
def test_text_sizes_follow_each_other(scale: float, step: int, expected: float) -> None:
    assert next_text_scale(scale, step) == expected


def test_paper_is_looked_at_with_the_keyboard_alone(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    hit(main_window, Qt.Key.Key_P, CTRL)
    assert main_window.pages.shows_reports
    qtbot.waitUntil(lambda: main_window.reports.rendered is not None)
    assert main_window.reports.preview.hasFocus() or has_focus_inside(main_window.reports.preview)
    zoom = main_window.reports.preview.zoom
    hit(main_window, Qt.Key.Key_Plus, CTRL)
    assert main_window.reports.preview.zoom > zoom


def test_reports_take_over_who_is_open(
    bakery: Customer, koehler: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.customers.open_customer(bakery.id or 0)
    hit(main_window, Qt.Key.Key_7, CTRL)
    qtbot.waitUntil(lambda: main_window.reports.rendered is not None)
    assert main_window.reports.current_id == bakery.id
    hit(main_window, Qt.Key.Key_2, CTRL)
    main_window.customers.open_customer(koehler.id or 0)
    hit(main_window, Qt.Key.Key_7, CTRL)
    assert main_window.reports.current_id == bakery.id, "somebody was chosen here"


def test_reports_without_anybody_ask_who(main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_7, CTRL)
    assert main_window.reports.picker.hasFocus()


def test_full_screen_and_back(main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_F11)
    assert main_window.isFullScreen()
    hit(main_window, Qt.Key.Key_F11)
    assert not main_window.isFullScreen()


def test_ctrl_q_saves_and_closes(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.customers.detail.note_card.field.setFocus()
    type_where_focus_is("Noch schnell: ")
    hit(main_window, Qt.Key.Key_Q, CTRL)
    assert not main_window.isVisible()
    assert shop.customers.get(bakery.id or 0).note.startswith("Noch schnell: ")
