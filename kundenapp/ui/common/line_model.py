"""The lines of a list of customers; a long list is read page by page as it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kundenapp.domain.errors import AppError
from kundenapp.ui.common.lines import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex
Rows = list[Heading | Line]


class LineModel(QAbstractTableModel):
    """Headings cannot be chosen; lines can. ``failed(AppError)`` when the next page cannot be read."""

    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Rows = []
        self._read_on: Callable[[], Rows] | None = None

    def show_rows(self, rows: Sequence[Heading | Line], read_on: Callable[[], Rows] | None = None) -> None:
        """Show these rows; `read_on` returns those of the next page, none at the end."""
        self.beginResetModel()
        self._rows, self._read_on = list(rows), read_on
        self.endResetModel()

    def row_at(self, row: int) -> Heading | Line | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def line_at(self, row: int) -> Line | None:
        """Return the line in a row, None for a heading or no row at all."""
        found = self.row_at(row)
        return found if isinstance(found, Line) else None

    def row_of(self, line: Line, row: int) -> int:
        """Return where a line stands now; `row` if it is gone."""
        for number in range(len(self._rows)):
            found = self.line_at(number)
            if found is not None and found.key == line.key:
                return number
        return row

    def near(self, row: int) -> int:
        """Return the row of the line at `row` or the next one below, else the last one above, -1 if there is none."""
        below = (other for other in range(max(row, 0), len(self._rows)) if self.line_at(other))
        above = (other for other in range(min(row, len(self._rows)) - 1, -1, -1) if self.line_at(other))
        return next(below, next(above, -1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        found = self.row_at(index.row()) if index.isValid() else None
        if found is None:
            return None
        if role == LINE_ROLE:
            return found
        if isinstance(found, Heading):
            return f"{found.text} {found.count}" if role in (_DISPLAY, _ACCESSIBLE) else None
        return {_DISPLAY: found.name, _ACCESSIBLE: found.spoken}.get(role)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._read_on is not None

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page; Qt asks while it scrolls, where nothing may be raised."""
        if self._read_on is None:
            return
        try:
            more = self._read_on()
        except AppError as error:
            more = []
            self.failed.emit(error)
        if not more:
            self._read_on = None
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._rows += more
        self.endInsertRows()
