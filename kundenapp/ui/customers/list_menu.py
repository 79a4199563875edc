"""The menu above the customer list: its order, and what is done with the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kundenapp.domain.customer_list import ListOrder
from kundenapp.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ListMenu(QMenu):
    """``order_chosen`` says which order the list is to have, ``duplicates_requested`` asks who stands in it twice."""

    order_chosen = Signal(ListOrder)
    duplicates_requested = Signal()

    def __init__(self, parent: QWidget, order: ListOrder) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in ListOrder:
            action = QAction(each.label, self)
            action.setCheckable(True)
            action.setChecked(each is order)
            action.setData(each.value)
            self.addAction(action)
        self.addSeparator()
        self.addAction(_("Dubletten suchen …"), self.duplicates_requested.emit)
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.order_chosen.emit(ListOrder(action.data()))
