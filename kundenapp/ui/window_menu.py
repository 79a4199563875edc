"""What is behind the bubble of the person who works: the menu, and the dialogs it opens over the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from kundenapp.domain.business import Employee
from kundenapp.ui.common.backup_now import backed_up_now
from kundenapp.ui.theme import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.main_tabs import PersonButton
    from kundenapp.ui.common.person_menu import PersonMenu
    from kundenapp.ui.settings.dialog import SettingsDialog


class WindowMenu(QObject):
    """Keeps the bubble up to date and opens what is behind it. `flush` saves what is unsaved on the pages.

    Signals
    -------
    person_chosen(Employee), mode_chosen(Mode), text_scale_chosen(float), second_place_chosen(str):
        to be remembered on this computer.
    new_person_requested, about_requested, help_requested, customer_mode_requested:
        dialogs that need more than the file.
    """

    person_chosen = Signal(Employee)
    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)
    second_place_chosen = Signal(str)
    new_person_requested = Signal()
    help_requested = Signal()
    about_requested = Signal()
    other_file_requested = Signal()
    restore_requested = Signal()
    customer_mode_requested = Signal()

    def __init__(self, window: QWidget, desk: Desk, button: PersonButton, flush: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._desk, self._button, self._flush = window, desk, button, flush
        button.clicked.connect(self._on_clicked)
        desk.events.changed.connect(self._on_data_changed)
        self.show_person()

    def show_person(self) -> None:
        """Show who works."""
        store = self._desk.store
        people = {employee.id: employee for employee in store.employees.all()}
        employee = people.get(store.employee_id)
        self._button.set_person(employee.name if employee else "?", employee.initials if employee else "?")

    def open(self) -> PersonMenu:
        """Open the menu under the bubble and return it."""
        menu = self.made()
        menu.popup(self._button.mapToGlobal(QPoint(self._button.width() - menu.sizeHint().width(), 40)))
        return menu

    def made(self) -> PersonMenu:
        """Return the menu, not yet open."""
        from kundenapp.ui.common.person_menu import PersonMenu

        menu = PersonMenu(self._desk.store, self._window, is_shaded=self._desk.shade.is_on)
        menu.person_chosen.connect(self.choose_person)
        menu.new_person_requested.connect(self.new_person_requested)
        menu.settings_requested.connect(self.open_settings)
        menu.trash_requested.connect(self._on_trash_requested)
        menu.backup_requested.connect(self.back_up)
        menu.shade_requested.connect(self._desk.shade.toggle)
        menu.customer_mode_requested.connect(self.customer_mode_requested)
        menu.help_requested.connect(self.help_requested)
        menu.other_file_requested.connect(self.other_file_requested)
        menu.about_requested.connect(self.about_requested)
        return menu

    @Slot()
    def _on_clicked(self) -> None:
        self.open()

    @Slot(object)
    def _on_data_changed(self, _changed: object) -> None:
        self.show_person()

    @Slot(Employee)
    def choose_person(self, employee: Employee) -> None:
        """Let `employee` be who works from now on; everything on the screen is theirs at once."""
        self._flush()  # what stands in a field is still an opinion of the one before
        self._desk.store.employee_id = employee.id
        self.show_person()
        self._desk.events.person_changed.emit()
        self.person_chosen.emit(employee)

    @Slot()
    def open_settings(self) -> SettingsDialog:
        """Open the settings and return them."""
        dialog = self._made_settings(self._window)
        dialog.open()
        return dialog

    @Slot(QWidget)
    def open_catalogue(self, over: QWidget) -> None:
        """Open the settings where the statements are, in front of the dialog `over`."""
        dialog = self._made_settings(over)
        dialog.show_page(dialog.statements)
        dialog.open()

    def _made_settings(self, over: QWidget) -> SettingsDialog:
        from kundenapp.ui.settings.dialog import SettingsDialog

        self._flush()
        dialog = SettingsDialog(self._desk, over)
        dialog.person_chosen.connect(self.choose_person)
        dialog.mode_chosen.connect(self.mode_chosen)
        dialog.text_scale_chosen.connect(self.text_scale_chosen)
        dialog.second_place_chosen.connect(self.second_place_chosen)
        dialog.restore_requested.connect(self.restore_requested)
        dialog.trash_requested.connect(partial(self._open_trash, dialog))
        return dialog

    @Slot()
    def open_rule(self) -> None:
        """Open the settings where the rule of the categories stands."""
        dialog = self.open_settings()
        dialog.show_page(dialog.sympathy)

    @Slot()
    def _on_trash_requested(self) -> None:
        self._open_trash(self._window)

    def _open_trash(self, over: QWidget) -> None:
        from kundenapp.ui.customers.trash_dialog import TrashDialog

        self._flush()
        TrashDialog(self._desk, over).open()

    @Slot()
    def back_up(self) -> None:
        """Back the file up now and say so."""
        self._flush()
        with self._desk.guarded():
            self._desk.toasts.show_message(backed_up_now(self._desk.store))
