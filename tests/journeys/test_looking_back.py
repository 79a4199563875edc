"""A mistake is found days later: what was deleted and overwritten is had back, by keyboard, over several starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customers.history_dialog import HistoryDialog
from tests.ui.hands import CTRL, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock
    from tests.journeys.conftest import Person


def note_a_call(window: MainWindow, qtbot: QtBot, text: str, end: Qt.Key) -> None:
    hit(window, Qt.Key.Key_G, CTRL)
    (sheet,) = (s for s in window.findChildren(ConversationSheet) if s.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    type_where_focus_is(text)
    hit(sheet, end, CTRL if end is Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def into_the_verlauf(window: MainWindow) -> None:
    window.customers.detail.timeline_card.note_button.setFocus()
    hit(window, Qt.Key.Key_Tab)


def history_of_current(window: MainWindow, qtbot: QtBot) -> HistoryDialog:
    menu = window.customers.detail.menu()
    entry = next(number for number, action in enumerate(menu.actions()) if action.text().startswith("Was sich"))
    before = sum(1 for action in menu.actions()[:entry] if not action.isSeparator())
    menu.popup(window.pos())
    for key in [Qt.Key.Key_Down] * (before + 1) + [Qt.Key.Key_Return]:
        press(menu, key)
    (dialog,) = (d for d in window.findChildren(HistoryDialog) if d.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def take_back(dialog: HistoryDialog, name: str) -> None:
    content = dialog.view.widget()
    assert content is not None
    (button,) = (b for b in content.findChildren(QPushButton) if b.accessibleName() == name)
    button.setFocus()
    hit(dialog, Qt.Key.Key_Return)


def test_a_mistake_is_found_days_later(person: Person, clock: Clock, qtbot: QtBot) -> None:
    person.start()
    person.answer_first_questions("Radwerk Lindner", "Sabine Lindner")
    window = person.window
    hit(window, Qt.Key.Key_N, CTRL)
    type_where_focus_is("Özdemir")
    hit(window, Qt.Key.Key_F2)
    note_a_call(window, qtbot, "Sucht ein Kinderrad.", Qt.Key.Key_Return)
    clock.go_on(days=1)
    into_the_verlauf(window)
    hit(window, Qt.Key.Key_Delete)  # the wrong entry
    hit(window, Qt.Key.Key_F2)
    window.customers.form.fields.lines["last_name"].setFocus()
    window.customers.form.fields.lines["last_name"].selectAll()
    type_where_focus_is("Yilmaz")  # the wrong customer
    hit(window, Qt.Key.Key_F2)
    note_a_call(window, qtbot, "Ruft wieder an", Qt.Key.Key_Escape)
    person.quit()

    clock.go_on(days=5)
    person.start()
    window = person.window
    detail = window.customers.detail
    assert detail.name_label.text() == "Yilmaz"
    assert detail.draft_banner.label.text().endswith("„Ruft wieder an“")
    dialog = history_of_current(window, qtbot)
    take_back(dialog, "Nachname: diesen Wert zurückholen")
    dialog.list.setFocus()
    while not dialog.list.currentItem().text().startswith("Telefonat"):
        hit(dialog, Qt.Key.Key_Down)
    take_back(dialog, "So zurückholen")
    hit(dialog, Qt.Key.Key_Escape)
    assert detail.name_label.text() == "Özdemir"
    assert [row.entry.text for row in detail.timeline_card.entries.rows] == ["Sucht ein Kinderrad.", ""]
    person.quit()
