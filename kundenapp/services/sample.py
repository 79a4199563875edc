"""The sample business "Radwerk Lindner", a bicycle shop in Bremen: to try everything out, and to measure with.

About fifty customers are written by hand in ``resources/sample``; a larger file goes on with made-up ones. The same
seed and the same day always give the same content, whatever the number of customers: a longer list begins like a
shorter one. Everything is marked as sample and leaves the file again with one click
(`kundenapp.store.customers.Customers.remove_samples`).
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.business import Business, Employee
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.customer import LINES, Customer, CustomerKind, Formality, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.resources import resource_path
from kundenapp.services.sample_answers import SampleAnswers
from kundenapp.services.sample_circles import SampleCircles, sample_statements
from kundenapp.services.sample_people import People
from kundenapp.services.sample_placements import SamplePlacements
from kundenapp.services.sample_story import Plot, Storyteller, Team
from kundenapp.services.starter_statements import starter_statements
from kundenapp.store.bulk import load
from kundenapp.store.bulk_record import Record
from kundenapp.store.header import journal_paths
from kundenapp.store.opening import create_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store

SAMPLE_SIZE = 48
"""How many customers are written by hand."""

_SEED = 1
_TEXTS = (*LINES, "note")
_WITH_OPEN_TASK = 0.12
_ANSWERING = (Status.CUSTOMER, Status.PARTNER, Status.FORMER)
_MOST_ANSWERS = 24
_QUIET = (3, 90)
"""How many days ago the last conversation with a made-up customer was."""

_AS_TARGET = {
    Fault.FULL: Fault.TARGET_FULL,
    Fault.DISK_ERROR: Fault.TARGET_UNWRITABLE,
    Fault.CANNOT_OPEN: Fault.TARGET_UNWRITABLE,
    Fault.READ_ONLY: Fault.TARGET_UNWRITABLE,
}
"""What happens to a file that is being made is said about the target, not about somebody's input."""


def add_sample(store: Store, today: date, seed: int = _SEED) -> int:
    """Put the sample customers and employees into an open file and return how many customers it were.

    The business of the file stays as it is if there is one; where sample customers live already nothing happens.

    Raises
    ------
    FaultError
        if the file cannot be written; nothing has been written then.
    """
    return 0 if store.customers.sample_count() else _load(store, SAMPLE_SIZE, today, seed)


def create_sample_file(path: Path, places: Places, today: date, customers: int = SAMPLE_SIZE, seed: int = _SEED) -> int:
    """Write the sample business into a new file and return how many customers it has.

    Raises
    ------
    FaultError
        EXISTS if something lies there, TARGET_FULL or TARGET_UNWRITABLE; nothing half-made is left behind.
    """
    if path.exists() or path.is_symlink():
        raise FaultError(Fault.EXISTS, path.name)
    try:
        return _filled(create_store(path, places), customers, today, seed)
    except FaultError as error:
        if error.fault is not Fault.EXISTS:
            _remove(path)
        raise FaultError(_AS_TARGET.get(error.fault, error.fault), path.name) from error
    except BaseException:
        _remove(path)
        raise


def _filled(store: Store, customers: int, today: date, seed: int) -> int:
    try:
        written = _load(store, customers, today, seed)
    except BaseException:
        store.abandon()
        raise
    store.close()
    return written


def _remove(path: Path) -> None:
    for leftover in (path, *journal_paths(path)):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _load(store: Store, customers: int, today: date, seed: int) -> int:
    shop = _read("shop")
    employees = [Employee(name, is_sample=True) for name in shop["employees"].values()]

    def records(employee_ids: Sequence[int]) -> Iterator[Record]:
        ids = dict(zip(shop["employees"], employee_ids, strict=True))
        return sample_records(customers, today, ids, seed)

    statements = sample_statements(_read("circles"), starter_statements(is_sample=True))
    return load(store, employees, records, Business(**shop["business"]), _read("answers")["ideas"], statements)


def sample_records(customers: int, today: date, employee_ids: dict[str, int], seed: int) -> Iterator[Record]:
    """Yield the customers of the sample business with all that happened with them.

    `employee_ids` tells the ids by the short names used in ``resources/sample/customers.json``.
    """
    answers = SampleAnswers(_read("answers"), today, employee_ids)
    placements = SamplePlacements(_read("placements"), today, employee_ids)
    circles = SampleCircles(_read("circles"), today, employee_ids, starter_statements())
    storyteller = Storyteller(_read("stories"), _read("words"))
    by_hand = _read("customers")[:customers]
    details, places = _read("details"), {_name(entry): place for place, entry in enumerate(by_hand)}
    for number, entry in enumerate(by_hand):
        sheet = _Sheet({**entry, **details.get(_name(entry), {})}, today, employee_ids)
        record = sheet.record(storyteller, Random(f"{seed}:{number}"))
        name = _name(entry)
        yield replace(
            record,
            recommended_by=places.get(sheet.recommended_by),
            answers=answers.answers_of(name),
            requests=answers.requests_of(name),
            delights=answers.delights_of(name),
            placements=placements.of(name),
            overrides=placements.decided(name),
            stances=circles.stances(name),
            commitments=circles.commitments(name, record.customer.owner_id),
            wishes=circles.wishes(name),
            grounds=circles.grounds(name),
        )
    names = _read("names")
    people, ids = People(names), list(employee_ids.values())
    for number in range(len(by_hand), customers):
        record = _made_up(people, storyteller, names["tasks"], Random(f"{seed}:{number}"), today, ids)
        if record.customer.status in _ANSWERING:
            given = answers.made_up(Random(f"{seed}:{number}:answers"), _MOST_ANSWERS)
            felt = placements.made_up(Random(f"{seed}:{number}:placements"), given)
            record = replace(record, answers=given, placements=felt)
        yield record


def _read(name: str) -> Any:
    return json.loads(resource_path(f"sample/{name}.json").read_text(encoding="utf-8"))


def _name(entry: dict[str, Any]) -> str:
    """Return by which name the other entries call this one."""
    return str(entry.get("company") or entry["last_name"])


class _Sheet:
    """The entry of one hand-written customer, with its details; days and years in it count from today."""

    def __init__(self, entry: dict[str, Any], today: date, employee_ids: dict[str, int]) -> None:
        self._entry = entry
        self._today = today
        self._ids = employee_ids

    @property
    def recommended_by(self) -> str:
        """The name of who sent this customer, empty for nobody."""
        return str(self._entry.get("recommended_by", ""))

    def record(self, storyteller: Storyteller, random: Random) -> Record:
        """Return the customer with the year before the hand-written conversations told by `storyteller`."""
        entry = self._entry
        last_day = self._today - timedelta(days=entry["quiet_since"])
        team = Team(self._ids[entry["owner"]], list(self._ids.values()))
        plot = Plot(entry.get("story", ""), entry.get("ending", ""), entry.get("words", {}))
        conversations, follow_ups = storyteller.year(random, plot, last_day, self._today, team)
        conversations += [self._conversation(*spoken) for spoken in entry.get("conversations", ())]
        follow_ups += [self._follow_up(*task) for task in entry.get("follow_ups", ())]
        return Record(_known_since(self._customer(), conversations), conversations, follow_ups)

    def _customer(self) -> Customer:
        entry = self._entry
        years, month, day = entry.get("since", (0, 0, 0))
        since = date(self._today.year - years, month, day) if years else None
        source = Source(entry.get("source", "unknown"))
        return Customer(
            kind=CustomerKind.COMPANY if "company" in entry else CustomerKind.PERSON,
            salutation=Salutation(entry["salutation"]),
            status=Status(entry["status"]),
            owner_id=self._ids[entry["owner"]],
            customer_since=since,
            source=source,
            source_on=since if source is not Source.UNKNOWN else None,
            formality=Formality(entry.get("formality", "formal")),
            birthday=Birthday.from_iso(entry["birthday"]) if "birthday" in entry else None,
            contact_persons=tuple(_contact_person(*person) for person in entry.get("persons", ())),
            consents=tuple(self._consent(*consent) for consent in entry.get("consents", ())),
            years=tuple(self._year(*year) for year in entry.get("years", ())),
            phones=tuple(Phone(number, PhoneKind(kind), note) for number, kind, note in entry["phones"]),
            emails=tuple(Email(address, ContactKind(kind)) for address, kind in entry.get("emails", ())),
            addresses=(_address(*entry["address"]),) if "address" in entry else (),
            tags=tuple(entry["tags"]),
            is_sample=True,
            **{field: entry.get(field, "") for field in _TEXTS},
        )

    def _consent(self, channel: str, state: str, days_ago: int, note: str) -> Consent:
        day = self._today - timedelta(days=days_ago)
        return Consent(ConsentChannel(channel), ConsentState(state), day, note)

    def _year(self, years_ago: int, euros: int, effort: int) -> CustomerYear:
        return CustomerYear(self._today.year - years_ago, euros * 100, effort)

    def _conversation(
        self, days_ago: int, clock: str, channel: str, by: str, mood: str | None, text: str, recommended: bool = False
    ) -> Conversation:
        day = self._today - timedelta(days=days_ago)
        if day.weekday() == 6:
            day -= timedelta(days=1)
        return Conversation(
            customer_id=0,
            at=datetime.combine(day, time.fromisoformat(clock)).astimezone(),
            channel=Channel(channel),
            text=text,
            mood=Mood(mood) if mood else None,
            recommended=recommended,
            employee_id=self._ids[by],
        )

    def _follow_up(self, in_days: int, clock: str | None, by: str, what: str) -> FollowUp:
        """Return an open follow-up; one that lies ahead waits for a working day."""
        due_on = self._today + timedelta(days=in_days)
        if in_days > 0 and due_on.weekday() > 4:
            due_on += timedelta(days=7 - due_on.weekday())
        at = time.fromisoformat(clock) if clock else None
        who = self._ids[by]
        return FollowUp(customer_id=0, due_on=due_on, what=what, due_time=at, employee_id=who, assignee_id=who)


def _contact_person(
    salutation: str, first_name: str, last_name: str, role: str, phone: str, email: str, note: str
) -> ContactPerson:
    return ContactPerson(
        salutation=Salutation(salutation),
        first_name=first_name,
        last_name=last_name,
        role=role,
        phone=phone,
        email=email,
        note=note,
    )


def _address(street: str, postal_code: str, city: str, kind: str) -> Address:
    return Address(street, postal_code, city, kind=ContactKind(kind))


def _known_since(customer: Customer, conversations: Sequence[Conversation]) -> Customer:
    """Return the customer as if written down when they became one, or with their first conversation."""
    first = min(conversation.at for conversation in conversations)
    if customer.customer_since:
        first = min(first, datetime.combine(customer.customer_since, time(9)).astimezone())
    return replace(customer, created_at=first)


def _made_up(
    people: People, storyteller: Storyteller, tasks: list[str], random: Random, today: date, ids: list[int]
) -> Record:
    team = Team(random.choice(ids), ids)
    made_up = people.make_up(random, today, team.owner_id)
    last_day = today - timedelta(days=random.randint(*_QUIET))
    conversations, follow_ups = storyteller.year(random, made_up.plot, last_day, today, team)
    if random.random() < _WITH_OPEN_TASK and made_up.customer.status in (Status.CUSTOMER, Status.PROSPECT):
        due_on = today + timedelta(days=random.randint(-2, 60))
        what, by = random.choice(tasks), team.owner_id
        follow_ups.append(FollowUp(customer_id=0, due_on=due_on, what=what, employee_id=by, assignee_id=by))
    return Record(_known_since(made_up.customer, conversations), conversations, follow_ups)
