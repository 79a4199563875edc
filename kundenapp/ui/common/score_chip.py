"""The score chip: a customer's answer in the colour of its class."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from kundenapp.domain.answer import AnswerClass, class_of
from kundenapp.ui.theme import theme

SCORE_CHIP_SIZE = 28
_RADIUS = 7
_TONES = {AnswerClass.PROMOTER: "good", AnswerClass.PASSIVE: "stone", AnswerClass.DETRACTOR: "bad"}


def paint_score_chip(painter: QPainter, rect: QRectF, value: int) -> None:
    """Paint the answer `value` into the square `rect`, for delegates too."""
    colors, tone = theme(), _TONES[class_of(value)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with_edge = colors.is_high_contrast
    painter.setPen(QPen(colors.color("border"), 1) if with_edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colors.color(f"{tone}_soft"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if with_edge else rect, _RADIUS, _RADIUS)
    # The number belongs to the chip: it grows with it and not with the text size.
    font = QFont(colors.font("body_semibold", numbers=True))
    font.setPixelSize(round(rect.height() * 0.48))
    painter.setFont(font)
    painter.setPen(colors.color(tone))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), str(value))
