"""The one module that knows the database engine: dialect, transactions, checks and errors of SQLite (how a
connection is made: `kundenapp.store.connection`).

The stores of the aggregates use its few verbs and portable SQL; a second engine for shops with several computers
would be a second module beside this one. The journal is DELETE with synchronous=EXTRA, because in WAL mode SQLite
does not notice that a file was moved or replaced, a copy of the file alone lacks the last saves, and a file in a
read-only folder cannot be read.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.sql_text import columns_and_marks, quoted, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlite_utils.db import Database

Value = str | int | float | None
Row = dict[str, Value]
Parameters = Mapping[str, Value] | Sequence[Value]

ENGINE_VERSION = sqlite3.sqlite_version
"""The version of SQLite that this program works with."""

_LITTLE_SPACE = 1_000_000
FAULTS_BY_CODE = {
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
    sqlite3.SQLITE_CANTOPEN: Fault.CANNOT_OPEN,
    sqlite3.SQLITE_PERM: Fault.CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: Fault.DISK_ERROR,
}


class DanglingError(Exception):
    """A row would have pointed to one that is not there; nothing has been written."""


class Engine:
    """An open customer file. Made by `open_file` or `create_file`; belongs to the thread that made it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._identity = _identity(path)
        self._known_tables: frozenset[str] = frozenset()

    @cached_property
    def database(self) -> Database:
        """The file as sqlite-utils sees it; loaded with the first write, for it takes as long as half a window."""
        import sqlite_utils

        return sqlite_utils.Database(self._connection, execute_plugins=False, recursive_triggers=False)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT as tuples.

        Raises
        ------
        FaultError
            if the file cannot be read.
        """
        with self.known_faults(), closing(self._connection.execute(reading(sql), parameters)) as cursor:
            return cursor.fetchall()

    def dicts(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a SELECT as dictionaries; errors as in `rows`."""
        with self.known_faults(), closing(self._connection.execute(reading(sql), parameters)) as cursor:
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a SELECT, or None; errors as in `rows`."""
        found = self.dicts(sql, parameters)
        return found[0] if found else None

    def scalar(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row of a SELECT, or None; errors as in `rows`."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def row(self, table: str, row_id: int) -> Row | None:
        """Return the row of `table` with this id, or None."""
        return self.one(f"SELECT * FROM {quoted(table)} WHERE id = :id", {"id": row_id})

    def defaults(self, table: str) -> Row:
        """Return a row of `table` about which nothing was said."""
        columns = self.rows("SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)", (table,))
        values = ", ".join(f"{default} AS {quoted(name)}" for name, default in columns)
        return self.dicts(f"SELECT {values}")[0]

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Insert one row and return its id."""
        self._check_exists(table)
        return cast("int", self.database.table(table).insert(dict(row), pk="id").last_pk)

    def append(self, table: str, row: Mapping[str, Value]) -> int:
        """Insert one row into a table of ours (log, counters) in the shortest way and return its id."""
        self._check_exists(table)
        names, marks = columns_and_marks(row)
        cursor = self._connection.execute(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})", dict(row))
        return cast("int", cursor.lastrowid)

    def insert_many(self, table: str, rows: Iterable[Sequence[Value]], columns: Sequence[str]) -> None:
        """Insert many rows, each a sequence in the order of `columns`."""
        names = ", ".join(quoted(column) for column in columns)
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})", rows)

    def update(self, table: str, row_id: int, changes: Mapping[str, Value]) -> None:
        """Change some columns of one row."""
        self.database.table(table).update(row_id, dict(changes))

    def upsert(self, table: str, row: Mapping[str, Value], key: str) -> None:
        """Insert a row, or change the one that has the same `key` column."""
        self._check_exists(table)
        names, marks = columns_and_marks(row)
        changes = ", ".join(f"{quoted(column)} = excluded.{quoted(column)}" for column in row if column != key)
        self._connection.execute(
            f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks}) "
            f"ON CONFLICT ({quoted(key)}) DO UPDATE SET {changes}",
            dict(row),
        )

    def delete(self, table: str, where: Mapping[str, Value]) -> None:
        """Delete the rows whose columns equal `where`, which must name at least one."""
        conditions = " AND ".join(f"{quoted(column)} = :{column}" for column in where)
        self._connection.execute(f"DELETE FROM {quoted(table)} WHERE {conditions}", dict(where))

    def delete_up_to(self, table: str, column: str, last: int) -> None:
        """Delete the rows whose `column` is at most `last`."""
        self._connection.execute(f"DELETE FROM {quoted(table)} WHERE {quoted(column)} <= ?", (last,))

    def _check_exists(self, table: str) -> None:
        """Refuse a table that is not there; sqlite-utils would make it."""
        if table not in self._known_tables:
            self._known_tables = frozenset(self.table_names())
        if table not in self._known_tables:
            raise LookupError(f"the file has no table {table}")

    def command(self, sql: str, parameters: Parameters = ()) -> None:
        """Run a statement of the engine's own dialect (search index, schema)."""
        with self.known_faults():
            self._connection.execute(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is on the disk when the block ends without an error.

        Just before the commit the file is compared with the one that was opened, so that nothing is ever written
        into a file that was moved away or replaced.

        Raises
        ------
        FaultError
            whatever the machine objects to; then nothing of the block has been written.
        DanglingError
            if foreign keys were deferred and a row would point to one that is not there.
        """
        with self.known_faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._check_identity()
                self._commit()
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.IntegrityError as error:  # only `defer_foreign_keys` lets one wait until here
            raise DanglingError(str(error)) from error

    def defer_foreign_keys(self) -> None:
        """Let rows of the open transaction point to rows that only come later in it; looked at before the commit."""
        self._connection.execute("PRAGMA defer_foreign_keys=ON")

    def _check_identity(self) -> None:
        if _identity(self.path) != self._identity:
            raise FaultError(Fault.MOVED, self.path.name)

    @contextmanager
    def known_faults(self) -> Iterator[None]:
        """Turn errors of the driver into the sentence for their cause; a mistake of ours passes as it is."""
        try:
            yield
        except sqlite3.Error as error:
            fault = self._fault(error)
            if fault is None:
                raise
            raise FaultError(fault, self.path.name) from error
        except MemoryError as error:
            raise FaultError(Fault.LOW_MEMORY, self.path.name) from error
        except UnicodeDecodeError as error:  # the driver stumbles over the name of something damaged
            raise FaultError(Fault.DAMAGED, self.path.name) from error

    def _fault(self, error: sqlite3.Error) -> Fault | None:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # the driver itself; it has no other word for text that is none
            return Fault.DAMAGED if str(error).startswith("Could not decode to UTF-8") else None
        if code == sqlite3.SQLITE_READONLY_DBMOVED or _identity(self.path) != self._identity:
            return Fault.MOVED
        fault = FAULTS_BY_CODE.get(code & 0xFF)
        if fault is Fault.DISK_ERROR and shutil.disk_usage(self.path.parent).free < _LITTLE_SPACE:
            return Fault.FULL
        return fault

    def quick_check(self) -> bool:
        """Whether the structure of the file is sound (fast, does not compare indexes)."""
        return self._pragma_says_ok("quick_check(1)")

    def integrity_check(self) -> bool:
        """Whether the whole file is sound, foreign keys included."""
        return self._pragma_says_ok("integrity_check(1)") and not self.foreign_key_problems()

    def _pragma_says_ok(self, pragma: str) -> bool:
        with self.known_faults():
            return self._connection.execute(f"PRAGMA {pragma}").fetchall() == [("ok",)]

    def foreign_key_problems(self) -> list[tuple[Any, ...]]:
        """Return the rows that point to something that does not exist."""
        with self.known_faults():
            return self._connection.execute("PRAGMA foreign_key_check").fetchall()

    def table_names(self) -> list[str]:
        """Return the names of all tables, the engine's own helpers (search index parts, sequences) left out."""
        names = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        indexes = [n for (n,) in self.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")]
        parts = {f"{index}_{part}" for index in indexes for part in ("data", "idx", "content", "docsize", "config")}
        return [name for name in names if not name.startswith("sqlite_") and name not in parts]

    def row_counts(self) -> dict[str, int]:
        """Return how many rows each table has, search indexes left out."""
        counted = (name for name in self.table_names() if not name.endswith("_search"))
        return {name: self.scalar(f"SELECT count(*) FROM {quoted(name)}") for name in counted}

    def copy_into(self, target: Path) -> None:
        """Write a complete, compact copy of the file to `target`, which must not exist; safe while others read."""
        with self.known_faults():
            self._connection.execute("VACUUM INTO ?", (str(target),))

    def compact(self) -> None:
        """Write the whole file anew without gaps; needs as much room again for a moment."""
        with self.known_faults():
            self._check_identity()
            self._connection.execute("VACUUM")

    @contextmanager
    def foreign_keys_off(self) -> Iterator[None]:
        """Foreign keys sleep inside; for migrations only, which check them before they commit."""
        self._connection.execute("PRAGMA foreign_keys=OFF")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA foreign_keys=ON")

    @property
    def data_version(self) -> int:
        """A number that is another one after somebody else has written to the file."""
        with self.known_faults():
            return cast("int", self._connection.execute("PRAGMA data_version").fetchone()[0])

    @property
    def user_version(self) -> int:
        """The number of the schema in the file."""
        with self.known_faults():
            return cast("int", self._connection.execute("PRAGMA user_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
