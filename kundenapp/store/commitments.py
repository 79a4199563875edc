"""Where promises are kept. One with a day is a Wiedervorlage too: it stands on Heute once, and is ticked there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.follow_ups import FollowUps, follow_up_of, follow_up_row

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation


class Commitments:
    """Promises in the file; methods that write raise RestrictedError if the data of the customer may only be kept."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._follow_ups = FollowUps(doors)

    def get(self, commitment_id: int) -> Commitment:
        """Return a promise.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("commitments", commitment_id)
        if row is None:
            raise NothingFoundError(_("Diese Zusage gibt es nicht mehr."))
        return commitment_of(row)

    def of_customer(self, customer_id: int) -> list[Commitment]:
        """Return every promise of a customer and to them, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM commitments WHERE customer_id = ? ORDER BY made_on DESC, id DESC", (customer_id,)
        )
        return [commitment_of(row) for row in rows]

    def create(self, commitment: Commitment) -> int:
        """Keep a new promise and return its id; one that is open and has a day is remembered on that day.

        Raises
        ------
        ValidationError
            as in `Commitment.validated`.
        """
        with self._doors.operation("commitment.create", _("Zusage gespeichert.")) as op:
            return self.add(op, commitment)

    def add(self, op: Operation, commitment: Commitment) -> int:
        """Keep a new promise as part of an operation and return its id; errors as in `create`."""
        check_usable(self._engine, commitment.customer_id)
        commitment = commitment.validated(self._doors.today())
        row = {**commitment_row(commitment, self._doors.now_text()), "employee_id": self._doors.employee_id}
        commitment_id = op.insert("commitments", row)
        self._remind(op, commitment, commitment_id)
        return commitment_id

    def change(self, commitment: Commitment) -> None:
        """Write what was corrected; what remembers of it follows.

        Raises
        ------
        ValidationError
            as in `create`.
        NothingFoundError, ChangedMeanwhileError
            if it was deleted or changed after it was read.
        """
        kept = self._usable(cast("int", commitment.id))
        wanted = commitment.validated(self._doors.today())
        if kept.version != commitment.version:
            raise ChangedMeanwhileError(
                _("Diese Zusage wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie sie neu.")
            )
        with self._doors.operation("commitment.change", _("Zusage geändert.")) as op:
            self._write(op, kept, wanted)

    def settle(self, commitment_id: int, state: CommitmentState, on: date | None = None) -> None:
        """Note that a promise was kept or broken (`on` a day, today unless said), or that it is open again.

        Raises
        ------
        ValidationError
            if the day is still to come, or the state is none of the three.
        NothingFoundError
            if there is none with this id.
        """
        kept, day = self._usable(commitment_id), on or self._doors.today()
        known: dict[CommitmentState, tuple[date | None, date | None]] = {
            CommitmentState.KEPT: (day, None),
            CommitmentState.BROKEN: (None, day),
            CommitmentState.OPEN: (None, None),
        }
        if state not in known:
            raise ValidationError("state", _("Eine Zusage ist offen, gehalten oder nicht gehalten."))
        kept_on, broken_on = known[state]
        wanted = replace(kept, kept_on=kept_on, broken_on=broken_on).validated(self._doors.today())
        summary = _("Zusage: {state}.").format(state=state.label)
        with self._doors.operation("commitment.settle", summary) as op:
            self._write(op, kept, wanted)

    def delete(self, commitment_id: int) -> None:
        """Remove a promise and what remembers of it; what was done stays. Can be undone. Errors as in `get`."""
        kept = self._usable(commitment_id)
        with self._doors.operation("commitment.delete", _("Zusage gelöscht.")) as op:
            for reminder in self._reminders(commitment_id):
                if reminder.done_at is None:
                    op.delete("follow_ups", cast("int", reminder.id))
                else:
                    op.update("follow_ups", cast("int", reminder.id), {"commitment_id": None})
            op.delete("commitments", cast("int", kept.id))

    def _write(self, op: Operation, kept: Commitment, wanted: Commitment) -> None:
        commitment_id = cast("int", kept.id)
        op.update("commitments", commitment_id, _contents(wanted))
        is_settled = wanted.kept_on is not None or wanted.broken_on is not None
        waiting = [reminder for reminder in self._reminders(commitment_id) if reminder.done_at is None]
        for reminder in waiting:
            if is_settled:
                self._follow_ups.set_done(op, reminder)
            elif wanted.due_on is None:
                op.delete("follow_ups", cast("int", reminder.id))
            else:
                changed = follow_up_row(reminder_of(wanted, reminder.assignee_id))
                op.update("follow_ups", cast("int", reminder.id), {key: changed[key] for key in ("due_on", "what")})
        if not waiting:
            self._remind(op, wanted, commitment_id)

    def _remind(self, op: Operation, commitment: Commitment, commitment_id: int) -> None:
        if commitment.due_on is not None and commitment.kept_on is None and commitment.broken_on is None:
            row = follow_up_row(reminder_of(commitment, self._doors.employee_id))
            op.insert("follow_ups", {**row, "employee_id": self._doors.employee_id, "commitment_id": commitment_id})

    def _reminders(self, commitment_id: int) -> list[FollowUp]:
        rows = self._engine.dicts("SELECT * FROM follow_ups WHERE commitment_id = ? ORDER BY id", (commitment_id,))
        return [follow_up_of(row) for row in rows]

    def _usable(self, commitment_id: int) -> Commitment:
        commitment = self.get(commitment_id)
        check_usable(self._engine, commitment.customer_id)
        return commitment


def reminder_of(commitment: Commitment, assignee_id: int | None) -> FollowUp:
    """Return the Wiedervorlage that reminds of a promise on its day."""
    words = _("Zusage einlösen: {what}") if commitment.side is Side.US else _("Zugesagt vom Kunden: {what}")
    return FollowUp(
        customer_id=commitment.customer_id,
        due_on=commitment.due_on or commitment.made_on,
        what=words.format(what=commitment.what)[:500],
        kind=FollowUpKind.COMMITMENT,
        assignee_id=assignee_id,
    ).validated()


def commitment_row(commitment: Commitment, noted_at: str) -> Row:
    """Return the row of a new promise, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": commitment.customer_id,
        "employee_id": commitment.employee_id,
        "noted_at": noted_at,
        **_contents(commitment),
    }


def _contents(commitment: Commitment) -> Row:
    return {
        "side": commitment.side.value,
        "what": commitment.what,
        "made_on": commitment.made_on.isoformat(),
        "due_on": commitment.due_on.isoformat() if commitment.due_on else None,
        "kept_on": commitment.kept_on.isoformat() if commitment.kept_on else None,
        "broken_on": commitment.broken_on.isoformat() if commitment.broken_on else None,
    }


def commitment_of(row: Row) -> Commitment:
    """Return the promise that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return Commitment(
        customer_id=value["customer_id"],
        side=Side(value["side"]),
        what=value["what"],
        made_on=date.fromisoformat(value["made_on"]),
        due_on=date.fromisoformat(value["due_on"]) if value["due_on"] else None,
        kept_on=date.fromisoformat(value["kept_on"]) if value["kept_on"] else None,
        broken_on=date.fromisoformat(value["broken_on"]) if value["broken_on"] else None,
        employee_id=value["employee_id"],
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
