"""The name of a quadrant, what to do there and how many stand there; outside the field, so that no bubble covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.limits import grouped
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.domain.sympathy_field import QuadrantWords

TONES = {
    Quadrant.DREAM: "accent_text",
    Quadrant.HEART: "petrol",
    Quadrant.REASON: "blue",
    Quadrant.CLARIFY: "stone",
}
BUBBLE_TONES = {
    Quadrant.DREAM: "traum",
    Quadrant.HEART: "herz",
    Quadrant.REASON: "vernunft",
    Quadrant.CLARIFY: "klaeren",
}


class ZoneTitle(QWidget):
    """Two lines in the corner of their quadrant."""

    def __init__(self, quadrant: Quadrant) -> None:
        super().__init__()
        side = Qt.AlignmentFlag.AlignRight if quadrant.is_right else Qt.AlignmentFlag.AlignLeft
        self.name_label = _NameLabel(TONES[quadrant])
        self.subtitle_label = ElidedLabel("", "caption", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(0)
        for label in (self.name_label, self.subtitle_label):
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(label)

    def show_words(self, words: QuadrantWords, count: int | None) -> None:
        """Show name, subtitle and how many stand there; None while the counts are not to be seen."""
        self.name_label.setText(words.name if count is None else f"{words.name}  {grouped(count)}")
        self.subtitle_label.setText(words.subtitle)
        spoken = words.name if count is None else _("{name}, {count}").format(name=words.name, count=count)
        self.setAccessibleName(f"{spoken}, {words.subtitle}")

    def set_target(self, is_target: bool) -> None:
        """Stand out while a bubble is held over the quadrant."""
        self.name_label.set_heavy(is_target)


class _NameLabel(ElidedLabel):
    def __init__(self, tone: str) -> None:
        self._is_heavy = False
        super().__init__("", "small_title", tone, numbers=True)

    def set_heavy(self, is_heavy: bool) -> None:
        if is_heavy != self._is_heavy:
            self._is_heavy = is_heavy
            self.dress()

    def dress(self) -> None:
        font = theme().font(self._role, numbers=self._numbers)
        if self._is_heavy:
            font.setWeight(font.Weight.Bold)
        self.setFont(font)
