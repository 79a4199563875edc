"""The two doors to the file, and the one event after each commit.

``operation(...)`` writes what people mean and can be undone; ``local()`` writes what nobody would want to undo.
Both are one transaction. Whoever shows data subscribes and is told after the commit, and only then, which tables
and which customers have changed.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.local import Local
from kundenapp.store.operation import Operation
from kundenapp.store.undo import UndoHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kundenapp.store.engine import Engine


@dataclass(frozen=True)
class Changed:
    """What one commit has changed. `operation_id` is None for the local door."""

    operation_id: int | None
    kind: str
    summary: str
    tables: frozenset[str]
    customer_ids: frozenset[int]
    undoable: bool


class Doors:
    """The doors of one open file.

    Attributes
    ----------
    employee_id:
        who is working; written beside every operation.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.engine = engine
        self.employee_id: int | None = None
        self.history = UndoHistory()
        self._clock = clock
        self._listeners: list[Callable[[Changed], None]] = []
        self._is_open = False

    def now(self) -> datetime:
        """Return the moment, with its time zone UTC."""
        return self._clock().astimezone(UTC)

    def today(self) -> date:
        """Return the day on this computer's calendar."""
        return self.now().astimezone().date()

    def now_text(self) -> str:
        """Return the moment as it stands in the file."""
        return moment_text(self.now())

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every commit of an operation."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` no more."""
        self._listeners.remove(listener)

    @contextmanager
    def operation(
        self,
        kind: str,
        summary: str = "",
        *,
        undoable: bool = True,
        continues: int | None = None,
        undoes: int | None = None,
    ) -> Iterator[Operation]:
        """Open an operation: one transaction, one entry in the change log, one event.

        `continues` names the operation before, if this one is the same visit to the same field: both become one.
        `undoes` names the operation that this one reverts. No dialog, printing or file belongs inside the block.

        Raises
        ------
        FaultError
            if the file cannot be written; then nothing has been.
        """
        self._check_writable()
        if self._is_open:
            raise RuntimeError("an operation is already open; pass it on instead of opening another")
        op = Operation(
            self.engine,
            kind,
            summary,
            employee_id=self.employee_id,
            at=self.now_text(),
            undoable=undoable,
            undoes=undoes,
            continues=continues,
        )
        with self._transaction():
            yield op
            op.close()
            self._derive(op)
        self._tell(op, undoable=undoable)

    def _derive(self, op: Operation) -> None:
        from kundenapp.store.derived import index_conversations, refresh_summaries  # nobody waits for it at the start
        from kundenapp.store.standings import refresh_standings

        local = Local(self.engine)
        index_conversations(local, op.conversation_texts)
        refresh_summaries(self.engine, local, op.customer_ids)
        if op.concerns_everybody:
            refresh_standings(self.engine, local)
        elif op.judged_ids:
            refresh_standings(self.engine, local, op.judged_ids)

    def _tell(self, op: Operation, *, undoable: bool) -> None:
        if not op.tables:
            return
        if op.vanished_id is not None:
            self.history.forget(op.vanished_id)
        if op.id is not None and undoable and op.undoes is None:
            self.history.add(op.id)
        tables, customer_ids = frozenset(op.tables), frozenset(op.customer_ids)
        self.tell(Changed(op.id, op.kind, op.summary, tables, customer_ids, undoable and op.id is not None))

    def tell(self, changed: Changed) -> None:
        """Tell everybody who subscribed."""
        for listener in list(self._listeners):
            listener(changed)

    @contextmanager
    def local(self) -> Iterator[Local]:
        """Open the second door: a transaction of its own, or part of what is open already; no log, no event.

        Raises
        ------
        FaultError
            if the file cannot be written; then nothing has been.
        """
        self._check_writable()
        if self._is_open:
            yield Local(self.engine)
            return
        with self._transaction():
            yield Local(self.engine)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._is_open = True
        try:
            with self.engine.transaction():
                yield
        finally:
            self._is_open = False

    def _check_writable(self) -> None:
        if self.engine.read_only:
            raise FaultError(Fault.READ_ONLY, self.engine.path.name)


def moment_text(moment: datetime) -> str:
    """Return a moment as it stands in the file: UTC, to the second, so that texts sort like moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
