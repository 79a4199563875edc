"""Undo and redo, read from the change log.

Undo is a new operation that puts every row back to what it was before another; redo undoes the undo. If a row looks
different from how that operation left it, nothing is put back: somebody has worked on it since.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, cast

from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.i18n import _
from kundenapp.store.customer_rows import CHILD_TABLES
from kundenapp.store.operation import row_from_image, same_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.engine import Engine, Row
    from kundenapp.store.operation import Operation


class UndoHistory:
    """The own operations since the program was started: what can be undone, what can be redone."""

    def __init__(self) -> None:
        self._done: list[int] = []
        self._undone: list[int] = []

    def add(self, operation_id: int) -> None:
        """Remember an operation; what had been undone before it can no longer be redone."""
        if operation_id not in self._done:
            self._done.append(operation_id)
        self._undone.clear()

    @property
    def next_undo(self) -> int | None:
        """The operation done last, whoever may revert it."""
        return self._done[-1] if self._done else None

    def latest_done(self, may_revert: Callable[[int], bool]) -> int | None:
        """Return the last operation that may be reverted, None if there is none."""
        return next((operation_id for operation_id in reversed(self._done) if may_revert(operation_id)), None)

    def latest_undone(self, may_revert: Callable[[int], bool]) -> int | None:
        """Return the last undo that may be reverted, None if there is none."""
        return next((operation_id for operation_id in reversed(self._undone) if may_revert(operation_id)), None)

    def moved_to_undone(self, operation_id: int, reverting_id: int) -> None:
        """Note that `reverting_id` has undone an operation."""
        self._done.remove(operation_id)
        self._undone.append(reverting_id)

    def moved_to_done(self, reverting_id: int, again_id: int) -> None:
        """Note that `again_id` has undone an undo."""
        self._undone.remove(reverting_id)
        self._done.append(again_id)

    def forget(self, operation_id: int) -> None:
        """Let go of an operation that can no longer be reverted."""
        for operations in (self._done, self._undone):
            if operation_id in operations:
                operations.remove(operation_id)

    def forget_all(self) -> None:
        """Let go of everything, because what it was about is gone for good."""
        self._done.clear()
        self._undone.clear()


def may_revert(engine: Engine, operation_id: int, employee_id: int | None) -> bool:
    """Whether `employee_id` may take back an operation: what somebody else feels about a customer stays as it is.

    Who sits down at the computer of a colleague neither reads in a sentence where that colleague has put a customer,
    nor puts the customer elsewhere for them.
    """
    first_id: int | None = operation_id
    while first_id is not None:
        operation_id, first_id = first_id, engine.scalar("SELECT undoes FROM operations WHERE id = ?", (first_id,))
    opinion = engine.scalar(
        "SELECT 1 FROM operations JOIN changes ON changes.operation_id = operations.id WHERE operations.id = ? "
        "AND \"table\" = 'placements' AND kind NOT IN ('customer.merge', 'sample.remove') "
        "AND operations.employee_id IS NOT ? LIMIT 1",
        (operation_id, employee_id),
    )
    return opinion is None


def describe(engine: Engine, operation_id: int) -> str:
    """Return the summary of an operation in the log.

    Raises
    ------
    NothingFoundError
        if the log no longer has it.
    """
    summary = engine.scalar("SELECT summary FROM operations WHERE id = ?", (operation_id,))
    if summary is None:
        raise NothingFoundError(_("Das lässt sich nicht mehr rückgängig machen."))
    return cast("str", summary)


def revert(op: Operation, engine: Engine, operation_id: int) -> None:
    """Put every row back to what it was before `operation_id`, as part of the open operation `op`.

    Raises
    ------
    ChangedMeanwhileError
        if one of the rows was changed since; the operation that is open must then be given up.
    """
    engine.defer_foreign_keys()  # customers may have recommended each other in any order
    changes = engine.dicts("SELECT * FROM changes WHERE operation_id = ? ORDER BY id DESC", (operation_id,))
    try:
        for change in changes:
            _put_back(op, engine, change)
        _count_up_versions(op, engine, changes)
    except sqlite3.IntegrityError as error:
        raise changed_since() from error


def _put_back(op: Operation, engine: Engine, change: Row) -> None:
    table, row_id = cast("str", change["table"]), cast("int", change["row_id"])
    before = row_from_image(cast("str | None", change["before"]))
    after = row_from_image(cast("str | None", change["after"]))
    if not same_row(engine.row(table, row_id), after):
        raise changed_since()
    if before is None:
        op.delete(table, row_id)
    elif after is None:
        op.insert(table, before)
    else:
        op.update(table, row_id, {column: value for column, value in before.items() if column != "version"})


def _count_up_versions(op: Operation, engine: Engine, changes: list[Row]) -> None:
    """Let a form notice that lines of its customer were put back even if the customer's own row was not."""
    put_back = {change["row_id"] for change in changes if change["table"] == "customers"}
    with_lines = {change["customer_id"] for change in changes if change["table"] in CHILD_TABLES}
    for customer_id in sorted(cast("set[int]", with_lines - put_back)):
        customer = cast("Row", engine.row("customers", customer_id))
        op.update("customers", customer_id, {"version": cast("int", customer["version"]) + 1})


def changed_since() -> ChangedMeanwhileError:
    """Return the error for what has been worked on since."""
    return ChangedMeanwhileError(
        _("Das wurde inzwischen weiter bearbeitet und lässt sich nicht einfach zurücknehmen. Nichts wurde verändert.")
    )
