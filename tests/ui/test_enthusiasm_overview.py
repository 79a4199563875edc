"""What the tab Begeisterung says of all answers together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QScrollArea

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_filter import CountingMode
from kundenapp.domain.answer_windows import WindowChoice
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_report import ReportKind
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.dialogs import QuestionDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.enthusiasm.overview import Overview
from tests.factories import MONDAY, answer, person
from tests.ui.hands import CTRL, click, hit, opened_window, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

K = Qt.Key


def given(shop: Store, *values: int, days_ago: int = 10, **fields: object) -> list[int]:
    """Let as many new customers give these answers, and return their ids."""
    ids = []
    for number, value in enumerate(values):
        customer = shop.customers.create(person(f"Nr. {number} vor {days_ago}", status=Status.CUSTOMER))
        day = MONDAY - timedelta(days=days_ago)
        record_answer(shop, answer(customer.id, value, day, comment=f"Grund {value}", **fields))
        ids.append(customer.id or 0)
    return ids


@pytest.fixture
def window(bakery: Customer, shop: Store, qtbot: QtBot) -> MainWindow:
    return opened_window(shop, qtbot, "enthusiasm")


def view_of(window: MainWindow) -> Overview:
    view = window.enthusiasm.view
    assert isinstance(view, Overview)
    return view


def test_without_an_answer_it_says_what_is_missing(window: MainWindow) -> None:
    words = view_of(window).score.words
    assert words.answers_label.text() == "keine Antwort"
    assert words.interval_label.text() == "Noch 5 Antworten, dann zeigen wir einen Wert."
    assert not words.score_label.isVisible()
    assert view_of(window).cases.nobody_label.isVisible()


def test_four_answers_are_no_score_and_five_are_a_very_unsure_one(window: MainWindow, shop: Store) -> None:
    given(shop, 9, 10, 9, 3)
    words = view_of(window).score.words
    assert words.interval_label.text() == "Noch eine Antwort, dann zeigen wir einen Wert."
    given(shop, 10, days_ago=3)
    assert words.score_label.text() == "+60"
    assert words.interval_label.text().endswith("sehr unsicher")


def test_a_change_is_called_one_only_if_it_is_proven(window: MainWindow, shop: Store) -> None:
    given(shop, *[9] * 6, *[3] * 4)
    given(shop, *[9] * 5, *[3] * 5, days_ago=500)
    card = view_of(window).score
    assert not card.words.change_pill.isVisible()
    assert "kein belegter Unterschied" in card.change_label.text()
    given(shop, *[10] * 30, days_ago=2)
    assert card.words.change_pill.isVisible()
    assert not card.change_label.isVisible()


def test_the_other_scale_is_named_and_not_mixed_in(window: MainWindow, shop: Store) -> None:
    given(shop, *[9] * 5)
    given(shop, 1, scale=Scale.ONE_TO_TEN, days_ago=4)
    card = view_of(window).score
    assert card.words.score_label.text() == "+100"
    assert card.scale_label.text() == "1 Antwort auf der Skala 1 bis 10 ist hier nicht mitgezählt."


def test_period_and_choice_ask_for_other_answers(window: MainWindow, shop: Store) -> None:
    given(shop, *[9] * 5)
    given(shop, *[2] * 5, days_ago=500)
    view = view_of(window)
    view.choice.period.set_value(WindowChoice.ALL)
    view.choice.period.edited.emit()
    assert view.score.words.score_label.text() == "0"
    menu = view.choice.menu()
    every = next(action for action in menu.actions() if action.text() == CountingMode.ALL_ANSWERS.label)
    every.trigger()
    assert view.choice.mode is CountingMode.ALL_ANSWERS
    states = next(action.menu() for action in menu.actions() if action.text() == "Status")
    assert isinstance(states, QMenu)
    next(action for action in states.actions() if action.text() == Status.PARTNER.label).trigger()
    assert view.score.words.answers_label.text() == "keine Antwort"
    assert view.choice.filter_button.accessibleName() == "Auswahl: alle Antworten · Status: Partner"
    view.choice.menu().actions()[-1].trigger()
    assert view.score.words.answers_label.text() == "10 Antworten"
    menu.close()


def test_voices_open_whoever_said_them(window: MainWindow, shop: Store) -> None:
    (last,) = given(shop, 4, days_ago=1)
    given(shop, 9)
    record_answer(shop, answer(None, 8, comment="Laut hier."))
    card = view_of(window).course
    card.choice.focus_on("course")
    hit(window, K.Key_Right)
    hit(window, K.Key_Right)
    assert card.shows_voices
    lines = [card.model.line_at(row) for row in range(card.model.rowCount())]
    assert [line.words for line in lines if line] == ["„Laut hier.“", "„Grund 4“", "„Grund 9“"]
    card.voices.setFocus()
    press(card.voices, K.Key_Down)
    press(card.voices, K.Key_Return)
    assert window.customers.current_id == last


def test_what_is_to_be_done_first_is_called_from_here(window: MainWindow, shop: Store) -> None:
    given(shop, 9, 3, 7, 8)
    card = view_of(window).cases
    assert card.count_label.text() == "4"
    assert card.model.rowCount() == 3
    first = card.model.line_at(0)
    assert first is not None
    assert first.answer is not None
    assert first.answer.value == 3
    card.view.setFocus()
    press(card.view, K.Key_Right)
    press(card.view, K.Key_Return)
    sheet = window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    sheet.reject()
    click(card.all_button)
    assert window.enthusiasm.choice.value() == "cases"


def test_how_the_score_is_made_is_told(window: MainWindow) -> None:
    told: list[str] = []
    looking = QTimer()

    def read() -> None:
        for dialog in window.findChildren(QuestionDialog):
            if dialog.isVisible():
                looking.stop()
                told.append(dialog.accessibleDescription())
                dialog.reject()

    looking.timeout.connect(read)
    looking.start(10)
    click(view_of(window).score.how_button)
    assert "95 von 100" in told[0]


def test_the_shade_covers_what_customers_said_and_the_score(window: MainWindow, shop: Store) -> None:
    given(shop, *[9] * 5)
    hit(window, K.Key_F12)
    card = view_of(window).score
    covered = card.words.childAt(card.words.rect().center())
    assert covered is not None
    assert covered.accessibleName() == "Verdeckt"


def test_nothing_is_read_while_another_tab_is_in_front(window: MainWindow, shop: Store) -> None:
    window.pages.show_report(None, ReportKind.INTERNAL)
    window.pages.begin_with("customers")
    given(shop, *[9] * 5)
    assert view_of(window).score.words.answers_label.text() == "keine Antwort"
    window.pages.begin_with("enthusiasm")
    assert view_of(window).score.words.answers_label.text() == "5 Antworten"


def test_everything_fits_onto_the_screen_of_a_small_laptop(window: MainWindow, shop: Store) -> None:
    given(shop, *[9] * 5, 3, 7)
    area = view_of(window).findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert not area.verticalScrollBar().isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_figures_go_to_paper(window: MainWindow, shop: Store, by_key: bool) -> None:
    given(shop, *[9] * 5)
    if by_key:
        hit(window, K.Key_P, CTRL)
    else:
        click(view_of(window).choice.report_button)
    assert window.pages.shows_reports
    assert window.reports.options is window.reports.enthusiasm
