"""The field of the matrix as it is worked with: what the mouse does, and the same by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Slot
from PySide6.QtWidgets import QToolTip

from kundenapp.i18n import _
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.sympathy import field_words
from kundenapp.ui.sympathy.field_drag import stepped
from kundenapp.ui.sympathy.field_mouse import FieldMouse

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from kundenapp.ui.common.privacy import PrivacyShade
    from kundenapp.ui.sympathy.board import Board

_HALF, _WHOLE = 0.5, 1.0
_WALK = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_WITH_A_MEANING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class FieldView(FieldMouse):
    """One stop of the Tab key; see `FieldMouse` for the signals.

    Keys: Bild auf and Bild ab go from customer to customer by name, Pos1 and Ende to the first and last; arrows move
    whoever is selected by a half step, with Umschalt by a whole one; Eingabe opens, Entf removes, Esc lets go; + and -
    enlarge, 0 shows the whole. Strg and the wheel enlarge too; the middle button, or the left one with the space bar,
    moves what is seen then. While `shade` is on nothing is to be seen, moved or heard.
    """

    def __init__(self, board: Board, shade: PrivacyShade | None = None) -> None:
        self._shade = shade
        super().__init__(board)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if shade is not None:
            shade.cover(self)
            shade.changed.connect(self._on_shade_changed)
            self._on_shade_changed()

    @property
    def is_hidden_by_shade(self) -> bool:
        """Whether nobody is to see what stands here now."""
        return self._shade is not None and self._shade.is_on

    @Slot()
    def _on_shade_changed(self) -> None:
        QToolTip.hideText()
        self.cancel()
        is_hidden = self.is_hidden_by_shade
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_hidden else Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(not is_hidden)
        self.setAccessibleName(_("Verdeckt") if is_hidden else _("Matrix"))
        self.tell()

    def words(self) -> str:
        return "" if self.is_hidden_by_shade else super().words()

    def announce(self, words: str) -> None:
        if not self.is_hidden_by_shade:
            super().announce(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_space_down = self.is_space_down or event.key() == Qt.Key.Key_Space
        has_meaning = not (event.modifiers() & _WITH_A_MEANING or self.is_hidden_by_shade)
        if not has_meaning or not self._take_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_space_down = False
        super().keyReleaseEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, selected = Qt.Key(event.key()), self.selected_id
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if self.is_dragging:
            return key in _WALK or key in _ARROWS
        if key in _WALK:
            self._walk(key)
        elif key in _ARROWS:
            right, up = _ARROWS[key]
            step = _WHOLE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _HALF
            self._step(right * step, up * step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and selected is not None:
            self.opened.emit(selected)
        elif key == Qt.Key.Key_Delete and selected is not None:
            self._remove(selected)
        else:
            return self._zoom_by_key(key) or key == Qt.Key.Key_Space
        return True

    def _zoom_by_key(self, key: Qt.Key) -> bool:
        zoom = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.reset_zoom,
        }.get(key)
        if zoom is not None:
            zoom()
        return zoom is not None

    def _escape(self) -> bool:
        """Put a held bubble back, else a laid out pile together, else let the customer selected go."""
        if self.cancel():
            return True
        if self.scene.close_fan():
            self.update()
            return True
        had_somebody = self.selected_id is not None
        self.choose(None)
        return had_somebody

    def _walk(self, key: Qt.Key) -> None:
        order, selected = self.scene.order, self.selected_id
        if not order:
            return
        self._show_keyboard()
        last = len(order) - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or selected is None:
            number = last if key == Qt.Key.Key_End else 0
        else:
            number = order.index(selected) + (1 if key == Qt.Key.Key_PageDown else -1)
        self.scene.close_fan()
        self.choose(order[min(max(number, 0), last)])
        self.let_see(order[min(max(number, 0), last)])
        self.update()
        self.announce(self.accessibleDescription())

    def _step(self, right: float, up: float) -> None:
        """Move whoever is selected; with nobody selected, select the first."""
        selected, board = self.selected_id, self.scene.board
        if selected is None:
            self._walk(Qt.Key.Key_Home)
            return
        if not board.can_move:
            self._explain(field_words.fixed(board))
            return
        self._show_keyboard()
        entry = self.scene.entries[selected]
        move = stepped(entry, right, up, board)
        if move.place == (entry.sympathy, entry.enthusiasm):
            self.announce(self.accessibleDescription())
            return
        if self.scene.close_fan():
            self.update()
        self.lift(selected)
        self.move_lifted(replace(entry, sympathy=move.sympathy, enthusiasm=move.enthusiasm))
        self.let_see(selected)
        self.put(move)

    def _explain(self, words: str) -> None:
        """Say something at the bubble selected, for who sees and who listens."""
        point = QPoint(self.width() // 2, self.height() // 2)
        if self.selected_id is not None:
            point = QPointF(*self.scene.point_of(self.selected_id)).toPoint()
        QToolTip.showText(self.mapToGlobal(point), plain_tooltip(words), self)
        self.announce(words)

    def _remove(self, customer_id: int) -> None:
        if self.scene.board.can_move:
            self.removed.emit(customer_id)
        else:
            self._explain(field_words.fixed(self.scene.board))

    def _show_keyboard(self) -> None:
        if not self.is_keyboard_focused:
            self.is_keyboard_focused = True
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.is_keyboard_focused = event.reason() in _BY_KEY
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_space_down = False
        self.cancel()
        self.update()
