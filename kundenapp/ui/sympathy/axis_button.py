"""The choice of what the height of a bubble says; it lies over the words that the field writes beside itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import PaintedButton, paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.theme import RADIUS_CONTROL, theme

_CARET, _VEIL = 14, 0.06


class AxisButton(PaintedButton):
    """A caret below the words, and a menu.

    Signals
    -------
    axis_chosen(BoardAxis):
        by the menu.
    """

    axis_chosen = Signal(BoardAxis)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.axis = BoardAxis.ENTHUSIASM
        self.clicked.connect(self._on_clicked)
        self.show_axis(self.axis)

    def show_axis(self, axis: BoardAxis) -> None:
        """Show which axis is up, without a signal."""
        self.axis = axis
        self.setAccessibleName(_("Höhe im Feld: {axis}").format(axis=axis.label))
        self.setToolTip(plain_tooltip(_("Was die Höhe sagt: {axis}").format(axis=axis.label)))
        self.update()

    def menu(self) -> QMenu:
        """Return the menu of axes, the present one ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for axis in BoardAxis:
            action = QAction(axis.label, menu)
            action.setCheckable(True)
            action.setChecked(axis is self.axis)
            action.setData(axis)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._on_triggered)
        return menu

    @Slot()
    def _on_clicked(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(self.width() + 4, 0)))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.show_axis(BoardAxis(action.data()))
        self.axis_chosen.emit(self.axis)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no words: those of the field show through."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                veil = theme().color("text")
                veil.setAlphaF(_VEIL)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(veil)
                painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), RADIUS_CONTROL)
            place = QRectF((self.width() - _CARET) / 2, self.height() - _CARET - 6, _CARET, _CARET)
            icons.paint_icon(painter, place, "caret-down", "text2")
