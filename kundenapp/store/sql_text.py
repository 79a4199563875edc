"""SQL text that the engine puts together: names of tables and columns, and nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(name: str) -> str:
    """Return the name of a table or column as it stands in SQL.

    Raises
    ------
    ValueError
        if it is none.
    """
    if not name.isidentifier():
        raise ValueError(f"not the name of a table or column: {name!r}")
    return f'"{name}"'


def columns_and_marks(columns: Iterable[str]) -> tuple[str, str]:
    """Return the names of columns and the marks for their values, both as they stand in SQL."""
    names = list(columns)
    return ", ".join(quoted(column) for column in names), ", ".join(f":{column}" for column in names)


def reading(sql: str) -> str:
    """Return `sql` if it only reads.

    Raises
    ------
    ValueError
        if it does not.
    """
    if not sql.lstrip().startswith(("SELECT", "WITH")):
        raise ValueError("only the operation and the local door write")
    return sql
