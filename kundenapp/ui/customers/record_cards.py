"""Where the fields of the record form stand: cards in two columns, or one below the other where it is narrow."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import CARD_GAP, grown

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kundenapp.ui.customers.record_fields import RecordFields

_NARROW = 820
_COMPANY_ONLY = ("company", "department", "role", "contact_persons")


class RecordCards(QWidget):
    """Shows the fields that fit the kind of customer; one in which something does not fit yet is always shown."""

    kind_changed = Signal(CustomerKind)

    def __init__(self, fields: RecordFields) -> None:
        super().__init__()
        self._fields = fields
        self._kind = CustomerKind.PERSON
        self.kind_switch = Segmented(
            [(CustomerKind.PERSON.value, _("Privat")), (CustomerKind.COMPANY.value, _("Firma"))]
        )
        self.kind_switch.setAccessibleName(_("Privatperson oder Firma"))
        self.kind_switch.chosen.connect(self._on_kind_chosen)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        left = (self._name_card(), self._letter_card(), self._placing_card(), self._years_card())
        right = (self._contact_card(), self._persons_card(), self._address_card(), self._consents_card())
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(CARD_GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._set_focus_order()
        fields.salutation.currentIndexChanged.connect(self._on_choice_changed)
        fields.source.currentIndexChanged.connect(self._on_choice_changed)

    def show_kind(self, kind: CustomerKind) -> None:
        """Show a private person or a company: a person has no company above the name."""
        self._kind = kind
        self.kind_switch.set_value(kind.value)
        self.show_what_fits()

    def show_what_fits(self) -> None:
        """Show the fields that the choices made so far ask for."""
        is_company = self._kind is CustomerKind.COMPANY
        for attribute in _COMPANY_ONLY:
            self._show_field(attribute, is_wanted=is_company)
        self._person_title.setVisible(is_company)
        self._persons.setVisible(not self._fields.field("contact_persons").isHidden())
        self._show_field("salutation_text", is_wanted=self._fields.salutation.value() == Salutation.FREE.value)
        self._show_field("recommended_by", is_wanted=self._fields.source.value() == Source.REFERRAL.value)
        self._show_field("source_on", is_wanted=self._fields.source.value() != Source.UNKNOWN.value)

    def _show_field(self, attribute: str, *, is_wanted: bool) -> None:
        field = self._fields.field(attribute)
        field.setVisible(is_wanted or field.error() is not None)

    @Slot(str)
    def _on_kind_chosen(self, value: str) -> None:
        kind = CustomerKind(value)
        self.show_kind(kind)
        self.kind_changed.emit(kind)
        self._fields.lines["company" if kind is CustomerKind.COMPANY else "last_name"].setFocus()

    @Slot(int)
    def _on_choice_changed(self, _index: int) -> None:
        self.show_what_fits()

    def _name_card(self) -> Card:
        card, grid = _card_with_grid(_("Name"), self.kind_switch, columns=6)
        self._person_title = PlainLabel(_("Ansprechpartner"), "label", "text3")
        grid.addWidget(self._fields.field("company"), 0, 0, 1, 6)
        grid.addWidget(self._fields.field("department"), 1, 0, 1, 6)
        grid.addWidget(self._person_title, 2, 0, 1, 6)
        grid.addWidget(self._fields.field("salutation"), 3, 0, 1, 2)
        grid.addWidget(self._fields.field("title"), 3, 2, 1, 2)
        grid.addWidget(self._fields.field("name_prefix"), 3, 4, 1, 2)
        grid.addWidget(self._fields.field("salutation_text"), 4, 0, 1, 6)
        grid.addWidget(self._fields.field("first_name"), 5, 0, 1, 3)
        grid.addWidget(self._fields.field("last_name"), 5, 3, 1, 3)
        grid.addWidget(self._fields.field("role"), 6, 0, 1, 6)
        return card

    def _letter_card(self) -> Card:
        card, grid = _card_with_grid(_("Anrede und Anlass"), columns=2)
        grid.addWidget(self._fields.field("formality"), 0, 0)
        grid.addWidget(self._fields.field("birthday"), 0, 1)
        grid.addWidget(self._fields.field("letter_salutation"), 1, 0, 1, 2)
        return card

    def _placing_card(self) -> Card:
        card, grid = _card_with_grid(_("Zuordnung"), columns=2)
        for index, name in enumerate(("status", "owner_id", "customer_since", "number", "source", "source_on")):
            grid.addWidget(self._fields.field(name), index // 2, index % 2)
        grid.addWidget(self._fields.field("recommended_by"), 3, 0, 1, 2)
        grid.addWidget(self._fields.field("tags"), 4, 0, 1, 2)
        return card

    def _years_card(self) -> Card:
        return self._card_of("years", _("Umsatz und Aufwand"))

    def _contact_card(self) -> Card:
        card = Card(_("Erreichbar"))
        card.body.setSpacing(12)
        card.body.addWidget(self._fields.field("phones"))
        card.body.addWidget(self._fields.field("emails"))
        return card

    def _persons_card(self) -> Card:
        self._persons = self._card_of("contact_persons", _("Weitere Ansprechpartner"))
        return self._persons

    def _address_card(self) -> Card:
        return self._card_of("addresses", _("Post"))

    def _consents_card(self) -> Card:
        return self._card_of("consents", _("Einwilligung"))

    def _card_of(self, attribute: str, title: str) -> Card:
        card = Card(title)
        card.body.addWidget(self._fields.field(attribute))
        return card

    def _set_focus_order(self) -> None:
        fields = self._fields
        lines = fields.lines
        order: list[QWidget] = [
            *(lines["company"], lines["department"], fields.salutation, lines["title"], lines["name_prefix"]),
            *(lines["salutation_text"], lines["first_name"], lines["last_name"], lines["role"]),
            *(fields.formality, fields.birthday, lines["letter_salutation"]),
            *(fields.status, fields.owner, fields.since, lines["number"], fields.source, fields.source_on),
            *(fields.recommender.picker, fields.recommender.chosen_button, fields.tags.field),
        ]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if self.width() < grown(_NARROW) else directions.LeftToRight)


def _card_with_grid(title: str, action: QWidget | None = None, *, columns: int) -> tuple[Card, QGridLayout]:
    card = Card(title, action)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    card.body.addLayout(grid)
    return card, grid
