"""What stands at the right of the title while the matrix is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import icon_button
from kundenapp.ui.sympathy.matrix_filter import MatrixFilter
from kundenapp.ui.sympathy.sheet_choice import SheetChoice

if TYPE_CHECKING:
    from kundenapp.store.store import Store


class MatrixTools(QWidget):
    """Which customers, whose sheet, and the way to paper."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.filter = MatrixFilter(store)
        self.sheets = SheetChoice(self.filter.button)
        self.print_button = icon_button("printer", _("Blatt drucken (Strg+P)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.filter)
        row.addWidget(self.sheets)
        row.addWidget(self.print_button)

    def show_what_helps(self, *, has_customers: bool, is_alone: bool) -> None:
        """Before the first customer there is nothing to choose; who works alone has one sheet only."""
        self.filter.setVisible(has_customers)
        self.sheets.setVisible(has_customers and not is_alone)
        self.print_button.setVisible(has_customers)
