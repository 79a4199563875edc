"""Asking from the page of a customer, and correcting what was answered: by keyboard, bad input in sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.answer import AnswerChannel, Recommends, Scale
from kundenapp.domain.answer_request import RequestState
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.answer_correction import AnswerCorrection
from kundenapp.ui.common.answer_dialog import AnswerDialog
from kundenapp.ui.common.dialogs import Dialog
from tests.factories import MONDAY, answer
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

D = TypeVar("D", bound=Dialog)


def the_one(window: MainWindow, kind: type[D], qtbot: QtBot) -> D:
    (dialog,) = (found for found in window.findChildren(kind) if found.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def asking(window: MainWindow, qtbot: QtBot) -> AnswerDialog:
    (entry,) = (one for one in window.customers.detail.menu().actions() if one.text() == "Begeisterung erfragen …")
    entry.trigger()
    return the_one(window, AnswerDialog, qtbot)


def correcting(shop: Store, window: MainWindow, qtbot: QtBot) -> AnswerCorrection:
    (kept,) = shop.answers.of_customer(1)
    window.customers.detail.enthusiasm.correct_answer(kept.id)
    return the_one(window, AnswerCorrection, qtbot)


def test_an_answer_takes_a_few_keys(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = asking(main_window, qtbot)
    assert not dialog.waiting_label.isVisible()
    assert dialog.title_label.text() == "Begeisterung erfragen: Bäckerei Großmann"
    assert dialog.question_label.text() == "„Wie wahrscheinlich ist es, dass Sie uns einem Freund weiterempfehlen?“"
    type_where_focus_is("10")
    hit(dialog, Qt.Key.Key_Return)
    assert dialog.reason_field.hasFocus()
    type_where_focus_is("Sie hören zu.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    (kept,) = shop.answers.of_customer(bakery.id or 0)
    assert (kept.value, kept.comment, kept.day, kept.channel) == (10, "Sie hören zu.", MONDAY, AnswerChannel.PHONE)
    assert kept.employee_id == shop.employee_id
    assert main_window.desk.toasts.text() == "Antwort gespeichert: 10 von 10. Nachfassen am Mo, 30.11."
    assert main_window.customers.detail.head.score_chip.isVisible()


def test_whoever_was_only_asked_may_still_answer(
    bakery: Customer, shop: Store, main_window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    click(asking(main_window, qtbot).asked_button)
    waiting = shop.answer_requests.open_of(bakery.id or 0)
    assert waiting is not None
    assert (waiting.channel, waiting.asked_on) == (AnswerChannel.PHONE, MONDAY)
    assert main_window.desk.toasts.text() == "Nach der Begeisterung gefragt."
    again = asking(main_window, qtbot)
    assert again.waiting_label.text() == "Schon gefragt: heute, am Telefon. Die Antwort steht noch aus."
    assert again.waiting_label.isVisible()
    press(again, Qt.Key.Key_Escape)
    clock.go_on(days=3)
    later = asking(main_window, qtbot)
    assert later.waiting_label.text() == "Schon gefragt: am 23.11.2026, am Telefon. Die Antwort steht noch aus."
    click(later.declined_button)
    assert [one.state for one in shop.answer_requests.of_customer(bakery.id or 0)] == [RequestState.DECLINED]
    assert shop.answers.of_customer(bakery.id or 0) == []


def test_without_a_number_it_is_no_answer(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = asking(main_window, qtbot)
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.value_error.label.text() == ("Eine Zahl fehlt noch: drücken Sie ihre Taste oder klicken Sie darauf.")
    type_where_focus_is("7")
    assert dialog.value_error.label.text() == ""
    dialog.occasion_field.setText("x" * 61)
    click(dialog.done_button)
    assert dialog.occasion.error() == (
        "Das ist zu lang: 61 Zeichen, möglich sind 60. Bitte kürzen, es geht nichts verloren."
    )
    dialog.occasion_field.setText("Reparatur")
    click(dialog.done_button)
    assert [kept.occasion for kept in shop.answers.of_customer(bakery.id or 0)] == ["Reparatur"]


def test_escape_asks_before_an_answer_is_given_up(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = asking(main_window, qtbot)
    answers = [False, True]
    dialog._may_lose = lambda _dialog: answers.pop(0)
    type_where_focus_is("3")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    empty = asking(main_window, qtbot)
    press(empty, Qt.Key.Key_Escape)
    assert not empty.isVisible()
    assert shop.answer_requests.of_customer(bakery.id or 0) == []


def test_nobody_is_asked_whose_data_may_only_be_kept(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = asking(main_window, qtbot)
    type_where_focus_is("9")
    shop.customers.restrict(bakery.id or 0)
    for button in (dialog.done_button, dialog.declined_button):
        click(button)
        assert dialog.error_line.label.text().startswith("Die Daten von Bäckerei Großmann sind eingeschränkt")
    dialog._may_lose = lambda _dialog: True
    press(dialog, Qt.Key.Key_Escape)
    main_window.customers.detail.enthusiasm.ask(bakery.id)
    assert main_window.desk.toasts.text().startswith("Die Daten von Bäckerei Großmann sind eingeschränkt")


def test_an_answer_is_corrected_and_keeps_its_scale(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.answer_settings.set_scale(Scale.ZERO_TO_TEN)
    record_answer(shop, answer(bakery.id, 9, scale=Scale.ONE_TO_TEN, employee_id=shop.employee_id))
    dialog = correcting(shop, main_window, qtbot)
    assert dialog.scale.value() == 9
    type_where_focus_is("8")
    hit(dialog, Qt.Key.Key_Tab)
    type_where_focus_is("Dauert zu lang.")
    hit(dialog, Qt.Key.Key_Tab)
    hit(dialog, Qt.Key.Key_A, CTRL)
    type_where_focus_is("gestern")
    hit(dialog, Qt.Key.Key_Tab)
    type_where_focus_is("Reparatur")
    dialog.channel.set_value(AnswerChannel.LETTER.value)
    dialog.person_field.set_state("Ida Kröger")
    dialog.recommends.set_value(Recommends.DONE.value)
    dialog.employee.set_value(2)
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    (kept,) = shop.answers.of_customer(bakery.id or 0)
    assert (kept.value, kept.scale, kept.comment, kept.day) == (
        8,
        Scale.ONE_TO_TEN,
        "Dauert zu lang.",
        MONDAY - timedelta(days=1),
    )
    assert (kept.occasion, kept.channel, kept.person, kept.recommends, kept.employee_id) == (
        "Reparatur",
        AnswerChannel.LETTER,
        "Ida Kröger",
        Recommends.DONE,
        2,
    )
    assert main_window.customers.detail.head.score_chip.accessibleName() == (
        "Letzte Antwort: 8 (Skala 1 bis 10) am 22.11."
    )


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("day", "morgen", "Welcher Tag ist gemeint?"),
        ("occasion", "x" * 61, "Das ist zu lang: 61 Zeichen, möglich sind 60."),
        ("person", "x" * 201, "Das ist zu lang: 201 Zeichen, möglich sind 200."),
        ("reason", "x" * 20_001, "Das ist zu lang: 20.001 Zeichen, möglich sind 20.000."),
    ],
)
def test_what_does_not_fit_stays_with_its_sentence(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, field: str, text: str, told: str
) -> None:
    record_answer(shop, answer(bakery.id, 9))
    dialog = correcting(shop, main_window, qtbot)
    where = getattr(dialog, field)
    where.editor.set_state(text)
    click(dialog.done_button)
    assert dialog.isVisible()
    assert str(where.error()).startswith(told)
    dialog._may_lose = lambda _dialog: True
    press(dialog, Qt.Key.Key_Escape)
    assert [kept.day for kept in shop.answers.of_customer(bakery.id or 0)] == [MONDAY]


def test_what_was_corrected_meanwhile_is_not_written_over(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    record_answer(shop, answer(bakery.id, 9))
    dialog = correcting(shop, main_window, qtbot)
    shop.answers.delete(1)
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.error_line.label.text() == "Diese Antwort gibt es nicht mehr."
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_whoever_has_left_still_asked(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    record_answer(shop, answer(bakery.id, 9, employee_id=2))
    shop.employees.leave(2, shop.today(), follow_ups_to=None, customers_to=None)
    dialog = correcting(shop, main_window, qtbot)
    assert dialog.employee.currentText() == "Sabine Lindner"
    press(dialog, Qt.Key.Key_Escape)
    shop.answers.delete(1)
    record_answer(shop, answer(bakery.id, 9))
    dialog = correcting(shop, main_window, qtbot)
    assert [dialog.employee.itemText(row) for row in range(dialog.employee.count())] == [
        "niemand, weiß ich nicht",
        "Mira Kaya",
    ]
    press(dialog, Qt.Key.Key_Escape)
