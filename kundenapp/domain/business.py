"""The shop itself and the people who work in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.contact import Email, Phone
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, initials
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

BUSINESS_LINES = ("name", "street", "postal_code", "city", "phone", "email", "website")
"""What a business says about itself, line by line."""
_BOUNDS = {"postal_code": limits.POSTAL_CODE, "phone": limits.PHONE, "email": limits.EMAIL}


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
            as in `with_line`, for the first line that does not fit.
        """
        business = self
        for line in BUSINESS_LINES:
            business = business.with_line(line, getattr(self, line))
        return business

    def with_line(self, line: str, text: str) -> Business:
        """Return the business with one clean line of `BUSINESS_LINES` more; the others stay as they are.

        Raises
        ------
        ValidationError
            if the name is missing, the line is too long, or a phone number or an e-mail address cannot be one.
        """
        text = limits.check_length(line, clean_line(text), _BOUNDS.get(line, limits.NAME))
        if line == "name" and not text:
            raise ValidationError(line, _("Wie heißt Ihr Betrieb? Der Name steht auf Ihren Berichten."))
        try:
            if line == "phone" and text:
                Phone(text).validated()
            if line == "email" and text:
                Email(text).validated()
        except ValidationError as error:
            raise ValidationError(line, str(error)) from error
        return replace(self, **{line: text})

    @property
    def place(self) -> str:
        """Postal code and city on one line."""
        return f"{self.postal_code} {self.city}".strip()


@dataclass(frozen=True)
class Employee:
    """A person who uses the program; a name, not a lock. `left_on` is the last day of whoever is no longer active."""

    name: str
    id: int | None = None
    uuid: str = ""
    active: bool = True
    is_sample: bool = False
    left_on: date | None = None

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

    def renamed(self, name: str) -> Employee:
        """Return the employee under another name.

        Raises
        ------
        ValidationError
            if the name is missing or too long; in words that also fit when it is somebody else's.
        """
        if not clean_line(name):
            raise ValidationError("name", _("Ein Name fehlt noch. Er steht bei Gesprächen und Wiedervorlagen."))
        return replace(self, name=name).validated()

    def is_namesake(self, name: str) -> bool:
        """Whether a clean `name` is this one, capitals aside."""
        return self.name.casefold() == name.casefold()

    @property
    def initials(self) -> str:
        """Two letters for the bubble."""
        return initials(self.name)


def names_beside_opinions(employees: Iterable[Employee]) -> dict[int, str]:
    """Return by which name the opinions of each employee are shown, by id; whoever has left bears none any more.

    Those who have left are counted in the order in which they went: who goes next changes no number.
    """
    known = [(employee.id or 0, employee) for employee in employees]
    left = sorted((employee.left_on or date.min, key) for key, employee in known if not employee.active)
    numbers = {key: number for number, (_day, key) in enumerate(left, 1)}
    return {
        key: employee.name if employee.active else _("früher im Team ({number})").format(number=numbers[key])
        for key, employee in known
    }


@dataclass(frozen=True)
class Brand:
    """A name under which the shop sells (Marke); a retired one is no longer active, what was said about it stays."""

    name: str
    id: int | None = None
    uuid: str = ""
    active: bool = True
    position: int = 0

    def renamed(self, name: str) -> Brand:
        """Return the brand under another name.

        Raises
        ------
        ValidationError
            if the name is missing or too long.
        """
        name = limits.check_length("name", clean_line(name), limits.NAME)
        if not name:
            raise ValidationError("name", _("Wie heißt die Marke? Ohne Namen lässt sie sich nicht wiederfinden."))
        return replace(self, name=name)

    def is_namesake(self, name: str) -> bool:
        """Whether a clean `name` is this one, capitals aside."""
        return self.name.casefold() == name.casefold()
