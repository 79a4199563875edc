"""A chart on the screen: drawn anew for its size, told by pointing at it, walking through it and listening to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kundenapp.drawing.chart import Chart, Lettering
from kundenapp.i18n import _
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.painter import paint, text_width
from kundenapp.ui.theme import Dressed, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.privacy import PrivacyShade

    Draw = Callable[[float, float, Lettering], Chart]

_LEAST_WIDTH = 240
_RING_RADIUS = 4.0


class ChartView(QWidget, Dressed):
    """Shows one chart as wide as there is room; one stop of the Tab key, in which arrows walk from value to value.

    `draw` draws the chart for a width, a height and a lettering. The view is as high as the chart wants to be, or with
    `least_height` (pixels at 100 %) takes all the height there is from that on. While `shade` is on nothing is to be
    seen, pointed at or heard.
    """

    def __init__(self, name: str, draw: Draw, shade: PrivacyShade, least_height: int = 0) -> None:
        super().__init__()
        self._name, self._draw, self._shade, self._least_height = name, draw, shade, least_height
        self._current = -1
        self.setMinimumWidth(_LEAST_WIDTH)
        grows = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grows, grows if least_height else QSizePolicy.Policy.Fixed)
        self.chart = self._drawn()
        shade.cover(self)
        shade.changed.connect(self._on_shade_changed)
        self.set_chart(draw)

    def set_chart(self, draw: Draw) -> None:
        """Show another chart."""
        self._draw = draw
        self._current = -1
        self.dress()
        if self.hasFocus():
            self._begin()

    def dress(self) -> None:
        self._redraw()
        if self._least_height:
            self.setMinimumHeight(round(self._least_height * theme().text_scale))
        self._tell()

    def current_text(self) -> str:
        """Return what the value says that the keyboard is at."""
        return self.chart.regions[self._current].text if 0 <= self._current < len(self.chart.regions) else ""

    def sizeHint(self) -> QSize:
        height = self._least_height * theme().text_scale if self._least_height else self.chart.height
        return QSize(_LEAST_WIDTH, math.ceil(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip_at(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.chart.regions) - 1
        target = {
            Qt.Key.Key_Left: max(self._current - 1, 0),
            Qt.Key.Key_Right: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if target is not None and is_plain and last >= 0 and not self._shade.is_on:
            self._walk_to(target)
        elif event.key() == Qt.Key.Key_Escape and QToolTip.isVisible():
            QToolTip.hideText()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._tell()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shade.is_on:
            return
        with QPainter(self) as painter:
            paint(painter, self.chart.picture)
            if self.hasFocus() and self.current_text():
                self._paint_ring(painter)

    def _begin(self) -> None:
        """Take the keyboard to a value, or on to what comes next where there is none."""
        if self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self.focusNextChild()
        elif self._current < 0:
            self._current = self.chart.begin
        self._tell()
        self.update()

    def _paint_ring(self, painter: QPainter) -> None:
        """Mark the value the keyboard is at; a line in the colour of the ground parts the ring from what it lies on."""
        wide = theme().focus_width
        box = self._current_box()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, width, token in ((wide + 0.5, 1, "surface"), (wide / 2, wide, "focus")):
            painter.setPen(QPen(theme().color(token), width))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RING_RADIUS, _RING_RADIUS)

    def _current_box(self) -> QRectF:
        region = self.chart.regions[self._current]
        return QRectF(region.x, region.y, region.width, region.height)

    def _drawn(self) -> Chart:
        return self._draw(self.width(), self.height(), Lettering(text_width, theme().text_scale))

    def _redraw(self) -> None:
        self.chart = self._drawn()
        self._current = min(self._current, len(self.chart.regions) - 1)
        can_walk = bool(self.chart.regions) and not self._shade.is_on
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_walk else Qt.FocusPolicy.NoFocus)
        if not self._least_height:
            self.setFixedHeight(math.ceil(self.chart.height))
        self.update()

    def _walk_to(self, number: int) -> None:
        self._current = number
        self.update()
        self._tell()
        below = self._current_box().bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(below), plain_tooltip(self.current_text()), self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.current_text()))

    def _show_tip_at(self, place: QPoint, on_screen: QPoint) -> None:
        number = None if self._shade.is_on else self.chart.region_at(place.x(), place.y())
        if number is None:
            QToolTip.hideText()
            return
        region = self.chart.regions[number]
        box = QRectF(region.x, region.y, region.width, region.height).toAlignedRect()
        QToolTip.showText(on_screen, plain_tooltip(region.text), self, box)

    def _tell(self) -> None:
        """Say in words what is shown; with the keyboard in the chart also the value it is at."""
        if self._shade.is_on:
            self.setAccessibleName(_("Verdeckt"))
            self.setAccessibleDescription("")
            return
        at = self.current_text() if self.hasFocus() else ""
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" ".join(words for words in (self.chart.summary, at) if words))

    @Slot()
    def _on_shade_changed(self) -> None:
        QToolTip.hideText()
        self._redraw()
        self._tell()
