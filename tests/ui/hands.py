"""Hands on the keyboard and the mouse: events as a person causes them, umlauts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kundenapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def opened_window(store: Store, qtbot: QtBot, tab: str = "customers") -> MainWindow:
    """Return a window over a file, on the screen of a small laptop, with the keyboard in it."""
    window = MainWindow(store, tab)
    bring_to_front(window, qtbot, 1366, 690)
    return window


def bring_to_front(window: QWidget, qtbot: QtBot, width: int, height: int) -> None:
    """Show a window in this size, with the keyboard in it."""
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Send one key straight to a widget."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type any text: ``qtbot.keyClicks`` aborts the process on umlauts."""
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def hit(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is, shortcuts included."""
    target = QApplication.focusWidget() or widget
    QTest.keyClick(target, key, modifiers)


def type_where_focus_is(text: str) -> None:
    """Type into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    type_text(focused, text)


def click(widget: QWidget) -> None:
    """Click into the middle of a widget, once everything that was just added has appeared."""
    QApplication.processEvents()
    assert widget.isVisible(), "what is hidden cannot be clicked"
    assert widget.isEnabled(), "what is disabled does nothing"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def move_mouse(widget: QWidget, place: QPoint) -> None:
    """Move the mouse within a widget; ``QTest.mouseMove`` says nothing if it has been there before."""
    position, button = QPointF(place), Qt.MouseButton.NoButton
    at_screen = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, position, at_screen, button, button, Qt.KeyboardModifier.NoModifier)
    )
