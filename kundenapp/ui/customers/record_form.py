"""Editing the record of a customer. Every field saves itself; nothing has to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.customer import Customer, CustomerKind
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.faults import FaultError
from kundenapp.domain.letter import letter_salutation
from kundenapp.domain.prospect import prospect_named
from kundenapp.i18n import _
from kundenapp.ui.common.autosave import Autosave, Editor
from kundenapp.ui.customers.lines_editor import LinesEditor
from kundenapp.ui.customers.record_cards import RecordCards
from kundenapp.ui.customers.record_fields import RecordFields

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.fields import Field
    from kundenapp.ui.customers.record_fields import FieldSpec

_NEW = "record:new"
_KIND = "kind"
"""The one thing in a draft that is no field."""


@dataclass(frozen=True)
class Binding:
    """A field and what saves it."""

    spec: FieldSpec
    autosave: Autosave

    @property
    def attribute(self) -> str:
        """The attribute of the customer that the field edits."""
        return self.spec.attribute

    @property
    def field(self) -> Field:
        """The field, with its label and its error."""
        return self.spec.field

    @property
    def editor(self) -> Editor:
        """What the person types into."""
        return self.spec.editor

    def show_error(self, text: str | None) -> None:
        """Say below the field what does not fit, or that all is well."""
        self.field.set_error(text)
        if isinstance(self.editor, LinesEditor):
            self.editor.mark_errors(is_wanted=text is not None)


class RecordForm(QWidget):
    """The form. ``customer_created`` when a new customer has got an id, ``finished`` when the person is done.

    What does not fit yet is kept as a draft, so that neither a crash nor switching tabs loses it.
    """

    customer_created = Signal(object)
    saved = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer = Customer()
        self.fields = RecordFields(desk)
        desk.shade.cover(self.fields.years)
        self.cards = RecordCards(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards)
        self.bindings = {
            name: Binding(spec, Autosave(spec.editor, _Saver(self, name), self))
            for name, spec in self.fields.specs.items()
        }
        self.cards.kind_changed.connect(self._on_kind_changed)

    @property
    def customer_id(self) -> int | None:
        """Who is edited, None while the record is new."""
        return self._customer.id

    @property
    def title(self) -> str:
        """The heading of the form."""
        return self._customer.display_name if self._customer.id is not None else _("Neuer Kunde")

    def edit(self, customer_id: int) -> None:
        """Show the record of a customer, and what was left unfinished in it."""
        self._begin(self._desk.store.customers.get(customer_id))

    def begin_new(self, name: str = "") -> None:
        """Begin a new record; with a name it is kept at once."""
        self._begin(Customer())
        if name:
            with self._desk.guarded():
                self._customer = self._desk.store.customers.create(prospect_named(name))
                self.customer_created.emit(self._customer.id)
                self._show_all()
        self.bindings["last_name"].editor.setFocus()  # type: ignore[attr-defined]

    def _begin(self, customer: Customer) -> None:
        self.flush()
        self._customer = customer
        for binding in self.bindings.values():
            binding.show_error(None)
        self.fields.offer_choices()
        self.cards.show_kind(customer.kind)
        for binding in self.bindings.values():
            binding.autosave.begin(binding.spec.state_of(getattr(customer, binding.attribute)))
        self.cards.show_what_fits()
        self._show_automatic_salutation()
        self._show_draft()

    def _show_automatic_salutation(self) -> None:
        """Say in the empty field how a letter would begin."""
        automatic = letter_salutation(replace(self._customer, letter_salutation=""))
        self.fields.lines["letter_salutation"].setPlaceholderText(automatic)

    def _show_all(self, *, even_focused: bool = False) -> None:
        for binding in self.bindings.values():
            if binding.field.error() is None:
                state = binding.spec.state_of(getattr(self._customer, binding.attribute))
                binding.autosave.show_state(state, even_focused=even_focused)
        self.cards.show_what_fits()
        self._show_automatic_salutation()

    @property
    def _draft_name(self) -> str:
        return _NEW if self._customer.id is None else f"record:{self._customer.id}"

    def _show_draft(self) -> None:
        draft = self._desk.store.drafts.get(self._draft_name)
        waiting = dict(draft.fields) if draft else {}
        if _KIND in waiting:
            self._customer = replace(self._customer, kind=CustomerKind(waiting.pop(_KIND)))
            self.cards.show_kind(self._customer.kind)
        for attribute, state in waiting.items():
            binding = self.bindings.get(attribute)
            if binding is not None:
                binding.editor.set_state(state)
                binding.autosave.is_dirty = True
                binding.autosave.flush()

    def save_field(self, attribute: str, continues: int | None) -> int | None:
        """Keep one field; what does not fit gets its sentence below the field and waits as a draft."""
        binding = self.bindings[attribute]
        try:
            changed = replace(self._customer, **{attribute: binding.spec.read()})
            if self._customer.id is None:
                return self._create(changed, binding)
            operation_id = self._desk.store.customers.save(changed, continues=continues)
        except ValidationError as error:
            self.bindings.get(error.field, binding).show_error(str(error))
            self.cards.show_what_fits()
            self._keep_draft()
            return None
        except AppError as error:
            binding.autosave.is_dirty = isinstance(error, FaultError)  # whoever is gone will not come back
            self._desk.notice.show_message(str(error), _("Nochmals speichern"), self.flush)
            return None
        self._customer = self._desk.store.customers.get(self._customer.id)
        self._settled(binding)
        return operation_id

    def _create(self, customer: Customer, binding: Binding) -> int | None:
        """Keep a new customer as soon as there is enough to find them by; until then the rest waits as a draft."""
        try:
            customer.validated()
        except ValidationError as error:
            if error.field != binding.attribute and not self._names_somebody(customer):
                self._customer = customer
                self._keep_draft()
                return None
            raise
        for other in self.bindings.values():
            if other is not binding and other.field.error() is None:
                customer = replace(customer, **{other.attribute: other.spec.read()})
        self._customer = self._desk.store.customers.create(customer)
        self._desk.store.drafts.discard(_NEW)
        self._settled(binding)
        self.customer_created.emit(self._customer.id)
        return self._desk.store.history.next_undo

    def _names_somebody(self, customer: Customer) -> bool:
        return bool(customer.person_name or customer.company or customer.emails or customer.phones)

    def _settled(self, binding: Binding) -> None:
        binding.show_error(None)
        if isinstance(binding.editor, LinesEditor):
            binding.editor.adopt(getattr(self._customer, binding.attribute))
        self.cards.show_what_fits()
        self._show_automatic_salutation()
        self._desk.notice.settle(self.flush)
        self._keep_draft()
        self.saved.emit()

    def _keep_draft(self) -> None:
        """Let the draft hold exactly what the record does not."""
        waiting = self._waiting()
        with self._desk.guarded():
            if waiting:
                self._desk.store.drafts.save(self._draft_name, waiting, self._customer.id)
            else:
                self._desk.store.drafts.discard(self._draft_name)

    def _waiting(self) -> dict[str, str]:
        waiting = {
            binding.attribute: binding.editor.state()
            for binding in self.bindings.values()
            if binding.field.error() is not None
            or (self._customer.id is None and binding.editor.state() != self._blank(binding))
        }
        if self._customer.id is None and (waiting or self._customer.kind is not CustomerKind.PERSON):
            waiting[_KIND] = self._customer.kind.value
        return waiting

    def _blank(self, binding: Binding) -> str:
        return binding.spec.state_of(getattr(Customer(), binding.attribute))

    def flush(self) -> bool:
        """Save everything that is unsaved, before leaving the page or the program; return False if it cannot be."""
        return all(binding.autosave.flush() for binding in self.bindings.values())

    def finish(self) -> bool:
        """Save the rest; return False, with the cursor there, if something does not fit yet or cannot be saved."""
        if not self.flush():
            return False
        self._ask_for_a_name()
        for binding in self.bindings.values():
            if binding.field.error() is not None:
                binding.editor.setFocus()  # type: ignore[attr-defined]
                return False
        self.finished.emit()
        return True

    def _ask_for_a_name(self) -> None:
        """A new record with something in it but nobody's name is no customer yet: say so instead of leaving it."""
        if self._customer.id is None and self._waiting().keys() - {_KIND}:
            try:
                self._customer.validated()
            except ValidationError as error:
                self.bindings[error.field or "last_name"].show_error(str(error))

    @Slot(CustomerKind)
    def _on_kind_changed(self, kind: CustomerKind) -> None:
        if self._customer.id is None:
            self._customer = replace(self._customer, kind=kind)
            self._keep_draft()
        elif kind is not self._customer.kind:
            with self._desk.guarded():
                self._desk.store.customers.save(replace(self._customer, kind=kind))
                self._customer = self._desk.store.customers.get(self._customer.id)
                self.saved.emit()

    def take_over(self, changed: Changed) -> None:
        """Somebody else's change, or an undo: show it, but never over what is being typed."""
        customer_id = self._customer.id
        if customer_id not in changed.customer_ids:
            return
        present = self._desk.store.customers.find(customer_id) if customer_id is not None else None
        if present is None:
            self._customer = Customer()
            self.finished.emit()
            return
        self._customer = present
        self.cards.show_kind(present.kind)
        self._show_all(even_focused=changed.kind in ("undo", "redo"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)


class _Saver:
    """``form.save_field`` for one attribute."""

    def __init__(self, form: RecordForm, attribute: str) -> None:
        self._form, self._attribute = form, attribute

    def __call__(self, continues: int | None) -> int | None:
        return self._form.save_field(self._attribute, continues)
