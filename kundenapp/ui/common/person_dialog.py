"""Somebody new at the counter: one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kundenapp.domain.business import Employee
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.store.store import Store


class PersonDialog(Dialog):
    """Asks for a name; ``created`` with the employee."""

    created = Signal(Employee)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent, _("Wer arbeitet jetzt?"), 420)
        self._store = store
        self.name_field = LineInput(_("Vor- und Nachname"))
        self.name = Field(_("&Name"), self.name_field)
        self.done_button = primary_button(_("&Das bin ich"), "check")
        self.body.addWidget(self.name)
        self.body.addWidget(hint(_("Der Name steht bei Gesprächen und Wiedervorlagen. Er ist kein Schloss.")))
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self._on_done)
        self.name_field.returnPressed.connect(self._on_done)

    @Slot()
    def _on_done(self) -> None:
        try:
            employee = self._store.employees.create(self.name_field.text())
        except AppError as error:
            self.name.set_error(str(error))
            return
        self.created.emit(employee)
        self.accept()
