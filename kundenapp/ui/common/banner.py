"""Banners: one sentence inside the page that waits for an answer, with at most two answers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kundenapp.ui import icons
from kundenapp.ui.common.buttons import Button, ghost_button
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import RADIUS_WELL, theme

_ICON_LEFT = 14
_MIN_HEIGHT = 40


class Banner(QFrame):
    """A tinted strip with an icon. `tone` is "warn", "bad", "good", "accent", "petrol" or "stone"."""

    def __init__(self, tone: str = "warn", icon: str = "info", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon_name = tone, icon
        self.setMinimumHeight(_MIN_HEIGHT)
        self.label = PlainLabel("", "body_medium", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_ICON_LEFT + icons.SIZE_ROW + 10, 6, 10, 6)
        self._row.setSpacing(4)
        self._row.addWidget(self.label, 1)
        self.set_text(text)

    def set_tone(self, tone: str, icon: str) -> None:
        """Change the colour and the icon."""
        self._tone, self._icon_name = tone, icon
        self.update()

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self.label.setText(text)
        self.setAccessibleName(text)

    def add_action(self, text: str) -> Button:
        """Add an answer at the right and return it, to be connected."""
        button = ghost_button(text)
        self._row.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        ink = "accent_text" if self._tone == "accent" else self._tone
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colors.color(f"{self._tone}_soft"))
            painter.setPen(QPen(colors.color("border")) if colors.is_high_contrast else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_WELL, RADIUS_WELL)
            icons.paint_icon(painter, QRectF(_ICON_LEFT, 0, icons.SIZE_ROW, self.height()), self._icon_name, ink)
