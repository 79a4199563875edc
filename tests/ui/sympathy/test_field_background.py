"""The ground of the field: each corner has the colour of its quadrant, the place where they meet almost none."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.sympathy_field import FieldLines
from kundenapp.ui.sympathy.field_background import grain, ground
from kundenapp.ui.theme import Mode, theme

LAST = ground(FieldLines()).width() - 1


def strength(color: QColor) -> int:
    """Return how far a colour is from the surface."""
    surface = theme().color("surface")
    return sum(abs(one - other) for one, other in zip(color.getRgb()[:3], surface.getRgb()[:3], strict=True))


def mixed(token: str, share: float) -> tuple[int, ...]:
    color, surface = (theme().color(name).getRgb()[:3] for name in (token, "surface"))
    return tuple(round(share * one + (1 - share) * other) for one, other in zip(color, surface, strict=True))


@pytest.mark.parametrize(("mode", "factor"), [(Mode.LIGHT, 1.0), (Mode.DARK, 1.5)])
def test_the_corners_have_the_colours_of_their_quadrants(mode: Mode, factor: float) -> None:
    make_application(mode, 1.0)
    image = ground(FieldLines())
    corners = [
        (LAST, 0, "bub_traum", 0.30),
        (LAST, LAST, "bub_herz", 0.20),
        (0, 0, "bub_vernunft", 0.20),
        (0, LAST, "stone_fill", 0.22),
    ]
    for x, y, token, share in corners:
        assert image.pixelColor(x, y).getRgb()[:3] == mixed(token, share * factor)


@pytest.mark.parametrize("lines", [FieldLines(), FieldLines(2, 3), FieldLines(4.5, 9.5)])
def test_where_the_lines_cross_there_is_almost_no_colour(lines: FieldLines) -> None:
    x, y = round((lines.sympathy - 1) / 4 * LAST), round((10 - lines.enthusiasm) / 10 * LAST)
    image = ground(lines)
    assert strength(image.pixelColor(x, y)) <= 14
    assert strength(image.pixelColor(LAST, 0)) > 60


def test_the_grain_changes_a_pixel_by_one_level_at_the_most() -> None:
    tile = grain(is_dark=False)
    alphas = {QColor.fromRgba(tile.pixel(x, y)).alpha() for x in range(64) for y in range(64)}
    assert alphas == {0, 1}
