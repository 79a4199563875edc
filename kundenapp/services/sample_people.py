"""Made-up people and companies of Bremen and around, from the lists of names in ``resources/sample``.

Telephone numbers and e-mail addresses belong to nobody: the endings are those kept free for examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.text import sort_key
from kundenapp.services.sample_story import Plot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

_COMPANIES = 0.3
_FAMILIES = 0.1
_WITHOUT_EMAIL = 0.25
_WITH_COMPANY_NUMBER = 0.35
_KNOWN = (Status.CUSTOMER, Status.PARTNER, Status.FORMER)


@dataclass(frozen=True)
class MadeUp:
    """A made-up customer and what is told of them."""

    customer: Customer
    plot: Plot


class People:
    """Makes up customers; the same random source makes up the same ones."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names

    def make_up(self, random: Random, today: date, owner_id: int) -> MadeUp:
        """Return one more customer."""
        names = self._names
        is_company = random.random() < _COMPANIES
        person = self._person(random, is_company)
        company = self._company(random, person.last_name) if is_company else ""
        status = Status(_weighted(random, names["statuses"]))
        customer = Customer(
            kind=CustomerKind(_kind(is_company)),
            salutation=person.salutation,
            title=random.choice(names["titles"]) if person.first_name else "",
            first_name=person.first_name,
            name_prefix=random.choice(names["prefixes"]) if person.first_name else "",
            last_name=person.last_name,
            company=company,
            department=random.choice(names["departments"]) if is_company else "",
            note=random.choice(names["notes"]),
            status=status,
            owner_id=owner_id,
            customer_since=_some_day(random, today) if status in _KNOWN else None,
            phones=self._phones(random, is_company),
            emails=_emails(random, person, company),
            addresses=(self._address(random, is_company),),
            tags=self._tags(random, is_company) if status in _KNOWN else (),
            is_sample=True,
        )
        return MadeUp(customer, self._plot(random, status, is_company))

    def _plot(self, random: Random, status: Status, is_company: bool) -> Plot:
        stories = self._names["stories"]["partner" if status is Status.PARTNER else _kind(is_company)]
        story = random.choice(stories) if status in _KNOWN else ""
        return Plot(story, self._names["endings"].get(status.value, ""))

    def _tags(self, random: Random, is_company: bool) -> tuple[str, ...]:
        return tuple(random.sample(self._names["tags"][_kind(is_company)], random.randint(0, 2)))

    def _person(self, random: Random, is_company: bool) -> _Person:
        origin = _weighted(random, self._names["origins"])
        last_name = random.choice(self._names["last_names"][origin])
        if not is_company and random.random() < _FAMILIES:
            return _Person(Salutation.FAMILY, "", last_name)
        salutation = random.choice((Salutation.MS, Salutation.MR))
        return _Person(salutation, random.choice(self._names["first_names"][origin][salutation.value]), last_name)

    def _company(self, random: Random, last_name: str) -> str:
        pattern: str = random.choice(self._names["companies"])
        return pattern.format(name=last_name, ort=random.choice(self._names["company_places"]))

    def _phones(self, random: Random, is_company: bool) -> tuple[Phone, ...]:
        landline = f"0421 555 {random.randint(0, 99):02d} {random.randint(0, 99):02d}"
        note = random.choice(self._names["phone_notes"])
        mobile = Phone(f"0171 39200 {random.randint(0, 99):02d}", PhoneKind.MOBILE)
        if is_company:
            first = Phone(landline, PhoneKind.WORK, note)
            return (first, mobile) if random.random() < _WITH_COMPANY_NUMBER else (first,)
        return (Phone(landline, PhoneKind.LANDLINE, note) if random.random() < 0.5 else mobile,)

    def _address(self, random: Random, is_company: bool) -> Address:
        postal_code, city = random.choice(self._names["places"])
        return Address(
            street=f"{random.choice(self._names['streets'])} {random.randint(1, 180)}",
            postal_code=postal_code,
            city=city,
            kind=ContactKind.WORK if is_company else ContactKind.HOME,
        )


@dataclass(frozen=True)
class _Person:
    salutation: Salutation
    first_name: str
    last_name: str


def _kind(is_company: bool) -> str:
    return "company" if is_company else "person"


def _weighted(random: Random, weights: Mapping[str, int]) -> str:
    return random.choices(tuple(weights), tuple(weights.values()))[0]


def _some_day(random: Random, today: date) -> date:
    """Return a day in one of the nine years before this one, so that it has passed."""
    return date(today.year - random.randint(1, 9), random.randint(1, 12), random.randint(1, 28))


def _emails(random: Random, person: _Person, company: str) -> tuple[Email, ...]:
    if random.random() < _WITHOUT_EMAIL:
        return ()
    if company:
        return (Email(f"info@{_plain(company)}.example", ContactKind.WORK),)
    local = ".".join(_plain(part) for part in (person.first_name, person.last_name) if part)
    return (Email(f"{local}@post-bremen.example"),)


def _plain(text: str) -> str:
    """Return a name in the letters of an e-mail address: ä is ae, ß is ss, what lies between is a hyphen."""
    return sort_key(text).split("\t")[0].replace(" ", "-")
