"""A person at a company (Ansprechpartner), beside the one who stands in the customer itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kundenapp.domain import limits
from kundenapp.domain.contact import Email, Phone
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.person_name import Salutation, called, person_name
from kundenapp.domain.text import clean_line, phone_key
from kundenapp.i18n import _

PERSON_TEXTS = (
    *("salutation_text", "title", "first_name", "name_prefix", "last_name", "role"),
    *("phone", "email", "note"),
)
"""The fields of a contact person that are one line of text each."""


@dataclass(frozen=True)
class ContactPerson:
    """One person at a customer's; texts that are not known are empty, `id` is None until it has been saved."""

    salutation: Salutation = Salutation.NONE
    salutation_text: str = ""
    title: str = ""
    first_name: str = ""
    name_prefix: str = ""
    last_name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    id: int | None = None
    uuid: str = ""

    @property
    def person_name(self) -> str:
        """Title, first name, prefix and last name, as far as known."""
        return person_name(self)

    @property
    def display_name(self) -> str:
        """The name in lists: Dr. Anneliese Köhler, Herr Brandl, or how the person is reached."""
        return called(self) or self.email or self.phone or self.role

    @property
    def phone_key(self) -> str:
        """The digits by which the number is found."""
        return phone_key(self.phone)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in that tells who it is."""
        return not any(clean_line(text) for text in (self.person_name, self.role, self.phone, self.email, self.note))

    def validated(self) -> ContactPerson:
        """Return the person with clean lines.

        Raises
        ------
        ValidationError
            if a line is too long, or phone or e-mail cannot be; or if only a note is there.
        """
        cleaned: dict[str, Any] = {
            name: limits.check_length("contact_persons", clean_line(getattr(self, name)), limits.NAME)
            for name in PERSON_TEXTS
        }
        person = replace(self, **cleaned)
        try:
            if person.phone:
                person = replace(person, phone=Phone(person.phone).validated().number)
            if person.email:
                person = replace(person, email=Email(person.email).validated().address)
        except ValidationError as error:
            raise ValidationError("contact_persons", str(error)) from error
        if not person.display_name:
            raise ValidationError("contact_persons", _("Wie heißt der Ansprechpartner? Name oder Aufgabe fehlt noch."))
        if person.salutation is not Salutation.FREE:
            person = replace(person, salutation_text="")
        return person
