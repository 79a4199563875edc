"""A Begeisterungsmoment: noted by keyboard, its reaction later, bad input in sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.delight import Delight
from kundenapp.ui.common.delight_dialog import DelightDialog
from tests.factories import MONDAY
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def the_dialog(window: MainWindow, qtbot: QtBot) -> DelightDialog:
    (dialog,) = (found for found in window.findChildren(DelightDialog) if found.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def from_the_menu(window: MainWindow, qtbot: QtBot) -> DelightDialog:
    menu = window.customers.detail.menu()
    (entry,) = (action for action in menu.actions() if action.text() == "Begeisterungsmoment …")
    entry.trigger()
    return the_dialog(window, qtbot)


def test_own_words_are_noted_by_keyboard(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = from_the_menu(main_window, qtbot)
    assert dialog.title_label.text() == "Begeisterungsmoment für Bäckerei Großmann"
    type_where_focus_is("Brötchen für alle")
    hit(dialog, Qt.Key.Key_Tab)
    hit(dialog, Qt.Key.Key_A, CTRL)
    type_where_focus_is("gestern")
    hit(dialog, Qt.Key.Key_Tab)
    assert dialog.day.line.text() == "22.11.2026"
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    (kept,) = shop.delights.of_customer(bakery.id or 0)
    assert (kept.what, kept.day, kept.reaction, kept.idea_id, kept.employee_id) == (
        "Brötchen für alle",
        MONDAY - timedelta(days=1),
        "",
        None,
        shop.employee_id,
    )
    rows = main_window.customers.detail.timeline_card.entries.rows
    assert "Begeisterungsmoment: Brötchen für alle · von Mira Kaya" in [row.title_label.text() for row in rows]
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert shop.delights.of_customer(bakery.id or 0) == []


def test_an_idea_is_a_beginning_that_may_be_changed(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.delight_ideas.add("Rad geputzt zurückgeben")
    gone = shop.delight_ideas.add("Bonbons")
    shop.delight_ideas.set_active(gone.id or 0, False)
    dialog = from_the_menu(main_window, qtbot)
    assert dialog.ideas.hasFocus()
    assert [dialog.ideas.itemText(row) for row in range(dialog.ideas.count())] == [
        "Eigene Worte",
        "Rad geputzt zurückgeben",
    ]
    press(dialog.ideas, Qt.Key.Key_Down)
    assert dialog.what_field.text() == "Rad geputzt zurückgeben"
    hit(dialog, Qt.Key.Key_Tab)
    press(dialog.what_field, Qt.Key.Key_End)
    type_where_focus_is(", Kette geölt")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    (kept,) = shop.delights.of_customer(bakery.id or 0)
    assert (kept.what, kept.idea_id) == ("Rad geputzt zurückgeben, Kette geölt", 1)
    assert shop.delight_ideas.counts() == {1: 1}


@pytest.mark.parametrize(
    ("what", "day", "told"),
    [
        ("", "heute", "Womit haben Sie den Kunden überrascht? Ein paar Worte genügen."),
        ("x" * 501, "heute", "Das ist zu lang: 501 Zeichen, möglich sind 500. Bitte kürzen, es geht nichts verloren."),
        ("Karte", "31.2.", "Diesen Tag gibt es nicht. Meinten Sie den 29.02.?"),
    ],
)
def test_what_does_not_fit_stays_with_its_sentence(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, what: str, day: str, told: str
) -> None:
    dialog = from_the_menu(main_window, qtbot)
    type_where_focus_is(what)
    dialog.day.line.setFocus()
    hit(dialog, Qt.Key.Key_A, CTRL)
    type_where_focus_is(day)
    click(dialog.done_button)
    assert dialog.isVisible()
    assert told in (dialog.what.error(), dialog.day.error())
    assert shop.delights.of_customer(bakery.id or 0) == []
    dialog._may_lose = lambda _dialog: True
    press(dialog, Qt.Key.Key_Escape)


def test_a_reaction_comes_later_from_the_verlauf(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad geputzt"))
    QApplication.processEvents()
    main_window.customers.detail.timeline_card.note_button.setFocus()
    hit(main_window, Qt.Key.Key_Tab)
    hit(main_window, Qt.Key.Key_F2)
    dialog = the_dialog(main_window, qtbot)
    assert dialog.reaction_field.hasFocus()
    type_where_focus_is("Strahlte über das ganze Gesicht.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    (kept,) = shop.delights.of_customer(bakery.id or 0)
    assert kept.reaction == "Strahlte über das ganze Gesicht."
    row = main_window.customers.detail.timeline_card.entries.rows[0]
    assert row.text_label.text() == "Strahlte über das ganze Gesicht."
    main_window.activateWindow()
    qtbot.waitUntil(row.hasFocus)
    hit(main_window, Qt.Key.Key_Delete)
    assert shop.delights.of_customer(bakery.id or 0) == []
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert len(shop.delights.of_customer(bakery.id or 0)) == 1


def test_without_a_customer_it_asks_for_whom(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.customers.detail.enthusiasm.note_delight(None)
    dialog = the_dialog(main_window, qtbot)
    assert dialog.picker.hasFocus()
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.who.error() == "Für wen war es? Ein paar Buchstaben des Namens genügen."
    type_where_focus_is("Groß")
    press(dialog.picker, Qt.Key.Key_Return)
    assert dialog.title_label.text() == "Begeisterungsmoment für Bäckerei Großmann"
    assert dialog.what_field.hasFocus()
    type_where_focus_is("Karte zum Jubiläum")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert [kept.what for kept in shop.delights.of_customer(bakery.id or 0)] == ["Karte zum Jubiläum"]


def test_nothing_is_noted_for_whom_data_may_only_be_kept(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.customers.restrict(bakery.id or 0)
    actions = main_window.customers.detail.enthusiasm
    actions.note_delight(bakery.id)
    assert main_window.desk.toasts.text().startswith("Die Daten von Bäckerei Großmann sind eingeschränkt")
    assert main_window.findChildren(DelightDialog) == []
    actions.note_delight(None)
    dialog = the_dialog(main_window, qtbot)
    type_where_focus_is("Groß")
    press(dialog.picker, Qt.Key.Key_Return)
    assert dialog.error_line.label.text().startswith("Die Daten von Bäckerei Großmann sind eingeschränkt")
    assert dialog.picker.isVisible()


def test_escape_asks_before_words_are_given_up(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    asked: list[QWidget] = []
    dialog = from_the_menu(main_window, qtbot)

    def stays(widget: QWidget) -> bool:
        asked.append(widget)
        return False

    dialog._may_lose = stays
    type_where_focus_is("Karte")
    hit(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Escape)
    assert asked == [dialog]
    assert dialog.isVisible()
    hit(dialog, Qt.Key.Key_A, CTRL)
    focused = QApplication.focusWidget()
    assert focused is dialog.what_field
    press(focused, Qt.Key.Key_Delete)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert shop.delights.of_customer(bakery.id or 0) == []


def test_what_was_changed_meanwhile_is_not_written_over(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    delight_id = shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad geputzt"))
    main_window.customers.detail.enthusiasm.edit_delight(delight_id)
    dialog = the_dialog(main_window, qtbot)
    shop.delights.change(shop.delights.get(delight_id))
    shop.delights.delete(delight_id)
    type_where_focus_is("Strahlte.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.error_line.label.text() == "Diesen Begeisterungsmoment gibt es nicht mehr."
    dialog._may_lose = lambda _dialog: True
    press(dialog, Qt.Key.Key_Escape)
