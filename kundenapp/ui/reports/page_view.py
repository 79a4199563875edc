"""The ground of the preview and the one page that lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kundenapp.i18n import _
from kundenapp.ui.reports.pdf_pages import POINTS_PER_INCH, PdfPages
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

MARGIN = 16
"""Ground around the page in pixels."""

_MAX_DOTS = 24_000_000
"""A picture of more dots would cost more memory than it shows."""

_Key = Qt.Key
_ZOOM_KEYS = {_Key.Key_Plus: 1, _Key.Key_Equal: 1, _Key.Key_Minus: -1, _Key.Key_0: 0}
_LAST = -1
_NOTCH = 120


class Paper(QWidget):
    """One page, drawn when it is seen, with as many dots as the screen has."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self._index = 0
        self._drawn: tuple[int, QSize] | None = None
        self._image = QImage()

    def show_page(self, pages: PdfPages | None, index: int, size: QSize) -> None:
        """Show a page of `pages` in `size` logical pixels."""
        if pages is not self._pages:
            self._drawn = None
        self._pages, self._index = pages, index
        self.setFixedSize(size + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        page = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._draw(self._pages, page.size() * self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image)

    def _draw(self, pages: PdfPages, dots: QSize) -> None:
        """Draw the page anew unless it is there in this many dots."""
        if self._drawn == (self._index, dots):
            return
        excess = max(1.0, (dots.width() * dots.height() / _MAX_DOTS) ** 0.5)
        inches = pages.size(self._index)[0] / POINTS_PER_INCH
        self._image = pages.image(self._index, dots.width() / inches / excess)
        self._drawn = (self._index, dots)


class PageArea(QScrollArea):
    """Scrolls the page and asks for the next one where scrolling ends; its keys come before those of the window."""

    page_wanted = Signal(int)
    jump_wanted = Signal(int)
    zoom_wanted = Signal(int)
    resized = Signal()
    focus_changed = Signal()

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._turned = 0
        self.setWidget(paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Vorschau"))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme().color("border"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(_ZOOM_KEYS[_Key(event.key())])
        elif event.key() in (_Key.Key_Home, _Key.Key_End):
            self.jump_wanted.emit(0 if event.key() == _Key.Key_Home else _LAST)
        else:
            self._scroll(1 if event.key() == _Key.Key_PageDown else -1)

    def _scroll(self, direction: int) -> None:
        bar = self.verticalScrollBar()
        if self._is_at_edge(direction):
            self.page_wanted.emit(direction)
        else:
            bar.setValue(bar.value() + direction * bar.pageStep())

    def _is_at_edge(self, direction: int) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == (bar.maximum() if direction > 0 else bar.minimum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            wanted, notch = self.zoom_wanted, self._notch(delta)
        elif delta and self._is_at_edge(-1 if delta > 0 else 1):
            wanted, notch = self.page_wanted, self._notch(-delta)
        else:
            self._turned = 0
            super().wheelEvent(event)
            return
        event.accept()
        if notch:
            wanted.emit(notch)

    def _notch(self, delta: int) -> int:
        """Return 1 or -1 once for each notch of the wheel, else 0; a touchpad sends many small parts of a notch."""
        self._turned = delta if self._turned * delta < 0 else self._turned + delta
        if abs(self._turned) < _NOTCH:
            return 0
        self._turned = 0
        return 1 if delta > 0 else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return event.key() in _ZOOM_KEYS
    return event.key() in (_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End)
