"""The Raster: what each of the team says about each customer, as far as it is in view."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot

from kundenapp.domain.openness import Openness
from kundenapp.ui.common.customer_rows import CustomerRows, Index
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.sympathy import raster_words as words

if TYPE_CHECKING:
    from collections.abc import Collection

    from kundenapp.domain.business import Employee
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.domain.placement import Placement
    from kundenapp.store.store import Store
    from kundenapp.ui.sympathy.raster_draft import RasterDraft

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
CUSTOMER_ROLE = CELL_ROLE + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True)
class Cell:
    """What one person says about one customer, as far as it may be seen.

    Attributes
    ----------
    placement:
        what is saved, None without an opinion.
    value:
        what counts: what has been entered, else what is saved; None is "kenne ich nicht".
    is_own, is_unsaved, is_old, is_hidden:
        whether it is a cell of whoever works, waits to be saved, was made more than a year ago, may not be seen yet.
    """

    placement: Placement | None = None
    value: float | None = None
    is_own: bool = False
    is_unsaved: bool = False
    is_old: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class _Row:
    summary: CustomerSummary
    opinions: dict[int, Placement]


class RasterModel(CustomerRows[_Row]):
    """Customers as rows, whoever works as the first column, colleagues as the others.

    A colleague's opinion shows once the own one about the same customer is saved; where the shop keeps single opinions
    to itself, colleagues have no column.
    """

    def __init__(self, store: Store, draft: RasterDraft, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self._draft = draft
        self._today = store.today()
        self.people: list[Employee] = []
        self.own_id: int | None = None
        self._is_shaded = False

    @Slot(bool)
    def set_shaded(self, is_shaded: bool) -> None:
        """Say nothing of what anybody thinks, or everything again."""
        self._is_shaded = is_shaded
        self.read_anew()

    def load(self, ids: array[int]) -> None:
        """Show these customers, and who works here now."""
        self.beginResetModel()
        self._ids, self._today = ids, self._store.today()
        self._pages.clear()
        active = self._store.employees.active()
        me = [one for one in active if one.id is not None and one.id == self._store.employee_id]
        is_closed = self._store.sympathy_settings.openness is Openness.HIDDEN
        others = [] if is_closed and me else [one for one in active if one not in me]
        self.own_id = me[0].id if me else None
        self.people = [*me, *others]
        self.endResetModel()

    def remove(self, customer_ids: Collection[int]) -> None:
        """Show these customers no more; everybody else stays where they are."""
        self.show_ids(array("q", [customer_id for customer_id in self._ids if customer_id not in customer_ids]))

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell says."""
        found = self.known(row)
        if found is None:
            return Cell()
        customer_id, person_id = found.summary.customer_id, self.people[column].id
        own = found.opinions.get(self.own_id or 0)
        is_unsaved = customer_id in self._draft.values
        if person_id == self.own_id:
            value = self._draft.values[customer_id] if is_unsaved else own.sympathy if own else None
            is_old = own is not None and not is_unsaved and own.is_old(self._today)
            return Cell(own, value, is_own=True, is_unsaved=is_unsaved, is_old=is_old)
        if own is None or is_unsaved:
            return Cell(is_hidden=True)
        other = found.opinions.get(person_id or 0)
        if other is None:
            return Cell()
        return Cell(other, other.sympathy, is_old=other.is_old(self._today))

    def enter(self, row: int, value: float | None) -> None:
        """Let whoever works say this about the customer in a row; the same again, on the same day, is nothing new.

        Raises
        ------
        FaultError
            if it cannot be written down; it stands in the cell all the same.
        """
        found = self.known(row)
        if found is None or self.own_id is None:
            return
        customer_id, own = found.summary.customer_id, found.opinions.get(self.own_id)
        said = own.sympathy if own else None
        is_said_today = own is None or own.day == self._today
        try:
            if value == said and is_said_today:
                self._draft.drop(customer_id)
            else:
                self._draft.enter(customer_id, value)
        finally:
            self.tell_row(row)

    def tell_row(self, row: int) -> None:
        """Say that a line is to be shown anew."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.people) - 1), [])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, CELL_ROLE, _ACCESSIBLE, _TOOLTIP):
            return None
        cell = Cell(is_hidden=True) if self._is_shaded else self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return cell
        if role == _DISPLAY:
            return words.number(cell.value)
        person = self.people[index.column()].name
        if role == _TOOLTIP:
            return plain_tooltip(words.tip(cell, person, self._store.sympathy_settings.openness))
        found = self.known(index.row())
        return words.spoken(cell, found.summary.display_name if found else "", person)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is Qt.Orientation.Vertical:
            found = self.known(section) if role in (_DISPLAY, CUSTOMER_ROLE, _TOOLTIP) else None
            if found is None:
                return None
            name = found.summary.display_name
            return {_DISPLAY: name, CUSTOMER_ROLE: found.summary, _TOOLTIP: plain_tooltip(words.name_tip(name))}[role]
        if role in (_DISPLAY, _TOOLTIP) and 0 <= section < len(self.people):
            name = words.column_title(self.people[section], self.own_id)
            return name if role == _DISPLAY else plain_tooltip(name)
        return None

    def read(self, ids: array[int]) -> list[_Row | None]:
        found, opinions = self.summaries(ids), self._store.sympathy_board.opinions_among(ids)
        return [
            _Row(found[customer_id], opinions.get(customer_id, {})) if customer_id in found else None
            for customer_id in ids
        ]
