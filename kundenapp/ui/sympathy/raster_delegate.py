"""Paints the cells of the Raster: the own column with numbers to click on, the others with what colleagues say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kundenapp.ui import icons
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.sympathy import raster_words
from kundenapp.ui.sympathy.raster_cells import NOTHING, STEPS, OwnCell
from kundenapp.ui.sympathy.raster_model import CELL_ROLE, Cell
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.ui.sympathy.raster_table import RasterTable

_RADIUS = 7
_DOT = 3.0
_CENTER = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)


class RasterDelegate(QStyledItemDelegate):
    """One cell. What is current, pointed at or focused the view is asked itself."""

    def __init__(self, view: RasterTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        colors, rect, row = theme(), option.rect, index.row()
        current = self._view.currentIndex()
        painter.save()
        if row in (current.row(), self._view.hovered_row):
            painter.fillRect(rect, colors.color("selected" if row == current.row() else "hover"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.is_own:
            self._paint_own(painter, OwnCell(rect), cell, row)
        elif cell.is_hidden:
            _paint_dot(painter, QRectF(rect).center(), "text3", _DOT / 1.5)
        else:
            _paint_number(painter, QRectF(rect), cell, "body", "text2" if cell.is_old else "text")
        if current.row() == row and current.column() == index.column() and self._view.shows_ring:
            paint_focus_ring(painter, QRectF(rect).adjusted(1, 1, -1, -2), _RADIUS)
        painter.restore()

    def _paint_own(self, painter: QPainter, place: OwnCell, cell: Cell, row: int) -> None:
        is_near = self._view.can_edit and row in (self._view.currentIndex().row(), self._view.hovered_row)
        _paint_number(painter, QRectF(place.value), cell, "body_semibold", "text2" if cell.is_old else "text")
        if cell.is_unsaved:
            _paint_dot(painter, QPointF(place.value.left() + _DOT, place.value.center().y() + 1), "accent_text")
        elif cell.is_old:
            box = QRectF(place.value.left() - 4, place.value.top(), icons.SIZE_HINT, place.value.height())
            icons.paint_icon(painter, box, "clock", "text3")
        for step in STEPS:
            self._paint_target(painter, place.target(step), step, cell.value, is_near=is_near)
        if is_near and cell.value is not None:
            box = QRectF(0, 0, icons.SIZE_HINT, icons.SIZE_HINT)
            box.moveCenter(QRectF(place.target(NOTHING)).center())
            icons.paint_icon(painter, box, "x", "text2")

    def _paint_target(self, painter: QPainter, rect: QRect, step: int, value: float | None, *, is_near: bool) -> None:
        colors = theme()
        is_chosen = value == step
        is_beside = value is not None and abs(value - step) == 1 / 2
        box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = "accent" if is_chosen else "accent_soft" if is_beside else "surface" if is_near else ""
        edge = "accent" if is_chosen else "accent_line" if is_beside else "input_border" if is_near else ""
        painter.setPen(QPen(colors.color(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colors.color(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setFont(colors.font("body_medium", numbers=True))
        ink = "on_accent" if is_chosen else "accent_text" if is_beside else "text" if is_near else "text3"
        painter.setPen(colors.color(ink))
        painter.drawText(box, _CENTER, str(step))


def _paint_number(painter: QPainter, rect: QRectF, cell: Cell, role: str, ink: str) -> None:
    painter.setFont(theme().font(role, numbers=True))
    painter.setPen(theme().color(ink))
    painter.drawText(rect, _CENTER, raster_words.number(cell.value))


def _paint_dot(painter: QPainter, center: QPointF, ink: str, radius: float = _DOT) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(ink))
    painter.drawEllipse(center, radius, radius)
