"""The main window: composes the tabs, connects what they ask of each other, and closes without losing a word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from kundenapp.domain.business import Employee
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.desk import DataEvents, Desk
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.common.main_tabs import MainTabs, PersonButton
from kundenapp.ui.common.news import News
from kundenapp.ui.common.notice import Notice
from kundenapp.ui.common.shortcuts import bind_keys
from kundenapp.ui.common.tasks import TaskRunner
from kundenapp.ui.common.toast import Toasts
from kundenapp.ui.conversation.opener import ConversationOpener
from kundenapp.ui.customers.page import CustomersPage
from kundenapp.ui.theme import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from kundenapp.store.store import Store
    from kundenapp.ui.common.person_menu import PersonMenu
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.reports.page import ReportsPage

_MINIMUM = (1024, 600)


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
    recovery_requested:
        the file is damaged and its backup is wanted.
    """

    person_chosen = Signal(Employee)
    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)
    new_person_requested = Signal()
    about_requested = Signal()
    closed = Signal()
    recovery_requested = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.setMinimumSize(*_MINIMUM)
        self.setWindowTitle(_("Kundenapp"))
        body = QWidget()
        self.desk = Desk(store, DataEvents(store, self), TaskRunner(self), Toasts(body), Notice(body))
        self.customers = CustomersPage(self.desk)
        self._reports = Late(self._made_reports)
        self.conversations = ConversationOpener(self.desk, self)
        self.news = News(self.desk, self)
        self.search = CustomerPicker(store, _("Kunden suchen"), hint=_("Strg+F"))
        self.person = PersonButton()
        self.tabs = MainTabs(self.search, self.person)
        self.tabs.add_page(self.customers, _("Kunden"), "users")
        self.tabs.add_page(self._reports.holder, _("Berichte"), "file-text")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setCentralWidget(body)
        self._connect()
        self.shortcuts = bind_keys(self, self._keys())
        self.show_person()
        self.customers.take_focus()
        self._tell_about_the_file()

    def _made_reports(self) -> ReportsPage:
        from kundenapp.ui.reports.page import ReportsPage

        return ReportsPage(self.desk)

    @property
    def reports(self) -> ReportsPage:
        """The page of the tab Berichte."""
        return self._reports.get()

    @property
    def shows_reports(self) -> bool:
        """Whether the tab Berichte is in front."""
        return self.tabs.currentWidget() is self._reports.holder

    def _connect(self) -> None:
        self.customers.conversation_requested.connect(self.open_conversation)
        self.conversations.recorded.connect(self._on_recorded)
        self.customers.report_requested.connect(self._on_report_requested)
        self.search.customer_chosen.connect(self._on_customer_chosen)
        self.person.clicked.connect(self._on_person_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.desk.events.changed.connect(self._on_data_changed)
        self.news.recovery_requested.connect(self.recovery_requested)
        self.news.undo_requested.connect(self.undo)

    def _keys(self) -> dict[str, Callable[[], object]]:
        """Strg+1 to Strg+7 belong to the tab, whatever its place is today."""
        return {
            "Ctrl+2": partial(self.tabs.setCurrentWidget, self.customers),
            "Ctrl+7": partial(self.tabs.setCurrentWidget, self._reports.holder),
            "Ctrl+F": self._on_search_key,
            "Ctrl+N": self._on_new_key,
            "Ctrl+G": self.open_conversation_for_current,
            "Ctrl+W": partial(self._if_customers_are_shown, self.customers.follow_up_current),
            "Ctrl+P": self.open_report_of_current,
            "Ctrl+S": self._on_save_key,
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
            "Ctrl+Shift+Z": self.redo,
            "F2": partial(self._if_customers_are_shown, self.customers.edit_current),
            "Del": partial(self._if_customers_are_shown, self.customers.trash_current),
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

    def _if_customers_are_shown(self, act: Callable[[], object]) -> None:
        if self.tabs.currentWidget() is self.customers:
            act()

    @Slot()
    def _on_save_key(self) -> None:
        if self.customers.flush():
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

    @Slot()
    def _on_data_changed(self) -> None:
        self.show_person()

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
        if self.shows_reports:
            self.reports.print_report()
        elif self.customers.current_id is not None:
            self._on_report_requested(self.customers.current_id, ReportKind.INTERNAL)

    @Slot()
    def undo(self) -> None:
        """Take back the last own change."""
        self.customers.flush()
        self.news.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self.customers.flush()
        self.news.redo()

    @Slot(object, ReportKind)
    def _on_report_requested(self, customer_id: CustomerId, kind: ReportKind) -> None:
        self.customers.flush()
        self.tabs.setCurrentWidget(self._reports.holder)
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
        from kundenapp.ui.common.person_menu import PersonMenu

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
        from kundenapp.ui.common.business_dialog import BusinessDialog

        BusinessDialog(self.desk, self).open()

    @Slot()
    def _on_trash_requested(self) -> None:
        from kundenapp.ui.customers.trash_dialog import TrashDialog

        self.customers.flush()
        TrashDialog(self.desk, self).open()

    @Slot()
    def _on_backup_requested(self) -> None:
        self.customers.flush()
        with self.desk.guarded():
            backup = self._store.back_up(_("von-Hand"))
            text = ngettext(
                "Gesichert: {count} Kunde, {time} Uhr.", "Gesichert: {count} Kunden, {time} Uhr.", backup.customers
            )
            time = f"{backup.moment.astimezone():%H:%M}"
            self.desk.toasts.show_message(text.format(count=backup.customers, time=time))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, then let go of the file; what cannot be saved is not dropped unasked."""
        if not self.conversations.close() or not (self.customers.flush() or may_lose_text(self)):
            event.ignore()
            return
        self.desk.events.stop()
        self.desk.tasks.stop()
        super().closeEvent(event)
        QTimer.singleShot(0, self._on_gone)  # a method of ours: it is not called if the window is destroyed before

    def let_go(self) -> None:
        """Vanish without saving: the file is damaged, and its backup is about to take its place."""
        self.desk.events.stop()
        self.desk.tasks.stop()
        self.hide()
        self.deleteLater()

    @Slot()
    def _on_gone(self) -> None:
        self.closed.emit()
