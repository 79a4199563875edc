"""Bubble, name and one line about a customer at the top of a card beside the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.ui.common.bubble import Bubble
from kundenapp.ui.common.labels import ElidedLabel

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerSummary

_BUBBLE, _GAP = 40, 12


class CustomerHead(QWidget):
    """Who it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.bubble = Bubble("", _BUBBLE)
        self.name_label = ElidedLabel("", "body_semibold")
        self.words_label = ElidedLabel("", "secondary")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.name_label)
        words.addWidget(self.words_label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.bubble)
        row.addLayout(words, 1)

    def show_customer(self, summary: CustomerSummary, words: str, tone: str, bubble_tone: str = "none") -> None:
        """Show a customer; `words` in the colour `tone` below the name."""
        self.bubble.set_person(summary.initials, bubble_tone, summary.display_name)
        self.name_label.setText(summary.display_name)
        self.words_label.setText(words)
        self.words_label.set_tone(tone)
