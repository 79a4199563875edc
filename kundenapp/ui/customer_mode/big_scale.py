"""The answer with one finger: a large button per value, all alike, so that none of them looks wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.domain.answer import HIGHEST, Scale
from kundenapp.i18n import _
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customer_mode.parts import TOUCH, paint_plate
from kundenapp.ui.theme import GAP_8, GAP_12, Dressed, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

TEN_WITHIN_MS = 1000
"""How soon a 0 has to follow a 1 to make it ten: customers look for the keys."""
_HEIGHT = 88
_TWO_ROWS = 6
_WITH_A_MEANING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class BigScale(QWidget):
    """``chosen`` with the value once it is certain: at once by finger, after a moment for a typed 1."""

    chosen = Signal(int)

    def __init__(self, scale: Scale, ten_within_ms: int = TEN_WITHIN_MS) -> None:
        super().__init__()
        self.buttons = {value: BigNumber(value) for value in scale.values}
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_8)
        self._columns = 0
        self._ten = QTimer(self)
        self._ten.setSingleShot(True)
        self._ten.setInterval(ten_within_ms)
        self._ten.timeout.connect(self._on_no_ten)
        self.setAccessibleName(_("Antwort von {scale}").format(scale=scale.label))
        for value, button in self.buttons.items():
            button.clicked.connect(partial(self._choose, value))
        low = PlainLabel(_("{value} = auf keinen Fall").format(value=scale.lowest), "poster_text", "text2")
        high = PlainLabel(_("{value} = auf jeden Fall").format(value=HIGHEST), "poster_text", "text2")
        ends = QHBoxLayout()
        ends.addWidget(low)
        ends.addStretch(1)
        ends.addWidget(high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_12)
        column.addLayout(self._grid)
        column.addLayout(ends)
        self._lay_out(len(self.buttons))

    def begin(self) -> None:
        """Nothing is chosen."""
        self._ten.stop()
        for button in self.buttons.values():
            button.setDown(False)

    def take_focus(self, *, at_end: bool = False) -> None:
        """Put the keyboard on the first button, or the last."""
        list(self.buttons.values())[-1 if at_end else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, index // columns, index % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = len(self.buttons) * (TOUCH + GAP_8)
        self._lay_out(len(self.buttons) if self.width() >= needed else _TWO_ROWS)

    def minimumSizeHint(self) -> QSize:
        return QSize(_TWO_ROWS * (TOUCH + GAP_8), super().minimumSizeHint().height())

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose with a digit; return False for any other key."""
        text = event.text()
        if event.modifiers() & _WITH_A_MEANING or event.isAutoRepeat() or len(text) != 1 or text not in "0123456789":
            return False
        is_ten = text == "0" and self._ten.isActive()
        self.begin()
        if is_ten:
            self._choose(HIGHEST)
        elif text == "1":
            self.buttons[1].setFocus()
            self.buttons[1].setDown(True)
            self._ten.start()
        elif int(text) in self.buttons:
            self._choose(int(text))
        return True

    @Slot()
    def _on_no_ten(self) -> None:
        self._choose(1)

    def _choose(self, value: int, _checked: bool = False) -> None:
        self._ten.stop()
        self.chosen.emit(value)


class BigNumber(QPushButton, Dressed):
    """One value."""

    def __init__(self, value: int) -> None:
        super().__init__(str(value))
        self.setAutoDefault(False)
        self.setAccessibleName(_("{value} von 10").format(value=value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress()

    def dress(self) -> None:
        self.setFont(theme().font("poster_number", numbers=True))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(TOUCH, max(_HEIGHT, 2 * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_plate(painter, self, is_filled=False)
            painter.setFont(self.font())
            painter.setPen(theme().color("text"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
