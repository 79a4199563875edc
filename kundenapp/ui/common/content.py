"""What a scroll area shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area around `content` that scrolls up and down if there is more than fits, and else is not seen."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def replace_content(area: QScrollArea, content: QWidget) -> None:
    """Show `content` instead of what `area` shows; that may still be handling the click that led here."""
    old = area.takeWidget()
    if old is not None:
        old.deleteLater()
    area.setWidget(content)
