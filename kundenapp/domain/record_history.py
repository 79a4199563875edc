"""How the record of a customer became what it is: one entry per operation, as far back as the change log goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day
from kundenapp.domain.record_fields import Names, field_changes
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.record_fields import FieldChange

BROUGHT_BACK = "customer.bring_back"


@dataclass(frozen=True)
class TalkChange:
    """A conversation or note that was corrected, or deleted: then `after` is None."""

    before: Conversation
    after: Conversation | None

    @property
    def is_told(self) -> bool:
        """Whether it reads differently; one that only came over from another customer does not."""
        return self.after is None or talk_text(self.before) != talk_text(self.after)


def talk_text(talk: Conversation) -> str:
    """Return all that a conversation or note says: one line about it, and below what was said."""
    local = talk.at.astimezone()
    parts = [talk.channel.label, f"{full_day(local.date())}, {local:%H:%M}"]
    parts += [talk.mood.label] if talk.mood is not None else []
    parts += [_("hat uns empfohlen")] if talk.recommended else []
    return "\n".join(line for line in (" · ".join(parts), talk.text) if line)


@dataclass(frozen=True)
class RecordEntry:
    """One operation that changed a record: what the customer was before and after, None where there was none.

    `summary` is the sentence that was shown then; `kind` names the operation; `talks` are what it corrected or deleted.
    """

    operation_id: int
    kind: str
    summary: str
    at: datetime
    employee_id: int | None
    before: Customer | None
    after: Customer | None
    talks: tuple[TalkChange, ...] = ()

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
            "customer.merge": _("Zusammengeführt"),
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
    talks_today:
        the conversations named in the entries as they are today, by id; those that are gone are missing.
    """

    customer: Customer
    entries: tuple[RecordEntry, ...]
    names: Names
    reaches_creation: bool
    has_older: bool
    talks_today: Mapping[int, Conversation] = field(default_factory=dict)

    def changes(self, entry: RecordEntry) -> list[FieldChange]:
        """Return what an entry changed, field by field."""
        return field_changes(entry.before, entry.after, self.names)

    def differences(self, then: Customer) -> list[FieldChange]:
        """Return in what the customer was different: `before` is what it was then, `after` what it is today."""
        return field_changes(then, self.customer, self.names)

    def is_as_today(self, talk: Conversation) -> bool:
        """Whether a conversation says today what it said then."""
        today = self.talks_today.get(talk.id or 0)
        return today is not None and replace(today, version=talk.version) == talk
