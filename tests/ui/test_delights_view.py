"""The view Momente: ideas at the left, what was done lately at the right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.delight import Delight, starter_ideas
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.delight_dialog import DelightDialog
from kundenapp.ui.enthusiasm.delights_view import DelightsView
from tests.factories import MONDAY, company
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def view(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> DelightsView:
    """The view, as the tab shows it."""
    main_window.pages.begin_with("enthusiasm")
    main_window.enthusiasm.show_view("delights")
    found = main_window.enthusiasm.view
    assert isinstance(found, DelightsView)
    qtbot.waitUntil(found.isVisible)
    return found


def write_anew(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    hit(focused, Qt.Key.Key_A, CTRL)
    type_where_focus_is(text)


def test_an_empty_list_begins_with_a_few_ideas_by_one_click(shop: Store, view: DelightsView) -> None:
    assert view.ideas.empty_label.isVisible()
    click(view.ideas.starter_button)
    assert [row.line.text() for row in view.ideas.rows.values()] == list(starter_ideas())
    assert not view.ideas.starter_button.isVisible()
    hit(view, Qt.Key.Key_Z, CTRL)
    assert view.ideas.rows == {}
    assert view.ideas.starter_button.isVisible()


def test_ideas_are_added_renamed_and_retired_by_keyboard(shop: Store, view: DelightsView) -> None:
    view.ideas.add_line.setFocus()
    type_where_focus_is("Kuchen backen")
    hit(view, Qt.Key.Key_Return)
    assert view.ideas.add_line.hasFocus()
    assert view.ideas.add_line.text() == ""
    type_where_focus_is("kuchen backen")
    hit(view, Qt.Key.Key_Return)
    assert view.ideas.add_field.error() == "Die Idee „kuchen backen“ gibt es schon."
    write_anew("Karte schreiben")
    click(view.ideas.add_button)
    first, second = view.ideas.rows.values()
    first.line.setFocus()
    write_anew("Kuchen mitgeben")
    hit(view, Qt.Key.Key_Tab)
    assert [idea.name for idea in shop.delight_ideas.all()] == ["Kuchen mitgeben", "Karte schreiben"]
    second.line.setFocus()
    write_anew("Kuchen mitgeben")
    hit(view, Qt.Key.Key_Tab)
    assert second.field.error() == "Die Idee „Kuchen mitgeben“ gibt es schon."
    press(second.line, Qt.Key.Key_Escape)
    assert second.line.text() == "Karte schreiben"
    click(first.retire_button)
    assert [idea.name for idea in shop.delight_ideas.active()] == ["Karte schreiben"]
    QApplication.processEvents()
    (back,) = (one for one in view.ideas.findChildren(Button) if one.text() == "Wieder anbieten" and one.isVisible())
    click(back)
    assert len(view.ideas.rows) == 2


def test_how_often_an_idea_was_used_is_counted(bakery: Customer, shop: Store, view: DelightsView) -> None:
    idea = shop.delight_ideas.add("Kuchen")
    (row,) = view.ideas.rows.values()
    assert row.count_label.text() == ""
    for _time in range(2):
        shop.delights.create(Delight(bakery.id or 0, MONDAY, "Kuchen", idea_id=idea.id))
    (row,) = view.ideas.rows.values()
    assert row.count_label.text() == "2-mal"


def test_what_was_done_lately_for_whom(
    bakery: Customer, shop: Store, view: DelightsView, main_window: MainWindow, qtbot: QtBot
) -> None:
    cafe = shop.customers.create(company("Café & Sonne"))
    shop.delights.create(Delight(cafe.id or 0, MONDAY - timedelta(days=2), "Karte", "Hing am nächsten Tag im Laden."))
    shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad <b>geputzt</b>"))
    first, second = view.done.rows
    assert (first.name_button.text(), first.what_label.text()) == ("Bäckerei Großmann", "Rad <b>geputzt</b>")
    assert second.name_button.accessibleName() == "Café & Sonne"
    click(first.edit_button)
    (dialog,) = (found for found in main_window.findChildren(DelightDialog) if found.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    type_where_focus_is("Strahlte.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert [kept.reaction for kept in shop.delights.of_customer(bakery.id or 0)] == ["Strahlte."]
    click(view.done.rows[1].name_button)
    assert main_window.customers.current_id == cafe.id


def test_a_new_moment_asks_for_whom(
    bakery: Customer, shop: Store, view: DelightsView, main_window: MainWindow, qtbot: QtBot
) -> None:
    click(view.new_button)
    (dialog,) = (found for found in main_window.findChildren(DelightDialog) if found.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    type_where_focus_is("Groß")
    press(dialog.picker, Qt.Key.Key_Return)
    type_where_focus_is("Brötchen für alle")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert [row.what_label.text() for row in view.done.rows] == ["Brötchen für alle"]


def test_older_ones_come_on_demand(bakery: Customer, shop: Store, view: DelightsView) -> None:
    for number in range(15):
        shop.delights.create(Delight(bakery.id or 0, MONDAY - timedelta(days=number), f"Moment {number}"))
    assert len(view.done.rows) == 12
    (older,) = (one for one in view.done.findChildren(Button) if one.text() == "Ältere zeigen" and one.isVisible())
    older.click()
    assert len(view.done.rows) == 15


def test_while_out_of_sight_it_reads_nothing_and_then_everything(
    bakery: Customer, shop: Store, view: DelightsView, main_window: MainWindow
) -> None:
    main_window.pages.begin_with("customers")
    shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad geputzt"))
    assert view.done.rows == []
    main_window.pages.begin_with("enthusiasm")
    assert [row.what_label.text() for row in view.done.rows] == ["Rad geputzt"]


def test_whoever_is_restricted_or_in_the_trash_is_not_named(bakery: Customer, shop: Store, view: DelightsView) -> None:
    shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad geputzt"))
    assert len(view.done.rows) == 1
    shop.customers.restrict(bakery.id or 0)
    assert view.done.rows == []


def test_the_head_shows_the_button_of_this_view_only(view: DelightsView, main_window: MainWindow) -> None:
    QApplication.processEvents()
    assert view.new_button.width() == view.new_button.sizeHint().width()
    main_window.enthusiasm.show_view("overview")
    assert view.new_button.isHidden()
    main_window.enthusiasm.show_view("delights")
    assert view.new_button.isVisible()
