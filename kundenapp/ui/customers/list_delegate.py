"""Paints a line of the customer list: bubble, name, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from kundenapp.ui import icons
from kundenapp.ui.common.bubble import paint_bubble, tone_of_quadrant
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.score_chip import SCORE_CHIP_SIZE, paint_score_chip
from kundenapp.ui.customers.list_model import CARD_ROLE, CATEGORY_ROLE, SCORE_ROLE
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.ui.customers.list_model import Card
    from kundenapp.ui.customers.list_view import CustomerListView

_BUBBLE = 38
_TEXT_LEFT = 62
_EDGE = 14
_HEART_GAP = 6
_HEART_ROOM = icons.SIZE_PILL + _HEART_GAP


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
        tone = tone_of_quadrant(summary.quadrant)
        paint_bubble(painter, QRectF(rect.x() + 12, top, _BUBBLE, _BUBBLE), summary.initials, tone)
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
            is_dream = summary.is_dream and role == "body_semibold"
            room = int(width) - (_HEART_ROOM if is_dream else 0)
            line = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
            flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
            painter.drawText(QRectF(rect.x() + _TEXT_LEFT, top, room, 21), flags, line)
            if is_dream:
                left = rect.x() + _TEXT_LEFT + metrics.horizontalAdvance(line) + _HEART_GAP
                icons.paint_icon(painter, QRectF(left, top, icons.SIZE_PILL, 21), "heart-fill", "accent_text")

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say more about the answer when its chip is pointed at, elsewhere what the customer is to the shop."""
        card = self._card_rect(option.rect)
        chip = _chip_rect(card).toRect()
        answer = (index.data(SCORE_ROLE) or "") if index.isValid() else ""
        is_on_chip = bool(answer) and chip.contains(event.pos())
        sentence = answer if is_on_chip else (index.data(CATEGORY_ROLE) or "") if index.isValid() else ""
        place = chip if is_on_chip else card.toRect()
        QToolTip.showText(event.globalPos(), plain_tooltip(sentence), view.viewport(), place)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 58)


def _chip_rect(card: QRectF) -> QRectF:
    """Return the place of the chip at the right of a card."""
    top = card.center().y() - SCORE_CHIP_SIZE / 2
    return QRectF(card.right() - 12 - SCORE_CHIP_SIZE, top, SCORE_CHIP_SIZE, SCORE_CHIP_SIZE)
