"""Everything about one customer: who it is, what is due, how to reach them, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.dates import due
from kundenapp.domain.timeline import TimelineEntry, TimelineFilter
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.enthusiasm_actions import EnthusiasmActions
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.follow_up_menu import below
from kundenapp.ui.customers.assessment_card import AssessmentCard
from kundenapp.ui.customers.circles_card import CirclesCard
from kundenapp.ui.customers.contact_card import ContactCard
from kundenapp.ui.customers.customer_head import CustomerHead
from kundenapp.ui.customers.customer_menu import CustomerAction, CustomerMenu
from kundenapp.ui.customers.draft_banner import DraftBanner
from kundenapp.ui.customers.follow_up_card import FollowUpCard
from kundenapp.ui.customers.note_card import NoteCard
from kundenapp.ui.customers.partnership_card import PartnershipCard
from kundenapp.ui.customers.referral_card import ReferralCard
from kundenapp.ui.customers.restriction_banner import RestrictionBanner
from kundenapp.ui.customers.timeline_card import TimelineCard
from kundenapp.ui.theme import CARD_GAP, CONTENT_MAX_WIDTH, PAGE_MARGIN_X, PAGE_MARGIN_Y

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.ui.common.desk import Desk

_NARROW = 760
_LONGEST_TASK = 140


class CustomerDetail(QScrollArea):
    """The page of one customer, to read; what to change or print is asked for by signals.

    Signals
    -------
    conversation_requested(int, Channel), report_requested(int, str), action_requested(CustomerAction, int),
    correction_requested(int): the id of the conversation
    matrix_requested(int)
    """

    conversation_requested = Signal(object, Channel)
    report_requested = Signal(object, str)
    action_requested = Signal(CustomerAction, object)
    correction_requested = Signal(int)
    matrix_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._customer: Customer | None = None
        self._due: FollowUp | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.contact_card = ContactCard()
        self.timeline_card = TimelineCard(desk)
        self.follow_up_card = FollowUpCard(desk)
        self.follow_ups, self.enthusiasm = FollowUpActions(desk, self), EnthusiasmActions(desk, self)
        self.assessment_card, self.circles_card = AssessmentCard(desk), CirclesCard(desk)
        self.note_card, self.referral_card = NoteCard(desk), ReferralCard(desk)
        self.partnership_card = PartnershipCard(desk)
        self.head = CustomerHead(desk.shade)
        self.name_label, self.more_button = self.head.name_label, self.head.more_button
        self.report_button, self.conversation_button = self.head.report_button, self.head.conversation_button
        self._build()
        self._connect()

    def _build(self) -> None:
        page = QWidget()
        page.setMaximumWidth(CONTENT_MAX_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        column.addWidget(self.head)
        self.restriction_banner = RestrictionBanner()
        column.addWidget(self.restriction_banner)
        self.draft_banner = DraftBanner(self._desk)
        column.addWidget(self.draft_banner)
        self.due_banner = Banner("warn", "clock", "")
        self.postpone_button = self.due_banner.add_action(_("Verschieben"))
        self.finish_button = self.due_banner.add_action(_("Erledigt"))
        column.addWidget(self.due_banner)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(CARD_GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(CARD_GAP)
        left.addWidget(self.contact_card)
        left.addWidget(self.timeline_card, 1)
        right.addWidget(self.follow_up_card)
        right.addWidget(self.assessment_card)
        right.addWidget(self.circles_card)
        right.addWidget(self.note_card)
        right.addWidget(self.referral_card)
        right.addStretch(1)
        self._columns.addLayout(left, 15)
        self._columns.addLayout(right, 10)
        column.addLayout(self._columns, 1)
        column.addWidget(self.partnership_card)
        self.setWidget(page)

    def _connect(self) -> None:
        self.more_button.clicked.connect(self._on_more_clicked)
        self.head.category_pill.clicked.connect(self._on_category_clicked)
        self.report_button.clicked.connect(self._on_report_clicked)
        self.conversation_button.clicked.connect(self._on_conversation_clicked)
        self.contact_card.edit_requested.connect(self._on_edit_requested)
        self.timeline_card.note_requested.connect(self._on_note_requested)
        self.timeline_card.correction_requested.connect(self._on_correction_requested)
        self.follow_up_card.new_requested.connect(self._on_follow_up_requested)
        self.follow_up_card.finish_requested.connect(self.follow_ups.finish)
        self.follow_up_card.days_requested.connect(self.follow_ups.show_days)
        self.follow_up_card.menu_requested.connect(self.follow_ups.show_menu)
        self.assessment_card.matrix_requested.connect(self.matrix_requested)
        self.circles_card.notes_requested.connect(self._on_circles_requested)
        self.partnership_card.delights_requested.connect(self._on_delights_requested)
        self.draft_banner.continuation_requested.connect(self._on_continuation_requested)
        self.draft_banner.settled.connect(self._on_draft_settled)
        self.referral_card.open_button.clicked.connect(self._on_referrals_clicked)
        self.finish_button.clicked.connect(self._on_finish_clicked)
        self.postpone_button.clicked.connect(self._on_postpone_clicked)
        self._desk.shade.changed.connect(self._name_due)
        self.restriction_banner.lift_button.clicked.connect(self._on_lift_clicked)

    @property
    def customer_id(self) -> int | None:
        """Who is shown."""
        return self._customer.id if self._customer else None

    def show_customer(self, customer_id: int) -> None:
        """Show a customer as the file knows them now."""
        store = self._desk.store
        today = store.today()
        customer = store.customers.get(customer_id)
        is_other = self._customer is None or customer.id != self._customer.id
        self._customer = customer
        follow_ups = store.follow_ups.open_of(customer_id)
        names = store.employees.names()
        latest = store.answers.latest_of(customer_id)
        owner = names.get(customer.owner_id or 0, "")
        self.head.show_customer(customer, owner, latest, today, store.customer_list.line(customer_id))
        self._allow_work(customer)
        self.draft_banner.show_customer(customer_id)
        self._show_due(follow_ups)
        sender = store.customers.find(customer.recommended_by) if customer.recommended_by else None
        self.contact_card.show_customer(customer, sender.display_name if sender else "")
        self.assessment_card.show_customer(customer)
        self.circles_card.show_customer(customer)
        self.note_card.show_customer(customer)
        self.referral_card.show_customer(customer_id)
        answers = store.answers.many(follow_up.answer_id for follow_up in follow_ups)
        self.follow_up_card.show_follow_ups(follow_ups, today, can_edit=self._can_work, names=names, answers=answers)
        self.timeline_card.show_customer(customer_id)
        self.partnership_card.show_customer(customer)
        if is_other:
            self.verticalScrollBar().setValue(0)

    @property
    def _can_work(self) -> bool:
        """Whether the file may be written, and the data of the customer may be used."""
        return self._desk.can_edit and self._customer is not None and self._customer.restricted_at is None

    def _allow_work(self, customer: Customer) -> None:
        self.restriction_banner.show_customer(customer, can_edit=self._desk.can_edit)
        self.note_card.field.setReadOnly(not self._can_work)
        for button in (
            self.conversation_button,
            self.contact_card.edit_button,
            self.timeline_card.note_button,
            self.follow_up_card.new_button,
            self.finish_button,
            self.postpone_button,
        ):
            button.setEnabled(self._can_work)

    def _show_due(self, follow_ups: list[FollowUp]) -> None:
        today = self._desk.store.today()
        self._due = next((follow_up for follow_up in follow_ups if follow_up.is_due(today)), None)
        if self._due is None and has_focus_inside(self.due_banner):
            self.follow_up_card.new_button.setFocus()
        self.due_banner.setVisible(self._due is not None)
        self._name_due()

    @Slot()
    def _name_due(self) -> None:
        if self._due is not None:
            when = due(self._due.due_on, self._due.due_time, self._desk.store.today())
            what = self._due.what if len(self._due.what) <= _LONGEST_TASK else f"{self._due.what[:_LONGEST_TASK]}…"
            text = _("{when} fällig") if self._desk.shade.is_on else _("{when} fällig: {what}")
            self.due_banner.set_text(text.format(when=f"{when[:1].upper()}{when[1:]}", what=what))

    def flush(self) -> bool:
        """Save what is unsaved; return False if it could not be."""
        saved = [self.assessment_card.flush(), self.note_card.autosave.flush(), self.partnership_card.flush()]
        return all(saved)

    def menu(self) -> CustomerMenu:
        """Return the menu of rare actions."""
        menu = CustomerMenu(self, can_edit=self._desk.can_edit)
        menu.chosen.connect(self._on_action_chosen)
        return menu

    @Slot(CustomerAction)
    def _on_action_chosen(self, action: CustomerAction) -> None:
        self.action_requested.emit(action, self.customer_id)

    @Slot()
    def _on_referrals_clicked(self) -> None:
        self._on_action_chosen(CustomerAction.REFERRALS)

    @Slot()
    def _on_circles_requested(self) -> None:
        self._on_action_chosen(CustomerAction.CIRCLES)

    @Slot()
    def _on_delights_requested(self) -> None:
        self.timeline_card.show_kind(TimelineFilter.ENTHUSIASM)
        self.ensureWidgetVisible(self.timeline_card)
        self.timeline_card.filter_button.setFocus()

    @Slot()
    def _on_category_clicked(self) -> None:
        self._on_action_chosen(CustomerAction.CATEGORY)

    @Slot()
    def _on_lift_clicked(self) -> None:
        self._on_action_chosen(CustomerAction.LIFT)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 4)))

    @Slot()
    def _on_report_clicked(self) -> None:
        self.report_requested.emit(self.customer_id, ReportKind.INTERNAL)

    @Slot()
    def _on_conversation_clicked(self) -> None:
        self.conversation_requested.emit(self.customer_id, Channel.PHONE)

    @Slot(Channel)
    def _on_continuation_requested(self, channel: Channel) -> None:
        self.conversation_requested.emit(self.customer_id, channel)

    @Slot()
    def _on_draft_settled(self) -> None:
        self.conversation_button.setFocus()

    @Slot()
    def _on_note_requested(self) -> None:
        self.conversation_requested.emit(self.customer_id, Channel.NOTE)

    @Slot(TimelineEntry)
    def _on_correction_requested(self, entry: TimelineEntry) -> None:
        if entry.conversation is not None:
            self.correction_requested.emit(entry.conversation.id or 0)
        elif entry.answer is not None:
            self.enthusiasm.correct_answer(entry.answer.id)
        elif entry.delight is not None:
            self.enthusiasm.edit_delight(entry.delight.id)

    @Slot()
    def _on_edit_requested(self) -> None:
        self._on_action_chosen(CustomerAction.EDIT)

    @Slot()
    def _on_follow_up_requested(self) -> None:
        self._on_action_chosen(CustomerAction.FOLLOW_UP)

    @Slot()
    def _on_finish_clicked(self) -> None:
        if self._due is not None:
            self.follow_ups.finish(self._due)

    @Slot()
    def _on_postpone_clicked(self) -> None:
        if self._due is not None:
            self.follow_ups.show_days(self._due, below(self.postpone_button))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        width = self.viewport().width()
        self._columns.setDirection(directions.TopToBottom if width < _NARROW else directions.LeftToRight)
        self.timeline_card.set_unrolled(width < _NARROW)
