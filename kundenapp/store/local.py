"""The second door: what is written without a log and cannot be undone.

Drafts, who is using the file, counters, derived tables, and the bulk loading of the sample file. A test knows
exactly two doors to the file, this one and the operation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kundenapp.store.engine import Engine, Value


class Local:
    """The open door inside ``with store.local() as local``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, table: str, row: Mapping[str, Value], key: str) -> None:
        """Insert a row, or replace what stands under the same `key` column."""
        self._engine.upsert(table, row, key)

    def put_by_name(self, table: str, name: str, row: Mapping[str, Value]) -> None:
        """Insert a row under a unique `name` column beside the id, or change the one that bears the name."""
        present = self._engine.one(f'SELECT id FROM "{table}" WHERE name = ?', (name,))
        if present is None:
            self._engine.insert(table, {"name": name, **row})
        else:
            self._engine.update(table, int(str(present["id"])), row)

    def change(self, table: str, row_id: int, changes: Mapping[str, Value]) -> None:
        """Change some columns of the row with this id."""
        self._engine.update(table, row_id, changes)

    def remove(self, table: str, **where: Value) -> None:
        """Delete the rows whose columns equal the given values."""
        self._engine.delete(table, where)

    def remove_up_to(self, table: str, column: str, last: int) -> None:
        """Delete the rows whose `column` is at most `last`."""
        self._engine.delete_up_to(table, column, last)

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Insert many rows at once."""
        self._engine.insert_many(table, rows, columns)

    def index(self, sql: str, parameters: Mapping[str, Value] | Sequence[Value] = ()) -> None:
        """Tell a search index about words in the engine's own dialect."""
        self._engine.command(sql, parameters)
