"""The field that filters a list of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kundenapp.ui.common.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FilterField(LineInput):
    """Down goes into the list, Enter to the customer found, Esc shows everybody again."""

    list_wanted = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.list_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)
