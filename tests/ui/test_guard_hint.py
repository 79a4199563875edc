"""The calm line below a text: it comes after a moment of rest, forbids nothing, and goes as soon as the word goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.guard_words import Kind
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.common.answer_correction import AnswerCorrection
from kundenapp.ui.common.answer_dialog import AnswerDialog
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.delight_dialog import DelightDialog
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog, ResultDialog
from kundenapp.ui.common.guard_hint import GuardHint
from kundenapp.ui.conversation.correction_dialog import CorrectionDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customers.category_dialog import CategoryDialog
from kundenapp.ui.sympathy.place_card import PlaceCard
from tests.factories import answer, talk, to_do
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

RUDE = "Ein Vollidiot. "
SENTENCE = (
    "„Vollidiot“ klingt nach einem Urteil über den Menschen. "
    "Schreiben Sie, was vereinbart wurde, nicht wie jemand ist. Der Kunde darf das lesen."
)


def hints_in(widget: QWidget) -> list[GuardHint]:
    return [hint for hint in widget.findChildren(GuardHint) if hint.text()]


def the_hint(widget: QWidget, qtbot: QtBot) -> GuardHint:
    """The one line shown in a widget, once it is there."""
    qtbot.waitUntil(lambda: len(hints_in(widget)) == 1, timeout=3000)
    return hints_in(widget)[0]


@pytest.fixture
def sheet(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> ConversationSheet:
    hit(main_window, Qt.Key.Key_G, CTRL)
    (sheet,) = main_window.findChildren(ConversationSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def test_it_comes_after_a_rest_and_never_takes_the_keyboard(
    bakery: Customer, shop: Store, sheet: ConversationSheet, qtbot: QtBot
) -> None:
    type_where_focus_is(RUDE)
    assert hints_in(sheet) == []
    hint = the_hint(sheet, qtbot)
    assert hint.text() == SENTENCE
    assert hint.isVisible()
    assert sheet.text_input.hasFocus()
    reader = QAccessible.queryAccessibleInterface(sheet.text_input)
    assert reader.text(QAccessible.Text.Description) == SENTENCE
    type_where_focus_is("Will 3 Räder.")
    assert hint.text() == SENTENCE
    hit(sheet, Qt.Key.Key_Return, CTRL)
    (conversation,) = shop.conversations.of_customer(bakery.id or 0)
    assert conversation.text == "Ein Vollidiot. Will 3 Räder.", "it forbids nothing"


def test_it_goes_with_the_word_at_once(sheet: ConversationSheet, qtbot: QtBot) -> None:
    QApplication.processEvents()
    height = sheet.height()
    type_where_focus_is("Ein Vollidiot")
    hint = the_hint(sheet, qtbot)
    qtbot.waitUntil(lambda: sheet.height() > height)
    press(sheet.text_input, Qt.Key.Key_Backspace)
    assert hint.text() == ""
    assert hint.isHidden()
    assert sheet.text_input.accessibleDescription() == ""
    qtbot.waitUntil(lambda: sheet.height() == height)


def test_the_words_may_stand(sheet: ConversationSheet, qtbot: QtBot) -> None:
    type_where_focus_is(RUDE)
    hint = the_hint(sheet, qtbot)
    hit(sheet, Qt.Key.Key_Tab)
    assert hint.keep_button.hasFocus()
    hit(sheet, Qt.Key.Key_Space)
    assert hint.text() == ""
    assert sheet.text_input.hasFocus()
    type_where_focus_is("Die Kundin ist schwanger.")
    assert the_hint(sheet, qtbot).text().startswith("„schwanger“ sagt etwas über die Gesundheit")


def test_several_words_are_counted(sheet: ConversationSheet, qtbot: QtBot) -> None:
    type_where_focus_is("Vollidiot, Trottel, Vollidiot.")
    assert the_hint(sheet, qtbot).text() == f"{SENTENCE} (1\u00a0weiteres\u00a0Wort)"
    type_where_focus_is(" Depp.")
    qtbot.waitUntil(lambda: hints_in(sheet)[0].text() == f"{SENTENCE} (2\u00a0weitere\u00a0Wörter)", timeout=3000)


def test_a_click_lets_the_words_stand_and_the_sheet_goes_on(sheet: ConversationSheet, qtbot: QtBot) -> None:
    type_where_focus_is(RUDE)
    hint = the_hint(sheet, qtbot)
    click(hint.keep_button)
    assert hint.isHidden()
    assert sheet.isVisible()


def test_f12_hides_it_with_the_rest(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    card = main_window.customers.detail.note_card
    card.field.setFocus()
    type_text(card.field, RUDE)
    hint = the_hint(card, qtbot)
    hit(main_window, Qt.Key.Key_F12)
    assert [child.accessibleName() for child in hint.children() if isinstance(child, QWidget)][-1] == "Verdeckt"
    hit(main_window, Qt.Key.Key_F12)
    QApplication.processEvents()
    assert "Verdeckt" not in [child.accessibleName() for child in hint.children() if isinstance(child, QWidget)]


def test_the_cursor_stays_in_sight(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    detail, field = main_window.customers.detail, main_window.customers.detail.note_card.field
    content = detail.widget()
    assert content is not None
    main_window.resize(1100, 560)
    field.setFocus()
    detail.ensureVisible(0, field.mapTo(content, field.rect().topLeft()).y() + 20, 0, 0)
    QApplication.processEvents()
    type_text(field, RUDE)
    the_hint(detail.note_card, qtbot)

    def is_seen() -> bool:
        cursor = field.mapTo(detail.viewport(), field.cursorRect().center())
        return detail.viewport().rect().contains(cursor)

    qtbot.waitUntil(is_seen)


def test_what_is_only_shown_is_not_looked_at(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.customers.open_customer(koehler.id or 0)
    card = main_window.customers.detail.note_card
    card.field.setFocus()
    type_text(card.field, "Vollidiot")
    the_hint(card, qtbot)
    main_window.customers.open_customer(bakery.id or 0)
    assert hints_in(card) == []
    main_window.customers.open_customer(koehler.id or 0)
    assert "Vollidiot" in card.field.toPlainText()
    waiting = [timer for hint in card.findChildren(GuardHint) for timer in hint.findChildren(QTimer)]
    assert not any(timer.isActive() for timer in waiting)
    assert hints_in(card) == []


def test_the_shop_decides_what_gets_a_hint(shop: Store, sheet: ConversationSheet, qtbot: QtBot) -> None:
    shop.guard_settings.set_off(Kind.INSULT, is_off=True)
    shop.guard_settings.set_hinted("Schnäppchenjäger")
    type_where_focus_is("Vollidiot und Schnäppchenjäger")
    assert the_hint(sheet, qtbot).text().startswith("„Schnäppchenjäger“ steht auf der Liste Ihres Betriebs.")


def test_notes_and_tags_of_the_record(koehler: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    hit(main_window, Qt.Key.Key_F2)
    fields = main_window.customers.form.fields
    fields.tags.field.setFocus()
    type_text(fields.tags.field, "Querulantin")
    press(fields.tags.field, Qt.Key.Key_Return)
    tags = the_hint(fields.field("tags"), qtbot)
    assert tags.text().startswith("„Querulantin“")
    line = fields.phones.lines[0]
    click(line.note_button)
    assert line.note is not None
    type_text(line.note, RUDE)
    assert the_hint(line, qtbot).text() == SENTENCE
    _choice, _day, note = next(iter(fields.consents.rows.values()))
    note.setEnabled(True)
    type_text(note, RUDE)
    assert the_hint(fields.field("consents"), qtbot).text() == SENTENCE


def test_every_free_text_has_it(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    desk, customer_id = main_window.desk, bakery.id or 0
    recorded = record_answer(shop, answer(customer_id, 3))
    case, follow_up = recorded.case, shop.follow_ups.create(to_do(customer_id, shop.today()), shop.today())
    assert case is not None
    record_conversation(shop, talk(customer_id), NextStep())
    (conversation,) = shop.conversations.of_customer(customer_id)
    opened: list[QWidget] = [
        FollowUpDialog(desk, bakery, main_window),
        ResultDialog(desk, shop.follow_ups.get(follow_up), main_window),
        AnswerDialog(desk, bakery, main_window),
        AnswerCorrection(desk, shop.answers.get(recorded.answer_id), main_window),
        DelightDialog(desk, main_window, customer_id),
        CaseDialog(desk, shop.answer_cases.get(case.id or 0), main_window),
        CorrectionDialog(desk, conversation, main_window),
        CategoryDialog(desk, bakery, main_window),
        ConversationSheet(desk, main_window, customer_id),
        main_window.customers.detail.note_card,
        main_window.customers.detail.assessment_card,
    ]
    watched = [len(one.findChildren(GuardHint)) for one in opened]
    assert watched == [1, 1, 1, 1, 2, 3, 1, 1, 3, 1, 1]
    hit(main_window, Qt.Key.Key_5, CTRL)
    assert len(main_window.findChildren(PlaceCard)[0].findChildren(GuardHint)) == 1
    for one in opened[:9]:
        one.close()
