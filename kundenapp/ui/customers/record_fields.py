"""The fields of the record form: which attribute each edits, and how values and texts become each other.

Where they stand is `record_cards`' business, what happens to what was typed `record_form`'s.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kundenapp.domain.birthday import Birthday, parse_birthday
from kundenapp.domain.customer import Formality, Status
from kundenapp.domain.dates import parse_past_day, since_text
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import GuardHint
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.customers import record_lines
from kundenapp.ui.customers.consents_editor import ConsentsEditor
from kundenapp.ui.customers.recommender_editor import RecommenderEditor
from kundenapp.ui.customers.tags_editor import TagsEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kundenapp.ui.common.autosave import Editor
    from kundenapp.ui.common.desk import Desk


@dataclass(frozen=True)
class FieldSpec:
    """One field: which attribute of the customer it edits, and how values and texts become each other."""

    attribute: str
    field: Field
    editor: Editor
    read: Callable[[], Any]
    state_of: Callable[[Any], str]


class RecordFields:
    """Every field of the record, by the attribute it edits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.lines = {attribute: LineInput() for attribute in _line_labels()}
        self.lines["name_prefix"].setPlaceholderText(_("von, de …"))
        self.lines["salutation_text"].setPlaceholderText(_("z. B. Eheleute"))
        self.lines["role"].setPlaceholderText(_("z. B. Inhaber"))
        self.since = LineInput(_("z. B. 2019 oder 4.3.2025"))
        self.birthday = LineInput(_("z. B. 3.5. oder 3.5.1970"))
        self.source_on = LineInput(_("z. B. 2024 oder gestern"))
        self.salutation = Choice([(s.value, s.label) for s in Salutation])
        self.formality = Choice([(f.value, f.label) for f in Formality])
        self.status = Choice([(s.value, s.label) for s in Status])
        self.source = Choice([(s.value, s.label) for s in Source])
        self.owner = Choice([(None, _("niemand"))])
        self.recommender = RecommenderEditor(desk.store)
        self.phones = record_lines.phones_editor()
        self.emails = record_lines.emails_editor()
        self.addresses = record_lines.addresses_editor()
        self.contact_persons = record_lines.contact_persons_editor()
        self.consents = ConsentsEditor(desk.store.today)
        self.years = record_lines.years_editor()
        self.tags = TagsEditor()
        self.specs = {spec.attribute: spec for spec in self._made_specs()}
        self._watch_words()

    def _watch_words(self) -> None:
        """Look at what is written in notes and tags."""
        for editor in (self.phones, self.emails, self.addresses, self.contact_persons):
            editor.line_added.connect(self._on_line_added)
        for _choice, _day, note in self.consents.rows.values():
            self.field("consents").add_hint(GuardHint(self._desk, note))
        tags = GuardHint(self._desk, self.tags.field, self._tags_text)
        self.tags.edited.connect(tags.look_soon)
        self.field("tags").add_hint(tags)

    def _on_line_added(self, line: Any) -> None:
        if line.note is not None:
            line.add_hint(GuardHint(self._desk, line.note))

    def _tags_text(self) -> str:
        return ", ".join(self.tags.value())

    def field(self, attribute: str) -> Field:
        """Return the field that edits `attribute`."""
        return self.specs[attribute].field

    def _made_specs(self) -> list[FieldSpec]:
        specs = [
            FieldSpec(name, Field(label, self.lines[name]), self.lines[name], self.lines[name].text, str)
            for name, label in _line_labels().items()
        ]
        choices: tuple[tuple[str, str, Choice, Callable[[str], Any]], ...] = (
            ("salutation", _("Anrede"), self.salutation, Salutation),
            ("formality", _("Sie oder Du"), self.formality, Formality),
            ("status", _("Status"), self.status, Status),
            ("source", _("Wie gekommen"), self.source, Source),
        )
        specs += [
            FieldSpec(name, Field(label, choice), choice, _Read(choice, kind), str)
            for name, label, choice, kind in choices
        ]
        owner, recommender = Field(_("Betreut von"), self.owner), Field(_("Empfohlen von"), self.recommender)
        specs += [
            FieldSpec("owner_id", owner, self.owner, self.owner.value, _optional),
            FieldSpec("recommended_by", recommender, self.recommender, self.recommender.value, _optional),
            FieldSpec("customer_since", Field(_("Kunde seit"), self.since), self.since, self._since, since_text),
            FieldSpec("source_on", Field(_("Wann war das"), self.source_on), self.source_on, self._came, since_text),
            FieldSpec("birthday", Field(_("Geburtstag"), self.birthday), self.birthday, self._born, _birthday_text),
        ]
        return [*specs, *self._made_line_specs()]

    def _made_line_specs(self) -> list[FieldSpec]:
        editors = (
            ("phones", _("Telefon"), self.phones),
            ("emails", _("E-Mail"), self.emails),
            ("addresses", _("Anschrift"), self.addresses),
            ("contact_persons", "", self.contact_persons),
            ("years", "", self.years),
        )
        specs = [
            FieldSpec(name, Field(label, editor), editor, editor.value, editor.states_of)
            for name, label, editor in editors
        ]
        consents = Field(_("Auf welchem Weg dürfen wir uns von uns aus melden?"), self.consents)
        tags = Field(_("Schlagwörter"), self.tags)
        return [
            *specs,
            FieldSpec("consents", consents, self.consents, self.consents.value, self.consents.states_of),
            FieldSpec("tags", tags, self.tags, self.tags.value, json.dumps),
        ]

    def _since(self) -> date | None:
        return self._day(self.since, "customer_since")

    def _came(self) -> date | None:
        return self._day(self.source_on, "source_on")

    def _day(self, line: LineInput, attribute: str) -> date | None:
        text = line.text().strip()
        return parse_past_day(text, self._desk.store.today(), attribute) if text else None

    def _born(self) -> Birthday | None:
        return parse_birthday(self.birthday.text(), self._desk.store.today())

    def offer_choices(self) -> None:
        """Offer the employees and tags there are now."""
        people = [(employee.id, employee.name) for employee in self._desk.store.employees.active()]
        self.owner.set_options([(None, _("niemand")), *people])
        self.tags.offer(self._desk.store.customers.tags())


class _Read:
    """Reads a choice as one of the values of an enumeration."""

    def __init__(self, choice: Choice, kind: Callable[[str], Any]) -> None:
        self._choice, self._kind = choice, kind

    def __call__(self) -> Any:
        return self._kind(str(self._choice.value()))


def _line_labels() -> dict[str, str]:
    return {
        "salutation_text": _("Anrede im Wortlaut"),
        "title": _("Titel"),
        "first_name": _("Vorname"),
        "name_prefix": _("Zusatz"),
        "last_name": _("Nachname"),
        "role": _("Aufgabe"),
        "company": _("Firma"),
        "department": _("Abteilung"),
        "letter_salutation": _("Briefanrede"),
        "number": _("Kundennummer"),
    }


def _birthday_text(birthday: Birthday | None) -> str:
    return birthday.text if birthday else ""


def _optional(value: object) -> str:
    return "" if value is None else str(value)
