"""Begeisterungsmomente: the ideas at the left, at the right what was done for whom lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.enthusiasm_actions import EnthusiasmActions
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.enthusiasm.done_card import DoneCard
from kundenapp.ui.enthusiasm.ideas_card import IdeasCard
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk

_SEEN = frozenset({"delights", "delight_ideas", "customers"})


class DelightsView(TabView):
    """Reads the file when it is shown and when news come while it is."""

    help_topic = "delights"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._is_stale = desk, True
        self.acts = EnthusiasmActions(desk, self)
        self.new_button = primary_button(_("&Moment festhalten"), "plus")
        self.new_button.setEnabled(desk.can_edit)
        self.ideas, self.done = IdeasCard(desk), DoneCard(desk)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setWidget(self.ideas)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CARD_GAP)
        row.addWidget(left, 1)
        row.addWidget(self.done, 1)
        self.new_button.clicked.connect(self._on_new)
        self.done.customer_requested.connect(self.customer_requested)
        self.done.edit_requested.connect(self.acts.edit_delight)
        desk.events.changed.connect(self._on_news)

    @property
    def controls(self) -> QWidget:
        """The button for a new moment."""
        return self.new_button

    def flush(self) -> bool:
        return self.ideas.flush()

    def take_focus(self) -> None:
        """Begin with a new moment."""
        self.new_button.setFocus()

    def reload(self) -> bool:
        """Show what the file says now."""
        self._show()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _show(self, changed: Changed | None = None) -> None:
        with self._desk.guarded():
            self._is_stale = False
            self.ideas.take_over(changed)
            self.done.show_latest()

    @Slot()
    def _on_new(self) -> None:
        self.acts.note_delight(None)

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.tables & _SEEN:
            if self.isVisible():
                self._show(changed)
            else:
                self._is_stale = True
