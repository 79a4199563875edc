"""Paints a statement with the targets that say how a customer stands to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kundenapp.domain.stance import Attitude
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from kundenapp.ui.customers.stance_model import StanceRow
    from kundenapp.ui.customers.stance_view import StanceView, Target

_RADIUS, _EDGE, _GAP = 7, 8, 12
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_CENTER = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
_TAKEN = {
    Attitude.SHARES: ("accent", "on_accent"),
    Attitude.NEUTRAL: ("stone_fill", "on_fill"),
    Attitude.CONTRADICTS: ("bad_fill", "on_fill"),
    Attitude.UNKNOWN: ("stone_soft", "stone"),
}


class StanceDelegate(QStyledItemDelegate):
    """One statement or heading. What is current or pointed at the view is asked itself."""

    def __init__(self, view: StanceView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, kind = self._view.stances.row_at(index.row()), self._view.stances.heading_at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind is not None:
            painter.setFont(theme().font("secondary_semibold"))
            painter.setPen(theme().color("text2"))
            painter.drawText(QRectF(option.rect).adjusted(_EDGE, 6, -_EDGE, 0), _ONE_LINE, kind.plural)
        elif row is not None:
            self._paint_row(painter, option.rect, row, index.row())
        painter.restore()

    def _paint_row(self, painter: QPainter, place: QRect, row: StanceRow, number: int) -> None:
        colors, rect = theme(), QRectF(place).adjusted(0, 1, 0, -1)
        is_current = number == self._view.currentIndex().row()
        if is_current or number == self._view.hovered_row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("selected" if is_current else "hover"))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        rects = self._view.target_rects(place)
        words = QRectF(rect.x() + _EDGE, rect.y() + 5, rects[0].left() - _GAP - _EDGE, rect.height() - 10)
        _paint_line(
            painter, words.adjusted(0, 0, 0, -words.height() / 2), row.comparison.statement.text, "body_medium", "text"
        )
        tone = "warn" if row.is_thought else "text3"
        _paint_line(painter, words.adjusted(0, words.height() / 2, 0, 0), row.details, "secondary", tone)
        is_near = self._view.can_note and (is_current or number == self._view.hovered_row)
        for box, target in zip(rects, self._view.targets, strict=True):
            _paint_target(painter, QRectF(box), target, row, is_near=is_near)
        if is_current and self._view.hasFocus():
            paint_focus_ring(painter, rect, _RADIUS)


def _paint_line(painter: QPainter, rect: QRectF, text: str, role: str, ink: str) -> None:
    font = theme().font(role, numbers=True)
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _ONE_LINE, fitting)


def _paint_target(painter: QPainter, rect: QRectF, target: Target, row: StanceRow, *, is_near: bool) -> None:
    colors, is_taken = theme(), target.is_taken(row.comparison)
    fill, ink = _TAKEN[target.attitude] if is_taken else ("surface", "text") if is_near else ("", "text3")
    edge = fill if is_taken else "input_border" if is_near else ""
    if row.is_thought and is_taken:
        edge = "warn"
    painter.setPen(
        QPen(colors.color(edge), 2 if row.is_thought and is_taken else 1) if edge else QPen(Qt.PenStyle.NoPen)
    )
    painter.setBrush(colors.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.setFont(colors.font("body_medium", numbers=True))
    painter.setPen(colors.color(ink))
    painter.drawText(rect, _CENTER, target.sign)
