"""The rows of what happened with a customer, for loading many at once; see `kundenapp.store.bulk`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.store.answer_requests import request_row
from kundenapp.store.answers import answer_row
from kundenapp.store.categories import override_row
from kundenapp.store.commitments import commitment_row, reminder_of
from kundenapp.store.conversations import conversation_row
from kundenapp.store.delights import delight_row
from kundenapp.store.doors import moment_text
from kundenapp.store.follow_ups import follow_up_row
from kundenapp.store.placements import placement_row
from kundenapp.store.stances import stance_row
from kundenapp.store.wishes import ground_row, wish_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.delight import Delight
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.stance import Stance
    from kundenapp.store.bulk_record import Record
    from kundenapp.store.engine import Row

STORIES = (
    *("conversations", "answers", "answer_requests", "commitments", "follow_ups", "delights", "placements"),
    *("category_overrides", "stances", "wishes", "common_grounds"),
)
"""What happened with a customer, in the order in which rows may point to each other."""


class RowMaker:
    """Turns what happened into rows.

    `next_id(table)` gives ids away; ideas and statements are named by their place among `idea_ids` and
    `statement_ids`.
    """

    def __init__(
        self,
        today: date,
        now: str,
        next_id: Callable[[str], int],
        idea_ids: Sequence[int],
        statement_ids: Sequence[int],
    ) -> None:
        self._today = today
        self._now = now
        self._next_id = next_id
        self._idea_ids = idea_ids
        self._statement_ids = statement_ids

    def rows(self, record: Record, customer_id: int) -> dict[str, list[Row]]:
        """Return the rows of what happened with a customer, by table of `STORIES`."""
        today, noted = self._today, self._noted
        told: dict[str, list[Row]] = {
            "conversations": [conversation_row(one.validated()) for one in record.conversations],
            "answers": [answer_row(one.answer.validated(today), noted(one.answer.noted_at)) for one in record.answers],
            "answer_requests": [request_row(one) for one in record.requests],
            "commitments": [commitment_row(one.validated(today), noted(one.noted_at)) for one in record.commitments],
            "delights": [self._delight(one) for one in record.delights],
            "placements": [placement_row(one.validated(today), noted(one.noted_at)) for one in record.placements],
            "category_overrides": [override_row(one.validated(), noted(one.noted_at)) for one in record.overrides],
            "stances": [self._stance(one) for one in record.stances],
            "wishes": [wish_row(one.validated(today)) for one in record.wishes],
            "common_grounds": [ground_row(one.validated(today)) for one in record.grounds],
        }
        found = {table: self._of(customer_id, table, rows) for table, rows in told.items()}
        follow_ups = self._follow_ups(record, found["answers"], found["commitments"])
        return {**found, "follow_ups": self._of(customer_id, "follow_ups", follow_ups)}

    def _of(self, customer_id: int, table: str, rows: Sequence[Row]) -> list[Row]:
        return [{"id": self._next_id(table), **row, "customer_id": customer_id} for row in rows]

    def _noted(self, noted_at: datetime | None) -> str:
        return moment_text(noted_at) if noted_at else self._now

    def _delight(self, delight: Delight) -> Row:
        idea_id = None if delight.idea_id is None else self._idea_ids[delight.idea_id]
        return delight_row(replace(delight.validated(self._today), idea_id=idea_id), self._noted(delight.noted_at))

    def _stance(self, stance: Stance) -> Row:
        statement_id = self._statement_ids[stance.statement_id]
        belonging = replace(stance.validated(self._today), statement_id=statement_id)
        return stance_row(belonging, self._noted(stance.noted_at))

    def _follow_ups(self, record: Record, answers: Sequence[Row], promises: Sequence[Row]) -> list[Row]:
        """Return what is to be done, what follows answers, and what reminds of promises."""
        after = [(entry.case, row) for entry, row in zip(record.answers, answers, strict=True) if entry.case]
        reminding = [
            (reminder_of(promise, promise.employee_id), row)
            for promise, row in zip(record.commitments, promises, strict=True)
            if _wants_a_reminder(promise)
        ]
        return [
            *(_follow_up(one) for one in record.follow_ups),
            *({**_follow_up(case), "answer_id": row["id"]} for case, row in after),
            *({**_follow_up(reminder), "commitment_id": row["id"]} for reminder, row in reminding),
        ]


def _follow_up(follow_up: FollowUp) -> Row:
    return {**follow_up_row(follow_up.validated()), "conversation_id": None}


def _wants_a_reminder(promise: Commitment) -> bool:
    return promise.due_on is not None and promise.kept_on is None and promise.broken_on is None
