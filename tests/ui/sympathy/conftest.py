"""The field of the matrix in a window, and everything it says written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QToolTip, QVBoxLayout, QWidget

from kundenapp.ui.sympathy.board import Board, Move
from kundenapp.ui.sympathy.field_view import FieldView
from tests.ui.hands import NONE, bring_to_front
from tests.ui.sympathy.boards import own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Desk(QMainWindow):
    """A window with the field between two others, and hands for it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, object]] = []
        self.before, self.field, self.after = QLineEdit(), FieldView(own()), QLineEdit()
        body = QWidget()
        column = QVBoxLayout(body)
        for widget in (self.before, self.field, self.after):
            column.addWidget(widget)
        self.setCentralWidget(body)
        field = self.field
        for name in ("chosen", "dragging", "moved", "removed", "opened", "zone_hinted"):
            getattr(field, name).connect(lambda what, name=name: self.said.append((name, what)))

    def heard(self, name: str) -> list[object]:
        """Return what a signal has said."""
        return [what for each, what in self.said if each == name]

    @property
    def moves(self) -> list[Move]:
        """All moves."""
        return [what for what in self.heard("moved") if isinstance(what, Move)]

    def show_board(self, board: Board) -> None:
        self.field.show_board(board)
        QApplication.processEvents()

    def at(self, customer_id: int) -> QPointF:
        """Return where a bubble is."""
        return QPointF(*self.field.scene.point_of(customer_id))

    def spot(self, sympathy: float, enthusiasm: float | None) -> QPointF:
        """Return where values are."""
        return QPointF(*self.field.geometry_now.point(sympathy, enthusiasm))

    def mouse(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = LEFT, *, held: Qt.MouseButton | None = None
    ) -> None:
        """Let the mouse do one thing on the field."""
        held = button if held is None else held
        event = QMouseEvent(kind, at, self.field.mapToGlobal(at), button, held, NONE)
        QApplication.sendEvent(self.field, event)

    def press(self, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, at, button)

    def pull(self, at: QPointF, held: Qt.MouseButton = LEFT) -> None:
        self.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held=held)

    def release(self, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, at, button, held=Qt.MouseButton.NoButton)

    def click(self, at: QPointF) -> None:
        self.press(at)
        self.release(at)

    def take(self, customer_id: int, to: QPointF) -> None:
        """Press on a bubble and pull it somewhere, without letting go."""
        begin = self.at(customer_id)
        self.press(begin)
        self.pull(begin + (to - begin) / 2)
        self.pull(to)

    def drag(self, customer_id: int, to: QPointF) -> None:
        """Pull a bubble somewhere and let go."""
        self.take(customer_id, to)
        self.release(to)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = Desk()
    bring_to_front(window, qtbot, 1000, 640)
    window.before.setFocus()
    QApplication.processEvents()
    yield window
    QToolTip.hideText()


def shown(window: QWidget) -> QImage:
    """Return what the screen shows; a grab of the widget would paint everything anew."""
    return window.screen().grabWindow(window.winId()).toImage()


def tip_at(field: FieldView, at: QPointF) -> str:
    """Let the mouse rest somewhere; return what the tooltip says."""
    from PySide6.QtGui import QHelpEvent

    place = QPoint(round(at.x()), round(at.y()))
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, place, field.mapToGlobal(place)))
    return plain(QToolTip.text()) if QToolTip.isVisible() else ""


def plain(markup: str) -> str:
    """Return the words of a tooltip."""
    return markup.partition(">")[2].rpartition("<")[0].replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
