"""The white column at the left of the tab Berichte: everything that can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import fix_width, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 300
_ROW_HEIGHT = 40
_KEY = Qt.ItemDataRole.UserRole


class PaperList(QWidget):
    """Lists papers, each a key and a name; ``chosen`` when another one is chosen by hand."""

    chosen = Signal()

    def __init__(self, papers: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        fix_width(self, _WIDTH)
        title = PlainLabel(_("Berichte"), "dialog_title")
        title.setContentsMargins(8, 0, 0, 0)
        title.setMinimumHeight(36)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Berichte"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(1)
        for key, name in papers:
            item = QListWidgetItem(name)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._on_row_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 13, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.list, 1)

    def key(self) -> str:
        """Return which paper is chosen."""
        return str(self.list.currentItem().data(_KEY))

    def choose(self, key: str) -> None:
        """Choose a paper without a signal."""
        row = next(i for i in range(self.list.count()) if self.list.item(i).data(_KEY) == key)
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().color("surface"))
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
