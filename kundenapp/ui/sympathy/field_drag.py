"""A bubble that is taken with the mouse: where it was, how it hangs on the pointer, where it would be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY
from kundenapp.ui.sympathy.board import Board, Move

if TYPE_CHECKING:
    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.drawing.field_geometry import FieldGeometry, Point

_MIDDLE = 5.0
"""Where somebody without an estimate comes into the field by keyboard: nobody is called unhappy by a key."""
_TOO_FAR = 60.0


class Grip:
    """A press on a bubble, which becomes a drag once the pointer has moved far enough.

    Attributes
    ----------
    entry:
        the customer, as they stood before.
    ghost:
        where the bubble was.
    is_dragging:
        whether the pointer has moved far enough.
    """

    def __init__(self, entry: BoardEntry, pressed: QPointF, ghost: Point, *, is_in_fan: bool) -> None:
        self.entry, self.pressed, self.ghost = entry, pressed, ghost
        self.is_dragging = False
        self._hang = QPointF() if is_in_fan else pressed - QPointF(*ghost)

    def move_at(self, pointer: QPointF, board: Board, geometry: FieldGeometry) -> Move | None:
        """Return where the bubble would be put; None far outside, which leaves it where it was.

        Close beside the field it is put at the edge: whoever aims at the highest value shoots a little too far.
        """
        near = geometry.nearest(pointer.x(), pointer.y(), _TOO_FAR)
        if near is None:
            return None
        return moved_to(self.entry, QPointF(*near) - self._hang, board, geometry, QPointF(*near))


def moved_to(entry: BoardEntry, place: QPointF, board: Board, geometry: FieldGeometry, pointer: QPointF) -> Move:
    """Return the half steps at a place; who had no estimate has none as long as the height stays the same."""
    sympathy, enthusiasm = geometry.step_at(place.x(), place.y())
    if geometry.is_on_strip(pointer.x(), pointer.y()):
        enthusiasm = None
    elif enthusiasm is None:  # the pointer is still in the field, the bubble hangs a little below it
        enthusiasm = ENTHUSIASM.lowest
    if entry.enthusiasm is None and enthusiasm == entry.height:
        enthusiasm = None
    return made(entry, sympathy, enthusiasm, board)


def stepped(entry: BoardEntry, right: float, up: float, board: Board) -> Move:
    """Return where a step by keyboard leads; from below the field into its middle, and from its lowest value back."""
    sympathy = SYMPATHY.nearest(entry.sympathy + right)
    if not up:
        return made(entry, sympathy, entry.enthusiasm, board, is_key_step=True)
    if entry.height is None:
        enthusiasm = _MIDDLE if up > 0 else None
    elif up < 0 and entry.height == ENTHUSIASM.lowest and entry.last_answer is None:
        enthusiasm = None
    else:
        enthusiasm = ENTHUSIASM.nearest(entry.height + up)
    return made(entry, sympathy, enthusiasm, board, is_key_step=True)


def made(
    entry: BoardEntry, sympathy: float, enthusiasm: float | None, board: Board, *, is_key_step: bool = False
) -> Move:
    """Return a move of a customer, with the quadrant in which they stand then."""
    height = enthusiasm
    if height is None and entry.last_answer is not None:
        height = float(entry.last_answer.value)
    quadrant = None if height is None else board.field.lines.quadrant(sympathy, height)
    return Move(entry.customer_id, sympathy, enthusiasm, quadrant, is_key_step)
