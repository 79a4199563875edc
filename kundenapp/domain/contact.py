"""How a customer is reached: phone numbers, e-mail and postal addresses, kept as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, phone_key
from kundenapp.i18n import _

_NAME_PART = re.compile(r"[^\s@<>()\[\],;:\"\\]+")
_HOST_PART = re.compile(r"(?:[^\s@<>()\[\],;:\"\\.]+\.)+[^\s@<>()\[\],;:\"\\.]+")


class PhoneKind(StrEnum):
    """What kind of line a number is."""

    LANDLINE = "landline"
    MOBILE = "mobile"
    WORK = "work"
    FAX = "fax"

    @property
    def label(self) -> str:
        """The word beside the number."""
        return {"landline": _("Festnetz"), "mobile": _("mobil"), "work": _("geschäftlich"), "fax": _("Fax")}[self.value]


class ContactKind(StrEnum):
    """Where an e-mail or an address belongs."""

    HOME = "home"
    WORK = "work"
    BILLING = "billing"
    DELIVERY = "delivery"

    @property
    def label(self) -> str:
        """The word beside the address."""
        return {
            "home": _("privat"),
            "work": _("geschäftlich"),
            "billing": _("Rechnung"),
            "delivery": _("Lieferung"),
        }[self.value]


@dataclass(frozen=True)
class Phone:
    """A number kept as typed; `note` says what a caller should know ("am besten vor 9 Uhr")."""

    number: str
    kind: PhoneKind = PhoneKind.LANDLINE
    note: str = ""

    @property
    def key(self) -> str:
        """The digits by which the number is found."""
        return phone_key(self.number)

    def validated(self) -> Phone:
        """Return the phone with clean lines.

        Raises
        ------
        ValidationError
            if the number contains letters, no digit, or is too long.
        """
        number = limits.check_length("phones", clean_line(self.number), limits.PHONE)
        if any(c.isalpha() for c in number):
            raise ValidationError("phones", _("In der Telefonnummer ist ein Buchstabe. Zum Beispiel: 0421 555 01 73"))
        if not self.key:
            raise ValidationError("phones", _("In der Telefonnummer fehlen die Ziffern. Zum Beispiel: 0421 555 01 73"))
        return replace(self, number=number, note=limits.check_length("phones", clean_line(self.note), limits.NAME))


@dataclass(frozen=True)
class Email:
    """An e-mail address; `note` says what a writer should know."""

    address: str
    kind: ContactKind = ContactKind.HOME
    note: str = ""

    def validated(self) -> Email:
        """Return the address without blanks around it.

        Raises
        ------
        ValidationError
            if it cannot be an e-mail address.
        """
        address = limits.check_length("emails", clean_line(self.address), limits.EMAIL)
        local, at, host = address.partition("@")
        if not at:
            raise ValidationError("emails", _("In der E-Mail-Adresse fehlt das @. Zum Beispiel: name@beispiel.de"))
        if not host:
            raise ValidationError(
                "emails", _("Die E-Mail-Adresse ist noch nicht vollständig. Es fehlt der Teil nach dem @.")
            )
        if not (_NAME_PART.fullmatch(local) and _HOST_PART.fullmatch(host)):
            raise ValidationError(
                "emails", _("Diese E-Mail-Adresse kann nicht stimmen. Zum Beispiel: name@beispiel.de")
            )
        return replace(self, address=address, note=limits.check_length("emails", clean_line(self.note), limits.NAME))


@dataclass(frozen=True)
class Address:
    """A place where post arrives; `note` says what a visitor should know ("Eingang im Hof")."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    kind: ContactKind = ContactKind.HOME
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not (self.street or self.postal_code or self.city or self.country)

    @property
    def place(self) -> str:
        """Postal code and city on one line."""
        return f"{self.postal_code} {self.city}".strip()

    @property
    def one_line(self) -> str:
        """The whole address on one line, as in a list."""
        return ", ".join(part for part in (self.street, self.place, self.country) if part)

    def validated(self) -> Address:
        """Return the address with clean lines.

        Raises
        ------
        ValidationError
            if a line is too long.
        """
        return replace(
            self,
            street=limits.check_length("addresses", clean_line(self.street), limits.NAME),
            postal_code=limits.check_length("addresses", clean_line(self.postal_code), limits.POSTAL_CODE),
            city=limits.check_length("addresses", clean_line(self.city), limits.NAME),
            country=limits.check_length("addresses", clean_line(self.country), limits.NAME),
            note=limits.check_length("addresses", clean_line(self.note), limits.NAME),
        )
