"""The view Listen with mouse and keyboard: what stands out, and the steps that lead on from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.lines import MORE, STEP, Heading
from kundenapp.ui.sympathy.findings_view import FindingsView
from tests.factories import answer, person
from tests.ui.hands import click, hit, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

MIRA, SABINE = 1, 2


@pytest.fixture
def told(shop: Store, bakery: Customer, koehler: Customer) -> Store:
    """The bakery is liked and unhappy; with Anneliese Köhler Mira gets along less well than Sabine."""
    for who, sympathy in ((SABINE, {bakery.id: 4.5, koehler.id: 5.0}), (MIRA, {bakery.id: 4.0, koehler.id: 1.5})):
        shop.employee_id = who
        for customer_id, value in sympathy.items():
            shop.placements.place(customer_id or 0, value, None)
    record_answer(shop, answer(bakery.id, 4))
    for follow_up in shop.follow_ups.open_of(bakery.id or 0):
        shop.follow_ups.delete(follow_up.id or 0)
    return shop


def shown(window: MainWindow, qtbot: QtBot) -> FindingsView:
    """Show the view in the place of the list of customers."""
    view = FindingsView(window.desk)
    place = QWidget(window)
    column = QVBoxLayout(place)
    column.addWidget(view)
    place.setGeometry(0, 60, window.width(), window.height() - 60)
    place.setAutoFillBackground(True)
    place.show()
    qtbot.waitUntil(view.isVisible)
    settle(view)
    return view


@pytest.fixture
def view(told: Store, main_window: MainWindow, qtbot: QtBot) -> FindingsView:
    return shown(main_window, qtbot)


def settle(view: FindingsView) -> None:
    """Wait until the lists have been read."""
    while view._task is not None:
        QApplication.processEvents()


def rows(view: FindingsView) -> list[tuple[str, ...]]:
    settle(view)
    found = [view.card.model.row_at(row) for row in range(view.card.model.rowCount())]
    return [
        (one.text, str(one.count)) if isinstance(one, Heading) else (one.name, one.words, one.step, one.pill)
        for one in found
        if one is not None
    ]


BAKERY_LINE = (
    "Bäckerei Großmann",
    "Antwort 4 von 10, dabei sehen wir uns gern.",
)
KOEHLER_LINE = (
    "Anneliese Köhler",
    "Mit Sabine Lindner läuft es besonders gut; fest betreut wird hier noch nicht.",
)


def press_button(view: FindingsView, row: int, name: str) -> None:
    lines = view.card.view
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.action_place(row, name).center())


def opened_dialog(view: FindingsView, qtbot: QtBot) -> FollowUpDialog:
    dialog = view.window().findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def opened_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    """Walk down the menu to an entry and press it."""
    for _entry in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text() == text:
            break
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_every_list_has_a_heading_and_each_line_its_next_step(view: FindingsView) -> None:
    assert rows(view) == [
        ("Widersprüche", "1"),
        (*BAKERY_LINE, "Gespräch", ""),
        ("Wer kommt gut zurecht?", "1"),
        (*KOEHLER_LINE, "Betreuer wechseln", ""),
    ]
    assert view.card.chips[FindingKind.CONTRADICTION].text() == "Widersprüche 1"
    assert view.card.chips[FindingKind.OLD].text() == "Älter als ein Jahr"
    line = view.card.model.line_at(1)
    assert line is not None
    assert line.spoken.endswith("Nächster Schritt: Gespräch")


def test_the_keys_alone_make_a_step_a_wiedervorlage(
    view: FindingsView, told: Store, bakery: Customer, qtbot: QtBot
) -> None:
    view.take_focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return):
        hit(view, key)
    dialog = opened_dialog(view, qtbot)
    assert dialog.what_field.text() == "Gespräch suchen: Was fehlt noch?"
    hit(dialog, Qt.Key.Key_Return)
    (planned,) = told.follow_ups.open_of(bakery.id or 0)
    assert (planned.due_on, planned.what, planned.assignee_id) == (
        date(2026, 11, 24),
        "Gespräch suchen: Was fehlt noch?",
        MIRA,
    )
    qtbot.waitUntil(lambda: rows(view)[1] == (*BAKERY_LINE, "", "Gespräch morgen"))
    told.undo()
    assert rows(view)[1] == (*BAKERY_LINE, "Gespräch", "")


def test_a_click_on_the_button_proposes_who_takes_over(view: FindingsView, told: Store, qtbot: QtBot) -> None:
    press_button(view, 3, STEP)
    dialog = opened_dialog(view, qtbot)
    assert dialog.what_field.text() == "Betreuung an Sabine Lindner übergeben"
    click(dialog.days._chips["typed"])
    type_text(dialog.days.day_field, "2.12.")
    click(dialog.done_button)
    qtbot.waitUntil(lambda: rows(view)[3] == (*KOEHLER_LINE, "", "Betreuer wechseln am Mi, 02.12."))


def test_where_something_is_planned_the_button_is_gone_and_the_menu_knows(
    view: FindingsView, told: Store, qtbot: QtBot
) -> None:
    view.take_focus()
    view.follow_up_current()
    assert view.window().findChild(FollowUpDialog) is None  # the keys are not seen to be at a line yet
    hit(view, Qt.Key.Key_Down)
    view.follow_up_current()
    hit(opened_dialog(view, qtbot), Qt.Key.Key_Return)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    assert rows(view)[3] == (*KOEHLER_LINE, "", "Betreuer wechseln morgen")
    with pytest.raises(KeyError):
        view.card.view.action_place(3, STEP)
    hit(view, Qt.Key.Key_Right)
    assert view.card.view.actions_of_line[view.card.view.chosen_action].name == MORE
    hit(view, Qt.Key.Key_Return)
    menu = opened_menu(qtbot)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Wiedervorlage ändern …",
        "Wiedervorlage erledigt",
        "Betreuer wechseln …",
        "Gespräch …",
        "Gespräch erfassen …",
        "Kunde öffnen",
    ]
    choose(menu, "Wiedervorlage erledigt")
    qtbot.waitUntil(lambda: rows(view)[3] == (*KOEHLER_LINE, "Betreuer wechseln", ""))


def test_enter_opens_the_customer_and_the_menu_key_the_steps(
    view: FindingsView, bakery: Customer, koehler: Customer, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    talks: list[tuple[object, object]] = []
    view.customer_requested.connect(wanted.append)
    view.conversation_requested.connect(lambda customer_id, about: talks.append((customer_id, about)))
    view.take_focus()
    hit(view, Qt.Key.Key_Down)
    hit(view, Qt.Key.Key_Return)
    assert wanted == [koehler.id]
    assert view.current_id == koehler.id
    lines = view.card.view
    place = lines.visualRect(lines.currentIndex()).center()
    at_screen = lines.viewport().mapToGlobal(place)
    QApplication.sendEvent(lines.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, at_screen))
    choose(opened_menu(qtbot), "Gespräch erfassen …")
    qtbot.waitUntil(lambda: bool(talks))
    assert talks == [(koehler.id, None)]


def test_one_list_alone_says_who_stands_in_it(view: FindingsView) -> None:
    click(view.card.chips[FindingKind.BEST_COLLEAGUE])
    assert [row[0] for row in rows(view)] == ["Wer kommt gut zurecht?", "Anneliese Köhler"]
    assert view.card.meaning_label.text().startswith("Hier steht, mit wem jemand anderes")
    click(view.card.chips[FindingKind.NOBODY_GLAD])
    settle(view)
    assert view.card.empty.isVisible()
    assert view.card.empty.title_label.text() == "Über jeden Kunden freut sich jemand."
    view.take_focus()
    assert view.card.chips[FindingKind.NOBODY_GLAD].hasFocus()
    click(view.card.all_chip)
    assert len(rows(view)) == 4


def test_an_old_opinion_is_confirmed_from_the_menu(
    told: Store, clock: Clock, main_window: MainWindow, qtbot: QtBot
) -> None:
    clock.go_on(days=400)
    view = shown(main_window, qtbot)
    click(view.card.chips[FindingKind.OLD])
    assert [row[0] for row in rows(view)] == [
        "Einschätzung älter als ein Jahr",
        "Bäckerei Großmann",
        "Anneliese Köhler",
    ]
    press_button(view, 1, MORE)
    choose(opened_menu(qtbot), "Einschätzung gilt noch")
    qtbot.waitUntil(lambda: [row[0] for row in rows(view)][1:] == ["Anneliese Köhler"])


def test_f12_hides_the_lists(view: FindingsView, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_F12)
    assert main_window.desk.shade.is_on
    middle = view.card.rect().center()
    covering = view.card.childAt(middle)
    assert covering is not None
    assert covering.accessibleName() == "Verdeckt"
    hit(main_window, Qt.Key.Key_F12)


def test_nothing_at_all_says_so(shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    view = shown(main_window, qtbot)
    assert view.card.empty.title_label.text() == "Zurzeit steht nichts an."
    view.take_focus()
    assert view.card.all_chip.hasFocus()


def test_what_is_hidden_reads_nothing(view: FindingsView, told: Store, bakery: Customer) -> None:
    view.hide()
    told.customers.trash(bakery.id or 0)
    assert rows(view)[1][0] == "Bäckerei Großmann"
    view.show()
    view.take_focus()
    assert rows(view)[0] == ("Wer kommt gut zurecht?", "1")


def test_long_lists_are_cut_and_say_how_many_more(shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    for number in range(7):
        customer = shop.customers.create(person(f"Kunde {number}"))
        shop.placements.place(customer.id or 0, 1.0, None)
    view = shown(main_window, qtbot)
    assert rows(view)[0] == ("Niemand freut sich", "7")
    assert rows(view)[-1] == ("weitere", "2")
    assert len(rows(view)) == 7
    click(view.card.chips[FindingKind.NOBODY_GLAD])
    assert len(rows(view)) == 8


def test_whoever_takes_over_the_desk_sees_the_own_lists(
    view: FindingsView, told: Store, main_window: MainWindow
) -> None:
    told.employee_id = told.employees.create("Jonas Kern").id
    main_window.desk.events.person_changed.emit()
    assert rows(view) == []
    view.hide()
    told.employee_id = MIRA
    main_window.desk.events.person_changed.emit()
    assert rows(view) == []
    view.show()
    assert len(rows(view)) == 4


def test_the_keyboard_comes_to_the_first_line_once_it_has_been_read(
    told: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    view = FindingsView(main_window.desk)
    view.setParent(main_window)
    view.resize(900, 400)
    view.show()
    view.take_focus()
    assert view.card.all_chip.hasFocus()
    settle(view)
    assert view.card.view.hasFocus()


def test_a_file_that_cannot_be_read_is_told(view: FindingsView, told: Store, main_window: MainWindow) -> None:
    place = told.path
    moved = place.with_name("Verschoben.kundenapp")
    place.rename(moved)
    view.reload()
    settle(view)
    moved.rename(place)
    assert "Kunden.kundenapp" in main_window.desk.notice.text
    assert len(rows(view)) == 4
