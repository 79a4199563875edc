"""The edges of the Raster: the names of customers, which stay while the table is scrolled, and those of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.sympathy.raster_cells import TARGET, OwnCell
from kundenapp.ui.sympathy.raster_model import CUSTOMER_ROLE
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.ui.sympathy.raster_table import RasterTable

_EDGE, _GAP = 14, 10
_HEIGHT = 40
_LINE = int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignVCenter)


class NamesHeader(QHeaderView):
    """Bubble and name of the customer of each row."""

    def __init__(self, table: RasterTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)  # Qt would ask for the names at both ends of the list

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:  # noqa: N802
        colors = theme()
        is_current = logical_index == self._table.currentIndex().row()
        is_hovered = logical_index == self._table.hovered_row
        painter.save()
        fill = "selected" if is_current else "hover" if is_hovered else "surface"
        painter.fillRect(rect, colors.color(fill))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        summary: CustomerSummary | None = self.model().headerData(logical_index, self.orientation(), CUSTOMER_ROLE)
        if summary is not None:
            self._paint_customer(painter, rect, summary)
        painter.restore()

    def _paint_customer(self, painter: QPainter, rect: QRect, summary: CustomerSummary) -> None:
        top = rect.top() + (rect.height() - TARGET) / 2
        paint_bubble(painter, QRectF(rect.left() + _EDGE, top, TARGET, TARGET), summary.initials)
        left = rect.left() + _EDGE + TARGET + _GAP
        _paint_line(painter, QRect(left, rect.top(), rect.right() - left - 4, rect.height()), summary.display_name)


class PeopleHeader(QHeaderView):
    """Who says what stands below; whoever works comes first."""

    def __init__(self, table: RasterTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(_HEIGHT * theme().text_scale))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:  # noqa: N802
        colors, raster = theme(), self._table.raster
        is_own = raster.people[logical_index].id == raster.own_id
        painter.save()
        painter.fillRect(rect, colors.color("surface"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        title = raster.headerData(logical_index, self.orientation())
        box = (
            OwnCell(rect).value.adjusted(0, 0, rect.width(), 0).intersected(rect)
            if is_own
            else rect.adjusted(6, 0, -6, 0)
        )
        role, ink = ("body_semibold", "accent_text") if is_own else ("label", "text2")
        _paint_line(painter, box, title, role, ink, is_centered=not is_own)
        painter.restore()


def _paint_line(
    painter: QPainter,
    box: QRect,
    text: str,
    role: str = "body_semibold",
    ink: str = "text",
    *,
    is_centered: bool = False,
) -> None:
    font = theme().font(role)
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    metrics = QFontMetrics(font)
    line = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    is_whole = is_centered and metrics.horizontalAdvance(line) <= box.width()
    painter.drawText(box, _LINE | int(Qt.AlignmentFlag.AlignHCenter if is_whole else Qt.AlignmentFlag.AlignLeft), line)
