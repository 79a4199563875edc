"""The answer to the one question, entered with one key or one click: a button per value of the scale."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kundenapp.domain.answer import HIGHEST, AnswerClass, Scale, class_of
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import RADIUS_CONTROL, Dressed, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

TEN_WITHIN_MS = 600
"""How soon a 0 has to follow a 1 to make it ten."""
_TONES = {AnswerClass.DETRACTOR: "bad", AnswerClass.PASSIVE: "stone", AnswerClass.PROMOTER: "good"}
_MARK, _MARK_GAP = 3, 5
_ADD = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_WITH_A_MEANING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ScaleSize(Enum):
    """How large the buttons are: height in pixels at 100 %, width at least, gap, role of the figures."""

    COMPACT = (36, 30, 4, "answer")
    NORMAL = (46, 34, 6, "answer")
    LARGE = (96, 64, 10, "answer_large")


def tone_of(value: int) -> str:
    """Return the colour of an answer: "bad", "stone" or "good"."""
    return _TONES[class_of(value)]


class AnswerScale(QWidget):
    """One button per value, exactly one or none taken; one stop of the Tab key.

    Keys: the digits, ``1`` and soon after it ``0`` for ten, arrows, Pos1 and Ende; Rücktaste takes the choice back.

    Signals
    -------
    chosen(object):
        the person took a value, or None took theirs back.
    """

    chosen = Signal(object)

    def __init__(self, scale: Scale = Scale.ZERO_TO_TEN, size: ScaleSize = ScaleSize.NORMAL) -> None:
        super().__init__()
        self._size = size
        self._buttons: dict[int, _ValueButton] = {}
        self._ten = QTimer(self)
        self._ten.setSingleShot(True)
        self._ten.setInterval(TEN_WITHIN_MS)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(size.value[2])
        self._low, self._high = (PlainLabel("", "secondary", "text2") for _end in range(2))
        ends = QHBoxLayout()
        ends.addWidget(self._low)
        ends.addStretch(1)
        ends.addWidget(self._high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self._row)
        column.addLayout(ends)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self.set_scale(scale)

    @property
    def scale(self) -> Scale:
        """The scale shown."""
        return self._scale

    def set_scale(self, scale: Scale) -> None:
        """Show another scale; nothing is chosen on it yet."""
        self._scale = scale
        if list(self._buttons) != list(scale.values):
            self._make_buttons()
        self._low.setText(_("{value} = auf keinen Fall").format(value=scale.lowest))
        self._high.setText(_("{value} = auf jeden Fall").format(value=HIGHEST))
        self.setAccessibleName(_("Antwort von {scale}").format(scale=scale.label))
        self.set_value(None)

    def _make_buttons(self) -> None:
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        self._buttons = {value: _ValueButton(self, value, self._size) for value in self._scale.values}
        for button in self._buttons.values():
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            button.show()  # the layout would do it later, and the keyboard may be put on it now

    def value(self) -> int | None:
        """Return the value chosen, None for none."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Show a value, or none, without a signal."""
        self._ten.stop()
        if value is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[value].setChecked(True)
        self._let_tab_stop_at(self._scale.lowest if value is None else value)

    def button(self, value: int) -> QAbstractButton:
        """Return the button of a value."""
        return self._buttons[value]

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the value chosen, else on the first."""
        value = self.value()
        self._buttons[self._scale.lowest if value is None else value].setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus(event.reason())

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return False if it means nothing."""
        if event.modifiers() & _WITH_A_MEANING:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._take_back()
            return True
        value = self._value_of_key(Qt.Key(event.key()), event.text())
        if value is None:
            return False
        if value in self._buttons:
            self._choose(value)
        if event.text() == "1":
            self._ten.start()
        else:
            self._ten.stop()
        return True

    def _value_of_key(self, key: Qt.Key, text: str) -> int | None:
        if len(text) == 1 and text in "0123456789":
            return HIGHEST if text == "0" and self._ten.isActive() and self.value() == 1 else int(text)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._scale.lowest if key == Qt.Key.Key_Home else HIGHEST
        if key in _ADD:
            return self._value_beside(_ADD[key])
        return None

    def _value_beside(self, step: int) -> int:
        value = self.value()
        if value is None:
            return self._scale.lowest if step > 0 else HIGHEST
        return min(max(value + step, self._scale.lowest), HIGHEST)

    def _choose(self, value: int) -> None:
        button = self._buttons[value]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not button.isChecked():
            button.click()

    def _take_back(self) -> None:
        if self.value() is not None:
            self.set_value(None)
            self.take_focus()
            self.chosen.emit(None)

    def _let_tab_stop_at(self, value: int) -> None:
        """Qt does this in a group once something is chosen."""
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == value else Qt.FocusPolicy.ClickFocus)

    @Slot(QAbstractButton)
    def _on_button_clicked(self, _button: QAbstractButton) -> None:
        value = self.value()
        if value is not None:
            self._let_tab_stop_at(value)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._buttons[value].accessibleName()))
        self.chosen.emit(value)


class _ValueButton(QToolButton, Dressed):
    """A figure with the mark of its class below."""

    def __init__(self, entry: AnswerScale, value: int, size: ScaleSize) -> None:
        super().__init__()
        self._entry, self._size = entry, size
        self._tone = tone_of(value)
        self.setCheckable(True)
        self.setText(str(value))
        words = _("{value} von 10, {who}").format(value=value, who=class_of(value).label)
        self.setAccessibleName(words)
        self.setToolTip(class_of(value).label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.dress()

    def dress(self) -> None:
        self.setFont(theme().font(self._size.value[3], numbers=True))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        height, width, *_rest = self._size.value
        metrics = self.fontMetrics()
        return QSize(
            max(width, metrics.horizontalAdvance("10") + 10),
            max(height, metrics.height() + 12) + _MARK_GAP + _MARK,
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._entry.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the form around it knows what Enter means
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, taken = theme(), self.isChecked()
        box = QRectF(0, 0, self.width(), self.height() - _MARK_GAP - _MARK)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color(self._tone if taken else "input_border"), 1))
            fill = self._tone if taken else "hover" if self.underMouse() and self.isEnabled() else "surface"
            painter.setBrush(colors.color(fill if self.isEnabled() else "sunken"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
            font = self.font()
            font.setWeight(font.Weight.Bold if taken else font.Weight.Medium)
            painter.setFont(font)
            painter.setPen(colors.color("surface" if taken else "text" if self.isEnabled() else "disabled"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(f"{self._tone}_fill"))
            mark = QRectF(box.width() * 0.2, box.bottom() + _MARK_GAP, box.width() * 0.6, _MARK)
            painter.drawRoundedRect(mark, _MARK / 2, _MARK / 2)
            if self.hasFocus():
                ring = box.adjusted(3, 3, -3, -3) if taken else box
                self._paint_ring(painter, ring)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        if not self.isChecked():
            paint_focus_ring(painter, ring, RADIUS_CONTROL)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the colour of the ring would be lost on the filled button
        painter.setPen(QPen(theme().color("surface"), theme().focus_width))
        painter.drawRoundedRect(ring, RADIUS_CONTROL - 3, RADIUS_CONTROL - 3)
