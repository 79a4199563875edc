"""The main window: composes the tabs, connects what they ask of each other, and closes without losing a word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from kundenapp.domain.business import Employee
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.business_dialog import BusinessDialog
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.desk import DataEvents, Desk
from kundenapp.ui.common.main_tabs import MainTabs, PersonButton
from kundenapp.ui.common.notice import Notice
from kundenapp.ui.common.person_menu import PersonMenu
from kundenapp.ui.common.shortcuts import bind_keys
from kundenapp.ui.common.tasks import TaskRunner
from kundenapp.ui.common.toast import Toasts
from kundenapp.ui.conversation.opener import ConversationOpener
from kundenapp.ui.customers.page import CustomersPage
from kundenapp.ui.customers.trash_dialog import TrashDialog
from kundenapp.ui.reports.page import ReportsPage
from kundenapp.ui.theme import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from kundenapp.store.store import Store
    from kundenapp.ui.common.signals import CustomerId

_MINIMUM = (1024, 600)
_QUIET_KINDS = frozenset(
    {"customer.change", "customer.create", "business.save", "employee.create", "bulk.load", "undo", "redo"}
)
"""Operations whose effect is seen where they happen; all others are told by a toast with a way back."""


class MainWindow(QMainWindow):
    """The window of one open file.

    Signals
    -------
    person_chosen(Employee), mode_chosen(Mode), text_scale_chosen(float):
        to be remembered on this computer.
    new_person_requested, about_requested:
        dialogs that need more than the file.
    closed:
        everything is saved; the file may be closed.
    """

    person_chosen = Signal(Employee)
    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)
    new_person_requested = Signal()
    about_requested = Signal()
    sample_requested = Signal()
    closed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.setMinimumSize(*_MINIMUM)
        self.setWindowTitle(_("Kundenapp"))
        body = QWidget()
        self.desk = Desk(store, DataEvents(store, self), TaskRunner(self), Toasts(body), Notice(body))
        self.customers = CustomersPage(self.desk)
        self.reports = ReportsPage(self.desk)
        self.conversations = ConversationOpener(self.desk, self)
        self.search = CustomerPicker(store, _("Kunden suchen"), hint=_("Strg+F"))
        self.person = PersonButton()
        self.tabs = MainTabs(self.search, self.person)
        self.tabs.add_page(self.customers, _("Kunden"), "users")
        self.tabs.add_page(self.reports, _("Berichte"), "file-text")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setCentralWidget(body)
        self._connect()
        self.shortcuts = bind_keys(self, self._keys())
        self.show_person()
        self.customers.take_focus()
        self._tell_about_the_file()

    def _connect(self) -> None:
        self.customers.conversation_requested.connect(self.open_conversation)
        self.conversations.recorded.connect(self._on_recorded)
        self.customers.report_requested.connect(self._on_report_requested)
        self.customers.sample_requested.connect(self.sample_requested)
        self.search.customer_chosen.connect(self._on_customer_chosen)
        self.person.clicked.connect(self._on_person_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.desk.events.changed.connect(self._on_data_changed)

    def _keys(self) -> dict[str, Callable[[], object]]:
        """Strg+1 to Strg+7 belong to the tab, whatever its place is today."""
        return {
            "Ctrl+2": partial(self.tabs.setCurrentWidget, self.customers),
            "Ctrl+7": partial(self.tabs.setCurrentWidget, self.reports),
            "Ctrl+F": self._on_search_key,
            "Ctrl+N": self._on_new_key,
            "Ctrl+G": self.open_conversation_for_current,
            "Ctrl+W": self._on_follow_up_key,
            "Ctrl+P": self.open_report_of_current,
            "Ctrl+S": self._on_save_key,
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
            "Ctrl+Shift+Z": self.redo,
            "F2": self._on_edit_key,
            "Del": self._on_delete_key,
            "F11": self._on_full_screen_key,
            "Ctrl+Q": self.close,
        }

    @Slot()
    def _on_search_key(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _on_new_key(self) -> None:
        self.tabs.setCurrentWidget(self.customers)
        self.customers.create_customer()

    @Slot()
    def _on_follow_up_key(self) -> None:
        if self.tabs.currentWidget() is self.customers:
            self.customers.follow_up_current()

    @Slot()
    def _on_edit_key(self) -> None:
        if self.tabs.currentWidget() is self.customers:
            self.customers.edit_current()

    @Slot()
    def _on_delete_key(self) -> None:
        if self.tabs.currentWidget() is self.customers and not self._store.read_only:
            self.customers.trash_current()

    @Slot()
    def _on_save_key(self) -> None:
        self.customers.flush()
        self.desk.toasts.show_message(_("Ist schon gespeichert."))

    @Slot()
    def _on_full_screen_key(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _tell_about_the_file(self) -> None:
        if self._store.read_only:
            self.desk.notice.show_message(
                _("Nur ansehen möglich: In den Ordner der Kundendatei darf das Programm nicht schreiben.")
            )
            return
        self.conversations.offer_waiting_draft()

    def show_person(self) -> None:
        """Show who works."""
        people = {employee.id: employee for employee in self._store.employees.all()}
        employee = people.get(self._store.employee_id)
        self.person.set_person(employee.name if employee else "?", employee.initials if employee else "?")

    @Slot(object, Channel)
    def open_conversation(self, customer_id: CustomerId, channel: Channel = Channel.PHONE) -> None:
        """Open the conversation sheet; without a customer it asks who it was."""
        self.customers.flush()
        self.conversations.open(customer_id, channel)

    def open_conversation_for_current(self) -> None:
        """Strg+G: with the customer that is open, else with the question who it was."""
        customer_id = self.customers.current_id if self.tabs.currentWidget() is self.customers else None
        self.open_conversation(customer_id)

    def open_report_of_current(self) -> None:
        """Strg+P: the report of the customer that is open; on the reports page, print."""
        if self.tabs.currentWidget() is self.reports:
            self.reports.print_report()
        elif self.customers.current_id is not None:
            self._on_report_requested(self.customers.current_id, ReportKind.INTERNAL)

    def undo(self) -> None:
        """Take back the last own change."""
        self._step_back(self._store.undo, _("Es gibt nichts zurückzunehmen."))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_back(self._store.redo, _("Es gibt nichts zu wiederholen."))

    def _step_back(self, step: Callable[[], str | None], nothing: str) -> None:
        self.customers.flush()
        try:
            sentence = step()
        except AppError as error:
            self.desk.toasts.show_message(str(error))
        else:
            self.desk.toasts.show_message(sentence or nothing)

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        self.show_person()
        if changed.kind in _QUIET_KINDS:
            if changed.kind not in ("undo", "redo"):
                self.desk.toasts.hide_message()
        elif changed.undoable:
            self.desk.toasts.show_message(changed.summary, _("Rückgängig"), self.undo)
        else:
            self.desk.toasts.show_message(changed.summary)

    @Slot(object, ReportKind)
    def _on_report_requested(self, customer_id: CustomerId, kind: ReportKind) -> None:
        self.customers.flush()
        self.tabs.setCurrentWidget(self.reports)
        self.reports.show_customer(customer_id, kind)

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        self.tabs.setCurrentWidget(self.customers)
        self.customers.open_customer(customer_id)
        self.customers.take_focus()

    @Slot(object)
    def _on_recorded(self, customer_id: CustomerId) -> None:
        if self.tabs.currentWidget() is self.customers and self.customers.current_id != customer_id:
            self.customers.open_customer(customer_id)

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        self.customers.flush()

    @Slot()
    def _on_person_clicked(self) -> None:
        menu = self.person_menu()
        menu.popup(self.person.mapToGlobal(QPoint(self.person.width() - menu.sizeHint().width(), 40)))

    def person_menu(self) -> PersonMenu:
        """Return the menu behind the bubble."""
        menu = PersonMenu(self._store, self)
        menu.person_chosen.connect(self._on_person_chosen)
        menu.new_person_requested.connect(self.new_person_requested)
        menu.mode_chosen.connect(self.mode_chosen)
        menu.text_scale_chosen.connect(self.text_scale_chosen)
        menu.business_requested.connect(self._on_business_requested)
        menu.trash_requested.connect(self._on_trash_requested)
        menu.backup_requested.connect(self._on_backup_requested)
        menu.about_requested.connect(self.about_requested)
        return menu

    @Slot(Employee)
    def _on_person_chosen(self, employee: Employee) -> None:
        self._store.employee_id = employee.id
        self.show_person()
        self.person_chosen.emit(employee)

    @Slot()
    def _on_business_requested(self) -> None:
        BusinessDialog(self.desk, self).open()

    @Slot()
    def _on_trash_requested(self) -> None:
        self.customers.flush()
        TrashDialog(self.desk, self).open()

    @Slot()
    def _on_backup_requested(self) -> None:
        self.customers.flush()
        with self.desk.guarded():
            backup = self._store.back_up(_("von-Hand"))
            self.desk.toasts.show_message(
                _("Gesichert: {count} Kunden, {time} Uhr.").format(
                    count=backup.customers, time=f"{backup.moment.astimezone():%H:%M}"
                )
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, then let go of the file."""
        self.conversations.close()
        self.customers.flush()
        self.desk.events.stop()
        self.desk.tasks.stop()
        super().closeEvent(event)
        QTimer.singleShot(0, self.closed.emit)
