"""Sichtschutz: what should not be read by a customer who looks over the shoulder can be hidden with one key.

For whoever builds a page: what the shop thinks, notes or measures about somebody (moods, notes, what was said, ratings,
figures) is hidden. A widget that shows such a thing is handed to ``desk.shade.cover`` once, when it is made. What is
painted, or put together from harmless and harmful words, asks ``desk.shade.is_on`` and is drawn anew on
``desk.shade.changed``. Names, dates and how to reach somebody stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

_MARK = "hidden_by_shade"
_WORDS_FROM = 60


class PrivacyShade(QObject):
    """Off at each start; one for all that belongs to a window, its dialogs included.

    Signals
    -------
    changed(bool):
        whether it is on now; emitted after the covers have been put up or taken away.
    """

    changed = Signal(bool)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_on = False

    def cover(self, widget: QWidget) -> None:
        """Hide all of `widget` while the shade is on, from now on and as long as it lives."""
        widget.setProperty(_MARK, True)
        if self.is_on:
            _Cover(widget)

    @Slot()
    def toggle(self) -> None:
        """Hide what is to be hidden, or show it again."""
        self.is_on = not self.is_on
        if self.is_on:
            for widget in self._window.findChildren(QWidget):
                if widget.property(_MARK):
                    _Cover(widget)
        else:
            for cover in self._window.findChildren(_Cover):
                cover.setParent(None)
                cover.deleteLater()
        self.changed.emit(self.is_on)


def shade_over(widget: QWidget | None) -> PrivacyShade | None:
    """Return the shade of the window that `widget` or a dialog around it belongs to."""
    while widget is not None:
        for shade in widget.findChildren(PrivacyShade, options=Qt.FindChildOption.FindDirectChildrenOnly):
            return shade
        widget = widget.parentWidget()
    return None


class _Cover(QWidget):
    """Lies over a widget and takes the mouse; where there is room it says why nothing is to be seen."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setAccessibleName(_("Verdeckt"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        covered.installEventFilter(self)
        self.resize(covered.size())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().color("stone_soft"))
            if self.height() < _WORDS_FROM:
                return
            words = QRectF(0, self.height() / 2, self.width(), 24)
            icons.paint_icon(painter, words.translated(0, -26), "eye-slash", "stone")
            painter.setFont(theme().font("secondary"))
            painter.setPen(theme().color("stone"))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), _("Verdeckt. F12 zeigt es wieder."))
