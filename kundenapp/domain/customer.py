"""The customer: a person or a company, from the first contact on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line, clean_text, initials, search_words, sort_key
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from kundenapp.domain.contact import Address, Email, Phone


class CustomerKind(StrEnum):
    """Private person or company."""

    PERSON = "person"
    COMPANY = "company"


class Salutation(StrEnum):
    """Anrede."""

    NONE = "none"
    MS = "ms"
    MR = "mr"
    FAMILY = "family"

    @property
    def label(self) -> str:
        """The word in the form and before a name."""
        return {"none": _("ohne Anrede"), "ms": _("Frau"), "mr": _("Herr"), "family": _("Familie")}[self.value]


class Status(StrEnum):
    """How far we are with each other."""

    PROSPECT = "prospect"
    IN_INTAKE = "in_intake"
    CUSTOMER = "customer"
    PARTNER = "partner"
    FORMER = "former"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return {
            "prospect": _("Interessent"),
            "in_intake": _("in Prüfung"),
            "customer": _("Kunde"),
            "partner": _("Partner"),
            "former": _("ehemalig"),
            "declined": _("abgelehnt"),
        }[self.value]


@dataclass(frozen=True)
class Customer:
    """A person or a company we deal with, prospects included.

    For a company `first_name` and `last_name` are the person we talk to. Texts are never None; what is not known is
    the empty string. `id` is None until the customer has been saved.
    """

    kind: CustomerKind = CustomerKind.PERSON
    salutation: Salutation = Salutation.NONE
    title: str = ""
    first_name: str = ""
    name_prefix: str = ""
    last_name: str = ""
    company: str = ""
    department: str = ""
    note: str = ""
    status: Status = Status.PROSPECT
    owner_id: int | None = None
    customer_since: date | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    tags: tuple[str, ...] = ()
    number: str = ""
    is_sample: bool = False
    id: int | None = None
    uuid: str = ""
    version: int = 0
    created_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def person_name(self) -> str:
        """Title, first name, prefix and last name, as far as known."""
        return " ".join(p for p in (self.title, self.first_name, self.name_prefix, self.last_name) if p)

    @property
    def display_name(self) -> str:
        """The name in lists and headings: Bäckerei Großmann, Dr. Anneliese Köhler, Herr Brandl, Familie Özdemir."""
        if self.kind is CustomerKind.COMPANY and self.company:
            return self.company
        name = self.person_name
        with_salutation = self.salutation is Salutation.FAMILY or not self.first_name
        if self.last_name and with_salutation and self.salutation is not Salutation.NONE:
            name = f"{self.salutation.label} {name}"
        return name or self.company or self._reachable_as()

    def _reachable_as(self) -> str:
        if self.emails:
            return self.emails[0].address
        if self.phones:
            return self.phones[0].number
        return _("Ohne Namen")

    @property
    def initials(self) -> str:
        """Two letters for the bubble."""
        if self.kind is CustomerKind.PERSON and self.first_name and self.last_name:
            return initials(self.first_name)[:1] + initials(self.last_name)[:1]
        return initials(self.display_name)

    @property
    def sort_key(self) -> str:
        """The place in the alphabet: last name, then first name; a company under its name (DIN 5007-2)."""
        if (self.kind is CustomerKind.COMPANY and self.company) or not (self.last_name or self.first_name):
            return sort_key(self.display_name, "")
        return sort_key(self.last_name or self.first_name, self.first_name if self.last_name else "")

    @property
    def search_text(self) -> str:
        """The words by which the customer is found, folded; see `kundenapp.domain.text.search_words`."""
        texts = [self.company, self.person_name, self.department, self.number, *self.tags]
        texts += [email.address for email in self.emails]
        texts += [part for address in self.addresses for part in (address.city, address.postal_code, address.street)]
        words = dict.fromkeys(word for text in texts for word in search_words(text))
        keys = [phone.key for phone in self.phones]
        return " ".join((*words, *dict.fromkeys((*keys, *(key.lstrip("0") for key in keys)))))

    @property
    def main_address(self) -> Address | None:
        """The first address, the one letters go to."""
        return self.addresses[0] if self.addresses else None

    def validated(self) -> Customer:
        """Return the customer with clean texts and without empty phones, e-mails, addresses and doubled tags.

        Raises
        ------
        ValidationError
            naming the first field that does not fit. Of name, company, e-mail and phone one is needed.
        """
        cleaned = replace(
            self,
            title=_clean_name("title", self.title),
            first_name=_clean_name("first_name", self.first_name),
            name_prefix=_clean_name("name_prefix", self.name_prefix),
            last_name=_clean_name("last_name", self.last_name),
            company=_clean_name("company", self.company),
            department=_clean_name("department", self.department),
            number=limits.check_length("number", clean_line(self.number), limits.PHONE),
            note=limits.check_length("note", clean_text(self.note), limits.NOTE),
            phones=tuple(phone.validated() for phone in self.phones if clean_line(phone.number)),
            emails=tuple(email.validated() for email in self.emails if clean_line(email.address)),
            addresses=tuple(a for a in (address.validated() for address in self.addresses) if not a.is_empty),
            tags=_distinct(limits.check_length("tags", clean_line(tag), limits.TAG) for tag in self.tags),
        )
        for name in ("phones", "emails", "addresses", "tags"):
            if len(getattr(cleaned, name)) > limits.LINES_PER_CUSTOMER:
                raise ValidationError(
                    name,
                    _("Mehr als {limit} Einträge sind hier nicht möglich.").format(limit=limits.LINES_PER_CUSTOMER),
                )
        if not (cleaned.person_name or cleaned.company or cleaned.emails or cleaned.phones):
            field_name = "company" if cleaned.kind is CustomerKind.COMPANY else "last_name"
            raise ValidationError(field_name, _("Ein Name fehlt noch, damit Sie den Kunden wiederfinden."))
        return cleaned


def prospect_named(name: str) -> Customer:
    """Return a new prospect of whom only a name is known; the last word is taken for the last name."""
    first_name, _blank, last_name = clean_line(name).rpartition(" ")
    return Customer(first_name=first_name, last_name=last_name)


def _clean_name(field: str, text: str) -> str:
    return limits.check_length(field, clean_line(text), limits.NAME)


def _distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without empty ones and without those that differ from an earlier one only in capitals."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
