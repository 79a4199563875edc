"""The menu behind the bubble of the person who works: who I am, the look, the file, the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from kundenapp.domain.business import Employee
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.labels import literal
from kundenapp.ui.theme import Mode, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from kundenapp.store.store import Store


class PersonMenu(QMenu):
    """Built anew each time it opens."""

    person_chosen = Signal(Employee)
    new_person_requested = Signal()
    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)
    business_requested = Signal()
    trash_requested = Signal()
    backup_requested = Signal()
    shade_requested = Signal()
    help_requested = Signal()
    about_requested = Signal()

    def __init__(self, store: Store, parent: QWidget, *, is_shaded: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._add_people()
        self.addSeparator()
        self._add_look()
        self._entry(_("Betrieb …"), "store", self.business_requested.emit)
        self._entry(_("Papierkorb …"), "trash", self.trash_requested.emit)
        backup = self._entry(_("Daten sichern"), "save", self.backup_requested.emit)
        backup.setEnabled(not store.read_only)
        self.addSeparator()
        shade = self._entry(_("Sichtschutz") + "\tF12", "eye-slash", self.shade_requested.emit)
        shade.setCheckable(True)
        shade.setChecked(is_shaded)
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

    def _add_look(self) -> None:
        look = QMenu(_("Aussehen"), self)
        look.setIcon(icons.icon("sun"))
        modes = {Mode.SYSTEM: _("Wie das System"), Mode.LIGHT: _("Hell"), Mode.DARK: _("Dunkel")}
        scales = {1.0: _("Schrift normal"), 1.15: _("Schrift groß"), 1.3: _("Schrift sehr groß")}
        _choices(look, modes, theme().mode).triggered.connect(self._on_mode_triggered)
        look.addSeparator()
        _choices(look, scales, theme().text_scale).triggered.connect(self._on_scale_triggered)
        self.addMenu(look)

    @Slot(QAction)
    def _on_mode_triggered(self, action: QAction) -> None:
        self.mode_chosen.emit(Mode(action.data()))  # Qt hands an enum of text back as plain text

    @Slot(QAction)
    def _on_scale_triggered(self, action: QAction) -> None:
        self.text_scale_chosen.emit(action.data())


def _choices(menu: QMenu, labels: Mapping[Any, str], chosen: object) -> QActionGroup:
    group = QActionGroup(menu)
    for value, label in labels.items():
        action = QAction(label, menu)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.setData(value)
        group.addAction(action)
        menu.addAction(action)
    return group
