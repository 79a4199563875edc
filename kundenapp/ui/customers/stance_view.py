"""The list in which stances are noted: a key or a click says how a customer stands, and the next statement follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QToolTip

from kundenapp.domain.stance import Attitude, StanceSource
from kundenapp.domain.statement import WEIGHTS
from kundenapp.i18n import _
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.common.one_column import OneColumnView
from kundenapp.ui.customers.stance_delegate import StanceDelegate
from kundenapp.ui.customers.stance_model import StanceModel
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kundenapp.domain.overlap import Comparison
    from kundenapp.ui.customers.stance_model import StanceRow

_HEIGHT, _HEADING, _LOWEST = 50, 34, 260
_TARGET, _GAP, _EDGE = 28, 2, 8
_ASCII = 128
_NO_MODIFIERS = Qt.KeyboardModifier.KeypadModifier
_SOURCES = {
    Qt.Key.Key_G: StanceSource.SAID,
    Qt.Key.Key_B: StanceSource.OBSERVED,
    Qt.Key.Key_V: StanceSource.ASSUMED,
}


@dataclass(frozen=True)
class Target:
    """What a key or a click in a row says."""

    sign: str
    attitude: Attitude
    weight: int = 0

    def is_taken(self, comparison: Comparison) -> bool:
        """Whether that is how the customer stands."""
        stance = comparison.stance
        if stance is None:
            return self.attitude is Attitude.UNKNOWN
        return (stance.attitude, stance.weight) == (self.attitude, self.weight)

    @property
    def tip(self) -> str:
        """The tooltip, with the key."""
        if self.attitude is Attitude.SHARES:
            return _("teilt den Satz, ihm so wichtig: {weight} von 5 (Taste {sign})").format(
                weight=self.weight, sign=self.sign
            )
        return _("{attitude} (Taste {sign})").format(attitude=self.attitude.label, sign=self.sign)


TARGETS = (
    *(Target(str(weight), Attitude.SHARES, weight) for weight in WEIGHTS),
    Target("N", Attitude.NEUTRAL),
    Target("W", Attitude.CONTRADICTS),
    Target("U", Attitude.UNKNOWN),
)
_BY_SIGN = {target.sign: target for target in TARGETS}


class StanceView(OneColumnView):
    """0 to 5, N, W, U or Entf say how the customer stands; G, B, V how we know. Nothing does unless ``can_note``.

    Signals
    -------
    noted(int, Target):
        how the customer stands to a statement.
    source_chosen(StanceSource):
        how we know what is said from now on.
    """

    noted = Signal(object, Target)
    targets = TARGETS
    source_chosen = Signal(StanceSource)

    def __init__(self) -> None:
        super().__init__(_("Sätze und wie der Kunde dazu steht"))
        self.stances = StanceModel(self)
        self.can_note = True
        self.setMinimumHeight(_LOWEST)
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(StanceDelegate(self))
        self.setModel(self.stances)
        self.stances.modelReset.connect(self._measure)
        self._measure()

    @property
    def current(self) -> StanceRow | None:
        """The statement the keys are at."""
        return self.stances.row_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the keys at the statement in `row`; nothing if there is none."""
        if self.stances.row_at(row) is not None:
            self.setCurrentIndex(self.stances.index(row, 0))
            self.viewport().update()

    def begin(self) -> None:
        """Put the keys at the first statement nobody has asked about, else at the first."""
        rows = range(self.stances.rowCount())
        found = [(row, one) for row in rows if (one := self.stances.row_at(row)) is not None]
        unknown = (row for row, one in found if not one.comparison.is_known)
        self.go_to(next(unknown, found[0][0] if found else -1))

    def target_rects(self, place: QRect) -> list[QRect]:
        """Return where the targets of a row are, given its own place."""
        size = round(_TARGET * theme().text_scale)
        left = place.right() - _EDGE - len(TARGETS) * (size + _GAP) + _GAP
        top = place.center().y() - size // 2
        return [QRect(left + number * (size + _GAP), top, size, size) for number in range(len(TARGETS))]

    def target_place(self, row: int, sign: str) -> QRect:
        """Return where the target with a sign is in a row."""
        rects = self.target_rects(self.visualRect(self.stances.index(row, 0)))
        return rects[[target.sign for target in TARGETS].index(sign)]

    @Slot()
    def _measure(self) -> None:
        body = QFontMetrics(theme().font("body_medium")).height()
        small = QFontMetrics(theme().font("secondary")).height()
        line, heading = max(_HEIGHT, body + small + 16), max(_HEADING, small + 16)
        self.verticalHeader().setDefaultSectionSize(line)
        for row in range(self.stances.rowCount()):
            height = line if self.stances.row_at(row) is not None else heading
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_plain = not event.modifiers() & ~_NO_MODIFIERS
        is_deleting = key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        sign = "U" if is_deleting else chr(key) if key < _ASCII else ""
        if is_plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go_to(self.stances.next_row(self.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1))
        elif is_plain and sign in _BY_SIGN:
            self._say(_BY_SIGN[sign])
        elif is_plain and key in _SOURCES and self.can_note:
            self.source_chosen.emit(_SOURCES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _say(self, target: Target) -> None:
        """Say how the customer stands to the current statement, and go on to the next."""
        row = self.current
        if row is None or not self.can_note:
            return
        below = self.stances.next_row(self.currentIndex().row(), 1)
        following = self.stances.row_at(below)
        self.noted.emit(row.statement_id, target)
        self.go_to(self.stances.row_of(following.statement_id) if following else self.currentIndex().row())

    def _hit(self, position: QPoint) -> tuple[int, Target | None]:
        index = self.indexAt(position)
        if self.stances.row_at(index.row()) is None:
            return -1, None
        rects = zip(self.target_rects(self.visualRect(index)), TARGETS, strict=True)
        return index.row(), next((target for rect, target in rects if rect.contains(position)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, target = self._hit(event.position().toPoint())
        self.go_to(row)
        if event.button() == Qt.MouseButton.LeftButton and target is not None:
            self._say(target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, target = self._hit(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if target and self.can_note else Qt.CursorShape.ArrowCursor)
        self._hover(row)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, target = self._hit(event.pos())
            found = self.stances.row_at(row)
            words = target.tip if target else f"{found.comparison.statement.text}\n{found.details}" if found else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words) if words else "", self.viewport())
            return True
        return super().viewportEvent(event)
