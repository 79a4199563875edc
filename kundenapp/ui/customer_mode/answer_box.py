"""Where answers go that customers give by themselves: into the file, and until that works they wait here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import FaultError
from kundenapp.services.record_answer import record_answer

if TYPE_CHECKING:
    from kundenapp.domain.answer import Answer
    from kundenapp.store.store import Store

_AGAIN_MS = 30_000


class AnswerBox(QObject):
    """Keeps every answer until it is in the file, and never troubles a customer with it.

    Attributes
    ----------
    saved:
        how many answers have come into the file since `begin`.
    error:
        why the waiting ones are not in the file, None if none waits.

    Signals
    -------
    emptied:
        what could not be saved before is saved now.
    """

    emptied = Signal()

    def __init__(self, store: Store, parent: QObject, again_ms: int = _AGAIN_MS) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: list[Answer] = []
        self.saved = 0
        self.error: AppError | None = None
        self._again = QTimer(self)
        self._again.setInterval(again_ms)
        self._again.timeout.connect(self._on_time_to_try)

    def begin(self) -> None:
        """Count from here on."""
        self.saved = 0

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """The answers that are not in the file yet, the oldest first."""
        return tuple(self._waiting)

    def keep(self, answer: Answer) -> None:
        """Take an answer, and save it now or later."""
        self._waiting.append(answer)
        self.flush()

    def flush(self) -> bool:
        """Save what waits; return False if something still does, see `error`."""
        had_failed, self.error = self.error is not None, None
        while self._waiting:
            try:
                self._save(self._waiting[0])
            except AppError as error:
                self.error = error
                self._again.start()
                return False
            self._waiting.pop(0)
            self.saved += 1
        self._again.stop()
        if had_failed:
            self.emptied.emit()
        return True

    @Slot()
    def _on_time_to_try(self) -> None:
        self.flush()

    def _save(self, answer: Answer) -> None:
        """Save an answer as nobody's work: the shop's own Strg+Z does not take it back."""
        store = self._store
        who, mine = store.employee_id, store.history.next_undo
        store.employee_id = None
        try:
            self._record(replace(answer, day=min(answer.day, store.today())))  # the clock may have been put back
        finally:
            store.employee_id = who
        added = store.history.next_undo
        if added is not None and added != mine:
            store.history.forget(added)

    def _record(self, answer: Answer) -> None:
        try:
            record_answer(self._store, answer)
        except FaultError:
            raise
        except AppError:
            if answer.customer_id is None:
                raise
            # Meanwhile the customer has gone, or may not be written about: the answer counts, without the name.
            record_answer(self._store, replace(answer, customer_id=None))
