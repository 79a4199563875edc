"""A card of the tab Heute that is opened with a click anywhere on it, or with its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class OpenCard(Card):
    """``opened`` when somebody wants to see more; the button at the right of the title says what."""

    opened = Signal()

    def __init__(self, title: str, button: str, icon: str | None = None) -> None:
        self.open_button = ghost_button(button)
        super().__init__(title, self.open_button)
        if icon is not None:
            self.title_row.insertWidget(0, _TitleIcon(icon))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.open_button.clicked.connect(self.opened)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()


class _TitleIcon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(icons.SIZE_ROW, icons.SIZE_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(self.rect()), self._name, "accent_text")
