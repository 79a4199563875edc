"""Paints the lines of a list: bubble or answer, name, reason, when it is due, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kundenapp.domain.limits import grouped
from kundenapp.ui import icons
from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.line_model import LINE_ROLE
from kundenapp.ui.common.lines import Heading, Line
from kundenapp.ui.common.pills import paint_pill, pill_size
from kundenapp.ui.common.score_chip import SCORE_CHIP_SIZE, paint_score_chip
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from kundenapp.ui.common.line_view import LineView

_BUBBLE, _EDGE, _GAP, _HEART_GAP = 38, 8, 12, 6
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class LineDelegate(QStyledItemDelegate):
    """One line or heading. What is hovered or focused the view is asked itself."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found: Heading | Line | None = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, Heading):
            self._paint_heading(painter, QRectF(option.rect), found, is_first=index.row() == 0)
        elif found is not None:
            self._paint_line(painter, option.rect, found, index.row())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: Heading, *, is_first: bool) -> None:
        colors = theme()
        left = rect.x() + _EDGE
        if not is_first:
            painter.setPen(QPen(colors.color("border"), 1))
            painter.drawLine(QPointF(left, rect.y() + 0.5), QPointF(rect.right() - _EDGE, rect.y() + 0.5))
        below = rect.adjusted(_EDGE, 3, -_EDGE, 0)
        painter.setFont(colors.font("secondary_semibold"))
        painter.setPen(colors.color("bad" if heading.is_late else "text2"))
        painter.drawText(below, _ONE_LINE, heading.text)
        width = QFontMetrics(painter.font()).horizontalAdvance(heading.text)
        painter.setFont(colors.font("secondary", numbers=True))
        painter.setPen(colors.color("text2"))
        painter.drawText(below.adjusted(width + 7, 0, 0, 0), _ONE_LINE, grouped(heading.count))

    def _paint_line(self, painter: QPainter, place: QRect, line: Line, row: int) -> None:
        view, rect = self._view, QRectF(place).adjusted(0, 1, 0, -1)
        if row == view.hovered_row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(rect, 8, 8)
        top = rect.y() + (rect.height() - _BUBBLE) / 2
        circle = QRectF(rect.x() + _EDGE, top, _BUBBLE, _BUBBLE)
        if line.answer is None:
            paint_bubble(painter, circle, line.initials)
        else:
            inset = (_BUBBLE - SCORE_CHIP_SIZE) / 2
            paint_score_chip(painter, circle.adjusted(inset, inset, -inset, -inset), line.answer.value)
        rects = view.action_rects(place, line)
        for number, where in rects.items():
            self._paint_action(painter, QRectF(where), line, row, number)
        buttons = min((where.left() for where in rects.values()), default=rect.right())
        right = self._paint_pill(painter, rect, buttons - _GAP, line)
        self._paint_words(painter, rect, right - _GAP, line)
        has_keys = row == view.currentIndex().row() and view.hasFocus() and view.is_keyboard_focused
        if has_keys and view.chosen_action < 0:
            paint_focus_ring(painter, rect, 8)

    def _paint_action(self, painter: QPainter, rect: QRectF, line: Line, row: int, number: int) -> None:
        view, action = self._view, self._view.actions_of_line[number]
        is_hovered = view.can_act and (row, number) == (view.hovered_row, view.hovered_action)
        if is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("selected"))
            painter.drawRoundedRect(rect, 7, 7)
        size = icons.SIZE_ROW
        inner = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        tone = "accent_text" if is_hovered or not action.icon else "text2"
        tone = tone if view.can_act else "disabled"
        if action.icon:
            icons.paint_icon(painter, inner, action.icon, tone)
        else:
            painter.setFont(theme().font("body_medium"))
            painter.setPen(theme().color(tone))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), line.step)
        is_current = row == view.currentIndex().row() and number == view.chosen_action
        if is_current and view.hasFocus():
            paint_focus_ring(painter, rect, 7)

    def _paint_pill(self, painter: QPainter, rect: QRectF, right: float, line: Line) -> float:
        """Paint when it is due, and return where that begins."""
        if not line.pill:
            return right
        size = pill_size(line.pill, line.pill_icon)
        place = QRectF(right - size.width(), rect.center().y() - size.height() / 2, size.width(), size.height())
        paint_pill(painter, place, line.pill, line.pill_tone, line.pill_icon)
        return place.x()

    def _paint_words(self, painter: QPainter, rect: QRectF, right: float, line: Line) -> None:
        colors = theme()
        left = rect.x() + _EDGE + _BUBBLE + _GAP
        name, words = colors.font("body_semibold"), colors.font("secondary")
        height, lower = QFontMetrics(name).height() + 1, QFontMetrics(words).height() + 1
        top = rect.center().y() - (height + (lower if line.words else 0)) / 2
        for_name = right - left
        if line.has_heart:
            heart = icons.SIZE_PILL + _HEART_GAP
            for_name -= heart
            written = QFontMetrics(name).horizontalAdvance(" ".join(line.name.split()))
            place = QRectF(left + min(written, for_name) + _HEART_GAP, top, icons.SIZE_PILL, height)
            icons.paint_icon(painter, place, "heart-fill", "accent_text")
        for text, font, tone, place in (
            (line.name, name, "text", QRectF(left, top, for_name, height)),
            (line.words, words, "text2", QRectF(left, top + height, right - left, lower)),
        ):
            painter.setFont(font)
            painter.setPen(colors.color(tone))
            elided = QFontMetrics(font).elidedText(
                " ".join(text.split()), Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, _ONE_LINE, elided)
