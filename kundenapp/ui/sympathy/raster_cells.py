"""Where things are inside a cell of the own column: the value, five numbers to click on, and the way back to none."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics

from kundenapp.ui.theme import theme

TARGET = 28
"""The least width and height of what can be clicked on."""
STEPS = (1, 2, 3, 4, 5)
NOTHING = 0
"""Stands among the steps for "kenne ich nicht"."""
_EDGE, _GAP, _VALUE = 8, 2, 46


def target_size() -> int:
    """Return how wide and high a target is with the text size in use."""
    return max(TARGET, QFontMetrics(theme().font("body_medium")).height() + 8)


def value_width() -> int:
    """Return how much room the value has at the left of the targets."""
    return round(_VALUE * theme().text_scale)


def own_width() -> int:
    """Return how wide the own column is."""
    return 2 * _EDGE + value_width() + len((*STEPS, NOTHING)) * (target_size() + _GAP)


def row_height() -> int:
    """Return how high a line is."""
    return target_size() + 12


@dataclass(frozen=True)
class OwnCell:
    """The places inside a cell of the own column."""

    rect: QRect

    @property
    def value(self) -> QRect:
        """Where the value stands."""
        return QRect(self.rect.left() + _EDGE, self.rect.top(), value_width(), self.rect.height())

    def target(self, step: int) -> QRect:
        """Return where a number to click on is; the way back to none comes last."""
        size = target_size()
        place = len(STEPS) if step == NOTHING else step - 1
        left = self.value.right() + 1 + place * (size + _GAP)
        return QRect(left, self.rect.center().y() - size // 2 + 1, size, size)

    def step_at(self, position: QPoint) -> int | None:
        """Return which number a place belongs to, None for none."""
        return next((step for step in (*STEPS, NOTHING) if self.target(step).contains(position)), None)
