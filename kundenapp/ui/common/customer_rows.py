"""Customers as the rows of a table: an array of ids, and what is known of those in view, read page by page."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from kundenapp.domain.errors import AppError

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.store.store import Store

PAGE = 200
"""How many rows are read at once."""
_PAGES_KEPT = 20
Index = QModelIndex | QPersistentModelIndex
Known = TypeVar("Known")


class CustomerRows(QAbstractTableModel, Generic[Known]):
    """One row a customer, ordered and chosen by the file, never here; `Known` is what a row is painted from.

    ``failed(AppError)`` when rows in view cannot be read: Qt asks for them while it paints, where nothing may be
    raised, so they stay empty.
    """

    failed = Signal(Exception)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Known | None]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """The customers shown, in order."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """Return the id of the customer in a row, None if there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, customer_id: int) -> int | None:
        """Return the row of a customer, None if they are not shown."""
        try:
            return self._ids.index(customer_id)
        except ValueError:
            return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def read(self, ids: array[int]) -> list[Known | None]:
        """Return what is known of each of these customers, None for one who has just gone.

        Raises
        ------
        AppError
            if the file cannot be read.
        """
        raise NotImplementedError

    def summaries(self, ids: array[int]) -> dict[int, CustomerSummary]:
        """Return the summaries of these customers, by id; errors as in `read`."""
        return {summary.customer_id: summary for summary in self._store.customer_list.page(ids)}

    def known(self, row: int) -> Known | None:
        """Return what is known of the customer in a row, None if it cannot be read or there is no such row."""
        page, place = self.page_of(row)
        return page[place] if place < len(page) else None

    def page_of(self, row: int) -> tuple[list[Known | None], int]:
        """Return the page in which a row stands, and its place there; an empty one if it cannot be read."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self.read(self._ids[number * PAGE : (number + 1) * PAGE])
            except AppError as error:
                page = []
                self.failed.emit(error)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page, place

    def show_ids(self, ids: array[int]) -> None:
        """Show these customers and read them anew."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def read_anew(self) -> None:
        """Read the rows in view anew; who is shown stays."""
        self._pages.clear()
        if self._ids and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1), [])
