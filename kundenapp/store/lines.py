"""Bringing the lines of a customer (phones, addresses, contact persons ...) into the file.

Contact persons, whom other rows may name, are known by their id, all other lines by their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.store.engine import Engine, Row
    from kundenapp.store.operation import Operation

_WITH_UUID = frozenset({"contact_persons"})


def write_children(op: Operation, engine: Engine, customer_id: int, wanted: Mapping[str, list[Row]]) -> bool:
    """Make the lines of a customer be those of `wanted`, table by table; return whether anything differed."""
    changed = False
    for table, rows in wanted.items():
        present = engine.dicts(f"SELECT * FROM {table} WHERE customer_id = ? ORDER BY position, id", (customer_id,))
        changed |= _write_lines(op, table, customer_id, present, rows)
    return changed


def _write_lines(op: Operation, table: str, customer_id: int, present: list[Row], wanted: list[Row]) -> bool:
    known = {cast("int", row["id"]) for row in present}
    claimed = {cast("int", row["id"]) for row in wanted if row.get("id") in known}
    free = [row_id for row_id in (cast("int", row["id"]) for row in present) if row_id not in claimed]
    changed = False
    for position, row in enumerate(wanted):
        columns = {**row, "position": position}
        row_id = cast("int | None", columns.pop("id", None))
        if row_id not in claimed:
            row_id = free.pop(0) if free and table not in _WITH_UUID else None
        if row_id is not None:
            changed |= op.update(table, row_id, columns)
        else:
            op.insert(table, new_line(table, customer_id, columns))
            changed = True
    for row_id in free:
        op.delete(table, row_id)
        changed = True
    return changed


def new_line(table: str, customer_id: int | None, columns: Row) -> Row:
    """Return the row of a new line with what only the file knows."""
    identity: Row = {"uuid": str(uuid4())} if table in _WITH_UUID else {}
    return {**columns, **identity, "customer_id": customer_id}
