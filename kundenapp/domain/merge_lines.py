"""Uniting what two customers have several of: nothing twice, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kundenapp.domain import limits
from kundenapp.domain.consent import ConsentState
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.dates import full_day
from kundenapp.domain.matching import same_words, similar_words, street_key
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.text import search_words
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kundenapp.domain.consent import Consent
    from kundenapp.domain.contact import Address, Email, Phone
    from kundenapp.domain.customer import Customer


class _Noted(Protocol):
    @property
    def note(self) -> str: ...


_Line = TypeVar("_Line", bound=_Noted)


def _united(
    mine: Iterable[_Line], theirs: Iterable[_Line], fused: Callable[[_Line, _Line], _Line | None]
) -> tuple[_Line, ...]:
    """Add each of their lines, or let `fused` make one of it and the first of mine that says the same."""
    lines = list(mine)
    for line in theirs:
        for number, present in enumerate(lines):
            one = fused(present, line)
            if one is not None:
                lines[number] = one
                break
        else:
            lines.append(line)
    return tuple(lines)


def _joined_note(one: str, other: str) -> str | None:
    """Return both notes as one, None if that is too long for a line."""
    if not other or other in one.split("; "):
        return one
    joined = f"{one}; {other}" if one else other
    return joined if len(joined) <= limits.NAME else None


def united_phones(mine: Iterable[Phone], theirs: Iterable[Phone]) -> tuple[Phone, ...]:
    """Return the numbers of both; one that is only spelled otherwise is the same."""

    def fused(one: Phone, other: Phone) -> Phone | None:
        note = _joined_note(one.note, other.note) if one.key == other.key else None
        return None if note is None else replace(one, note=note)

    return _united(mine, theirs, fused)


def united_emails(mine: Iterable[Email], theirs: Iterable[Email]) -> tuple[Email, ...]:
    """Return the e-mail addresses of both; capitals do not matter."""

    def fused(one: Email, other: Email) -> Email | None:
        note = _joined_note(one.note, other.note) if _same_email(one.address, other.address) else None
        return None if note is None else replace(one, note=note)

    return _united(mine, theirs, fused)


def _same_email(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def united_addresses(mine: Iterable[Address], theirs: Iterable[Address]) -> tuple[Address, ...]:
    """Return the addresses of both; one that is only spelled otherwise or lacks something is the same."""

    def fused(one: Address, other: Address) -> Address | None:
        fits = _street(one) == _street(other) and all(
            _fits(getattr(one, part), getattr(other, part)) for part in ("postal_code", "city", "country")
        )
        if not fits or not (_street(one) or one.place == other.place):
            return None
        note = _joined_note(one.note, other.note)
        return None if note is None else _filled(one, other, ("postal_code", "city", "country"), note)

    return _united(mine, theirs, fused)


def _street(address: Address) -> str:
    return street_key(address.street) or "".join(search_words(address.street))


def _fits(one: str, other: str) -> bool:
    return not one or not other or search_words(one) == search_words(other)


def _filled(one: Any, other: Any, names: Iterable[str], note: str) -> Any:
    return replace(one, note=note, **{name: getattr(one, name) or getattr(other, name) for name in names})


def united_tags(winner: Customer, loser: Customer) -> tuple[str, ...]:
    """Return the tags of both, and the number that is given up: as a tag it is still found by the search."""
    tags = (*winner.tags, *loser.tags, _("früher {number}").format(number=loser.number))
    distinct: dict[str, str] = {}
    for tag in tags:
        distinct.setdefault(tag.casefold(), tag)
    return tuple(distinct.values())


_PERSON_WORDS = ("title", "first_name", "name_prefix", "last_name", "role")


def united_persons(mine: Iterable[ContactPerson], theirs: Iterable[ContactPerson]) -> tuple[ContactPerson, ...]:
    """Return the contact persons of both; two of the same name are one if nothing they say contradicts."""

    def fused(one: ContactPerson, other: ContactPerson) -> ContactPerson | None:
        names = search_words(one.person_name)
        if not names or names != search_words(other.person_name):
            return None
        words = all(_fits(getattr(one, part), getattr(other, part)) for part in _PERSON_WORDS)
        emails = not one.email or not other.email or _same_email(one.email, other.email)
        phones = not one.phone or not other.phone or one.phone_key == other.phone_key
        note = _joined_note(one.note, other.note)
        if not (words and emails and phones) or note is None:
            return None
        spoken = one if one.salutation is not Salutation.NONE else other
        filled: ContactPerson = _filled(one, other, (*_PERSON_WORDS, "email", "phone"), note)
        return replace(filled, salutation=spoken.salutation, salutation_text=spoken.salutation_text)

    return _united(mine, theirs, fused)


_OF_ONE_PERSON = (Salutation.MS, Salutation.MR, Salutation.FREE)


def with_other_person(customer: Customer, winner: Customer, loser: Customer) -> Customer:
    """Return the company with whoever else stood in one of the two records as one more contact person."""
    if customer.kind is not CustomerKind.COMPANY:
        return customer
    for one in (winner, loser):
        present = [customer.person_name, *(person.person_name for person in customer.contact_persons)]
        if one.person_name and not any(_same_person(one.person_name, name) for name in present):
            salutation = one.salutation if one.salutation in _OF_ONE_PERSON else Salutation.NONE
            words = {part: getattr(one, part) for part in ("salutation_text", *_PERSON_WORDS)}
            other = ContactPerson(salutation=salutation, **words).validated()
            customer = replace(customer, contact_persons=(*customer.contact_persons, other))
    return customer


def _same_person(one: str, other: str) -> bool:
    words = tuple(search_words(one)), tuple(search_words(other))
    return same_words(*words) or similar_words(*words)


def united_consents(winner: Customer, loser: Customer) -> tuple[tuple[Consent, ...], list[str]]:
    """Return the consents of both, the later of two about one channel, and the lines about the earlier ones.

    If nobody knows which is the later, for want of a day, what was withdrawn counts.
    """
    latest = {consent.channel: consent for consent in winner.consents}
    earlier = []
    for consent in loser.consents:
        present = latest.get(consent.channel)
        if present is None:
            latest[consent.channel] = consent
        elif present != consent:
            before, after = sorted((present, consent), key=_later if present.day and consent.day else _stronger)
            latest[consent.channel] = after
            earlier.append(_in_words(before))
    return tuple(latest.values()), earlier


def _later(consent: Consent) -> tuple[date, bool]:
    return consent.day or date.min, consent.state is ConsentState.WITHDRAWN


def _stronger(consent: Consent) -> tuple[bool, date]:
    return consent.state is ConsentState.WITHDRAWN, consent.day or date.min


def _in_words(consent: Consent) -> str:
    day = full_day(consent.day) if consent.day else ""
    return ", ".join(part for part in (f"{consent.channel.label}: {consent.state.label}", day, consent.note) if part)


def united_years(mine: Iterable[CustomerYear], theirs: Iterable[CustomerYear]) -> tuple[CustomerYear, ...]:
    """Return the years of both, the latest first.

    Two revenues of one year are added, for what one customer bought stood in two records, unless they are equal: then
    it is the same one twice. Of two efforts the greater counts.
    """
    years = {year.year: year for year in mine}
    for year in theirs:
        present = years.get(year.year, CustomerYear(year.year))
        revenues = {cents for cents in (present.revenue_cents, year.revenue_cents) if cents is not None}
        efforts = [effort for effort in (present.effort, year.effort) if effort is not None]
        years[year.year] = CustomerYear(year.year, sum(revenues) if revenues else None, max(efforts, default=None))
    return tuple(sorted(years.values(), key=lambda year: -year.year))
