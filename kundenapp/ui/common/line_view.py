"""A list of customers and why they stand there: fixed lines with their buttons, all reached with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QToolTip

from kundenapp.domain.category import Category
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.line_delegate import LineDelegate
from kundenapp.ui.common.lines import Heading, Line
from kundenapp.ui.common.one_column import OneColumnView
from kundenapp.ui.theme import ICON_BUTTON_SIZE, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from kundenapp.ui.common.line_model import LineModel

_LINE_HEIGHT, _HEADING_HEIGHT, _GAP = 54, 30, 12
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_COMING_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


@dataclass(frozen=True)
class Action:
    """A button that every line has unless it `lacks` it; `words` are its tooltip.

    Without an `icon` it shows the ``step`` of the line.
    """

    name: str
    icon: str
    words: str


class LineView(OneColumnView):
    """Up and down walk along the lines, left and right along the buttons of a line; Enter presses or opens.

    While ``can_act`` is False the buttons stay grey and do nothing.

    Signals
    -------
    opened(Line):
        a click on a line, or Enter.
    acted(str, Line):
        the name of the button that was pressed, and its line.
    menu_requested(Line, QPoint):
        the menu of a line, at this place of the screen.
    """

    opened = Signal(Line)
    acted = Signal(str, Line)
    menu_requested = Signal(Line, QPoint)

    def __init__(self, model: LineModel, name: str, actions: Sequence[Action]) -> None:
        super().__init__(name)
        self.lines = model
        self.actions_of_line = tuple(actions)
        self.hovered_action, self.chosen_action = -1, -1
        self.can_act = True
        self._pressed: tuple[int, int] | None = None
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(LineDelegate(self))
        self.setModel(model)
        model.modelReset.connect(self._measure)
        model.rowsInserted.connect(self._measure)
        self._measure()

    @property
    def line_with_ring(self) -> Line | None:
        """The line that is seen to have the keys; a key that takes a line for granted must not mean another."""
        return self.current_line if self.hasFocus() and self.is_keyboard_focused else None

    @property
    def current_line(self) -> Line | None:
        """The line the keys are at."""
        return self.lines.line_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the keys at the line in `row`, or the one nearest to it."""
        self.chosen_action = -1
        self.setCurrentIndex(self.lines.index(self.lines.near(row), 0))

    def action_rects(self, place: QRect, line: Line) -> dict[int, QRect]:
        """Return where the buttons of a line are, by number, given its own place."""
        right, top = place.right() - 7, place.center().y() - ICON_BUTTON_SIZE // 2 + 1
        places: dict[int, QRect] = {}
        for number in reversed(range(len(self.actions_of_line))):
            if self.has_action(line, number):
                width = ICON_BUTTON_SIZE if self.actions_of_line[number].icon else _width(line.step)
                places[number] = QRect(right - width, top, width, ICON_BUTTON_SIZE)
                right -= width + _GAP
        return places

    def has_action(self, line: Line, number: int) -> bool:
        """Return whether a line has the button of this number."""
        return self.actions_of_line[number].name not in line.lacks

    def action_place(self, row: int, name: str) -> QRect:
        """Return where a button of the line in `row` is.

        Raises
        ------
        KeyError
            if there is no line in that row, or it lacks that button.
        """
        line = self.lines.line_at(row)
        names = [action.name for action in self.actions_of_line]
        if line is None:
            raise KeyError(row)
        return self.action_rects(self.visualRect(self.lines.index(row, 0)), line)[names.index(name)]

    @property
    def line_height(self) -> int:
        """The height of a line in pixels."""
        return self.verticalHeader().defaultSectionSize()

    def content_height(self) -> int:
        """Return how high the list is when nothing of it is hidden."""
        return self.verticalHeader().length()

    @Slot()
    def _measure(self) -> None:
        body = QFontMetrics(theme().font("body_semibold")).height()
        small = QFontMetrics(theme().font("secondary")).height()
        line, heading = max(_LINE_HEIGHT, body + small + 18), max(_HEADING_HEIGHT, small + 12)
        self.verticalHeader().setDefaultSectionSize(line)
        for row in range(self.lines.rowCount()):
            height = heading if isinstance(self.lines.row_at(row), Heading) else line
            if self.rowHeight(row) != height:  # the header remembers heights by row, whatever stands there now
                self.setRowHeight(row, height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = event.key(), self.current_line
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if line is not None and (self.chosen_action >= 0 or key != Qt.Key.Key_Space):
                self._press(line, self.chosen_action)
        elif key in steps:
            self._walk(line, steps[Qt.Key(key)])
            self.is_keyboard_focused = True
            self.viewport().update()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.is_keyboard_focused = True
            self.go_to(0 if key == Qt.Key.Key_Home else self.lines.rowCount() - 1)
        else:
            self.is_keyboard_focused |= key in _WALKING
            super().keyPressEvent(event)

    def _walk(self, line: Line | None, step: int) -> None:
        """Go to the next button the line has, or stay."""
        places = range(self.chosen_action + step, len(self.actions_of_line) if step > 0 else -2, step)
        usable = (place for place in places if place < 0 or line is None or self.has_action(line, place))
        self.chosen_action = next(usable, self.chosen_action)

    def _press(self, line: Line, action: int) -> None:
        if action < 0:
            self.opened.emit(line)
        elif self.can_act and self.has_action(line, action):
            self.acted.emit(self.actions_of_line[action].name, line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _COMING_BACK:
            self.is_keyboard_focused = event.reason() in _BY_KEY
        if self.current_line is None:
            self.go_to(0)
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Mouse:
            line = self.lines.line_at(self.indexAt(event.pos()).row())
            place = event.globalPos()
        else:
            line = self.current_line
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if line is not None:
            self.menu_requested.emit(line, place)

    def _hit(self, position: QPoint) -> tuple[int, int]:
        """Return the row and the button at a place, -1 for none."""
        row = self.indexAt(position).row()
        line = self.lines.line_at(row)
        if line is None:
            return -1, -1
        rects = self.action_rects(self.visualRect(self.lines.index(row, 0)), line)
        return row, next((number for number, rect in rects.items() if rect.contains(position)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._hit(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        row = self.indexAt(event.position().toPoint()).row()
        if self.lines.line_at(row) is not None:
            self.go_to(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, action = self._hit(event.position().toPoint())
        line = self.lines.line_at(row)
        if event.button() == Qt.MouseButton.LeftButton and line is not None and self._pressed == (row, action):
            self._press(line, action)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two does nothing: after the first another line may stand there."""
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._hit(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, -1)
        super().leaveEvent(event)

    def _hover(self, row: int, action: int) -> None:
        if (row, action) != (self.hovered_row, self.hovered_action):
            self.hovered_row, self.hovered_action = row, action
            self.setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.tip(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip(self, position: QPoint) -> str:
        """Return the tooltip for a place: what a button does, else the whole of what a line says."""
        row, action = self._hit(position)
        line = self.lines.line_at(row)
        if line is None:
            return ""
        if action >= 0:
            return self.actions_of_line[action].words
        dream = Category.DREAM.label if line.has_heart else ""
        return "\n".join(part for part in (line.name, dream, line.score, line.words, line.pill_tip) if part)


def _width(step: str) -> int:
    return QFontMetrics(theme().font("body_medium")).horizontalAdvance(step) + 2 * _GAP
