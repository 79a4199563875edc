"""The table of the Raster: one stop of the Tab key, in which numbers fill the own column from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from kundenapp.domain.placement import SYMPATHY
from kundenapp.i18n import _
from kundenapp.ui.sympathy.raster_cells import NOTHING, OwnCell, own_width, row_height
from kundenapp.ui.sympathy.raster_delegate import RasterDelegate
from kundenapp.ui.sympathy.raster_headers import NamesHeader, PeopleHeader
from kundenapp.ui.theme import grown

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from kundenapp.ui.sympathy.raster_model import RasterModel

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ONE, _FIVE, _NINE = int(Qt.Key.Key_1), int(Qt.Key.Key_5), int(Qt.Key.Key_9)
_LEAST, _MOST, _LEAST_NAME, _MOST_NAME, _SCROLL_BAR = 64, 160, 280, 420, 14


class RasterTable(QTableView):
    """While there is a `refusal`, a sentence, nothing can be entered.

    Digits, "kenne ich nicht" and "stimmt noch" are for the own column, where the keys begin.

    Signals
    -------
    value_chosen(int, float | None):
        the value wanted in a row of the own column.
    confirmed(int):
        what stands in this row still holds.
    taken_back:
        Strg+Z while a step of entering can be taken back.
    hinted(str):
        why a key or a click did nothing; empty once another did something.
    """

    value_chosen = Signal(int, object)
    confirmed = Signal(int)
    taken_back = Signal()
    hinted = Signal(str)

    def __init__(self, model: RasterModel) -> None:
        super().__init__()
        self.raster = model
        self.hovered_row = -1
        self.refusal = ""
        self.can_take_back = False
        self._is_keyboard_focused = False
        self._pressed: tuple[int, int] | None = None
        self.setAccessibleName(_("Raster: Kunden und wie das Team sie sieht"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalHeader(NamesHeader(self))
        self.setHorizontalHeader(PeopleHeader(self))
        self.setItemDelegate(RasterDelegate(self))
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def can_edit(self) -> bool:
        """Whether anything can be entered."""
        return not self.refusal

    @property
    def shows_ring(self) -> bool:
        """Whether the cell the keys are at is to be seen as such."""
        return self.hasFocus() and self._is_keyboard_focused

    @property
    def current_customer_id(self) -> int | None:
        """The customer the keys are at."""
        return self.raster.id_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the keys at a row, or the one nearest to it, in the column they are in."""
        last = self.raster.rowCount() - 1
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.raster.index(min(max(row, 0), last), column))

    def fit(self, room: int) -> int:
        """Give rows and columns their places in `room` pixels, and return how many of them are needed."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        is_own = [person.id == self.raster.own_id for person in self.raster.people]
        own, others = own_width() if any(is_own) else 0, is_own.count(False)
        left = room - own - _SCROLL_BAR
        least, most = grown(_LEAST_NAME), grown(_MOST_NAME)
        width = min(max((left - least) // max(others, 1), grown(_LEAST)), grown(_MOST))
        names = min(max(left - others * width, least), most)
        self.verticalHeader().setFixedWidth(names)
        for column, is_mine in enumerate(is_own):
            self.setColumnWidth(column, own if is_mine else width)
        return min(room, names + own + others * width + _SCROLL_BAR)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            takes_back = self.can_take_back and event.matches(QKeySequence.StandardKey.Undo)
            if takes_back or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_keyboard_focused = True
        self.viewport().update()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.taken_back.emit()
        elif event.modifiers() & ~_KEYPAD == _CTRL and event.key() in _ENDS:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.raster.rowCount() - 1)  # Qt would leave the column
        elif event.modifiers() & ~_KEYPAD != _NONE or not self._takes(event):
            self.hinted.emit("")
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters mean nothing here."""

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what a key means in the own column; return False if it means nothing of its own."""
        key, row = int(event.key()), self.currentIndex().row()
        steps = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Minus: -0.5}
        if _ONE <= key <= _FIVE:
            self._enter(row, float(key - _ONE + 1), goes_on=True)
        elif _FIVE < key <= _NINE:
            self.hinted.emit(_("Die Skala geht von 1 bis 5."))
        elif key == Qt.Key.Key_0:
            self._enter(row, None, goes_on=True)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._enter(row, None)
        elif key == Qt.Key.Key_Space:
            self.hinted.emit("")
            self._go_on(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm(row)
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self.hinted.emit(_("Halbe Schritte: mit Pfeil hoch zur Zelle, dann + oder −."))
        elif key in steps:
            self._step(row, steps[Qt.Key(key)])
        else:
            return False
        return True

    def _may_enter(self, column: int) -> bool:
        if self.refusal:
            self.hinted.emit(self.refusal)
        elif self.raster.people[column].id != self.raster.own_id:
            self.hinted.emit(_("Alle schätzen nur für sich selbst ein. Ihre Spalte ist die erste."))
        else:
            self.hinted.emit("")
            return True
        return False

    def _enter(self, row: int, value: float | None, *, goes_on: bool = False) -> None:
        if row >= 0 and self._may_enter(self.currentIndex().column()):
            self.value_chosen.emit(row, value)
            self._tell(row)
            if goes_on:
                self._go_on(row)

    def _step(self, row: int, by: float) -> None:
        value = self.raster.cell(row, 0).value if row >= 0 else None
        if value is not None and SYMPATHY.holds(value + by):
            self._enter(row, value + by)

    def _confirm(self, row: int) -> None:
        if row >= 0 and self._may_enter(self.currentIndex().column()):
            self.confirmed.emit(row)
            self._tell(row)
            self._go_on(row)

    def _go_on(self, row: int) -> None:
        if row + 1 < self.raster.rowCount():
            self.setCurrentIndex(self.raster.index(row + 1, self.currentIndex().column()))
        elif self.raster.rowCount():
            self.hinted.emit(_("Das war die letzte Zeile."))

    def _tell(self, row: int) -> None:
        """Let a screen reader know that the name of the own cell in a row is another now."""
        changed = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        columns = self.raster.columnCount() + 1
        changed.setChild((row + 1) * columns + 1)
        QAccessible.updateAccessibility(changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_keyboard_focused = event.reason() in _BY_KEY
        if not self.currentIndex().isValid() and self.raster.rowCount() and self.raster.columnCount():
            self.go_to(0)
        super().focusInEvent(event)
        self.viewport().update()

    def _hit(self, position: QPoint) -> tuple[int, int] | None:
        """Return the row and the step at a place, None beside all of them."""
        index = self.indexAt(position)
        if not index.isValid() or self.raster.people[index.column()].id != self.raster.own_id:
            return None
        step = OwnCell(self.visualRect(index)).step_at(position)
        return None if step is None else (index.row(), step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_keyboard_focused = False
        position = event.position().toPoint()
        index = self.indexAt(position)
        self._pressed = self._hit(position) if event.button() == Qt.MouseButton.LeftButton else None
        if index.isValid():
            self.setCurrentIndex(index)
        if index.isValid() and self._pressed is None:
            self._may_enter(index.column())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if event.button() == Qt.MouseButton.LeftButton and pressed is not None:
            row, step = pressed
            if self._hit(event.position().toPoint()) == pressed:
                self._enter(row, None if step == NOTHING else float(step))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks is a click."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        is_target = self.can_edit and self._hit(position) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_target else Qt.CursorShape.ArrowCursor)
        self._hover(self.indexAt(position).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
            self.verticalHeader().viewport().update()

    @Slot()
    def _on_current_changed(self) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()
