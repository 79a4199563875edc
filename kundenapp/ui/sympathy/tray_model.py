"""The customers without a place, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt

from kundenapp.ui.common.customer_rows import CustomerRows, Index
from kundenapp.ui.sympathy.board import CUSTOMER_MIME

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from kundenapp.domain.customer_list import CustomerSummary

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class TrayModel(CustomerRows["CustomerSummary"]):
    """Rows by name; each can be dragged to the field."""

    def show_ids(self, ids: array[int]) -> None:
        """Show these customers; the same again are only read anew, so that the place in the list stays."""
        if ids == self._ids:
            self.read_anew()
        else:
            super().show_ids(ids)

    def read(self, ids: array[int]) -> list[CustomerSummary | None]:
        found = self.summaries(ids)
        return [found.get(customer_id) for customer_id in ids]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        summary = self.known(index.row()) if index.isValid() else None
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
