"""Who works here, and who did."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kundenapp.domain.business import Employee
from kundenapp.domain.text import initials
from kundenapp.i18n import _
from kundenapp.ui.common.bubble import Bubble
from kundenapp.ui.common.buttons import Button, ghost_button
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.settings.leave_dialog import LeaveDialog
from kundenapp.ui.settings.names_page import NameRow, NamesPage, aside_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.settings.names_page import Named


class EmployeesPage(NamesPage):
    """Add, correct a name, leave, come back.

    Signals
    -------
    person_chosen(Employee):
        who works at this computer from now on, because who did so has left.
    """

    person_chosen = Signal(Employee)

    def __init__(self, desk: Desk) -> None:
        intro = _("Die Namen stehen bei Gesprächen und Wiedervorlagen. Ein Name ist kein Schloss.")
        words = {"placeholder": _("Vor- und Nachname"), "add": _("&Hinzufügen")}
        super().__init__(desk, _("Mitarbeitende"), intro, "employees", **words)
        self.tools: dict[int, Button] = {}
        self.show_all()

    def everything(self) -> Sequence[Named]:
        return self.desk.store.employees.all()

    def show_all(self) -> None:
        self.tools = {}
        super().show_all()

    def row_of(self, entry: Named) -> NameRow:
        row = NameRow(entry.name, _("Name von {name}").format(name=entry.name))
        row.row.insertWidget(0, Bubble(initials(entry.name), 30, accessible_name=entry.name))
        if entry.id == self.desk.store.employee_id:
            row.add_tool(Pill(_("arbeitet jetzt"), "petrol"))
        if len(self.desk.store.employees.active()) > 1:
            leave = ghost_button(_("Arbeitet nicht mehr hier …"))
            leave.setAccessibleName(_("{name} arbeitet nicht mehr hier").format(name=entry.name))
            leave.setEnabled(self.desk.can_edit)
            leave.clicked.connect(partial(self._ask_about_leaving, entry.id or 0))
            self.tools[entry.id or 0] = leave
            row.add_tool(leave)
        return row

    def aside_title(self) -> str:
        return _("Früher dabei")

    def aside_of(self, entry: Named) -> QWidget:
        left_on = self.desk.store.employees.get(entry.id or 0).left_on
        until = _("bis {day}").format(day=f"{left_on:%d.%m.%Y}") if left_on else ""
        come_back = ghost_button(_("Arbeitet wieder hier"))
        come_back.setAccessibleName(_("{name} arbeitet wieder hier").format(name=entry.name))
        come_back.setEnabled(self.desk.can_edit)
        come_back.clicked.connect(partial(self.do, partial(self.desk.store.employees.come_back, entry.id or 0)))
        self.tools[entry.id or 0] = come_back
        return aside_row(entry.name, until, come_back)

    def add(self, name: str) -> Employee:
        return self.desk.store.employees.add(name)

    def rename(self, entry_id: int, text: str, continues: int | None) -> int | None:
        return self.desk.store.employees.rename(entry_id, text, continues=continues)

    def _ask_about_leaving(self, employee_id: int) -> None:
        self.flush()
        dialog = LeaveDialog(self.desk, self.desk.store.employees.get(employee_id), self)
        dialog.person_chosen.connect(self._on_person_chosen)
        dialog.open()

    @Slot(Employee)
    def _on_person_chosen(self, employee: Employee) -> None:
        self.person_chosen.emit(employee)
        self.show_all()
