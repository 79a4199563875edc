"""The ground of the field: the colours of the four quadrants, strong in their corners and faint where they meet."""

from __future__ import annotations

import math
import random
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from kundenapp.domain.sympathy_field import FieldLines

_SIDE, _TILE, _REACH, _STRONGER_IN_THE_DARK = 96, 64, 0.78, 1.5
_CORNERS = {
    Quadrant.DREAM: ("bub_traum", 0.30),
    Quadrant.HEART: ("bub_herz", 0.20),
    Quadrant.REASON: ("bub_vernunft", 0.20),
    Quadrant.CLARIFY: ("stone_fill", 0.22),
}
Rgb = tuple[float, float, float]


def ground(lines: FieldLines) -> QImage:
    """Return the small image that is stretched over the field, in the colours of the theme in use."""
    colors = theme()
    strength = _STRONGER_IN_THE_DARK if colors.is_dark else 1.0
    corners = tuple((_rgb(colors.color(token)), share * strength) for token, share in _CORNERS.values())
    across = (lines.sympathy - SYMPATHY.lowest) / (SYMPATHY.highest - SYMPATHY.lowest)
    down = (ENTHUSIASM.highest - lines.enthusiasm) / (ENTHUSIASM.highest - ENTHUSIASM.lowest)
    return _image(_rgb(colors.color("surface")), corners, across, down)


@lru_cache(maxsize=2)
def grain(*, is_dark: bool) -> QImage:
    """Return a tile that makes every second pixel darker by one level, by chance (lighter in the dark).

    Laid over the ground it hides the edges between its levels, which the eye would find.
    """
    tile = QImage(_TILE, _TILE, QImage.Format.Format_ARGB32)
    tile.fill(0)
    chance = random.Random(5)
    for place in range(_TILE * _TILE):
        if chance.random() < 0.5:
            tile.setPixel(place % _TILE, place // _TILE, 0x01FFFFFF if is_dark else 0x01000000)
    return tile


def _rgb(color: QColor) -> Rgb:
    return float(color.red()), float(color.green()), float(color.blue())


@lru_cache(maxsize=8)
def _image(surface: Rgb, corners: tuple[tuple[Rgb, float], ...], across: float, down: float) -> QImage:
    """Mix the corners into the surface: right above, right below, left above, left below."""
    columns, rows = _evened(across), _evened(down)
    pixels = bytearray()
    for y in rows:
        for x in columns:
            distances = (math.hypot(1 - x, y), math.hypot(1 - x, 1 - y), math.hypot(x, y), math.hypot(x, 1 - y))
            parts = [(_share(away) * most, color) for away, (color, most) in zip(distances, corners, strict=True)]
            rest = 1 - sum(share for share, _color in parts)
            for channel in range(3):
                value = surface[channel] * rest + sum(share * color[channel] for share, color in parts)
                pixels.append(min(255, round(value)))
    image = QImage(bytes(pixels), _SIDE, _SIDE, 3 * _SIDE, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are ours and go


def _share(distance: float) -> float:
    """Return how strong a corner is so far from it: t²(3 - 2t) with t falling to 0 at its reach."""
    t = max(0.0, 1 - distance / _REACH)
    return t * t * (3 - 2 * t)


def _evened(line: float) -> list[float]:
    """Return where each pixel lies on a field whose line is in the middle, so that each quadrant has its colour."""
    shares = [number / (_SIDE - 1) for number in range(_SIDE)]
    return [share / line / 2 if share < line else 0.5 + (share - line) / (1 - line) / 2 for share in shares]
