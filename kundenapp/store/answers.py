"""Where answers are kept."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.answer import Answer, AnswerChannel, Recommends, Scale
from kundenapp.domain.answer_comment import Comment
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.i18n import _
from kundenapp.store.answer_counts import of_customers
from kundenapp.store.customer_rows import check_usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.answer_filter import AnswerFilter
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value
    from kundenapp.store.operation import Operation

_REMEMBERED = 500
"""From how many of the latest answers occasions are proposed."""


class Answers:
    """Answers in the file. What takes an operation is part of it, the rest are operations themselves."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self, answer_id: int) -> Answer:
        """Return an answer.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("answers", answer_id)
        if row is None:
            raise NothingFoundError(_("Diese Antwort gibt es nicht mehr."))
        return answer_of(row)

    def many(self, answer_ids: Iterable[object]) -> list[Answer]:
        """Return the answers with these ids that exist; None among the ids is nobody's."""
        wanted = json.dumps([answer_id for answer_id in answer_ids if answer_id is not None])
        rows = self._engine.dicts("SELECT * FROM answers WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
        return [answer_of(row) for row in rows]

    def of_customer(self, customer_id: int, limit: int = 1_000_000) -> list[Answer]:
        """Return the answers of a customer, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM answers WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT ?", (customer_id, limit)
        )
        return [answer_of(row) for row in rows]

    def latest_of(self, customer_id: int) -> Answer | None:
        """Return the latest answer of a customer, None if there is none."""
        return next(iter(self.of_customer(customer_id, 1)), None)

    def comments(self, first: date, last: date, wanted: AnswerFilter, limit: int) -> list[Comment]:
        """Return what was said between two days, both included, the latest first.

        Customers in the trash and those whose data may only be kept say nothing; answers without a name count without
        a filter only.
        """
        source, parameters = _comments(first, last, wanted)
        rows = self._engine.dicts(
            f"SELECT answers.*, display_name {source} ORDER BY answers.day DESC, answers.id DESC LIMIT :limit",
            {**parameters, "limit": limit},
        )
        return [Comment(answer_of(row), cast("str | None", row["display_name"]) or "") for row in rows]

    def comment_count(self, first: date, last: date, wanted: AnswerFilter) -> int:
        """Return how many comments `comments` would find without a limit."""
        source, parameters = _comments(first, last, wanted)
        return cast("int", self._engine.scalar(f"SELECT count(*) {source}", parameters))

    def occasions(self) -> list[str]:
        """Return after what was asked lately, the most frequent first."""
        rows = self._engine.rows(
            "SELECT occasion FROM (SELECT occasion FROM answers ORDER BY id DESC LIMIT ?) AS latest "
            "WHERE occasion <> '' GROUP BY occasion ORDER BY count(*) DESC, occasion",
            (_REMEMBERED,),
        )
        return [occasion for (occasion,) in rows]

    def add(self, op: Operation, answer: Answer) -> int:
        """Keep an answer as part of an operation and return its id; whoever was asked has thereby answered.

        Raises
        ------
        ValidationError
            if the value is not on its scale, the day is still to come, or a text is too long.
        """
        answer = answer.validated(self._doors.today())
        answer_id = op.insert("answers", answer_row(answer, self._doors.now_text()))
        for (request_id,) in self._engine.rows(
            "SELECT id FROM answer_requests WHERE customer_id = ? AND state = 'open' AND asked_on <= ?",
            (answer.customer_id, answer.day.isoformat()),
        ):
            op.update("answer_requests", request_id, {"state": "answered", "answer_id": answer_id})
        return answer_id

    def correct(self, answer: Answer) -> None:
        """Write what was corrected; whose answer it is and when it was noted stay.

        Raises
        ------
        ValidationError
            as in `add`.
        NothingFoundError
            if it has been deleted meanwhile.
        ChangedMeanwhileError
            if it was corrected after it was read.
        RestrictedError
            if the data of the customer may only be kept.
        """
        kept = self._usable(cast("int", answer.id))
        contents = _contents(answer.validated(self._doors.today()))
        if kept.version != answer.version:
            raise ChangedMeanwhileError(
                _("Diese Antwort wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie sie neu.")
            )
        with self._doors.operation(
            "answer.correct", _("Antwort korrigiert: {words}.").format(words=answer.words)
        ) as op:
            op.update("answers", cast("int", answer.id), contents)

    def delete(self, answer_id: int) -> None:
        """Remove an answer; what was to be done after it goes along, what was done stays. Can be undone.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        RestrictedError
            if the data of the customer may only be kept.
        """
        answer = self._usable(answer_id)
        with self._doors.operation("answer.delete", _("Antwort gelöscht: {words}.").format(words=answer.words)) as op:
            for case_id, done_at in self._engine.rows(
                "SELECT id, done_at FROM follow_ups WHERE answer_id = ?", (answer_id,)
            ):
                if done_at is None:
                    op.delete("follow_ups", case_id)
                else:
                    op.update("follow_ups", case_id, {"answer_id": None})
            for (request_id,) in self._engine.rows("SELECT id FROM answer_requests WHERE answer_id = ?", (answer_id,)):
                op.update("answer_requests", request_id, {"state": "open", "answer_id": None})
            op.delete("answers", answer_id)

    def _usable(self, answer_id: int) -> Answer:
        answer = self.get(answer_id)
        if answer.customer_id is not None:
            check_usable(self._engine, answer.customer_id)
        return answer


def _comments(first: date, last: date, wanted: AnswerFilter) -> tuple[str, dict[str, Value]]:
    """Return from where comments are read, and the parameters; who is in no figure has no span."""
    conditions, parameters = of_customers(wanted, "answers.customer_id")
    source = (
        "FROM answers LEFT JOIN answer_spans ON answer_spans.answer_id = answers.id "
        "LEFT JOIN customer_summaries ON customer_summaries.customer_id = answers.customer_id "
        "WHERE answers.day BETWEEN :first AND :last AND answers.comment <> '' "
        f"AND (answers.customer_id IS NULL OR answer_spans.answer_id IS NOT NULL){conditions}"
    )
    return source, {"first": first.isoformat(), "last": last.isoformat(), **parameters}


def answer_row(answer: Answer, noted_at: str) -> Row:
    """Return the row of a new answer, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": answer.customer_id,
        "noted_at": noted_at,
        **_contents(answer),
    }


def _contents(answer: Answer) -> Row:
    """Return the columns that a person may correct."""
    return {
        "day": answer.day.isoformat(),
        "value": answer.value,
        "scale": answer.scale.value,
        "person": answer.person,
        "comment": answer.comment,
        "occasion": answer.occasion,
        "channel": answer.channel.value,
        "recommends": answer.recommends.value,
        "employee_id": answer.employee_id,
    }


def answer_of(row: Row) -> Answer:
    """Return the answer that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return Answer(
        customer_id=value["customer_id"],
        value=value["value"],
        day=date.fromisoformat(value["day"]),
        scale=Scale(value["scale"]),
        person=value["person"],
        comment=value["comment"],
        occasion=value["occasion"],
        channel=AnswerChannel(value["channel"]),
        recommends=Recommends(value["recommends"]),
        employee_id=value["employee_id"],
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
