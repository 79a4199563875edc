"""The customer file, open: the aggregates kept in it, undo, backups, and how it is opened and closed."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, cast

from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.aggregates import Aggregates
from kundenapp.store.connection import open_file
from kundenapp.store.engine import DanglingError
from kundenapp.store.in_use import computer_name, login_name
from kundenapp.store.settings import SUMMARIES_DUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kundenapp.domain.customer import Customer
    from kundenapp.store.backup import Backup, Backups
    from kundenapp.store.engine import Engine, Row
    from kundenapp.store.locking import FileLock
    from kundenapp.store.second_place import SecondPlace


class Store(Aggregates):
    """An open customer file; what is kept in it stands in ``Aggregates``.

    Attributes
    ----------
    backups:
        the backups of this computer.
    second_place:
        where a copy of each backup is put, None for nowhere.
    vanishes:
        whether nothing of the file is kept once it is closed, as with the sample business.
    has_no_room:
        whether the disk was full when the file was opened: it can be looked at, and nothing can be saved.
    ended_uncleanly:
        whether the program that last used the file had no chance to close it; the file has then been checked.
    """

    def __init__(self, engine: Engine, backups: Backups, clock: Callable[[], datetime]) -> None:
        super().__init__(engine, clock)
        self.backups = backups
        self.second_place: SecondPlace | None = None
        self.vanishes = False
        self.has_no_room = False
        self.ended_uncleanly = False
        self._lock: FileLock | None = None
        self._is_noted = False
        self._session: Row = {}

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.engine.path

    def beside(self) -> Store:
        """Open the same file once more for looking only, for the thread that calls this; to be closed there.

        Raises
        ------
        FaultError
            if it cannot be opened.
        """
        store = Store(open_file(self.path, read_only=True), self.backups, self._clock)
        store.employee_id = self.employee_id
        return store

    @property
    def read_only(self) -> bool:
        """Whether the file is open for viewing only."""
        return self.engine.read_only

    def undo(self) -> str | None:
        """Revert the last operation and return the sentence about it, None if there is nothing to undo.

        What a colleague at the same computer feels about a customer is left alone.

        Raises
        ------
        ChangedMeanwhileError
            if what it changed has been worked on since; nothing is changed then; the next undo tries the one before.
        """
        operation_id = self.history.latest_done(self._may_revert)
        if operation_id is None:
            return None
        summary, reverting_id = self._revert("undo", operation_id)
        self.history.moved_to_undone(operation_id, reverting_id)
        return _("Zurückgenommen: „{summary}“").format(summary=summary)

    def redo(self) -> str | None:
        """Do again what was last undone; otherwise as `undo`."""
        reverting_id = self.history.latest_undone(self._may_revert)
        if reverting_id is None:
            return None
        summary, again_id = self._revert("redo", reverting_id)
        self.history.moved_to_done(reverting_id, again_id)
        return _("Wiederholt: „{summary}“").format(summary=summary)

    def _may_revert(self, operation_id: int) -> bool:
        from kundenapp.store.undo import may_revert

        return may_revert(self.engine, operation_id, self.employee_id)

    def take_back(self, operation_id: int) -> None:
        """Revert any operation of the log, also one of another day; errors as in `undo`, then nothing is changed."""
        self._revert("undo", operation_id)

    def _revert(self, kind: str, operation_id: int) -> tuple[str, int]:
        from kundenapp.store.undo import changed_since, describe, revert

        try:
            summary = describe(self.engine, operation_id)
            with self.operation(kind, summary, undoes=operation_id) as op:
                revert(op, self.engine, operation_id)
        except (ChangedMeanwhileError, NothingFoundError):
            self.history.forget(operation_id)
            raise
        except DanglingError as error:
            self.history.forget(operation_id)
            raise changed_since() from error
        return summary, cast("int", op.id)  # what stands in the log has changed something, and so has its reverse

    def erase(self, customers: Iterable[Customer]) -> None:
        """Erase customers for good; see `kundenapp.store.erasure`.

        Raises
        ------
        FaultError
            as in `erase`; also if they are erased, but not noted beside the backups (TARGET_UNWRITABLE, TARGET_FULL).
        """
        from kundenapp.store.erasure import erase

        erase(self, customers)
        self.finish_erasures()

    def anonymise(self, customers: Iterable[Customer]) -> None:
        """Take from customers what tells who they are; see `kundenapp.store.erasure`. Errors as in `erase`."""
        from kundenapp.store.erasure import anonymise

        anonymise(self, customers)
        self.finish_erasures()

    def finish_migration(self) -> None:
        """Write lists and search anew if a change of shape asks for it; errors as in `local`."""
        if self.settings.get(SUMMARIES_DUE):
            from kundenapp.store.derived import rebuild_summaries

            with self.local() as local:
                rebuild_summaries(self.engine, local)
                local.remove("settings", name=SUMMARIES_DUE)

    def finish_erasures(self) -> None:
        """Do what is due after an erasure; errors as in `erase`. The next opening makes up for what did not work."""
        from kundenapp.store.erasure import remove_remnants, tombstones

        self.backups.tombstones.note(self.settings.file_uuid, tombstones(self.engine))
        remove_remnants(self)

    def prune_log(self) -> bool:
        """Forget what stands in the change log for more than a year; see `kundenapp.store.pruning`."""
        from kundenapp.store.pruning import prune_log

        return prune_log(self, str(self._session["since"]))

    def back_up(self, reason: str) -> Backup:
        """Make a verified backup; see `Backups.make`."""
        return self._made_backup(self.engine, self.settings.file_uuid, reason)

    def _made_backup(self, engine: Engine, file_uuid: str, reason: str) -> Backup:
        backup = self.backups.make(engine, file_uuid, reason)
        if self.second_place is not None:
            self.second_place.take(self.backups, backup)
        return backup

    def backup_work(self, reason: str) -> Callable[[], Backup]:
        """Return the work of making a backup, to be done in a thread of its own; errors as in `back_up`."""
        path, file_uuid = self.path, self.settings.file_uuid

        def work() -> Backup:
            with closing(open_file(path, read_only=True)) as engine:
                return self._made_backup(engine, file_uuid, reason)

        return work

    def last_saved_at(self) -> datetime | None:
        """Return the moment of the newest operation, None in a file without any."""
        newest = self.engine.scalar("SELECT max(at) FROM operations")
        return datetime.fromisoformat(newest) if newest else None

    def first_saved_at(self) -> datetime | None:
        """Return the moment of the oldest operation in the log, None in a file without any."""
        oldest = self.engine.scalar("SELECT min(at) FROM operations")
        return datetime.fromisoformat(oldest) if oldest else None

    def needs_backup(self) -> bool:
        """Whether anything differs from the newest backup."""
        known = self.backups.of_file(self.settings.file_uuid)
        if not known:
            return self.customer_list.count() > 0
        newest, last_operation = known[0], self.engine.scalar("SELECT coalesce(max(id), 0) FROM operations")
        if newest.last_operation != last_operation or newest.row_counts != self.engine.row_counts():
            return True
        saved_at = self.last_saved_at()  # later, if the newest operation was continued
        return saved_at is not None and saved_at > newest.moment

    def hold(self, lock: FileLock) -> None:
        """Take a lock and keep it until the file is closed.

        Raises
        ------
        FaultError
            IN_USE, TARGET_UNWRITABLE; see `FileLock.acquire`.
        """
        lock.acquire()
        self._lock = lock

    def begin_session(self, *, interrupted: bool) -> None:
        """Note who is using the file; check it first if the last one had no chance to close it.

        On a full disk there is no note: the file opens, and every save says what is the matter.

        Raises
        ------
        FaultError
            DAMAGED if that check finds something.
        """
        last = self.engine.one("SELECT closed_cleanly FROM sessions WHERE id = 1")
        self.ended_uncleanly = interrupted or bool(last and not last["closed_cleanly"])
        if self.ended_uncleanly and not self.engine.integrity_check():
            raise FaultError(Fault.DAMAGED, self.path.name)
        self._session = {"id": 1, "host": computer_name(), "person": login_name(), "since": self.now_text()}
        try:
            with self.local() as local:
                local.put("sessions", {**self._session, "closed_cleanly": 0}, key="id")
        except FaultError as error:
            if error.fault is not Fault.FULL:
                raise
            self.has_no_room = True
        else:
            self._is_noted = True

    def close(self) -> None:
        """Let go of the file; the next opening will know that all was well."""
        try:
            if self._is_noted:
                with self.local() as local:
                    local.put("sessions", {**self._session, "closed_cleanly": 1}, key="id")
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of the file as a program does that is ended from outside: nothing more is written."""
        self._is_noted = False
        self.engine.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
