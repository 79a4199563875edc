"""How a connection to a customer file is made; part of the engine, for SQLite only."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.engine import FAULTS_BY_CODE, Engine
from kundenapp.store.files import discard, target_fault
from kundenapp.store.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "busy_timeout=3000",
)


def open_file(path: Path, *, read_only: bool = False) -> Engine:
    """Open an existing customer file whose header has been checked.

    Where the program may not write, the file opens for viewing: `Engine.read_only` is True.

    Raises
    ------
    FaultError
        if it cannot be opened.
    """
    read_only = read_only or not is_writable(path)
    connection = _connect(path, "ro" if read_only else "rw")
    return Engine(connection, path, read_only=read_only)


def open_copy(path: Path) -> Engine:
    """Open a backup that nobody else touches, for looking only: no lock, no journal, not a byte written."""
    return Engine(_connect(path, "ro&immutable=1"), path, read_only=True)


def create_file(path: Path) -> Engine:
    """Create an empty customer file that only its owner may read; the schema comes from the migrations.

    Raises
    ------
    FaultError
        EXISTS if something lies there already, TARGET_UNWRITABLE or TARGET_FULL if it cannot be made, FULL if there is
        no room for the first page; nothing is left then.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise FaultError(Fault.EXISTS, path.name) from None
    except OSError as error:
        raise FaultError(target_fault(error), path.name) from error
    engine = Engine(_connect(path, "rw"), path, read_only=False)
    try:
        engine.command(f"PRAGMA application_id={APPLICATION_ID}")
    except FaultError:
        engine.close()
        discard(path)
        raise
    return engine


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with ExitStack() as if_it_fails:
        try:
            connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=3)
            if_it_fails.callback(connection.close)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if mode == "rw":
                connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            fault = FAULTS_BY_CODE.get(error.sqlite_errorcode & 0xFF, Fault.CANNOT_OPEN)
            raise FaultError(fault, path.name) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise FaultError(Fault.DAMAGED, path.name) from error
        if_it_fails.pop_all()
    return connection


def is_writable(path: Path) -> bool:
    """Whether the program may change this file; a journal beside it belongs to that."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
