"""The list of customers without a place: bubble and name, to be dragged to the field or put there with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.one_column import OneColumnView
from kundenapp.ui.sympathy.tray_model import SUMMARY_ROLE
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.ui.sympathy.tray_model import TrayModel

_ROW, _BUBBLE, _GRIP = 38, 28, 16
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class TrayView(OneColumnView):
    """One row each; ``marked_id`` is the customer whose card is shown.

    Signals
    -------
    chosen(int):
        the customer the keys or the mouse have come to.
    placing_requested(int):
        Enter or a double click: this customer is to get a place.
    """

    chosen = Signal(object)
    placing_requested = Signal(object)

    def __init__(self, model: TrayModel) -> None:
        super().__init__(_("Kunden ohne Platz"))
        self.rows = model
        self.marked_id: int | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setItemDelegate(_Delegate(self))
        self.setModel(model)
        self._measure()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)

    @property
    def current_id(self) -> int | None:
        """The customer in the current row."""
        return self.rows.id_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make a row the current one, or the last if there are fewer."""
        last = self.rows.rowCount() - 1
        self.setCurrentIndex(self.rows.index(min(max(row, 0), last), 0) if last >= 0 else QModelIndex())

    def begin(self) -> int | None:
        """Make sure that a row is the current one; return its customer, None if there is none at all."""
        if self.current_id is None:
            self.go_to(0)
        return self.current_id

    def sizeHint(self) -> QSize:
        """Be content with the least: the card above needs its height, what is left is for the rows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_id is not None:
                self.placing_requested.emit(self.current_id)
            return
        before = self.current_id
        self.is_keyboard_focused |= event.key() in _WALKING
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.rows.rowCount())
        else:
            super().keyPressEvent(event)
        if self.current_id is not None and self.current_id != before:
            self.chosen.emit(self.current_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.is_keyboard_focused = event.reason() in _BY_KEY
        self.begin()
        super().focusInEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Carry the bubble to the field."""
        index = self.currentIndex()
        summary: CustomerSummary | None = index.data(SUMMARY_ROLE) if index.isValid() else None
        if summary is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData([index]))
        drag.setPixmap(_carried(summary, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(_BUBBLE // 2, _BUBBLE // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        height = max(_ROW, QFontMetrics(theme().font("body")).height() + 16)
        self.verticalHeader().setDefaultSectionSize(height)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.chosen.emit(self.current_id)

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.placing_requested.emit(self.current_id)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()


def _carried(summary: CustomerSummary, dpr: float) -> QPixmap:
    picture = QPixmap(QSize(_BUBBLE, _BUBBLE) * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_bubble(painter, QRectF(0, 0, _BUBBLE, _BUBBLE), summary.initials)
    return picture


class _Delegate(QStyledItemDelegate):
    """A grip, the bubble, the name."""

    def __init__(self, view: TrayView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary: CustomerSummary | None = index.data(SUMMARY_ROLE)
        if summary is None:
            return
        colors, view, row = theme(), self._view, index.row()
        rect = QRectF(option.rect).adjusted(0, 1, -2, -1)
        has_keys = row == view.currentIndex().row() and view.hasFocus()
        is_marked = has_keys or summary.customer_id == view.marked_id
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_marked or row == view.hovered_row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("selected" if is_marked else "hover"))
            painter.drawRoundedRect(rect, 8, 8)
        middle = rect.center().y()
        icons.paint_icon(painter, QRectF(rect.x() + 4, middle - _GRIP / 2, _GRIP, _GRIP), "grip", "text3")
        left = rect.x() + _GRIP + 12
        paint_bubble(painter, QRectF(left, middle - _BUBBLE / 2, _BUBBLE, _BUBBLE), summary.initials)
        painter.setFont(colors.font("body"))
        painter.setPen(colors.color("text"))
        text = QRectF(left + _BUBBLE + 10, rect.y(), 0, rect.height())
        text.setRight(rect.right() - 6)
        name = " ".join(summary.display_name.split())
        line = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), line)
        if has_keys and view.is_keyboard_focused:
            paint_focus_ring(painter, rect, 8)
        painter.restore()
