"""Which bubbles of the field bear their name, and how it is shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from kundenapp.drawing.sympathy_bubble import BADGE_RADIUS, MARK_RADIUS
from kundenapp.drawing.sympathy_labels import Label, Wish, chosen_labels
from kundenapp.ui.sympathy.field_paint import HELD_RADIUS, MARKS_UP_TO
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.ui.sympathy.field_scene import Scene

_LONGEST, _CONSIDERED, _INSET = 150, 80, 3


class Name(NamedTuple):
    """A name and its place."""

    label: Label
    text: str


def shortened(scene: Scene, key: int, role: str, longest: float) -> str:
    """Return the name of a customer in one line of a font, with … where it is wider than `longest` at 100 %."""
    name = " ".join(scene.bubbles[key].name.split())
    metrics = QFontMetricsF(theme().font(role))
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, longest * scene.scale)


def chosen_names(scene: Scene, selected: int | None, covered: Sequence[QRectF]) -> list[Name]:
    """Return the names that have room: Traumkunden first, then whoever answers otherwise than we estimate.

    The customer selected has a label of its own; what is `covered` by it and by single opinions stays free.
    """
    metrics, geometry = QFontMetricsF(theme().font("caption")), scene.geometry
    radius, around = scene.radius * scene.scale, BADGE_RADIUS * scene.scale
    seen = [
        place
        for pile in scene.visible_piles()
        for place in list(zip(pile.keys, pile.points, strict=True))[: 1 if pile.is_folded else None]
    ]
    obstacles = [(x - radius, y - radius, x + radius, y + radius) for _key, (x, y) in seen]
    if len(scene.bubbles) <= MARKS_UP_TO:
        marks = [mark for key, _point in seen if (mark := scene.resting_mark_of(key)) is not None]
        obstacles += [(x - MARK_RADIUS, y - MARK_RADIUS, x + MARK_RADIUS, y + MARK_RADIUS) for x, y in marks]
    badges = [scene.badge_of(pile) for pile in scene.visible_piles() if pile.is_folded]
    obstacles += [(x - around, y - around, x + around, y + around) for x, y in badges]
    if selected is not None:
        (x, y), ring = scene.point_of(selected), HELD_RADIUS * scene.scale
        obstacles.append((x - ring, y - ring, x + ring, y + ring))
    obstacles += [area.getCoords() for area in covered]
    wanted = [(key, point) for key, point in seen if key != selected and geometry.is_in_field(*point)]
    wanted.sort(key=lambda one: (not scene.bubbles[one[0]].is_dream, scene.bubbles[one[0]].answer is None))
    texts = {key: shortened(scene, key, "caption", _LONGEST) for key, _point in wanted[:_CONSIDERED]}
    wishes = [
        Wish(key, point, radius, metrics.horizontalAdvance(texts[key]) + 8) for key, point in wanted[:_CONSIDERED]
    ]
    box = (geometry.left + _INSET, geometry.top + _INSET, geometry.right - _INSET, geometry.bottom - _INSET)
    return [Name(label, texts[label.key]) for label in chosen_labels(wishes, metrics.height() + 1, obstacles, box)]
