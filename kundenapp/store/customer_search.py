"""What the search indexes are asked, and how much their answer would cost. For SQLite only (FTS5)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.text import phone_query, search_words

if TYPE_CHECKING:
    from kundenapp.store.engine import Engine, Value

_SHORTEST_CONVERSATION_QUERY = 3
"""How many letters and digits a search has before what was said counts too."""

_SHORTEST_INDEXED_WORD = 3
"""Beginnings from this length on are looked up in the index of conversations; shorter ones it has to gather."""

MANY = 8000
"""From so many hits on it is faster to walk through the list until enough are found than to gather and sort all."""

MANY_CONVERSATIONS = 2000
SMALL_FILE = 20_000
"""With so few conversations any question is answered at once."""

OWN = """
    customer_id IN (
        SELECT customer_search.rowid FROM customer_search WHERE customer_search MATCH :own
        UNION ALL
        SELECT customer_search.rowid FROM customer_search WHERE customer_search MATCH :number
    )
"""
"""Every word is one of the customer; or a phone number begins that way."""

FOUND = """
    (customer_id IN (
        SELECT customer_id FROM (
            SELECT word.key AS word, customer_search.rowid AS customer_id
                FROM json_each(:words) AS word JOIN customer_search ON customer_search MATCH word.value
            UNION
            SELECT word.key AS word, conversations.customer_id AS customer_id
                FROM json_each(:said) AS word JOIN conversation_search ON conversation_search MATCH word.value
                JOIN conversations ON conversations.id = conversation_search.rowid
        ) GROUP BY customer_id HAVING count(*) = :number_of_words
    ) OR customer_id IN (
        SELECT customer_search.rowid
            FROM json_each(:numbers) AS number JOIN customer_search ON customer_search MATCH number.value
    ))
"""
"""Every word is one of the customer or of a conversation with them; or a phone number begins that way."""

WALKED = """
    (NOT EXISTS (
        SELECT 1 FROM json_each(:globs) AS word WHERE NOT ' ' || search_text GLOB word.value
    ) OR ' ' || search_text GLOB :number_glob)
"""
"""The same as `OWN`, asked of one customer after the other."""


_MOST_WORDS = 64
_NOTHING = '""*'


@dataclass(frozen=True)
class Question:
    """A search text as the indexes understand it: quoted beginnings of words, so that no text is ever an instruction.

    Attributes
    ----------
    words:
        the folded words; every one must be found.
    number:
        the phone key if the text looks like (the beginning of) a phone number, else empty.
    """

    words: tuple[str, ...]
    number: str

    @classmethod
    def of(cls, text: str) -> Question:
        """Return what `text` asks."""
        return cls(tuple(dict.fromkeys(search_words(text)))[:_MOST_WORDS], phone_query(text) or "")

    @property
    def said(self) -> tuple[str, ...]:
        """The words that may have been said in a conversation."""
        return self.words if sum(map(len, self.words)) >= _SHORTEST_CONVERSATION_QUERY else ()

    @property
    def parameters(self) -> dict[str, Value]:
        """The parameters of `OWN`, `FOUND` and `WALKED`."""
        return {
            "own": " ".join(map(_beginning, self.words)) or _NOTHING,
            "number": _beginning(self.number) if self.number else _NOTHING,
            "words": json.dumps([_beginning(word) for word in self.words]),
            "said": json.dumps([_beginning(word) for word in self.said]),
            "number_of_words": len(self.words),
            "numbers": json.dumps([_beginning(self.number)] if self.number else []),
            "globs": json.dumps([f"* {word}*" for word in self.words] or ["nothing"]),
            "number_glob": f"* {self.number}*" if self.number else "",
        }

    def fits_many(self, engine: Engine) -> bool:
        """Whether the words of so many customers fit that gathering all of them would take its time."""
        return any(
            engine.scalar(
                "SELECT count(*) FROM (SELECT 1 FROM customer_search WHERE customer_search MATCH ? LIMIT ?)",
                (self.parameters[query], MANY),
            )
            >= MANY
            for query in ("own", "number")
        )

    def has_long_words(self, engine: Engine) -> bool:
        """Whether what was said can be looked up without gathering all words of a large file that begin so."""
        shortest = min(map(len, self.said), default=_SHORTEST_INDEXED_WORD)
        return shortest >= _SHORTEST_INDEXED_WORD or _is_small(engine)

    def is_quick(self, engine: Engine) -> bool:
        """Whether what was said can be looked up between two keystrokes."""
        if not self.said or _is_small(engine):
            return True
        return (
            self.has_long_words(engine)
            and not any(_was_said_often(engine, word) for word in self.said)
            and (len(self.words) == 1 or not any(Question((word,), "").fits_many(engine) for word in self.words))
        )


def _was_said_often(engine: Engine, word: str) -> bool:
    hits = engine.scalar(
        "SELECT count(*) FROM (SELECT 1 FROM conversation_search WHERE conversation_search MATCH ? LIMIT ?)",
        (_beginning(word), MANY_CONVERSATIONS),
    )
    return bool(hits >= MANY_CONVERSATIONS)


def _is_small(engine: Engine) -> bool:
    return (engine.scalar("SELECT max(id) FROM conversations") or 0) <= SMALL_FILE


def _beginning(word: str) -> str:
    return f'"{word}"*'
