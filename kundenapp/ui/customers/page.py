"""The tab Kunden: puts list, page of a customer, form and empty states together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.common.tab_page import TabPage
from kundenapp.ui.customers.actions import CustomerActions
from kundenapp.ui.customers.customer_menu import CustomerAction
from kundenapp.ui.customers.detail import CustomerDetail
from kundenapp.ui.customers.list_panel import CustomerListPanel

if TYPE_CHECKING:
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.empty_state import EmptyState
    from kundenapp.ui.common.first_steps import FirstSteps
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.customers.form_page import FormPage
    from kundenapp.ui.customers.record_form import RecordForm


class CustomersPage(TabPage):
    """The page of the tab; other tabs are asked for by signals."""

    help_topic = "customers"
    conversation_requested = Signal(object, Channel)
    report_requested = Signal(object, str)
    correction_requested = Signal(int)
    customer_mode_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list_panel, self.detail = CustomerListPanel(desk), CustomerDetail(desk)
        self.for_customer = CustomerActions(desk, self)
        self._form_page = Late(self._made_form_page)
        self._stack = QStackedWidget()
        self._nobody = Late(self._made_nobody)
        for page in (self.detail, self._form_page.holder, self._nobody.holder):
            self._stack.addWidget(page)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list_panel)
        row.addWidget(self._stack, 1)
        self._empty = Late(self._made_empty_state)
        self._outer = QStackedWidget(self)
        self._outer.addWidget(self._work)
        self._outer.addWidget(self._empty.holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._outer)
        self._connect()
        self._show_right_page()
        self._on_customer_chosen(self.list_panel.current_id)

    def _made_form_page(self) -> FormPage:
        from kundenapp.ui.customers.form_page import FormPage

        page = FormPage(self._desk)
        page.form.customer_created.connect(self._on_customer_created)
        page.form.finished.connect(self._on_form_finished)
        page.duplicate_banner.open_requested.connect(self._on_open_requested)
        page.duplicate_banner.merge_requested.connect(self.for_customer.merge)
        return page

    @property
    def form(self) -> RecordForm:
        """The form for the record of a customer."""
        return self._form_page.get().form

    def _made_nobody(self) -> EmptyState:
        from kundenapp.ui.common.empty_state import EmptyState

        return EmptyState(_("Niemand ausgewählt"), _("Wählen Sie links einen Kunden."), icon="users")

    def _made_empty_state(self) -> FirstSteps:
        from kundenapp.ui.common.first_steps import FirstSteps

        page = FirstSteps(self._desk)
        page.first_customer_requested.connect(self._on_first_requested)
        return page

    @property
    def first_button(self) -> Button:
        """The button that leads to the first customer."""
        return self._empty.get().first_button

    def _connect(self) -> None:
        self.list_panel.customer_chosen.connect(self._on_customer_chosen)
        self.list_panel.new_customer_requested.connect(self.create_customer)
        self.list_panel.detail_requested.connect(self._on_detail_requested)
        self.list_panel.sample_removal_requested.connect(self._on_sample_removal_requested)
        self.detail.conversation_requested.connect(self.conversation_requested)
        self.detail.report_requested.connect(self.report_requested)
        self.detail.correction_requested.connect(self.correction_requested)
        self.detail.action_requested.connect(self._on_action_requested)
        self.for_customer.edit_requested.connect(self.edit_customer)
        self.for_customer.report_requested.connect(self.report_requested)
        self.for_customer.customer_mode_requested.connect(self.customer_mode_requested)
        self.for_customer.open_requested.connect(self._on_open_requested)
        self.list_panel.duplicates_requested.connect(self._on_duplicates_requested)
        self._desk.events.changed.connect(self._on_data_changed)
        self._desk.days.day_changed.connect(self._on_day_changed)
        self._desk.events.person_changed.connect(self._on_day_changed)

    @Slot(CustomerAction, object)
    def _on_action_requested(self, action: CustomerAction, customer_id: CustomerId) -> None:
        self.detail.flush()
        self.for_customer.run(action, customer_id)

    @property
    def current_id(self) -> int | None:
        """The customer that is shown or edited, None if nobody is; what was just typed is followed first."""
        self.list_panel.settle()
        if self._outer.currentWidget() is not self._work:
            return None
        if self.is_editing:
            return self.form.customer_id
        return self.detail.customer_id if self._stack.currentWidget() is self.detail else None

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._stack.currentWidget() is self._form_page.holder

    def open_customer(self, customer_id: int) -> None:
        """Show a customer."""
        if self.flush():
            self._leave_form()
            self.list_panel.select(customer_id)
            if self.current_id != customer_id:
                self._on_customer_chosen(customer_id)

    @Slot(object)
    def _on_open_requested(self, customer_id: CustomerId) -> None:
        self.open_customer(customer_id)

    @Slot()
    def _on_duplicates_requested(self) -> None:
        if self.flush():
            self.for_customer.search_duplicates()

    @Slot(str)
    def create_customer(self, name: str = "") -> None:
        """Open the form for a new customer."""
        if self._desk.can_edit and self.flush():
            self._outer.setCurrentWidget(self._work)
            self._stack.setCurrentWidget(self._form_page.holder)
            self._form_page.get().begin_new(name)

    @Slot(object)
    def edit_customer(self, customer_id: CustomerId) -> None:
        """Open the form of a customer."""
        if not (self._desk.can_edit and self.flush()):
            return
        with self._desk.guarded():
            self._desk.store.customers.check_usable(customer_id)
            self._stack.setCurrentWidget(self._form_page.holder)
            self._form_page.get().edit(customer_id)

    def edit_current(self) -> None:
        """F2: from the page to the form and back."""
        if self.is_editing:
            self.form.finish()
        elif self.current_id is not None:
            self.edit_customer(self.current_id)

    def trash_current(self) -> None:
        """Entf in the list: put the customer into the trash, and go on to the next."""
        if self.list_panel.view.hasFocus() and self.current_id is not None and self._desk.can_edit:
            self._on_action_requested(CustomerAction.TRASH, self.current_id)

    def follow_up_current(self) -> None:
        """Strg+W: a Wiedervorlage for the customer."""
        if self.current_id is not None and self._desk.can_edit:
            self._on_action_requested(CustomerAction.FOLLOW_UP, self.current_id)

    def print_current(self) -> None:
        """Strg+P: the report of the customer."""
        if self.current_id is not None:
            self.report_requested.emit(self.current_id, ReportKind.INTERNAL)

    def finish_current(self) -> None:
        """Strg+Eingabe: back from the form to the page."""
        if self.is_editing:
            self.form.finish()

    def reload(self) -> bool:
        """F5: list and page as the file has them now."""
        if not self.flush():
            return False
        self.list_panel.reload()
        if not self.is_editing:
            self._on_customer_chosen(self.list_panel.current_id)
        self._show_right_page()
        return True

    def find_next(self) -> bool:
        """F3: the next line, while the list is filtered by words."""
        if not self.list_panel.is_searching or not self.flush():
            return False
        self._leave_form()
        self.list_panel.select_next()
        if self.current_id != self.list_panel.current_id:  # one line only, and the form was somebody else's
            self._on_customer_chosen(self.list_panel.current_id)
        return True

    def take_focus(self) -> None:
        """Let the keyboard begin where work begins."""
        is_empty = self._outer.currentWidget() is self._empty.holder
        if is_empty:
            self.first_button.setFocus()
        else:
            self.list_panel.view.setFocus()

    def flush(self) -> bool:
        """Save everything that is unsaved; return False if something could not be and still waits in its field."""
        with self._desk.guarded():
            self.list_panel.settle()
        is_note_saved = self.detail.flush()
        return (not self.is_editing or self.form.flush()) and is_note_saved

    def _leave_form(self) -> None:
        if self.is_editing:
            self._stack.setCurrentWidget(self.detail)

    def _show_right_page(self) -> None:
        is_empty = self._desk.store.customer_list.count() == 0
        self._outer.setCurrentWidget(self._empty.holder if is_empty and not self.is_editing else self._work)

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        if self.is_editing and customer_id == self.form.customer_id:
            return
        if customer_id != self.current_id and not self.flush():
            if self.current_id is not None:
                self.list_panel.select(self.current_id)
            return  # what cannot be saved now stays in front until it can
        if customer_id is None:
            self._stack.setCurrentWidget(self._nobody.holder)
        else:
            with self._desk.guarded():
                self.detail.show_customer(customer_id)
            self._stack.setCurrentWidget(self.detail)

    @Slot(object)
    def _on_customer_created(self, customer_id: CustomerId) -> None:
        self.list_panel.select(customer_id)

    @Slot()
    def _on_form_finished(self) -> None:
        self._stack.setCurrentWidget(self._nobody.holder)
        self._on_customer_chosen(self.form.customer_id or self.list_panel.current_id)
        self._show_right_page()
        self.list_panel.view.setFocus()

    @Slot()
    def _on_first_requested(self) -> None:
        self.create_customer()

    @Slot()
    def _on_detail_requested(self) -> None:
        self.detail.conversation_button.setFocus()

    @Slot()
    def _on_sample_removal_requested(self) -> None:
        self.flush()
        with self._desk.guarded():
            self._desk.store.customers.remove_samples()

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        concerned = None if {"settings", "employees"} & changed.tables else changed.customer_ids  # None is everybody
        self.list_panel.reload(concerned)
        if self.is_editing:
            self.form.take_over(changed)
        elif changed.kind in ("undo", "redo") and len(changed.customer_ids) == 1:
            self.list_panel.select_listed(*changed.customer_ids)  # where something was taken back is where to look
        current = self.list_panel.current_id
        if not self.is_editing and (current != self.current_id or concerned is None or current in concerned):
            self._on_customer_chosen(current)
        self._show_right_page()

    @Slot()
    @Slot(object)
    def _on_day_changed(self, _today: object = None) -> None:
        self.list_panel.reload()
        if not self.is_editing and self.current_id is not None:
            self._on_customer_chosen(self.current_id)
