"""The words the guard knows, and what has to stand around each of them before it says something."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.domain.word_list import WordList
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_OWN_WORDS = 200


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
    """What a word has to be said of: of anything; of somebody, as an adjective or a noun; of whoever does it."""

    ANYTHING = "anything"
    PERSON = "person"
    NOUN = "noun"
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
    is_capital:
        whether it has to begin with a capital: die Grünen, die grünen Kacheln.
    """

    kind: Kind
    topic: Topic
    about: About
    before: WordList[bool]
    near: WordList[bool]
    unless: WordList[bool]
    has_before: bool
    has_near: bool
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class GuardWords:
    """All lists together.

    Attributes
    ----------
    context:
        by name, the words that give the others their meaning.
    own, quiet:
        which words of its own the shop wants a hint at, and at which it wants none.
    """

    rules: WordList[Rule]
    context: Mapping[str, WordList[bool]]
    own: WordList[Rule] = field(default_factory=WordList)
    quiet: WordList[bool] = field(default_factory=WordList)


_FREE = Rule(Kind.OWN, Topic.OWN, About.ANYTHING, WordList(), WordList(), WordList(), has_before=False, has_near=False)


def own_words(field_name: str, text: str) -> tuple[str, ...]:
    """Return the words the shop has written, with commas or on lines of their own, each of them once.

    Raises
    ------
    ValidationError
        if something is no word, too long, or there are too many.
    """
    words: dict[str, str] = {}
    for part in text.replace(",", "\n").replace(";", "\n").split("\n"):
        word = clean_line(part)
        if not word:
            continue
        if not any(map(str.isalpha, word)):
            raise ValidationError(
                field_name, _("„{word}“ ist kein Wort. Bitte Wörter mit Kommas trennen.").format(word=word)
            )
        limits.check_length(field_name, word, limits.TAG)
        words.setdefault(word.casefold(), word)
    if len(words) > MOST_OWN_WORDS:
        raise ValidationError(
            field_name,
            _("Das sind {given} Wörter, möglich sind {most}. Bitte streichen, was selten vorkommt.").format(
                given=limits.grouped(len(words)), most=MOST_OWN_WORDS
            ),
        )
    return tuple(words.values())


def listed(entries: Iterable[str]) -> WordList[bool]:
    """Return a list that only tells whether a word is in it."""
    return WordList((entry, True) for entry in entries)


def guard_words(lists: Iterable[Mapping[str, Any]], context: Mapping[str, Iterable[str]]) -> GuardWords:
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
    return GuardWords(WordList(entries), {name: listed(words) for name, words in context.items()})


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
        is_capital=raw.get("is_capital", False),
    )


def with_own(words: GuardWords, hinted: Iterable[str], quiet: Iterable[str]) -> GuardWords:
    """Return `words` with those of the shop: which of its own get a hint, and which never get one."""
    own = WordList((entry, _FREE) for entry in hinted)
    return replace(words, own=own, quiet=listed(quiet))
