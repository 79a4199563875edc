"""The strip above the form that says calmly whom a new customer may already be in the file as; it never blocks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from kundenapp.domain.duplicates import profile
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.labels import literal
from kundenapp.ui.customers.duplicate_words import short_name, with_reasons

if TYPE_CHECKING:
    from kundenapp.domain.duplicates import Profile
    from kundenapp.store.duplicates import Finding
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.customers.record_form import RecordForm

_MOST_NAMED = 2
_HISTORY = ("conversations", "follow_ups", "customer_events")


class DuplicateBanner(Banner):
    """Looks after each save of `form` whether somebody like that is in the file, as long as the record has no history.

    Of a record that was begun just now it offers to open the other one instead, the new one then lies in the trash;
    of an older one it offers to merge.

    Signals
    -------
    open_requested(int), merge_requested(int, int)
    """

    open_requested = Signal(object)
    merge_requested = Signal(object, object)

    def __init__(self, desk: Desk, form: RecordForm) -> None:
        super().__init__("petrol", "users")
        self._desk, self._form = desk, form
        self._is_new = False
        self._looked_for: Profile | None = None
        self._dismissed: set[int] = set()
        self.findings: list[Finding] = []
        self.take_button = self.add_action("")
        self.keep_button = self.add_action("")
        self.take_button.clicked.connect(self._on_take_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        form.saved.connect(self.look)
        self.hide()

    def begin(self, *, is_new: bool) -> None:
        """Another record is in the form now."""
        self._is_new = is_new
        self._looked_for = None
        customer_id = self._form.customer_id
        if not is_new and customer_id is not None:  # what it says already has been seen
            self._looked_for = profile(self._desk.store.customers.get(customer_id))
        self._show([])
        if is_new:
            self.look()

    @Slot()
    def look(self) -> None:
        """Look whether the customer in the form may be somebody who is in the file."""
        customer_id = self._form.customer_id
        if customer_id is None or customer_id in self._dismissed:
            return
        with self._desk.guarded():
            store = self._desk.store
            customer = store.customers.get(customer_id)
            now = profile(customer)
            if now == self._looked_for:
                return
            self._looked_for = now
            contents = store.customers.contents_of(customer_id)
            has_history = any(contents.get(table) for table in _HISTORY)
            self._show([] if has_history and not self._is_new else store.duplicates.like(customer, _MOST_NAMED))

    def _show(self, findings: list[Finding]) -> None:
        self.findings = findings
        if findings:
            found = _(" oder ").join(with_reasons(finding) for finding in findings)
            self.set_text(_("Diesen Kunden gibt es vielleicht schon: {found}.").format(found=found))
            self.take_button.set_text(_("Öffnen") if self._is_new else _("Zusammenführen …"))
            self.keep_button.set_text(_("Trotzdem anlegen") if self._is_new else _("Zwei verschiedene"))
        self.setVisible(bool(findings))

    @Slot()
    def _on_take_clicked(self) -> None:
        if len(self.findings) == 1:
            self._take(self.findings[0].customer.id)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for finding in self.findings:
            text = literal(f"{short_name(finding.customer)} · {finding.customer.number}")
            menu.addAction(text, partial(self._take, finding.customer.id))
        menu.popup(self.take_button.mapToGlobal(QPoint(0, self.take_button.height() + 4)))

    def _take(self, other_id: CustomerId) -> None:
        customer_id = self._form.customer_id
        if customer_id is None or not self._form.flush():
            return
        if not self._is_new:
            self.merge_requested.emit(customer_id, other_id)
            return
        self._leave(customer_id)
        with self._desk.guarded():
            self.open_requested.emit(other_id)
            self._desk.store.customers.trash(customer_id)

    @Slot()
    def _on_keep_clicked(self) -> None:
        customer_id = self._form.customer_id
        if customer_id is None:
            return
        if not self._is_new:
            with self._desk.guarded():
                for finding in self.findings:
                    self._desk.store.duplicates.tell_apart(customer_id, finding.customer.id or 0)
        self._leave(customer_id)

    def _leave(self, customer_id: int) -> None:
        """Say no more about this record; the keyboard goes on in the form."""
        self._dismissed.add(customer_id)
        if has_focus_inside(self):
            self._form.fields.lines["last_name"].setFocus()
        self._show([])
