"""The field of the matrix under the mouse: bubbles are taken and put elsewhere, customers are dropped on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolTip

from kundenapp.ui.sympathy.board import CUSTOMER_MIME, Board, Move
from kundenapp.ui.sympathy.field_canvas import FieldCanvas
from kundenapp.ui.sympathy.field_drag import Grip, made

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QHideEvent,
        QMouseEvent,
        QWheelEvent,
    )

    from kundenapp.domain.sympathy_field import Quadrant

_WHEEL_TURN, _ZOOM_PER_TURN = 120, 1.25


class FieldMouse(FieldCanvas):
    """What the mouse does: moving, selecting, laying out piles, enlarging.

    Signals
    -------
    chosen(object):
        the person selected a customer, or None let go.
    dragging(Move or None):
        where a bubble is held now; None when that ends.
    moved(Move):
        a bubble was put somewhere; a customer from beside the field, too.
    removed(object), opened(object):
        the customer selected is to be taken off the field, or to be opened.
    zone_hinted(Quadrant or None):
        over which quadrant a bubble is held.
    """

    chosen = Signal(object)
    dragging = Signal(object)
    moved = Signal(object)
    removed = Signal(object)
    opened = Signal(object)
    zone_hinted = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._grip: Grip | None = None
        self._pressed: int | None = None
        self._pan_from: QPointF | None = None
        self.is_space_down = False
        self._hint: Quadrant | None = None
        self.setAcceptDrops(True)

    @property
    def is_dragging(self) -> bool:
        """Whether a bubble is held."""
        return self._grip is not None and self._grip.is_dragging

    def show_board(self, board: Board) -> None:
        self.cancel()
        super().show_board(board)

    def select(self, customer_id: int | None) -> None:
        if customer_id != self.selected_id:
            self.cancel()
        super().select(customer_id)

    def cancel(self) -> bool:
        """Put the bubble that is held back; return whether one was."""
        grip, self._grip = self._grip, None
        if grip is None or not grip.is_dragging:
            return False
        self.scene.put(grip.entry)
        self._let_go()
        return True

    def choose(self, customer_id: int | None) -> None:
        """Select a customer, or nobody, as the person did."""
        if customer_id != self.selected_id:
            self.select(customer_id)
            self.chosen.emit(customer_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() == Qt.MouseButton.MiddleButton or self.is_space_down:
            self._pan_from = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
        elif not self._press_on_pile(at):
            self._press_on_bubble(at)

    def _press_on_pile(self, at: QPointF) -> bool:
        """Lay a pile out, turn to the others in it, or put it together; return whether the press meant that."""
        scene, self._pressed = self.scene, None
        if scene.is_more_at(at.x(), at.y()):
            scene.next_of_fan()
        elif scene.fan is None and (pile := scene.badge_at(at.x(), at.y())) is not None:
            scene.open_fan(pile)
        elif scene.key_at(at.x(), at.y()) is not None or not scene.close_fan():
            return False
        self.update()
        return True

    def _press_on_bubble(self, at: QPointF) -> None:
        scene = self.scene
        key = self._pressed = scene.key_at(at.x(), at.y(), self.selected_id)
        self.choose(key)
        if key is not None and scene.board.can_move:
            self._grip = Grip(scene.entries[key], at, scene.point_of(key), is_in_fan=scene.fan is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, grip = event.position(), self._grip
        if self._pan_from is not None:
            self.pan(at - self._pan_from)
            self._pan_from = at
        elif grip is None:
            self._point_at(self.scene.key_at(at.x(), at.y(), self.selected_id))
        elif grip.is_dragging or (at - grip.pressed).manhattanLength() >= QApplication.startDragDistance():
            if not grip.is_dragging:
                self._lift(grip)
            place = grip.move_at(at, self.scene.board, self.scene.geometry)
            self._hold(grip, place or made(grip.entry, grip.entry.sympathy, grip.entry.enthusiasm, self.scene.board))

    def _point_at(self, key: int | None) -> None:
        """Raise the bubble under the pointer, and show that it can be taken."""
        if key is not None and self.scene.board.can_move:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
        self.hover(key)

    def _lift(self, grip: Grip) -> None:
        """Take the bubble out of the layer that stays."""
        QToolTip.hideText()
        grip.is_dragging = True
        self.scene.close_fan()
        self.lift(grip.entry.customer_id)
        self._ghost = self.scene.geometry.point(grip.entry.sympathy, grip.entry.height)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.hover(None)
        self.update()

    def _hold(self, grip: Grip, move: Move) -> None:
        if move == self.held:
            return
        self.move_lifted(replace(grip.entry, sympathy=move.sympathy, enthusiasm=move.enthusiasm), move)
        self.dragging.emit(move)
        self._tell_zone(move.quadrant)

    def _tell_zone(self, quadrant: Quadrant | None) -> None:
        if quadrant is not self._hint:
            self._hint = quadrant
            self.zone_hinted.emit(quadrant)

    def _let_go(self) -> None:
        self.held = self._ghost = None
        self.unsetCursor()
        self.lift(None)
        self.dragging.emit(None)
        self._tell_zone(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self.unsetCursor()
            return
        grip, move = self._grip, self.held
        if grip is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = None
        if not grip.is_dragging:
            return
        self._let_go()
        if move is not None and move.place != (grip.entry.sympathy, grip.entry.enthusiasm):
            self.put(move)

    def put(self, move: Move) -> None:
        """Say where somebody stands now; who keeps it shows the board anew."""
        self.moved.emit(move)
        self.tell()
        if move.customer_id == self.selected_id:
            self.announce(self.accessibleDescription())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at, was_pressed = event.position(), self._pressed
        key = self.scene.key_at(at.x(), at.y(), self.selected_id)
        if key is not None and key == was_pressed and event.button() == Qt.MouseButton.LeftButton:
            self.cancel()
            self.opened.emit(key)
        else:  # two presses at a place where something else is now
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM_PER_TURN ** (turn.y() / _WHEEL_TURN), event.position())
        elif self.scene.geometry.zoom > 1:
            self.pan(QPointF(turn) / 3)
        else:
            super().wheelEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cancel()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse):
            self.cancel()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.scene.board.can_move and _customer_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._carry(self._carried_to(event))
        event.setAccepted(self._carried is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._carry(None)

    def dropEvent(self, event: QDropEvent) -> None:
        move = self._carried_to(event)
        self._carry(None)
        if move is not None:
            event.acceptProposedAction()
            self.put(move)

    def _carried_to(self, event: QDropEvent) -> Move | None:
        """Return where a customer from beside the field would be put; None beside field and strip."""
        geometry, board = self.scene.geometry, self.scene.board
        x, y, customer_id = event.position().x(), event.position().y(), _customer_in(event.mimeData())
        if customer_id is None or not (geometry.is_in_field(x, y) or geometry.is_on_strip(x, y)):
            return None
        sympathy, enthusiasm = geometry.step_at(x, y)
        quadrant = None if enthusiasm is None else board.field.lines.quadrant(sympathy, enthusiasm)
        return Move(customer_id, sympathy, enthusiasm, quadrant)

    def _carry(self, move: Move | None) -> None:
        if move != self._carried:
            self._carried = move
            self.update()
            self.dragging.emit(move)
            self._tell_zone(None if move is None else move.quadrant)


def _customer_in(carried: QMimeData) -> int | None:
    """Return the customer that is dragged, None for anything else."""
    if not carried.hasFormat(CUSTOMER_MIME):
        return None
    text = bytes(carried.data(CUSTOMER_MIME).data()).decode("ascii", "replace")
    return int(text) if text.isdecimal() else None
