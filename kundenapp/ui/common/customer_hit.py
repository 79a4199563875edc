"""A line among the customers found: the name, and quietly why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from kundenapp.domain.customer_hit import HitReason
from kundenapp.domain.dates import format_day
from kundenapp.i18n import _
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.customer_hit import CustomerHit

HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DETAIL_ROLE = HEAD_ROLE + 1

_ROW_HEIGHT = 36
_PADDING = 10
_GAP = 10
_LEAST_DETAIL = 0.4
"""The part of a line that a long name leaves to the reason."""


def row_height() -> int:
    """Return the height of a line at the present text size."""
    return round(_ROW_HEIGHT * max(1.0, theme().text_scale))


def hit_detail(hit: CustomerHit, today: date) -> str:
    """Return the second part of the line: the day of a conversation, else what fits, else the place."""
    if hit.reason is not HitReason.CONVERSATION:
        return hit.detail
    if hit.talked_on is None:
        return _("in einem Gespräch")
    return _("im Gespräch vom {day}").format(day=format_day(hit.talked_on, today))


class HitDelegate(QStyledItemDelegate):
    """Paints name and reason; a line that cannot be chosen is quiet as a whole."""

    def __init__(self, hits: QListWidget) -> None:
        super().__init__(hits)
        self._hits = hits

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colors, rect = theme(), QRectF(option.rect)
        can_be_chosen = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if can_be_chosen and index.row() == self._hits.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("selected"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        head, detail = str(index.data(HEAD_ROLE)), " ".join(str(index.data(DETAIL_ROLE)).split())
        inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        wanted = QFontMetrics(colors.font("secondary")).horizontalAdvance(detail) + _GAP if detail else 0
        for_head = inside.width() - min(wanted, inside.width() * _LEAST_DETAIL)
        tone = "text" if can_be_chosen else "text2"
        used = self._paint_text(painter, inside, " ".join(head.split()), ("body", tone), for_head)
        rest = inside.adjusted(used + _GAP, 0, 0, 0)
        self._paint_text(painter, rest, detail, ("secondary", "text2"), rest.width())
        painter.restore()

    @staticmethod
    def _paint_text(painter: QPainter, place: QRectF, text: str, look: tuple[str, str], width: float) -> float:
        """Paint one line of text, cut where `width` ends, and return how wide it is."""
        role, tone = look
        metrics = QFontMetrics(theme().font(role))
        painter.setFont(theme().font(role))
        painter.setPen(theme().color(tone))
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(place, flags, line)
        return float(metrics.horizontalAdvance(line))
