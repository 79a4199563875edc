"""The tabs of the window: which there are, how they get there, and what they ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.i18n import _
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.late_page import Late

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.main_tabs import MainTabs
    from kundenapp.ui.common.signals import CustomerId, FollowUpId
    from kundenapp.ui.common.tab_page import TabPage
    from kundenapp.ui.conversation.opener import ConversationOpener
    from kundenapp.ui.customers.page import CustomersPage
    from kundenapp.ui.enthusiasm.page import EnthusiasmPage
    from kundenapp.ui.reports.page import ReportsPage
    from kundenapp.ui.sympathy.page import SympathyPage
    from kundenapp.ui.today.page import TodayPage


class WindowPages(QObject):
    """Makes the pages, puts them into the tabs and connects them.

    A new tab is made in ``__init__`` (in the order of the header) and its signals are connected in ``_connect``, or
    where it is made if that happens late. ``keys`` says which key brings which tab to the front.

    Signals
    -------
    customer_mode_requested(int):
        this customer is to answer by themselves.
    catalogue_requested(QWidget):
        the statements of the shop are to be changed, in front of this dialog.
    person_requested:
        whoever works is to say who they are.
    rule_requested:
        the rule of the categories is to be changed.
    """

    customer_mode_requested = Signal(object)
    catalogue_requested = Signal(QWidget)
    person_requested = Signal()
    rule_requested = Signal()

    def __init__(self, desk: Desk, tabs: MainTabs, conversations: ConversationOpener) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._conversations = desk, tabs, conversations
        self._page_in: dict[QWidget, Callable[[], TabPage]] = {}
        self._names: dict[str, QWidget] = {}
        self.keys: dict[str, QWidget] = {}
        self._today = Late(self._made_today)
        self._customers = Late(self._made_customers)
        self._sympathy = Late(self._made_sympathy)
        self._enthusiasm = Late(self._made_enthusiasm)
        self._reports = Late(self._made_reports)
        self._add("today", self._today, _("Heute"), "sun-horizon", "Ctrl+1")
        self._add("customers", self._customers, _("Kunden"), "users", "Ctrl+2")
        self._add("sympathy", self._sympathy, _("Sympathiematrix"), "heart", "Ctrl+5")
        self._add("enthusiasm", self._enthusiasm, _("Begeisterung"), "smiley", "Ctrl+6")
        self._add("reports", self._reports, _("Berichte"), "file-text", "Ctrl+7")
        self._left: TabPage | None = None
        self._connect()
        self._count_overdue()

    def _add(self, name: str, late: Late[Any], title: str, icon: str, key: str) -> None:
        self._tabs.add_page(late.holder, title, icon)
        self._page_in[late.holder] = late.get
        self._names[name] = late.holder
        self.keys[key] = late.holder

    def _made_today(self) -> TodayPage:
        from kundenapp.ui.today.page import TodayPage

        page = TodayPage(self._desk)
        page.customer_requested.connect(self.open_customer)
        page.conversation_requested.connect(self.open_conversation_about)
        page.new_customer_requested.connect(self.create_customer)
        page.enthusiasm_requested.connect(self.show_enthusiasm)
        return page

    def _made_customers(self) -> CustomersPage:
        from kundenapp.ui.customers.page import CustomersPage

        page = CustomersPage(self._desk)
        page.conversation_requested.connect(self.open_conversation)
        page.report_requested.connect(self.show_report)
        page.correction_requested.connect(self._conversations.correct)
        page.customer_mode_requested.connect(self.customer_mode_requested)
        page.for_customer.rule_requested.connect(self.rule_requested)
        page.detail.matrix_requested.connect(self.show_in_matrix)
        page.for_customer.catalogue_requested.connect(self.catalogue_requested)
        self._conversations.closed.connect(page.detail.draft_banner.show_again)
        return page

    def _made_sympathy(self) -> SympathyPage:
        from kundenapp.ui.sympathy.page import SympathyPage

        page = SympathyPage(self._desk)
        page.new_customer_requested.connect(self.create_customer)
        page.report_requested.connect(self.show_sympathy_report)
        page.person_requested.connect(self.person_requested)
        page.customer_requested.connect(self.open_customer)
        page.conversation_requested.connect(self.open_conversation_about)
        return page

    def _made_enthusiasm(self) -> EnthusiasmPage:
        from kundenapp.ui.enthusiasm.page import EnthusiasmPage

        page = EnthusiasmPage(self._desk)
        page.report_requested.connect(self.show_enthusiasm_report)
        page.customer_requested.connect(self.open_customer)
        page.conversation_requested.connect(self.open_conversation_about)
        return page

    def _made_reports(self) -> ReportsPage:
        from kundenapp.ui.reports.page import ReportsPage

        return ReportsPage(self._desk, lambda: self.customers.list_panel.wanted)

    def _connect(self) -> None:
        self._conversations.recorded.connect(self._on_recorded)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self._desk.events.changed.connect(self._on_data_changed)
        self._desk.days.day_changed.connect(self._on_data_changed)

    @property
    def today(self) -> TodayPage:
        """The page of the tab Heute."""
        return self._today.get()

    @property
    def customers(self) -> CustomersPage:
        """The page of the tab Kunden."""
        return self._customers.get()

    @property
    def sympathy(self) -> SympathyPage:
        """The page of the tab Sympathiematrix."""
        return self._sympathy.get()

    @property
    def enthusiasm(self) -> EnthusiasmPage:
        """The page of the tab Begeisterung."""
        return self._enthusiasm.get()

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

    @property
    def name_in_front(self) -> str:
        """The name of the tab in front, the same in every language."""
        return next(name for name, place in self._names.items() if place is self._tabs.currentWidget())

    def begin_with(self, name: str) -> None:
        """Bring the tab of this name to the front, the first one if there is none, and the keyboard into it."""
        place = self._names.get(name)
        if place is not None:
            self._tabs.setCurrentWidget(place)
        self._left = self.current
        self._left.take_focus()

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
        pages = (self._customers.made, self._sympathy.made, self._enthusiasm.made)
        kept = [page.flush() for page in pages if page is not None]
        return all(kept)  # each of them, none skipped

    @Slot(object)
    def open_customer(self, customer_id: CustomerId) -> None:
        """Show a customer, whatever is in front."""
        if customer_id is not None:
            self._tabs.setCurrentWidget(self._customers.holder)
            self.customers.open_customer(customer_id)
            self.customers.take_focus()

    @Slot()
    def show_enthusiasm_report(self) -> None:
        """Show the Begeisterungsbericht."""
        self._show_paper("enthusiasm")

    @Slot()
    def show_sympathy_report(self) -> None:
        """Show the sheet that the matrix shows, on paper."""
        self.reports.sympathy.take(*self.sympathy.sheet)
        self._show_paper("sympathy")

    def _show_paper(self, name: str) -> None:
        self.flush()
        self._tabs.setCurrentWidget(self._reports.holder)
        self.reports.show_paper(name)
        self.reports.take_focus()

    @Slot()
    def show_enthusiasm(self) -> None:
        """Show what all answers say together."""
        self.enthusiasm.show_view("overview")
        self.show_tab(self._enthusiasm.holder)

    @Slot(object)
    def show_in_matrix(self, customer_id: CustomerId) -> None:
        """Show where a customer stands on the matrix."""
        self.show_tab(self._sympathy.holder)
        self.sympathy.show_customer(customer_id)

    @Slot()
    def create_customer(self) -> None:
        """Open the form for a new customer, whatever is in front."""
        self._tabs.setCurrentWidget(self._customers.holder)
        self.customers.create_customer()

    @Slot(object, Channel)
    def open_conversation(self, customer_id: CustomerId, channel: Channel = Channel.PHONE) -> None:
        """Open the conversation sheet; without a customer it asks who it was."""
        self.flush()
        self._conversations.open(customer_id, channel)

    @Slot(object, object)
    def open_conversation_about(self, customer_id: CustomerId, follow_up_id: FollowUpId) -> None:
        """Open the conversation sheet with a customer about a follow-up, or about nothing that was planned."""
        self.flush()
        self._conversations.open(customer_id, follow_up_id=follow_up_id)

    @Slot()
    def open_conversation_for_current(self) -> None:
        """Open the sheet with the customer in front, else with the question who it was."""
        page = self.current
        self.open_conversation_about(page.current_id, page.current_follow_up_id)

    @Slot(object, str)
    def show_report(self, customer_id: CustomerId, paper: str) -> None:
        """Show a report of a customer; `paper` is its key among all papers."""
        if customer_id is not None:
            self.flush()
            self._tabs.setCurrentWidget(self._reports.holder)
            self.reports.show_customer(customer_id, paper)
            self.reports.take_focus()

    @Slot(object)
    def _on_recorded(self, customer_id: CustomerId) -> None:
        if self._tabs.currentWidget() is self._customers.holder and self.customers.current_id != customer_id:
            self.customers.open_customer(customer_id)

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        self.flush()
        left, self._left = self._left, self.current
        if left is not None and left.current_id is not None:
            self.current.propose_customer(left.current_id)

    @Slot(object)
    def _on_data_changed(self, _news: object) -> None:
        self._count_overdue()

    def _count_overdue(self) -> None:
        """Let the tab Heute say how many follow-ups are overdue."""
        store = self._desk.store
        with self._desk.guarded():
            self._tabs.set_count(self._today.holder, store.today_list.overdue_count(store.today()))
