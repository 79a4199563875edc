"""How the record of a customer became what it is: one entry per operation, as far back as the change log goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.record_fields import Names, field_changes
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.record_fields import FieldChange

BROUGHT_BACK = "customer.bring_back"


@dataclass(frozen=True)
class RecordEntry:
    """One operation that changed a record: what the customer was before and after, None where there was none.

    `summary` is the sentence that was shown then; `kind` names the operation.
    """

    operation_id: int
    kind: str
    summary: str
    at: datetime
    employee_id: int | None
    before: Customer | None
    after: Customer | None

    @property
    def title(self) -> str:
        """What was done, in words."""
        if self.kind in ("undo", "redo"):
            sentence = _("Zurückgenommen: „{what}“") if self.kind == "undo" else _("Wiederholt: „{what}“")
            return sentence.format(what=self.summary)
        words = {
            "customer.create": _("Angelegt"),
            "customer.change": _("Geändert"),
            "customer.trash": _("In den Papierkorb gelegt"),
            "customer.restore": _("Aus dem Papierkorb geholt"),
            BROUGHT_BACK: _("Früheren Wert zurückgeholt"),
        }
        return words.get(self.kind) or self.summary or _("Geändert")


@dataclass(frozen=True)
class RecordHistory:
    """The entries of a customer, the latest first.

    Attributes
    ----------
    reaches_creation:
        whether the log tells how the customer was entered; else there is nothing older, or it is not kept any more.
    has_older:
        whether there are more entries than were asked for.
    """

    customer: Customer
    entries: tuple[RecordEntry, ...]
    names: Names
    reaches_creation: bool
    has_older: bool

    def changes(self, entry: RecordEntry) -> list[FieldChange]:
        """Return what an entry changed, field by field."""
        return field_changes(entry.before, entry.after, self.names)

    def differences(self, then: Customer) -> list[FieldChange]:
        """Return in what the customer was different: `before` is what it was then, `after` what it is today."""
        return field_changes(then, self.customer, self.names)
