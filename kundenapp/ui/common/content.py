"""What a scroll area shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget


def replace_content(area: QScrollArea, content: QWidget) -> None:
    """Show `content` instead of what `area` shows; that may still be handling the click that led here."""
    old = area.takeWidget()
    if old is not None:
        old.deleteLater()
    area.setWidget(content)
