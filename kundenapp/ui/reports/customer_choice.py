"""Which customers a list or many reports are about, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.inputs import Choice, LineInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.store import Store

_REST_MS = 400
"""So long after the last letter the search is taken as meant."""


class CustomerChoice(QWidget):
    """Status, tag, words to search for, only what is due, order; ``changed`` after every choice.

    `list_filter` gives what the list in the tab Kunden shows at the moment.
    """

    changed = Signal()

    def __init__(self, store: Store, list_filter: Callable[[], CustomerFilter]) -> None:
        super().__init__()
        self._store, self._list_filter = store, list_filter
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.changed)
        self.status = Choice([(None, _("alle")), *((status, status.label) for status in Status)], _("Status"))
        self.tag = Choice([(None, _("alle"))], _("Schlagwort"))
        self.search = LineInput(_("Name, Ort …"))
        self.order = Choice([(order, order.label) for order in ListOrder], _("Reihenfolge"))
        self.due = QCheckBox(_("nur &fällige"))
        self.due.setAccessibleName(_("nur mit fälliger Wiedervorlage"))
        self.due.setToolTip(_("Nur Kunden, bei denen eine Wiedervorlage heute fällig oder überfällig ist"))
        self.as_list = ghost_button(_("Wie in der Kundenliste"), "users")
        self.as_list.setAccessibleName(_("Wie in der Kundenliste"))
        self.as_list.setToolTip(_("Suche, Auswahl und Reihenfolge aus dem Tab Kunden übernehmen"))
        flow = FlowLayout(self, 12)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Status"), self.status),
            (_("Schlagwort"), self.tag),
            (_("Suche"), self.search),
            (_("Reihenfolge"), self.order),
            (" ", self.due),
            (" ", self.as_list),
        )
        for label, editor in fields:
            flow.addWidget(Field(label, editor))
        self.search.setMaximumWidth(150)
        for choice, letters in ((self.status, 8), (self.tag, 10), (self.order, 17)):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(letters)
            choice.edited.connect(self.changed)
        self.search.textEdited.connect(self._on_search_typed)
        self.due.clicked.connect(self.changed)
        self.as_list.clicked.connect(self._on_as_list)

    def wanted(self) -> CustomerFilter:
        """Return what is chosen."""
        status, tag, order = self.status.value(), self.tag.value(), self.order.value()
        return CustomerFilter(
            text=self.search.text(),
            due_only=self.due.isChecked(),
            order=order if isinstance(order, ListOrder) else ListOrder.NAME,
            statuses=frozenset({status}) if isinstance(status, Status) else frozenset(),
            tag=str(tag or ""),
        )

    def refresh(self) -> None:
        """Offer the tags that are in use now."""
        self.tag.set_options([(None, _("alle")), *((tag, tag) for tag in sorted(self._store.customers.tags()))])
        for choice in (self.tag, self.order):  # the open list may be wider than the field
            choice.view().setMinimumWidth(choice.view().sizeHintForColumn(0) + 24)

    @Slot()
    def _on_search_typed(self) -> None:
        self._resting.start()

    @Slot()
    def _on_as_list(self) -> None:
        wanted = self._list_filter()
        self.search.set_state(wanted.text)
        self.due.setChecked(wanted.due_only)
        self.order.set_value(wanted.order)
        self.status.set_value(next(iter(wanted.statuses), None))
        self.tag.set_value(wanted.tag or None)
        self.changed.emit()
