"""Paints a line of the customer list: bubble, name, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.score_chip import SCORE_CHIP_SIZE, paint_score_chip
from kundenapp.ui.customers.list_model import CARD_ROLE, SCORE_ROLE
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.ui.customers.list_model import Card
    from kundenapp.ui.customers.list_view import CustomerListView

_BUBBLE = 38
_TEXT_LEFT = 62
_EDGE = 14


class CustomerDelegate(QStyledItemDelegate):
    """The card of one customer in the list.

    What is current, hovered or focused the view is asked itself: the option would load the whole of QStyle for it.
    """

    def __init__(self, view: CustomerListView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card | None = index.data(CARD_ROLE)
        if card is not None:
            self.paint_card(painter, option, index.row(), *card)

    def paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, summary: CustomerSummary, meta: str
    ) -> None:
        """Paint the card of a customer in `row`."""
        colors = theme()
        rect = self._card_rect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_selected = row == self._view.currentIndex().row()
        if is_selected or row == self._view.hovered_row:
            painter.setBrush(colors.color("selected" if is_selected else "hover"))
            painter.drawRoundedRect(rect, 8, 8)
        if is_selected:
            painter.setBrush(colors.color("accent_text"))
            painter.drawRoundedRect(QRectF(rect.x() + 3, rect.center().y() - 11, 3, 22), 1.5, 1.5)
        top = rect.y() + (rect.height() - _BUBBLE) / 2
        paint_bubble(painter, QRectF(rect.x() + 12, top, _BUBBLE, _BUBBLE), summary.initials)
        if summary.last_answer is not None:
            paint_score_chip(painter, _chip_rect(rect), summary.last_answer.value)
        self._paint_lines(painter, rect, summary, meta)
        if is_selected and self._view.hasFocus() and self._view.is_keyboard_focused:
            paint_focus_ring(painter, rect, 8)
        painter.restore()

    def _card_rect(self, row: QRect) -> QRectF:
        rect = QRectF(row).adjusted(_EDGE, 2, 0, -2)
        rect.setRight(self._view.width() - _EDGE)  # with and without a scroll bar in line with the field above
        return rect

    def _paint_lines(self, painter: QPainter, rect: QRectF, summary: CustomerSummary, meta: str) -> None:
        colors = theme()
        width = rect.width() - _TEXT_LEFT - 12 - (SCORE_CHIP_SIZE + 8 if summary.last_answer else 0)
        middle = rect.center().y()
        for text, role, tone, top in (
            (summary.display_name, "body_semibold", "text", middle - 21),
            (meta, "secondary", "text2", middle),
        ):
            font = colors.font(role)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colors.color(tone))
            line = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(width))
            flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
            painter.drawText(QRectF(rect.x() + _TEXT_LEFT, top, width, 21), flags, line)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say more about the answer when its chip is pointed at."""
        sentence = index.data(SCORE_ROLE) if index.isValid() else ""
        chip = _chip_rect(self._card_rect(option.rect)).toRect()
        is_on_chip = bool(sentence) and chip.contains(event.pos())
        QToolTip.showText(event.globalPos(), plain_tooltip(sentence) if is_on_chip else "", view.viewport(), chip)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 58)


def _chip_rect(card: QRectF) -> QRectF:
    """Return the place of the chip at the right of a card."""
    top = card.center().y() - SCORE_CHIP_SIZE / 2
    return QRectF(card.right() - 12 - SCORE_CHIP_SIZE, top, SCORE_CHIP_SIZE, SCORE_CHIP_SIZE)
