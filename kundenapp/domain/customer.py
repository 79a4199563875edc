"""The customer: a person or a company, from the first contact on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kundenapp.domain import limits
from kundenapp.domain.errors import RestrictedError, ValidationError
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation, called, person_name
from kundenapp.domain.text import clean_line, clean_text, initials, local_phone_key, search_words, sort_key
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from kundenapp.domain.birthday import Birthday
    from kundenapp.domain.consent import Consent
    from kundenapp.domain.contact import Address, Email, Phone
    from kundenapp.domain.contact_person import ContactPerson
    from kundenapp.domain.customer_year import CustomerYear


class CustomerKind(StrEnum):
    """Private person or company."""

    PERSON = "person"
    COMPANY = "company"


class Formality(StrEnum):
    """Sie or Du."""

    FORMAL = "formal"
    INFORMAL = "informal"

    @property
    def label(self) -> str:
        """The word in the form."""
        return {"formal": _("Sie"), "informal": _("Du")}[self.value]


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

    For a company `first_name`, `last_name` and `role` are the person we talk to first, `contact_persons` the others.
    Texts are never None; what is not known is the empty string. `id` is None until the customer has been saved.

    Attributes
    ----------
    salutation_text:
        the word before the name if the salutation is a free one.
    letter_salutation:
        the first line of letters if it is not to be made from the name.
    source, source_on, recommended_by:
        how the customer came to us, when, and the id of the customer who sent them.
    restricted_at:
        since when the data may only be kept, not used (DSGVO Art. 18), None if they may.
    anonymised_at:
        since when nothing tells any more who it was, None for everybody else.
    """

    kind: CustomerKind = CustomerKind.PERSON
    salutation: Salutation = Salutation.NONE
    salutation_text: str = ""
    title: str = ""
    first_name: str = ""
    name_prefix: str = ""
    last_name: str = ""
    role: str = ""
    company: str = ""
    department: str = ""
    letter_salutation: str = ""
    formality: Formality = Formality.FORMAL
    birthday: Birthday | None = None
    note: str = ""
    status: Status = Status.PROSPECT
    owner_id: int | None = None
    customer_since: date | None = None
    source: Source = Source.UNKNOWN
    source_on: date | None = None
    recommended_by: int | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    tags: tuple[str, ...] = ()
    contact_persons: tuple[ContactPerson, ...] = ()
    consents: tuple[Consent, ...] = ()
    years: tuple[CustomerYear, ...] = ()
    number: str = ""
    is_sample: bool = False
    id: int | None = None
    uuid: str = ""
    version: int = 0
    created_at: datetime | None = None
    deleted_at: datetime | None = None
    restricted_at: datetime | None = None
    anonymised_at: datetime | None = None

    @property
    def person_name(self) -> str:
        """Title, first name, prefix and last name, as far as known."""
        return person_name(self)

    @property
    def is_listed(self) -> bool:
        """Whether lists, search and suggestions know the customer: not in the trash, and not anonymous."""
        return self.deleted_at is None and self.anonymised_at is None

    @property
    def may_be_asked(self) -> bool:
        """Whether the customer may be asked something: known to lists, and with data that may be used."""
        return self.is_listed and self.restricted_at is None

    @property
    def display_name(self) -> str:
        """The name in lists and headings: Bäckerei Großmann, Dr. Anneliese Köhler, Herr Brandl, Familie Özdemir."""
        if self.kind is CustomerKind.COMPANY and self.company:
            return self.company
        if self.anonymised_at is not None:
            return _("Anonym")
        return called(self) or self.company or self._reachable_as()

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
        texts += [text for person in self.contact_persons for text in (person.person_name, person.role, person.email)]
        texts += [part for address in self.addresses for part in (address.city, address.postal_code, address.street)]
        words = dict.fromkeys(word for text in texts for word in search_words(text))
        keys = [phone.key for phone in self.phones]
        keys += [person.phone_key for person in self.contact_persons if person.phone]
        numbers = [*(phone.number for phone in self.phones), *(person.phone for person in self.contact_persons)]
        keys += filter(None, map(local_phone_key, numbers))
        return " ".join((*words, *dict.fromkeys((*keys, *(key.lstrip("0") for key in keys)))))

    @property
    def main_address(self) -> Address | None:
        """The first address, the one letters go to."""
        return self.addresses[0] if self.addresses else None

    def check_usable(self) -> None:
        """Refuse to work with data that may only be kept, or that nobody may bring back.

        Raises
        ------
        RestrictedError
            if the customer is restricted or anonymous.
        """
        if self.anonymised_at is not None:
            raise RestrictedError(_("Dieser Kunde ist anonymisiert und lässt sich nicht mehr ändern."))
        if self.restricted_at is not None:
            raise RestrictedError(
                _(
                    "Die Daten von {name} sind eingeschränkt und dürfen nur aufbewahrt werden. Nichts wurde geändert."
                ).format(name=self.display_name)
            )

    def validated(self) -> Customer:
        """Return the customer with clean texts and without empty phones, e-mails, addresses and doubled tags.

        Raises
        ------
        ValidationError
            naming the first field that does not fit. Of name, company, e-mail and phone one is needed.
        """
        lines: dict[str, Any] = {name: _clean_name(name, getattr(self, name)) for name in LINES}
        cleaned = replace(
            self,
            **lines,
            salutation_text=self._clean_salutation_text(),
            number=limits.check_length("number", clean_line(self.number), limits.PHONE),
            note=limits.check_length("note", clean_text(self.note), limits.NOTE),
            phones=tuple(phone.validated() for phone in self.phones if clean_line(phone.number)),
            emails=tuple(email.validated() for email in self.emails if clean_line(email.address)),
            addresses=tuple(a for a in (address.validated() for address in self.addresses) if not a.is_empty),
            tags=_distinct(limits.check_length("tags", clean_line(tag), limits.TAG) for tag in self.tags),
            contact_persons=tuple(person.validated() for person in self.contact_persons if not person.is_empty),
            consents=tuple(consent.validated() for consent in self.consents),
            years=tuple(year.validated() for year in self.years if not year.is_empty),
            recommended_by=self.recommended_by if self.source is Source.REFERRAL else None,
        )
        _check_lines(cleaned)
        if not (cleaned.person_name or cleaned.company or cleaned.emails or cleaned.phones):
            field_name = "company" if cleaned.kind is CustomerKind.COMPANY else "last_name"
            raise ValidationError(field_name, _("Ein Name fehlt noch, damit Sie den Kunden wiederfinden."))
        return cleaned

    def _clean_salutation_text(self) -> str:
        return _clean_name("salutation_text", self.salutation_text) if self.salutation is Salutation.FREE else ""


def _check_lines(customer: Customer) -> None:
    for name in ("phones", "emails", "addresses", "tags", "contact_persons", "years"):
        if len(getattr(customer, name)) > limits.LINES_PER_CUSTOMER:
            raise ValidationError(
                name,
                _("Mehr als {limit} Einträge sind hier nicht möglich.").format(limit=limits.LINES_PER_CUSTOMER),
            )
    if len({consent.channel for consent in customer.consents}) < len(customer.consents):
        raise ValidationError("consents", _("Für jeden Weg gibt es nur eine Einwilligung."))
    if len({year.year for year in customer.years}) < len(customer.years):
        raise ValidationError("years", _("Dieses Jahr steht schon in der Liste."))


LINES = (
    "title",
    "first_name",
    "name_prefix",
    "last_name",
    "role",
    "company",
    "department",
    "letter_salutation",
)
"""The fields of a customer that are one line of text each."""


def _clean_name(field: str, text: str) -> str:
    return limits.check_length(field, clean_line(text), limits.NAME)


def _distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without empty ones and without those that differ from an earlier one only in capitals."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
