"""Toasts: what has just happened, for eight seconds, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QPropertyAnimation, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QWidget

from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_24, theme

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN_MS = 8000
_FADE_MS = 150
_RADIUS = 9
_MAX_TEXT_WIDTH = 520


class _Toast(QFrame):
    """The dark strip itself."""

    attended = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = PlainLabel("", "body", "toast")
        self.button = Button("", "toast")
        self.button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 6, 5)
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self.setMinimumHeight(40)
        self.hide()

    def is_attended(self) -> bool:
        """Tell whether someone points at it or is about to press its button."""
        return self.underMouse() or self.button.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.attended.emit(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.attended.emit(event.type() is QEvent.Type.Enter)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("text"))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)


class Toasts(QObject):
    """The place for toasts of one window: at the bottom left, one at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toast = _Toast(window)
        self._on_action: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._on_time_over)
        self._fade: QPropertyAnimation | None = None
        self._toast.button.clicked.connect(self._on_button_clicked)
        self._toast.attended.connect(self._on_attended)
        window.installEventFilter(self)

    def show_message(
        self, text: str, action_text: str | None = None, on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text` instead of what is shown now. `on_action` is called when the button is pressed."""
        self._stop_fade()
        self._on_action = on_action
        self._toast.label.setText(text)
        self._toast.setAccessibleName(text)
        self._toast.button.set_text(action_text or "")
        self._toast.button.setVisible(action_text is not None)
        self._place()
        self._toast.show()
        self._toast.raise_()
        self._start_fade(0.0, 1.0)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._toast, text))

    def hide_message(self) -> None:
        """Take the toast away."""
        self._timer.stop()
        self._on_action = None
        if self._toast.isVisible():
            self._start_fade(1.0, 0.0)

    def text(self) -> str:
        """Return what is being shown, or nothing."""
        return self._toast.label.text() if self._toast.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self._toast.isHidden():  # the window itself may yet be hidden
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        label = self._toast.label
        room = min(_MAX_TEXT_WIDTH, self._window.width() - 2 * GAP_24 - 160)
        label.setWordWrap(label.fontMetrics().horizontalAdvance(label.text()) > room)
        label.setFixedWidth(room) if label.wordWrap() else label.setMinimumWidth(0)
        if not label.wordWrap():
            label.setMaximumWidth(16_777_215)
        self._toast.adjustSize()
        self._toast.move(GAP_24, self._window.height() - self._toast.height() - GAP_24)

    def _start_fade(self, start: float, end: float) -> None:
        self._stop_fade()
        from PySide6.QtWidgets import QStyle  # the class brings hundreds of names with it; the first toast can wait

        if not self._toast.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._toast):
            self._on_faded_to(end)
            return
        # The effect lives only while fading: at rest the letters are drawn sharp at every scale.
        effect = QGraphicsOpacityEffect(self._toast)
        effect.setOpacity(start)
        self._toast.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(start)
        self._fade.setEndValue(end)
        self._fade.finished.connect(self._on_fade_finished)
        self._fade.start()

    def _stop_fade(self) -> None:
        if self._fade is not None:
            if self._fade.state() is QAbstractAnimation.State.Running:
                self._fade.stop()
            self._fade.deleteLater()
            self._fade = None
        self._toast.setGraphicsEffect(None)  # type: ignore[arg-type]

    def _on_faded_to(self, opacity: float) -> None:
        self._toast.setVisible(opacity > 0)

    @Slot()
    def _on_fade_finished(self) -> None:
        if self._fade is not None:
            end = self._fade.endValue()
            self._stop_fade()
            self._on_faded_to(float(end))

    @Slot()
    def _on_time_over(self) -> None:
        if not self._toast.is_attended():
            self.hide_message()

    @Slot(bool)
    def _on_attended(self, attended: bool) -> None:
        if attended:
            self._timer.stop()
        elif self._toast.isVisible() and not self._toast.is_attended():
            self._timer.start()

    @Slot()
    def _on_button_clicked(self) -> None:
        on_action = self._on_action
        self.hide_message()
        if on_action is not None:
            on_action()
