"""The one question inside the conversation sheet: unfolded, answered, kept with the conversation as one step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.answer import AnswerChannel, Scale
from kundenapp.domain.conversation import Channel
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.ui.conversation import sheet_body
from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.factories import MONDAY, to_do
from tests.ui.hands import ALT, CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

    Opened = Callable[[], ConversationSheet]


@pytest.fixture
def opened(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Opens the sheet with the bakery, and returns it once it has the keyboard."""

    def the_sheet() -> ConversationSheet:
        hit(main_window, Qt.Key.Key_G, CTRL)
        return shown(main_window, qtbot)

    return the_sheet


def shown(main_window: MainWindow, qtbot: QtBot) -> ConversationSheet:
    (sheet,) = (found for found in main_window.findChildren(ConversationSheet) if found.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def test_asked_answered_and_kept_by_keyboard(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    sheet = opened()
    assert not sheet.ask.isVisible()
    assert sheet.ask_button.text().strip() == "Begeisterung erfragen"
    type_where_focus_is("Probetag war gut.")
    hit(sheet, Qt.Key.Key_B, ALT)
    qtbot.waitUntil(sheet.ask.isVisible)
    type_where_focus_is("10")
    hit(sheet, Qt.Key.Key_Tab)
    assert sheet.ask.reason_line.hasFocus()
    type_where_focus_is("Sie hören zu.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    (kept,) = shop.answers.of_customer(bakery.id or 0)
    assert (kept.value, kept.scale, kept.comment, kept.channel, kept.day, kept.employee_id) == (
        10,
        Scale.ZERO_TO_TEN,
        "Sie hören zu.",
        AnswerChannel.PHONE,
        MONDAY,
        shop.employee_id,
    )
    assert main_window.desk.toasts.text() == (
        "Gespräch gespeichert. Antwort gespeichert: 10 von 10. Nachfassen am Mo, 30.11."
    )
    main_window.news.undo()
    assert shop.answers.of_customer(bakery.id or 0) == []
    assert shop.conversations.of_customer(bakery.id or 0) == []
    assert shop.follow_ups.open_of(bakery.id or 0) == []


def test_whoever_only_answered_has_been_asked(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    click(sheet.ask_button)
    click(sheet.ask.scale.button(3))
    click(sheet.done_button)
    assert [talk.text for talk in shop.conversations.of_customer(bakery.id or 0)] == ["Nach der Begeisterung gefragt."]
    assert [kept.value for kept in shop.answers.of_customer(bakery.id or 0)] == [3]


def test_unfolded_and_not_answered_nothing_is_an_answer(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    type_where_focus_is("Keine Zeit.")
    click(sheet.ask_button)
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert not sheet.isVisible()
    assert shop.answers.of_customer(bakery.id or 0) == []


def test_left_out_again_there_is_no_answer(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    type_where_focus_is("Doch nicht gefragt.")
    click(sheet.ask_button)
    type_where_focus_is("9")
    assert sheet.ask_button.text().strip() == "Frage weglassen"
    click(sheet.ask_button)
    assert not sheet.ask.isVisible()
    assert sheet.text_input.hasFocus()
    click(sheet.done_button)
    assert shop.answers.of_customer(bakery.id or 0) == []


def test_a_reason_wants_its_number(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    click(sheet.ask_button)
    hit(sheet, Qt.Key.Key_Tab)
    type_where_focus_is("Dauert zu lang.")
    click(sheet.done_button)
    assert sheet.ask.reason.error() == (
        "Zu diesem Grund fehlt noch die Zahl. Wählen Sie eine, oder leeren Sie das Feld."
    )
    type_where_focus_is("6")
    assert sheet.ask.reason.error() is None
    click(sheet.done_button)
    assert [kept.comment for kept in shop.answers.of_customer(bakery.id or 0)] == ["Dauert zu lang."]


def test_too_long_a_reason_is_told_at_its_place(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    click(sheet.ask_button)
    type_where_focus_is("6")
    sheet.ask.reason_line.setText("x" * 20_001)
    click(sheet.done_button)
    assert str(sheet.ask.reason.error()).startswith("Das ist zu lang: 20.001 Zeichen")
    assert sheet.text.error() is None
    assert sheet.ask.reason_line.hasFocus()
    assert shop.conversations.of_customer(bakery.id or 0) == []


def test_escape_keeps_the_answer_in_the_draft(
    shop: Store, main_window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    sheet = opened()
    click(sheet.ask_button)
    type_where_focus_is("9")
    hit(sheet, Qt.Key.Key_Tab)
    type_where_focus_is("Freundlich")
    press(sheet, Qt.Key.Key_Escape)
    assert main_window.desk.toasts.text() == "Entwurf aufgehoben."
    shop.answer_settings.set_scale(Scale.ONE_TO_TEN)
    main_window.pages.open_conversation_for_current()
    again = shown(main_window, qtbot)
    assert again.ask.isVisible()
    assert (again.ask.scale.value(), again.ask.scale.scale) == (9, Scale.ZERO_TO_TEN)
    assert again.ask.reason_line.text() == "Freundlich"
    click(again.done_button)
    assert [(kept.value, kept.scale) for kept in shop.answers.of_customer(1)] == [(9, Scale.ZERO_TO_TEN)]
    assert shop.drafts.newest("") is None


def test_a_draft_of_an_earlier_version_asks_nothing(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    fields = {"text": "Früher", "mood": "", "recommended": "0", "next": "none", "what": "", "answered": "0"}
    at = shop.now().isoformat()
    shop.drafts.save(f"conversation:{bakery.id}", {**fields, "channel": "phone", "at": at}, bakery.id)
    sheet = opened()
    assert sheet.text_input.toPlainText() == "Früher"
    assert not sheet.ask.isVisible()


def test_a_note_asks_nobody(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    main_window.pages.open_conversation(bakery.id, Channel.NOTE)
    sheet = shown(main_window, qtbot)
    assert sheet.ask_button.isHidden()
    sheet.moment.summary_button.click()
    sheet.moment.channel.setFocus()
    press(sheet.moment.channel, Qt.Key.Key_Home)
    assert sheet.ask_button.isVisible()
    click(sheet.ask_button)
    type_where_focus_is("9")
    sheet.moment.channel.setFocus()
    press(sheet.moment.channel, Qt.Key.Key_End)
    assert not sheet.ask.isVisible()
    press(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("days", [0, 3])
def test_what_wanted_an_answer_opens_with_the_question_and_is_done_by_it(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, days: int
) -> None:
    wish = to_do(bakery.id, MONDAY + timedelta(days=days), "Noch einmal fragen", kind=FollowUpKind.ASK)
    row_id = shop.follow_ups.create(wish, MONDAY)
    main_window.pages.open_conversation_about(bakery.id, row_id)
    sheet = shown(main_window, qtbot)
    assert sheet.ask.isVisible()
    assert sheet.next_step.answered.boxes[row_id].isChecked() is (days == 0)
    type_where_focus_is("8")
    assert sheet.next_step.answered.boxes[row_id].isChecked()
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert [task.id for task in shop.follow_ups.done_of(bakery.id or 0)] == [row_id]
    assert [task.kind for task in shop.follow_ups.open_of(bakery.id or 0)] == [FollowUpKind.AFTER_ANSWER]


def test_an_earlier_draft_fills_up_what_is_not_answered_here(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    sheet = opened()
    click(sheet.ask_button)
    type_where_focus_is("4")
    press(sheet, Qt.Key.Key_Escape)
    main_window.pages.open_conversation(None)
    asking = shown(main_window, qtbot)
    asking.text_input.setFocus()
    type_where_focus_is("Rief an.")
    asking.head.picker.setFocus()
    type_where_focus_is("Groß")
    press(asking.head.picker, Qt.Key.Key_Return)
    assert asking.ask.isVisible()
    assert asking.ask.scale.value() == 4
    assert asking.text_input.toPlainText() == "Rief an."
    press(asking, Qt.Key.Key_Escape)


def test_a_restricted_customer_is_told_and_nothing_is_kept(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    click(sheet.ask_button)
    type_where_focus_is("9")
    shop.customers.restrict(bakery.id or 0)
    click(sheet.done_button)
    assert str(sheet.text.error()).startswith("Die Daten von Bäckerei Großmann sind eingeschränkt")
    assert shop.answers.of_customer(bakery.id or 0) == []


def test_on_a_low_screen_the_sheet_scrolls_to_where_the_keyboard_is(
    bakery: Customer, shop: Store, opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_body, "_ROUND_IT", 800 - 360)
    shop.follow_ups.create(to_do(bakery.id, MONDAY), MONDAY)
    sheet = opened()
    sheet.next_step.days._chips["tomorrow"].click()
    click(sheet.ask_button)
    body = sheet.findChild(sheet_body.SheetBody)
    assert isinstance(body, sheet_body.SheetBody)
    qtbot.waitUntil(lambda: body.verticalScrollBar().value() > 0)
    assert body.height() == 360
    first = sheet.ask.scale.button(0)
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect().height() == first.height())
    sheet.text_input.setFocus()
    qtbot.waitUntil(lambda: body.verticalScrollBar().value() == 0)
