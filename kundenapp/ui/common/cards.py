"""Cards: white areas with a thin edge that hold what belongs together. Never one inside another."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import CARD_PADDING, CARD_TITLE_HEIGHT, GAP_8


class Card(QFrame):
    """A card; put the content into ``body``. `action` stands at the right of the title."""

    def __init__(
        self,
        title: str = "",
        action: QWidget | None = None,
        *,
        role: str = "card_title",
        padding: int = CARD_PADDING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.title_label = PlainLabel(title, role)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, padding, padding, padding)
        outer.setSpacing(GAP_8)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(GAP_8)
        if title or action:
            self.title_label.setMinimumHeight(CARD_TITLE_HEIGHT)
            self.title_row.addWidget(self.title_label, 1)
            if action is not None:
                self.title_row.addWidget(action)
            outer.addLayout(self.title_row)
        else:
            self.title_label.setParent(self)
            self.title_label.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_8)
        outer.addLayout(self.body, 1)


def divider() -> QFrame:
    """Return a thin horizontal line between the rows of a card."""
    line = QFrame()
    line.setProperty("divider", True)
    line.setFixedHeight(1)
    return line
