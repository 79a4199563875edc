"""The Kundenmodus: customers answer with finger and keys, nothing is lost, and nothing but the code leads out."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kundenapp.domain.answer import AnswerChannel, Scale
from kundenapp.domain.customer_mode import opens
from kundenapp.ui.customer_mode.parts import TOUCH
from kundenapp.ui.customer_mode.screen import CustomerModeScreen, Pauses
from kundenapp.ui.customer_mode.start_dialog import StartDialog
from tests.factories import to_do
from tests.ui.hands import ALT, CTRL, NONE, SHIFT, click, hit, opened_window, press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

CODE = "Rad42"
NEVER = Pauses(quiet=600_000, code=600_000, ten=60)


OF_OTHERS: list[QWidget] = []
"""Windows that were there before the test."""


@pytest.fixture(autouse=True)
def _others(qapp: QApplication) -> Iterator[None]:
    OF_OTHERS.extend(widget for widget in qapp.topLevelWidgets() if widget.isVisible())
    yield
    OF_OTHERS.clear()


@pytest.fixture
def window(shop: Store, bakery: Customer, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window over a shop that has a code."""
    assert bakery.id
    shop.answer_settings.set_code(CODE)
    window = opened_window(shop, qtbot)
    window.customer_mode.pauses = NEVER
    yield window
    if window.customer_mode.screen is not None:
        window.customer_mode.screen.allow_closing()
        window.customer_mode.screen.close()
    window.close()


def begun(
    window: MainWindow, qtbot: QtBot, customer_id: int | None = None, pauses: Pauses = NEVER
) -> CustomerModeScreen:
    window.customer_mode.pauses = pauses
    window.customer_mode.begin(customer_id)
    screen = screen_of(window)
    qtbot.waitUntil(screen.isVisible)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def screen_of(window: MainWindow) -> CustomerModeScreen:
    screen = window.customer_mode.screen
    assert screen is not None, "the mode is off"
    return screen


def leave(screen: CustomerModeScreen, code: str = CODE) -> None:
    hit(screen, Qt.Key.Key_Escape)
    type_text(screen.code.line, code)
    press(screen.code.line, Qt.Key.Key_Return)


def page_of(screen: CustomerModeScreen) -> object:
    return screen.page


def front_of(window: MainWindow) -> object:
    return window.customer_mode.front


def all_answers(shop: Store) -> list[Answer]:
    rows = sqlite3.connect(shop.path).execute("SELECT id FROM answers ORDER BY id").fetchall()
    return [shop.answers.get(row_id) for (row_id,) in rows]


def given(shop: Store) -> list[tuple[int, str]]:
    return [(answer.value, answer.comment) for answer in all_answers(shop)]


def test_question_reason_thanks_and_again(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    assert not window.isVisible()
    assert screen.isFullScreen()
    assert page_of(screen) is screen.question
    assert screen.question.question.text() == shop.answer_settings.question
    assert screen.question.greeting.isHidden()
    click(screen.question.scale.buttons[9])
    assert page_of(screen) is screen.comment
    assert screen.comment.answer.text() == "Ihre Antwort: 9 von 10"
    assert screen.comment.text.hasFocus()
    type_text(screen.comment.text, "Weil Mira zuhört.")
    click(screen.comment.finish_button)
    assert page_of(screen) is screen.thanks
    assert screen.thanks.thanks.text() == shop.answer_settings.thanks
    assert screen.thanks.hint.isHidden()
    click(screen.thanks)
    assert page_of(screen) is screen.question
    (answer,) = all_answers(shop)
    assert (answer.value, answer.comment, answer.channel) == (9, "Weil Mira zuhört.", AnswerChannel.KIOSK)
    assert answer.customer_id is None
    assert answer.employee_id is None
    assert answer.day == shop.today()


def test_quiet_on_the_reason_saves_and_quiet_on_the_thanks_asks_again(
    window: MainWindow, shop: Store, qtbot: QtBot
) -> None:
    screen = begun(window, qtbot, pauses=Pauses(quiet=150, ten=60))
    click(screen.question.scale.buttons[3])
    type_text(screen.comment.text, "Lange gewartet, und")
    qtbot.waitUntil(lambda: page_of(screen) is screen.thanks)
    assert given(shop) == [(3, "Lange gewartet, und")]
    qtbot.waitUntil(lambda: page_of(screen) is screen.question)
    click(screen.question.scale.buttons[4])
    assert screen.comment.text.toPlainText() == ""
    assert not screen.comment.text.document().isUndoAvailable()
    qtbot.waitUntil(lambda: page_of(screen) is screen.thanks)
    assert given(shop) == [(3, "Lange gewartet, und"), (4, "")]


def test_eight_seconds_is_the_usual_quiet() -> None:
    assert Pauses().quiet == 8000


def test_whoever_types_is_not_hurried(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot, pauses=Pauses(quiet=400, ten=60))
    click(screen.question.scale.buttons[8])
    for _letter in range(8):
        qtbot.wait(80)
        type_text(screen.comment.text, "a")
    assert page_of(screen) is screen.comment
    qtbot.wait(200)
    QTest.mouseClick(screen.comment.text.viewport(), Qt.MouseButton.LeftButton)
    qtbot.wait(250)
    assert page_of(screen) is screen.comment


@pytest.mark.parametrize("value", range(11))
def test_every_value_by_keys(window: MainWindow, shop: Store, qtbot: QtBot, value: int) -> None:
    screen = begun(window, qtbot)
    for digit in str(value):
        hit(screen, Qt.Key(Qt.Key.Key_0 + int(digit)))
    qtbot.waitUntil(lambda: page_of(screen) is screen.comment)
    hit(screen, Qt.Key.Key_Return, CTRL)
    assert given(shop) == [(value, "")]


def test_arrows_and_space(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    assert screen.question.hasFocus(), "no number is suggested by a ring"
    for _step in range(3):
        hit(screen, Qt.Key.Key_Right)
    hit(screen, Qt.Key.Key_Space)
    hit(screen, Qt.Key.Key_Tab)  # leaves the text
    hit(screen, Qt.Key.Key_Tab)
    hit(screen, Qt.Key.Key_Return)
    assert given(shop) == [(2, "")]
    hit(screen, Qt.Key.Key_Space)
    assert page_of(screen) is screen.question


def test_a_number_is_chosen_again(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    click(screen.question.scale.buttons[0])
    click(screen.comment.back_button)
    assert page_of(screen) is screen.question
    click(screen.question.scale.buttons[10])
    click(screen.comment.finish_button)
    assert given(shop) == [(10, "")]


def test_the_scale_of_the_shop(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    shop.answer_settings.set_scale(Scale.ONE_TO_TEN)
    screen = begun(window, qtbot)
    assert list(screen.question.scale.buttons) == list(range(1, 11))
    hit(screen, Qt.Key.Key_0)
    assert page_of(screen) is screen.question
    hit(screen, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page_of(screen) is screen.comment)
    assert screen.comment.answer.text() == "Ihre Antwort: 1 (Skala 1 bis 10)"
    click(screen.comment.finish_button)
    (answer,) = all_answers(shop)
    assert (answer.value, answer.scale) == (1, Scale.ONE_TO_TEN)


def test_one_customer_is_greeted_answers_once_and_gives_the_device_back(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    screen = begun(window, qtbot, bakery.id, Pauses(quiet=100, ten=60))
    assert screen.question.greeting.text() == "Sehr geehrter Herr Großmann,"
    click(screen.question.scale.buttons[6])
    click(screen.comment.finish_button)
    assert page_of(screen) is screen.thanks
    assert screen.thanks.hint.isVisible()
    qtbot.wait(250)
    click(screen.thanks)
    hit(screen, Qt.Key.Key_Return)
    assert page_of(screen) is screen.thanks
    assert screen.mode.is_answered
    (answer,) = all_answers(shop)
    assert answer.customer_id == bakery.id
    (case,) = [task.follow_up for task in shop.today_list.tasks() if task.follow_up.answer_id == answer.id]
    assert case.customer_id == bakery.id


def test_a_customer_who_has_gone_meanwhile_still_counts(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    screen = begun(window, qtbot, bakery.id)
    click(screen.question.scale.buttons[6])
    shop.customers.restrict(bakery.id or 0)
    click(screen.comment.finish_button)
    (answer,) = all_answers(shop)
    assert (answer.value, answer.customer_id) == (6, None)
    leave(screen)
    assert window.desk.toasts.text() == "Kundenmodus beendet. 1 Antwort ist gespeichert."


def test_the_code_leads_back(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    click(screen.lock_button)
    assert page_of(screen) is screen.code
    assert screen.code.line.echoMode() is screen.code.line.EchoMode.Password
    type_text(screen.code.line, "rad42")
    click(screen.code.open_button)
    assert window.customer_mode.screen is None
    assert window.isVisible()
    assert not screen.isVisible()
    assert window.desk.toasts.text() == "Kundenmodus beendet."
    assert given(shop) == []


def test_what_a_customer_has_begun_is_kept_when_the_shop_takes_over(
    window: MainWindow, shop: Store, qtbot: QtBot
) -> None:
    screen = begun(window, qtbot)
    click(screen.question.scale.buttons[7])
    type_text(screen.comment.text, "Ganz gut")
    hit(screen, Qt.Key.Key_Escape)
    assert page_of(screen) is screen.code
    hit(screen, Qt.Key.Key_Escape)
    assert page_of(screen) is screen.comment
    assert screen.comment.text.toPlainText() == "Ganz gut"
    leave(screen)
    assert given(shop) == [(7, "Ganz gut")]


def test_nobody_at_the_code_comes_back_to_the_question(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot, pauses=Pauses(code=120, ten=60))
    hit(screen, Qt.Key.Key_Escape)
    type_text(screen.code.line, "47")
    qtbot.waitUntil(lambda: page_of(screen) is screen.question)
    hit(screen, Qt.Key.Key_Escape)
    assert screen.code.line.text() == ""


def test_wrong_codes_are_told_kindly_and_then_cost_time(window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    hit(screen, Qt.Key.Key_Escape)
    for _attempt in range(4):
        type_text(screen.code.line, "0000")
        press(screen.code.line, Qt.Key.Key_Return)
        assert screen.code.error.label.text() == "Dieser Code ist es nicht. Versuchen Sie es in Ruhe noch einmal."
        assert screen.code.line.text() == ""
        assert screen.code.line.hasFocus()
    type_text(screen.code.line, "0000")
    press(screen.code.line, Qt.Key.Key_Return)
    assert screen.code.error.label.text() == "Das war zu oft ein anderer Code. In 10 Sekunden geht es weiter."
    assert not screen.code.line.isEnabled()
    assert not screen.code.open_button.isEnabled()
    hit(screen, Qt.Key.Key_Escape)
    hit(screen, Qt.Key.Key_Escape)
    assert not screen.code.line.isEnabled()
    screen.code.entered.emit(CODE)
    assert page_of(screen) is screen.code, "the right code came too early"
    clock.go_on(seconds=9)
    screen.code.refresh()
    assert screen.code.error.label.text() == "Das war zu oft ein anderer Code. In 1 Sekunde geht es weiter."
    clock.go_on(seconds=1)
    screen.code.refresh()
    assert screen.code.line.isEnabled()
    assert screen.code.line.hasFocus()
    type_text(screen.code.line, CODE)
    press(screen.code.line, Qt.Key.Key_Return)
    assert window.isVisible()


def test_an_empty_code_is_not_tried(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    hit(screen, Qt.Key.Key_Escape)
    click(screen.code.open_button)
    assert screen.mode.wrong == 0
    assert screen.code.line.hasFocus()


def named_windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget not in OF_OTHERS]


def words_on(screen: CustomerModeScreen) -> str:
    return " ".join(
        str(text)
        for widget in screen.findChildren(QWidget)
        for name in ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip", "windowTitle")
        if callable(reader := getattr(widget, name, None)) and (text := reader())
    )


def test_no_key_of_the_program_leads_out(window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    before = shop.customers.get(bakery.id or 0)
    screen = begun(window, qtbot)
    keys = list(window.keys.shortcuts.values())
    assert len(keys) > 25
    combinations = [shortcut.key()[0] for shortcut in keys]
    for _page in range(4):
        for combination in combinations:
            hit(screen, combination.key(), combination.keyboardModifiers())
        for letter in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1):
            hit(screen, Qt.Key(letter), ALT)
        for key in (Qt.Key.Key_Menu, Qt.Key.Key_F4, Qt.Key.Key_F10, Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
            for modifiers in (NONE, SHIFT, CTRL):
                hit(screen, key, modifiers)
        assert named_windows() == [screen]
        assert screen.isFullScreen()
        assert not window.desk.shade.is_on
        assert "Großmann" not in words_on(screen)
        if page_of(screen) is screen.question:
            click(screen.question.scale.buttons[5])
        elif page_of(screen) is screen.comment:
            click(screen.comment.finish_button)
        else:
            screen.ask_for_code()
    assert shop.customers.get(bakery.id or 0) == before
    assert window.customer_mode.screen is screen


def test_no_click_leads_out(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    for _page in range(4):
        for x in range(20, screen.width(), 60):
            for y in range(20, screen.height(), 60):
                place = QPoint(x, y)
                target = screen.childAt(place) or screen
                for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
                    QTest.mouseClick(target, button, NONE, target.mapFrom(screen, place))
                menu = QContextMenuEvent(
                    QContextMenuEvent.Reason.Mouse, target.mapFrom(screen, place), screen.mapToGlobal(place)
                )
                QApplication.sendEvent(target, menu)
                assert QApplication.activePopupWidget() is None
        assert named_windows() == [screen]
        assert not window.isVisible()
    assert not [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]


def test_it_cannot_be_closed_or_made_small(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    assert not screen.close()
    assert screen.isVisible()
    assert not window.isVisible()
    screen.showMinimized()
    qtbot.waitUntil(screen.isFullScreen)
    screen.showNormal()
    qtbot.waitUntil(screen.isFullScreen)


def test_what_the_shop_has_copied_cannot_be_pasted(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Telefon von Frau Köhler: 0421 555")
    screen = begun(window, qtbot)
    click(screen.question.scale.buttons[5])
    for key, modifiers in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_Insert, SHIFT)):
        hit(screen, key, modifiers)
    data = QMimeData()
    data.setText("Köhler")
    assert not screen.comment.text.canInsertFromMimeData(data)
    screen.comment.text.insertFromMimeData(data)
    assert screen.comment.text.toPlainText() == ""


def test_a_second_start_brings_the_question_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    assert front_of(window) is window
    screen = begun(window, qtbot)
    assert front_of(window) is screen
    leave(screen)
    assert front_of(window) is window


def test_help_and_whatever_is_open_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.keys.open_help()
    assert len(named_windows()) == 2
    screen = begun(window, qtbot)
    assert named_windows() == [screen]


def test_what_is_told_meanwhile_waits_for_the_shop(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    told: list[str] = []
    window.customer_mode.after_leaving(lambda: told.append("now"))
    window.desk.notice.show_message("Die Datei ist beschädigt.")
    window.desk.days.day_changed.emit(shop.today())
    assert named_windows() == [screen]
    assert told == []
    leave(screen)
    assert told == ["now"]
    assert window.desk.notice.text == "Die Datei ist beschädigt."


def test_answers_are_not_what_the_shop_takes_back(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    shop.customers.trash(bakery.id or 0)
    screen = begun(window, qtbot)
    for value in (9, 2):
        click(screen.question.scale.buttons[value])
        click(screen.comment.finish_button)
        click(screen.thanks)
    leave(screen)
    assert window.desk.toasts.text() == "Kundenmodus beendet. 2 Antworten sind gespeichert."
    qtbot.waitUntil(window.isActiveWindow)
    hit(window, Qt.Key.Key_Z, CTRL)
    assert shop.customers.get(bakery.id or 0).deleted_at is None
    assert given(shop) == [(9, ""), (2, "")]
    assert shop.employee_id is not None


def test_an_answer_that_cannot_be_saved_waits_and_the_customer_sees_thanks(
    window: MainWindow, shop: Store, qtbot: QtBot
) -> None:
    screen = begun(window, qtbot)
    with sqlite3.connect(shop.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        click(screen.question.scale.buttons[1])
        type_text(screen.comment.text, "Oh je")
        click(screen.comment.finish_button)
        assert page_of(screen) is screen.thanks
        assert named_windows() == [screen]
        assert len(window.customer_mode.box.waiting) == 1
        leave(screen)
        assert window.isVisible()
        assert window.desk.notice.text.startswith(
            "1 Antwort aus dem Kundenmodus ist noch nicht gespeichert. Lassen Sie das Programm offen."
        )
        other.execute("ROLLBACK")
    click(window.desk.notice.action)
    assert given(shop) == [(1, "Oh je")]
    assert window.desk.notice.text == ""
    assert window.desk.toasts.text() == "Die Antworten aus dem Kundenmodus sind jetzt gespeichert."


def test_a_waiting_answer_is_tried_again_by_itself(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    box = window.customer_mode.box
    box._again.setInterval(50)
    with sqlite3.connect(shop.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        click(screen.question.scale.buttons[1])
        click(screen.comment.finish_button)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not box.waiting)
    assert given(shop) == [(1, "")]


def test_the_window_does_not_close_over_waiting_answers_unasked(
    window: MainWindow, shop: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("kundenapp.ui.main_window.may_lose_text", lambda _window: asked.append(True))
    screen = begun(window, qtbot)
    with sqlite3.connect(shop.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        click(screen.question.scale.buttons[1])
        click(screen.comment.finish_button)
        leave(screen)
        assert not window.close()
        assert asked == [True]
        other.execute("ROLLBACK")


def test_it_does_not_begin_over_something_unsaved(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    window.pages.open_customer(bakery.id)
    note = window.customers.detail.note_card.field
    note.setFocus()
    type_text(note, "Neu: ")
    with sqlite3.connect(shop.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        window.customer_mode.begin(None)
        assert window.customer_mode.screen is None
        assert window.isVisible()
        assert window.desk.toasts.text() == "Der Kundenmodus beginnt, sobald alles gespeichert ist."
        other.execute("ROLLBACK")
    begun(window, qtbot)
    assert shop.customers.get(bakery.id or 0).note.startswith("Neu: ")


def test_the_computer_is_shut_down(window: MainWindow, shop: Store, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    click(screen.question.scale.buttons[8])
    window.customer_mode._on_computer_ends()
    with qtbot.waitSignal(window.closed):
        assert screen.close()
    assert given(shop) == [(8, "")]
    assert not window.isVisible()


def opened_dialog(window: MainWindow) -> StartDialog:
    dialog = window.findChild(StartDialog)
    assert isinstance(dialog, StartDialog)
    return dialog


def start_dialog(window: MainWindow, customer_id: int | None = None) -> StartDialog:
    dialog = window.customer_mode.ask_for(customer_id)
    assert dialog is not None
    return dialog


def test_from_the_menu_of_the_person(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.menu.open()
    entry = next(action for action in menu.actions() if action.text() == "Kundenmodus …")
    entry.trigger()
    menu.close()
    dialog = opened_dialog(window)
    assert dialog.fields.isHidden()
    assert dialog.picker.isHidden()
    qtbot.waitUntil(dialog.begin_button.hasFocus)
    press(dialog.begin_button, Qt.Key.Key_Return)
    assert screen_of(window).mode.customer_uuid == ""


def test_from_the_menu_of_a_customer(window: MainWindow, bakery: Customer) -> None:
    from kundenapp.ui.customers.customer_menu import CustomerAction

    window.pages.open_customer(bakery.id)
    window.customers.for_customer.run(CustomerAction.CUSTOMER_MODE, bakery.id)
    dialog = opened_dialog(window)
    assert dialog.name_label.text() == "Bäckerei Großmann"
    assert dialog.customer_id == bakery.id
    click(dialog.begin_button)
    assert screen_of(window).mode.customer_uuid == bakery.uuid


def test_somebody_is_chosen_by_typing(window: MainWindow, bakery: Customer) -> None:
    dialog = start_dialog(window)
    click(dialog.who._buttons["one"])
    click(dialog.begin_button)
    assert dialog.error.label.text() == "Wählen Sie den Kunden, der antwortet."
    type_text(dialog.picker, "großm")
    press(dialog.picker, Qt.Key.Key_Return)
    assert dialog.name_label.text() == "Bäckerei Großmann"
    assert dialog.error.isHidden()
    click(dialog.other_button)
    assert dialog.customer_id is None
    click(dialog.who._buttons["all"])
    click(dialog.begin_button)
    assert screen_of(window).mode.customer_uuid == ""
    assert bakery.id


def test_a_restricted_customer_is_not_asked(window: MainWindow, shop: Store, bakery: Customer) -> None:
    shop.customers.restrict(bakery.id or 0)
    dialog = start_dialog(window, bakery.id)
    assert dialog.error.isVisible()
    assert dialog.customer_id is None
    window.customer_mode.begin(bakery.id)
    assert window.customer_mode.screen is None


def test_without_a_code_one_is_asked_for_first(
    shop: Store, bakery: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.customer_mode.pauses = NEVER
    dialog = start_dialog(main_window)
    assert dialog.fields.isVisible()
    qtbot.waitUntil(dialog.fields.first_line.hasFocus)
    type_text(dialog.fields.first_line, "12")
    press(dialog.fields.first_line, Qt.Key.Key_Return)
    click(dialog.begin_button)
    assert dialog.fields.first.error() == "Ein Code hat 4 bis 12 Ziffern oder Buchstaben."
    dialog.fields.first_line.clear()
    type_text(dialog.fields.first_line, "4711")
    type_text(dialog.fields.second_line, "4712")
    press(dialog.fields.second_line, Qt.Key.Key_Return)
    assert dialog.fields.second.error() == "Das ist nicht derselbe Code. Tippen Sie ihn noch einmal."
    assert not shop.answer_settings.has_code
    assert main_window.customer_mode.screen is None
    type_text(dialog.fields.second_line, "4711")
    press(dialog.fields.second_line, Qt.Key.Key_Return)
    screen = screen_of(main_window)
    assert opens(shop.answer_settings.sealed_code, "4711")
    leave(screen, "4711")
    assert main_window.isVisible()
    assert bakery.id


def test_fingers_find_everything(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    buttons: list[QWidget] = [*screen.question.scale.buttons.values()]
    click(screen.question.scale.buttons[9])
    QApplication.processEvents()
    buttons += [screen.comment.back_button, screen.comment.finish_button]
    assert min(button.width() for button in buttons) >= TOUCH
    assert min(button.height() for button in buttons) >= TOUCH


def test_nothing_of_ours_tells_a_customer_what_they_are(window: MainWindow, qtbot: QtBot) -> None:
    screen = begun(window, qtbot)
    for word in ("Kritiker", "Zufriedene", "Begeisterte"):
        assert word not in words_on(screen)
