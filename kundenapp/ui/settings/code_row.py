"""The code of the Kundenmodus in the settings: whether there is one, and a button for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.fields import hint
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4, GAP_12

if TYPE_CHECKING:
    from kundenapp.ui.common.code_fields import CodeDialog
    from kundenapp.ui.common.desk import Desk


class CodeRow(QWidget):
    """A sentence and a button; the code itself is never shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.label = PlainLabel("", "body")
        self.button = secondary_button("")
        self.button.setEnabled(desk.can_edit)
        row = QHBoxLayout()
        row.setSpacing(GAP_12)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_4)
        column.addWidget(PlainLabel(_("Kundenmodus"), "body_semibold"))
        column.addLayout(row)
        column.addWidget(hint(_("Im Kundenmodus antworten Kunden selbst. Nur der Code führt wieder hinaus.")))
        self.button.clicked.connect(self.ask)
        self.show_state()

    def show_state(self) -> None:
        """Say whether there is a code."""
        has_code = self._desk.store.answer_settings.has_code
        self.label.setText(_("Ein Code ist festgelegt.") if has_code else _("Noch kein Code festgelegt."))
        self.button.set_text(_("&Neuer Code …") if has_code else _("Code fest&legen …"))

    @Slot()
    def ask(self) -> CodeDialog:
        """Ask for a new code."""
        from kundenapp.ui.common.code_fields import CodeDialog

        dialog = CodeDialog(self._desk, self.window())
        dialog.open()
        return dialog
