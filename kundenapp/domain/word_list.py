"""Lists of words, and how a word of a text is found in them: endings, umlauts and compounds do not hide it.

An entry is written as people write it, with a mark where more or less than the word with its endings is meant:

* ``Idiot`` is the word with every ending: Idioten, Idiotin.
* ``*idiot`` is also the end of a longer word: Vollidiot.
* ``Krebspatient*`` is the beginning of any word.
* ``=AfD`` is this word alone, without endings.
* ``dumme Kuh`` are words one after the other, each with every ending.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

_LONGEST = 60
_SHORTEST_STEM = 3
_ENDINGS = {
    "e": ("e", "ste", "ere"),
    "n": ("n", "en", "in", "ern", "innen", "sten", "eren"),
    "r": ("er", "ster", "erer"),
    "s": ("s", "es", "ns", "ens", "stes"),
    "m": ("em",),
    "t": ("st",),
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_JOINTS = re.compile(r"[-\u00ad\u2010\u2011'’]")
_MARKS = "*="
_MOST_REMEMBERED = 2_000


def fold_word(word: str) -> str:
    """Return a word without capitals, accents and hyphens; ä and ae, ß and ss are the same. Folding twice is once."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold()).translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", folded).casefold()
    return _JOINTS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))[:_LONGEST]


def _stems(folded: str) -> Iterator[str]:
    for ending in ("", *_ENDINGS.get(folded[-1:], ())):
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            stem = folded[: len(folded) - len(ending)]
            yield stem
            if "ae" in stem or "oe" in stem or "ue" in stem:
                yield stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _kept_under(folded: str) -> set[str]:
    """Itself, and itself without an e, so that Kunde is found in Kundin."""
    return {folded, folded[:-1]} if folded.endswith("e") and len(folded) > _SHORTEST_STEM + 1 else {folded}


class WordList(Generic[T]):
    """Entries and a value for each."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._exact: dict[str, list[T]] = {}
        self._stems: dict[str, list[T]] = {}
        self._tails: dict[str, list[T]] = {}
        self._heads: dict[str, list[T]] = {}
        self._phrases: dict[str, list[tuple[tuple[WordList[bool], ...], T]]] = {}
        for entry, value in entries:
            self._add(entry, value)
        self._tail_lengths = sorted({len(tail) for tail in self._tails})
        self._head_lengths = sorted({len(head) for head in self._heads})
        self._known: dict[str, list[T]] = {}

    def _add(self, entry: str, value: T) -> None:
        words = [word for word in entry.split() if fold_word(word.strip(_MARKS))]
        if len(words) == 1:
            self._add_word(words[0], value)
        elif words:
            rest = tuple(WordList([(word, True)]) for word in words[1:])
            for stem in _kept_under(fold_word(words[0].strip(_MARKS))):
                self._phrases.setdefault(stem, []).append((rest, value))

    def _add_word(self, entry: str, value: T) -> None:
        folded = fold_word(entry.strip(_MARKS))
        if entry.endswith("*"):
            self._heads.setdefault(folded, []).append(value)
            return
        self._exact.setdefault(folded, []).append(value)
        if entry.startswith("="):
            return
        for stem in _kept_under(folded):
            self._stems.setdefault(stem, []).append(value)
            if entry.startswith("*"):
                self._tails.setdefault(stem, []).append(value)

    def of(self, folded: str) -> list[T]:
        """Return what is kept for a folded word, possibly twice."""
        found = self._known.get(folded)
        if found is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            found = self._known[folded] = self._look_up(folded)
        return found

    def _look_up(self, folded: str) -> list[T]:
        found = list(self._exact.get(folded, ()))
        for stem in _stems(folded):
            found += self._stems.get(stem, ())
            for length in self._tail_lengths:
                if length < len(stem):
                    found += self._tails.get(stem[-length:], ())
        for length in self._head_lengths:
            found += self._heads.get(folded[:length], ())
        return found

    def of_phrase(self, words: Sequence[str]) -> list[tuple[int, T]]:
        """Return the phrases at the beginning of the folded `words`: of how many words, and what is kept for them."""
        if not self._phrases or not words:
            return []
        return [
            (1 + len(rest), value)
            for stem in (words[0], *_stems(words[0]))
            for rest, value in self._phrases.get(stem, ())
            if len(words) > len(rest) and all(word in one for one, word in zip(rest, words[1:], strict=False))
        ]

    def __contains__(self, folded: str) -> bool:
        return bool(self.of(folded))
