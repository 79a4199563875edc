"""The card Verlauf: what happened with a customer, newest first, all of it or of one kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy

from kundenapp.domain.timeline import TimelineEntry, TimelineFilter, TimelineKind
from kundenapp.i18n import _
from kundenapp.services.timeline import timeline
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.focus import in_order
from kundenapp.ui.customers.timeline_list import EntryList

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk

_FIRST = 50
_MORE = 100
_LOWEST = 216


class TimelineCard(Card):
    """Shows the Verlauf; scrolls inside the card, older entries on demand. The choice of kind stays from one to all.

    Signals
    -------
    correction_requested(TimelineEntry):
        with what is to be corrected.
    """

    note_requested = Signal()
    correction_requested = Signal(TimelineEntry)

    def __init__(self, desk: Desk) -> None:
        self.note_button = ghost_button(_("Notiz"), "plus")
        super().__init__(_("Verlauf"), self.note_button)
        self._desk = desk
        self._customer_id: int | None = None
        self._filter = TimelineFilter.ALL
        self.filter_button = ghost_button("", "caret-down")
        self.filter_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title_row.insertWidget(1, self.filter_button)
        self.note_button.clicked.connect(self.note_requested)
        self.filter_button.clicked.connect(self._on_filter_clicked)
        self.entries = EntryList(self.note_button)
        self.entries.older_requested.connect(self._on_older_requested)
        self.entries.correction_requested.connect(self.correction_requested)
        self.entries.deletion_requested.connect(self._on_deletion_requested)
        self.body.addWidget(self.entries, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._name_filter()

    def show_customer(self, customer_id: int) -> None:
        """Show what happened with a customer; of the same one as before, as much as was open."""
        count = max(self.entries.wanted, _FIRST) if customer_id == self._customer_id else _FIRST
        is_other = customer_id != self._customer_id
        self._customer_id = customer_id
        self._show(count, from_top=is_other)

    def _show(self, count: int, *, from_top: bool) -> None:
        if self._customer_id is not None:
            found = timeline(self._desk.store, self._customer_id, self._filter, count + 1)
            hint = "" if any(entry.kind is not TimelineKind.CREATED for entry in found) else _nothing_yet(self._filter)
            in_order(self.filter_button, self.note_button)
            self.entries.show_entries(found, count, hint, self._desk, from_top=from_top)

    @property
    def wanted(self) -> TimelineFilter:
        """Which kind of entries is shown."""
        return self._filter

    def filter_menu(self) -> QMenu:
        """Return the menu of the kinds of entries."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for wanted in TimelineFilter:
            action = QAction(wanted.label, menu, checkable=True, checked=wanted is self._filter)
            action.triggered.connect(partial(self._on_chosen, wanted))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _on_chosen(self, wanted: TimelineFilter, _checked: bool = True) -> None:
        self.show_kind(wanted)

    def show_kind(self, wanted: TimelineFilter) -> None:
        """Show the entries of one kind, from the latest on."""
        self._filter = wanted
        self._name_filter()
        self._show(_FIRST, from_top=True)

    def _name_filter(self) -> None:
        self.filter_button.set_text(self._filter.label)
        self.filter_button.setAccessibleName(_("Verlauf zeigt: {kind}").format(kind=self._filter.label))
        self.filter_button.setToolTip(_("Welche Einträge zu sehen sind"))

    @Slot()
    def _on_filter_clicked(self) -> None:
        button = self.filter_button
        self.filter_menu().popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    @Slot()
    def _on_older_requested(self) -> None:
        self._show(self.entries.wanted + _MORE, from_top=False)

    @Slot(TimelineEntry)
    def _on_deletion_requested(self, entry: TimelineEntry) -> None:
        store = self._desk.store
        with self._desk.guarded():
            if entry.conversation is not None:
                store.conversations.delete(entry.conversation.id or 0)
            elif entry.answer is not None:
                store.answers.delete(entry.answer.id or 0)
            elif entry.delight is not None:
                store.delights.delete(entry.delight.id or 0)

    def set_unrolled(self, is_unrolled: bool) -> None:
        """Be as high as all that is shown, on a page that scrolls as a whole."""
        self.entries.set_unrolled(is_unrolled)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        smallest = super().minimumSizeHint()
        return smallest if self.entries.is_unrolled else QSize(smallest.width(), _LOWEST)

    def sizeHint(self) -> QSize:
        """As low as possible: the card takes what the page leaves over, and scrolls inside."""
        return self.minimumSizeHint()


def _nothing_yet(wanted: TimelineFilter) -> str:
    return {
        TimelineFilter.ALL: _("Nach dem ersten Gespräch steht hier, was besprochen wurde."),
        TimelineFilter.CONVERSATIONS: _("Noch kein Gespräch."),
        TimelineFilter.ENTHUSIASM: _("Noch keine Antwort und kein Begeisterungsmoment."),
        TimelineFilter.ASSESSMENTS: _("Noch keine Einschätzung."),
        TimelineFilter.NOTES: _("Noch keine Notiz."),
        TimelineFilter.FOLLOW_UPS: _("Noch keine erledigte Wiedervorlage."),
        TimelineFilter.CHANGES: "",
    }[wanted]
