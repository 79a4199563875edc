"""Contradictions and favourite customers on the tab Heute, with mouse and keyboard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.lines import MORE, Heading
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.today.task_rows import CALL, PLAN
from tests.factories import MONDAY, MORNING, answer, person, talk, to_do
from tests.ui.hands import CTRL, click, hit, opened_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

MIRA, SABINE = 1, 2
UNHAPPY = "Antwort 4 von 10, dabei sehen wir uns gern."


def contradict(shop: Store, customer_id: int) -> None:
    """Like somebody who is unhappy, and forget the Wiedervorlage that follows the answer."""
    shop.placements.place(customer_id, 4.5, None)
    record_answer(shop, answer(customer_id, 4))
    for follow_up in shop.follow_ups.open_of(customer_id):
        shop.follow_ups.delete(follow_up.id or 0)


@pytest.fixture
def divided(shop: Store, bakery: Customer, koehler: Customer) -> Store:
    """The bakery contradicts; for Anneliese Köhler something is due today and something on Thursday."""
    contradict(shop, bakery.id or 0)
    shop.follow_ups.create(to_do(koehler.id, MONDAY, "Rückruf"), MONDAY)
    shop.follow_ups.create(to_do(koehler.id, MONDAY + timedelta(days=3), "Vertrag"), MONDAY)
    return shop


@pytest.fixture
def window(divided: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    window = opened_window(divided, qtbot, "")
    qtbot.waitUntil(lambda: window.today.tasks.reads_findings)
    yield window
    window.close()


def rows(window: MainWindow) -> list[str]:
    model = window.today.tasks.model
    found = [model.row_at(row) for row in range(model.rowCount())]
    return [f"{row.text} {row.count}" if isinstance(row, Heading) else row.words for row in found if row is not None]


def press_button(window: MainWindow, row: int, name: str) -> None:
    view = window.today.tasks.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.action_place(row, name).center())


def opened_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


ALL = ["Heute 1", "Rückruf", "Widersprüche 1", UNHAPPY, "Diese Woche 1", "Vertrag"]


def test_contradictions_stand_after_what_is_due(window: MainWindow) -> None:
    assert rows(window) == ALL


def test_it_becomes_a_wiedervorlage_and_leaves_the_list(
    window: MainWindow, divided: Store, bakery: Customer, qtbot: QtBot
) -> None:
    press_button(window, 3, PLAN)
    dialog = window.findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    hit(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Widersprüche 1" not in rows(window))
    (planned,) = divided.follow_ups.open_of(bakery.id or 0)
    assert planned.what == "Gespräch suchen: Was fehlt noch?"
    assert rows(window)[2:4] == ["Diese Woche 2", "Gespräch suchen: Was fehlt noch?"]
    divided.undo()
    assert rows(window) == ALL


def test_the_keys_reach_every_button_and_the_menu(window: MainWindow, bakery: Customer, qtbot: QtBot) -> None:
    view = window.today.tasks.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    hit(window, Qt.Key.Key_Down)
    assert window.today.current_id == bakery.id
    names = []
    for _step in range(4):
        hit(window, Qt.Key.Key_Right)
        names.append(view.actions_of_line[view.chosen_action].name)
    assert names == [CALL, PLAN, MORE, MORE]
    hit(window, Qt.Key.Key_Return)
    menu = opened_menu(qtbot)
    assert [action.text() for action in menu.actions()][:3] == [
        "Gespräch …",
        "Bedingungen ändern …",
        "Betreuer wechseln …",
    ]
    menu.close()
    window.activateWindow()
    qtbot.waitUntil(view.hasFocus)
    for _step in range(4):
        hit(window, Qt.Key.Key_Left)
    assert view.chosen_action == -1
    place = view.visualRect(view.currentIndex()).center()
    at_screen = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, at_screen))
    opened_menu(qtbot).close()


def test_ctrl_w_takes_the_most_fitting_step(window: MainWindow, qtbot: QtBot) -> None:
    window.today.tasks.view.setFocus(Qt.FocusReason.TabFocusReason)
    hit(window, Qt.Key.Key_Down)
    hit(window, Qt.Key.Key_W, CTRL)
    dialog = window.findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    assert dialog.what_field.text() == "Gespräch suchen: Was fehlt noch?"


def test_a_click_opens_the_customer_and_the_phone_a_conversation(
    window: MainWindow, bakery: Customer, qtbot: QtBot
) -> None:
    press_button(window, 3, CALL)
    sheet = window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    assert sheet.head.title.text() == "Gespräch mit Bäckerei Großmann"
    hit(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ConversationSheet))
    view = window.today.tasks.view
    place = view.visualRect(view.lines.index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.pages.name_in_front == "customers"
    assert window.customers.current_id == bakery.id


def test_f12_and_whoever_else_works_see_none(window: MainWindow, divided: Store) -> None:
    hit(window, Qt.Key.Key_F12)
    assert "Widersprüche 1" not in rows(window)
    hit(window, Qt.Key.Key_F12)
    assert rows(window) == ALL
    divided.employee_id = SABINE
    window.desk.events.person_changed.emit()
    assert "Widersprüche 1" not in rows(window)


def test_those_of_one_owner_are_shown_with_what_that_person_is_to_do(window: MainWindow, divided: Store) -> None:
    field = window.today.tasks.person_field
    field.setFocus()
    hit(window, Qt.Key.Key_Down)
    assert field.currentText() == "Mira Kaya"
    assert rows(window) == []


def test_only_the_first_are_shown_unless_all_are_wanted(window: MainWindow, divided: Store) -> None:
    for number in range(5):
        customer = divided.customers.create(person(f"Kunde {number}"))
        contradict(divided, customer.id or 0)
    assert "Widersprüche, die ersten 5 von 6" in rows(window)
    assert rows(window).count(UNHAPPY) == 5
    click(window.today.tasks.all_button)
    assert "Widersprüche 6" in rows(window)
    assert rows(window).count(UNHAPPY) == 6


def test_a_favourite_customer_long_not_heard_of_has_the_heart(window: MainWindow, divided: Store) -> None:
    for name, days in (("Alt", 90), ("Blum", 70)):
        customer = divided.customers.create(person(name, status=Status.CUSTOMER))
        with divided.operation("test") as op:
            divided.conversations.add(op, talk(customer.id, at=MORNING - timedelta(days=days)))
    divided.categories.decide(customer.id or 0, Category.DREAM, "Gefällt uns allen.")
    window.today.side.show_silent()
    model = window.today.silent.model
    first, second = model.line_at(0), model.line_at(1)
    assert first is not None
    assert second is not None
    assert (first.name, first.has_heart, second.has_heart) == ("Anneliese Blum", True, False)
    assert first.spoken == "Anneliese Blum, Traumkunde, zuletzt vor 10 Wochen"
    view = window.today.silent.view
    assert view.tip(view.visualRect(model.index(0, 0)).center()).split("\n")[1] == "Traumkunde"
    hit(window, Qt.Key.Key_F12)
    shaded = model.line_at(0)
    assert shaded is not None
    assert not shaded.has_heart


def test_the_categories_are_told_today_and_a_year_ago(
    window: MainWindow, divided: Store, koehler: Customer, qtbot: QtBot
) -> None:
    strip = window.today.side.categories
    qtbot.waitUntil(strip.isVisible)
    assert strip.chart is not None
    assert strip.chart.accessibleName() == "Kategorien"
    assert strip.chart.accessibleDescription() == "Heute: Widerspruch 1, unklar 1."
    divided.categories.decide(koehler.id or 0, Category.DREAM, "Gefällt uns allen.")
    chart = strip.chart
    qtbot.waitUntil(lambda: chart.accessibleDescription() == "Heute: Traumkunde 1, Widerspruch 1.")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    hit(window, Qt.Key.Key_Right)
    assert chart.current_text() == "Heute: Widerspruch 1 von 2 Kunden, 50\u00a0%"
    hit(window, Qt.Key.Key_F12)
    assert chart.accessibleName() == "Verdeckt"


def test_while_nobody_has_a_category_there_are_no_bars(shop: Store, bakery: Customer, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot, "")
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
    assert window.today.side.categories.isHidden()
    contradict(shop, bakery.id or 0)
    qtbot.waitUntil(window.today.side.categories.isVisible)
    shop.undo()
    window.close()


def test_joy_gives_way_to_a_favourite_customer_who_fell_silent(
    window: MainWindow, divided: Store, qtbot: QtBot
) -> None:
    side = window.today.side
    quiet = divided.customers.create(person("Blum", status=Status.CUSTOMER))
    with divided.operation("test") as op:
        divided.conversations.add(op, talk(quiet.id, at=MORNING - timedelta(days=70)))
    happy = divided.customers.create(person("Froh"))
    record_answer(divided, answer(happy.id, 10, comment="So nett bin ich noch nie beraten worden. " * 3))
    qtbot.waitUntil(lambda: side.categories.isVisible() and not window.desk.tasks.is_busy)
    window.resize(1366, 690)
    QApplication.processEvents()
    assert side.joy.isVisible()
    divided.categories.decide(quiet.id or 0, Category.DREAM, "Gefällt uns allen.")
    qtbot.waitUntil(side.silent.isVisible)
    assert side.joy.isHidden()
    window.resize(1366, 900)
    qtbot.waitUntil(side.joy.isVisible)
    assert side.silent.isVisible()
    window.resize(1366, 600)
    qtbot.waitUntil(side.joy.isHidden)
    assert side.enthusiasm.isVisible()


def test_categories_that_cannot_be_read_are_told(window: MainWindow, divided: Store, qtbot: QtBot) -> None:
    strip = window.today.side.categories
    qtbot.waitUntil(strip.isVisible)
    place = divided.path
    moved = place.with_name("Verschoben.kundenapp")
    place.rename(moved)
    strip.reload(divided.today())
    qtbot.waitUntil(lambda: bool(window.desk.notice.text))
    moved.rename(place)
    assert "Kunden.kundenapp" in window.desk.notice.text
    assert strip.isVisible()
