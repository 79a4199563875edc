"""The tab Heute: the greeting, what is due, and whom nobody has spoken to for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.today import greeting, long_day, waiting
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.focus import in_order
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.common.tab_page import TabPage
from kundenapp.ui.theme import CARD_GAP, CONTENT_MAX_WIDTH, PAGE_MARGIN_X, PAGE_MARGIN_Y
from kundenapp.ui.today.side_column import SideColumn
from kundenapp.ui.today.task_actions import TaskActions
from kundenapp.ui.today.tasks_card import TasksCard

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.first_steps import FirstSteps
    from kundenapp.ui.common.line_view import LineView
    from kundenapp.ui.common.lines import Line
    from kundenapp.ui.common.signals import CustomerId, FollowUpId

_NARROW = 900
_LEFT, _RIGHT = 17, 11


class TodayPage(TabPage):
    """The page of the tab; it follows the day.

    Signals
    -------
    customer_requested(int):
        to be opened on the tab Kunden.
    conversation_requested(int | None, int | None):
        with this customer, about this follow-up.
    new_customer_requested:
        somebody is to be entered.
    enthusiasm_requested:
        the tab Begeisterung is to be brought to the front.
    """

    help_topic = "today"
    customer_requested = Signal(object)
    conversation_requested = Signal(object, object)
    new_customer_requested = Signal()
    enthusiasm_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.greeting_label = ElidedLabel("", "display")
        self.sentence_label = ElidedLabel("", "body", "text2", numbers=True)
        self.new_button = secondary_button(_("&Neuer Kunde"), "user-plus")
        self.new_button.setToolTip(_("Neuer Kunde (Strg+N)"))
        self.conversation_button = primary_button(_("&Gespräch erfassen"), "phone-plus")
        self.conversation_button.setToolTip(_("Gespräch erfassen (Strg+G)"))
        self.tasks = TasksCard(desk)
        self.side = SideColumn(desk)
        self.silent = self.side.silent
        self.task_actions = TaskActions(desk, self, self.tasks.view, self.silent.view)
        self.follow_ups = self.task_actions.follow_ups
        self.backup_banner = Banner("warn", "warning")
        self.backup_button = self.backup_banner.add_action(_("Jetzt sichern"))
        self.backup_banner.hide()
        self._first_steps = Late(self._made_first_steps)
        self._build()
        self._connect()
        self.reload()
        self._second_look = QTimer(self)  # the window need not wait for what lies on the disk, nor for what is rare
        self._second_look.setSingleShot(True)
        self._second_look.timeout.connect(self.show_backup_state)
        self._second_look.timeout.connect(self._show_findings)

    def _build(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addWidget(self.tasks, _LEFT)
        self._columns.addWidget(self.side, _RIGHT)
        work = QWidget()
        work.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self._first_steps.holder)
        content = QWidget()
        content.setMaximumWidth(CONTENT_MAX_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        column.addLayout(self._head())
        column.addWidget(self.backup_banner)
        column.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(content)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.greeting_label)
        words.addWidget(self.sentence_label)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.new_button, self.conversation_button):
            button.setEnabled(self._desk.can_edit)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _made_first_steps(self) -> FirstSteps:
        from kundenapp.ui.common.first_steps import FirstSteps

        page = FirstSteps(self._desk)
        page.first_customer_requested.connect(self.new_customer_requested)
        return page

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_customer_requested)
        self.conversation_button.clicked.connect(self._on_conversation_clicked)
        self.tasks.filter_changed.connect(self.reload)
        self.tasks.silent_requested.connect(self._on_silent_requested)
        self.task_actions.customer_requested.connect(self.customer_requested)
        self.task_actions.conversation_requested.connect(self.conversation_requested)
        self.side.enthusiasm.opened.connect(self.enthusiasm_requested)
        self.side.joy.opened.connect(self._on_joy_opened)
        self._desk.events.changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self.show_backup_state)
        self._desk.events.person_changed.connect(self.reload)
        self.backup_button.clicked.connect(self._on_backup_clicked)
        in_order(self.conversation_button, self.backup_button, self.tasks.person_field)
        self._desk.shade.changed.connect(self._on_news)
        self._desk.days.looked.connect(self._on_looked)

    @Slot()
    def reload(self) -> bool:
        """Show the day as the file knows it now."""
        store = self._desk.store
        with self._desk.guarded() as attempt:
            today = store.today()
            self.side.reload(today)
            self.tasks.reload(today, has_silent=self.silent.has_lines)
            sentence = waiting(self.tasks.counts_of_all(today))
            has_customers = store.customer_list.count() > 0
            self.sentence_label.setText(f"{long_day(today)} · {sentence}" if has_customers else long_day(today))
            self._stack.setCurrentIndex(0 if has_customers else 1)
            for button in (self.new_button, self.conversation_button):
                button.setVisible(has_customers)
            self.show_greeting()
        return not attempt.failed

    @Slot()
    def show_backup_state(self) -> None:
        """Say so if the file has not been backed up for long."""
        from kundenapp.services.backup_state import overdue_backup

        with self._desk.guarded():
            days = overdue_backup(self._desk.store) if self._desk.can_edit else None
            self.backup_banner.setVisible(days is not None)
            self.backup_banner.set_text(_("Seit {days} Tagen wurde nichts gesichert.").format(days=days or 0))

    @Slot()
    def _show_findings(self) -> None:
        """From the first look at the page on, contradictions are in the list."""
        if not self.tasks.reads_findings:
            self.tasks.reads_findings = True
            with self._desk.guarded():
                today = self._desk.store.today()
                if self._desk.store.sympathy_findings.open_contradictions(today, limit=1).total:
                    self.tasks.reload(today, has_silent=self.silent.has_lines)

    @Slot()
    def _on_backup_clicked(self) -> None:
        from kundenapp.ui.common.backup_now import backed_up_now

        with self._desk.guarded():
            self._desk.toasts.show_message(backed_up_now(self._desk.store))
        self.show_backup_state()
        self.take_focus()

    @Slot()
    def show_greeting(self) -> None:
        """Greet whoever works, as the time of day is."""
        store = self._desk.store
        clock = store.now().astimezone().time()
        self.greeting_label.setText(greeting(clock, store.employees.names().get(store.employee_id or 0, "")))

    @property
    def current_id(self) -> CustomerId:
        """The customer of the line the keys are at."""
        line = self._line_with_keys()
        return line.customer_id if line is not None else None

    @property
    def current_follow_up_id(self) -> FollowUpId:
        """The follow-up of the line the keys are at."""
        line = self._line_with_keys()
        return line.follow_up.id if line is not None and line.follow_up is not None else None

    def _line_with_keys(self) -> Line | None:
        views: tuple[LineView, ...] = (self.tasks.view, self.silent.view)
        return next((view.line_with_ring for view in views if view.line_with_ring is not None), None)

    def take_focus(self) -> None:
        """Begin at the first line that waits, else where something new begins."""
        if self._stack.currentIndex():
            self._first_steps.get().first_button.setFocus()
        elif self.tasks.model.rowCount():
            self.tasks.view.setFocus()
        else:
            self.conversation_button.setFocus()

    def edit_current(self) -> None:
        """F2: edit the follow-up the keys are at."""
        line = self._line_with_keys()
        if line is not None and line.follow_up is not None:
            self.follow_ups.edit(line.follow_up)

    def trash_current(self) -> None:
        """Entf: delete the follow-up the keys are at."""
        line = self._line_with_keys()
        if line is not None and line.follow_up is not None:
            self.follow_ups.delete(line.follow_up)

    def follow_up_current(self) -> None:
        """Strg+W: another Wiedervorlage for the customer the keys are at."""
        line = self._line_with_keys()
        if line is not None:
            self.task_actions.plan(line)

    @Slot()
    def _on_conversation_clicked(self) -> None:
        self.conversation_requested.emit(None, None)

    @Slot()
    def _on_joy_opened(self) -> None:
        self.customer_requested.emit(self.side.joy.customer_id)

    @Slot()
    def _on_silent_requested(self) -> None:
        self.side.show_silent()
        self.silent.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_looked(self) -> None:
        self.show_greeting()
        if self.backup_banner.isVisible():  # it may have been made from the menu meanwhile
            self.show_backup_state()

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second_look.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more: the window may have let go of its file."""
        self._second_look.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < _NARROW
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
