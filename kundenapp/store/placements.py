"""Where placements are kept. Nothing is ever overwritten but what the same person said on the same day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import Placement, who_is_missing
from kundenapp.i18n import _, ngettext
from kundenapp.store.category_facts import IS_NEWEST, NOW, WORKS_HERE
from kundenapp.store.customer_rows import check_usable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row, Value
    from kundenapp.store.operation import Operation

_NOW: dict[str, Value] = {"day": NOW.isoformat()}


class Placements:
    """Placements in the file; whoever works places for themselves only."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def own(self, customer_id: int) -> Placement | None:
        """Return the newest placement of a customer by whoever works now, None without an opinion."""
        if self._doors.employee_id is None:
            return None
        newest = self._newest(customer_id, self._doors.employee_id)
        return newest if newest is not None and newest.sympathy is not None else None

    def _newest(self, customer_id: int, employee_id: int) -> Placement | None:
        row = self._engine.one(
            "SELECT * FROM placements WHERE customer_id = ? AND employee_id = ? ORDER BY day DESC, id DESC LIMIT 1",
            (customer_id, employee_id),
        )
        return None if row is None else placement_of(row)

    def current_of(self, customer_id: int) -> list[Placement]:
        """Return the newest placement of a customer by everybody who works here and has an opinion, in no order."""
        rows = self._engine.dicts(
            "SELECT placements.* FROM placements JOIN employees ON employees.id = employee_id "
            f"WHERE customer_id = :customer AND day <= :day AND sympathy IS NOT NULL AND {WORKS_HERE} AND {IS_NEWEST}",
            {**_NOW, "customer": customer_id},
        )
        return [placement_of(row) for row in rows]

    def own_days(self) -> dict[int, date]:
        """Return when whoever works now last said something about each customer about whom they have an opinion."""
        rows = self._engine.rows(
            "SELECT customer_id, day FROM placements WHERE employee_id = :employee AND day <= :day "
            f"AND sympathy IS NOT NULL AND {IS_NEWEST}",
            {**_NOW, "employee": self._doors.employee_id},
        )
        return {customer_id: date.fromisoformat(day) for customer_id, day in rows}

    def history_of(self, customer_id: int, limit: int = 1_000_000) -> list[Placement]:
        """Return everything anybody ever felt about a customer, the latest first; also who no longer works here."""
        rows = self._engine.dicts(
            "SELECT * FROM placements WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT ?", (customer_id, limit)
        )
        return [placement_of(row) for row in rows]

    def place(
        self,
        customer_id: int,
        sympathy: float,
        enthusiasm: float | None,
        note: str | None = None,
        *,
        summary: str = "",
        continues: int | None = None,
    ) -> int | None:
        """Keep what whoever works now feels about a customer from today on; return the operation, None if as before.

        `note` None leaves the note of today as it is. `summary` is what the toast says. `continues` is the operation of
        the step before, if several steps are one move.

        Raises
        ------
        ValidationError
            if nobody has said who works (field `employee`), a value is not on its scale or the note is too long.
        NothingFoundError, RestrictedError
            if the customer is gone, or the data may only be kept.
        """
        with self._doors.operation("placement.place", summary or _("Eingeschätzt."), continues=continues) as op:
            self.note(op, customer_id, sympathy, enthusiasm, note)
        return op.id

    def note(
        self, op: Operation, customer_id: int, sympathy: float, enthusiasm: float | None, note: str | None = None
    ) -> None:
        """Keep what whoever works now feels, as part of an operation; errors as in `place`."""
        check_usable(self._engine, customer_id)
        today, employee_id = self._doors.today(), self._who()
        self._bring_to_today(op, customer_id, employee_id)
        newest = self._newest(customer_id, employee_id)
        of_today = newest if newest is not None and newest.day == today else None
        wanted = Placement(customer_id, employee_id, today, sympathy, enthusiasm).validated(today)
        if note is not None:
            wanted = replace(wanted, note=note).validated(today)
        elif of_today is not None:
            wanted = replace(wanted, note=of_today.note)
        if newest is not None and _says_the_same(newest, wanted):
            return
        self._write(op, wanted, of_today)

    def place_many(self, values: Mapping[int, float | None]) -> int | None:
        """Keep the sympathy of several customers at once; None is "kenne ich nicht". Estimates stay as they were.

        Raises
        ------
        ValidationError, NothingFoundError, RestrictedError
            as in `place`; then nothing has been kept.
        """
        count = len(values)
        summary = ngettext("{count} Einschätzung gespeichert.", "{count} Einschätzungen gespeichert.", count)
        with self._doors.operation("placement.place", summary.format(count=count)) as op:
            for customer_id, sympathy in values.items():
                if sympathy is None:
                    self._withdraw(op, customer_id)
                else:
                    known = self.own(customer_id)
                    self.note(op, customer_id, sympathy, known.enthusiasm if known else None)
        return op.id

    def confirm(self, customer_ids: list[int]) -> int | None:
        """Say anew today what whoever works now last felt about customers; errors as in `place`."""
        known = [placement for customer_id in customer_ids if (placement := self.own(customer_id)) is not None]
        summary = ngettext("{count} Einschätzung bestätigt.", "{count} Einschätzungen bestätigt.", len(known))
        with self._doors.operation("placement.place", summary.format(count=len(known))) as op:
            for placement in known:
                check_usable(self._engine, placement.customer_id)
                self._bring_to_today(op, placement.customer_id, placement.employee_id)
                if placement.day < self._doors.today():
                    self._write(op, replace(placement, day=self._doors.today(), note=""), None)
        return op.id

    def withdraw(self, customer_id: int, *, summary: str = "") -> int | None:
        """Say that from today on whoever works now has no opinion; return the operation, None if there was none.

        Raises
        ------
        ValidationError, NothingFoundError, RestrictedError
            as in `place`.
        """
        with self._doors.operation("placement.withdraw", summary or _("Einschätzung zurückgenommen.")) as op:
            self._withdraw(op, customer_id)
        return op.id

    def _withdraw(self, op: Operation, customer_id: int) -> None:
        check_usable(self._engine, customer_id)
        today, employee_id = self._doors.today(), self._who()
        self._bring_to_today(op, customer_id, employee_id)
        newest = self._newest(customer_id, employee_id)
        if newest is None or newest.sympathy is None:
            return
        of_today = newest if newest.day == today else None
        if of_today is not None and self._is_first(of_today):
            op.delete("placements", cast("int", of_today.id))
        else:
            self._write(op, Placement(customer_id, employee_id, today, None), of_today)

    def _bring_to_today(self, op: Operation, customer_id: int, employee_id: int) -> None:
        """Let nothing lie in days to come, where a wrong clock has put it; else it would outlast what is said now."""
        today = self._doors.today().isoformat()
        rows = self._engine.rows(
            "SELECT id FROM placements WHERE customer_id = ? AND employee_id = ? AND day > ? ORDER BY day, id",
            (customer_id, employee_id, today),
        )
        for (placement_id,) in rows:
            op.update("placements", placement_id, {"day": today})

    def _is_first(self, placement: Placement) -> bool:
        """Whether the same person had said nothing about the customer before."""
        count = self._engine.scalar(
            "SELECT count(*) FROM placements WHERE customer_id = ? AND employee_id = ?",
            (placement.customer_id, placement.employee_id),
        )
        return bool(count == 1)

    def _who(self) -> int:
        if self._doors.employee_id is None:
            raise ValidationError("employee", who_is_missing())
        return self._doors.employee_id

    def _write(self, op: Operation, placement: Placement, of_today: Placement | None) -> None:
        row = placement_row(placement, self._doors.now_text())
        if of_today is None:
            op.insert("placements", row)
        else:
            same = ("uuid", "customer_id", "employee_id")
            op.update("placements", cast("int", of_today.id), {key: row[key] for key in row if key not in same})


def _says_the_same(known: Placement, wanted: Placement) -> bool:
    """Whether nothing new is said; on another day the same values are news: they were looked at again."""
    return (known.day, known.sympathy, known.enthusiasm, known.note) == (
        *(wanted.day, wanted.sympathy, wanted.enthusiasm, wanted.note),
    )


def placement_row(placement: Placement, noted_at: str) -> Row:
    """Return the row of a new placement, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": placement.customer_id,
        "employee_id": placement.employee_id,
        "day": placement.day.isoformat(),
        "sympathy": placement.sympathy,
        "enthusiasm": placement.enthusiasm,
        "note": placement.note,
        "noted_at": noted_at,
    }


def placement_of(row: Row) -> Placement:
    """Return the placement that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return Placement(
        customer_id=value["customer_id"],
        employee_id=value["employee_id"],
        day=date.fromisoformat(value["day"]),
        sympathy=value["sympathy"],
        enthusiasm=value["enthusiasm"],
        note=value["note"],
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
