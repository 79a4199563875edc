"""The Tab key goes as the eyes do: header, left column, then each card from top to bottom, left before right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.ui.common.cards import Card
from kundenapp.ui.customers.partnership_card import PartnershipCard
from tests.ui.test_accessibility import told
from tests.ui.tour import STOPS, Visit, furnish, visible

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

LINE = 8
"""Two controls whose tops differ by less stand on one line."""
PAGES = (
    "customer", "form", "new customer", "reports", "reports, nobody chosen", "list of customers", "today",
    "no customers", "cases",
)  # fmt: skip
DIALOGS = (
    "conversation",
    "what came of an answer",
    "conversation, who",
    "follow-up",
    "trash",
    "erasure",
    "visiting card",
    "history",
    "category",
    "settings, business",
    "settings, data",
    "customer mode begins",
    "code",
    "customer mode, reason",
    "customer mode, code",
    "somebody new",
    "question",
)


def walk(root: QWidget, start: QWidget) -> list[QWidget]:
    """Every stop of the Tab key, beginning and ending at `start`."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [start]
    while len(stops) < 120:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        QApplication.processEvents()  # an area that scrolls brings into view what has the focus
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is start:
            return stops
        assert root.isAncestorOf(focused)
        stops.append(focused)
    raise AssertionError(f"no way back to the beginning: {[told(widget) for widget in stops]}")


def card_of(widget: QWidget) -> Card | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Card):
        parent = parent.parentWidget()
    return parent if isinstance(parent, Card) else None


@pytest.mark.parametrize("stop", PAGES)
def test_pages(shop: Store, qtbot: QtBot, request: pytest.FixtureRequest, stop: str) -> None:
    ids = furnish(shop)
    window: MainWindow = request.getfixturevalue("main_window")
    root = STOPS[stop](Visit(window, shop, qtbot, *ids))
    visible(root)
    stops = walk(root, window.tabs.bar)
    assert stops[:3] == [window.tabs.bar, window.search, window.person]
    cards: list[Card] = []
    for widget in stops:
        card = card_of(widget)
        if card is not None and (not cards or cards[-1] is not card):
            cards.append(card)
    names = [card.accessibleName() for card in cards]
    assert names == list(dict.fromkeys(names)), "the Tab key leaves a card and comes back to it"
    order = [in_reading(card, root) for card in cards]
    assert order == sorted(order)


def in_reading(card: Card, root: QWidget) -> tuple[bool, int, int]:
    """Return where a card comes: one column after the other, and what lies across below them at last."""
    place = card.mapTo(root, QPoint(0, 0))
    return isinstance(card, PartnershipCard), place.x(), place.y()


@pytest.mark.parametrize("stop", ["customer", "today", "reports", "no customers"])
def test_inside_a_card_or_a_page_it_never_goes_up(
    shop: Store, qtbot: QtBot, request: pytest.FixtureRequest, stop: str
) -> None:
    ids = furnish(shop)
    window: MainWindow = request.getfixturevalue("main_window")
    root = STOPS[stop](Visit(window, shop, qtbot, *ids))
    visible(root)
    stops = walk(root, window.tabs.bar)
    for first, second in pairwise(stops):
        if card_of(first) is None or card_of(first) is not card_of(second):
            continue
        one, other = (widget.mapTo(root, QPoint(0, 0)) for widget in (first, second))
        is_further = other.x() > one.x() if abs(other.y() - one.y()) < LINE else other.y() > one.y()
        assert is_further, f"{first.accessibleName()} → {second.accessibleName()}"


@pytest.mark.parametrize("stop", DIALOGS)
def test_dialogs(shop: Store, qtbot: QtBot, request: pytest.FixtureRequest, stop: str) -> None:
    ids = furnish(shop)
    window: MainWindow = request.getfixturevalue("main_window")
    root = STOPS[stop](Visit(window, shop, qtbot, *ids))
    visible(root)
    qtbot.waitUntil(root.isActiveWindow)
    start = QApplication.focusWidget()
    assert start is not None
    assert root.isAncestorOf(start), "a dialog begins in its first field"
    heights = [widget.mapTo(root, QPoint(0, 0)).y() for widget in walk(root, start)]
    falls = [pair for pair in pairwise([*heights, heights[0]]) if pair[1] < pair[0] - LINE]
    assert len(falls) <= 1, "down once, and back to the top"
