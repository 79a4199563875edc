"""The view Überblick: entering answers, and what all of them say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from kundenapp.store.doors import Changed
from kundenapp.ui.enthusiasm.entry_card import EntryCard
from kundenapp.ui.enthusiasm.views import EnthusiasmView
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_SEEN = frozenset({"settings", "employees", "answers"})


class Overview(EnthusiasmView):
    """Entry at the left, figures at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry = EntryCard(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        column.addWidget(self.entry)
        column.addStretch(1)
        self.entry.conversation_requested.connect(self.conversation_requested)
        desk.events.changed.connect(self._on_news)

    @property
    def current_id(self) -> CustomerId:
        """Whose answer is being entered."""
        return self.entry.who.customer_id

    def flush(self) -> bool:
        """Write down the answer that is being entered."""
        return self.entry.flush()

    def take_focus(self) -> None:
        """Begin with the answer."""
        self.entry.take_focus()

    def propose_customer(self, customer_id: int) -> None:
        """Ask the customer who was in front."""
        self.entry.propose_customer(customer_id)

    def finish_current(self) -> None:
        """Save the answer."""
        self.entry.save()

    def reload(self) -> bool:
        """Show what the file says now."""
        with self._desk.guarded() as attempt:
            self.entry.reload()
        return not attempt.failed

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.tables & _SEEN:
            self.reload()
