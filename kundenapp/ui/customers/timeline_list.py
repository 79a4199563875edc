"""The rows of the Verlauf: the first at once, the others bit by bit, walked by the arrow keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.timeline import TimelineEntry
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.content import replace_content
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.timeline_entry import EntryRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.ui.common.desk import Desk

_AT_ONCE = 6
"""Rows that are made without a pause: few enough that walking down the list of customers stays smooth."""
_REST_MS, _PAUSE_MS = 30, 5


class EntryList(QScrollArea):
    """The rows of the Verlauf. One of them is a stop of the Tab key; the arrow keys go from one to the next.

    `before` is where the Tab key comes from.
    """

    older_requested = Signal()
    correction_requested = Signal(TimelineEntry)
    deletion_requested = Signal(TimelineEntry)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Verlauf"))
        self.rows: list[EntryRow] = []
        self.is_unrolled = False
        self.wanted = 0
        self._entries: tuple[TimelineEntry, ...] = ()
        self._desk: Desk | None = None
        self._current = 0
        self._column = QVBoxLayout()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._add_some)

    def show_entries(
        self, entries: tuple[TimelineEntry, ...], count: int, hint: str, desk: Desk, *, from_top: bool
    ) -> None:
        """Show the first `count` of `entries`, a `hint` above them, and the way to the older ones if there are more."""
        had_focus = has_focus_inside(self)
        position = 0 if from_top else self.verticalScrollBar().value()
        self._rest.stop()
        self._entries, self.wanted, self._desk = entries, count, desk
        current = 0 if from_top else self._current
        self.rows = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(2)
        if hint:
            self._column.addWidget(PlainLabel(hint, "body", "text3", wrap=True))
        self._column.addStretch(1)
        content.installEventFilter(self)
        replace_content(self, content)
        self._add_rows(_AT_ONCE)
        self._current = current  # it may be further down than the first rows
        if had_focus or position:
            self._add_rest()
            self._restore(position, had_focus=had_focus)
        elif len(self.rows) < min(len(entries), count):
            self._rest.start(_REST_MS)

    def set_unrolled(self, is_unrolled: bool) -> None:
        """Show all rows without scrolling, or as many as there is room for."""
        self.is_unrolled = is_unrolled
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOff if is_unrolled else policies.ScrollBarAsNeeded)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        smallest, content = super().minimumSizeHint(), self.widget()
        if not self.is_unrolled or content is None:
            return smallest
        return QSize(smallest.width(), self._column.totalHeightForWidth(self.viewport().width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_unrolled and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _restore(self, position: int, *, had_focus: bool) -> None:
        if had_focus and self.rows:
            row = self.rows[min(self._current, len(self.rows) - 1)]
            row.show()  # Qt would do it a moment later, and what is hidden takes no focus
            row.setFocus()
        if (content := self.widget()) is not None:
            content.adjustSize()
        self.verticalScrollBar().setValue(position)

    def _add_rows(self, count: int) -> None:
        if self._desk is None:
            return
        today, can_edit = self._desk.store.today(), self._desk.can_edit
        shown = self._entries[: self.wanted]
        for entry in shown[len(self.rows) : len(self.rows) + count]:
            row = EntryRow(entry, today, can_edit=can_edit)
            row.set_shaded(self._desk.shade.is_on)
            self._desk.shade.changed.connect(row.set_shaded)
            self._desk.shade.cover(row.text_label)
            row.correction_requested.connect(self.correction_requested)
            row.deletion_requested.connect(self.deletion_requested)
            row.focused.connect(partial(self._on_row_focused, len(self.rows)))
            self._column.insertWidget(self._column.count() - 1, row)
            self.rows.append(row)
        if self.rows:
            self._let_tab_stop_at(min(self._current, len(self.rows) - 1))

    @Slot()
    def _add_some(self) -> None:
        """What is below the edge of the card follows bit by bit when the first rows have been painted."""
        if len(self.rows) + _AT_ONCE < min(self.wanted, len(self._entries)):
            self._add_rows(_AT_ONCE)
            self._rest.start(_PAUSE_MS)
        else:
            self._add_rest()

    def _add_rest(self) -> None:
        self._rest.stop()
        self._add_rows(self.wanted)
        if len(self._entries) > self.wanted:
            older = ghost_button(_("Ältere zeigen"))
            older.clicked.connect(self.older_requested)
            self._column.insertWidget(self._column.count() - 1, older, 0, Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(self.rows[self._current], older)

    def _on_row_focused(self, index: int) -> None:
        self._let_tab_stop_at(index)

    def _let_tab_stop_at(self, index: int) -> None:
        for number, row in enumerate(self.rows):
            is_stop = number == index
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self._current = index
        QWidget.setTabOrder(self._before, self.rows[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from row to row, Pos1 and Ende to the first and the last that is shown."""
        steps = {
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.rows) - 1,
        }
        target = steps.get(Qt.Key(event.key()))
        if target is None or not 0 <= target < len(self.rows):
            super().keyPressEvent(event)
            return
        self.rows[target].setFocus(Qt.FocusReason.TabFocusReason)
        area: QWidget | None = self
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(self.rows[target], 0, 4)
            area = area.parentWidget()
