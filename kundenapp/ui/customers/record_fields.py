"""The fields of the record form and where they stand; what they mean is `record_form`'s business."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.customer import CustomerKind, Status
from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.record_lines import AddressLine, EmailLine, LinesEditor, PhoneLine
from kundenapp.ui.customers.tags_editor import TagsEditor
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kundenapp.ui.common.autosave import Editor
    from kundenapp.ui.common.desk import Desk

_NARROW = 820


@dataclass(frozen=True)
class FieldSpec:
    """One field: which attribute of the customer it edits, and how values and texts become each other."""

    attribute: str
    field: Field
    editor: Editor
    read: Callable[[], Any]
    state_of: Callable[[Any], str]


class RecordFields(QWidget):
    """All fields in four cards, side by side where there is room."""

    kind_changed = Signal(CustomerKind)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines = {attribute: LineInput() for attribute in _line_labels()}
        self.lines["name_prefix"].setPlaceholderText(_("von, de …"))
        self.since = LineInput(_("z. B. 2019 oder 4.3.2025"))
        self.salutation = Choice([(s.value, s.label) for s in Salutation])
        self.status = Choice([(s.value, s.label) for s in Status])
        self.owner = Choice([(None, _("niemand"))])
        self.phones = LinesEditor(PhoneLine, _("Telefon"), _("Telefonnummern"))
        self.emails = LinesEditor(EmailLine, _("E-Mail"), _("E-Mail-Adressen"))
        self.addresses = LinesEditor(AddressLine, _("Anschrift"), _("Anschriften"))
        self.tags = TagsEditor()
        self.kind_switch = Segmented(
            [(CustomerKind.PERSON.value, _("Privat")), (CustomerKind.COMPANY.value, _("Firma"))]
        )
        self.kind_switch.setAccessibleName(_("Privatperson oder Firma"))
        self.kind_switch.chosen.connect(self._on_kind_chosen)
        self._fields = self._made_fields()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        for cards in ((self._name_card(), self._placing_card()), (self._contact_card(), self._address_card())):
            column = QVBoxLayout()
            column.setSpacing(CARD_GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._set_focus_order()

    def _made_fields(self) -> dict[str, Field]:
        fields = {attribute: Field(label, self.lines[attribute]) for attribute, label in _line_labels().items()}
        fields |= {
            "customer_since": Field(_("Kunde seit"), self.since),
            "salutation": Field(_("Anrede"), self.salutation),
            "status": Field(_("Status"), self.status),
            "owner_id": Field(_("Betreut von"), self.owner),
            "phones": Field(_("Telefon"), self.phones),
            "emails": Field(_("E-Mail"), self.emails),
            "addresses": Field(_("Anschrift"), self.addresses),
            "tags": Field(_("Schlagwörter"), self.tags),
        }
        return fields

    def specs(self) -> list[FieldSpec]:
        """Return what ties the fields to the customer."""
        specs = [FieldSpec(name, self._fields[name], line, line.text, str) for name, line in self.lines.items()]
        return [
            *specs,
            FieldSpec("salutation", self._fields["salutation"], self.salutation, self._salutation, str),
            FieldSpec("status", self._fields["status"], self.status, self._status, str),
            FieldSpec("owner_id", self._fields["owner_id"], self.owner, self.owner.value, _optional),
            FieldSpec("customer_since", self._fields["customer_since"], self.since, self._since, since_text),
            FieldSpec("phones", self._fields["phones"], self.phones, self.phones.value, self.phones.states_of),
            FieldSpec("emails", self._fields["emails"], self.emails, self.emails.value, self.emails.states_of),
            FieldSpec(
                "addresses", self._fields["addresses"], self.addresses, self.addresses.value, self.addresses.states_of
            ),
            FieldSpec("tags", self._fields["tags"], self.tags, self.tags.value, json.dumps),
        ]

    def _salutation(self) -> Salutation:
        return Salutation(str(self.salutation.value()))

    def _status(self) -> Status:
        return Status(str(self.status.value()))

    def _since(self) -> date | None:
        text = self.since.text().strip()
        return parse_past_day(text, self._desk.store.today(), "customer_since") if text else None

    def offer_choices(self) -> None:
        """Offer the employees and tags there are now."""
        people = [(employee.id, employee.name) for employee in self._desk.store.employees.active()]
        self.owner.set_options([(None, _("niemand")), *people])
        self.tags.offer(self._desk.store.customers.tags())

    def show_kind(self, kind: CustomerKind) -> None:
        """Show a private person or a company: a person has no company above the name."""
        self.kind_switch.set_value(kind.value)
        is_company = kind is CustomerKind.COMPANY
        self._fields["company"].setVisible(is_company)
        self._fields["department"].setVisible(is_company)
        self._person_title.setVisible(is_company)

    @Slot(str)
    def _on_kind_chosen(self, value: str) -> None:
        kind = CustomerKind(value)
        self.show_kind(kind)
        self.kind_changed.emit(kind)

    def _name_card(self) -> Card:
        card = Card(_("Name"), self.kind_switch)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        self._person_title = PlainLabel(_("Ansprechperson"), "label", "text3")
        grid.addWidget(self._fields["company"], 0, 0, 1, 6)
        grid.addWidget(self._fields["department"], 1, 0, 1, 6)
        grid.addWidget(self._person_title, 2, 0, 1, 6)
        grid.addWidget(self._fields["salutation"], 3, 0, 1, 2)
        grid.addWidget(self._fields["title"], 3, 2, 1, 2)
        grid.addWidget(self._fields["name_prefix"], 3, 4, 1, 2)
        grid.addWidget(self._fields["first_name"], 4, 0, 1, 3)
        grid.addWidget(self._fields["last_name"], 4, 3, 1, 3)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        return card

    def _placing_card(self) -> Card:
        card = Card(_("Zuordnung"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for index, name in enumerate(("status", "owner_id", "customer_since", "number")):
            grid.addWidget(self._fields[name], index // 2, index % 2)
            grid.setColumnStretch(index % 2, 1)
        grid.addWidget(self._fields["tags"], 2, 0, 1, 2)
        card.body.addLayout(grid)
        return card

    def _contact_card(self) -> Card:
        card = Card(_("Erreichbar"))
        card.body.setSpacing(12)
        card.body.addWidget(self._fields["phones"])
        card.body.addWidget(self._fields["emails"])
        return card

    def _address_card(self) -> Card:
        card = Card(_("Post"))
        card.body.addWidget(self._fields["addresses"])
        return card

    def _set_focus_order(self) -> None:
        order: list[QWidget] = [self.lines["company"], self.lines["department"], self.salutation, self.lines["title"]]
        order += [self.lines["name_prefix"], self.lines["first_name"], self.lines["last_name"]]
        order += [self.status, self.owner, self.since, self.lines["number"], self.tags.field]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if self.width() < _NARROW else directions.LeftToRight)


def _line_labels() -> dict[str, str]:
    return {
        "title": _("Titel"),
        "first_name": _("Vorname"),
        "name_prefix": _("Zusatz"),
        "last_name": _("Nachname"),
        "company": _("Firma"),
        "department": _("Abteilung"),
        "number": _("Kundennummer"),
    }


def since_text(day: date | None) -> str:
    """Return a day as people say since when somebody is a customer: often only the year is known."""
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (1, 1) else full_day(day)


def _optional(value: object) -> str:
    return "" if value is None else str(value)
