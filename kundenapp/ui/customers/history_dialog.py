"""The dialog "Was sich geändert hat": how the record of a customer became what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Conversation
from kundenapp.domain.customer import Customer
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import AppError, NothingFoundError
from kundenapp.domain.record_fields import RecordField
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.history_list import HistoryList
from kundenapp.ui.customers.history_view import HistoryView

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.record_history import RecordHistory
    from kundenapp.ui.common.desk import Desk

_WIDTH, _HEIGHT, _LOW, _LIST_WIDTH = 860, 600, 220, 290
_AT_ONCE = 100


class HistoryDialog(Dialog):
    """Lists the changes at the left, shows the chosen one at the right."""

    help_topic = "customers"

    def __init__(self, desk: Desk, customer_id: int, parent: QWidget, at_once: int = _AT_ONCE) -> None:
        super().__init__(parent, _("Was sich geändert hat"), _WIDTH)
        self._desk, self._customer_id = desk, customer_id
        self._at_once = self._limit = at_once
        self._history: RecordHistory | None = None
        self._height = min(_HEIGHT, parent.height() - 40)
        self.list = HistoryList()
        self.view = HistoryView(can_edit=desk.can_edit)
        desk.shade.cover(self.view)
        self.older_button = ghost_button(_("Ältere zeigen"))
        self.end_label = PlainLabel("", "secondary", "text3", wrap=True)
        self.empty_label = PlainLabel("", "body", "text2", wrap=True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.done_banner = Banner("good", "check-circle")
        self.undo_button = self.done_banner.add_action(_("Rückgängig"))
        self.error_line = ErrorLine()
        self.close_button = primary_button(_("&Schließen"))
        self._lay_out()
        self.list.chosen.connect(self._on_entry_chosen)
        self.view.return_requested.connect(self._on_return_requested)
        self.view.talk_return_requested.connect(self._on_talk_return_requested)
        self.older_button.clicked.connect(self._on_older_clicked)
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.close_button.clicked.connect(self.accept)
        desk.events.changed.connect(self._on_data_changed)
        self.done_banner.hide()
        self._read(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(self.done_banner)
        self.body.addWidget(self.error_line)
        self.columns = QWidget()
        columns = QHBoxLayout(self.columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.end_label.setFixedWidth(_LIST_WIDTH)
        left.addWidget(self.list, 1)
        left.addWidget(self.older_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.end_label)
        columns.addLayout(left)
        columns.addWidget(self.view, 1)
        self.body.addWidget(self.empty_label, 1)
        self.body.addWidget(self.columns, 1)
        self.add_buttons(self.close_button)

    def _read(self, row: int) -> None:
        store = self._desk.store
        history = self._history = store.record_history.of_customer(self._customer_id, self._limit)
        self.title_label.setText(_("Was sich geändert hat: {name}").format(name=history.customer.display_name))
        self.older_button.setVisible(history.has_older)
        for label in (self.end_label, self.empty_label):
            label.setText(_end_of(history))
        self.end_label.setVisible(not history.has_older and bool(self.end_label.text()))
        self.empty_label.setVisible(not history.entries)
        self.columns.setVisible(bool(history.entries))
        self.setFixedHeight(self._height if history.entries else _LOW)
        self.list.show_history(history, store.today(), min(row, len(history.entries) - 1))

    @Slot(int)
    def _on_entry_chosen(self, row: int) -> None:
        self.error_line.set_text("")
        if self._history is not None:
            self.view.show_entry(self._history, self._history.entries[row], self._desk.store.today())

    @Slot()
    def _on_older_clicked(self) -> None:
        row = self.list.count()
        self._limit += self._at_once
        self._read(row)
        self.list.setFocus()

    @Slot(RecordField, Customer)
    def _on_return_requested(self, part: RecordField, then: Customer) -> None:
        if self._history is None:
            return
        store, at = self._desk.store, self._history.entries[self.list.currentRow()].at
        done = _("{field} ist wieder wie damals.").format(field=part.label)
        self._bring_back(lambda: store.record_history.bring_back(part, then, at), done)

    @Slot(Conversation)
    def _on_talk_return_requested(self, talk: Conversation) -> None:
        store = self._desk.store
        self._bring_back(lambda: store.conversations.bring_back(talk), _("Der Eintrag im Verlauf ist wieder da."))

    def _bring_back(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except AppError as error:
            self.done_banner.hide()
            self.error_line.set_text(str(error))
            return
        self.done_banner.set_text(done)
        self.done_banner.show()
        self.list.setFocus()

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.done_banner.hide()
        self.list.setFocus()
        with self._desk.guarded():
            self._desk.store.undo()

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        if self._customer_id not in changed.customer_ids or self._history is None:
            return
        shown = self._history.entries[self.list.currentRow()].operation_id if self._history.entries else 0
        try:
            self._read(0)
        except NothingFoundError:
            self.reject()
            return
        ids = [entry.operation_id for entry in self._history.entries]
        self.list.setCurrentRow(ids.index(shown) if shown in ids else 0)


def _end_of(history: RecordHistory) -> str:
    """Say how far back the history goes, if that is not to the beginning."""
    if history.reaches_creation:
        return ""
    created_at = history.customer.created_at
    since = _("In der Kartei seit {day}.").format(day=full_day(created_at.astimezone().date())) if created_at else ""
    if not history.entries:
        return " ".join((since, _("Seither steht im Änderungsprotokoll nichts."))).strip()
    return " ".join((_("Weiter zurück reicht das Änderungsprotokoll nicht."), since)).strip()
