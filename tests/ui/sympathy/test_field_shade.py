"""The field while it is hidden with F12."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from kundenapp.ui.common.privacy import PrivacyShade
from kundenapp.ui.sympathy.field_view import FieldView
from tests.ui.hands import bring_to_front, hit
from tests.ui.sympathy.boards import BAKERY, own

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Room(QMainWindow):
    """A window that is all field."""

    def __init__(self) -> None:
        super().__init__()
        self.shade = PrivacyShade(self)
        self.field = FieldView(own(), self.shade)
        self.setCentralWidget(self.field)

    def said(self, part: QAccessible.Text) -> str:
        return QAccessible.queryAccessibleInterface(self.field).text(part)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    window = Room()
    bring_to_front(window, qtbot, 900, 600)
    window.field.setFocus()
    window.field.select(BAKERY)
    return window


def test_hidden_nothing_is_to_be_seen_or_heard(room: Room) -> None:
    seen = room.field.grab().toImage()
    room.shade.toggle()
    QApplication.processEvents()
    assert room.field.grab().toImage() != seen
    assert room.said(QAccessible.Text.Name) == "Verdeckt"
    assert room.said(QAccessible.Text.Description) == ""
    room.shade.toggle()
    assert room.said(QAccessible.Text.Name) == "Matrix"
    assert room.said(QAccessible.Text.Description).startswith("Bäckerei Großmann")


def test_hidden_no_key_moves_anybody(room: Room) -> None:
    moves: list[object] = []
    for signal in (room.field.moved, room.field.chosen, room.field.removed, room.field.opened):
        signal.connect(moves.append)
    room.shade.toggle()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        hit(room, key)
        QApplication.sendEvent(room.field, _press(key))
    room.field.announce("Bäckerei Großmann")
    assert not moves
    assert room.field.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not room.field.acceptDrops()


def _press(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
