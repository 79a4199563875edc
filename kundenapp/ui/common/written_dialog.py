"""Dialogs somebody writes in: what is typed is not given up unasked, and Enter alone ends nothing by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kundenapp.ui.common.dialogs import Dialog, may_lose_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class WrittenDialog(Dialog):
    """Asks `may_lose` before Escape gives up what differs from how it was opened."""

    def __init__(
        self, parent: QWidget, title: str, width: int, may_lose: Callable[[QWidget], bool] = may_lose_text
    ) -> None:
        super().__init__(parent, title, width)
        self._may_lose = may_lose

    def is_changed(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def reject(self) -> None:
        if not self.is_changed() or self._may_lose(self):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
