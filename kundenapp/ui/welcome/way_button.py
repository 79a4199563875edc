"""One way on: an icon, what happens, and a quiet line below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from kundenapp.ui import icons
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.theme import RADIUS_WELL, Dressed, theme

_LEFT, _GAP, _ABOVE = 12, 12, 7


class WayButton(QPushButton, Dressed):
    """A wide quiet button of two lines; `tooltip` says what did not fit."""

    def __init__(self, icon_name: str, title: str, text: str, tooltip: str = "") -> None:
        super().__init__()
        self._icon_name, self._title, self._text = icon_name, title, text
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setToolTip(plain_tooltip(tooltip) if tooltip else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(200, self._line("body_medium") + self._line("secondary") + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def dress(self) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, ready = theme(), self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if ready and self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.color("hover"))
                painter.drawRoundedRect(QRectF(self.rect()), RADIUS_WELL, RADIUS_WELL)
            where = QRectF(_LEFT, 0, icons.SIZE_LARGE, self.height())
            icons.paint_icon(painter, where, self._icon_name, "accent_text" if ready else "disabled")
            left = _LEFT + icons.SIZE_LARGE + _GAP
            top = _ABOVE
            for role, text, tone in (("body_medium", self._title, "text"), ("secondary", self._text, "text2")):
                painter.setFont(colors.font(role))
                painter.setPen(colors.color(tone if ready else "disabled"))
                line = QRectF(left, top, self.width() - left - _GAP, self._line(role))
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(line.width()))
                painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
                top += self._line(role)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), RADIUS_WELL)

    def _line(self, role: str) -> int:
        return QFontMetrics(theme().font(role)).height()
