"""The customers without a place: an array of ids, and the names of those that are in view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kundenapp.domain.errors import AppError
from kundenapp.ui.sympathy.board import CUSTOMER_MIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.store.store import Store

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_PAGE, _PAGES_KEPT = 200, 10
_Index = QModelIndex | QPersistentModelIndex


class TrayModel(QAbstractTableModel):
    """Rows by name; ``failed(AppError)`` when those in view cannot be read, they stay empty then."""

    failed = Signal(Exception)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, CustomerSummary]] = OrderedDict()

    def show_ids(self, ids: array[int]) -> None:
        """Show these customers."""
        if ids == self._ids:
            self._pages.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, 0), [])
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def id_at(self, row: int) -> int | None:
        """Return the id of the customer in a row, None if there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, customer_id: int) -> int | None:
        """Return the row of a customer, None if they are not shown."""
        try:
            return self._ids.index(customer_id)
        except ValueError:
            return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        summary = self._summary(index.row()) if index.isValid() else None
        if summary is None:
            return None
        if role == SUMMARY_ROLE:
            return summary
        return summary.display_name if role in (_DISPLAY, _ACCESSIBLE) else None

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return which customer is dragged to the field."""
        carried = QMimeData()
        for index in indexes:
            carried.setData(CUSTOMER_MIME, str(self.id_at(index.row())).encode())
        return carried

    def _summary(self, row: int) -> CustomerSummary | None:
        customer_id = self.id_at(row)
        return None if customer_id is None else self._page(row // _PAGE).get(customer_id)

    def _page(self, number: int) -> dict[int, CustomerSummary]:
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * _PAGE : (number + 1) * _PAGE]
            try:
                page = {summary.customer_id: summary for summary in self._store.customer_list.page(ids)}
            except AppError as error:  # Qt asks while it paints, where nothing may be raised
                page = {}
                self.failed.emit(error)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page
