"""The middle of the conversation sheet: whole while the screen has room for it, else it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from kundenapp.ui.theme import GAP_12

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

_ROUND_IT = 220
"""Title bar and task bar of a computer, and what of the sheet stands above and below."""
_LEAST = 200
_AROUND = 80
"""What is seen above and below of where the keyboard is."""


class SheetBody(QScrollArea):
    """Put widgets into ``column``; the width has to be fixed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_12)
        self._content.installEventFilter(self)
        self.setWidget(self._content)
        self._revealing = QTimer(self)
        self._revealing.setSingleShot(True)
        self._revealing.timeout.connect(self._reveal)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """What the keyboard is in has to be seen; what was just unfolded has its place a moment later."""
        if entered is not None and self._content.isAncestorOf(entered):
            self._revealing.start(0)

    @Slot()
    def _reveal(self) -> None:
        focused = self._content.window().focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _AROUND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().height() - _ROUND_IT
        return QSize(self.width(), max(_LEAST, min(_height_of(self.column, self.width()), room)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _height_of(layout: QLayout, width: int) -> int:
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
