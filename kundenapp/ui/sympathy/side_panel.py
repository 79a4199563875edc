"""What stands beside the field: the card of who is chosen, and the list of those without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kundenapp.ui.common.content import scrolling
from kundenapp.ui.sympathy.opinions_card import OpinionsCard
from kundenapp.ui.sympathy.place_card import PlaceCard
from kundenapp.ui.sympathy.tray import Tray
from kundenapp.ui.theme import CARD_GAP, SIDE_PANEL_WIDTH, theme

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.sympathy.own_places import OwnPlaces

_ANY_WIDTH = 16_777_215


class SidePanel(QWidget):
    """On the own sheet the numbers and the tray, on any other sheet the opinions.

    Signals
    -------
    customer_requested(int):
        to be opened.
    trail_toggled(bool):
        where the customer stood before is to be drawn, or no more.
    """

    customer_requested = Signal(object)
    trail_toggled = Signal(bool)

    def __init__(self, desk: Desk, places: OwnPlaces) -> None:
        super().__init__()
        self.place, self.opinions, self.tray = PlaceCard(desk, places), OpinionsCard(desk), Tray(desk)
        content = self._content = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(CARD_GAP)
        self._cards.addWidget(self.place)
        self._cards.addWidget(self.opinions)
        self._cards.addWidget(self.tray, 1)
        self._cards.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))  # with large letters there is more than fits; the field stays in view
        for card in (self.place, self.opinions):
            card.customer_requested.connect(self.customer_requested)
            card.trail_toggled.connect(self.trail_toggled)
        self._is_below = False
        content.installEventFilter(self)
        self.show_own(is_own=False)

    def show_own(self, *, is_own: bool) -> None:
        """Show what belongs to the own sheet, or to any other."""
        self.place.setVisible(is_own)
        self.tray.setVisible(is_own)
        self.opinions.setVisible(not is_own)
        self._share_room()

    @property
    def shows_trail(self) -> bool:
        """Whether the way of who is chosen is to be drawn."""
        card = self.opinions if self.place.isHidden() else self.place
        return card.trail_button.isChecked()

    def arrange(self, *, is_below: bool) -> None:
        """Stand at the right of the field, or below it with the cards side by side."""
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.LeftToRight if is_below else directions.TopToBottom)
        width = round(SIDE_PANEL_WIDTH * (1 + 0.6 * (theme().text_scale - 1)))
        self.setMinimumWidth(0 if is_below else width)
        self.setMaximumWidth(_ANY_WIDTH if is_below else width)
        self._cards.setStretchFactor(self.place, 1 if is_below else 0)
        self._is_below = is_below
        self._share_room()
        self._fit_height()

    def _share_room(self) -> None:
        """Let what is free below the opinions stay free; the list of the own sheet takes it."""
        is_free = self.tray.isHidden() and not self._is_below
        self._cards.setStretch(self._cards.count() - 1, 1 if is_free else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        """Below the field nothing of the cards is cut off: the page scrolls then, and not the cards in it."""
        height = self._cards.sizeHint().height() if self._is_below else 0
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
