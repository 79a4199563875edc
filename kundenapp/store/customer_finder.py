"""Finding one customer by a few letters, the closest first. For SQLite only (FTS5 search)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kundenapp.domain.customer_hit import CustomerHit, HitReason, hit, unsaid
from kundenapp.store.customer_rows import load_customers
from kundenapp.store.customer_search import FOUND, OWN, WALKED, Question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kundenapp.domain.customer import Customer
    from kundenapp.store.doors import Doors

_PER_CUSTOMER = 20
"""So many of the latest conversations that fit may be with one and the same customer before others are missed."""

_MOST_SPELLINGS = 16
_LAST_LETTER = "\U0010ffff"


class CustomerFinder:
    """Whom a few letters mean."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine

    def ids(self, text: str, limit: int) -> list[int]:
        """Return the ids of at most `limit` customers that fit, the closest first.

        Whose own name begins like `text` comes first, then whose name has these beginnings of words, then whose
        record has them, and last who is only found by what was said in a conversation; each in the order of names.
        """
        question = Question.of(text)
        found: dict[int, None] = {}
        for more in self._tiers(question, limit):
            found |= dict.fromkeys(more)
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def hits(self, text: str, limit: int) -> list[CustomerHit]:
        """Return the customers of `ids` with the reason why they fit."""
        question, ids = Question.of(text), self.ids(text, limit)
        customers = {customer.id: customer for customer in load_customers(self._engine, ids)}
        hits = [self._hit(customers[customer_id], question) for customer_id in ids if customer_id in customers]
        return sorted(hits, key=_closeness)

    def _tiers(self, question: Question, limit: int) -> Iterator[list[int]]:
        if question.fits_many(self._engine):
            yield self._by_name(question, limit)
            yield self._on_the_way(question, limit)
        else:
            yield self._closest(question, limit)
        if question.said:
            yield self._said_at_once(question, limit)
            if len(question.words) > 1 and question.has_long_words(self._engine):
                yield self._found_somehow(question, limit)

    def _closest(self, question: Question, limit: int) -> list[int]:
        parameters = {**question.parameters, "name_glob": f" {' '.join(question.words)}*", "limit": limit}
        # The name in the order of the list, folded like the words of a search.
        rows = self._engine.rows(
            f"""
            SELECT customer_id FROM (
                SELECT customer_id, sort_key, replace(replace(replace(replace(' ' || sort_key,
                    'ae', 'a'), 'oe', 'o'), 'ue', 'u'), char(9), ' ') AS name
                FROM customer_summaries WHERE {OWN}
            ) ORDER BY
                NOT name GLOB :name_glob,
                EXISTS (SELECT 1 FROM json_each(:globs) AS word WHERE NOT name GLOB word.value),
                sort_key, customer_id
            LIMIT :limit
            """,
            parameters,
        )
        return [customer_id for (customer_id,) in rows]

    def _by_name(self, question: Question, limit: int) -> list[int]:
        """Return whose name in the list begins so, read from its index."""
        found: list[tuple[str, int]] = []
        for spelling in _spellings(" ".join(question.words)):
            found += self._engine.rows(
                "SELECT sort_key, customer_id FROM customer_summaries "
                "WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key, customer_id LIMIT ?",
                (spelling, spelling + _LAST_LETTER, limit),
            )
        return [customer_id for _key, customer_id in sorted(found)][:limit]

    def _on_the_way(self, question: Question, limit: int) -> list[int]:
        """Return the first who fit, met while walking through the list."""
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries WHERE {WALKED} ORDER BY sort_key, customer_id LIMIT :limit",
            {**question.parameters, "limit": limit},
        )
        return [customer_id for (customer_id,) in rows]

    def _said_at_once(self, question: Question, limit: int) -> list[int]:
        """Return with whom all words were spoken in one conversation, the latest first."""
        rows = self._engine.rows(
            """
            SELECT conversations.customer_id
                FROM conversation_search JOIN conversations ON conversations.id = conversation_search.rowid
                WHERE conversation_search MATCH :own
                    AND EXISTS (SELECT 1 FROM customer_summaries WHERE customer_id = conversations.customer_id)
                ORDER BY conversation_search.rowid DESC LIMIT :limit
            """,
            {**question.parameters, "limit": limit * _PER_CUSTOMER},
        )
        return [customer_id for (customer_id,) in rows]

    def _found_somehow(self, question: Question, limit: int) -> list[int]:
        """Return of whom some words are in the record and the others were said, at different times perhaps."""
        rows = self._engine.rows(
            f"SELECT customer_id FROM customer_summaries WHERE {FOUND} ORDER BY sort_key, customer_id LIMIT :limit",
            {**question.parameters, "limit": limit},
        )
        return [customer_id for (customer_id,) in rows]

    def _hit(self, customer: Customer, question: Question) -> CustomerHit:
        found = hit(customer, question.words, question.number)
        if found.reason is HitReason.CONVERSATION:
            return replace(found, talked_on=self._talked_on(customer, question))
        return found

    def _talked_on(self, customer: Customer, question: Question) -> date | None:
        """Return the day of the latest conversation with one of the words that the record has not."""
        words = unsaid(customer.search_text, question.words)
        latest = self._engine.rows(
            "SELECT at, text FROM conversations WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT 200",
            (customer.id,),
        )
        for at, text in latest:
            if len(unsaid(text, words)) < len(words):
                return datetime.fromisoformat(at).astimezone().date()
        return None


def _closeness(found: CustomerHit) -> tuple[int, int]:
    """Among conversations the latest is the closest."""
    return list(HitReason).index(found.reason), -found.talked_on.toordinal() if found.talked_on else 0


def _spellings(folded: str) -> list[str]:
    """Return how a folded beginning may stand in the sort key, where ä is ae: "mul" as "mul" and as "muel"."""
    spellings = [""]
    for place, letter in enumerate(folded):
        is_open = letter in "aou" and place + 1 < len(folded) and len(spellings) < _MOST_SPELLINGS
        spellings = [known + more for known in spellings for more in ((letter, f"{letter}e") if is_open else (letter,))]
    return spellings
