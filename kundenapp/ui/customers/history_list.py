"""The list of what changed a customer's record: what was done and in which fields, when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kundenapp.domain.dates import format_moment
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.record_history import RecordEntry, RecordHistory

_LINES = int(Qt.ItemDataRole.UserRole)
_PADDING = 12


class HistoryList(QListWidget):
    """``chosen`` with the number of the entry, the latest being 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Änderungen"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_EntryDelegate(self))
        self.currentRowChanged.connect(self._on_row_changed)

    def show_history(self, history: RecordHistory, today: date, row: int) -> None:
        """List the entries and choose the one with the number `row`."""
        self.blockSignals(True)
        self.clear()
        for entry in history.entries:
            lines = (entry.title, changed_in(history, entry), when_and_who(history, entry, today))
            item = QListWidgetItem(", ".join(line for line in lines if line), self)
            item.setData(_LINES, lines)
        self.blockSignals(False)
        self.setCurrentRow(row)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def changed_in(history: RecordHistory, entry: RecordEntry) -> str:
    """Return the names of the fields that an entry changed; of a new customer, nothing: it was all of them."""
    if entry.before is None or entry.after is None:
        return ""
    return ", ".join(change.field.label for change in history.changes(entry))


def when_and_who(history: RecordHistory, entry: RecordEntry, today: date) -> str:
    """Return the moment of an entry and who did it: Fr, 20.11., 08:40 · Mira Kaya."""
    moment = format_moment(entry.at, today)
    name = history.names.employee(entry.employee_id)
    return f"{moment} · {name}" if name else moment


class _EntryDelegate(QStyledItemDelegate):
    """Paints the lines of an entry."""

    def __init__(self, view: HistoryList) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colors = theme()
        rect = QRectF(option.rect).adjusted(1, 1, -7, -1)
        is_current = index.row() == self._view.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current:
            painter.setBrush(colors.color("selected"))
            painter.drawRoundedRect(rect, 8, 8)
        top = rect.y() + 7
        for line, (role, tone) in zip(index.data(_LINES), _LOOKS, strict=True):
            if line:
                metrics = QFontMetrics(colors.font(role))
                painter.setFont(colors.font(role))
                painter.setPen(colors.color(tone))
                width = rect.width() - 2 * _PADDING
                text = metrics.elidedText(" ".join(line.split()), Qt.TextElideMode.ElideRight, int(width))
                flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
                painter.drawText(QRectF(rect.x() + _PADDING, top, width, metrics.height()), flags, text)
                top += metrics.height() + 1
        if is_current and self._view.hasFocus():
            paint_focus_ring(painter, rect, 8)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        heights = [
            QFontMetrics(theme().font(role)).height() + 1
            for line, (role, _tone) in zip(index.data(_LINES), _LOOKS, strict=True)
            if line
        ]
        return QSize(0, sum(heights) + 16)


_LOOKS = (("body_semibold", "text"), ("secondary", "text2"), ("secondary", "text3"))
