"""A file that may only be looked at: everything can be read and printed, nothing pretends that it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.store.opening import open_store
from tests.factories import BAKERY, to_do
from tests.ui.hands import CTRL, hit, opened_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock


@pytest.fixture
def window(shop: Store, places: Places, clock: Clock, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over a file with one customer, open for viewing."""
    customer = shop.customers.create(BAKERY)
    shop.follow_ups.create(to_do(customer.id, shop.today()), shop.today())
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    window = opened_window(store, qtbot)
    yield window
    window.close()
    store.abandon()


def test_it_says_so_before_anything_is_typed(window: MainWindow) -> None:
    assert window.desk.notice.text.startswith("Nur ansehen möglich:")


def test_nothing_that_changes_can_be_pressed(window: MainWindow) -> None:
    detail = window.customers.detail
    for button in (
        window.customers.list_panel.new_button,
        detail.conversation_button,
        detail.contact_card.edit_button,
        detail.timeline_card.note_button,
        detail.follow_up_card.new_button,
        detail.finish_button,
        detail.postpone_button,
    ):
        assert not button.isEnabled(), button.accessibleName()
    assert detail.note_card.field.isReadOnly()
    reading = {action.data() for action in detail.menu().actions() if action.text() and action.isEnabled()}
    assert reading == {"letter", "card", "category", "circles", "circles_paper", "history", "referrals"}


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, CTRL),
        (Qt.Key.Key_G, CTRL),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_S, CTRL),
    ],
)
def test_no_key_changes_anything(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    before = window.desk.store.path.read_bytes()
    hit(window, key, modifiers)
    assert not window.customers.is_editing
    assert window.desk.store.customer_list.count() == 1
    assert window.desk.store.path.read_bytes() == before


def test_reports_work_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    window.pages.current.print_current()
    qtbot.waitUntil(lambda: window.reports.rendered is not None)
    assert window.reports.print_button.isEnabled()
