"""The view of the customer list: one column of fixed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from kundenapp.i18n import _
from kundenapp.ui.common.one_column import OneColumnView
from kundenapp.ui.theme import LIST_ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class CustomerListView(OneColumnView):
    """One column of fixed rows; Enter goes on to the customer."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(_("Kunden"))
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(LIST_ROW_HEIGHT)
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keyboard = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.is_keyboard_focused = event.reason() in keyboard
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit()
