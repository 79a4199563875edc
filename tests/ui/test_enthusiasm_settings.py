"""The page Begeisterung of the settings: question, thanks, scale and days, each in the file at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.domain.answer_case import CaseDays
from kundenapp.domain.customer_mode import opens
from kundenapp.domain.question import default_question, default_thanks
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.code_fields import CodeDialog
from tests.factories import answer
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(main_window: MainWindow) -> SettingsDialog:
    dialog = main_window.menu.open_settings()
    for _page in range(5):
        press(dialog.list, Qt.Key.Key_Down)
    return dialog


def write_anew(text: str) -> None:
    """Replace what stands in the field with the keyboard in it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    hit(focused, Qt.Key.Key_A, CTRL)
    type_where_focus_is(text)


def test_the_question_is_asked_in_other_words(shop: Store, dialog: SettingsDialog) -> None:
    hit(dialog, Qt.Key.Key_Tab)
    assert dialog.enthusiasm.question_line.hasFocus()
    assert dialog.enthusiasm.question_line.text() == default_question()
    write_anew("Würden Sie uns Ihren Nachbarn empfehlen?")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.answer_settings.question == "Würden Sie uns Ihren Nachbarn empfehlen?"
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    write_anew("Danke und gute Fahrt.")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.answer_settings.thanks == "Danke und gute Fahrt."
    hit(dialog, Qt.Key.Key_Z, CTRL)
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert (shop.answer_settings.question, shop.answer_settings.thanks) == (default_question(), default_thanks())
    assert dialog.enthusiasm.question_line.text() == default_question()


def test_a_question_without_words_is_not_kept(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.enthusiasm
    page.question_line.setFocus()
    hit(dialog, Qt.Key.Key_A, CTRL)
    press(page.question_line, Qt.Key.Key_Delete)
    click(dialog.close_button)
    assert dialog.isVisible()
    assert page.question.error() == "Die Frage hat noch keine Worte. Leeren Sie das Feld nicht ganz."
    write_anew("x" * 201)
    hit(dialog, Qt.Key.Key_Tab)
    assert page.question.error() == (
        "Das ist zu lang: 201 Zeichen, möglich sind 200. Bitte kürzen, es geht nichts verloren."
    )
    assert shop.answer_settings.question == default_question()


def test_another_scale_leaves_the_answers_as_they_are(shop: Store, bakery: Customer, dialog: SettingsDialog) -> None:
    record_answer(shop, answer(bakery.id, 9))
    one_to_ten = dialog.enthusiasm.scales.findChildren(Button)[1]
    assert one_to_ten.text() == "1 bis 10"
    click(one_to_ten)
    assert shop.answer_settings.scale == "1-10"
    assert dialog.enthusiasm.day_fields[AnswerClass.DETRACTOR].label.text() == "Kritiker (1–6)"
    assert [kept.scale for kept in shop.answers.of_customer(bakery.id or 0)] == [Scale.ZERO_TO_TEN]
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.answer_settings.scale == "0-10"
    assert dialog.enthusiasm.scales.value() == "0-10"


def test_the_days_until_somebody_gets_in_touch(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.enthusiasm
    assert [field.label.text() for field in page.day_fields.values()] == [
        "Kritiker (0–6)",
        "Zufriedene (7–8)",
        "Begeisterte (9–10)",
    ]
    assert [line.text() for line in page.days.values()] == ["0", "7", "7"]
    page.days[AnswerClass.PASSIVE].setFocus()
    write_anew("3 Tage")
    hit(dialog, Qt.Key.Key_Tab)
    write_anew("bald")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.answer_settings.case_days == CaseDays(0, 3, 7)
    assert page.days[AnswerClass.PASSIVE].text() == "3"
    assert page.day_fields[AnswerClass.PROMOTER].error() == (
        "Nach wie vielen Tagen? Möglich ist jede Zahl von 0 (am selben Tag) bis 90."
    )
    press(page.days[AnswerClass.PROMOTER], Qt.Key.Key_Escape)
    assert page.days[AnswerClass.PROMOTER].text() == "7"


def test_the_code_of_the_customer_mode(shop: Store, dialog: SettingsDialog, qtbot: QtBot) -> None:
    row = dialog.enthusiasm.code
    assert row.label.text() == "Noch kein Code festgelegt."
    click(row.button)
    asking = dialog.findChild(CodeDialog)
    assert isinstance(asking, CodeDialog)
    qtbot.waitUntil(asking.fields.first_line.hasFocus)
    type_text(asking.fields.first_line, "Rad42")
    press(asking.fields.first_line, Qt.Key.Key_Return)
    type_text(asking.fields.second_line, "Rad43")
    press(asking.fields.second_line, Qt.Key.Key_Return)
    assert asking.fields.second.error() == "Das ist nicht derselbe Code. Tippen Sie ihn noch einmal."
    type_text(asking.fields.second_line, "rad42")
    click(asking.done_button)
    assert row.label.text() == "Ein Code ist festgelegt."
    assert row.button.text() == "Neuer Code …"
    assert opens(shop.answer_settings.sealed_code, "Rad42")
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert row.label.text() == "Noch kein Code festgelegt."


def test_a_code_that_cannot_be_saved_stays_in_its_field(shop: Store, dialog: SettingsDialog) -> None:
    asking = dialog.enthusiasm.code.ask()
    type_text(asking.fields.first_line, "4711")
    type_text(asking.fields.second_line, "4711")
    with closing(sqlite3.connect(shop.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        click(asking.done_button)
        other.execute("ROLLBACK")
    assert asking.isVisible()
    assert (asking.fields.second.error() or "").startswith("Die Kundendatei wird gerade")
    click(asking.done_button)
    assert shop.answer_settings.has_code
