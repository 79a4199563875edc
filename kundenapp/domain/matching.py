"""Keys and comparisons by which the same name, street or e-mail is known again in another spelling."""

from __future__ import annotations

import re
from collections import Counter

from kundenapp.domain.text import search_words

_LEGAL_FORMS = frozenset(
    (
        *("gmbh", "ggmbh", "mbh", "ag", "se", "kg", "kgaa", "ohg", "gbr", "ug", "haftungsbeschrankt"),
        *("ek", "ev", "eg", "partg", "partgmbb", "ltd", "inc", "co", "cokg"),
    )
)
_AFTER_E = frozenset(("k", "v", "g", "kfm", "kfr"))
"""What follows the e of e. K., e. V., e. G."""
_AND = frozenset(("und", "u"))
_STREET_END = re.compile("(?<=str)asse$|(?<=pl)atz$")
_GROUPS = re.compile(r"[^\W\d_]+|\d+")
_SHORTEST_WITH_TYPO = 4
_SAME_MAIL_HOST = {"googlemail.com": "gmail.com"}


def company_words(name: str) -> tuple[str, ...]:
    """Return the words of a company's name without legal form and "und": Müller & Söhne GmbH gives muller, sohne."""
    words = search_words(name)
    kept = []
    for number, word in enumerate(words):
        before, after = words[number - 1] if number else "", words[number + 1] if number + 1 < len(words) else ""
        is_legal = word in _LEGAL_FORMS or (word == "e" and after in _AFTER_E) or (before == "e" and word in _AFTER_E)
        if not (number and is_legal) and word not in _AND:
            kept.append(word)
    return tuple(kept or words)


def street_key(street: str) -> str:
    """Return a street with its number in one spelling; Lindenstraße 14 a, Linden-Str. 14A give lindenstr14a.

    Empty if there is no number in it: a street alone is no address.
    """
    groups = [group for word in search_words(street) for group in _GROUPS.findall(_STREET_END.sub("", word))]
    if not any(group.isdigit() for group in groups[1:]):
        return ""
    key = ""
    for group in groups:
        key += f" {group}" if group.isdigit() and key[-1:].isdigit() else group
    return key


def email_key(address: str) -> str:
    """Return an e-mail address as it is compared: without capitals, and two names of one host as one."""
    name, at, host = address.strip().casefold().partition("@")
    return f"{name}{at}{_SAME_MAIL_HOST.get(host, host)}"


def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have the same words in any order, or the same letters in a row: Blumen Haus, Blumenhaus."""
    return sorted(one) == sorted(other) or "".join(one) == "".join(other)


def similar_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in one word, and there by one typo; digits are no typos (Filiale 1, Filiale 2)."""
    left, right = Counter(one), Counter(other)
    mine, theirs = list((left - right).elements()), list((right - left).elements())
    if len(mine) != 1 or len(theirs) != 1:
        return False
    letters = mine[0] + theirs[0]
    return not any(letter.isdigit() for letter in letters) and one_typo_apart(mine[0], theirs[0])


def one_typo_apart(one: str, other: str) -> bool:
    """Whether a letter too many, too few, another one or two swapped make one word the other.

    In words of up to three letters nearly everything would be a typo of everything; there nothing is.
    """
    if one == other or abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < _SHORTEST_WITH_TYPO:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if len(one) != len(other):
        return one[1:] == other or one == other[1:]
    return one[1:] == other[1:] or (one[2:] == other[2:] and one[:2] == other[1::-1])


def typo_keys(word: str) -> set[str]:
    """Return keys of which two words share at least one if they are one typo apart: the word, and it less a letter."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
