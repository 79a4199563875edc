"""The edges of the Raster: the names of customers, which stay while the table is scrolled, and those of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.sympathy import raster_words
from kundenapp.ui.sympathy.raster_cells import NOTHING, TARGET, OwnCell
from kundenapp.ui.sympathy.raster_model import CUSTOMER_ROLE
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.ui.sympathy.raster_table import RasterTable

_EDGE, _NARROW_EDGE, _GAP = 14, 4, 10
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
        _paint_line(painter, QRect(left, rect.top(), rect.right() - left - 4, rect.height()), [summary.display_name])


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
        titles = raster_words.column_titles(raster.people[logical_index], raster.own_id)
        if is_own:
            place = OwnCell(rect)
            box = place.value.united(place.target(NOTHING))
            _paint_line(painter, box, titles, "body_semibold", "accent_text")
        else:
            box = rect.adjusted(_NARROW_EDGE, 0, -_NARROW_EDGE, 0)
            _paint_line(painter, box, titles, "label", "text2", Qt.AlignmentFlag.AlignHCenter)
        painter.restore()


def _paint_line(
    painter: QPainter,
    box: QRect,
    wordings: Sequence[str],
    role: str = "body_semibold",
    ink: str = "text",
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint the first of the wordings that fits, else as much of the last as does."""
    font = theme().font(role)
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    metrics = QFontMetrics(font)
    lines = [" ".join(wording.split()) for wording in wordings]
    fitting = next((line for line in lines if metrics.horizontalAdvance(line) <= box.width()), lines[-1])
    line = metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LINE | int(side), line)
