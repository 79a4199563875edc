"""How a customer file is created, opened, checked and restored."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from kundenapp.domain.errors import ChangedMeanwhileError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store import connection as connections
from kundenapp.store import files
from kundenapp.store.backup import Backup, Backups
from kundenapp.store.header import check_header, has_hot_journal
from kundenapp.store.in_use import refuse_if_in_use_elsewhere
from kundenapp.store.locking import FileLock
from kundenapp.store.migrating import Schema, migrate
from kundenapp.store.settings import FILE_UUID
from kundenapp.store.store import Store
from kundenapp.store.tombstones import ANONYMISED, ERASED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Where this computer keeps what belongs to customer files: backups, and the locks of running programs."""

    backups: Path
    state: Path


def utc_now() -> datetime:
    """Return the moment; the only clock of the program unless another is passed in."""
    return datetime.now(UTC)


def create_store(
    path: Path, places: Places, clock: Callable[[], datetime] = utc_now, schema: Schema | None = None
) -> Store:
    """Create a new customer file and open it.

    Raises
    ------
    FaultError
        EXISTS if something lies there, TARGET_UNWRITABLE or TARGET_FULL if it cannot be made; nothing is left then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FaultError(files.target_fault(error), path.name) from error
    try:
        return _created(path, places, clock, schema or Schema())
    except FaultError as error:
        raise FaultError(files.AS_TARGET.get(error.fault, error.fault), path.name) from error


def _created(path: Path, places: Places, clock: Callable[[], datetime], schema: Schema) -> Store:
    store = Store(connections.create_file(path), Backups(places.backups, clock), clock)
    with ExitStack() as if_it_fails:
        if_it_fails.callback(files.discard, path)
        if_it_fails.callback(store.abandon)
        migrate(store.engine, schema)
        _start(store, places, interrupted=False)
        if_it_fails.pop_all()
    return store


def open_store(
    path: Path,
    places: Places,
    clock: Callable[[], datetime] = utc_now,
    *,
    read_only: bool = False,
    take_over: bool = False,
    schema: Schema | None = None,
) -> Store:
    """Open a customer file: look at it first, bring it to the present shape, check it after an unclean end.

    `read_only` opens beside a running window and leaves no trace. A file that this program may not write opens for
    viewing as well; `Store.read_only` tells. `take_over` opens it even if another computer has not closed it.

    Raises
    ------
    FaultError
        MISSING, EMPTY, FOREIGN, DAMAGED, NEWER, IN_USE, IN_USE_ELSEWHERE, BUSY, CANNOT_OPEN, OLDER or OLDER_READ_ONLY
        (a file that would have to be migrated, and only a look is wanted or possible), MIGRATION_FAILED; nothing has
        been changed then.
    """
    schema = schema or Schema()
    check_header(path, schema.version)
    interrupted = has_hot_journal(path)
    store = Store(connections.open_file(path, read_only=read_only), Backups(places.backups, clock), clock)
    with _missing_parts_are_damage(path), ExitStack() as if_it_fails:
        if_it_fails.callback(store.abandon)
        # Not the version in the header: a journal that was left may have taken that back when the file was opened.
        version = store.engine.user_version
        if store.read_only and version < schema.version:
            raise FaultError(Fault.OLDER if connections.is_writable(path) else Fault.OLDER_READ_ONLY, path.name)
        has_uuid = version > 0 and store.settings.file_uuid
        if not store.read_only and has_uuid:
            _lock(store, places)  # before anything is changed under a program that has the file open
            if not take_over:
                refuse_if_in_use_elsewhere(store)
        if version < schema.version:
            if has_uuid:  # without one nothing has ever been kept in it
                store.back_up("Umstellung")
            migrate(store.engine, schema)
        if not store.read_only:
            _start(store, places, interrupted=interrupted)
        if_it_fails.pop_all()
    return store


@contextmanager
def _missing_parts_are_damage(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:  # a table that every customer file has
        raise FaultError(Fault.DAMAGED, path.name) from error


def _lock(store: Store, places: Places) -> None:
    store.hold(FileLock(places.state, store.settings.file_uuid, store.path.name))


def _start(store: Store, places: Places, *, interrupted: bool) -> None:
    if not store.settings.file_uuid:  # a new file, or one whose creation was cut off
        store.settings.set(FILE_UUID, str(uuid4()))
        _lock(store, places)
    store.begin_session(interrupted=interrupted)
    with suppress(FaultError):  # the next opening tries again
        store.finish_migration()
    with suppress(FaultError):
        _erase_who_returned(store)
    with suppress(FaultError):
        store.finish_erasures()


def restore_backup(path: Path, backup: Backup, places: Places, clock: Callable[[], datetime] = utc_now) -> Path | None:
    """Put a backup in the place of the customer file; whoever was erased since is so again when it is opened.

    Returns where the old file lies now, None if there was none.

    Raises
    ------
    FaultError
        BACKUP_DAMAGED, BACKUP_NEWER, IN_USE, TARGET_FULL or TARGET_UNWRITABLE; the old file is then where it was.
    """
    backups = Backups(places.backups, clock)
    with ExitStack() as held:
        for file_uuid in {backup.file_uuid, _uuid_of_file_at(path, places) or backup.file_uuid}:
            lock = FileLock(places.state, file_uuid, path.name)
            lock.acquire()
            held.callback(lock.release)
        aside = backups.put_in_place(backup, path)
    open_store(path, places, clock, take_over=True).close()
    return aside


def _uuid_of_file_at(path: Path, places: Places) -> str | None:
    """Return which file lies at `path` now; None if it is gone or damaged, so that no window can have it open."""
    try:
        with closing(open_store(path, places, read_only=True)) as store:
            return store.settings.file_uuid
    except FaultError:
        return None


def _erase_who_returned(store: Store) -> None:
    """Erase again, or make anonymous, whoever an old backup has brought back.

    Who is there as part of somebody else, because a merge was only taken back after the backup, is parted from them
    first. That is not possible if the two were worked on as one before the backup was made.
    """
    noted = store.backups.tombstones.of_file(store.settings.file_uuid)
    if not noted:
        return
    for operation_id in store.merging.operations_with(noted):
        with suppress(ChangedMeanwhileError):
            store.take_back(operation_id)
    returned = {
        kind: store.customers.with_uuids(u for u, k in noted.items() if k == kind) for kind in (ERASED, ANONYMISED)
    }
    store.erase(returned[ERASED])
    store.anonymise(customer for customer in returned[ANONYMISED] if customer.anonymised_at is None)


def is_sound(path: Path) -> bool:
    """Whether a customer file that this program has open is sound; for a thread of its own beside the window.

    Its first bytes are not looked at as when it was opened: closing the file a second time would drop the locks of
    the whole program on it.

    Raises
    ------
    FaultError
        DAMAGED, or that it cannot be read.
    """
    engine = connections.open_file(path, read_only=True)
    try:
        return engine.quick_check()
    finally:
        engine.close()
