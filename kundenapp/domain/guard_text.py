"""A text as the guard reads it: words, sentences, quotations, and whether a word is said of somebody."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.word_list import fold_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.domain.word_list import WordList

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:[-\u2010\u2011\u00ad'’]{_LETTER}+)*")
_SENTENCE_END = re.compile(r"[.!?;][\s\"“”»«)]|\n")
_QUOTATION = re.compile(
    '„[^„“”"\n]{1,400}[“”"]|»[^»«\n]{1,400}«|«[^»«\n]{1,400}»|“[^“”\n]{1,400}”|"[^"\n]{1,400}"|‚[^‚‘\n]{1,400}‘'
)
_ADJECTIVE_ENDINGS = ("e", "er", "en", "es", "em")
_AROUND, _BEFORE, _ADJECTIVES = 8, 3, 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands; `start` and `end` count characters of the text.

    It ``is_joined`` to the word before if only blanks and full stops lie between.
    """

    text: str
    folded: str
    start: int
    end: int
    sentence: int
    is_quoted: bool
    is_joined: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Reading:
    """A text taken apart; the words are asked for by their place in ``words``.

    `context` names the lists that give a word its meaning, as in ``resources/guard/context.json``.
    """

    def __init__(self, text: str, context: Mapping[str, WordList[bool]]) -> None:
        self._context = context
        self.words: list[Word] = []
        quotations = [match.span() for match in _QUOTATION.finditer(text)]
        begins = [start for start, _end in quotations]
        sentence = 0
        for match in _WORD.finditer(text):
            gap = text[self.words[-1].end if self.words else 0 : match.start()]
            if self.words and self._ends_sentence(gap + match[0][0]):
                sentence += 1
            quotation = bisect_right(begins, match.start()) - 1
            is_quoted = quotation >= 0 and match.end() <= quotations[quotation][1]
            is_joined = bool(self.words) and not gap.strip(" .\t")
            word = Word(match[0], fold_word(match[0]), match.start(), match.end(), sentence, is_quoted, is_joined)
            self.words.append(word)

    def _ends_sentence(self, gap: str) -> bool:
        if not _SENTENCE_END.search(gap):
            return False
        return "\n" in gap or not gap.startswith(".") or not self._has("abbreviation", len(self.words) - 1)

    def _has(self, name: str, place: int) -> bool:
        return self.words[place].folded in self._context[name]

    def _span(self, place: int, before: int, after: int) -> range:
        """The places around one, without its own, in the same sentence."""
        sentence = self.words[place].sentence
        first, last = place, place
        while first > max(0, place - before) and self.words[first - 1].sentence == sentence:
            first -= 1
        while last < min(len(self.words) - 1, place + after) and self.words[last + 1].sentence == sentence:
            last += 1
        return range(first, last + 1)

    def stands_near(self, wanted: WordList[bool], place: int) -> bool:
        """Whether a wanted word stands around a place, in the same sentence."""
        return any(one != place and self.words[one].folded in wanted for one in self._span(place, _AROUND, _AROUND))

    def stands_before(self, wanted: WordList[bool], place: int) -> bool:
        """Whether a wanted word stands shortly before a place, in the same sentence."""
        return any(one != place and self.words[one].folded in wanted for one in self._span(place, _BEFORE, 0))

    def follows(self, name: str, place: int) -> bool:
        """Whether the word right before is one of the list called `name`."""
        return self._previous(place) is not None and self._has(name, place - 1)

    def _previous(self, place: int) -> int | None:
        is_there = place > 0 and self.words[place - 1].sentence == self.words[place].sentence
        return place - 1 if is_there else None

    def _next(self, place: int) -> int | None:
        is_there = place + 1 < len(self.words) and self.words[place + 1].sentence == self.words[place].sentence
        return place + 1 if is_there else None

    def is_name(self, place: int) -> bool:
        """Whether the word is a name there: Herr Krank, Frau Dr. Eva Krank, Krank GmbH; or the Frau before a name."""
        if not self.words[place].is_capital:
            return False
        following = self._next(place)
        if following is not None and self._has("legal_form", following):
            return True
        if self._has("title", place) and following is not None:
            next_word = self.words[following]
            return next_word.is_capital and next_word.is_joined
        return self._is_after_title(place)

    def _is_after_title(self, place: int) -> bool:
        if not self.words[place].is_joined:
            return False
        if self.follows("title", place):
            return True
        first_name = self._previous(place)
        return first_name is not None and self.words[first_name].is_capital and self.follows("title", first_name)

    def _is_person(self, place: int) -> bool:
        if self._has("person", place) or self._is_pronoun(place):
            return True
        return self.words[place].is_capital and self._is_after_title(place)

    def _is_pronoun(self, place: int) -> bool:
        """Whether somebody is meant: er, sie; der only in "der ist …"."""
        if self._has("determiner", place):
            following = self._next(place)
            return self._has("pronoun", place) and following is not None and self._has("copula", following)
        return self._has("pronoun", place) and not self.follows("preposition", place)

    def _is_bare_name(self, place: int) -> bool:
        """A capital without article: Meier ist …; Die Kette ist … is none."""
        word = self.words[place]
        if not word.is_capital or self._has("thing", place) or self._has("function", place):
            return False
        return not any(self.follows(name, place) for name in ("determiner", "preposition"))

    def is_said_of_somebody(self, place: int) -> bool:
        """Whether the word is said of a person: dummer Kunde, er ist dumm, Frau Meier krank, die Kranke."""
        described = self._described(place)
        if described is not None:
            return self._has("person", described)
        return (
            self._is_predicate(place)
            or self._is_beside_person(place)
            or self._is_alone_in_sentence_about_somebody(place)
            or self._is_noun_of_adjective(place)
        )

    def _is_inflected(self, place: int) -> bool:
        return self.words[place].folded.endswith(_ADJECTIVE_ENDINGS)

    def _described(self, place: int) -> int | None:
        """The noun an adjective stands before."""
        word = self.words[place]
        if not self._is_inflected(place) or (word.is_capital and self._previous(place) is not None):
            return None
        for one in self._span(place, 0, _ADJECTIVES):
            if one != place and self._has("person", one):
                return one
            if one != place and self.words[one].is_capital:
                return one
            if one != place and not self._is_inflected(one) and self.words[one].folded not in ("und", "oder"):
                return None
        return None

    def is_called(self, place: int) -> bool:
        """Whether a person is called by this noun: er ist eine Niete, so ein Spinner, Penner, der Kunde."""
        if self._is_predicate(place) or self._is_alone_in_sentence_about_somebody(place):
            return True
        following = self._next(place)
        is_last = following is None or not self.words[following].is_capital
        return is_last and place > 1 and self.words[place - 2].folded == "so" and self.follows("determiner", place)

    def _is_predicate(self, place: int) -> bool:
        """Er ist dumm, Meier ist eine Niete, ist schwanger."""
        for one in reversed(self._span(place, _AROUND, 2)):
            if one != place and self._has("copula", one):
                return self._has_personal_subject(one, place)
        return False

    def _has_personal_subject(self, copula: int, place: int) -> bool:
        between = range(min(copula, place) + 1, max(copula, place))
        if self.words[place].is_capital and not all(self._leads_to_noun(one) for one in between):
            return False
        if any(self._has("neuter", one) for one in between):
            return False
        if copula > place:
            following = self._next(copula)
            is_said_after = following is not None and self._is_person(following)
            before = self._span(place, _AROUND - 2, 0)
            return is_said_after or any(self._is_person(one) for one in before if one != place)
        if any(self._is_person(one) and not self.follows("preposition", one) for one in between):
            return True
        subject = self._previous(copula)
        if subject is None:  # notes leave out the customer
            return not any(self.words[one].is_capital for one in between)
        if self._is_possessor(subject):
            return False
        return self._is_person(subject) or self._is_bare_name(subject) or self._is_person_further_back(subject)

    def _is_possessor(self, place: int) -> bool:
        """Die Katze des Kunden ist …: it is not the customer who is."""
        owner = place - 2
        return (
            owner >= 0
            and self.follows("genitive", place)
            and self.words[owner].is_capital
            and not self._is_person(owner)
        )

    def _leads_to_noun(self, place: int) -> bool:
        """Er ist (doch eine richtige) Niete; not: er ist (bei der) Niete, er ist (Bauer und hat) Schweine."""
        is_word_of_noun = any(self._has(name, place) for name in ("determiner", "adverb"))
        return is_word_of_noun or self._is_person(place) or self._is_plain_adjective(place)

    def _is_plain_adjective(self, place: int) -> bool:
        return self._is_inflected(place) and not self.words[place].is_capital and not self._has("preposition", place)

    def _is_person_further_back(self, place: int) -> bool:
        """Der Kunde selbst ist …; a noun in between is the subject instead."""
        for one in reversed(self._span(place, _BEFORE, 0)):
            if self._is_person(one):
                return True
            if self.words[one].is_capital:
                return False
        return False

    def _is_beside_person(self, place: int) -> bool:
        """Kunde dumm, Frau Meier sehr krank, weil dumm: notes leave out the verb. Ich halte ihn für dumm."""
        before = self._previous(place)
        while before is not None and (self._has("adverb", before) or self.words[before].folded == "fuer"):
            before = self._previous(before)
        if before is None or self.words[place].is_capital:
            return False
        if self._has("pronoun", before):
            return self.stands_before(self._context["opinion"], before)
        return self._is_person(before) or self._has("because", before)

    def _is_alone_in_sentence_about_somebody(self, place: int) -> bool:
        """Lebt mit seinem Mann zusammen, schwul."""
        following = self._next(place)
        is_alone = not self.words[place].is_joined and (following is None or not self.words[following].is_joined)
        around = self._span(place, _AROUND, _AROUND)
        return is_alone and any(self._has("person", one) for one in around if one != place)

    def _is_noun_of_adjective(self, place: int) -> bool:
        """Der Kranke, ein Behinderter: a capital inside a sentence, and no noun behind it."""
        following = self._next(place)
        if not self.words[place].is_capital or not self._is_inflected(place):
            return False
        is_alone = following is None or not self.words[following].is_capital
        return is_alone and self.follows("personal_determiner", place)

    def is_done_by_somebody(self, place: int) -> bool:
        """Whether a person does what the word says: Kunde stinkt, stinkt er."""
        following = self._next(place)
        if following is not None and (self._has("negation", following) or self._has("determiner", following)):
            return False  # nervt nicht; den Kunden nervt der Lärm
        if following is not None and self._is_pronoun(following):
            return True
        before = self._previous(place)
        return before is not None and (self._is_person(before) or self._is_person_further_back(before))
