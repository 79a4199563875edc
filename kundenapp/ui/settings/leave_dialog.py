"""Somebody leaves: since when, and who takes over what they had to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from kundenapp.domain.business import Employee
from kundenapp.domain.dates import parse_past_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.shortcuts import bind_finish

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class LeaveDialog(Dialog):
    """Asks what is to be passed on and to whom, and does it.

    Signals
    -------
    person_chosen(Employee):
        who works at this computer from now on, if it was the one who leaves.
    """

    person_chosen = Signal(Employee)
    help_topic = "settings"

    def __init__(self, desk: Desk, employee: Employee, parent: QWidget) -> None:
        super().__init__(parent, _("{name} arbeitet nicht mehr hier").format(name=employee.name), 480)
        self._desk, self._employee = desk, employee
        store = desk.store
        self._others = [other for other in store.employees.active() if other.id != employee.id]
        options: list[tuple[object, str]] = [(other.id, other.name) for other in self._others]
        work = store.employees.workload(employee.id or 0)
        self.day_line = LineInput(_("z. B. heute, gestern oder 31.10."))
        self.day_line.setText(_("heute"))
        self.day = Field(_("&Letzter Tag"), self.day_line)
        self.follow_ups = Choice([*options, (None, _("niemand"))])
        self.customers = Choice([*options, (None, _("niemand"))])
        self.successor = Choice([(None, _("Bitte wählen …")), *options])
        self.successor_field = Field(_("Wer arbeitet &jetzt an diesem Computer?"), self.successor)
        known = [other.id for other in self._others]
        for choice in (self.follow_ups, self.customers):
            choice.set_value(store.employee_id if store.employee_id in known else known[0])
        self.body.addWidget(self.day)
        if work.follow_ups:
            text = ngettext(
                "Wer übernimmt die offene &Wiedervorlage?",
                "Wer übernimmt die {count} offenen &Wiedervorlagen?",
                work.follow_ups,
            )
            self.body.addWidget(Field(text.format(count=work.follow_ups), self.follow_ups))
        if work.customers:
            text = ngettext("Wer betreut den &Kunden?", "Wer betreut die {count} &Kunden?", work.customers)
            self.body.addWidget(Field(text.format(count=work.customers), self.customers))
        if employee.id == store.employee_id:
            self.body.addWidget(self.successor_field)
        self.body.addWidget(hint(_("Der Name bleibt stehen: bei Gesprächen, im Verlauf und auf Berichten.")))
        self.body.addWidget(
            hint(
                _(
                    "Einschätzungen von Kunden bleiben in der Geschichte, ohne Namen, "
                    "und zählen nicht mehr zum Mittelwert."
                )
            )
        )
        self.done_button = primary_button(_("&Eintragen"), "check")
        self.done_button.clicked.connect(self._on_done)
        bind_finish(self, self._on_done)
        self.day_line.returnPressed.connect(self._on_done)
        self.add_buttons(self.done_button)

    @Slot()
    def _on_done(self) -> None:
        try:
            self._leave()
        except ValidationError as error:
            self._show_error(self.day if error.field in ("left_on", "day") else self.successor_field, error)
        except AppError as error:
            self._show_error(self.day, error)

    def _show_error(self, field: Field, error: AppError) -> None:
        field.set_error(str(error))
        field.editor.setFocus()

    def _leave(self) -> None:
        store, before = self._desk.store, self._desk.store.employee_id
        day = parse_past_day(self.day_line.text(), store.today(), "left_on")
        successor = self._chosen_successor()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if successor is not None:
                store.employee_id = successor.id
            store.employees.leave(
                self._employee.id or 0,
                day,
                follow_ups_to=_id(self.follow_ups.value()),
                customers_to=_id(self.customers.value()),
            )
        except AppError:
            store.employee_id = before
            raise
        finally:
            QApplication.restoreOverrideCursor()
        if successor is not None:
            self.person_chosen.emit(successor)
        self.accept()

    def _chosen_successor(self) -> Employee | None:
        """Return who works here from now on, None if that does not change."""
        if self._employee.id != self._desk.store.employee_id:
            return None
        chosen = next((other for other in self._others if other.id == self.successor.value()), None)
        if chosen is None:
            raise ValidationError("successor", _("Wer arbeitet jetzt hier? Wählen Sie einen Namen."))
        return chosen


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None
