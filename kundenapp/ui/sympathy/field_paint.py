"""Paints the field of the matrix: a layer that stays while a bubble moves, and above it what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainterPath, QPen

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.drawing.primitives import Circle, Color, Line, Rect, Stroke
from kundenapp.drawing.sympathy_bubble import RADIUS, answer_mark, badge, badge_text, bubble_shapes
from kundenapp.drawing.sympathy_ellipse import range_ellipse
from kundenapp.i18n import _
from kundenapp.ui.common.painter import paint
from kundenapp.ui.sympathy import field_words
from kundenapp.ui.sympathy.field_background import grain, ground
from kundenapp.ui.sympathy.field_sprites import paint_bubble
from kundenapp.ui.theme import RADIUS_CARD, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kundenapp.drawing.field_geometry import FieldGeometry, Point
    from kundenapp.drawing.sympathy_labels import Label
    from kundenapp.drawing.sympathy_piles import Fan
    from kundenapp.ui.sympathy.field_scene import Scene

SELECTED_RADIUS, RING_AWAY = 20.0, 5.0
"""Of the bubble that is selected or held, and of the ring around it."""
HELD_RADIUS = SELECTED_RADIUS + RING_AWAY
"""How far both reach."""
MARKS_UP_TO, _ELLIPSES_UP_TO = 60, 40
_LINE_INSET, _LINE_ALPHA, _STRIP_RADIUS, _PILL_PADDING = 10.0, 110, 8.0, 8.0


def paint_layer(painter: QPainter, scene: Scene) -> None:
    """Paint ground, lines and all bubbles but the one that is lifted."""
    geometry = scene.geometry
    field = field_rect(geometry)
    _paint_ground(painter, scene, field)
    if scene.has_strip:
        _paint_strip(painter, scene)
    _paint_axis(painter, scene, field)
    if not scene.bubbles:
        _paint_empty(painter, scene, field)
    painter.save()
    clip_to_field(painter, scene)
    _paint_below(painter, scene)
    if geometry.zoom == 1:
        painter.setClipping(False)
    piles = list(scene.visible_piles())
    for pile in piles:
        seen = 1 if pile.is_folded else len(pile.keys)
        for key, point in list(zip(pile.keys, pile.points, strict=True))[:seen]:
            paint_bubble(painter, scene.bubbles[key], point, scene.scale, scene.radius)
    for pile in piles:
        if pile.is_folded:
            paint(painter, badge(scene.badge_of(pile), pile.more, scene.scale))
    painter.restore()


def field_rect(geometry: FieldGeometry) -> QRectF:
    """Return the box of the field."""
    return QRectF(geometry.left, geometry.top, geometry.width, geometry.height)


def strip_rect(geometry: FieldGeometry) -> QRectF:
    """Return the box of the strip below it."""
    return QRectF(geometry.left, geometry.strip_top, geometry.width, geometry.strip_height)


def clip_to_field(painter: QPainter, scene: Scene) -> None:
    """Let nothing be painted beside field and strip."""
    path = QPainterPath()
    path.addRoundedRect(field_rect(scene.geometry), RADIUS_CARD, RADIUS_CARD)
    if scene.has_strip:
        path.addRoundedRect(strip_rect(scene.geometry), _STRIP_RADIUS, _STRIP_RADIUS)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def _paint_ground(painter: QPainter, scene: Scene, field: QRectF) -> None:
    colors, geometry = theme(), scene.geometry
    path = QPainterPath()
    path.addRoundedRect(field, RADIUS_CARD, RADIUS_CARD)
    painter.fillPath(path, colors.color("surface"))
    has_quadrants = scene.board.axis is BoardAxis.ENTHUSIASM
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if has_quadrants and not colors.is_high_contrast:
        whole = QRectF(
            geometry.left - geometry.shift_x,
            geometry.top - geometry.shift_y,
            geometry.width * geometry.zoom,
            geometry.height * geometry.zoom,
        )
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(whole, ground(scene.board.field.lines))
        painter.fillRect(field, QBrush(grain(is_dark=colors.is_dark)))
    line = colors.color("text3")
    line.setAlpha(_LINE_ALPHA)
    painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
    lines = scene.board.field.lines
    x, y = geometry.x(lines.sympathy), geometry.y(lines.enthusiasm)
    painter.drawLine(QPointF(x, field.top() + _LINE_INSET), QPointF(x, field.bottom() - _LINE_INSET))
    if has_quadrants:
        painter.drawLine(QPointF(field.left() + _LINE_INSET, y), QPointF(field.right() - _LINE_INSET, y))
    painter.restore()
    painter.setPen(QPen(colors.color("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(field, RADIUS_CARD, RADIUS_CARD)


def _paint_strip(painter: QPainter, scene: Scene) -> None:
    colors, box = theme(), strip_rect(scene.geometry)
    painter.setPen(QPen(colors.color("border"), 1))
    painter.setBrush(colors.color("sunken"))
    painter.drawRoundedRect(box, _STRIP_RADIUS, _STRIP_RADIUS)
    painter.setPen(colors.color("text3"))
    painter.setFont(colors.font("caption"))
    words = _("noch ohne Begeisterung") if scene.board.axis is BoardAxis.ENTHUSIASM else _("ohne Angabe")
    width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 1
    taken = [pile.points[0].x for pile in scene.piles if scene.bubbles[pile.keys[0]].height is None]
    room = (RADIUS + 12) * scene.scale
    lefts = (box.center().x() - width / 2, box.left() + room, box.right() - room - width)
    free = (left for left in lefts if not any(left - room < x < left + width + room for x in taken))
    words_box = QRectF(next(free, lefts[0]), box.top(), width, box.height())
    painter.drawText(words_box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def _paint_axis(painter: QPainter, scene: Scene, field: QRectF) -> None:
    """Write what the height says, upwards beside the field, with an arrow."""
    colors, board = theme(), scene.board
    words = board.label
    if board.axis is not BoardAxis.ENTHUSIASM:
        words = field_words.axis_words(board, scene.geometry.low, scene.geometry.high)
    painter.save()
    painter.setFont(colors.font("secondary"))
    painter.setPen(colors.color("text2"))
    painter.translate(0, field.center().y())
    painter.rotate(-90)
    width = QFontMetricsF(painter.font()).horizontalAdvance(words)
    box = QRectF(-width / 2 - 10, 0, width + 1, field.left() - 6)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
    paint_arrow(painter, QPointF(box.right() + 6, box.center().y()))
    painter.restore()


def paint_arrow(painter: QPainter, begin: QPointF) -> None:
    """Paint a small arrow to the right in the pen's colour."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(painter.pen().color(), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    tip = begin + QPointF(9, 0)
    painter.drawLine(begin, tip)
    for side in (-1, 1):
        painter.drawLine(tip, tip + QPointF(-3.5, 3.5 * side))


def _paint_empty(painter: QPainter, scene: Scene, field: QRectF) -> None:
    colors, words = theme(), field_words.empty(scene.board)
    painter.setFont(colors.font("body"))
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    box = painter.boundingRect(field.adjusted(40, 0, -40, 0), flags, words).adjusted(-12, -6, 12, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color("surface"))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(colors.color("text2"))
    painter.drawText(box, flags, words)


def _paint_below(painter: QPainter, scene: Scene) -> None:
    """Paint on whom the team does not agree, and what was really answered, where it would not be too much."""
    count = len(scene.bubbles)
    shows_team = scene.board.is_team and count <= _ELLIPSES_UP_TO
    for pile in scene.visible_piles() if count <= MARKS_UP_TO else ():
        for key, point in zip(pile.keys, pile.points, strict=True):
            if shows_team and scene.entries[key].agreement in (Agreement.MIXED, Agreement.SPLIT):
                paint_range(painter, scene, key)
            if not pile.is_folded:
                _paint_mark(painter, scene, point, scene.resting_mark_of(key))


def paint_range(painter: QPainter, scene: Scene, key: int) -> None:
    """Paint between which ends the team's opinions about a customer lie."""
    entry, bubble, geometry = scene.entries[key], scene.bubbles[key], scene.geometry
    if entry.raters < 2 or entry.lowest is None or entry.highest is None or entry.lowest == entry.highest:
        return
    low, high = geometry.point(entry.lowest, bubble.height), geometry.point(entry.highest, bubble.height)
    stroke = Stroke(Color(bubble.look.line, 0.8), 1.2, 2.4)
    if bubble.height is None:  # the strip has no room for an ellipse
        paint(painter, (Line(*low, *high, stroke),))
    else:
        paint(painter, (range_ellipse(low, high, scene.scale).outline(None, stroke),))


def paint_answer(painter: QPainter, scene: Scene, key: int, point: Point) -> None:
    """Paint the real answer of a customer who is looked at, however near to the estimate it is."""
    _paint_mark(painter, scene, point, scene.mark_of(key))


def _paint_mark(painter: QPainter, scene: Scene, point: Point, mark: Point | None) -> None:
    if mark is not None:
        paint(painter, answer_mark(point, mark, scene.scale))


def paint_one(painter: QPainter, scene: Scene, key: int) -> None:
    """Paint a bubble above the others, with all that belongs to it."""
    point = scene.point_of(key)
    if scene.board.is_team:
        paint_range(painter, scene, key)
    paint_answer(painter, scene, key, point)
    paint(painter, bubble_shapes(scene.bubbles[key], point, scene.scale, scene.radius))


def paint_held(painter: QPainter, scene: Scene, key: int, point: Point) -> None:
    """Paint a bubble that is selected or held: larger, and with a ring around it."""
    colors = theme()
    radius = (SELECTED_RADIUS + RING_AWAY - 1) * scene.scale
    painter.setBrush(colors.color("surface"))
    painter.setPen(QPen(colors.color("focus"), colors.focus_width))
    painter.drawEllipse(QPointF(*point), radius, radius)
    paint(painter, bubble_shapes(scene.bubbles[key], point, scene.scale, SELECTED_RADIUS))
    pile = scene.pile_of(key)
    if pile is not None and pile.is_folded and scene.fan is None:
        paint(painter, badge(scene.badge_of(pile), pile.more, scene.scale))


def areas_of_held(scene: Scene, key: int, pill: QRectF) -> list[QRect]:
    """Return where a bubble that is held, its line to the real answer and its label are."""
    point, mark = scene.point_of(key), scene.mark_of(key)
    side = (SELECTED_RADIUS + RING_AWAY + 6) * scene.scale
    around = QRectF(point.x - side, point.y - side, 2 * side, 2 * side)
    if mark is not None:
        around = around.united(QRectF(mark.x - side, mark.y - side, 2 * side, 2 * side))
    return [area.toAlignedRect().adjusted(-2, -2, 2, 2) for area in (around, pill)]


def paint_ghost(painter: QPainter, point: Point, scale: float) -> None:
    """Paint the ring that stays where a bubble was taken up, or that shows where one will be put."""
    ring = Stroke(Color("text3"), 1.5 * scale, 4 * scale)
    paint(painter, (Circle(point.x, point.y, RADIUS * scale, None, ring),))


def paint_fan(painter: QPainter, scene: Scene, fan: Fan) -> None:
    """Paint a pile laid out on a panel of its own."""
    panel = Rect(*fan.panel, 12 * scene.scale, Color("surface"), Stroke(Color("input_border"), 1.0))
    paint(painter, (panel,))
    for key in scene.fan_keys:
        paint_bubble(painter, scene.bubbles[key], scene.point_of(key), scene.scale, RADIUS)
    if scene.fan_more:
        colors, point = theme(), fan.points[-1]
        painter.setFont(colors.font("small_medium"))
        painter.setPen(colors.color("accent_text"))
        side = RADIUS * 2.4 * scene.scale
        box = QRectF(point.x - side / 2, point.y - side / 2, side, side)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), badge_text(scene.fan_more))


def paint_name(painter: QPainter, label: Label, text: str) -> None:
    """Paint the name of a bubble, on a light ground so that lines below do not disturb it."""
    colors = theme()
    box = QRectF(label.x, label.y, label.width, label.height)
    back = colors.color("surface")
    back.setAlpha(170)
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(colors.font("caption"))
    painter.setPen(colors.color("text2"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), text)


def pill_rect(text: str, point: Point, geometry: FieldGeometry, scale: float, height: float) -> QRectF:
    """Return where the dark label of a bubble lies: below it, above it at the lower edge, never beside the field."""
    metrics = QFontMetricsF(theme().font("small_medium"))
    width = metrics.horizontalAdvance(text) + 2 * _PILL_PADDING * scale
    tall = metrics.height() + 6 * scale
    away = (SELECTED_RADIUS + RING_AWAY + 4) * scale
    left = min(max(point.x - width / 2, geometry.left + 4), geometry.right - width - 4)
    top = point.y + away
    if top + tall > height:
        top = point.y - away - tall
    return QRectF(left, top, width, tall)


def paint_pill(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint the dark label of the bubble that is selected or held."""
    colors = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color("text"))
    painter.drawRoundedRect(box, 7, 7)
    painter.setFont(colors.font("small_medium"))
    painter.setPen(colors.color("surface"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), text)
