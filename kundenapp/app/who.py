"""Who works at this computer: chosen in the bubble or on the command line, remembered for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.domain.business import Employee

if TYPE_CHECKING:
    from kundenapp.app.keeper import Keeper
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


class WhoIsHere(QObject):
    """Knows who works in one open file; a name, not a lock."""

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__()
        self._store, self._keeper = store, keeper
        self._window: MainWindow | None = None

    def choose(self, wanted: str | None) -> None:
        """Begin with who is `wanted`, else with who it was here last time, else with the first."""
        store = self._store
        if wanted and not store.read_only:
            self.use(store.employees.create(wanted))
            return
        people = store.employees.active()
        known = self._keeper.preferences.employee_in(store.settings.file_uuid)
        chosen = next((employee for employee in people if employee.uuid == known), people[0] if people else None)
        store.employee_id = chosen.id if chosen else None

    def watch(self, window: MainWindow) -> None:
        """Follow what is chosen in the menu of the window."""
        self._window = window
        window.menu.person_chosen.connect(self.use)
        window.menu.new_person_requested.connect(self._on_new_person_requested)

    @Slot(Employee)
    def use(self, employee: Employee) -> None:
        """From now on it is `employee` who works here."""
        self._store.employee_id = employee.id
        preferences = self._keeper.preferences
        self._keeper.keep(preferences.with_employee(self._store.settings.file_uuid, employee.uuid))

    @Slot()
    def _on_new_person_requested(self) -> None:
        from kundenapp.ui.common.person_dialog import PersonDialog

        if self._window is not None:
            dialog = PersonDialog(self._store, self._window)
            dialog.created.connect(self._on_person_created)
            dialog.open()

    @Slot(Employee)
    def _on_person_created(self, employee: Employee) -> None:
        if self._window is not None:
            self._window.menu.choose_person(employee)
