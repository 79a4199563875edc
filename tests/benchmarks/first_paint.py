"""Tells the moment at which a window has been painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Watches one widget of the window; the line is printed when the painting that has begun is finished."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_done = False
        self._has_begun = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._has_begun:
            self._has_begun = True
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_painted(self) -> None:
        self.is_done = True
        print("painted", flush=True)

    def wait(self) -> None:
        """Let the program run until the window has been painted."""
        while not self.is_done:
            QApplication.processEvents()
