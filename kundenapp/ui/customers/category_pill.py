"""The category in the head of the page of a customer; clicked it says why."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kundenapp.domain.category import Category, CategoryBasis, category_words
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import PaintedButton, paint_focus_ring
from kundenapp.ui.common.category_look import category_look
from kundenapp.ui.common.pills import paint_pill, pill_size
from kundenapp.ui.theme import GHOST_HEIGHT

_RING_ROOM = 3


class CategoryPill(PaintedButton):
    """A pill that is a button, as high as a finger or a shaky hand needs it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Warum ist das so?"))
        self.show_category(Category.UNCLEAR, CategoryBasis.RULE)

    def show_category(self, category: Category, basis: CategoryBasis) -> None:
        """Show what a customer is, and what that rests on."""
        self._tone, self._icon_name = category_look(category)
        self.setText(category_words(category, basis))
        self.setAccessibleName(_("Kategorie: {words}").format(words=self.text()))
        self.setAccessibleDescription(_("Warum ist das so?"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        pill = pill_size(self.text(), self._icon_name)
        return QSize(pill.width() + 2 * _RING_ROOM, max(GHOST_HEIGHT, pill.height() + 2 * _RING_ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        size = pill_size(self.text(), self._icon_name)
        top = (self.height() - size.height()) / 2
        with QPainter(self) as painter:
            pill = QRectF(_RING_ROOM, top, size.width(), size.height())
            paint_pill(painter, pill, self.text(), self._tone, self._icon_name)
            if self.hasFocus():
                around = pill.adjusted(-_RING_ROOM, -_RING_ROOM, _RING_ROOM, _RING_ROOM)
                paint_focus_ring(painter, around, around.height() / 2)
