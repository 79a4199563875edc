"""The menu behind the bubble of the person who works: who I am, the settings, the trash, the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from kundenapp.domain.business import Employee
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.labels import literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.store.store import Store


class PersonMenu(QMenu):
    """Built anew each time it opens."""

    person_chosen = Signal(Employee)
    new_person_requested = Signal()
    settings_requested = Signal()
    trash_requested = Signal()
    backup_requested = Signal()
    other_file_requested = Signal()
    shade_requested = Signal()
    customer_mode_requested = Signal()
    help_requested = Signal()
    about_requested = Signal()

    def __init__(self, store: Store, parent: QWidget, *, is_shaded: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._add_people()
        self.addSeparator()
        self._entry(_("Einstellungen …") + "\tStrg+,", "gear", self.settings_requested.emit)
        self._entry(_("Papierkorb …"), "trash", self.trash_requested.emit)
        backup = self._entry(_("Daten sichern"), "save", self.backup_requested.emit)
        backup.setEnabled(not store.read_only)
        self._entry(_("Andere Datei …"), "folder", self.other_file_requested.emit)
        self.addSeparator()
        shade = self._entry(_("Sichtschutz") + "\tF12", "eye-slash", self.shade_requested.emit)
        shade.setCheckable(True)
        shade.setChecked(is_shaded)
        mode = self._entry(_("Kundenmodus …"), "monitor", self.customer_mode_requested.emit)
        mode.setEnabled(not store.read_only)
        self._entry(_("Hilfe") + "\tF1", "question", self.help_requested.emit)
        self._entry(_("Über Kundenapp"), "info", self.about_requested.emit)

    def _entry(self, text: str, icon: str, run: Callable[[], object]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.triggered.connect(run)
        self.addAction(action)
        return action

    def _add_people(self) -> None:
        people = QMenu(_("Ich bin"), self)
        people.setIcon(icons.icon("user"))
        group = QActionGroup(people)
        for employee in self._store.employees.active():
            action = QAction(literal(employee.name), people)
            action.setCheckable(True)
            action.setChecked(employee.id == self._store.employee_id)
            action.setData(employee)
            group.addAction(action)
            people.addAction(action)
        group.triggered.connect(self._on_person_triggered)
        people.addSeparator()
        new = QAction(_("Jemand anderes …"), people)
        new.setEnabled(not self._store.read_only)
        new.triggered.connect(self.new_person_requested.emit)
        people.addAction(new)
        self.addMenu(people)

    @Slot(QAction)
    def _on_person_triggered(self, action: QAction) -> None:
        self.person_chosen.emit(action.data())
