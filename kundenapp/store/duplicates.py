"""Finding customers who are one and the same: for one who is being typed in, and through the whole file.

For SQLite only: candidates come from the search index (FTS5); whether they are alike, the domain decides.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.contact import Address
from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.duplicate_search import Pair, find_pairs
from kundenapp.domain.duplicates import likeness, make_profile, profile
from kundenapp.domain.text import search_words
from kundenapp.i18n import _
from kundenapp.store.connection import open_file
from kundenapp.store.customer_rows import load_customers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.duplicates import Likeness, Profile
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine
    from kundenapp.store.operation import Operation

_HITS_PER_QUERY = 20
_MOST_CANDIDATES = 80
_MOST_OF_A_KIND = 15
_MOST_QUERIES = 60
"""Somebody with fifty numbers and addresses is not looked for by each of them."""
_AT_ONCE = 500
_NUMBER = re.compile("[0-9]+")
_SPACE = "told_apart:"
"""How the settings begin that say of two ids that they are two different people."""


@dataclass(frozen=True)
class Finding:
    """A customer in the file who may be the one in question, and why."""

    customer: Customer
    likeness: Likeness


class Duplicates:
    """Customers who may be one and the same. The trash does not count, who is anonymised neither."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def like(self, customer: Customer, most: int = 3) -> list[Finding]:
        """Return who may be the same as a customer, saved or not, the surest first; never the customer themselves."""
        wanted = profile(customer)
        apart = {max(pair) if min(pair) == customer.id else min(pair) for pair in self.told_apart(customer.id)}
        ids = [found for found in self._candidates(customer, wanted) if found != customer.id and found not in apart]
        alike = [(likeness(wanted, one), one.customer_id) for one in read_profiles(self._engine, ids)]
        best = sorted(
            ((found, customer_id) for found, customer_id in alike if found is not None),
            key=lambda item: (-item[0].grade, -len(item[0].reasons), item[1]),
        )[:most]
        customers = load_customers(self._engine, [cast("int", customer_id) for _found, customer_id in best])
        return [Finding(one, found) for one, (found, _id) in zip(customers, best, strict=True)]

    def _candidates(self, customer: Customer, wanted: Profile) -> list[int]:
        found: dict[int, None] = {}
        for query in dict.fromkeys(islice(_queries(customer, wanted), _MOST_QUERIES)):
            for (customer_id,) in self._engine.rows(
                "SELECT rowid FROM customer_search WHERE customer_search MATCH ? LIMIT ?", (query, _HITS_PER_QUERY)
            ):
                found[customer_id] = None
        return list(found)[:_MOST_CANDIDATES]

    def told_apart(self, customer_id: int | None = None) -> set[tuple[int, int]]:
        """Return whom somebody has said to be two different people, the smaller id first; all, or those of one."""
        return {_pair_in(name) for name in told_apart_names(self._engine, customer_id)}

    def tell_apart(self, one_id: int, other_id: int) -> None:
        """Remember that two customers are two, so that the search passes over them."""
        name = _name_of(one_id, other_id)
        with self._doors.operation("customer.tell_apart", _("Gemerkt: Das sind zwei verschiedene.")) as op:
            if not self._engine.scalar("SELECT 1 FROM settings WHERE name = ?", (name,)):
                op.insert("settings", {"name": name, "value": self._doors.now_text()})

    def carry_over(self, op: Operation, from_id: int, to_id: int) -> None:
        """Let whoever is another one than `from_id` be another one than `to_id`, with whom `from_id` is merged."""
        for pair in sorted(self.told_apart(from_id)):
            row_id = self._engine.scalar("SELECT id FROM settings WHERE name = ?", (_name_of(*pair),))
            third = pair[0] if pair[1] == from_id else pair[1]
            name = _name_of(third, to_id)
            if third == to_id or self._engine.scalar("SELECT 1 FROM settings WHERE name = ?", (name,)):
                op.delete("settings", row_id)
            else:
                op.update("settings", row_id, {"name": name})


def told_apart_names(engine: Engine, customer_id: int | None = None) -> list[str]:
    """Return the names of the settings that tell two customers apart; all, or those about one."""
    names = engine.rows("SELECT name FROM settings WHERE substr(name, 1, ?) = ?", (len(_SPACE), _SPACE))
    return [name for (name,) in names if customer_id is None or customer_id in _pair_in(name)]


def _name_of(one_id: int, other_id: int) -> str:
    return f"{_SPACE}{min(one_id, other_id)}:{max(one_id, other_id)}"


def _pair_in(name: str) -> tuple[int, int]:
    one, other = name.removeprefix(_SPACE).split(":")
    return int(one), int(other)


def _queries(customer: Customer, wanted: Profile) -> Iterator[str]:
    """Yield what the search index is asked; together the answers hold whoever the rule could find, a few hits each."""
    yield from (_all(key) for key in sorted(wanted.phones)[:_MOST_OF_A_KIND])
    yield from (_all(*words) for words in map(search_words, sorted(wanted.emails)[:_MOST_OF_A_KIND]) if words)
    places = [tuple(words) for words in map(search_words, sorted(wanted.places)) if words]
    for words in (wanted.name, wanted.person, wanted.company):
        if words:
            yield from (_all(*words, *place) for place in places)
            yield _all(*words)
            yield _all("".join(words))
    for number, word in enumerate(wanted.name):
        others = (*wanted.name[:number], *wanted.name[number + 1 :])
        for place in places:
            yield f"{_all(*others, *place)} AND {_beginning(word[0])}"
    for address in customer.addresses:
        street, place = search_words(address.street), tuple(search_words(address.postal_code or address.city))
        figures = [number[0] for number in (_NUMBER.match(word) for word in street) if number]
        if place and figures:
            yield f"{_all(*place)} AND {_beginning(street[0][:3])} AND {_beginning(figures[0])}"


def _all(*words: str) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _beginning(word: str) -> str:
    return f'"{word}"*'


def read_profiles(engine: Engine, ids: Sequence[int]) -> list[Profile]:
    """Return what is compared of the customers with these ids, without those in the trash and the anonymised."""
    some = (json.dumps(list(ids)),)
    emails = _by_customer(
        engine.rows(
            "SELECT customer_id, address FROM customer_emails WHERE customer_id IN (SELECT value FROM json_each(?))",
            some,
        )
    )
    phones = _by_customer(
        engine.rows(
            "SELECT customer_id, digits FROM customer_phones WHERE customer_id IN (SELECT value FROM json_each(?))",
            some,
        )
    )
    places = _by_customer(
        engine.rows(
            "SELECT customer_id, street, postal_code, city FROM customer_addresses "
            "WHERE customer_id IN (SELECT value FROM json_each(?))",
            some,
        )
    )
    persons = _by_customer(
        engine.rows(
            "SELECT customer_id, email, phone_digits FROM contact_persons "
            "WHERE customer_id IN (SELECT value FROM json_each(?))",
            some,
        )
    )
    rows = engine.rows(
        "SELECT id, kind, company, first_name, name_prefix, last_name, birthday FROM customers "
        "WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND anonymised_at IS NULL",
        some,
    )
    return [
        make_profile(
            customer_id,
            is_company=kind == CustomerKind.COMPANY and bool(names[0]),
            names=(names[0], names[1], names[2], names[3]),
            emails=[row[0] for row in (*emails[customer_id], *persons[customer_id])],
            phone_keys=[row[-1] for row in (*phones[customer_id], *persons[customer_id])],
            addresses=[Address(*parts) for parts in places[customer_id]],
            birthday=Birthday.from_iso(birthday) if birthday else None,
        )
        for customer_id, kind, *names, birthday in rows
    ]


def _by_customer(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for customer_id, *values in rows:
        found[customer_id].append(tuple(values))
    return found


def search_file(path: Path, apart: set[tuple[int, int]], tell: Callable[[int, int], None]) -> list[Pair]:
    """Return all pairs in the file at `path` but those told `apart`, the surest first; for a thread of its own.

    The file is read in short steps over a connection of its own, so that the window can go on saving. `tell` is called
    now and then with how much of how much is done; what it raises ends the search.

    Raises
    ------
    FaultError
        if the file cannot be read.
    """
    with closing(open_file(path, read_only=True)) as engine:
        ids = [customer_id for (customer_id,) in engine.rows("SELECT customer_id FROM customer_summaries")]
        profiles: list[Profile] = []
        for start in range(0, len(ids), _AT_ONCE):
            tell(start, 2 * len(ids))
            profiles += read_profiles(engine, ids[start : start + _AT_ONCE])
    pairs = find_pairs(profiles, lambda done, total: tell(total + done, 2 * total))
    return [pair for pair in pairs if (pair.one_id, pair.other_id) not in apart]
