"""The main window: composes header, pages, menu and keys, and closes without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.day_watch import DayWatch
from kundenapp.ui.common.desk import DataEvents, Desk
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.focus import in_order
from kundenapp.ui.common.main_tabs import MainTabs, PersonButton, ShadeSign
from kundenapp.ui.common.news import News
from kundenapp.ui.common.notice import Notice
from kundenapp.ui.common.privacy import PrivacyShade
from kundenapp.ui.common.tasks import TaskRunner
from kundenapp.ui.common.toast import Toasts
from kundenapp.ui.conversation.opener import ConversationOpener
from kundenapp.ui.window_customer_mode import WindowCustomerMode
from kundenapp.ui.window_keys import WindowKeys
from kundenapp.ui.window_menu import WindowMenu
from kundenapp.ui.window_pages import WindowPages

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from kundenapp.store.store import Store
    from kundenapp.ui.customers.page import CustomersPage
    from kundenapp.ui.enthusiasm.page import EnthusiasmPage
    from kundenapp.ui.reports.page import ReportsPage
    from kundenapp.ui.sympathy.page import SympathyPage
    from kundenapp.ui.today.page import TodayPage

_MINIMUM = (1024, 600)


class MainWindow(QMainWindow):
    """The window of one open file.

    ``pages`` has the tabs and the ways between them, ``menu`` what is behind the bubble, ``keys`` the shortcuts,
    ``news`` what is told after each change, ``customer_mode`` the way into the Kundenmodus and back.

    `first_tab` names the tab in front, see `WindowPages.name_in_front`; without one it is Heute.

    Signals
    -------
    closed:
        everything is saved; the file may be closed.
    """

    closed = Signal()

    def __init__(self, store: Store, first_tab: str = "") -> None:
        super().__init__()
        self.setMinimumSize(*_MINIMUM)
        self.setWindowTitle(_("Kundenapp"))
        body = QWidget()
        shade, days = PrivacyShade(self), DayWatch(store.now, self)
        events, tasks = DataEvents(store, self), TaskRunner(self)
        self.desk = Desk(store, events, days, tasks, Toasts(body), Notice(body), shade)
        self.conversations = ConversationOpener(self.desk, self)
        self.search = CustomerPicker(store, _("Kunden suchen"), hint=_("Strg+F"))
        self.person = PersonButton()
        self.tabs = MainTabs(self.search, self.person, ShadeSign(shade))
        self.pages = WindowPages(self.desk, self.tabs, self.conversations)
        self.news = News(self.desk, self, self.pages.flush)
        self.menu = WindowMenu(self, self.desk, self.person, self.pages.flush)
        self.keys = WindowKeys(self, self.desk, self.pages, self.search, self.news)
        self.keys.text_scale_chosen.connect(self.menu.text_scale_chosen)
        self.keys.settings_requested.connect(self.menu.open_settings)
        self.menu.help_requested.connect(self.keys.open_help)
        self.pages.person_requested.connect(self.menu.open)
        self.pages.rule_requested.connect(self.menu.open_rule)
        self.pages.catalogue_requested.connect(self.menu.open_catalogue)
        self.customer_mode = WindowCustomerMode(self, self.desk, self._save)
        self.menu.customer_mode_requested.connect(self.customer_mode.ask)
        self.pages.customer_mode_requested.connect(self.customer_mode.ask_for)
        self.search.customer_chosen.connect(self.pages.open_customer)
        self.desk.notice.room_needed.connect(self.tabs.leave_room_above)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setCentralWidget(body)
        in_order(self.person, self.desk.notice.action, self.desk.notice.close_button)
        self.pages.begin_with(first_tab)
        self._tell_about_the_file()

    @property
    def today(self) -> TodayPage:
        """The page of the tab Heute."""
        return self.pages.today

    @property
    def customers(self) -> CustomersPage:
        """The page of the tab Kunden."""
        return self.pages.customers

    @property
    def sympathy(self) -> SympathyPage:
        """The page of the tab Sympathiematrix."""
        return self.pages.sympathy

    @property
    def enthusiasm(self) -> EnthusiasmPage:
        """The page of the tab Begeisterung."""
        return self.pages.enthusiasm

    @property
    def reports(self) -> ReportsPage:
        """The page of the tab Berichte."""
        return self.pages.reports

    def _tell_about_the_file(self) -> None:
        if self.desk.can_edit:
            self.conversations.offer_waiting_draft()
            return
        self.desk.notice.show_message(
            _("Nur ansehen möglich: In den Ordner der Kundendatei darf das Programm nicht schreiben.")
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, then let go of the file; what cannot be saved is not dropped unasked."""
        if not self.conversations.close() or not (self._is_flushed() or may_lose_text(self)):
            event.ignore()
            return
        self.desk.events.stop()
        self.desk.days.stop()
        self.desk.tasks.stop()
        super().closeEvent(event)
        QTimer.singleShot(0, self._on_gone)  # a method of ours: it is not called if the window is destroyed before

    def _is_flushed(self) -> bool:
        is_saved = self.pages.flush()
        return self.customer_mode.flush() and is_saved

    def _save(self) -> bool:
        """Save what is unsaved on the pages and in the sheet; return False if something could not be."""
        return self.conversations.close() and self.pages.flush()

    def let_go(self) -> None:
        """Vanish without saving: the file is damaged, and its backup is about to take its place."""
        self.desk.events.stop()
        self.desk.days.stop()
        self.desk.tasks.stop()
        self.hide()
        self.deleteLater()

    @Slot()
    def _on_gone(self) -> None:
        self.closed.emit()
