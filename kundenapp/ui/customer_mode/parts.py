"""What the pages of the Kundenmodus are made of: everything large, calm, and fit for fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.inputs import LineInput, TextInput
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, literal, spoken
from kundenapp.ui.common.painter import logo_pixmap
from kundenapp.ui.theme import GAP_12, GAP_16, GAP_24, RADIUS_CARD, Dressed, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QPaintEvent

TOUCH = 64
"""Nothing that is to be tapped is smaller, in pixels."""
COLUMN = 1080
"""The widest a page becomes, in pixels."""
_LOGO = 44
_SIDE = 28


class BigButton(QPushButton, Dressed):
    """A button for a finger: ``primary`` filled, else with an edge. Enter presses it like Space."""

    def __init__(self, text: str, *, primary: bool = False) -> None:
        super().__init__(literal(text))
        self._primary = primary
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dress()

    def set_text(self, text: str) -> None:
        """Change what it says."""
        self.setText(literal(text))
        self.setAccessibleName(text)

    def dress(self) -> None:
        self.setFont(theme().font("poster_button"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(spoken(self.text())) + 2 * _SIDE
        return QSize(max(width, 2 * TOUCH), max(TOUCH, metrics.height() + 2 * GAP_16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_plate(painter, self, is_filled=self._primary)
            painter.setFont(self.font())
            ink = "on_accent" if self._primary else "text"
            painter.setPen(theme().color(ink if self.isEnabled() else "disabled"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), spoken(self.text()))


def paint_plate(painter: QPainter, button: QPushButton, *, is_filled: bool) -> None:
    """Paint the ground of a large button."""
    colors, is_down = theme(), button.isDown()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not button.isEnabled():
        fill, edge = "sunken", "border"
    elif is_filled:
        fill = edge = "accent_press" if is_down else "accent_hover" if button.underMouse() else "accent"
    else:
        fill, edge = "accent_soft" if is_down else "surface", "input_border"
    painter.setPen(QPen(colors.color(edge), 1))
    painter.setBrush(colors.color(fill))
    plate = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(plate, RADIUS_CARD, RADIUS_CARD)
    if button.hasFocus():
        inset = 4 if is_filled else 0
        if is_filled:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("on_accent"), colors.focus_width))
            painter.drawRoundedRect(plate.adjusted(inset, inset, -inset, -inset), RADIUS_CARD - 3, RADIUS_CARD - 3)
        else:
            paint_focus_ring(painter, QRectF(button.rect()), RADIUS_CARD)


class ShopSign(QWidget):
    """The two circles and the name of the shop."""

    def __init__(self, shop_name: str) -> None:
        super().__init__()
        self.label = ElidedLabel(shop_name, "dialog_title", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(_LOGO + GAP_12, 0, 0, 0)
        row.addWidget(self.label)
        self.setMinimumHeight(_LOGO)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            top = (self.height() - _LOGO) / 2
            painter.drawPixmap(QPointF(0, top), logo_pixmap(_LOGO, self.devicePixelRatioF()))


class BigText(TextInput):
    """Several lines for a customer. What the shop has copied before cannot be pasted into it, and there is no menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        dress_big(self)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take nothing."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            dress_big(self)


class CodeLine(LineInput, Dressed):
    """A field for a code: dots instead of letters, nothing to copy, no menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(LineInput.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(TOUCH, self.fontMetrics().height() + 2 * GAP_12))

    def dress(self) -> None:
        self.setFont(theme().font("poster_text"))


def dress_big(widget: QWidget) -> None:
    """Give a widget large letters, unless it has them."""
    font = theme().font("poster_text")
    if widget.font() != font:
        widget.setFont(font)


def poster(text: str, role: str = "poster", tone: str | None = None) -> PlainLabel:
    """Return large centred words."""
    label = PlainLabel(text, role, tone, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
    return label


class BigPage(QWidget):
    """A page in the middle of the screen; put the content into ``body``."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QWidget()
        self.column.setMaximumWidth(COLUMN)
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP_24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.column, 1000)
        row.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard where it is needed first."""
        raise NotImplementedError
