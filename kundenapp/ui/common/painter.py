"""Paints the pictures of ``kundenapp.drawing`` on the screen, in the colours of the theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kundenapp.drawing.circles import logo
from kundenapp.drawing.primitives import (
    ArcTo,
    Circle,
    Color,
    CurveTo,
    Line,
    LineTo,
    Move,
    Path,
    Picture,
    Polyline,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from kundenapp.ui.theme import FAMILIES, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def paint(painter: QPainter, picture: Sequence[Primitive]) -> None:
    """Paint `picture` from the origin of `painter` on; scale and shift the painter before."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in picture:
        _paint_shape(painter, shape)


class DrawingWidget(QWidget):
    """Shows a picture and says it in words. `size` is the size of the picture in points, shown 1 : 1."""

    def __init__(
        self, picture: Picture, size: QSize, accessible_name: str, description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(size)
        self.set_picture(picture, accessible_name, description)

    def set_picture(self, picture: Picture, accessible_name: str, description: str = "") -> None:
        """Show another picture of the same size."""
        self._picture = picture
        self.setAccessibleName(accessible_name)
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint(painter, self._picture)


def text_width(text: str, size: float, weight: int) -> float:
    """Return how wide `paint` makes a text."""
    return QFontMetricsF(_font(round(size), weight)).horizontalAdvance(text)


@cache
def _font(pixels: int, weight: int) -> QFont:
    font = QFont(FAMILIES)
    font.setPixelSize(max(1, pixels))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("liga"), 0)  # as everywhere on the screen
    return font


def logo_pixmap(size: int, dpr: float = 1.0) -> QPixmap:
    """Return the logo in the colours of the theme, without a ground."""
    return _drawn(size, dpr, with_ground=False)


def app_icon() -> QIcon:
    """Return the icon of the window: the logo on a rounded white ground."""
    icon = QIcon()
    for size in _APP_ICON_SIZES:
        icon.addPixmap(_drawn(size, 1.0, with_ground=True))
    return icon


def _drawn(size: int, dpr: float, *, with_ground: bool) -> QPixmap:
    result = QPixmap(round(size * dpr), round(size * dpr))
    result.setDevicePixelRatio(dpr)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        if with_ground:
            paint(painter, (Rect(0, 0, size, size, 0.22 * size, Color("surface")),))
        paint(painter, logo(size))
    return result


def _paint_shape(painter: QPainter, shape: Primitive) -> None:
    match shape:
        case Circle():
            _use(painter, shape.fill, shape.stroke)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Path():
            _use(painter, shape.fill, shape.stroke)
            painter.drawPath(_path(shape))
        case Line():
            _use(painter, None, shape.stroke)
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Rect():
            _use(painter, shape.fill, shape.stroke)
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(rect, shape.radius, shape.radius)
        case Polyline():
            _use(painter, None, shape.stroke)
            painter.drawPolyline([QPointF(x, y) for x, y in shape.points])
        case Text():
            _paint_text(painter, shape)
        case _:
            assert_never(shape)


def _paint_text(painter: QPainter, shape: Text) -> None:
    width = text_width(shape.text, shape.size, shape.weight)
    left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    painter.setFont(_font(round(shape.size), shape.weight))
    painter.setPen(_color(shape.color))
    painter.drawText(QPointF(left, shape.y), shape.text)


def _path(shape: Path) -> QPainterPath:
    path = QPainterPath()
    for step in shape.steps:
        match step:
            case Move():
                path.moveTo(step.x, step.y)
            case LineTo():
                path.lineTo(step.x, step.y)
            case CurveTo():
                path.cubicTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y)
            case ArcTo():
                box = QRectF(step.x - step.radius, step.y - step.radius, 2 * step.radius, 2 * step.radius)
                path.arcTo(box, -step.start, -step.sweep)  # Qt counts angles against the clock
            case _:
                assert_never(step)
    path.closeSubpath()
    return path


def _use(painter: QPainter, fill: Color | None, stroke: Stroke | None) -> None:
    painter.setBrush(_color(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(_color(stroke.color), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if stroke.dash else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        pen.setDashPattern([stroke.dash / stroke.width, stroke.dash * 0.75 / stroke.width])
    painter.setPen(pen)


def _color(color: Color) -> QColor:
    result = theme().color(color.token)
    result.setAlphaF(color.alpha)
    return result
