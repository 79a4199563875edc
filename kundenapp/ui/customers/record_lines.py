"""The lines of the record form: phones, e-mails, addresses, contact persons, figures per year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer_year import EFFORTS, CustomerYear, format_amount, parse_amount
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.customers.lines_editor import Line, LinesEditor
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 8


class PhoneLine(Line):
    """Number, kind, and what a caller should know."""

    def __init__(self) -> None:
        self.number = _named(LineInput("0421 555 01 73"), _("Telefonnummer"))
        self.kind = Choice([(kind.value, kind.label) for kind in PhoneKind], _("Art der Nummer"))
        note = _named(LineInput(_("z. B. am besten vor 9 Uhr")), _("Hinweis zur Nummer"))
        super().__init__((self.number, self.kind), _("Telefonnummer entfernen"), note)
        fix_width(self.kind, 132)
        _stack(self, _row(self.number, self.kind, self.note_button, self.remove_button), note)

    def value(self) -> Phone:
        note = self.note.text() if self.note else ""
        return Phone(self.number.text(), PhoneKind(str(self.kind.value())), note)

    @classmethod
    def states_of(cls, item: Phone) -> list[str]:
        return [item.number, item.kind.value, item.note]


class EmailLine(Line):
    """Address, kind, and what a writer should know."""

    def __init__(self) -> None:
        self.address = _named(LineInput("name@beispiel.de"), _("E-Mail-Adresse"))
        self.kind = _contact_kind(_("Art der E-Mail-Adresse"))
        note = _named(LineInput(_("z. B. nur für Rechnungen")), _("Hinweis zur E-Mail-Adresse"))
        super().__init__((self.address, self.kind), _("E-Mail-Adresse entfernen"), note)
        _stack(self, _row(self.address, self.kind, self.note_button, self.remove_button), note)

    def value(self) -> Email:
        note = self.note.text() if self.note else ""
        return Email(self.address.text(), ContactKind(str(self.kind.value())), note)

    @classmethod
    def states_of(cls, item: Email) -> list[str]:
        return [item.address, item.kind.value, item.note]


class AddressLine(Line):
    """Street, postal code, city, country and kind, and what a visitor should know."""

    def __init__(self) -> None:
        self.street = _named(LineInput(_("Straße und Hausnummer")), _("Straße und Hausnummer"))
        self.postal_code = _named(LineInput(_("PLZ")), _("Postleitzahl"))
        self.city = _named(LineInput(_("Ort")), _("Ort"))
        self.country = _named(LineInput(_("Land, wenn nicht Deutschland")), _("Land"))
        self.kind = _contact_kind(_("Art der Anschrift"))
        note = _named(LineInput(_("z. B. Eingang im Hof")), _("Hinweis zur Anschrift"))
        fields = (self.street, self.postal_code, self.city, self.country, self.kind)
        super().__init__(fields, _("Anschrift entfernen"), note, beside_buttons=1)
        fix_width(self.postal_code, 90)
        _stack(
            self,
            _row(self.street, self.note_button, self.remove_button),
            _row(self.postal_code, self.city),
            _row(self.country, self.kind),
            note,
        )

    def value(self) -> Address:
        texts = (self.street.text(), self.postal_code.text(), self.city.text(), self.country.text())
        note = self.note.text() if self.note else ""
        return Address(*texts, kind=ContactKind(str(self.kind.value())), note=note)

    @classmethod
    def states_of(cls, item: Address) -> list[str]:
        return [item.street, item.postal_code, item.city, item.country, item.kind.value, item.note]


class ContactPersonLine(Line):
    """Who it is, what they do, how to reach them; the id of a person in the file is carried along unseen."""

    def __init__(self) -> None:
        self._id: int | None = None
        options = [(s.value, s.label) for s in (Salutation.NONE, Salutation.MS, Salutation.MR)]
        self.salutation = Choice(options, _("Anrede"))
        fix_width(self.salutation, 132)
        self.title = _named(LineInput(_("Titel")), _("Titel"))
        fix_width(self.title, 90)
        self.first_name = _named(LineInput(_("Vorname")), _("Vorname"))
        self.name_prefix = _named(LineInput(_("von, de …")), _("Namenszusatz"))
        fix_width(self.name_prefix, 90)
        self.last_name = _named(LineInput(_("Nachname")), _("Nachname"))
        self.role = _named(LineInput(_("Aufgabe, z. B. Einkauf")), _("Aufgabe"))
        self.phone = _named(LineInput(_("Telefon")), _("Telefonnummer"))
        self.email = _named(LineInput(_("E-Mail")), _("E-Mail-Adresse"))
        note = _named(LineInput(_("z. B. dienstags im Haus")), _("Hinweis zum Ansprechpartner"))
        fields = (
            *(self.first_name, self.last_name, self.salutation, self.title, self.name_prefix),
            *(self.role, self.phone, self.email),
        )
        super().__init__(fields, _("Ansprechpartner entfernen"), note, beside_buttons=2)
        _stack(
            self,
            _row(self.first_name, self.last_name, self.note_button, self.remove_button),
            _row(self.salutation, self.title, self.name_prefix, self.role),
            _row(self.phone, self.email),
            note,
        )

    def value(self) -> ContactPerson:
        return ContactPerson(
            salutation=Salutation(str(self.salutation.value())),
            title=self.title.text(),
            first_name=self.first_name.text(),
            name_prefix=self.name_prefix.text(),
            last_name=self.last_name.text(),
            role=self.role.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            note=self.note.text() if self.note else "",
            id=self._id,
        )

    def states(self) -> list[str]:
        return [*super().states(), "" if self._id is None else str(self._id)]

    def set_states(self, states: Sequence[str]) -> None:
        super().set_states(states[:-1])
        self._id = int(states[-1]) if states[-1] else None

    @classmethod
    def states_of(cls, item: ContactPerson) -> list[str]:
        return [
            *(item.first_name, item.last_name, item.salutation.value, item.title, item.name_prefix),
            *(item.role, item.phone, item.email, item.note),
            "" if item.id is None else str(item.id),
        ]

    def is_kept(self) -> bool:
        return not self.value().is_empty

    def adopt(self, item: ContactPerson) -> None:
        self._id = item.id


class YearLine(Line):
    """A year, what it brought, and how much work it was."""

    def __init__(self) -> None:
        self.year = _named(LineInput(_("Jahr")), _("Jahr"))
        fix_width(self.year, 76)
        self.revenue = _named(LineInput(_("Umsatz, z. B. 1.234,50")), _("Umsatz in Euro"))
        self.revenue.setAlignment(Qt.AlignmentFlag.AlignRight)
        efforts = [(str(effort), _("Aufwand {effort}").format(effort=effort)) for effort in EFFORTS]
        self.effort = Choice([("", _("Aufwand")), *efforts], _("Aufwand von 1 (kaum) bis 5 (sehr viel)"))
        fix_width(self.effort, 132)
        self.effort.setToolTip(_("1 = kaum, 5 = sehr viel"))
        super().__init__((self.year, self.revenue, self.effort), _("Jahr entfernen"))
        _stack(self, _row(self.year, self.revenue, self.effort, self.remove_button))

    def value(self) -> CustomerYear:
        text = self.year.text().strip()
        if not (text.isascii() and text.isdigit()):
            raise ValidationError("years", _("Welches Jahr ist gemeint? Zum Beispiel: 2026"))
        effort = str(self.effort.value())
        return CustomerYear(int(text), parse_amount(self.revenue.text()), int(effort) if effort else None)

    @classmethod
    def states_of(cls, item: CustomerYear) -> list[str]:
        revenue = "" if item.revenue_cents is None else format_amount(item.revenue_cents)
        return [str(item.year), revenue, "" if item.effort is None else str(item.effort)]


def phones_editor() -> LinesEditor:
    """Return the editor for phone numbers."""
    return LinesEditor(PhoneLine, _("Telefon"), _("Telefonnummern"))


def emails_editor() -> LinesEditor:
    """Return the editor for e-mail addresses."""
    return LinesEditor(EmailLine, _("E-Mail"), _("E-Mail-Adressen"))


def addresses_editor() -> LinesEditor:
    """Return the editor for postal addresses."""
    return LinesEditor(AddressLine, _("Anschrift"), _("Anschriften"))


def contact_persons_editor() -> LinesEditor:
    """Return the editor for further contact persons."""
    return LinesEditor(ContactPersonLine, _("Ansprechpartner"), _("Weitere Ansprechpartner"), begins_with_line=False)


def years_editor() -> LinesEditor:
    """Return the editor for what each year brought."""
    return LinesEditor(YearLine, _("Jahr"), _("Umsatz und Aufwand je Jahr"), begins_with_line=False)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for widget in widgets:
        is_fixed = widget.minimumWidth() == widget.maximumWidth()
        row.addWidget(widget, int(isinstance(widget, LineInput) and not is_fixed))
    return row


def _stack(line: Line, *rows: QHBoxLayout | QWidget | None) -> None:
    column = QVBoxLayout(line)
    is_block = len(rows) > 2
    column.setContentsMargins(0, 0, 0, _GAP if is_block else 0)
    column.setSpacing(_GAP)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        elif row is not None:
            column.addLayout(row)


def _named(field: LineInput, accessible_name: str) -> LineInput:
    field.setAccessibleName(accessible_name)
    return field


def _contact_kind(accessible_name: str) -> Choice:
    choice = Choice([(kind.value, kind.label) for kind in ContactKind], accessible_name)
    fix_width(choice, 132)
    return choice
