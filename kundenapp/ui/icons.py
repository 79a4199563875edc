"""Our own icons: SVG drawings on a 24 px grid that take their colour when they are drawn."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kundenapp.resources import resource_path
from kundenapp.ui.theme import theme

SIZE_ROW = 18
SIZE_HINT = 16
SIZE_PILL = 14
SIZE_LARGE = 22


def pixmap(name: str, color: QColor | str, size: int = SIZE_ROW, dpr: float = 1.0) -> QPixmap:
    """Return the icon `name` in a colour or token, `size` logical pixels wide, for a screen of scale `dpr`."""
    shade = theme().color(color) if isinstance(color, str) else color
    return _pixmap(name, shade.rgba(), size, dpr)


def icon(name: str, token: str = "text2", size: int = SIZE_ROW, checked_name: str | None = None) -> QIcon:
    """Return the icon `name` for a button; `checked_name` is shown while the button is checked.

    Its colours are those of today's theme: make it anew when the style changes.
    """
    result = QIcon()
    for dpr in _scales_in_use():
        result.addPixmap(pixmap(name, token, size, dpr), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, "disabled", size, dpr), QIcon.Mode.Disabled, QIcon.State.Off)
        if checked_name is not None:
            result.addPixmap(pixmap(checked_name, token, size, dpr), QIcon.Mode.Normal, QIcon.State.On)
    return result


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor | str) -> None:
    """Paint the icon `name` into the middle of `rect`, as large as its shorter side, crisp on every screen."""
    size = int(min(rect.width(), rect.height()))
    device = painter.device()
    picture = pixmap(name, color, size, device.devicePixelRatioF())
    left = rect.x() + (rect.width() - size) / 2
    top = rect.y() + (rect.height() - size) / 2
    painter.drawPixmap(QRectF(left, top, size, size), picture, QRectF(picture.rect()))


def _scales_in_use() -> set[float]:
    """Return the scales of the screens there are; on a screen that comes later, Qt scales the sharpest picture."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, rgba: int, size: int, dpr: float) -> QPixmap:
    shade = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", shade.name()).encode()))
    side = round(size * dpr)
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setOpacity(shade.alphaF())
        renderer.render(painter, QRectF(0, 0, side, side))
    result.setDevicePixelRatio(dpr)
    return result
