"""The tab Heute with mouse and keyboard: what is due is called, done, moved, opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from kundenapp.domain.customer import Status
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.record_answer import record_answer
from kundenapp.store.drafts import conversation_draft
from kundenapp.store.opening import open_store
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog, ResultDialog
from kundenapp.ui.common.follow_up_menu import FollowUpMenu, PostponeMenu
from kundenapp.ui.common.lines import Heading, Line
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customers.list_model import META_ROLE
from kundenapp.ui.today.task_rows import TaskRows
from tests.factories import BAKERY, MONDAY, MORNING, answer, person, talk, to_do
from tests.ui.hands import CTRL, click, hit, move_mouse, opened_window, type_text, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.common.line_view import LineView
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.today.page import TodayPage
    from tests.factories import Clock


Opened = TypeVar("Opened", bound=QDialog)


@pytest.fixture
def busy(shop: Store) -> Store:
    """A shop with two overdue, two due today, one this week, one later; and one customer long not heard of."""
    bakery, koehler = shop.customers.create(BAKERY), shop.customers.create(person())
    for customer, days, what, at in (
        (bakery, -3, "Angebot nachfassen", None),
        (koehler, -1, "Rückruf", None),
        (koehler, 0, "Probefahrt bestätigen", time(10, 30)),
        (bakery, 0, "Nach dem Kinderrad fragen", None),
        (bakery, 3, "Wartungsvertrag", None),
        (bakery, 40, "Inspektion", None),
    ):
        shop.follow_ups.create(to_do(customer.id, MONDAY + timedelta(days=days), what, due_time=at), MONDAY)
    silent = shop.customers.create(person("Blum", "Katharina", status=Status.CUSTOMER))
    with shop.operation("test") as op:
        shop.conversations.add(op, talk(silent.id, at=MORNING - timedelta(days=70)))
    return shop


@pytest.fixture
def window(shop: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    window = opened_window(shop, qtbot, "")
    yield window
    window.close()


def opened(window: MainWindow, kind: type[Opened], qtbot: QtBot) -> Opened:
    """The dialog of this kind that is open, once it has the keyboard."""
    (dialog,) = (dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def rows(page: TodayPage) -> list[str]:
    """What the list says, headings with their number, lines with what is to be done and when."""
    model = page.tasks.model
    found = [model.row_at(row) for row in range(model.rowCount())]
    return [
        f"{row.text} {row.count}" if isinstance(row, Heading) else f"{row.words} ({row.pill})"
        for row in found
        if row is not None
    ]


def row_of(page: TodayPage, words: str) -> int:
    model = page.tasks.model
    lines = {row: model.line_at(row) for row in range(model.rowCount())}
    return next(row for row, line in lines.items() if line is not None and line.words == words)


def press_button(view: LineView, row: int, name: str) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.action_place(row, name).center())


def whats(shop: Store) -> list[str]:
    return [task.follow_up.what for task in shop.today_list.tasks()]


def test_it_is_there_first_and_says_what_waits(busy: Store, window: MainWindow) -> None:
    assert window.pages.name_in_front == "today"
    page = window.today
    assert page.greeting_label.text() == "Guten Morgen, Mira Kaya"
    assert page.sentence_label.text() == ("Montag, 23. November · 4 Wiedervorlagen warten, 2 davon sind überfällig.")
    assert rows(page) == [
        "Überfällig 2", "Angebot nachfassen (seit 3 Tagen)", "Rückruf (seit gestern)",
        "Heute 2", "Nach dem Kinderrad fragen (heute)", "Probefahrt bestätigen (10:30)",
        "Diese Woche 1", "Wartungsvertrag (Do, 26.11.)",
        "Später 1",
    ]  # fmt: skip
    assert window.pages._customers.made is None, "what nobody looks at is not made"
    assert window.tabs.bar.counts == {0: "2"}
    assert window.tabs.bar.accessibleTabName(0) == "Heute, 2 überfällig"


def test_a_line_is_opened_with_a_click(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    place = view.visualRect(view.lines.index(row_of(window.today, "Rückruf"), 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, place.center().y()))
    assert window.pages.name_in_front == "customers"
    assert window.customers.detail.name_label.text() == "Anneliese Köhler"


def test_the_arrows_walk_over_the_headings_and_enter_opens(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    assert view.hasFocus(), "the keyboard begins at the first line that waits"
    walked = []
    for _step in range(5):
        assert view.current_line is not None
        walked.append(view.current_line.words)
        hit(window, Qt.Key.Key_Down)
    assert walked[:4] == ["Angebot nachfassen", "Rückruf", "Nach dem Kinderrad fragen", "Probefahrt bestätigen"]
    hit(window, Qt.Key.Key_Home)
    hit(window, Qt.Key.Key_Up)
    hit(window, Qt.Key.Key_Down)
    hit(window, Qt.Key.Key_Return)
    assert window.pages.name_in_front == "customers"
    assert window.customers.detail.name_label.text() == "Anneliese Köhler"


def test_done_with_a_click_and_had_back_with_the_toast(busy: Store, window: MainWindow) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Angebot nachfassen"), "done")
    assert "Angebot nachfassen" not in whats(busy)
    assert rows(page)[:2] == ["Überfällig 1", "Rückruf (seit gestern)"]
    assert page.tasks.view.current_line is not None
    assert page.tasks.view.current_line.words == "Rückruf", "the keys go on at the next line"
    assert window.desk.toasts.text() == "Wiedervorlage erledigt."
    assert window.tabs.bar.counts == {0: "1"}
    click(window.desk.toasts._toast.button)
    assert rows(page)[:2] == ["Überfällig 2", "Angebot nachfassen (seit 3 Tagen)"]


def test_a_double_click_is_done_once(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    place = view.action_place(row_of(window.today, "Angebot nachfassen"), "done").center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert whats(busy)[0] == "Rückruf", "what has come under the mouse meanwhile is not done by the second click"


def test_the_buttons_of_a_line_are_reached_with_the_arrows(busy: Store, window: MainWindow) -> None:
    for _step in range(3):
        hit(window, Qt.Key.Key_Right)
    hit(window, Qt.Key.Key_Space)
    assert "Angebot nachfassen" not in whats(busy)
    hit(window, Qt.Key.Key_Left)
    hit(window, Qt.Key.Key_Return)
    menu = window.today.findChild(PostponeMenu)
    assert isinstance(menu, PostponeMenu)
    menu.actions()[2].trigger()
    menu.close()
    assert window.desk.toasts.text() == "Wiedervorlage verschoben auf Mo, 30.11."


def test_another_day_is_typed_with_a_time_for_somebody_else(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Rückruf"), "postpone")
    menu = page.findChild(PostponeMenu)
    assert isinstance(menu, PostponeMenu)
    menu.other_action.trigger()
    menu.close()
    dialog = opened(window, FollowUpDialog, qtbot)
    assert dialog.what_field.text() == "Rückruf"
    dialog.days.day_field.clear()
    type_text(dialog.days.day_field, "2.12.")
    type_text(dialog.more.time_field, "25 Uhr")
    click(dialog.done_button)
    assert dialog.more.error_line.label.text() == "Diese Uhrzeit gibt es nicht. Zum Beispiel: 9:42 oder 14:00"
    assert dialog.isVisible()
    dialog.more.time_field.clear()
    type_text(dialog.more.time_field, "9.30")
    dialog.more.person_field.setFocus()
    assert dialog.more.time_field.text() == "09:30"
    hit(dialog, Qt.Key.Key_Up)
    sabine = dialog.more.person_field.currentText()
    hit(dialog, Qt.Key.Key_Return, CTRL)
    task = next(task for task in busy.today_list.tasks() if task.follow_up.what == "Rückruf")
    assert (task.follow_up.due_on, task.follow_up.due_time) == (date(2026, 12, 2), time(9, 30))
    assert busy.employees.names()[task.follow_up.assignee_id or 0] == sabine == "Sabine Lindner"
    assert window.desk.toasts.text() == "Wiedervorlage geändert: Mi, 02.12."


def test_words_alone_change_without_another_day(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    hit(window, Qt.Key.Key_Home)
    hit(window, Qt.Key.Key_F2)
    dialog = opened(window, FollowUpDialog, qtbot)
    dialog.what_field.clear()
    type_text(dialog.what_field, "Angebot noch einmal schicken")
    hit(dialog, Qt.Key.Key_Return)
    changed = busy.today_list.tasks()[0].follow_up
    assert (changed.what, changed.due_on) == ("Angebot noch einmal schicken", MONDAY - timedelta(days=3))


def test_delete_takes_a_follow_up_away_and_undo_brings_it_back(busy: Store, window: MainWindow) -> None:
    hit(window, Qt.Key.Key_Home)
    hit(window, Qt.Key.Key_Delete)
    assert whats(busy)[0] == "Rückruf"
    assert window.desk.toasts.text() == "Wiedervorlage gelöscht."
    hit(window, Qt.Key.Key_Z, CTRL)
    assert whats(busy)[0] == "Angebot nachfassen"


def test_the_menu_of_a_line_asks_what_came_of_it(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    line = page.tasks.model.line_at(1)
    assert line is not None
    page.tasks.view.menu_requested.emit(line, QPoint(300, 300))
    menu = page.findChild(FollowUpMenu)
    assert isinstance(menu, FollowUpMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Erledigt mit Ergebnis …", "Bearbeiten …", "Löschen",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    menu.close()
    dialog = opened(window, ResultDialog, qtbot)
    type_where_focus_is("Nimmt sechs Räder.")
    hit(dialog, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert line.follow_up is not None
    assert busy.follow_ups.get(line.follow_up.id or 0).result == "Nimmt sechs Räder."


def test_calling_answers_the_follow_up_of_the_line(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Nach dem Kinderrad fragen"), "call")
    sheet = opened(window, ConversationSheet, qtbot)
    boxes = list(sheet.next_step.answered.boxes.values())
    assert [box.text() for box in boxes] == [
        "Erledigt: Nach dem Kinderrad fragen (heute)",
        "Erledigt: Angebot nachfassen (seit 3 Tagen)",
    ]
    assert [box.isChecked() for box in boxes] == [True, False]
    type_where_focus_is("Fährt jeden Tag damit.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert "Nach dem Kinderrad fragen" not in whats(busy)
    assert "Angebot nachfassen" in whats(busy)
    assert window.pages.name_in_front == "today"


def test_the_key_for_a_conversation_means_the_line(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    hit(window, Qt.Key.Key_Down)
    hit(window, Qt.Key.Key_Down)
    hit(window, Qt.Key.Key_G, CTRL)
    sheet = opened(window, ConversationSheet, qtbot)
    boxes = list(sheet.next_step.answered.boxes.values())
    assert [box.isChecked() for box in boxes] == [True, False]
    assert boxes[0].text() == "Erledigt: Nach dem Kinderrad fragen (heute)"


def test_the_key_for_a_conversation_asks_who_it_was_while_no_line_is_seen_to_have_the_keys(
    busy: Store, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.today.tasks.view.hasFocus(), (
        "the keys are in the list from the start, and nothing shows at which line"
    )
    hit(window, Qt.Key.Key_Delete)
    assert len(whats(busy)) == 6, "nothing that is not seen is deleted"
    hit(window, Qt.Key.Key_G, CTRL)
    sheet = opened(window, ConversationSheet, qtbot)
    assert sheet.head.picker.hasFocus(), "the caller need not be the first one who waits"


def test_lines_keep_their_height_when_others_go_and_come_back(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    line_height, heading_height = view.rowHeight(1), view.rowHeight(0)
    assert heading_height < line_height

    def heights() -> list[int]:
        model = view.lines
        return [view.rowHeight(row) for row in range(model.rowCount()) if model.line_at(row)]

    press_button(view, row_of(window.today, "Angebot nachfassen"), "done")
    assert set(heights()) == {line_height}
    click(window.desk.toasts._toast.button)
    assert set(heights()) == {line_height}


def test_the_ring_stays_at_its_line_when_a_menu_is_closed(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    view = window.today.tasks.view
    hit(window, Qt.Key.Key_Down)
    for _step in range(2):
        hit(window, Qt.Key.Key_Right)
    hit(window, Qt.Key.Key_Return)
    (menu,) = (menu for menu in window.findChildren(PostponeMenu) if menu.isVisible())
    hit(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert view.line_with_ring is not None
    assert view.line_with_ring.words == "Rückruf"


def test_one_call_can_do_several_and_plan_the_next(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Nach dem Kinderrad fragen"), "call")
    sheet = opened(window, ConversationSheet, qtbot)
    type_where_focus_is("Angebot passt.")
    click(list(sheet.next_step.answered.boxes.values())[1])
    assert not sheet.next_step.more.isVisible()
    click(sheet.next_step.days._chips["tomorrow"])
    assert sheet.next_step.more.isVisible()
    type_text(sheet.next_step.what_field, "Rechnung schreiben")
    type_text(sheet.next_step.more.time_field, "14")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    open_ones = busy.follow_ups.open_of(busy.today_list.tasks()[-1].follow_up.customer_id)
    assert [(task.what, task.due_time, task.assignee_id) for task in open_ones] == [
        ("Rechnung schreiben", time(14), busy.employee_id),
        ("Wartungsvertrag", None, None),
        ("Inspektion", None, None),
    ]


def test_a_draft_keeps_its_ticks(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Nach dem Kinderrad fragen"), "call")
    sheet = opened(window, ConversationSheet, qtbot)
    type_where_focus_is("Ruft zurück.")
    for box in sheet.next_step.answered.boxes.values():
        click(box)
    click(sheet.next_step.days._chips["tomorrow"])
    type_text(sheet.next_step.more.time_field, "14:30")
    hit(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ConversationSheet))
    click(window.desk.toasts._toast.button)
    again = opened(window, ConversationSheet, qtbot)
    boxes = again.next_step.answered.boxes.values()
    assert [(box.text(), box.isChecked()) for box in boxes] == [
        ("Erledigt: Nach dem Kinderrad fragen (heute)", False),
        ("Erledigt: Angebot nachfassen (seit 3 Tagen)", True),
    ]
    assert again.next_step.more.time_field.text() == "14:30"
    assert again.next_step.more.isVisible()


def test_all_are_shown_and_one_person_alone(busy: Store, window: MainWindow) -> None:
    page = window.today
    sabine = next(person.id for person in busy.employees.active() if person.name == "Sabine Lindner")
    customer_id = busy.today_list.tasks()[0].follow_up.customer_id
    busy.follow_ups.create(to_do(customer_id, MONDAY, "Für Sabine", assignee_id=sabine), MONDAY)
    assert "Für Sabine · Sabine Lindner (heute)" in rows(page)
    click(page.tasks.all_button)
    assert rows(page)[-2:] == ["Später 1", "Inspektion (02.01.2027)"]
    assert page.tasks.all_button.text() == "Nur diese Woche"
    page.tasks.person_field.setFocus()
    hit(window, Qt.Key.Key_Down)
    hit(window, Qt.Key.Key_Down)
    assert page.tasks.person_field.currentText() == "Sabine Lindner"
    assert rows(page) == ["Heute 1", "Für Sabine · Sabine Lindner (heute)"]


def test_who_was_long_not_heard_of_is_called_or_planned(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    silent = window.today.silent
    line = silent.model.line_at(0)
    assert line == Line(line.customer_id if line else 0, "Katharina Blum", "KB", "zuletzt vor 10 Wochen")
    press_button(silent.view, 0, "call")
    sheet = opened(window, ConversationSheet, qtbot)
    assert sheet.head.title.text() == "Gespräch mit Katharina Blum"
    hit(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ConversationSheet))
    press_button(silent.view, 0, "plan")
    dialog = opened(window, FollowUpDialog, qtbot)
    type_where_focus_is("Anrufen")
    hit(dialog, Qt.Key.Key_Return)
    assert silent.model.rowCount() == 0, "something is planned now"
    assert silent.nobody_label.text() == "Niemand. Wer 60 Tage nichts von Ihnen hört, steht hier."
    assert silent.nobody_label.isVisible()


def test_nothing_due_is_a_good_state_and_says_so(busy: Store, window: MainWindow) -> None:
    page = window.today
    for task in busy.today_list.tasks(MONDAY + timedelta(days=6)):
        busy.follow_ups.finish(task.follow_up.id or 0)
    assert page.sentence_label.text() == "Montag, 23. November · Heute ist nichts fällig."
    assert page.tasks.empty.isVisible()
    assert page.tasks.empty.text_label.text() == "Zeit, einen Traumkunden zu überraschen."
    assert window.tabs.bar.counts == {}
    click(page.tasks.silent_button)
    assert page.silent.view.hasFocus()
    hit(window, Qt.Key.Key_Return)
    assert window.customers.detail.name_label.text() == "Katharina Blum"


@pytest.fixture
def answered(busy: Store, clock: Clock) -> Store:
    """Three answers: one that has waited since yesterday, one from today, and one that is thanked for next week."""
    bakery, koehler = (task.follow_up.customer_id for task in busy.today_list.tasks(limit=2))
    clock.go_on(days=-1)
    record_answer(busy, answer(bakery, 5, MONDAY - timedelta(days=1), comment="Zu lange\ngewartet."))
    clock.go_on(days=1)
    record_answer(busy, answer(koehler, 3))
    record_answer(busy, answer(koehler, 10, comment="So nett bin ich noch nie beraten worden."))
    return busy


def test_answers_wait_in_a_group_of_their_own(answered: Store, window: MainWindow) -> None:
    page = window.today
    sentence = "Montag, 23. November · 4 Wiedervorlagen warten, 2 davon sind überfällig. "
    assert page.sentence_label.text() == sentence + "2 Antworten warten auf Nachfassen."
    assert rows(page)[3:9] == [
        "Heute 2", "Nach dem Kinderrad fragen (heute)", "Probefahrt bestätigen (10:30)",
        "Nachfassen 2", "Anrufen und zuhören (heute)", "„Zu lange gewartet.“ (seit gestern)",
    ]  # fmt: skip
    line = page.tasks.model.line_at(7)
    assert line is not None
    assert line.spoken == "Anneliese Köhler, 3 von 10 am 23.11.2026, Anrufen und zuhören, heute"
    place = page.tasks.view.visualRect(page.tasks.model.index(7, 0)).center()
    assert page.tasks.view.tip(place).splitlines()[1] == "3 von 10 am 23.11.2026"
    assert window.tabs.bar.counts == {0: "3"}, "the tab counts whatever is overdue"
    click(page.tasks.all_button)
    assert rows(page)[-2:] == ["„So nett bin ich noch nie beraten worden.“ (Mo, 30.11.)", "Inspektion (02.01.2027)"]


def test_with_nothing_but_answers_the_day_is_not_empty(answered: Store, window: MainWindow) -> None:
    for task in answered.today_list.due(MONDAY):
        answered.follow_ups.finish(task.follow_up.id or 0)
    page = window.today
    assert page.sentence_label.text() == "Montag, 23. November · 2 Antworten warten auf Nachfassen."
    assert rows(page)[0] == "Nachfassen 2"
    assert not page.tasks.empty.isVisible()


def test_the_tick_closes_a_case_at_once_and_the_toast_opens_it_again(answered: Store, window: MainWindow) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Anrufen und zuhören"), "done")
    assert answered.answer_cases.open_count() == 2
    assert "Nachfassen 1" in rows(page)
    click(window.desk.toasts._toast.button)
    assert "Nachfassen 2" in rows(page)


def test_the_menu_of_a_case_asks_what_had_been_the_matter(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    row = row_of(page, "„Zu lange gewartet.“")
    page.tasks.view.go_to(row)
    place = page.tasks.view.visualRect(page.tasks.model.index(row, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.tasks.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.tasks.view.viewport(), event)
    (menu,) = (menu for menu in page.findChildren(FollowUpMenu) if menu.isVisible())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    dialog = opened(window, CaseDialog, qtbot)
    dialog.cause_field.setFocus()
    type_where_focus_is("Wartezeit")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    (done,) = answered.answer_cases.done()
    assert (done.answer.value, done.follow_up.cause) == (5, "Wartezeit")


def test_calling_about_an_answer_closes_its_case(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    page = window.today
    press_button(page.tasks.view, row_of(page, "Anrufen und zuhören"), "call")
    sheet = opened(window, ConversationSheet, qtbot)
    type_where_focus_is("Tut uns leid, kommt morgen dran.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    (done,) = answered.answer_cases.done()
    assert (done.answer.value, done.follow_up.measure) == (3, "Telefonat")


def test_under_the_shade_no_answer_is_seen(answered: Store, window: MainWindow) -> None:
    hit(window, Qt.Key.Key_F12)
    model = window.today.tasks.model
    lines = [line for line in map(model.line_at, range(model.rowCount())) if line is not None]
    assert {line.answer for line in lines} == {None}
    assert {line.words for line in lines} == {""}
    hit(window, Qt.Key.Key_F12)
    assert "„Zu lange gewartet.“ (seit gestern)" in rows(window.today)


def test_a_long_day_is_read_on_over_all_groups(answered: Store, window: MainWindow) -> None:
    reader = TaskRows(answered, MONDAY, None, shows_all=True)
    read: list[str] = []
    while page := reader.next_page(2):
        read += [row.text if isinstance(row, Heading) else row.words for row in page]
    click(window.today.tasks.all_button)
    assert read == [
        row.rsplit(" ", 1)[0] if row[-1].isdigit() else row.rsplit(" (", 1)[0] for row in rows(window.today)
    ]


def test_kind_words_of_the_last_month_are_a_reason_for_joy(answered: Store, window: MainWindow) -> None:
    joy = window.today.side.joy
    assert joy.words_label.text() == "„So nett bin ich noch nie beraten worden.“"
    assert joy.who_label.text() == "Anneliese Köhler, 10 von 10 · heute"
    hit(window, Qt.Key.Key_F12)
    assert not joy.isVisible()
    hit(window, Qt.Key.Key_F12)
    click(joy.words_label)
    assert window.customers.detail.name_label.text() == "Anneliese Köhler"


def test_the_customer_of_kind_words_is_opened_with_the_keys_too(answered: Store, window: MainWindow) -> None:
    window.today.side.joy.open_button.setFocus()
    hit(window, Qt.Key.Key_Return)
    assert window.customers.detail.name_label.text() == "Anneliese Köhler"


def test_without_kind_words_there_is_no_card_and_long_ones_are_cut(answered: Store, window: MainWindow) -> None:
    joy = window.today.side.joy
    praise = answered.today_list.praise(MONDAY)
    assert praise is not None
    answered.answers.correct(replace(praise.answer, comment="Wunderbar. " * 40))
    assert len(joy.words_label.text()) <= 172
    assert joy.words_label.text().endswith("Wunderbar. Wund…“")
    answered.answers.delete(praise.answer.id or 0)
    assert not joy.isVisible()


def test_the_score_is_read_once_the_window_is_there(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    card = window.today.side.enthusiasm
    qtbot.waitUntil(card.isVisible)
    assert card.words.answers_label.text() == "2 Antworten"
    assert card.words.interval_label.text() == "Noch 3 Antworten, dann zeigen wir einen Wert."
    assert not card.words.score_label.isVisible()
    assert not card.words.change_pill.isVisible()


def test_under_the_shade_no_score_is_seen(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    card = window.today.side.enthusiasm
    qtbot.waitUntil(card.isVisible)
    hit(window, Qt.Key.Key_F12)
    QApplication.processEvents()
    for hidden in (card.words, card._chart):
        assert hidden is not None
        over = hidden.childAt(hidden.rect().center())
        assert over is not None
        assert over.accessibleName() == "Verdeckt"


def test_the_score_opens_the_tab_with_mouse_and_keys(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    card = window.today.side.enthusiasm
    qtbot.waitUntil(card.isVisible)
    click(card.words.answers_label)
    assert window.pages.name_in_front == "enthusiasm"
    window.enthusiasm.show_view("cases")
    window.pages.begin_with("today")
    card.open_button.setFocus()
    hit(window, Qt.Key.Key_Return)
    assert window.pages.name_in_front == "enthusiasm"
    assert window.enthusiasm.choice.value() == "overview"


def with_answers(store: Store, number: int, value: int, days_ago: int = 0) -> None:
    for one in range(number):
        customer = store.customers.create(person(f"Meyer{value}{days_ago}{one}"))
        record_answer(store, answer(customer.id, value, MONDAY - timedelta(days=days_ago)))


def test_the_score_says_how_sure_it_is_and_what_has_changed(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    card = window.today.side.enthusiasm
    assert not card.isVisible(), "without an answer there is no card"
    with_answers(busy, 20, 9)
    with_answers(busy, 4, 3)
    qtbot.waitUntil(card.isVisible)
    assert card.words.score_label.text() == "+67"
    assert card.words.answers_label.text() == "24 Antworten"
    assert card.words.interval_label.text() == "wahrscheinlich zwischen +30 und +88, sehr unsicher"
    with_answers(busy, 20, 3, days_ago=400)
    qtbot.waitUntil(card.words.change_pill.isVisible)
    assert card.words.change_pill.text() == "+167 zu den 12 Monaten davor"


def test_the_silent_give_way_where_height_is_short(answered: Store, window: MainWindow, qtbot: QtBot) -> None:
    for number in range(4):
        silent = answered.customers.create(person(f"Still{number}", status=Status.CUSTOMER))
        with answered.operation("test") as op:
            answered.conversations.add(op, talk(silent.id, at=MORNING - timedelta(days=80)))
    page = window.today
    qtbot.waitUntil(page.side.enthusiasm.isVisible)
    window.resize(1366, 1000)
    QApplication.processEvents()
    assert page.silent.model.rowCount() == 5
    window.resize(1366, 690)
    QApplication.processEvents()
    assert page.silent.isVisible()
    assert 0 < page.silent.model.rowCount() < 5
    assert page.side.height() >= page.silent.geometry().bottom()
    window.resize(1366, 560)
    QApplication.processEvents()
    assert not page.silent.isVisible()
    assert page.side.height() >= page.side.joy.geometry().bottom()


def test_whom_nobody_has_spoken_to_is_seen_on_request_whatever_the_height(
    answered: Store, window: MainWindow, qtbot: QtBot
) -> None:
    page = window.today
    qtbot.waitUntil(page.side.enthusiasm.isVisible)
    for task in answered.today_list.tasks(MONDAY + timedelta(days=6)):
        answered.follow_ups.finish(task.follow_up.id or 0)
    window.resize(1366, 560)
    QApplication.processEvents()
    assert not page.silent.isVisible()
    click(page.tasks.silent_button)
    assert page.silent.view.hasFocus()
    assert page.silent.isVisible()
    page.reload()
    qtbot.waitUntil(page.side.joy.isVisible)


def test_a_new_file_leads_to_the_first_customer(shop: Store, window: MainWindow) -> None:
    assert window.today.sentence_label.text() == "Montag, 23. November"
    assert not window.today.conversation_button.isVisible()
    hit(window, Qt.Key.Key_Return)
    assert window.pages.name_in_front == "customers"
    assert window.customers.is_editing


def test_the_day_goes_by_while_the_window_is_open(busy: Store, window: MainWindow, clock: Clock) -> None:
    page = window.today
    window.pages.begin_with("customers")
    window.customers.open_customer(busy.today_list.tasks()[0].follow_up.customer_id)
    window.pages.begin_with("today")
    clock.go_on(hours=2)
    window.desk.days.look()
    assert page.greeting_label.text() == "Guten Tag, Mira Kaya"
    clock.go_on(hours=14)
    window.desk.days.look()
    assert page.greeting_label.text() == "Guten Morgen, Mira Kaya"
    assert page.sentence_label.text() == ("Dienstag, 24. November · 4 Wiedervorlagen warten, alle sind überfällig.")
    assert rows(page)[:2] == ["Überfällig 4", "Angebot nachfassen (seit 4 Tagen)"]
    assert window.tabs.bar.counts == {0: "4"}
    model = window.customers.list_panel.model
    metas = [model.index(row, 0).data(META_ROLE) for row in range(model.rowCount())]
    assert "Seit 4 Tagen · Angebot nachfassen" in metas
    assert window.customers.detail._due is not None
    assert window.customers.detail.due_banner.label.text().startswith("Seit 4 Tagen fällig")


def test_a_long_list_is_read_on_while_it_scrolls(shop: Store, bakery: Customer, window: MainWindow) -> None:
    with shop.operation("test") as op:
        for number in range(250):
            shop.follow_ups.add(op, to_do(bakery.id, MONDAY - timedelta(days=1), f"Nummer {number}"))
    page, view = window.today, window.today.tasks.view
    assert page.tasks.model.rowCount() < 250
    view.setFocus()
    for _page in range(4):
        hit(window, Qt.Key.Key_End)
        QApplication.processEvents()
    assert page.tasks.model.rowCount() == 251
    assert view.current_line is not None
    assert view.current_line.words == "Nummer 249"
    hit(window, Qt.Key.Key_Delete)
    assert view.current_line.words == "Nummer 248"


def test_a_backup_long_overdue_is_told_and_made(busy: Store, window: MainWindow, clock: Clock) -> None:
    page = window.today
    page.show_backup_state()
    assert not page.backup_banner.isVisible()
    clock.go_on(days=9)
    busy.customers.create(person("Neu"))
    window.desk.days.look()
    assert page.backup_banner.label.text() == "Seit 9 Tagen wurde nichts gesichert."
    click(page.backup_button)
    assert not page.backup_banner.isVisible()
    assert window.desk.toasts.text() == "Gesichert: 4 Kunden, 09:42 Uhr."
    assert len(busy.backups.of_file(busy.settings.file_uuid)) == 1


def test_the_shade_hides_what_is_to_be_done(busy: Store, window: MainWindow) -> None:
    hit(window, Qt.Key.Key_F12)
    assert rows(window.today)[:2] == ["Überfällig 2", " (seit 3 Tagen)"]
    hit(window, Qt.Key.Key_F12)
    assert rows(window.today)[:2] == ["Überfällig 2", "Angebot nachfassen (seit 3 Tagen)"]


def test_tooltips_say_what_a_button_does_and_what_is_cut(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    assert view.tip(view.action_place(1, "call").center()) == "Gespräch erfassen"
    assert view.tip(view.action_place(1, "postpone").center()) == "Verschieben"
    assert view.tip(view.action_place(1, "done").center()) == "Erledigt"
    line = view.visualRect(view.lines.index(1, 0))
    assert view.tip(QPoint(120, line.center().y())) == "Bäckerei Großmann\nAngebot nachfassen\n20.11.2026"
    assert view.tip(QPoint(120, view.visualRect(view.lines.index(0, 0)).center().y())) == ""


def test_the_menu_opens_with_its_key_and_with_the_mouse(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        place = view.visualRect(view.lines.index(2, 0)).center()
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place)))
        (menu,) = (menu for menu in window.today.findChildren(FollowUpMenu) if menu.isVisible())
        assert menu.actions()[0].text() == "Erledigt mit Ergebnis …"
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    corner = QPoint(5, 5)
    above = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, view.viewport().mapToGlobal(corner))
    QApplication.sendEvent(view.viewport(), above)
    assert not any(menu.isVisible() for menu in window.today.findChildren(FollowUpMenu)), "a heading has no menu"


def test_in_a_file_to_look_at_nothing_is_done(busy: Store, places: Places, clock: Clock, qtbot: QtBot) -> None:
    busy.close()
    store = open_store(busy.path, places, clock, read_only=True)
    window = opened_window(store, qtbot, "today")
    view = window.today.tasks.view
    for name in ("call", "postpone", "done"):
        press_button(view, 1, name)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        hit(window, key)
    hit(window, Qt.Key.Key_W, CTRL)
    assert not window.findChildren(QDialog)
    assert whats(store)[0] == "Angebot nachfassen"
    hit(window, Qt.Key.Key_Return)
    assert window.customers.detail.name_label.text() == "Bäckerei Großmann"
    window.close()
    store.abandon()


def test_lines_say_what_they_are_to_a_screen_reader(busy: Store, window: MainWindow) -> None:
    model = window.today.tasks.model
    spoken = [model.data(model.index(row, 0), int(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert spoken == ["Überfällig 2", "Bäckerei Großmann, Angebot nachfassen, seit 3 Tagen"]
    assert model.data(model.index(1, 0)) == "Bäckerei Großmann"
    assert model.data(model.index(99, 0)) is None


def test_the_mouse_shows_where_it_is(busy: Store, window: MainWindow) -> None:
    view = window.today.tasks.view
    move_mouse(view.viewport(), view.action_place(2, "done").center())
    assert (view.hovered_row, view.hovered_action) == (2, 2)
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    view.viewport().repaint()
    move_mouse(view.viewport(), view.visualRect(view.lines.index(0, 0)).center())
    assert (view.hovered_row, view.hovered_action) == (-1, -1)
    move_mouse(view.viewport(), view.action_place(1, "call").center())
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.hovered_row == -1


def test_a_page_that_cannot_be_read_is_told_and_ends_the_list(busy: Store, window: MainWindow) -> None:
    def unreadable() -> list[Heading | Line]:
        raise FaultError(Fault.BUSY, "Kunden.kundenapp")

    model = window.today.tasks.model
    model.show_rows([], unreadable)
    model.fetchMore(QModelIndex())
    assert window.desk.notice.text == str(FaultError(Fault.BUSY, "Kunden.kundenapp"))
    assert not model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 0


def test_edit_and_delete_from_the_menu(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    line = window.today.tasks.view.current_line
    assert line is not None
    for entry in (1, 3):
        window.today.tasks.view.menu_requested.emit(line, QPoint(300, 300))
        (menu,) = (menu for menu in window.today.findChildren(FollowUpMenu) if menu.isVisible())
        menu.actions()[entry].trigger()
        menu.close()
        if entry == 1:
            opened(window, FollowUpDialog, qtbot).reject()
    assert whats(busy)[0] == "Rückruf"


def test_what_is_too_long_or_gone_gets_its_sentence(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    follow_up = busy.today_list.tasks()[0].follow_up
    window.today.follow_ups.finish_with_result(follow_up)
    result = opened(window, ResultDialog, qtbot)
    result.result_field.setText("x" * 20_001)
    click(result.done_button)
    assert "20.000" in (result.outcome.error() or "")
    assert result.isVisible()
    result.reject()
    window.today.follow_ups.edit(follow_up)
    dialog = opened(window, FollowUpDialog, qtbot)
    dialog.what_field.setText("x" * 501)
    click(dialog.done_button)
    assert "500" in (dialog.what.error() or "")
    busy.follow_ups.delete(follow_up.id or 0)
    dialog.what_field.setText("Angebot")
    click(dialog.done_button)
    assert dialog.what.error() == "Diese Wiedervorlage gibt es nicht mehr."
    dialog.reject()
    window.today.follow_ups.edit(follow_up)
    assert window.desk.notice.text == "Diese Wiedervorlage gibt es nicht mehr."


def test_a_time_that_is_none_is_said_when_the_field_is_left(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    hit(window, Qt.Key.Key_Home)
    window.today.follow_up_current()
    dialog = opened(window, FollowUpDialog, qtbot)
    dialog.more.time_field.setFocus()
    type_where_focus_is("halb drei")
    dialog.what_field.setFocus()
    assert dialog.more.error_line.label.text() == "Diese Uhrzeit gibt es nicht. Zum Beispiel: 9:42 oder 14:00"
    dialog.more.time_field.setFocus()
    type_where_focus_is("!")
    assert dialog.more.error_line.label.text() == ""
    dialog.reject()


def test_a_draft_of_the_first_version_is_understood(busy: Store, window: MainWindow, qtbot: QtBot) -> None:
    follow_up = busy.today_list.tasks()[0].follow_up
    fields = {
        "at": MORNING.isoformat(), "channel": "phone", "text": "Meldet sich.", "mood": "", "recommended": "0",
        "next": "none", "what": "", "answered": "0", "follow_up": str(follow_up.id),
    }  # fmt: skip
    busy.drafts.save(conversation_draft(follow_up.customer_id), fields, follow_up.customer_id)
    window.pages.open_conversation(follow_up.customer_id)
    sheet = opened(window, ConversationSheet, qtbot)
    boxes = sheet.next_step.answered.boxes
    assert sheet.text_input.toPlainText() == "Meldet sich."
    assert follow_up.id is not None
    assert not boxes[follow_up.id].isChecked()
    sheet.reject()
