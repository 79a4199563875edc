"""The cards at the right of the tab Heute: score, categories, a reason for joy, whom nobody has spoken to for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.store.doors import Changed
from kundenapp.ui.common.focus import come_before
from kundenapp.ui.theme import CARD_GAP
from kundenapp.ui.today.category_strip import CategoryStrip
from kundenapp.ui.today.enthusiasm_card import EnthusiasmCard
from kundenapp.ui.today.joy_card import JoyCard
from kundenapp.ui.today.silent_card import SilentCard

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk

_SCORE_FROM = frozenset({"answers", "answer_spans", "customers", "settings"})
_CATEGORIES_FROM = _SCORE_FROM | {"placements", "category_overrides", "employees"}


class SideColumn(QWidget):
    """Where height is short the list of the silent gives way line by line, and vanishes before a card is cut.

    While a Traumkunde is among the silent the reason for joy gives way before; where that is not enough, the categories
    do too.

    Score and categories are read after the window has appeared: nobody waits for them.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.enthusiasm = EnthusiasmCard(desk)
        self.categories = CategoryStrip(desk)
        self.joy = JoyCard(desk)
        self.silent = SilentCard(desk)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(CARD_GAP)
        for card in (self.enthusiasm, self.categories, self.joy, self.silent):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._waits_for_paint = self._shows_silent = False
        self._figures = QTimer(self)
        self._figures.setSingleShot(True)
        self._figures.timeout.connect(self._read_figures)
        self.categories.shown.connect(self._on_categories_shown)
        desk.events.changed.connect(self._on_news)
        desk.days.day_changed.connect(self._look_again)

    def reload(self, today: date) -> None:
        """Read what the page needs at once."""
        self._shows_silent = False
        self.joy.reload(today)
        self.silent.reload(today)
        self._fit()

    def show_silent(self) -> None:
        """Show whom nobody has spoken to, where there is no room for all cards in the place of the others."""
        if self.silent.isHidden():
            self._shows_silent = True
            self.enthusiasm.hide()
            self._fit()

    @Slot()
    def _read_figures(self) -> None:
        with self._desk.guarded():
            self.enthusiasm.reload(self._desk.store.today())
            self.categories.reload(self._desk.store.today())
            come_before(self.joy.open_button, self.enthusiasm)  # its chart may have been made just now
        self._fit()

    @Slot()
    def _on_categories_shown(self) -> None:
        come_before(self.joy.open_button, self.categories)
        self._fit()

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.tables & _SCORE_FROM:
            self._look_again()
        elif changed.tables & _CATEGORIES_FROM and self.isVisible():
            self.categories.reload(self._desk.store.today())

    @Slot()
    def _look_again(self) -> None:
        if self.isVisible():
            self._figures.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._waits_for_paint = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read the figures once the window is there; it need not wait for them."""
        super().paintEvent(event)
        if self._waits_for_paint:
            self._waits_for_paint = False
            self._figures.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more: the window may have let go of its file."""
        self._figures.stop()
        super().hideEvent(event)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        giving_way = (card for card in (self.categories, self.joy, self.silent) if not card.isHidden())
        height = hint.height() - sum(card.sizeHint().height() + CARD_GAP for card in giving_way)
        return QSize(hint.width(), max(height, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the cards there is room for, and let the silent have what these leave."""
        room, taken = self.height(), _height_of(self.enthusiasm)
        for_silent = self.silent.least_height + CARD_GAP if self.silent.has_dream else 0
        for card, has_content, beside in (
            (self.categories, self.categories.has_figures, 0),
            (self.joy, self.joy.has_words, for_silent),
        ):
            has_room = taken + card.sizeHint().height() + beside <= room
            card.setVisible(has_content and has_room and not self._shows_silent)
            taken += _height_of(card)
        self.silent.fit_into(room - taken, is_alone=not taken)
        self.updateGeometry()


def _height_of(card: QWidget) -> int:
    return 0 if card.isHidden() else card.sizeHint().height() + CARD_GAP
