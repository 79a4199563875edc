"""Where wishes are kept, and what customers and we have in common or where we differ."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation


class Wishes:
    """Wishes in the file; methods that write raise RestrictedError if the data of the customer may only be kept."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def of_customer(self, customer_id: int) -> list[Wish]:
        """Return the wishes of a customer, open ones first, then the latest."""
        rows = self._engine.dicts(
            "SELECT * FROM wishes WHERE customer_id = ? ORDER BY fulfilled_on IS NOT NULL, day DESC, id DESC",
            (customer_id,),
        )
        return [wish_of(row) for row in rows]

    def create(self, wish: Wish) -> int:
        """Keep a new wish and return its id.

        Raises
        ------
        ValidationError
            if there are no words or too many, or a day is still to come.
        """
        with self._doors.operation("wish.create", _("Wunsch gespeichert.")) as op:
            return self.add(op, wish)

    def add(self, op: Operation, wish: Wish) -> int:
        """Keep a new wish as part of an operation and return its id; errors as in `create`."""
        check_usable(self._engine, wish.customer_id)
        wish = wish.validated(self._doors.today())
        return op.insert("wishes", {**wish_row(wish), "employee_id": self._doors.employee_id})

    def change(self, wish: Wish) -> None:
        """Write what was corrected, or that it came true.

        Raises
        ------
        ValidationError
            as in `create`.
        NothingFoundError, ChangedMeanwhileError
            if it was deleted or changed after it was read.
        """
        check_usable(self._engine, wish.customer_id)
        _check_unchanged(self._engine.row("wishes", cast("int", wish.id)), wish.version)
        row = wish_row(wish.validated(self._doors.today()))
        with self._doors.operation("wish.change", _("Wunsch geändert.")) as op:
            op.update("wishes", cast("int", wish.id), {key: row[key] for key in row if key != "uuid"})

    def delete(self, wish_id: int) -> None:
        """Remove a wish; can be undone. Errors as in `change`."""
        row = _there(self._engine.row("wishes", wish_id))
        check_usable(self._engine, cast("int", row["customer_id"]))
        with self._doors.operation("wish.delete", _("Wunsch gelöscht.")) as op:
            op.delete("wishes", wish_id)


class CommonGrounds:
    """What customers and we share, and where we differ; errors as in `Wishes`."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def of_customer(self, customer_id: int) -> list[CommonGround]:
        """Return everything noticed about a customer, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM common_grounds WHERE customer_id = ? ORDER BY day DESC, id DESC", (customer_id,)
        )
        return [ground_of(row) for row in rows]

    def create(self, ground: CommonGround) -> int:
        """Keep what was noticed and return its id; errors as in `Wishes.create`."""
        with self._doors.operation(
            "common_ground.create", _("{kind} gespeichert.").format(kind=ground.kind.label)
        ) as op:
            return self.add(op, ground)

    def add(self, op: Operation, ground: CommonGround) -> int:
        """Keep what was noticed as part of an operation and return its id; errors as in `create`."""
        check_usable(self._engine, ground.customer_id)
        ground = ground.validated(self._doors.today())
        return op.insert("common_grounds", {**ground_row(ground), "employee_id": self._doors.employee_id})

    def change(self, ground: CommonGround) -> None:
        """Write what was corrected; errors as in `Wishes.change`."""
        check_usable(self._engine, ground.customer_id)
        _check_unchanged(self._engine.row("common_grounds", cast("int", ground.id)), ground.version)
        row = ground_row(ground.validated(self._doors.today()))
        with self._doors.operation("common_ground.change", _("{kind} geändert.").format(kind=ground.kind.label)) as op:
            op.update("common_grounds", cast("int", ground.id), {key: row[key] for key in row if key != "uuid"})

    def delete(self, ground_id: int) -> None:
        """Remove what was noticed; can be undone. Errors as in `change`."""
        row = _there(self._engine.row("common_grounds", ground_id))
        check_usable(self._engine, cast("int", row["customer_id"]))
        kind = GroundKind(str(row["kind"]))
        with self._doors.operation("common_ground.delete", _("{kind} gelöscht.").format(kind=kind.label)) as op:
            op.delete("common_grounds", ground_id)


def _there(row: Row | None) -> Row:
    if row is None:
        raise NothingFoundError(_("Diesen Eintrag gibt es nicht mehr."))
    return row


def _check_unchanged(row: Row | None, version: int) -> None:
    if _there(row)["version"] != version:
        raise ChangedMeanwhileError(
            _("Dieser Eintrag wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie ihn neu.")
        )


def wish_row(wish: Wish) -> Row:
    """Return the row of a new wish, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": wish.customer_id,
        "text": wish.text,
        "horizon": wish.horizon.value,
        "day": wish.day.isoformat(),
        "fulfilled_on": wish.fulfilled_on.isoformat() if wish.fulfilled_on else None,
        "employee_id": wish.employee_id,
    }


def wish_of(row: Row) -> Wish:
    """Return the wish that a row of the table says."""
    value = cast("dict[str, Any]", row)
    return Wish(
        customer_id=value["customer_id"],
        text=value["text"],
        day=date.fromisoformat(value["day"]),
        horizon=WishHorizon(value["horizon"]),
        fulfilled_on=date.fromisoformat(value["fulfilled_on"]) if value["fulfilled_on"] else None,
        employee_id=value["employee_id"],
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )


def ground_row(ground: CommonGround) -> Row:
    """Return the row of something noticed, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": ground.customer_id,
        "kind": ground.kind.value,
        "text": ground.text,
        "day": ground.day.isoformat(),
        "employee_id": ground.employee_id,
    }


def ground_of(row: Row) -> CommonGround:
    """Return what a row of the table says."""
    value = cast("dict[str, Any]", row)
    return CommonGround(
        customer_id=value["customer_id"],
        kind=GroundKind(value["kind"]),
        text=value["text"],
        day=date.fromisoformat(value["day"]),
        employee_id=value["employee_id"],
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
