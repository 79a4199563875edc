"""The dialog of Nachfassen with mouse and keyboard: what was done, what came of it, why, and when to ask again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from tests.factories import answer
from tests.ui.hands import ALT, CTRL, click, hit, type_text, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.answer_case import AnswerCase
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def case(shop: Store, bakery: Customer, koehler: Customer) -> FollowUp:
    """A detractor's answer; an older case has named a cause."""
    older = record_answer(shop, answer(koehler.id, 8)).case
    assert older is not None
    shop.answer_cases.finish(replace(older, cause="Wartezeit"))
    recorded = record_answer(shop, answer(bakery.id, 3, comment="Zweimal hingebracht,\nimmer noch kaputt."))
    assert recorded.case is not None
    return recorded.case


def opened(window: MainWindow, follow_up: FollowUp, qtbot: QtBot) -> CaseDialog:
    """The dialog, as the menu of a line opens it."""
    FollowUpActions(window.desk, window).finish_with_result(follow_up)
    dialog = window.findChild(CaseDialog)
    assert isinstance(dialog, CaseDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def kept(shop: Store, follow_up: FollowUp) -> AnswerCase:
    return shop.answer_cases.get(follow_up.id or 0)


def test_it_is_filled_in_with_the_keys_alone(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(main_window, case, qtbot)
    assert dialog.title_label.text() == "Nachfassen erledigt"
    assert dialog.said_label.text() == "3 von 10 · „Zweimal hingebracht, immer noch kaputt.“"
    type_where_focus_is("Angerufen, zugehört")
    hit(dialog, Qt.Key.Key_Tab)
    type_where_focus_is("Bekommt ein Leihrad")
    hit(dialog, Qt.Key.Key_Tab)
    type_where_focus_is("Werkstatt")
    hit(dialog, Qt.Key.Key_Tab)
    hit(dialog, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.ask_again_field
    type_where_focus_is("1.3.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    done = kept(shop, case).follow_up
    assert (done.measure, done.result, done.cause) == ("Angerufen, zugehört", "Bekommt ein Leihrad", "Werkstatt")
    assert done.done_at is not None
    (ask,) = shop.follow_ups.open_of(case.customer_id)
    assert (ask.kind, ask.due_on) == (FollowUpKind.ASK, date(2027, 3, 1))
    assert main_window.desk.toasts.text() == "Nachgefasst. Wieder fragen am 01.03.2027."
    click(main_window.desk.toasts._toast.button)
    assert kept(shop, case).follow_up.done_at is None
    assert [task.id for task in shop.follow_ups.open_of(case.customer_id)] == [case.id]


def test_without_a_word_it_is_done_all_the_same(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(main_window, case, qtbot)
    hit(dialog, Qt.Key.Key_Return)
    assert kept(shop, case).follow_up.done_at is not None
    assert main_window.desk.toasts.text() == "Nachgefasst."


def test_escape_changes_nothing(case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(main_window, case, qtbot)
    type_where_focus_is("Angerufen")
    hit(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: main_window.findChild(CaseDialog) is None)
    assert kept(shop, case).follow_up == shop.follow_ups.get(case.id or 0)
    assert kept(shop, case).follow_up.measure == ""


def test_a_cause_named_before_is_taken_with_a_click(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(main_window, case, qtbot)
    (proposal,) = dialog._proposals.buttons()
    click(proposal)
    assert (dialog.cause_field.text(), proposal.isChecked()) == ("Wartezeit", True)
    click(proposal)
    assert (dialog.cause_field.text(), proposal.isChecked()) == ("", False)
    type_text(dialog.cause_field, "Wartezeit")
    assert proposal.isChecked(), "typed or clicked, it is the same cause"
    click(dialog.done_button)
    assert kept(shop, case).follow_up.cause == "Wartezeit"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.11.", "Diesen Tag gibt es nicht. Meinten Sie den 30.11.?"),
        ("heute", "Wieder fragen geht erst an einem Tag, der noch kommt."),
        ("demnächst", "Welcher Tag ist gemeint? Zum Beispiel: 2.12., morgen, mo oder +3"),
    ],
)
def test_a_day_that_cannot_be_is_said_below_its_field_and_every_word_stays(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot, typed: str, sentence: str
) -> None:
    dialog = opened(main_window, case, qtbot)
    type_where_focus_is("Angerufen")
    type_text(dialog.ask_again_field, typed)
    hit(dialog, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert dialog.isVisible()
    assert dialog.ask_again.error() == sentence
    assert dialog.ask_again_field.hasFocus()
    assert dialog.measure_field.text() == "Angerufen"
    assert kept(shop, case).follow_up.done_at is None


def test_a_day_is_spelled_out_when_its_field_is_left(case: FollowUp, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(main_window, case, qtbot)
    dialog.ask_again_field.setFocus()
    type_where_focus_is("+90")
    dialog.measure_field.setFocus()
    assert dialog.ask_again_field.text() == "21.02.2027"
    dialog.ask_again_field.setFocus()
    dialog.ask_again_field.clear()
    type_where_focus_is("32.1.")
    dialog.measure_field.setFocus()
    assert dialog.ask_again.error() is not None


def test_what_is_too_long_is_said_at_its_field(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(main_window, case, qtbot)
    dialog.cause_field.setText("sehr lange Wartezeit " * 4)
    click(dialog.done_button)
    assert "zu lang" in (dialog.cause.error() or "")
    assert kept(shop, case).follow_up.done_at is None


def test_a_case_that_is_gone_meanwhile_keeps_the_words_on_the_screen(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(main_window, case, qtbot)
    type_where_focus_is("Angerufen")
    shop.answers.delete(case.answer_id or 0)
    hit(dialog, Qt.Key.Key_Return)
    assert dialog.measure.error() == "Diese Wiedervorlage gibt es nicht mehr."
    assert dialog.measure_field.text() == "Angerufen"


def test_what_was_written_about_a_case_that_is_done_can_be_completed(
    case: FollowUp, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.follow_ups.finish(case.id or 0, "Leihrad")
    dialog = opened(main_window, case, qtbot)
    assert dialog.title_label.text() == "Nachfassen: Ergebnis"
    assert dialog.outcome.editor is dialog.result_field
    assert dialog.result_field.text() == "Leihrad"
    assert not dialog.ask_again.isVisible(), "what is done is done; asking again is planned elsewhere"
    type_where_focus_is("Angerufen")
    hit(dialog, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: main_window.findChild(CaseDialog) is None)
    done = kept(shop, case).follow_up
    assert (done.measure, done.result) == ("Angerufen", "Leihrad")
    assert main_window.desk.toasts.text() == "Nachfassen: notiert."
