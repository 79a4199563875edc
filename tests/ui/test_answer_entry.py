"""Entering answers on the tab Begeisterung, with keys and with the mouse; what goes wrong is said where it happened."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kundenapp.domain.answer import AnswerChannel, Recommends, Scale
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.enthusiasm.overview import Overview
from tests.factories import MONDAY, person
from tests.ui.hands import CTRL, click, hit, opened_window, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.enthusiasm.entry_card import EntryCard
    from kundenapp.ui.main_window import MainWindow

K = Qt.Key


@pytest.fixture
def window(bakery: Customer, shop: Store, qtbot: QtBot) -> MainWindow:
    """The window at the tab, one customer in the file."""
    return opened_window(shop, qtbot, "enthusiasm")


def overview(window: MainWindow) -> Overview:
    view = window.enthusiasm.view
    assert isinstance(view, Overview)
    return view


def entry_of(window: MainWindow) -> EntryCard:
    return overview(window).entry


def choose(window: MainWindow, name: str = "Großmann") -> None:
    assert entry_of(window).who.picker.hasFocus()
    type_where_focus_is(name)
    hit(window, K.Key_Return)


def the_answer(shop: Store, customer_id: int | None) -> Answer:
    (found,) = shop.answers.of_customer(customer_id or 0)
    return found


def test_ctrl_6_begins_with_who_answered(main_window: MainWindow) -> None:
    hit(main_window, K.Key_6, CTRL)
    assert main_window.pages.name_in_front == "enthusiasm"
    assert entry_of(main_window).who.picker.hasFocus()


@pytest.mark.parametrize(("digits", "value"), [((K.Key_9,), 9), ((K.Key_1, K.Key_0), 10)])
def test_with_the_customer_there_an_answer_takes_four_keys_at_most(
    window: MainWindow, bakery: Customer, shop: Store, digits: tuple[Qt.Key, ...], value: int
) -> None:
    choose(window)
    keys = 0
    for key in (*digits, K.Key_Tab):
        hit(window, key)
        keys += 1
    type_where_focus_is("Die Räder laufen seit Jahren.")
    hit(window, K.Key_Return)
    keys += 1
    found = the_answer(shop, bakery.id)
    assert keys <= 4
    assert (found.value, found.comment) == (value, "Die Räder laufen seit Jahren.")
    assert (found.day, found.scale, found.channel) == (MONDAY, Scale.ZERO_TO_TEN, AnswerChannel.SHOP)
    assert found.employee_id == shop.employee_id
    assert found.recommends is Recommends.UNKNOWN


def test_the_form_is_empty_for_the_next_one_and_the_advice_stands_below(window: MainWindow, shop: Store) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_9)
    hit(window, K.Key_Return)
    assert entry.reason.hasFocus(), "Enter on the value goes on to the reason"
    hit(window, K.Key_Return, CTRL)
    assert not entry.is_begun
    assert entry.who.picker.hasFocus()
    assert entry.advice.label.text() == (
        "Schön! Fragen Sie gern nach einer Empfehlung. Nachfassen ist für Mo, 30.11. vorgemerkt."
    )
    assert window.desk.toasts.text() == "Antwort gespeichert: 9 von 10. Nachfassen am Mo, 30.11."
    assert shop.answer_cases.open_count() == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "Danke für die ehrliche Antwort. Am besten heute noch anrufen. Nachfassen ist für heute vorgemerkt."),
        (7, "Fragen Sie nach: „Was fehlt zur 10?“ Nachfassen ist für Mo, 30.11. vorgemerkt."),
    ],
)
def test_each_class_has_its_advice(window: MainWindow, value: int, words: str) -> None:
    choose(window)
    click(entry_of(window).scale.button(value))
    click(entry_of(window).save_button)
    assert entry_of(window).advice.isVisible()
    assert entry_of(window).advice.label.text() == words


def test_from_the_advice_one_calls_about_the_case(window: MainWindow, shop: Store) -> None:
    choose(window)
    hit(window, K.Key_3)
    hit(window, K.Key_Return, CTRL)
    click(entry_of(window).advice.call_button)
    sheet = window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    sheet.reject()


def test_undo_takes_the_answer_its_case_and_the_advice_back(window: MainWindow, shop: Store, bakery: Customer) -> None:
    choose(window)
    hit(window, K.Key_2)
    hit(window, K.Key_Return, CTRL)
    hit(window, K.Key_Z, CTRL)
    assert shop.answers.of_customer(bakery.id or 0) == []
    assert shop.answer_cases.open_count() == 0
    assert not entry_of(window).advice.isVisible()


def test_the_advice_goes_when_the_next_answer_begins(window: MainWindow) -> None:
    choose(window)
    hit(window, K.Key_2)
    hit(window, K.Key_Return, CTRL)
    choose(window)
    hit(window, K.Key_9)
    assert not entry_of(window).advice.isVisible()


def test_a_card_without_a_name(window: MainWindow, shop: Store) -> None:
    entry = entry_of(window)
    click(entry.who.nameless_button)
    hit(window, K.Key_8)
    hit(window, K.Key_Return, CTRL)
    (row,) = shop.engine.dicts("SELECT customer_id, value, channel FROM answers")
    assert row == {"customer_id": None, "value": 8, "channel": "card"}
    assert not entry.advice.isVisible(), "there is nobody to get in touch with"
    assert window.desk.toasts.text() == "Antwort gespeichert: 8 von 10."


def test_a_chip_says_who_it_is_and_lets_somebody_else_be_chosen(window: MainWindow) -> None:
    entry = entry_of(window)
    choose(window)
    assert entry.who.chip.text().strip() == "Bäckerei Großmann"
    hit(window, K.Key_9)
    click(entry.who.chip)
    assert entry.who.picker.hasFocus()
    assert entry.scale.value() == 9, "what was entered stays"


def test_what_is_missing_is_said_at_its_place(window: MainWindow, shop: Store) -> None:
    entry = entry_of(window)
    hit(window, K.Key_Return, CTRL)
    assert entry.who_error.label.text() == "Wer hat geantwortet? Den Kunden suchen oder „ohne Namen“ wählen."
    choose(window)
    assert not entry.who_error.isVisible()
    hit(window, K.Key_Return, CTRL)
    assert entry.value_error.label.text() == "Eine Zahl fehlt noch: drücken Sie ihre Taste oder klicken Sie darauf."
    hit(window, K.Key_5)
    assert not entry.value_error.isVisible()


def test_more_can_be_said(window: MainWindow, shop: Store, bakery: Customer) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_9)
    click(entry.more_button)
    details = entry.details
    assert details.occasion.hasFocus()
    type_where_focus_is("Reparatur")
    details.channel.set_value(AnswerChannel.PHONE)
    for field, text in ((details.day, "20.11."), (details.person, "Ida Kröger")):
        field.setFocus()
        type_where_focus_is(text)
    details.recommends.set_value(Recommends.DONE)
    hit(window, K.Key_Return, CTRL)
    found = the_answer(shop, bakery.id)
    assert (found.occasion, found.channel, found.person) == ("Reparatur", AnswerChannel.PHONE, "Ida Kröger")
    assert (found.day, found.recommends) == (MONDAY - timedelta(days=3), Recommends.DONE)
    choose(window)
    assert details.occasion.completer().model().index(0, 0).data() == "Reparatur"


def test_only_of_a_company_it_is_asked_who_answered(window: MainWindow, shop: Store) -> None:
    shop.customers.create(person())
    entry = entry_of(window)
    click(entry.more_button)
    assert not entry.details.person.isVisible()
    entry.who.picker.setFocus()
    choose(window)
    assert entry.details.person.isVisible()
    click(entry.who.chip)
    choose(window, "Köhler")
    assert not entry.details.person.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("day", "morgen", "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"),
        ("day", "1.12.2026", "Dieser Tag liegt in der Zukunft. Bitte einen Tag bis heute schreiben."),
        ("occasion", "x" * 61, "Das ist zu lang: 61 Zeichen, möglich sind 60. Bitte kürzen, es geht nichts verloren."),
    ],
)
def test_bad_input_is_said_below_its_field_and_nothing_is_lost(
    window: MainWindow, shop: Store, bakery: Customer, field: str, text: str, sentence: str
) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_9)
    click(entry.more_button)
    getattr(entry.details, field).setText(text)
    click(entry.more_button)
    hit(window, K.Key_Return, CTRL)
    assert entry.details.isVisible(), "the field at fault is unfolded"
    assert entry.details.fields[field].error() == sentence
    assert getattr(entry.details, field).hasFocus()
    assert getattr(entry.details, field).text() == text
    assert shop.answers.of_customer(bakery.id or 0) == []


def test_a_reason_too_long_is_said_below_it(window: MainWindow) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_9)
    entry.reason.setText("x" * 20_001)
    hit(window, K.Key_Return, CTRL)
    assert (entry.reason_field.error() or "").startswith("Das ist zu lang: 20.001 Zeichen")


def test_a_day_that_is_typed_is_shown_as_it_is_meant(window: MainWindow) -> None:
    entry = entry_of(window)
    click(entry.more_button)
    entry.details.day.setFocus()
    type_where_focus_is("gestern")
    hit(window, K.Key_Tab)
    assert entry.details.day.text() == "22.11.2026"


def test_whose_data_may_only_be_kept_is_not_asked(window: MainWindow, shop: Store, bakery: Customer) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_9)
    shop.customers.restrict(bakery.id or 0)
    hit(window, K.Key_Return, CTRL)
    assert "Bäckerei Großmann" in entry.who_error.label.text()
    assert entry.scale.value() == 9
    click(entry.who.chip)
    entry.who_error.set_text("")
    entry.who.picker.customer_chosen.emit(bakery.id)
    assert "Bäckerei Großmann" in entry.who_error.label.text()
    assert not entry.who.is_known


def test_the_customer_in_front_is_proposed(main_window: MainWindow, koehler: Customer) -> None:
    main_window.customers.open_customer(koehler.id or 0)
    hit(main_window, K.Key_6, CTRL)
    assert entry_of(main_window).who.customer_id == koehler.id
    assert main_window.enthusiasm.current_id == koehler.id
    hit(main_window, K.Key_4)
    assert entry_of(main_window).scale.value() == 4
    entry_of(main_window)._begin_anew()


def test_an_entry_survives_other_tabs_and_a_customer_opened_there(
    window: MainWindow, koehler: Customer, shop: Store
) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_6)
    hit(window, K.Key_Tab)
    type_where_focus_is("Zu lange gewartet.")
    hit(window, K.Key_2, CTRL)
    window.customers.open_customer(koehler.id or 0)
    hit(window, K.Key_6, CTRL)
    assert (entry.scale.value(), entry.reason.text()) == (6, "Zu lange gewartet.")
    assert entry.who.chip.text().strip() == "Bäckerei Großmann"
    hit(window, K.Key_F5)
    assert (entry.scale.value(), entry.reason.text()) == (6, "Zu lange gewartet.")


def test_what_is_being_entered_is_there_again_after_closing(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_6)
    hit(window, K.Key_Return)
    type_where_focus_is("Zu lange gewartet.")
    click(entry.more_button)
    type_where_focus_is("Reparatur")
    window.close()
    again = opened_window(shop, qtbot, "enthusiasm")
    entry = entry_of(again)
    assert entry.who.customer_id == bakery.id
    assert (entry.scale.value(), entry.reason.text()) == (6, "Zu lange gewartet.")
    assert entry.details.occasion.text() == "Reparatur"
    hit(again, K.Key_Return, CTRL)
    assert the_answer(shop, bakery.id).occasion == "Reparatur"
    assert shop.drafts.get("answer:new") is None


def test_whoever_is_gone_meanwhile_is_asked_for_anew(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    choose(window)
    hit(window, K.Key_6)
    window.close()
    shop.customers.restrict(bakery.id or 0)
    entry = entry_of(opened_window(shop, qtbot, "enthusiasm"))
    assert not entry.who.is_known
    assert entry.scale.value() == 6


def test_the_question_and_the_scale_are_those_of_the_shop(window: MainWindow, shop: Store) -> None:
    entry = entry_of(window)
    assert "weiterempfehlen?“" in entry.question_label.text()
    choose(window)
    hit(window, K.Key_4)
    shop.answer_settings.set_question("Würden Sie wiederkommen?")
    shop.answer_settings.set_scale(Scale.ONE_TO_TEN)
    assert entry.question_label.text() == "„Würden Sie wiederkommen?“"
    assert entry.scale.scale is Scale.ONE_TO_TEN
    assert entry.scale.value() is None, "4 on the one scale is not 4 on the other"


def test_the_shade_hides_what_is_being_answered(window: MainWindow) -> None:
    hit(window, K.Key_F12)
    entry = entry_of(window)
    top = entry.scale.mapTo(entry, entry.scale.rect().center())
    covered = entry.childAt(top)
    assert isinstance(covered, QWidget)
    assert covered.accessibleName() == "Verdeckt"


def test_a_value_on_another_scale_does_not_come_back(
    window: MainWindow, shop: Store, bakery: Customer, qtbot: QtBot
) -> None:
    choose(window)
    hit(window, K.Key_6)
    hit(window, K.Key_Return)
    type_where_focus_is("Zu lange gewartet.")
    window.close()
    shop.answer_settings.set_scale(Scale.ONE_TO_TEN)
    entry = entry_of(opened_window(shop, qtbot, "enthusiasm"))
    assert (entry.scale.value(), entry.reason.text()) == (None, "Zu lange gewartet.")
    assert entry.who.customer_id == bakery.id


def test_of_somebody_erased_nothing_is_left_in_the_entry(window: MainWindow, shop: Store, bakery: Customer) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_6)
    hit(window, K.Key_Return)
    type_where_focus_is("Frau Kröger war krank.")
    shop.erase([shop.customers.get(bakery.id or 0)])
    assert not entry.who.is_known
    assert (entry.scale.value(), entry.reason.text()) == (None, "")
    window.pages.flush()
    assert shop.drafts.get("answer:new") is None


def test_whoever_goes_into_the_trash_is_asked_for_anew(window: MainWindow, shop: Store, bakery: Customer) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_6)
    shop.customers.trash(bakery.id or 0)
    assert not entry.who.is_known
    assert entry.scale.value() == 6


def test_of_two_who_become_one_the_answer_goes_on_with_the_one(
    window: MainWindow, shop: Store, bakery: Customer, koehler: Customer
) -> None:
    entry = entry_of(window)
    choose(window)
    hit(window, K.Key_6)
    window.pages.flush()
    loser = shop.customers.get(bakery.id or 0)
    shop.merging.merge(shop.customers.get(koehler.id or 0), loser, {})
    assert entry.who.customer_id == koehler.id
    assert entry.scale.value() == 6
    hit(window, K.Key_Return, CTRL)
    assert the_answer(shop, koehler.id).value == 6
