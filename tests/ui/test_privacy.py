"""Sichtschutz: with F12 nothing on screen hurts a customer who looks over the shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.conversation import Mood
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.list_model import META_ROLE
from kundenapp.ui.theme import theme
from tests.factories import BAKERY, talk, to_do
from tests.ui.hands import CTRL, click, hit
from tests.ui.tour import STOPS, Visit, furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def is_covered(widget: QWidget) -> bool:
    """Whether a person sees the cover in the middle of the widget instead of it."""
    QApplication.processEvents()
    assert widget.isVisible()
    middle = QPoint(widget.width() // 2, widget.height() - 3)
    seen = widget.window().grab().toImage().pixelColor(widget.mapTo(widget.window(), middle))
    on_top = widget.childAt(middle)
    return seen == theme().color("stone_soft") and on_top is not None and on_top.accessibleName() == "Verdeckt"


def test_the_note_is_hidden_and_comes_back(bakery: Customer, main_window: MainWindow) -> None:
    field = main_window.customers.detail.note_card.field
    scroll_bar = main_window.customers.detail.verticalScrollBar()
    scroll_bar.setValue(scroll_bar.maximum())
    assert not is_covered(field)
    hit(main_window, Qt.Key.Key_F12)
    assert is_covered(field)
    assert main_window.desk.toasts.text() == "Sichtschutz an. F12 zeigt alles wieder."
    hit(main_window, Qt.Key.Key_F12)
    assert not is_covered(field)


def test_a_sign_in_the_header_says_so_and_takes_it_away(bakery: Customer, main_window: MainWindow) -> None:
    sign = main_window.tabs.shade_sign
    assert not sign.isVisible()
    hit(main_window, Qt.Key.Key_F12)
    assert sign.isVisible()
    assert sign.geometry().right() < main_window.search.x()
    click(sign)
    assert not sign.isVisible()
    assert not main_window.desk.shade.is_on


def test_the_list_keeps_its_dates_and_loses_its_words(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today(), "Mahnung, zahlt nie"), shop.today())
    model = main_window.customers.list_panel.model
    assert model.data(model.index(0, 0), META_ROLE) == "Heute · Mahnung, zahlt nie"
    hit(main_window, Qt.Key.Key_F12)
    assert model.data(model.index(0, 0), META_ROLE) == "Heute"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Bäckerei Großmann, Heute"


def test_the_verlauf_keeps_what_it_was_and_when(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    record_conversation(
        shop, talk(bakery.id, "Zahlt nie pünktlich.", mood=Mood.ANGRY, employee_id=shop.employee_id), NextStep()
    )
    (row, _created) = main_window.customers.detail.timeline_card.entries.rows
    assert Mood.ANGRY.label in row.title_label.text()
    hit(main_window, Qt.Key.Key_F12)
    assert is_covered(row.text_label)
    assert row.title_label.text() == "Telefonat mit Mira Kaya"
    assert "Zahlt" not in row.accessibleName()
    record_conversation(shop, talk(bakery.id, "Immer noch nicht."), NextStep())
    main_window.customers.detail.timeline_card.entries._add_rest()
    assert all(is_covered(row.text_label) for row in main_window.customers.detail.timeline_card.entries.rows[:2])
    hit(main_window, Qt.Key.Key_F12)
    row = main_window.customers.detail.timeline_card.entries.rows[1]
    assert Mood.ANGRY.label in row.title_label.text()
    assert "Zahlt" in row.accessibleName()


def test_what_is_due_says_only_when(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today(), "Mahnung, zahlt nie"), shop.today())
    hit(main_window, Qt.Key.Key_F12)
    assert main_window.customers.detail.due_banner.label.text() == "Heute fällig"
    hit(main_window, Qt.Key.Key_F12)
    assert main_window.customers.detail.due_banner.label.text() == "Heute fällig: Mahnung, zahlt nie"


def test_figures_in_the_form_are_hidden(bakery: Customer, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_F2)
    hit(main_window, Qt.Key.Key_F12)
    QApplication.processEvents()
    years = main_window.customers.form.fields.years
    over = years.childAt(years.rect().center())
    assert over is not None
    assert over.accessibleName() == "Verdeckt"


def test_paper_is_hidden_too(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    hit(main_window, Qt.Key.Key_F12)
    hit(main_window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: main_window.reports.rendered is not None)
    assert is_covered(main_window.reports.preview)


def test_what_appears_or_grows_later_is_hidden_as_well(main_window: MainWindow) -> None:
    shade = main_window.desk.shade
    shade.toggle()
    label = PlainLabel("Schwieriger Kunde", parent=main_window)
    shade.cover(label)
    label.setGeometry(20, 100, 100, 20)
    label.show()
    label.resize(300, 80)
    assert is_covered(label)
    shade.toggle()
    assert not is_covered(label)


def saying(words: str) -> Callable[[QWidget], QWidget]:
    """Find what says these words in a dialog."""

    def found(dialog: QWidget) -> QWidget:
        named = [child for child in dialog.findChildren(QWidget) if words in getattr(child, "text", str)()]
        (shown,) = (child for child in named if child.isVisible())
        return shown

    return found


@pytest.mark.parametrize(
    ("stop", "private"),
    [
        ("history", lambda dialog: dialog.view),
        ("correction", lambda dialog: dialog.text_input),
        ("correction", lambda dialog: dialog.moods),
        ("conversation", saying("Erledigt: Angebot für 6 Lastenräder")),
        ("what came of it", saying("Angebot für 6 Lastenräder")),
        ("what came of an answer", saying("Sie hören zu")),
        ("what came of an answer", lambda dialog: dialog.measure_field),
        ("what came of an answer", lambda dialog: dialog.cause_field),
        ("merging", saying(BAKERY.note)),
    ],
)
def test_the_key_works_over_a_dialog(
    shop: Store, qtbot: QtBot, request: pytest.FixtureRequest, stop: str, private: Callable[[QWidget], QWidget]
) -> None:
    ids = furnish(shop)
    window: MainWindow = request.getfixturevalue("main_window")
    dialog = STOPS[stop](Visit(window, shop, qtbot, *ids))
    qtbot.waitUntil(dialog.isActiveWindow)
    widget = private(dialog)
    assert not is_covered(widget)
    hit(dialog, Qt.Key.Key_F12)
    assert window.desk.shade.is_on
    assert is_covered(widget)
    hit(dialog, Qt.Key.Key_F12)
    assert not is_covered(widget)
    assert not window.desk.shade.is_on


def test_what_is_to_be_done_is_hidden_while_it_is_changed(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today(), "Mahnung, zahlt nie"), shop.today())
    hit(main_window, Qt.Key.Key_F12)
    FollowUpActions(main_window.desk, main_window).edit(shop.follow_ups.open_of(bakery.id or 0)[0])
    (dialog,) = main_window.findChildren(FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert is_covered(dialog.what_field)
    hit(dialog, Qt.Key.Key_F12)
    assert not is_covered(dialog.what_field)


def test_it_is_off_after_a_start(shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    from kundenapp.ui.main_window import MainWindow

    hit(main_window, Qt.Key.Key_F12)
    again = MainWindow(shop)
    qtbot.addWidget(again)
    assert not again.desk.shade.is_on
