"""Bubbles: two letters in a circle stand for a person; the colour says the field, never chance."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.ui.theme import theme

# tone: fill, letters
TONES = {
    "none": ("stone_soft", "stone"),
    "traum": ("zone_traum", "accent_text"),
    "herz": ("petrol_soft", "petrol"),
    "vernunft": ("blue_soft", "blue"),
    "klaeren": ("stone_soft", "stone"),
}
_LETTER_SHARE = 0.345
_QUADRANT_TONES = {
    Quadrant.DREAM: "traum",
    Quadrant.HEART: "herz",
    Quadrant.REASON: "vernunft",
    Quadrant.CLARIFY: "klaeren",
}


def tone_of_quadrant(quadrant: Quadrant | None) -> str:
    """Return the tone of a bubble for the field of the matrix that somebody stands in."""
    return "none" if quadrant is None else _QUADRANT_TONES[quadrant]


def paint_bubble(painter: QPainter, rect: QRectF, initials: str, tone: str = "none") -> None:
    """Paint a bubble into the square `rect`, for delegates too."""
    colors = theme()
    fill, ink = TONES[tone]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color("border"), 1) if colors.is_high_contrast else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colors.color(fill))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5) if colors.is_high_contrast else rect)
    # The letters belong to the circle: they grow with it and not with the text size.
    font = QFont(colors.font("body_semibold"))
    font.setPixelSize(max(11, round(rect.height() * _LETTER_SHARE)))
    painter.setFont(font)
    painter.setPen(colors.color(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), initials)


class Bubble(QWidget):
    """A bubble as a widget of a fixed size."""

    def __init__(self, initials: str, size: int = 38, tone: str = "none", accessible_name: str = "") -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(size, size)
        self.set_person(initials, tone, accessible_name)

    def set_person(self, initials: str, tone: str = "none", accessible_name: str = "") -> None:
        """Show another person."""
        self._initials, self._tone = initials, tone
        self.setAccessibleName(accessible_name or initials)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_bubble(painter, QRectF(self.rect()), self._initials, self._tone)
