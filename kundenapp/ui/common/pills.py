"""Pills: a word in its colour, to read and not to click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kundenapp.ui import icons
from kundenapp.ui.theme import PILL_HEIGHT, theme

# tone: fill, text
_FILLS = {
    "accent": ("accent_soft", "accent_text"),
    "traum": ("zone_traum", "accent_text"),
    "neutral": ("sunken", "text2"),
}
_PADDING = 9
_ICON_GAP = 5


def pill_size(text: str, icon_name: str | None = None) -> QSize:
    """Return how much space a pill with this text takes."""
    metrics = QFontMetricsF(theme().font("caption_medium"))
    icon_width = icons.SIZE_PILL + _ICON_GAP if icon_name else 0
    width = metrics.horizontalAdvance(text) + icon_width + 2 * _PADDING
    return QSize(round(width + 0.5), max(PILL_HEIGHT, round(metrics.height()) + 6))


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: str, icon_name: str | None = None) -> None:
    """Paint a pill that fills `rect`. `tone` is "neutral", "accent", "traum" or a token with a soft fill."""
    colors = theme()
    fill, ink = _FILLS.get(tone, (f"{tone}_soft", tone))
    radius = rect.height() / 2
    with_edge = colors.is_high_contrast
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color("border"), 1) if with_edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colors.color(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if with_edge else rect, radius, radius)
    left = rect.x() + _PADDING
    if icon_name:
        icons.paint_icon(painter, QRectF(left - 1, rect.y(), icons.SIZE_PILL, rect.height()), icon_name, ink)
        left += icons.SIZE_PILL + _ICON_GAP - 1
    painter.setPen(colors.color(ink))
    painter.setFont(colors.font("caption_medium", numbers=True))
    inner = QRectF(left, rect.y(), rect.right() - _PADDING - left + 1, rect.height())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextSingleLine), text)


class Pill(QWidget):
    """A pill as a widget."""

    def __init__(self, text: str, tone: str = "neutral", icon: str | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_content(text, tone, icon)

    def set_content(self, text: str, tone: str = "neutral", icon: str | None = None) -> None:
        """Show another text."""
        self._text, self._tone, self._icon_name = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the text."""
        return self._text

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self._icon_name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_pill(painter, QRectF(self.rect()), self._text, self._tone, self._icon_name)
