"""Nothing flashes up: what belongs inside a page is never shown as a window of its own, not even for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

from kundenapp.store.second_place import SecondPlace
from kundenapp.ui.customer_mode.screen import CustomerModeScreen
from kundenapp.ui.welcome.page import WelcomePage
from tests.ui.test_accessibility import told
from tests.ui.tour import STOPS, Visit, furnish, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

WINDOWS = (QMainWindow, QDialog, QMenu, WelcomePage, CustomerModeScreen)


class Watcher(QObject):
    """Notes each window that appears and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, WINDOWS):
            self.seen.append(told(watched))  # type: ignore[arg-type]
        return False


@pytest.fixture
def watcher(qapp: QApplication) -> Iterator[Watcher]:
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


@pytest.mark.parametrize("stop", STOPS)
def test_nothing_flashes_up(
    shop: Store, watcher: Watcher, qtbot: QtBot, request: pytest.FixtureRequest, stop: str
) -> None:
    ids = furnish(shop)
    window: MainWindow = request.getfixturevalue("main_window")
    visible(STOPS[stop](Visit(window, shop, qtbot, *ids)))
    assert watcher.seen == []


def test_nothing_flashes_up_for_a_second_place(
    shop: Store, watcher: Watcher, main_window: MainWindow, tmp_path: Path
) -> None:
    shop.second_place = SecondPlace(tmp_path)
    settings = main_window.menu.open_settings()
    assert not settings.data.second_place.drop_button.isHidden()
    assert watcher.seen == []
