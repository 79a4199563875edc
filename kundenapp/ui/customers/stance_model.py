"""The statements of the catalogue by kind, each with what it weighs for us and how a customer stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kundenapp.domain.dates import past
from kundenapp.domain.overlap_words import stance_words
from kundenapp.domain.statement import StatementKind
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from kundenapp.domain.overlap import Comparison

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class StanceRow:
    """One statement; `is_thought` if its stance is only thought of."""

    comparison: Comparison
    today: date
    is_thought: bool = False

    @property
    def statement_id(self) -> int:
        """The id of the statement."""
        return self.comparison.statement.id or 0

    @property
    def details(self) -> str:
        """What it weighs for us, and how and since when we know the stance."""
        ours = _("Uns {weight} von 5").format(weight=self.comparison.ours)
        parts = [ours, self._how()]
        if not self.comparison.statement.active:
            parts.append(_("nicht mehr geführt"))
        return " · ".join(part for part in parts if part)

    def _how(self) -> str:
        stance = self.comparison.stance
        if self.is_thought:
            return _("nur gedacht")
        if stance is None or not stance.is_known:
            return ""
        return f"{stance.source.label}, {past(stance.day, self.today)}"

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join((self.comparison.statement.text, stance_words(self.comparison.stance), self.details))


class StanceModel(QAbstractTableModel):
    """Headings, a kind each, cannot be chosen; statements can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StatementKind | StanceRow] = []

    def show(self, compared: Sequence[Comparison], thoughts: Collection[int], today: date) -> None:
        """Show these; only what is another row is told as changed."""
        rows: list[StatementKind | StanceRow] = []
        for kind in StatementKind:
            found = [one for one in compared if one.statement.kind is kind]
            rows += [kind] if found else []
            rows += [StanceRow(one, today, one.statement.id in thoughts) for one in found]
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0), [])

    def row_at(self, row: int) -> StanceRow | None:
        """Return the statement in a row, None for a heading or no row at all."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, StanceRow) else None

    def heading_at(self, row: int) -> StatementKind | None:
        """Return the kind whose heading stands in a row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, StatementKind) else None

    def next_row(self, row: int, step: int) -> int:
        """Return the next row with a statement below (1) or above (-1) `row`; -1 if there is none."""
        row += step
        while 0 <= row < len(self._rows):
            if self.row_at(row) is not None:
                return row
            row += step
        return -1

    def row_of(self, statement_id: int) -> int:
        """Return where a statement stands, -1 if it does not."""
        found = (
            number
            for number, row in enumerate(self._rows)
            if isinstance(row, StanceRow) and row.statement_id == statement_id
        )
        return next(found, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        found = self._rows[index.row()] if index.isValid() else None
        if isinstance(found, StatementKind):
            return found.plural if role in (_DISPLAY, _ACCESSIBLE) else None
        if found is None:
            return None
        return {ROW_ROLE: found, _DISPLAY: found.comparison.statement.text, _ACCESSIBLE: found.spoken}.get(role)


def _key(row: StatementKind | StanceRow) -> object:
    return row if isinstance(row, StatementKind) else (row.statement_id, row.comparison.statement.text)
