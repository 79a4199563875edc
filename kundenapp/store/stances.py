"""Where it is kept how customers stand to statements. Only what was noted on the same day is overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.overlap import Comparison
from kundenapp.domain.stance import Attitude, Stance, StanceDay, StanceSource
from kundenapp.i18n import _, ngettext
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation

_IS_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM stances AS later WHERE later.customer_id = stances.customer_id "
    "AND later.statement_id = stances.statement_id AND later.day <= :day "
    "AND (later.day > stances.day OR (later.day = stances.day AND later.id > stances.id)))"
)


class Stances:
    """Stances in the file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._statements = Statements(doors)

    def current_of(self, customer_id: int, day: date | None = None) -> dict[int, Stance]:
        """Return by statement how a customer stands at present, or stood on `day`; nothing for what nobody noted."""
        rows = self._engine.dicts(
            f"SELECT * FROM stances WHERE customer_id = :customer AND day <= :day AND {_IS_NEWEST}",
            {"customer": customer_id, "day": (day or self._doors.today()).isoformat()},
        )
        return {cast("int", row["statement_id"]): stance_of(row) for row in rows}

    def history_of(self, customer_id: int, limit: int = 1_000_000) -> list[Stance]:
        """Return everything ever noted about a customer, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM stances WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT ?", (customer_id, limit)
        )
        return [stance_of(row) for row in rows]

    def noted_on(self, customer_id: int, limit: int = 1_000_000) -> list[StanceDay]:
        """Return what was noted about a customer day by day, the latest first."""
        rows = self._engine.dicts(
            "SELECT day, max(noted_at) AS noted_at, sum(attitude = 'shares') AS shares, "
            "sum(attitude = 'neutral') AS neutral, sum(attitude = 'contradicts') AS contradicts, "
            "sum(attitude = 'unknown') AS unknown, "
            "CASE WHEN count(DISTINCT coalesce(employee_id, 0)) = 1 THEN max(employee_id) END AS employee_id "
            "FROM stances WHERE customer_id = ? GROUP BY day ORDER BY day DESC LIMIT ?",
            (customer_id, limit),
        )
        return [_day_of(row) for row in rows]

    def days_of(self, customer_id: int) -> list[date]:
        """Return the days on which something was noted about a customer, the earliest first."""
        rows = self._engine.rows("SELECT DISTINCT day FROM stances WHERE customer_id = ? ORDER BY day", (customer_id,))
        return [date.fromisoformat(day) for (day,) in rows]

    def compared(self, customer_id: int, brand_id: int | None = None, day: date | None = None) -> list[Comparison]:
        """Return each statement with our weight and the customer's stance; a retired one only if there is a stance."""
        stances, weights = self.current_of(customer_id, day), self._statements.weights(brand_id)
        return [
            Comparison(statement, weights[cast("int", statement.id)], stances.get(cast("int", statement.id)))
            for statement in self._statements.all()
            if statement.active or statement.id in stances
        ]

    def note(self, stances: Sequence[Stance], *, continues: int | None = None, count: int | None = None) -> int | None:
        """Keep stances of today or before; return the operation, None if nothing differs from what is known.

        `continues` is the operation of the save before, if both belong to one visit; `count` is then how many
        statements the visit was about so far.

        Raises
        ------
        ValidationError
            if a weight does not fit or a day is still to come.
        NothingFoundError, RestrictedError
            if the customer or the statement is gone, or the data may only be kept.
        """
        summary = ngettext("{count} Satz eingeschätzt.", "{count} Sätze eingeschätzt.", count or len(stances))
        text = summary.format(count=count or len(stances))
        with self._doors.operation("stance.note", text, continues=continues) as op:
            for stance in stances:
                self.add(op, stance)
        return op.id

    def add(self, op: Operation, stance: Stance) -> None:
        """Keep a stance as part of an operation; errors as in `note`."""
        check_usable(self._engine, stance.customer_id)
        self._statements.get(stance.statement_id)
        stance = stance.validated(self._doors.today())
        row = stance_row(stance, self._doors.now_text())
        present = self._engine.one(
            "SELECT * FROM stances WHERE customer_id = ? AND statement_id = ? AND day = ? ORDER BY id DESC LIMIT 1",
            (stance.customer_id, stance.statement_id, stance.day.isoformat()),
        )
        if present is None:
            op.insert("stances", row)
            return
        said = ("attitude", "weight", "source")
        if any(present[column] != row[column] for column in said):
            changed = {column: row[column] for column in (*said, "employee_id", "noted_at")}
            op.update("stances", cast("int", present["id"]), changed)

    def forget(self, customer_id: int, statement_id: int) -> int | None:
        """Say that from today on nobody knows how a customer stands; return the operation, None if nobody did.

        Errors as in `note`.
        """
        known = self.current_of(customer_id).get(statement_id)
        if known is None or not known.is_known:
            return None
        unknown = Stance(
            customer_id, statement_id, self._doors.today(), Attitude.UNKNOWN, employee_id=self._doors.employee_id
        )
        with self._doors.operation("stance.note", _("Wieder unbekannt.")) as op:
            self.add(op, unknown)
        return op.id


def _day_of(row: Row) -> StanceDay:
    value = cast("dict[str, Any]", row)
    return StanceDay(
        day=date.fromisoformat(value["day"]),
        counts={attitude: value[attitude] for attitude in Attitude},
        noted_at=datetime.fromisoformat(value["noted_at"]),
        employee_id=value["employee_id"],
    )


def stance_row(stance: Stance, noted_at: str) -> Row:
    """Return the row of a new stance, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": stance.customer_id,
        "statement_id": stance.statement_id,
        "day": stance.day.isoformat(),
        "attitude": stance.attitude.value,
        "weight": stance.weight,
        "source": stance.source.value,
        "employee_id": stance.employee_id,
        "noted_at": noted_at,
    }


def stance_of(row: Row) -> Stance:
    """Return the stance that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return Stance(
        customer_id=value["customer_id"],
        statement_id=value["statement_id"],
        day=date.fromisoformat(value["day"]),
        attitude=Attitude(value["attitude"]),
        weight=value["weight"],
        source=StanceSource(value["source"]),
        employee_id=value["employee_id"],
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
