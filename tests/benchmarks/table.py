"""Printing what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str, str, str, str]
HEADER: Row = ("figure", "reference", "ratio", "bar")


def print_table(rows: Iterable[Row]) -> None:
    """Print rows of figure, reference, ratio and bar in columns."""
    lines = [HEADER, *rows]
    widths = [max(len(row[column]) for row in lines) for column in range(4)]
    for row in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
