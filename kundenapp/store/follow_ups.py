"""Where follow-ups (Wiedervorlagen) are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.dates import format_day
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.domain.text import clean_line, full_stop
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.doors import moment_text

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation

_PLAN = ("due_on", "due_time", "what", "assignee_id")
"""The columns that a person changes while the follow-up is open."""


class FollowUps:
    """Follow-ups in the file. Methods that take an operation are part of it, the others are operations themselves."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self, follow_up_id: int) -> FollowUp:
        """Return a follow-up.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("follow_ups", follow_up_id)
        if row is None:
            raise NothingFoundError(_("Diese Wiedervorlage gibt es nicht mehr."))
        return follow_up_of(row)

    def open_of(self, customer_id: int) -> list[FollowUp]:
        """Return what is still to be done for a customer, the next first."""
        return self._found(
            "SELECT * FROM follow_ups WHERE customer_id = ? AND done_at IS NULL ORDER BY due_on, due_time, id",
            customer_id,
        )

    def done_of(self, customer_id: int, limit: int = 1_000_000) -> list[FollowUp]:
        """Return what has been done for a customer, the latest first."""
        return self._found(
            "SELECT * FROM follow_ups WHERE customer_id = ? AND done_at IS NOT NULL "
            "ORDER BY done_at DESC, id DESC LIMIT ?",
            customer_id,
            limit,
        )

    def _found(self, sql: str, *parameters: int) -> list[FollowUp]:
        return [follow_up_of(row) for row in self._engine.dicts(sql, parameters)]

    def create(self, follow_up: FollowUp, today: date) -> int:
        """Keep a new follow-up and return its id.

        Raises
        ------
        ValidationError
            if a text is too long.
        RestrictedError
            if the data of the customer may only be kept.
        """
        check_usable(self._engine, follow_up.customer_id)
        summary = full_stop(_("Wiedervorlage am {day}").format(day=format_day(follow_up.due_on, today)))
        with self._doors.operation("follow_up.create", summary) as op:
            return self.add(op, follow_up)

    def add(self, op: Operation, follow_up: FollowUp) -> int:
        """Keep a new follow-up as part of an operation and return its id; errors as in `create`."""
        return op.insert("follow_ups", follow_up_row(follow_up.validated()))

    def _usable(self, follow_up_id: int) -> FollowUp:
        """Return a follow-up that may be worked with; all that change one without a conversation ask here first."""
        follow_up = self.get(follow_up_id)
        check_usable(self._engine, follow_up.customer_id)
        return follow_up

    def change(self, follow_up: FollowUp, today: date) -> None:
        """Keep what is to be done, when and by whom of a follow-up that is there; the rest of it stays.

        Raises
        ------
        ValidationError
            if a text is too long.
        NothingFoundError
            if it has been deleted meanwhile.
        """
        summary = full_stop(_("Wiedervorlage geändert: {day}").format(day=format_day(follow_up.due_on, today)))
        kept = self._usable(cast("int", follow_up.id))
        row = follow_up_row(follow_up.validated())
        with self._doors.operation("follow_up.change", summary) as op:
            op.update("follow_ups", cast("int", kept.id), {column: row[column] for column in _PLAN})

    def delete(self, follow_up_id: int) -> None:
        """Remove a follow-up that nobody needs any more.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        follow_up = self._usable(follow_up_id)
        with self._doors.operation("follow_up.delete", _("Wiedervorlage gelöscht.")) as op:
            op.delete("follow_ups", cast("int", follow_up.id))

    def finish(self, follow_up_id: int, result: str = "") -> None:
        """Mark a follow-up as done; done twice is done once.

        Raises
        ------
        ValidationError
            if the result is too long.
        """
        with self._doors.operation("follow_up.finish", _("Wiedervorlage erledigt.")) as op:
            self.set_done(op, self._usable(follow_up_id), result)

    def set_done(self, op: Operation, follow_up: FollowUp, result: str = "") -> None:
        """Mark a follow-up as done as part of an operation; errors as in `finish`."""
        if follow_up.done_at is None:
            done = replace(follow_up, result=result).validated()
            op.update(
                "follow_ups",
                cast("int", done.id),
                {
                    "done_at": self._doors.now_text(),
                    "done_by": self._doors.employee_id,
                    "result": done.result,
                    "measure": done.measure,
                    "cause": done.cause,
                },
            )
            self._keep_promise(op, follow_up)

    def _keep_promise(self, op: Operation, follow_up: FollowUp) -> None:
        """Let a promise be kept today when what reminds of it is done, unless somebody has said otherwise."""
        kept = self._engine.row("commitments", follow_up.commitment_id) if follow_up.commitment_id else None
        if kept is not None and kept["kept_on"] is None and kept["broken_on"] is None:
            op.update("commitments", cast("int", kept["id"]), {"kept_on": self._doors.today().isoformat()})

    def postpone(self, follow_up_id: int, to: date, today: date) -> None:
        """Move a follow-up to another day; the time of day was that of the old one and does not come along."""
        summary = full_stop(_("Wiedervorlage verschoben auf {day}").format(day=format_day(to, today)))
        with self._doors.operation("follow_up.postpone", summary) as op:
            self.set_due(op, replace(self._usable(follow_up_id), due_time=None), to)

    def set_due(self, op: Operation, follow_up: FollowUp, to: date, what: str = "") -> None:
        """Move a follow-up to another day, as part of an operation.

        Time of day and assignee become those of `follow_up`; it gets other words if there are any.

        Raises
        ------
        ValidationError
            if the words are too long.
        """
        moved = replace(follow_up, due_on=to, what=clean_line(what) or follow_up.what).validated()
        row = follow_up_row(moved)
        op.update("follow_ups", cast("int", moved.id), {column: row[column] for column in _PLAN})


def _clock(value: time | None) -> str | None:
    return f"{value:%H:%M}" if value else None


def follow_up_row(follow_up: FollowUp) -> Row:
    """Return the row of a new follow-up, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": follow_up.customer_id,
        "kind": follow_up.kind.value,
        "due_on": follow_up.due_on.isoformat(),
        "due_time": _clock(follow_up.due_time),
        "what": follow_up.what,
        "employee_id": follow_up.employee_id,
        "assignee_id": follow_up.assignee_id,
        "conversation_id": follow_up.conversation_id,
        "done_at": moment_text(follow_up.done_at) if follow_up.done_at else None,
        "done_by": follow_up.done_by,
        "result": follow_up.result,
        "answer_id": follow_up.answer_id,
        "measure": follow_up.measure,
        "cause": follow_up.cause,
        "commitment_id": follow_up.commitment_id,
    }


def follow_up_of(row: Row) -> FollowUp:
    """Return the follow-up that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return FollowUp(
        customer_id=value["customer_id"],
        due_on=date.fromisoformat(value["due_on"]),
        what=value["what"],
        due_time=time.fromisoformat(value["due_time"]) if value["due_time"] else None,
        kind=FollowUpKind(value["kind"]),
        employee_id=value["employee_id"],
        assignee_id=value["assignee_id"],
        conversation_id=value["conversation_id"],
        done_at=datetime.fromisoformat(value["done_at"]) if value["done_at"] else None,
        done_by=value["done_by"],
        result=value["result"],
        answer_id=value["answer_id"],
        measure=value["measure"],
        cause=value["cause"],
        commitment_id=value["commitment_id"],
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
