"""The bubbles of a board laid out in the room there is: who stands where, who lies on whom, who is at a place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.drawing.field_geometry import STRIP_GAP, STRIP_HEIGHT, FieldGeometry, Point
from kundenapp.drawing.sympathy_bubble import (
    BADGE_RADIUS,
    MARK_RADIUS,
    RADIUS,
    SMALL_FROM,
    SMALL_RADIUS,
    Bubble,
    badge_point,
    bubble_of,
)
from kundenapp.drawing.sympathy_piles import ASIDE, NEAR, Fan, Pile, Spot, fan_pages, fanned, piled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.ui.sympathy.board import Board

GUTTER = 26.0
"""How wide the words beside the field are, at 100 %."""
_LEAST, _REACH = 120.0, 3.0
_EDGE = 27.0  # the ring around a bubble at the end of a scale lies inside the field
_CROWD_FROM, _NEAR_IN_A_CROWD = 400, 32.0
_SAYS_ELSE = 1.5  # an answer nearer to the estimate is no news; a mark for each would hide those that are


class Scene:
    """One board in one size.

    Attributes
    ----------
    board, bubbles, geometry, piles:
        what is shown, the bubbles by customer in the order of names, where values lie, and who stands together.
    lifted:
        a customer who is being moved and therefore lies on nobody.
    fan, fan_keys:
        the pile laid out now, and who of it; None and nobody if there is none.
    """

    def __init__(self, board: Board) -> None:
        self.scale = 1.0
        self.lifted: int | None = None
        self.fan: Fan | None = None
        self.fan_keys: tuple[int, ...] = ()
        self.fan_more = 0
        self._fan_pages: list[tuple[int, ...]] = []
        self._size = (_LEAST, _LEAST)
        self.geometry = FieldGeometry(0, 0, _LEAST, _LEAST)
        self.show(board)

    def show(self, board: Board) -> None:
        """Take another board."""
        self.board = board
        self.entries = {entry.customer_id: entry for entry in board.entries}
        self.bubbles = {key: self._bubble(entry) for key, entry in self.entries.items()}
        self.order = list(self.bubbles)
        self.lay_out()

    def resize(self, width: float, height: float, scale: float) -> None:
        """Take another size; `scale` is that of the text."""
        self._size, self.scale = (width, height), scale
        self.lay_out()

    def _bubble(self, entry: BoardEntry) -> Bubble:
        return bubble_of(entry, self.board.field.lines, self.board.axis, self.board.axis_values)

    def put(self, entry: BoardEntry) -> None:
        """Let a customer stand elsewhere; the others stay, and piles are found anew by `lay_out`."""
        self.entries[entry.customer_id] = entry
        self.bubbles[entry.customer_id] = self._bubble(entry)

    @property
    def radius(self) -> float:
        """How large bubbles are at 100 %."""
        return RADIUS if len(self.bubbles) < SMALL_FROM else SMALL_RADIUS

    @property
    def has_strip(self) -> bool:
        """Whether there is a strip below the field: somebody stands there, or can be put there."""
        return self.board.can_move or any(bubble.height is None for bubble in self.bubbles.values())

    def lay_out(self) -> None:
        """Find everybody's place anew."""
        self.close_fan()
        self.geometry = self._geometry()
        geometry = self.geometry
        spots = [
            Spot(key, geometry.point(bubble.sympathy, bubble.height))
            for key, bubble in self.bubbles.items()
            if key != self.lifted
        ]
        near = NEAR if len(self.bubbles) < _CROWD_FROM else _NEAR_IN_A_CROWD
        aside = min(ASIDE * geometry.zoom, 2 * self.radius)  # enlarged there is room for their letters
        self.piles = piled(spots, geometry.right - (self.radius + 2) * self.scale, self.scale, near, aside)
        self._pile_of = {key: pile for pile in self.piles for key in pile.keys}

    def _geometry(self) -> FieldGeometry:
        (width, height), scale, old = self._size, self.scale, self.geometry
        gap, strip = (STRIP_GAP * scale, STRIP_HEIGHT * scale) if self.has_strip else (0.0, 0.0)
        low, high = self._ends()
        new = FieldGeometry(
            left=GUTTER * scale,
            top=1.0,
            width=max(width - GUTTER * scale - 1, _LEAST),
            height=max(height - gap - strip - 2, _LEAST),
            low=low,
            high=high,
            edge=_EDGE * scale,
            strip_gap=gap,
            strip_height=strip,
            zoom=old.zoom,
        )
        return new.shifted_to(old.shift_x * new.width / old.width, old.shift_y * new.height / old.height)

    def _ends(self) -> tuple[float, float]:
        if self.board.axis is BoardAxis.ENTHUSIASM:
            return 0.0, 10.0
        if self.board.axis is BoardAxis.EFFORT:
            return 1.0, 5.0
        return 0.0, round_end(max((bubble.height or 0.0 for bubble in self.bubbles.values()), default=0.0))

    def pile_of(self, key: int) -> Pile | None:
        """Return who stands together with a customer; None while it is being moved."""
        return self._pile_of.get(key)

    def mark_of(self, key: int) -> Point | None:
        """Return where the real answer of a customer is marked: at its height, beside whatever bubble is there."""
        bubble, point = self.bubbles[key], self.home_of(key)
        if bubble.answer is None or bubble.height is None:
            return None
        y, away = self.geometry.y(bubble.answer), (self.radius + MARK_RADIUS + 1) * self.scale
        places = [Point(x, y) for x in (point.x, point.x + away, point.x - away)]
        return next((place for place in places if self._is_free(place, away)), places[0])

    def resting_mark_of(self, key: int) -> Point | None:
        """Return where a real answer is marked that says something else than the estimate, whoever is looked at."""
        bubble = self.bubbles[key]
        if bubble.answer is None or bubble.height is None or abs(bubble.answer - bubble.height) < _SAYS_ELSE:
            return None
        return self.mark_of(key)

    def _is_free(self, place: Point, away: float) -> bool:
        near = (pile for pile in self.piles if abs(pile.points[0].y - place.y) < away)
        return all(math.dist(point, place) >= away - 1e-6 for pile in near for point in pile.points)

    def point_of(self, key: int) -> Point:
        """Return where the bubble of a customer is drawn."""
        if key in self.fan_keys and self.fan is not None:
            return self.fan.points[self.fan_keys.index(key)]
        return self.home_of(key)

    def home_of(self, key: int) -> Point:
        """Return where the bubble of a customer is drawn while no pile is laid out."""
        pile = self._pile_of.get(key)
        if pile is None:
            return self.geometry.point(self.bubbles[key].sympathy, self.bubbles[key].height)
        return pile.points[pile.keys.index(key)]

    def visible_piles(self) -> Iterator[Pile]:
        """Return who stands in the part of the field that is shown."""
        return (pile for pile in self.piles if self.geometry.shows(pile.points[0]))

    def key_at(self, x: float, y: float, above: int | None = None) -> int | None:
        """Return whose bubble is at a place: of the fan, else `above` which lies on top, else the uppermost."""
        reach = (self.radius + _REACH) * self.scale
        if self.fan is not None:
            return next((key for key in self.fan_keys if math.dist(self.point_of(key), (x, y)) <= reach), None)
        if above is not None and math.dist(self.home_of(above), (x, y)) <= reach:
            return above
        for pile in reversed(self.piles):
            if math.dist(pile.points[0], (x, y)) > 3 * reach or not self.geometry.shows(pile.points[0]):
                continue
            seen = [(pile.keys[0], pile.points[0])] if pile.is_folded else zip(pile.keys, pile.points, strict=True)
            near = [key for key, point in seen if math.dist(point, (x, y)) <= reach]
            if near:
                return near[-1]
        return None

    def badge_of(self, pile: Pile) -> Point:
        """Return where the "+3" of a pile is."""
        return badge_point(pile.points[0], self.geometry.right, self.radius, self.scale)

    def badge_at(self, x: float, y: float) -> Pile | None:
        """Return the pile whose "+3" is at a place."""
        reach = (BADGE_RADIUS + 1) * self.scale
        for pile in self.visible_piles():
            if pile.is_folded and math.dist(self.badge_of(pile), (x, y)) <= reach:
                return pile
        return None

    def open_fan(self, pile: Pile) -> None:
        """Lay a pile out."""
        box = self._fan_box()
        room = len(fanned(len(pile.keys), pile.points[0], box, self.scale).points)
        self._fan_pages = fan_pages(pile.keys, room)
        self._fan_number = 0
        self._show_fan(pile.points[0])

    def next_of_fan(self) -> None:
        """Show who else is in the pile, and after the last the first again."""
        self._fan_number = (self._fan_number + 1) % len(self._fan_pages)
        self._show_fan(self._fan_around)

    def _show_fan(self, around: Point) -> None:
        self._fan_around = around
        self.fan_keys = self._fan_pages[self._fan_number]
        self.fan_more = sum(map(len, self._fan_pages)) - len(self.fan_keys)
        count = len(self._fan_pages[0]) + (1 if self.fan_more else 0)
        self.fan = fanned(count, around, self._fan_box(), self.scale)

    def _fan_box(self) -> tuple[float, float, float, float]:
        geometry = self.geometry
        return geometry.left + 2, geometry.top + 2, geometry.right - 2, geometry.bottom - 2

    def is_more_at(self, x: float, y: float) -> bool:
        """Whether the place of the fan that leads to the others is there."""
        if self.fan is None or not self.fan_more:
            return False
        return math.dist(self.fan.points[-1], (x, y)) <= RADIUS * self.scale

    def close_fan(self) -> bool:
        """Put the pile together again; return whether one was laid out."""
        was_open, self.fan, self.fan_keys = self.fan is not None, None, ()
        return was_open


def round_end(value: float) -> float:
    """Return the end of an axis that holds `value`: 1, 2 or 5 and noughts, at least 1."""
    if value <= 1:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in (1.0, 2.0, 5.0, 10.0) if step * size >= value)
