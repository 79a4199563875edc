"""How a customer file is created, opened, checked and restored."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store import connection as connections
from kundenapp.store.backup import Backup, Backups
from kundenapp.store.customer_rows import load_customers
from kundenapp.store.header import check_header, has_hot_journal
from kundenapp.store.locking import FileLock
from kundenapp.store.migrating import Schema, migrate
from kundenapp.store.settings import FILE_UUID
from kundenapp.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.engine import Engine


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
        EXISTS if something lies there, TARGET_UNWRITABLE if it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise FaultError(Fault.TARGET_UNWRITABLE, path.name) from None
    engine = connections.create_file(path)
    with engine.known_faults():
        migrate(engine, schema or Schema())
    store = Store(engine, Backups(places.backups, clock), clock)
    store.settings.set(FILE_UUID, str(uuid4()))
    return _started(store, places)


def open_store(
    path: Path,
    places: Places,
    clock: Callable[[], datetime] = utc_now,
    *,
    read_only: bool = False,
    schema: Schema | None = None,
) -> Store:
    """Open a customer file: look at it first, bring it to the present shape, check it after an unclean end.

    `read_only` opens beside a running window and leaves no trace. A file that this program may not write opens for
    viewing as well; `Store.read_only` tells.

    Raises
    ------
    FaultError
        MISSING, EMPTY, FOREIGN, DAMAGED, NEWER, IN_USE, CANNOT_OPEN, READ_ONLY (an old file that would have to be
        changed), MIGRATION_FAILED; nothing has been changed then.
    """
    schema = schema or Schema()
    header = check_header(path, schema.version)
    was_interrupted = has_hot_journal(path)
    engine = connections.open_file(path, read_only=read_only)
    backups = Backups(places.backups, clock)
    try:
        if header.user_version < schema.version:
            _bring_up_to_date(engine, backups, schema)
        store = Store(engine, backups, clock)
        store.settings.get(FILE_UUID)
    except BaseException:
        engine.close()
        raise
    if engine.read_only:
        return store
    store = _started(store, places)
    store.ended_uncleanly |= was_interrupted
    return store


def _bring_up_to_date(engine: Engine, backups: Backups, schema: Schema) -> None:
    if engine.read_only:
        raise FaultError(Fault.READ_ONLY, engine.path.name)
    if engine.user_version > 0:
        file_uuid = engine.scalar("SELECT value FROM settings WHERE name = ?", (FILE_UUID,))
        if file_uuid is not None:  # without one nothing has ever been kept in it
            backups.make(engine, file_uuid, "Umstellung")
    migrate(engine, schema)


def _started(store: Store, places: Places) -> Store:
    if not store.settings.file_uuid:  # the program was ended while it created this file
        store.settings.set(FILE_UUID, str(uuid4()))
    lock = FileLock(places.state, store.settings.file_uuid, store.path.name)
    try:
        lock.acquire()
        store.begin_session(lock)
    except BaseException:
        lock.release()
        store.engine.close()
        raise
    with suppress(FaultError):  # the next opening tries again
        store.finish_erasures()
    return store


def restore_backup(path: Path, backup: Backup, places: Places, clock: Callable[[], datetime] = utc_now) -> Path | None:
    """Put a backup in the place of the customer file and erase again who was erased after it was made.

    Returns where the old file lies now, None if there was none.

    Raises
    ------
    FaultError
        BACKUP_DAMAGED, IN_USE, TARGET_FULL or TARGET_UNWRITABLE; the old file is then where it was.
    """
    backups = Backups(places.backups, clock)
    lock = FileLock(places.state, backup.file_uuid, path.name)
    lock.acquire()
    try:
        aside = backups.put_in_place(backup, path)
    finally:
        lock.release()
    store = open_store(path, places, clock)
    try:
        erased = store.backups.erased(store.settings.file_uuid)
        rows = store.engine.rows("SELECT id, uuid FROM customers")
        returned = [customer_id for customer_id, uuid in rows if uuid in erased]
        if returned:
            store.erase(load_customers(store.engine, returned))
    finally:
        store.close()
    return aside


def check_file(path: Path) -> bool:
    """Whether the customer file at `path` is sound; for a thread of its own beside the window.

    Raises
    ------
    FaultError
        what the file is instead, as in `open_store`.
    """
    check_header(path, Schema().version)
    engine = connections.open_file(path, read_only=True)
    try:
        return engine.quick_check()
    finally:
        engine.close()
