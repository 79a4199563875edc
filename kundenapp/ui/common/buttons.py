"""Buttons: one primary per page, secondary and ghost beside it, chips, segments and moods to choose with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from kundenapp.ui import icons
from kundenapp.ui.common.labels import literal, plain_tooltip, spoken
from kundenapp.ui.theme import ICON_BUTTON_SIZE, MOOD_HEIGHT, Dressed, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_WIDTH = 88
_ICON_TONES = {"primary": "on_accent", "ghost": "accent_text", "icon": "text2", "chip": "text2", "toast": "surface"}


class Button(QPushButton, Dressed):
    """A push button in our look; Enter presses it like Space. `text` may mark a shortcut letter with ``&``."""

    def __init__(self, text: str, kind: str = "secondary", icon_name: str | None = None) -> None:
        super().__init__()
        self._kind, self._icon_name = kind, icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if kind in ("primary", "secondary"):
            self.setMinimumWidth(_MIN_WIDTH)
        self.set_text(text)
        self.dress()

    def set_text(self, text: str) -> None:
        """Change the text and what a screen reader says."""
        # Fusion underlines shortcut letters for good; here the letter works with Alt without the line.
        words = spoken(text)
        # Qt puts the icon 4 px before the text and knows no setting for it; a space makes it the wanted 8.
        self.setText(literal(f" {words}" if self._icon_name and words else words))
        self.setShortcut(QKeySequence.mnemonic(text))
        self.setAccessibleName(words)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        self.setFont(theme().font("label" if self._kind == "chip" else "body_medium"))
        if self._icon_name is None:
            self.setIcon(QIcon())
            return
        tone = _ICON_TONES.get(self._kind, "text")
        self.setIconSize(QSize(icons.SIZE_ROW, icons.SIZE_ROW))
        self.setIcon(icons.icon(self._icon_name, tone))


def _is_enter(event: QKeyEvent) -> bool:
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QAbstractButton):
    """A button that paints itself: Enter presses it like Space, and another look measures it anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def primary_button(text: str, icon: str | None = None) -> Button:
    """Return the one filled button of a page or dialog."""
    return Button(text, "primary", icon)


def secondary_button(text: str, icon: str | None = None) -> Button:
    """Return a button with an edge."""
    return Button(text, "secondary", icon)


def ghost_button(text: str, icon: str | None = None) -> Button:
    """Return a text-only button for card titles and banners."""
    return Button(text, "ghost", icon)


def icon_button(icon: str, tooltip: str) -> Button:
    """Return a button without text; the tooltip is also its name for screen readers."""
    button = Button("", "icon", icon)
    button.setFixedSize(ICON_BUTTON_SIZE, ICON_BUTTON_SIZE)
    button.setToolTip(plain_tooltip(tooltip))
    button.setAccessibleName(tooltip)
    return button


def chip(text: str) -> Button:
    """Return a checkable chip for filters and quick choices."""
    button = Button(text, "chip")
    button.setCheckable(True)
    return button


class MoodButton(QToolButton, Dressed):
    """A checkable face over a word; checked it takes the colours of its tone."""

    def __init__(self, icon_name: str, checked_icon_name: str, text: str, tone: str) -> None:
        super().__init__()
        self._icon_name, self._checked_icon_name, self._tone = icon_name, checked_icon_name, tone
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(spoken(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.dress()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(spoken(self.text())) + 24
        return QSize(max(_MIN_WIDTH, width), max(MOOD_HEIGHT, self.fontMetrics().height() + 37))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def dress(self) -> None:
        self.setFont(theme().font("secondary"))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, checked = theme(), self.isChecked()
        edge = self._tone if checked else "border"
        fill = f"{self._tone.removesuffix('_text')}_soft" if checked else "hover" if self.underMouse() else "surface"
        ink = self._tone if checked else "text2"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color(edge), 1.6 if checked else 1.0))
            painter.setBrush(colors.color(fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 7, 7)
            name = self._checked_icon_name if checked else self._icon_name
            icons.paint_icon(painter, QRectF(0, 7, self.width(), icons.SIZE_LARGE), name, ink)
            painter.setFont(colors.font("secondary_semibold" if checked else "secondary"))
            painter.setPen(colors.color(ink))
            below = QRectF(0, 29, self.width(), self.height() - 33)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), spoken(self.text()))
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), 7)


def mood_button(icon: str, icon_fill: str, text: str, tone: str) -> MoodButton:
    """Return one of the five moods; put them into an exclusive ``QButtonGroup``."""
    return MoodButton(icon, icon_fill, text, tone)


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the focus ring just inside `rect`."""
    width = theme().focus_width
    half = width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color("focus"), width))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


class Segmented(QFrame):
    """Two to five choices side by side, exactly one of them taken."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("segmented", True)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(2)
        for key, text in options:
            button = Button(text, "segment")
            button.setCheckable(True)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def value(self) -> str | None:
        """Return the key of the choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, key: str) -> None:
        """Take the choice `key` without a signal."""
        self._buttons[key].setChecked(True)

    def focus_on(self, key: str) -> None:
        """Put the keyboard on the choice `key`."""
        self._buttons[key].setFocus()

    def set_tone(self, key: str, tone: str) -> None:
        """Let the choice `key` show as "good" or "bad" when taken."""
        self._buttons[key].setProperty("tone", tone)

    @Slot(QAbstractButton)
    def _on_button_clicked(self, _button: QAbstractButton) -> None:
        if (key := self.value()) is not None:
            self.chosen.emit(key)
