"""Whether two customers are one and the same: the rule behind the warning, the search through the file and merging.

What is known of both is compared: who they are, how they are reached, where they live. Names say the most, but only
together with something else; that a name differs is never overlooked because a telephone is shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.matching import company_words, email_key, same_words, similar_words, street_key
from kundenapp.domain.text import search_words
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.birthday import Birthday
    from kundenapp.domain.contact import Address
    from kundenapp.domain.customer import Customer

_SHORTEST_PHONE = 5


class Grade(IntEnum):
    """How sure it is that two customers are one; the higher, the surer."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3

    @property
    def label(self) -> str:
        """The word on screen."""
        return {1: _("möglich"), 2: _("wahrscheinlich"), 3: _("sicher")}[self.value]


class Reason(StrEnum):
    """What two customers have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    SIMILAR_NAME = "similar_name"
    PERSON = "person"
    COMPANY = "company"
    LAST_NAME = "last_name"
    ADDRESS = "address"
    PLACE = "place"

    @property
    def label(self) -> str:
        """The words on screen."""
        return {
            "email": _("gleiche E-Mail-Adresse"),
            "phone": _("gleiche Telefonnummer"),
            "name": _("gleicher Name"),
            "similar_name": _("ähnlicher Name"),
            "person": _("gleicher Ansprechpartner"),
            "company": _("gleiche Firma"),
            "last_name": _("gleicher Nachname"),
            "address": _("gleiche Anschrift"),
            "place": _("gleicher Ort"),
        }[self.value]


@dataclass(frozen=True)
class Likeness:
    """How alike two customers are, and why."""

    grade: Grade
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """The reasons in words: gleicher Name, gleiche Telefonnummer."""
        return ", ".join(reason.label for reason in self.reasons)


@dataclass(frozen=True)
class Profile:
    """What of a customer is compared, folded.

    Attributes
    ----------
    name, company, person:
        the words of the name in lists, of the company, and of the person.
    addresses:
        street with number and postal code (or city) of each address that has both.
    places:
        postal codes and cities.
    """

    customer_id: int | None
    is_company: bool
    company: tuple[str, ...]
    person: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    emails: frozenset[str]
    phones: frozenset[str]
    addresses: frozenset[tuple[str, str]]
    places: frozenset[str]
    birthday: str

    @property
    def name(self) -> tuple[str, ...]:
        """The words of the name by which the customer is called."""
        return (self.company if self.is_company else self.person) or self.company


def profile(customer: Customer) -> Profile:
    """Return what of a customer is compared; also of one who is just being typed in."""
    persons = customer.contact_persons
    return make_profile(
        customer.id,
        is_company=customer.kind is CustomerKind.COMPANY and bool(customer.company),
        names=(customer.company, customer.first_name, customer.name_prefix, customer.last_name),
        emails=[email.address for email in customer.emails] + [person.email for person in persons],
        phone_keys=[phone.key for phone in customer.phones] + [person.phone_key for person in persons],
        addresses=customer.addresses,
        birthday=customer.birthday,
    )


def make_profile(
    customer_id: int | None,
    *,
    is_company: bool,
    names: tuple[str, str, str, str],
    emails: Iterable[str],
    phone_keys: Iterable[str],
    addresses: Iterable[Address],
    birthday: Birthday | None,
) -> Profile:
    """Return a profile from its parts; `names` are company, first name, prefix and last name."""
    company, first_name, prefix, last_name = names
    first, last = tuple(search_words(first_name)), tuple(search_words(f"{prefix} {last_name}"))
    streets, places = set(), set()
    for address in addresses:
        code, city = address.postal_code.replace(" ", "").casefold(), "".join(search_words(address.city))
        places |= {place for place in (code, city) if place}
        street = street_key(address.street)
        if street:
            streets |= {(street, place) for place in (code or city,) if place}
    return Profile(
        customer_id=customer_id,
        is_company=is_company,
        company=company_words(company),
        person=first + last,
        first=first,
        last=last,
        emails=frozenset(email_key(email) for email in emails if email),
        phones=frozenset(key for key in phone_keys if len(key) >= _SHORTEST_PHONE),
        addresses=frozenset(streets),
        places=frozenset(places),
        birthday=birthday.iso if birthday and birthday.year else "",
    )


class _Names(Enum):
    """What the names of two customers have to do with each other."""

    SAME = "same"
    SIMILAR = "similar"
    FITTING = "fitting"
    """One is the other with less: T. Köhler, Frau Köhler, Thea Maria Köhler."""
    SHARED = "shared"
    """A company and a person of it."""
    HOUSEHOLD = "household"
    """The same last name, but another first name."""
    UNKNOWN = "unknown"
    DIFFERENT = "different"


_C, _L, _P = Grade.CERTAIN, Grade.LIKELY, Grade.POSSIBLE
_GRADES: dict[_Names, tuple[Grade | None, Grade | None, Grade | None, Grade | None, Grade | None]] = {
    # e-mail and phone, one of them, address, place, nothing else in common
    _Names.SAME: (_C, _C, _C, _L, _P),
    _Names.SIMILAR: (_C, _L, _L, _P, None),
    _Names.FITTING: (_C, _L, _L, None, None),
    _Names.SHARED: (_L, _L, _L, _P, None),
    _Names.HOUSEHOLD: (_P, _P, _P, None, None),
    _Names.UNKNOWN: (_C, _L, None, None, None),
    _Names.DIFFERENT: (_L, _P, None, None, None),
}


def likeness(one: Profile, other: Profile) -> Likeness | None:
    """Return how alike two customers are, None if nothing speaks for their being one; the order does not matter.

    Two different birthdays make everything one grade less sure.
    """
    names, name_reasons = _compare_names(one, other)
    reached_by = [
        reason
        for reason, mine, theirs in ((Reason.EMAIL, one.emails, other.emails), (Reason.PHONE, one.phones, other.phones))
        if not mine.isdisjoint(theirs)
    ]
    lives = _compare_places(one, other)
    column = 2 - len(reached_by) if reached_by else {Reason.ADDRESS: 2, Reason.PLACE: 3, None: 4}[lives]
    grade = _GRADES[names][column]
    if grade is not None and one.birthday and other.birthday and one.birthday != other.birthday:
        grade = Grade(grade - 1) if grade > Grade.POSSIBLE else None
    if grade is None:
        return None
    where = (lives,) if lives is Reason.ADDRESS or (lives is Reason.PLACE and not reached_by) else ()
    return Likeness(grade, (*reached_by, *name_reasons, *where))


def _compare_places(one: Profile, other: Profile) -> Reason | None:
    if not one.addresses.isdisjoint(other.addresses):
        return Reason.ADDRESS
    return None if one.places.isdisjoint(other.places) else Reason.PLACE


def _compare_names(one: Profile, other: Profile) -> tuple[_Names, tuple[Reason, ...]]:
    if not one.name or not other.name:
        return _Names.UNKNOWN, ()
    if same_words(one.name, other.name):
        return _Names.SAME, (Reason.NAME,)
    if similar_words(one.name, other.name):
        return _Names.SIMILAR, (Reason.SIMILAR_NAME,)
    if one.person and same_words(one.person, other.person):
        return _Names.SHARED, (Reason.PERSON,)
    if one.is_company != other.is_company and one.company and same_words(one.company, other.company):
        return _Names.SHARED, (Reason.COMPANY,)
    if not one.is_company and not other.is_company and one.last and one.last == other.last:
        if _first_names_fit(one.first, other.first):
            return _Names.FITTING, (Reason.SIMILAR_NAME,)
        return _Names.HOUSEHOLD, (Reason.LAST_NAME,)
    return _Names.DIFFERENT, ()


def _first_names_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one is the other with less: missing, a second name left out, or only the first letter."""
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=False))
