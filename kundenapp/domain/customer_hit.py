"""Why a customer is among those that were found: the quiet second part of a hit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.text import local_phone_key, phone_key, search_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kundenapp.domain.customer import Customer


class HitReason(StrEnum):
    """What fits, the closest first."""

    NAME = "name"
    WORDS = "words"
    PHONE = "phone"
    CONVERSATION = "conversation"


@dataclass(frozen=True)
class CustomerHit:
    """A customer that was found.

    Attributes
    ----------
    detail:
        the place, or what else of the record fits: an e-mail address, a phone number, a tag; may be empty.
    talked_on:
        the day of the latest conversation that fits, if one had to be looked for.
    """

    customer_id: int
    display_name: str
    reason: HitReason
    detail: str = ""
    talked_on: date | None = None


def hit(customer: Customer, words: Sequence[str], number: str) -> CustomerHit:
    """Return why `customer` fits folded `words`, or the phone key `number` if that is what was typed."""
    place = customer.main_address.city if customer.main_address else ""
    if not unsaid(customer.display_name, words):
        return _hit(customer, HitReason.NAME, place)
    phone = next((typed for typed in _phones(customer) if _begins(typed, number)), None)
    if phone is not None:
        return _hit(customer, HitReason.PHONE, phone)
    if unsaid(customer.search_text, words):
        if not number or unsaid(customer.search_text, [number]):
            return _hit(customer, HitReason.CONVERSATION, place)
        words = [number]
    beside_the_name = unsaid(customer.display_name, words)
    texts = (text for text in _texts(customer) if len(unsaid(text, beside_the_name)) < len(beside_the_name))
    return _hit(customer, HitReason.WORDS, next(texts, place))


def unsaid(text: str, words: Sequence[str]) -> list[str]:
    """Return those of the folded `words` with which no word of `text` begins."""
    known = search_words(text)
    return [word for word in words if not any(other.startswith(word) for other in known)]


def _hit(customer: Customer, reason: HitReason, detail: str) -> CustomerHit:
    return CustomerHit(customer.id or 0, customer.display_name, reason, detail)


def _begins(typed: str, number: str) -> bool:
    key = phone_key(typed)
    spellings = (key, key.lstrip("0"), local_phone_key(typed))
    return bool(number) and any(spelling.startswith(number) for spelling in spellings)


def _phones(customer: Customer) -> Iterator[str]:
    yield from (phone.number for phone in customer.phones)
    yield from (person.phone for person in customer.contact_persons)


def _texts(customer: Customer) -> Iterator[str]:
    """Yield what a customer is found by besides the name, in the words in which it was written down."""
    for address in customer.addresses:
        yield address.city
        yield f"{address.street}, {address.postal_code} {address.city}".strip(" ,")
    yield from (customer.person_name, customer.company)
    for person in customer.contact_persons:
        yield from (person.person_name, person.email, person.role)
    yield from (email.address for email in customer.emails)
    yield from (*customer.tags, customer.number, customer.department)
