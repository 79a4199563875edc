"""The shop itself and the people who work in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, initials
from kundenapp.i18n import _


@dataclass(frozen=True)
class Business:
    """The shop that uses the program (Betrieb); its address is the sender of letters."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""

    def validated(self) -> Business:
        """Return the business with clean lines.

        Raises
        ------
        ValidationError
            if the name is missing or a line is too long.
        """
        if not clean_line(self.name):
            raise ValidationError("name", _("Wie heißt Ihr Betrieb? Der Name steht auf Ihren Berichten."))
        bounds = {"postal_code": limits.POSTAL_CODE, "phone": limits.PHONE, "email": limits.EMAIL}
        fields = ("name", "street", "postal_code", "city", "phone", "email", "website")
        return replace(
            self,
            **{
                field: limits.check_length(field, clean_line(getattr(self, field)), bounds.get(field, limits.NAME))
                for field in fields
            },
        )

    @property
    def place(self) -> str:
        """Postal code and city on one line."""
        return f"{self.postal_code} {self.city}".strip()


@dataclass(frozen=True)
class Employee:
    """A person who uses the program; a name, not a lock."""

    name: str
    id: int | None = None
    uuid: str = ""
    active: bool = True
    is_sample: bool = False

    def validated(self) -> Employee:
        """Return the employee with a clean name.

        Raises
        ------
        ValidationError
            if the name is missing or too long.
        """
        name = limits.check_length("name", clean_line(self.name), limits.NAME)
        if not name:
            raise ValidationError("name", _("Wie heißen Sie? Ihr Name steht bei Ihren Gesprächen."))
        return replace(self, name=name)

    @property
    def initials(self) -> str:
        """Two letters for the bubble."""
        return initials(self.name)
