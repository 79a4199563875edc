"""Bubbles painted once and used again: hundreds of them are put on the field at a time."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kundenapp.drawing.field_geometry import Point
from kundenapp.drawing.sympathy_bubble import Bubble, bubble_shapes
from kundenapp.ui.common.painter import paint
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.domain.sympathy_field import Quadrant

_ROOM = 12.0


def paint_bubble(painter: QPainter, bubble: Bubble, point: Point, scale: float, radius: float) -> None:
    """Paint a bubble around a point, to the nearest pixel."""
    colors, ratio = theme(), painter.device().devicePixelRatioF()
    sprite = _sprite(
        bubble.initials,
        bubble.quadrant,
        bubble.is_dream,
        scale,
        radius,
        ratio,
        (colors.is_dark, colors.is_high_contrast),
    )
    half = sprite.width() / ratio / 2
    left, top = round((point.x - half) * ratio) / ratio, round((point.y - half) * ratio) / ratio
    painter.drawPixmap(QPointF(left, top), sprite)


@lru_cache(maxsize=2000)
def _sprite(
    initials: str,
    quadrant: Quadrant | None,
    is_dream: bool,
    scale: float,
    radius: float,
    ratio: float,
    _colors: tuple[bool, bool],
) -> QPixmap:
    """Return the picture of a bubble; `_colors` names the theme, in whose colours it is."""
    side = math.ceil((2 * radius + _ROOM) * scale * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    middle = side / ratio / 2
    bubble = replace(_NOBODY, initials=initials, quadrant=quadrant, is_dream=is_dream)
    with QPainter(picture) as painter:
        paint(painter, bubble_shapes(bubble, Point(middle, middle), scale, radius))
    return picture


_NOBODY = Bubble(0, "", "", 3.0, None, None)
