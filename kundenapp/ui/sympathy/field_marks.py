"""What is drawn around the bubble that is selected: the single opinions, how far they lie apart, and its way so far."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kundenapp.drawing.field_geometry import FieldGeometry, Point
from kundenapp.drawing.primitives import Color, Picture, Stroke
from kundenapp.drawing.sympathy_bubble import VOTE_RADIUS, Bubble, trail_shapes, vote_lines, vote_ring
from kundenapp.drawing.sympathy_ellipse import spread_ellipse
from kundenapp.ui.common.painter import paint
from kundenapp.ui.sympathy.field_paint import clip_to_field, paint_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from kundenapp.ui.sympathy.board import TrailPoint, Vote
    from kundenapp.ui.sympathy.field_scene import Scene

_LINE, _FILL, _AT_THE_MEAN = 1.6, 0.12, 14.0


def spread(votes: Sequence[Vote], bubble: Bubble, mean: Point, geometry: FieldGeometry, scale: float) -> Picture:
    """Draw how far opinions lie apart: the ellipse around them, and each tied to the mean."""
    line, points = bubble.look.line, vote_points(votes, bubble, geometry)
    ellipse = spread_ellipse(points, steps(geometry), scale) if bubble.height is not None else None
    lines = vote_lines(points, mean, line, scale)
    if ellipse is None:
        return lines
    return (ellipse.outline(Color(line, _FILL), Stroke(Color(line), _LINE * scale)), *lines)


def rings(votes: Sequence[Vote], bubble: Bubble, mean: Point, geometry: FieldGeometry, scale: float) -> Picture:
    """Draw single opinions; one that lies where the mean is would only hide its letters."""
    points = vote_points(votes, bubble, geometry)
    return tuple(
        shape
        for vote, point in zip(votes, points, strict=True)
        if math.dist(point, mean) > _AT_THE_MEAN * scale
        for shape in vote_ring(vote.initial, point, bubble.look.line, scale)
    )


def vote_points(votes: Sequence[Vote], bubble: Bubble, geometry: FieldGeometry) -> list[Point]:
    """Return where opinions lie; who gave no height is drawn at that of the bubble."""
    heights = [bubble.height if vote.enthusiasm is None or bubble.height is None else vote.enthusiasm for vote in votes]
    return [geometry.point(vote.sympathy, height) for vote, height in zip(votes, heights, strict=True)]


def steps(geometry: FieldGeometry) -> Point:
    """Return how many points one step of sympathy and one of enthusiasm are."""
    return Point(geometry.x(2) - geometry.x(1), geometry.y(0) - geometry.y(1))


def way(trail: Sequence[TrailPoint], bubble: Bubble, geometry: FieldGeometry, scale: float) -> Picture:
    """Draw where a customer stood before, the earliest first; a day without a height lies at that of the bubble."""
    days = sorted(trail, key=lambda one: one.day)
    points = [geometry.point(one.sympathy, bubble.height if one.enthusiasm is None else one.enthusiasm) for one in days]
    return trail_shapes(points, bubble.look.line, scale)


def paint_around(painter: QPainter, scene: Scene, key: int, votes: Sequence[Vote], trail: Sequence[TrailPoint]) -> None:
    """Paint what lies below the bubble that is selected."""
    bubble, point = scene.bubbles[key], scene.home_of(key)
    painter.save()
    clip_to_field(painter, scene)
    paint(painter, way(trail, bubble, scene.geometry, scene.scale))
    paint(painter, spread(votes, bubble, point, scene.geometry, scene.scale))
    paint_answer(painter, scene, key, point)
    painter.restore()


def paint_rings(painter: QPainter, scene: Scene, key: int, votes: Sequence[Vote]) -> None:
    """Paint the single opinions, which lie above everything."""
    paint(painter, rings(votes, scene.bubbles[key], scene.point_of(key), scene.geometry, scene.scale))


def ring_areas(scene: Scene, key: int | None, votes: Sequence[Vote]) -> list[QRectF]:
    """Return where the rings of single opinions lie; about nobody there are none."""
    if key is None:
        return []
    side = VOTE_RADIUS * scene.scale
    points = vote_points(votes, scene.bubbles[key], scene.geometry)
    return [QRectF(point.x - side, point.y - side, 2 * side, 2 * side) for point in points]
