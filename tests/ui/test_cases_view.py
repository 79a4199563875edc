"""The view Nachfassen with mouse and keyboard: whom to call, what was done, and what had been the matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.follow_up_menu import FollowUpMenu, PostponeMenu
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.enthusiasm.cases_view import CasesView
from tests.factories import MONDAY, answer
from tests.ui.hands import CTRL, click, hit, type_text, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.common.line_view import LineView
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

WAITING = "Zweimal hingebracht, immer noch kaputt."


@pytest.fixture
def answered(shop: Store, bakery: Customer, koehler: Customer, clock: Clock) -> Store:
    """A detractor since yesterday, a promoter for next week, and a passive one who has been called."""
    clock.go_on(days=-1)
    called = record_answer(shop, answer(koehler.id, 7, MONDAY - timedelta(days=1))).case
    waiting = record_answer(shop, answer(bakery.id, 3, MONDAY - timedelta(days=1), comment=WAITING)).case
    clock.go_on(days=1)
    record_answer(shop, answer(koehler.id, 10))
    assert called is not None
    assert waiting is not None
    shop.answer_cases.finish(replace(called, measure="Telefonat", result="Will einen Korb.", cause="Auswahl"))
    shop.answer_cases.note(replace(waiting, cause="Wartezeit"))
    return shop


@pytest.fixture
def view(answered: Store, main_window: MainWindow, qtbot: QtBot) -> CasesView:
    """The view, in the place of the list of customers."""
    view = CasesView(main_window.desk)
    place = QWidget(main_window)
    column = QVBoxLayout(place)
    column.addWidget(view)
    place.setGeometry(0, 60, main_window.width(), main_window.height() - 60)
    place.setAutoFillBackground(True)
    place.show()
    qtbot.waitUntil(view.isVisible)
    return view


def lines(view: LineView) -> list[tuple[str, str, str]]:
    found = [view.lines.line_at(row) for row in range(view.lines.rowCount())]
    return [(line.name, line.words, line.pill) for line in found if line is not None]


def press_button(view: LineView, row: int, name: str) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.action_place(row, name).center())


def opened(view: CasesView, qtbot: QtBot) -> CaseDialog:
    dialog = view.window().findChild(CaseDialog)
    assert isinstance(dialog, CaseDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_lowest_answer_stands_first_with_what_was_said(view: CasesView) -> None:
    assert lines(view.cases.open_view) == [
        ("Bäckerei Großmann", f"„{WAITING}“", "seit gestern"),
        ("Anneliese Köhler", "Danken und um eine Empfehlung bitten", "Mo, 30.11."),
    ]
    assert view.cases.count_label.text() == "2 offen"


def test_the_keys_alone_do_everything(view: CasesView, answered: Store, qtbot: QtBot) -> None:
    wanted: list[object] = []
    view.customer_requested.connect(wanted.append)
    view.take_focus()
    hit(view, Qt.Key.Key_Home)
    line = view.cases.open_view.current_line
    assert line is not None
    assert line.follow_up is not None
    assert (view.current_id, view.current_follow_up_id) == (line.customer_id, line.follow_up.id)
    hit(view, Qt.Key.Key_Return)
    assert wanted == [line.customer_id]
    for _step in range(3):
        hit(view, Qt.Key.Key_Right)
    hit(view, Qt.Key.Key_Space)
    dialog = opened(view, qtbot)
    type_where_focus_is("Besucht")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.window().findChild(CaseDialog) is None)
    assert [name for name, _words, _pill in lines(view.cases.open_view)] == ["Anneliese Köhler"]
    view.window().activateWindow()
    qtbot.waitUntil(view.cases.open_view.hasFocus)  # the keys go on at the next line


def test_the_receiver_asks_for_a_conversation_about_the_case(view: CasesView, answered: Store) -> None:
    asked: list[tuple[object, object]] = []

    def hear(customer_id: object, follow_up_id: object) -> None:
        asked.append((customer_id, follow_up_id))

    view.conversation_requested.connect(hear)
    (case, *_rest) = answered.answer_cases.open()
    press_button(view.cases.open_view, 0, "call")
    click(view.cases.choice._buttons["finished"])
    press_button(view.cases.done_view, 0, "call")
    (done,) = answered.answer_cases.done()
    assert asked == [(case.follow_up.customer_id, case.follow_up.id), (done.follow_up.customer_id, None)]


def test_what_is_done_stands_in_the_other_list_and_can_be_completed(
    view: CasesView, answered: Store, qtbot: QtBot
) -> None:
    click(view.cases.choice._buttons["finished"])
    assert lines(view.cases.done_view) == [
        ("Anneliese Köhler", "Auswahl · Telefonat · Will einen Korb · Mira Kaya", "heute")
    ]
    press_button(view.cases.done_view, 0, "done")
    dialog = opened(view, qtbot)
    assert dialog.result_field.text() == "Will einen Korb."
    dialog.result_field.clear()
    type_text(dialog.result_field, "Korb verkauft")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    (done,) = answered.answer_cases.done()
    assert done.follow_up.result == "Korb verkauft"
    assert view.current_follow_up_id is None


def test_a_case_moves_to_another_day_and_to_somebody_else(view: CasesView, answered: Store, qtbot: QtBot) -> None:
    press_button(view.cases.open_view, 0, "postpone")
    (menu,) = (menu for menu in view.findChildren(PostponeMenu) if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert lines(view.cases.open_view)[0][2] == "morgen"
    view.cases.open_view.setFocus(Qt.FocusReason.TabFocusReason)
    hit(view, Qt.Key.Key_Home)
    view.edit_current()
    dialog = view.window().findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.more.person_field.setFocus()
    hit(dialog, Qt.Key.Key_Up)
    who = dialog.more.person_field.currentText()
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert lines(view.cases.open_view)[0][1] == f"„{WAITING}“ · {who}"


def test_the_menu_is_the_one_of_every_wiedervorlage(view: CasesView, qtbot: QtBot) -> None:
    table = view.cases.open_view
    place = table.visualRect(table.lines.index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    (menu,) = (menu for menu in view.findChildren(FollowUpMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert opened(view, qtbot).cause_field.text() == "Wartezeit"


def test_delete_takes_a_case_away_and_a_new_one_is_planned(view: CasesView, answered: Store, qtbot: QtBot) -> None:
    view.take_focus()
    hit(view, Qt.Key.Key_Home)
    view.follow_up_current()
    dialog = view.window().findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    hit(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.window().findChild(FollowUpDialog) is None)
    view.window().activateWindow()
    qtbot.waitUntil(view.cases.open_view.hasFocus)
    view.trash_current()
    assert [name for name, _words, _pill in lines(view.cases.open_view)] == ["Anneliese Köhler"]
    answered.undo()
    assert len(lines(view.cases.open_view)) == 2


def test_causes_add_up_and_filter_the_list(view: CasesView) -> None:
    rows = view.causes.rows
    assert [row.accessibleName() for row in rows] == ["Auswahl, 1 Fall", "Wartezeit, 1 Fall, 1 offen"]
    click(rows[1])
    assert [name for name, _words, _pill in lines(view.cases.open_view)] == ["Bäckerei Großmann"]
    view.causes.rows[1].setFocus()
    hit(view, Qt.Key.Key_Up)
    hit(view, Qt.Key.Key_Return)
    assert [row.isChecked() for row in view.causes.rows] == [True, False]
    assert view.causes.rows[0].hasFocus()
    assert view.cases.empty.title_label.text() == "Nichts zu dieser Ursache."
    click(view.cases.choice._buttons["finished"])
    assert [name for name, _words, _pill in lines(view.cases.done_view)] == ["Anneliese Köhler"]
    click(view.causes.rows[0])
    assert view.causes.cause == ""


def test_an_empty_list_is_a_good_state_and_says_so(view: CasesView, answered: Store) -> None:
    view.take_focus()
    for case in answered.answer_cases.open():
        answered.follow_ups.finish(case.follow_up.id or 0)
    assert view.cases.empty.title_label.text() == "Niemand wartet auf Nachfassen."
    assert view.cases.count_label.text() == ""
    assert QApplication.focusWidget() is view.cases.choice._buttons["open"]
    for case in answered.answer_cases.done():
        answered.answers.delete(case.answer.id or 0)
    click(view.cases.choice._buttons["finished"])
    assert view.cases.empty.title_label.text() == "Noch ist nichts nachgefasst."
    assert view.causes.nothing_label.isVisible()


def test_under_the_shade_no_answer_and_no_cause_is_seen(view: CasesView, main_window: MainWindow) -> None:
    main_window.desk.shade.toggle()
    assert [words for _name, words, _pill in lines(view.cases.open_view)] == ["", ""]
    line = view.cases.open_view.lines.line_at(0)
    assert line is not None
    assert line.answer is None
    over = view.causes.area.childAt(view.causes.area.rect().center())
    assert over is not None
    assert over.accessibleName() == "Verdeckt"
    click(view.cases.choice._buttons["finished"])
    assert [words for _name, words, _pill in lines(view.cases.done_view)] == ["Mira Kaya"]


def test_many_cases_are_read_on_while_one_scrolls(view: CasesView, answered: Store, bakery: Customer) -> None:
    for _number in range(130):
        record_answer(answered, answer(bakery.id, 5))
    view.reload()
    assert view.cases.open_view.lines.rowCount() < 132
    for _page in range(3):
        view.cases.open_view.scrollToBottom()
        QApplication.processEvents()
    assert view.cases.open_view.lines.rowCount() == 132


def test_what_is_hidden_reads_nothing_and_catches_up_when_it_is_shown(view: CasesView, answered: Store) -> None:
    view.hide()
    answered.follow_ups.finish(answered.answer_cases.open()[0].follow_up.id or 0)
    assert len(lines(view.cases.open_view)) == 2
    view.show()
    assert len(lines(view.cases.open_view)) == 1


def test_in_a_narrow_window_the_causes_stand_below(view: CasesView) -> None:
    place = view.parentWidget()
    assert place is not None
    place.resize(700, 600)
    QApplication.processEvents()
    assert view.causes.y() > view.cases.y()


def test_the_page_of_the_customer_says_after_which_answer_it_is(answered: Store, main_window: MainWindow) -> None:
    main_window.customers.open_customer(answered.answer_cases.open()[0].follow_up.customer_id)
    labels = main_window.customers.detail.follow_up_card.findChildren(PlainLabel)
    assert "Anrufen und zuhören (nach Antwort 3 von 10)" in [label.text() for label in labels]
