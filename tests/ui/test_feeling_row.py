"""Placing a customer in the conversation sheet: our feeling, beside the mood, which is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.ui.hands import ALT, CTRL, click, hit, type_text, type_where_focus_is
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

    Opened = Callable[[], ConversationSheet]


@pytest.fixture
def opened(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Opens the sheet with the customer in front."""

    def the_sheet() -> ConversationSheet:
        main_window.pages.open_conversation_for_current()
        (sheet,) = (sheet for sheet in main_window.findChildren(ConversationSheet) if sheet.isVisible())
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return the_sheet


def test_mood_and_feeling_are_kept_with_one_step_back(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened, clock: Clock
) -> None:
    shop.placements.place(bakery.id or 0, 5, 8.5)
    clock.go_on(days=1)
    sheet = opened()
    type_where_focus_is("Angebot angenommen.")
    hit(sheet, Qt.Key.Key_4, ALT)
    hit(sheet, Qt.Key.Key_G, ALT)
    hit(sheet, Qt.Key.Key_3)
    hit(sheet, Qt.Key.Key_Return, CTRL)
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert (own.sympathy, own.enthusiasm, own.day) == (3, 8.5, shop.today()), "the estimate stays as it was"
    assert main_window.customers.detail.assessment_card.sympathy_input.text() == "3"
    shop.undo()
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert own.sympathy == 5
    assert shop.conversations.of_customer(bakery.id or 0) == []


def test_nothing_chosen_says_nothing_and_is_not_asked_for(bakery: Customer, shop: Store, opened: Opened) -> None:
    shop.placements.place(bakery.id or 0, 5, None)
    sheet = opened()
    assert sheet.feeling.value() is None, "an earlier feeling is not shown to whoever stands by"
    type_where_focus_is("Nur kurz.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert len(shop.placements.history_of(bakery.id or 0)) == 1


def test_keys_and_clicks_take_a_number_and_take_it_back(opened: Opened) -> None:
    sheet = opened()
    row = sheet.feeling
    hit(sheet, Qt.Key.Key_G, ALT)
    assert row.buttons[1].hasFocus()
    hit(sheet, Qt.Key.Key_Left)
    assert row.buttons[1].hasFocus()
    hit(sheet, Qt.Key.Key_Right)
    hit(sheet, Qt.Key.Key_Space)
    assert row.value() == 2
    hit(sheet, Qt.Key.Key_5)
    hit(sheet, Qt.Key.Key_5)
    assert row.value() == 5
    hit(sheet, Qt.Key.Key_7)
    assert row.value() == 5
    hit(sheet, Qt.Key.Key_Backspace)
    assert row.value() is None
    hit(sheet, Qt.Key.Key_Backspace)
    click(row.buttons[4])
    assert row.value() == 4
    click(row.buttons[2])
    assert row.value() == 2
    click(row.buttons[2])
    assert row.value() is None


def test_the_draft_keeps_it(bakery: Customer, shop: Store, opened: Opened) -> None:
    sheet = opened()
    click(sheet.feeling.buttons[4])
    assert sheet.has_content
    hit(sheet, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert shop.placements.own(bakery.id or 0) is None
    again = opened()
    assert again.feeling.value() == 4
    hit(again, Qt.Key.Key_Return, CTRL)
    assert again.text.error() is not None, "a feeling alone is no conversation"
    type_text(again.text_input, "Kurz da gewesen.")
    hit(again, Qt.Key.Key_Return, CTRL)
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert own.sympathy == 4


def test_an_earlier_draft_fills_up_what_is_empty(shop: Store, opened: Opened) -> None:
    row, mine, hers = opened().feeling, f"feeling:{shop.employee_id}", "feeling:99"
    row.set_state({mine: "2"})
    row.fill_up({mine: "5", hers: "1"})
    assert (row.value(), row.state()) == (2, {mine: "2", hers: "1"})
    row.set_state({})
    row.fill_up({mine: "5"})
    assert row.value() == 5


def test_what_a_colleague_has_begun_is_neither_seen_nor_taken_over(
    bakery: Customer, shop: Store, opened: Opened
) -> None:
    mira, sabine = (employee.id for employee in shop.employees.active())
    shop.employee_id = mira
    sheet = opened()
    click(sheet.feeling.buttons[1])
    hit(sheet, Qt.Key.Key_Escape)
    shop.employee_id = sabine
    other = opened()
    assert other.feeling.value() is None
    assert other.has_content, "it is not lost for whoever has begun it"
    hit(other, Qt.Key.Key_Escape)
    shop.employee_id = mira
    again = opened()
    assert again.feeling.value() == 1
    hit(again, Qt.Key.Key_Escape)
    shop.employee_id = sabine
    last = opened()
    type_text(last.text_input, "Kurz da gewesen.")
    hit(last, Qt.Key.Key_Return, CTRL)
    assert shop.placements.history_of(bakery.id or 0) == []


def test_without_a_name_there_is_nobody_who_feels(shop: Store, opened: Opened) -> None:
    shop.employee_id = None
    assert not opened().feeling.isVisible()


def test_f12_hides_it(opened: Opened) -> None:
    sheet = opened()
    assert not is_covered(sheet.feeling)
    hit(sheet, Qt.Key.Key_F12)
    assert is_covered(sheet.feeling)


def test_the_whole_sheet_fits_onto_a_small_laptop(opened: Opened) -> None:
    sheet = opened()
    sheet.ask_button.click()
    QApplication.processEvents()
    assert sheet.feeling.isVisible()
    assert sheet.height() <= 690
