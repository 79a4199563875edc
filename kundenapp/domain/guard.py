"""What should not be written about customers, and what may not decide about people: hints with a reason and a way on.

A hint never forbids. It is precise rather than complete: a word alone is seldom enough, it has to be said of somebody.
What somebody else has said, in quotation marks or as "er nannte mich …", is no insult of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.guard_text import Reading
from kundenapp.domain.guard_words import About, Kind, Topic
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.guard_words import GuardWords, Rule

_LONGEST_PHRASE, _LONGEST_SHOWN = 4, 30
_IN_TEXT = frozenset({Kind.INSULT, Kind.SPECIAL, Kind.OWN})
_IN_CRITERION = frozenset({Kind.SPECIAL, Kind.TRAIT})
_AGG = frozenset(
    {Topic.AGE, Topic.GENDER, Topic.ORIGIN, Topic.RELIGION, Topic.DISABILITY, Topic.SEXUALITY, Topic.HEALTH}
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A word that should not stand there. `start` and `end` are its place in the text, `word` is written as there."""

    kind: Kind
    topic: Topic
    start: int
    end: int
    word: str

    @property
    def why(self) -> str:
        """What the word touches, in a sentence."""
        word = self.word if len(self.word) <= _LONGEST_SHOWN else f"{self.word[: _LONGEST_SHOWN - 1]}…"
        return _why(self.topic).format(word=word)

    @property
    def way(self) -> str:
        """What to do instead."""
        if self.kind is Kind.INSULT:
            return _("Schreiben Sie, was vereinbart wurde, nicht wie jemand ist. Der Kunde darf das lesen.")
        if self.kind is Kind.OWN:
            return _("Schreiben Sie es anders, oder lassen Sie es weg.")
        return _("Schreiben Sie nur, was Sie für den Auftrag brauchen. Der Kunde darf das lesen.")

    @property
    def sentence(self) -> str:
        """Why, and what to do instead."""
        return f"{self.why} {self.way}"

    @property
    def objection(self) -> str:
        """Why this may not decide about people, and what may."""
        on = _("Geht es um etwas Sachliches, schreiben Sie das.")
        if self.topic in _AGG:
            return _("Nach dem AGG darf das nicht entscheiden: {why} {on}").format(why=self.why, on=on)
        return _("Nach Art. 9 DSGVO darf das nicht entscheiden: {why} {on}").format(why=self.why, on=on)


def _why(topic: Topic) -> str:
    match topic:
        case Topic.INSULT:
            return _("„{word}“ klingt nach einem Urteil über den Menschen.")
        case Topic.OWN:
            return _("„{word}“ steht auf der Liste Ihres Betriebs.")
        case Topic.AGE:
            return _("„{word}“ sagt etwas über das Alter.")
        case Topic.GENDER:
            return _("„{word}“ sagt etwas über das Geschlecht.")
        case Topic.DISABILITY:
            return _("„{word}“ sagt etwas über eine Behinderung.")
        case _:
            return _("„{word}“ sagt etwas über {what}, das ist besonders geschützt.").replace("{what}", _what(topic))


def _what(topic: Topic) -> str:
    return {
        Topic.HEALTH: _("die Gesundheit"),
        Topic.RELIGION: _("den Glauben"),
        Topic.POLITICS: _("die politische Meinung"),
        Topic.ORIGIN: _("die Herkunft"),
        Topic.SEXUALITY: _("die Sexualität"),
    }.get(topic, _("die Gewerkschaft"))


def check(text: str, words: GuardWords, kinds: frozenset[Kind] = frozenset(Kind)) -> tuple[Hint, ...]:
    """Return the hints of these kinds, in the order of the text; no two of them overlap."""
    reading = Reading(text, words.context)
    hints: list[Hint] = []
    covered = 0
    for place, word in enumerate(reading.words):
        if place < covered:
            continue
        covered = place + _quiet_length(reading, place, words)
        for length, rule in _candidates(reading, place, words) if covered == place else ():
            if rule.kind in kinds and _applies(rule, reading, place, length, words):
                end = reading.words[place + length - 1].end
                hints.append(Hint(rule.kind, rule.topic, word.start, end, text[word.start : end]))
                covered = place + length
                break
    return tuple(hints)


def hints_for_text(text: str, words: GuardWords, off: frozenset[Kind] = frozenset()) -> tuple[Hint, ...]:
    """Return the hints for a free text, without the kinds the shop has switched off. They never forbid anything."""
    return check(text, words, _IN_TEXT - off)


def blocks_criterion(text: str, words: GuardWords) -> Hint | None:
    """Return why `text` may not decide about people, None if it may. Age and gender may describe, but not decide."""
    return next(iter(check(text, words, _IN_CRITERION)), None)


def _quiet_length(reading: Reading, place: int, words: GuardWords) -> int:
    """How many words from `place` on the shop wants no hint at."""
    folded = [word.folded for word in reading.words[place : place + _LONGEST_PHRASE]]
    return max((length for length, _value in words.quiet.of_phrase(folded)), default=int(folded[0] in words.quiet))


def _candidates(reading: Reading, place: int, words: GuardWords) -> Iterator[tuple[int, Rule]]:
    """The rules for the word at `place` or a phrase that begins there, and how many words they are about."""
    sentence = reading.words[place].sentence
    following = reading.words[place : place + _LONGEST_PHRASE]
    folded = [word.folded for word in following if word.sentence == sentence]
    for rules in (words.own, words.rules):
        yield from rules.of_phrase(folded)
        for rule in rules.of(folded[0]):
            yield 1, rule


def _applies(rule: Rule, reading: Reading, place: int, length: int, words: GuardWords) -> bool:
    if rule.kind is Kind.OWN:
        return True
    if reading.is_name(place) or _is_reported(rule, reading, place, words):
        return False
    if rule.is_capital and not reading.words[place].is_capital:
        return False
    last = place + length - 1
    if reading.stands_near(rule.unless, place) or (length > 1 and reading.stands_near(rule.unless, last)):
        return False
    if rule.has_before and not reading.stands_before(rule.before, place):
        return False
    if rule.has_near and not reading.stands_near(rule.near, place):
        return False
    if rule.about is About.PERSON:
        return reading.is_said_of_somebody(last)
    if rule.about is About.NOUN:
        return reading.is_called(last)
    return rule.about is About.ANYTHING or reading.is_done_by_somebody(place)


def _is_reported(rule: Rule, reading: Reading, place: int, words: GuardWords) -> bool:
    """Whether it is no insult of ours: a quotation, "er nannte mich …", "kein …"."""
    if rule.kind is not Kind.INSULT:
        return False
    is_quoted = reading.words[place].is_quoted
    return is_quoted or reading.follows("negation", place) or reading.stands_near(words.context["reported"], place)
