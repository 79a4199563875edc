"""A small dialog for one new Wiedervorlage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut

from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.follow_up import FollowUp
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.day_chooser import DayChooser
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk


class FollowUpDialog(Dialog):
    """Asks what is to be done, and when."""

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget) -> None:
        super().__init__(parent, _("Wiedervorlage: {name}").format(name=customer.display_name))
        self._desk, self._customer = desk, customer
        self.what_field = LineInput(_("Zum Beispiel: Angebot nachfassen"))
        self.what = Field(_("Was ist zu tun?"), self.what_field)
        self.days = DayChooser(desk.store.today(), offers_none=False)
        self.done_button = primary_button(_("&Anlegen"), "check")
        self.body.addWidget(self.what)
        self.body.addWidget(Field(_("Wann?"), self.days))
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self._on_done)
        self.what_field.returnPressed.connect(self._on_done)
        self.days.day_field.returnPressed.connect(self._on_done)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_done)
        self.what_field.setFocus()

    @Slot()
    def _on_done(self) -> None:
        try:
            follow_up = FollowUp(
                customer_id=self._customer.id or 0,
                due_on=self.days.day() or self._desk.store.today(),
                what=self.what_field.text(),
                employee_id=self._desk.store.employee_id,
            )
            self._desk.store.follow_ups.create(follow_up, self._desk.store.today())
        except ValidationError as error:
            if error.field != "due_on":  # the chooser shows its own
                self.what.set_error(str(error))
            return
        except AppError as error:
            self.what.set_error(str(error))
            return
        self.accept()
