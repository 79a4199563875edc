"""The words the guard knows, and what has to stand around each of them before it says something."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kundenapp.domain.word_list import WordList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(StrEnum):
    """Why a word gets a hint."""

    INSULT = "insult"
    SPECIAL = "special"
    TRAIT = "trait"
    OWN = "own"


class Topic(StrEnum):
    """What a word touches."""

    INSULT = "insult"
    HEALTH = "health"
    RELIGION = "religion"
    POLITICS = "politics"
    ORIGIN = "origin"
    SEXUALITY = "sexuality"
    UNION = "union"
    AGE = "age"
    GENDER = "gender"
    DISABILITY = "disability"
    OWN = "own"


class About(StrEnum):
    """What a word has to be said of: of anything; of somebody it stands beside; of whoever does it."""

    ANYTHING = "anything"
    PERSON = "person"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Rule:
    """When words of a topic get a hint.

    Attributes
    ----------
    before, near:
        words of which one has to stand among the few before, or anywhere around; an empty list asks for none.
    unless:
        words around it with which it means something else.
    """

    kind: Kind
    topic: Topic
    about: About
    before: WordList[bool]
    near: WordList[bool]
    unless: WordList[bool]
    has_before: bool
    has_near: bool


@dataclass(frozen=True, slots=True)
class GuardWords:
    """All lists together; `context` tells by name the words that give the others their meaning."""

    rules: WordList[Rule]
    context: Mapping[str, WordList[bool]]
    quiet: WordList[bool] = field(default_factory=WordList)
    own: WordList[Rule] = field(default_factory=WordList)
    own_quiet: WordList[bool] = field(default_factory=WordList)


_FREE = Rule(Kind.OWN, Topic.OWN, About.ANYTHING, WordList(), WordList(), WordList(), has_before=False, has_near=False)


def listed(entries: Iterable[str]) -> WordList[bool]:
    """Return a list that only tells whether a word is in it."""
    return WordList((entry, True) for entry in entries)


def guard_words(
    lists: Iterable[Mapping[str, Any]], context: Mapping[str, Iterable[str]], quiet: Iterable[str] = ()
) -> GuardWords:
    """Return the words of `lists`, each as in ``resources/guard``: a kind, and rules with their words.

    Raises
    ------
    ValueError
        if a kind, a topic or what a word has to be about is unknown.
    """
    entries = [
        (word, rule)
        for one in lists
        for raw in one["rules"]
        for rule in [_rule(Kind(one["kind"]), raw)]
        for word in raw["words"]
    ]
    return GuardWords(WordList(entries), {name: listed(words) for name, words in context.items()}, listed(quiet))


def _rule(kind: Kind, raw: Mapping[str, Any]) -> Rule:
    before, near = raw.get("before", ()), raw.get("near", ())
    return Rule(
        kind,
        Topic(raw["topic"]),
        About(raw.get("about", About.ANYTHING)),
        listed(before),
        listed(near),
        listed(raw.get("unless", ())),
        has_before=bool(before),
        has_near=bool(near),
    )


def with_own(words: GuardWords, hinted: Iterable[str], quiet: Iterable[str]) -> GuardWords:
    """Return `words` with those of the shop: which of its own get a hint, and which never get one."""
    own = WordList((entry, _FREE) for entry in hinted)
    return replace(words, own=own, own_quiet=listed(quiet))
