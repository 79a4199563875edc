"""Shows a PDF page by page, as it will be printed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button, paint_focus_ring
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.reports.pdf_pages import POINTS_PER_INCH, PdfPages
from kundenapp.ui.theme import RADIUS_WELL, theme

if TYPE_CHECKING:
    from collections.abc import Callable

_SCREEN_DPI = 96
_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_EDGE = 16
_MAX_DOTS = 24_000_000
"""A picture of more dots would cost more memory than it shows."""


class Fit(Enum):
    """What decides the size of a page: the room there is, or a chosen zoom."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


class _Paper(QWidget):
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
        self.setFixedSize(size + QSize(2 * _EDGE, 2 * _EDGE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        page = QRectF(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self._draw(page.size().toSize())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image)
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw(self, size: QSize) -> None:
        """Draw the page anew unless this page is there in this many dots."""
        dots = size * self.devicePixelRatioF()
        if self._pages is None or self._drawn == (self._index, dots):
            return
        excess = max(1.0, (dots.width() * dots.height() / _MAX_DOTS) ** 0.5)
        width = self._pages.size(self._index)[0] / POINTS_PER_INCH
        self._image = self._pages.image(self._index, dots.width() / width / excess)
        self._drawn = (self._index, dots)


class _PageArea(QScrollArea):
    """The grey ground with the page on it; turns pages where scrolling ends."""

    turned = Signal(int)
    jumped = Signal(int)
    zoomed = Signal(int)
    resized = Signal()
    focus_changed = Signal()

    def __init__(self, paper: QWidget) -> None:
        super().__init__()
        self._turn = 0
        self.setWidget(paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Vorschau"))
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme().color("border"))
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)

    def scroll_to_start(self) -> None:
        """Show the upper edge of the page."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def scroll_to_end(self) -> None:
        """Show the lower edge of the page."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does here, or None if it is not ours."""
        bar, step = self.verticalScrollBar(), self.verticalScrollBar().pageStep()
        keys = Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zooms = {keys.Key_Plus: 1, keys.Key_Equal: 1, keys.Key_Minus: -1, keys.Key_0: 0}
            step = zooms.get(Qt.Key(event.key()), 2)
            return None if step == 2 else lambda: self.zoomed.emit(step)
        commands: dict[int, Callable[[], None]] = {
            keys.Key_PageDown: lambda: (
                bar.setValue(bar.value() + step) if bar.value() < bar.maximum() else self._next()
            ),
            keys.Key_PageUp: lambda: bar.setValue(bar.value() - step) if bar.value() > bar.minimum() else self._back(),
            keys.Key_Home: lambda: self.jumped.emit(0),
            keys.Key_End: lambda: self.jumped.emit(-1),
        }
        return commands.get(event.key())
