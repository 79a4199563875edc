"""What tests are made of: a clock that stands still, and customers, conversations and follow-ups with little typing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kundenapp.domain.answer import Answer
from kundenapp.domain.consent import Consent, ConsentChannel
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import AppError
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.person_name import Salutation

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MONDAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
"""9:42 in the shop."""
MEMORY_DISK = next((folder for folder in (Path("/dev/shm"),) if folder.is_dir()), None)
"""Where a test with hundreds of examples keeps its files, so that no disk has to turn for each; None for the usual."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self, **by: float) -> None:
        """Let time pass: ``clock.go_on(days=1)``."""
        self.moment += timedelta(**by)


BAKERY = Customer(
    kind=CustomerKind.COMPANY,
    salutation=Salutation.MR,
    first_name="Thomas",
    last_name="Großmann",
    company="Bäckerei Großmann",
    department="Backstube",
    note="Trinkt den Kaffee schwarz.\nNur vormittags anrufen.",
    status=Status.CUSTOMER,
    customer_since=date(2019, 3, 1),
    phones=(
        Phone("0421 555 01 73", PhoneKind.LANDLINE, "am besten vor 9 Uhr"),
        Phone("0171 555 01 74", PhoneKind.MOBILE),
    ),
    emails=(Email("t.grossmann@baeckerei.example", ContactKind.WORK),),
    addresses=(
        Address("Lindenstraße 14", "28203", "Bremen", "", ContactKind.WORK),
        Address("Postfach 12", "28001", "Bremen", "", ContactKind.BILLING),
    ),
    tags=("Lastenrad", "Stammtisch"),
    contact_persons=(
        ContactPerson(
            salutation=Salutation.MS, first_name="Ida", last_name="Kröger", role="Büro", phone="0421 555 01 75"
        ),
    ),
    consents=(Consent(ConsentChannel.PHONE, day=date(2026, 3, 2), note="mündlich im Laden"),),
    years=(CustomerYear(2025, 184_000, 2),),
)


def person(last_name: str = "Köhler", first_name: str = "Anneliese", **fields: Any) -> Customer:
    """Return a private person who has not been saved."""
    return Customer(last_name=last_name, first_name=first_name, **fields)


def company(name: str = "Radwerk Lindner", **fields: Any) -> Customer:
    """Return a company that has not been saved."""
    return Customer(kind=CustomerKind.COMPANY, company=name, **fields)


def talk(customer_id: int | None, text: str = "Freut sich auf die Räder.", **fields: Any) -> Conversation:
    """Return a phone call on Monday morning that has not been saved."""
    values = {"at": MORNING, "channel": Channel.PHONE, "mood": Mood.FRIENDLY, **fields}
    return Conversation(customer_id=customer_id or 0, text=text, **values)


def to_do(customer_id: int | None, due_on: date = MONDAY, what: str = "Angebot nachfassen", **fields: Any) -> FollowUp:
    """Return a follow-up that has not been saved."""
    return FollowUp(customer_id=customer_id or 0, due_on=due_on, what=what, **fields)


def answer(customer_id: int | None, value: int = 9, day: date = MONDAY, **fields: Any) -> Answer:
    """Return an answer that has not been saved."""
    return Answer(customer_id=customer_id, value=value, day=day, **fields)


def as_typed(customer: Customer) -> Customer:
    """Return the customer without what the file adds: id, uuid, number, version, moments."""
    persons = tuple(replace(person, id=None, uuid="") for person in customer.contact_persons)
    return replace(
        customer, id=None, uuid="", number="", version=0, created_at=None, deleted_at=None, contact_persons=persons
    )


def or_error(act: Callable[[], T]) -> T | AppError:
    """Return what `act` returns, or the error it raises if that is one with a sentence."""
    try:
        return act()
    except AppError as error:
        return error
