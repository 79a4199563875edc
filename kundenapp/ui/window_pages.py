"""The tabs of the window: which there are, how they get there, and what they ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.i18n import _
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.customers.page import CustomersPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.main_tabs import MainTabs
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.common.tab_page import TabPage
    from kundenapp.ui.conversation.opener import ConversationOpener
    from kundenapp.ui.reports.page import ReportsPage


class WindowPages(QObject):
    """Makes the pages, puts them into the tabs and connects them.

    A new tab is made in ``__init__`` (in the order of the header) and its signals are connected in ``_connect``, or
    where it is made if that happens late. ``keys`` says which key brings which tab to the front.
    """

    def __init__(self, desk: Desk, tabs: MainTabs, conversations: ConversationOpener) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._conversations = desk, tabs, conversations
        self._page_in: dict[QWidget, Callable[[], TabPage]] = {}
        self.keys: dict[str, QWidget] = {}
        self.customers = CustomersPage(desk)
        self._reports = Late(self._made_reports)
        self._add(self.customers, lambda: self.customers, _("Kunden"), "users", "Ctrl+2")
        self._add(self._reports.holder, self._reports.get, _("Berichte"), "file-text", "Ctrl+7")
        self._left = self.current
        self._connect()

    def _add(self, place: QWidget, page: Callable[[], TabPage], title: str, icon: str, key: str) -> None:
        self._tabs.add_page(place, title, icon)
        self._page_in[place] = page
        self.keys[key] = place

    def _made_reports(self) -> ReportsPage:
        from kundenapp.ui.reports.page import ReportsPage

        return ReportsPage(self._desk, lambda: self.customers.list_panel.wanted)

    def _connect(self) -> None:
        self.customers.conversation_requested.connect(self.open_conversation)
        self.customers.report_requested.connect(self.show_report)
        self.customers.correction_requested.connect(self._conversations.correct)
        self._conversations.recorded.connect(self._on_recorded)
        self._conversations.closed.connect(self.customers.detail.draft_banner.show_again)
        self._tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def reports(self) -> ReportsPage:
        """The page of the tab Berichte."""
        return self._reports.get()

    @property
    def shows_reports(self) -> bool:
        """Whether the tab Berichte is in front."""
        return self._tabs.currentWidget() is self._reports.holder

    @property
    def current(self) -> TabPage:
        """The page in front."""
        return self._page_in[self._tabs.currentWidget()]()

    def show_tab(self, place: QWidget) -> None:
        """Bring a tab to the front, and the keyboard to where it was on that page, the first time to its beginning."""
        is_first_time = place.focusWidget() is None
        self._tabs.setCurrentWidget(place)
        if is_first_time or not has_focus_inside(place):
            self.current.take_focus()

    @Slot()
    def show_next_tab(self) -> None:
        """Bring the tab at the right to the front, after the last the first."""
        self._show_tab_beside(1)

    @Slot()
    def show_previous_tab(self) -> None:
        """Bring the tab at the left to the front, after the first the last."""
        self._show_tab_beside(-1)

    def _show_tab_beside(self, step: int) -> None:
        places = list(self._page_in)
        self.show_tab(places[(self._tabs.currentIndex() + step) % len(places)])

    def flush(self) -> bool:
        """Save what is unsaved on the pages; return False if something could not be and still waits in its field."""
        return self.customers.flush()

    @Slot(object)
    def open_customer(self, customer_id: CustomerId) -> None:
        """Show a customer, whatever is in front."""
        if customer_id is not None:
            self._tabs.setCurrentWidget(self.customers)
            self.customers.open_customer(customer_id)
            self.customers.take_focus()

    @Slot()
    def create_customer(self) -> None:
        """Open the form for a new customer, whatever is in front."""
        self._tabs.setCurrentWidget(self.customers)
        self.customers.create_customer()

    @Slot(object, Channel)
    def open_conversation(self, customer_id: CustomerId, channel: Channel = Channel.PHONE) -> None:
        """Open the conversation sheet; without a customer it asks who it was."""
        self.flush()
        self._conversations.open(customer_id, channel)

    @Slot()
    def open_conversation_for_current(self) -> None:
        """Open the sheet with the customer in front, else with the question who it was."""
        self.open_conversation(self.current.current_id)

    @Slot(object, ReportKind)
    def show_report(self, customer_id: CustomerId, kind: ReportKind) -> None:
        """Show a report of a customer."""
        if customer_id is not None:
            self.flush()
            self._tabs.setCurrentWidget(self._reports.holder)
            self.reports.show_customer(customer_id, kind)
            self.reports.take_focus()

    @Slot(object)
    def _on_recorded(self, customer_id: CustomerId) -> None:
        if self._tabs.currentWidget() is self.customers and self.customers.current_id != customer_id:
            self.customers.open_customer(customer_id)

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        self.flush()
        left, self._left = self._left, self.current
        if left.current_id is not None:
            self.current.propose_customer(left.current_id)
