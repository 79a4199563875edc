"""The cards at the right of the tab Heute: the score, a reason for joy, and whom nobody has spoken to for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.store.doors import Changed
from kundenapp.ui.common.focus import come_before
from kundenapp.ui.theme import CARD_GAP
from kundenapp.ui.today.enthusiasm_card import EnthusiasmCard
from kundenapp.ui.today.joy_card import JoyCard
from kundenapp.ui.today.silent_card import SilentCard

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk

_FIGURES_FROM = frozenset({"answers", "answer_spans", "customers", "settings"})


class SideColumn(QWidget):
    """Where height is short the list of the silent gives way line by line, and vanishes before a card is cut.

    The score is read after the window has appeared: nobody waits for it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.enthusiasm = EnthusiasmCard(desk)
        self.joy = JoyCard(desk)
        self.silent = SilentCard(desk)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(CARD_GAP)
        for card in (self.enthusiasm, self.joy, self.silent):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._waits_for_paint = False
        self._figures = QTimer(self)
        self._figures.setSingleShot(True)
        self._figures.timeout.connect(self._read_figures)
        desk.events.changed.connect(self._on_news)
        desk.days.day_changed.connect(self._look_again)

    def reload(self, today: date) -> None:
        """Read what the page needs at once."""
        self.joy.reload(today)
        self.silent.reload(today)
        self._fit()

    def show_silent(self) -> None:
        """Show whom nobody has spoken to, where there is no room for all cards in the place of the others."""
        if self.silent.isHidden():
            self.enthusiasm.hide()
            self.joy.hide()
            self._fit()

    @Slot()
    def _read_figures(self) -> None:
        with self._desk.guarded():
            self.enthusiasm.reload(self._desk.store.today())
            come_before(self.joy.open_button, self.enthusiasm)  # its chart may have been made just now
        self._fit()

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.tables & _FIGURES_FROM:
            self._look_again()

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
        if self.silent.isHidden():
            return hint
        return QSize(hint.width(), max(hint.height() - self.silent.sizeHint().height(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the silent have what the other cards leave."""
        taken = sum(card.sizeHint().height() + CARD_GAP for card in (self.enthusiasm, self.joy) if not card.isHidden())
        self.silent.fit_into(self.height() - taken, is_alone=not taken)
        self.updateGeometry()
