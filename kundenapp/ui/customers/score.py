"""The latest answer of a customer, as a chip on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kundenapp.domain.answer import LastAnswer
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.score_chip import SCORE_CHIP_SIZE, paint_score_chip

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Answer


class ScoreChip(QWidget):
    """The number in the colour of its class; says more when pointed at. Hidden for whoever has not answered yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SCORE_CHIP_SIZE, SCORE_CHIP_SIZE)
        self._value = 0
        self.hide()

    def show_answer(self, answer: Answer | None, today: date) -> None:
        """Show an answer, or vanish without one."""
        self.setVisible(answer is not None)
        if answer is not None:
            self._value = answer.value
            sentence = LastAnswer(answer.value, answer.scale, answer.day).sentence(today)
            self.setToolTip(plain_tooltip(sentence))
            self.setAccessibleName(sentence)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_score_chip(painter, QRectF(self.rect()), self._value)
