"""Searching a whole file for customers who are one and the same, without comparing everybody with everybody.

Two customers are compared only if something puts them into the same block: an e-mail, a phone number, an address, a
name, or names that are one typo apart. Whatever `likeness` finds shares such a block.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kundenapp.domain.duplicates import likeness
from kundenapp.domain.matching import one_typo_apart, typo_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kundenapp.domain.duplicates import Likeness, Profile

LARGEST_BLOCK = 100
"""What more customers than these share (the number of a switchboard, Thomas Müller) says nothing about two of them."""
_STEP = 2_000
_NAME = "n "
"""How the key of a name begins; e, p and a are e-mail, phone and address."""


@dataclass(frozen=True)
class Pair:
    """Two customers who may be one; `one_id` is the smaller id, the older record."""

    one_id: int
    other_id: int
    likeness: Likeness


def find_pairs(profiles: Sequence[Profile], tell: Callable[[int, int], None]) -> list[Pair]:
    """Return all pairs, the surest first.

    `tell` is called now and then with how much of how much is done; what it raises ends the search.
    """
    blocks, neighbours = _blocks(profiles), _neighbours(profiles)
    found: dict[tuple[int, int], Likeness] = {}
    for number, one in enumerate(profiles):
        if number % _STEP == 0:
            tell(number, len(profiles))
        for other in set(_beside(one, blocks, neighbours)):
            alike = likeness(one, profiles[other]) if other > number else None
            if alike is not None:
                found[number, other] = alike
    pairs = [_pair(profiles[one], profiles[other], alike) for (one, other), alike in found.items()]
    return sorted(
        pairs, key=lambda pair: (-pair.likeness.grade, -len(pair.likeness.reasons), pair.one_id, pair.other_id)
    )


def _pair(one: Profile, other: Profile, alike: Likeness) -> Pair:
    first, second = sorted((one.customer_id or 0, other.customer_id or 0))
    return Pair(first, second, alike)


def _blocks(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    """Return the places in `profiles` of those who share a key; a name shared by too many, once more per place."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(profiles):
        for key in _keys(one):
            blocks[key].append(number)
    for key in [key for key, block in blocks.items() if len(block) > LARGEST_BLOCK]:
        if key.startswith(_NAME):
            for number in blocks[key]:
                for place in profiles[number].places:
                    blocks[f"{key}\t{place}"].append(number)
    return {key: block for key, block in blocks.items() if 1 < len(block) <= LARGEST_BLOCK or key.startswith(_NAME)}


def _keys(one: Profile) -> set[str]:
    keys = {f"e {email}" for email in one.emails} | {f"p {phone}" for phone in one.phones}
    keys |= {f"a {street}\t{place}" for street, place in one.addresses}
    for words in (one.name, one.person, one.company):
        if words:
            keys |= {_name_key(words), _NAME + "".join(words)}
    return keys


def _name_key(words: Iterable[str]) -> str:
    return _NAME + " ".join(sorted(words))


def _neighbours(profiles: Sequence[Profile]) -> dict[str, list[str]]:
    """Return for each word of a name the words in other names that are one typo apart from it."""
    vocabulary = {word for one in profiles for word in one.name if word.isalpha()}
    by_key: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        for key in typo_keys(word):
            by_key[key].append(word)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for words in by_key.values():
        for one, other in combinations(words, 2):
            if one_typo_apart(one, other):
                neighbours[one].add(other)
                neighbours[other].add(one)
    return {word: sorted(others) for word, others in neighbours.items()}


def _beside(one: Profile, blocks: dict[str, list[int]], neighbours: dict[str, list[str]]) -> Iterator[int]:
    """Yield the places in `profiles` of everybody worth comparing with `one`, some of them several times."""
    keys = _keys(one)
    for number, word in enumerate(one.name):
        for other in neighbours.get(word, ()):
            keys.add(_name_key((*one.name[:number], other, *one.name[number + 1 :])))
    for key in keys:
        block = blocks.get(key, [])
        if len(block) <= LARGEST_BLOCK:
            yield from block
            continue
        for place in one.places:
            yield from blocks.get(f"{key}\t{place}", [])[:LARGEST_BLOCK]
