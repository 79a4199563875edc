"""The card Merkzettel: what should be known about a customer, written where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.faults import FaultError
from kundenapp.i18n import _
from kundenapp.ui.common.autosave import Autosave
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.guard_hint import GuardHint
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk


class NoteCard(Card):
    """A text that saves itself. What is too long for the record waits as a draft."""

    def __init__(self, desk: Desk) -> None:
        self.saved_label = PlainLabel("", "secondary", "text3", numbers=True)
        super().__init__(_("Merkzettel"), self.saved_label)
        self._desk = desk
        self._customer_id: int | None = None
        self.field = TextInput(_("Was sollte jeder im Betrieb wissen?"))
        self.field.setAccessibleName(_("Merkzettel zum Kunden"))
        self.field.setReadOnly(not desk.can_edit)
        self.field.setMinimumHeight(92)
        self.hint, self.error_line = GuardHint(desk, self.field), ErrorLine()
        desk.shade.cover(self.field)
        self.autosave = Autosave(self.field, self._save, self)
        self.body.addWidget(self.hint)  # above, for the end of so high a field may lie below the window
        self.body.addWidget(self.field, 1)
        self.body.addWidget(self.error_line)

    def show_customer(self, customer: Customer) -> None:
        """Show the note of `customer`; of the same one, only if nobody is writing it."""
        if customer.id == self._customer_id:
            if self.error_line.isHidden():
                self.autosave.show_state(customer.note)
            return
        self.autosave.flush()
        self._customer_id = customer.id
        self.saved_label.setText("")
        self.error_line.set_text("")
        self.autosave.begin(customer.note)
        draft = self._desk.store.drafts.get(self._draft_name)
        if draft is not None:
            self.field.set_state(draft.fields.get("note", customer.note))
            self.autosave.is_dirty = True
            self.autosave.flush()

    @property
    def _draft_name(self) -> str:
        return f"note:{self._customer_id}"

    def _save(self, continues: int | None) -> int | None:
        if self._customer_id is None:
            return None
        store, text = self._desk.store, self.field.toPlainText()
        try:
            customer = replace(store.customers.get(self._customer_id), note=text)
            operation_id = store.customers.save(customer, continues=continues)
            store.drafts.discard(self._draft_name)
        except ValidationError as error:
            self.saved_label.setText("")
            self.error_line.set_text(str(error))
            with self._desk.guarded():
                store.drafts.save(self._draft_name, {"note": text}, self._customer_id)
            return None
        except AppError as error:
            self.autosave.is_dirty = isinstance(error, FaultError)  # whoever is gone will not come back
            self.saved_label.setText("")
            self._desk.notice.show_message(str(error), _("Nochmals speichern"), self.autosave.flush)
            return None
        self.error_line.set_text("")
        self._desk.notice.settle(self.autosave.flush)
        moment = store.now().astimezone()
        self.saved_label.setText(_("Gespeichert, {time}").format(time=f"{moment:%H:%M}"))
        return operation_id
