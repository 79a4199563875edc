"""The matrix: the field at the left, who is chosen and who has no place yet at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.content import scrolling
from kundenapp.ui.common.first_steps import FirstSteps
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.sympathy.display import Display
from kundenapp.ui.sympathy.matrix_reading import (
    Reading,
    Sheet,
    read_sheet,
    sheet_owners,
)
from kundenapp.ui.sympathy.matrix_tools import MatrixTools
from kundenapp.ui.sympathy.own_places import OwnPlaces
from kundenapp.ui.sympathy.side_panel import SidePanel
from kundenapp.ui.sympathy.stage import Stage
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId, EmployeeId

_NARROW, _REST_MS, SYMPATHY_AT_FIRST = 1180, 300, 3.0
_UNSEEN = frozenset({"drafts", "follow_ups", "answer_requests", "delights"})


class MatrixView(TabView):
    """Reads the sheet once per change. After an own move the bubble stands where it was put, and the rest follows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_own_wanted = True
        self._is_moving = False
        self._places = OwnPlaces(desk)
        self._follow_ups = FollowUpActions(desk, self)
        self._tools = MatrixTools(desk.store)
        self.sheets, self.filter = self._tools.sheets, self._tools.filter
        self.stage = Stage(desk)
        self.side = SidePanel(desk, self._places)
        self.note_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.who_banner = Banner("petrol", "user", _("Wer schätzt ein? Wählen Sie Ihren Namen, dann geht es weiter."))
        self.who_button = self.who_banner.add_action(_("Namen wählen"))
        self._first_steps = Late(self._made_first_steps)
        self._display = Display(desk, self.stage, self.side, Reading.nothing(self._sheet()))
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_REST_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        work = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, work)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addWidget(self.stage, 1)
        self._columns.addWidget(self.side)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(work))
        self._stack.addWidget(self._first_steps.holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self.who_banner)
        outer.addWidget(self.note_label)
        outer.addWidget(self._stack, 1)

    def _made_first_steps(self) -> FirstSteps:
        page = FirstSteps(self._desk)
        page.first_customer_requested.connect(self.new_customer_requested)
        return page

    def _connect(self) -> None:
        field = self.stage.field
        field.chosen.connect(self._on_chosen)
        field.dragging.connect(self._on_dragging)
        field.moved.connect(self._on_moved)
        field.removed.connect(self._on_removed)
        field.opened.connect(self.customer_requested)
        self.side.customer_requested.connect(self.customer_requested)
        self.side.trail_toggled.connect(self._display.show_trail)
        self.side.tray.chosen.connect(self._on_chosen)
        self.side.tray.placing_requested.connect(self._on_placing_requested)
        self.stage.axis.axis_chosen.connect(self._on_other_sheet)
        self.sheets.chosen.connect(self._on_sheet_chosen)
        self.filter.changed.connect(self._on_other_sheet)
        self.filter.left_by_key.connect(self.take_focus)
        self.who_button.clicked.connect(self.person_requested)
        self._tools.print_button.clicked.connect(self.report_requested)
        self._reread.timeout.connect(self.reload)
        self._desk.events.changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self._on_day_or_person)
        self._desk.events.person_changed.connect(self._on_day_or_person)

    def _sheet(self) -> Sheet:
        store, axis = self._desk.store, self.stage.axis.axis
        me = store.employee_id
        employee_id = me if self._is_own_wanted else self.sheets.value
        is_own = employee_id is not None and employee_id == me
        return Sheet(employee_id, axis, is_own, is_own and self._desk.can_edit and axis is BoardAxis.ENTHUSIASM)

    @Slot()
    def reload(self) -> bool:
        """Show what the file says now; while a bubble is held a little later, so that it is not lost."""
        if self.stage.field.held is not None:
            self._reread.start()
            return True
        self._reread.stop()
        store = self._desk.store
        with self._desk.guarded() as attempt:
            me = store.employee_id
            is_alone = me is not None and len(store.employees.all()) == 1
            self._is_own_wanted |= is_alone
            has_customers = store.customer_list.count() > 0
            self._tools.show_what_helps(has_customers=has_customers, is_alone=is_alone)
            self.sheets.show_people(sheet_owners(store), me if self._is_own_wanted else self.sheets.value)
            self._display.reading = read_sheet(store, self._sheet(), self.filter.wanted)
            self._stack.setCurrentIndex(0 if has_customers else 1)
            self._show_sheet(has_people=me is not None)
        return not attempt.failed

    def _show_sheet(self, *, has_people: bool) -> None:
        store, reading = self._desk.store, self._display.reading
        self.note_label.setText(reading.note(has_people=has_people, is_filtered=self.filter.is_on))
        self.note_label.setVisible(bool(self.note_label.text()))
        self.who_banner.setVisible(not has_people and self._desk.can_edit)
        self.side.show_own(is_own=reading.sheet.is_own)
        if has_people:
            ids = store.sympathy_board.without_place(self.filter.wanted, store.today())
            self.side.tray.show_ids(ids, is_filtered=self.filter.is_on)
        self._display.show_board()
        self._display.read_selected()

    @property
    def controls(self) -> QWidget | None:
        """The filter, and whose sheet is shown."""
        return self._tools

    @property
    def current_id(self) -> CustomerId:
        """Who is chosen on the field or in the list beside it."""
        return self._display.selected

    def propose_customer(self, customer_id: int) -> None:
        """Choose the customer who was in front, if nobody is chosen here."""
        if self._display.selected is None:
            self._display.selected = customer_id
            if self.isVisible():
                self._display.show_selected()

    def show_customer(self, customer_id: int) -> None:
        """Choose a customer and bring the keyboard to them; a filter that hides them is lifted."""
        self._display.selected = customer_id
        if self._display.reading.entry(customer_id) is None and self.side.tray.model.row_of(customer_id) is None:
            self.filter.lift()
        self.reload()
        self.take_focus()

    def flush(self) -> bool:
        """Save what is being written beside the field."""
        return self.side.place.flush()

    def take_focus(self) -> None:
        """Begin on the field, or in the list if nobody stands there yet."""
        if self._stack.currentIndex():
            self._first_steps.get().first_button.setFocus()
        elif self._display.reading.entries or self.side.tray.isHidden():
            self.stage.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.side.tray.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish_current(self) -> None:
        """Strg+Eingabe: this one is done; on to the next without a place."""
        self.flush()
        next_id = self.side.tray.view.begin()
        if self._display.reading.sheet.is_own and next_id is not None:
            self.side.tray.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._on_chosen(next_id)

    def edit_current(self) -> None:
        """F2: the place in numbers."""
        if self._display.selected is not None and self._display.reading.sheet.is_own:
            self.side.place.sympathy_input.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.side.place.sympathy_input.selectAll()

    def trash_current(self) -> None:
        """Entf on the field: take the place back."""
        can_remove = self._display.reading.sheet.can_move and not self._desk.shade.is_on
        if self._display.selected is not None and self.stage.field.hasFocus() and can_remove:
            self._on_removed(self._display.selected)

    def follow_up_current(self) -> None:
        """Strg+W: a Wiedervorlage for who is chosen."""
        if self._display.selected is not None:
            self._follow_ups.create(self._display.selected)

    @Slot(object)
    def _on_chosen(self, customer_id: CustomerId) -> None:
        if customer_id != self._display.selected:
            self._display.selected = customer_id
            self._display.show_selected()

    @Slot(object)
    def _on_dragging(self, move: Any) -> None:
        if move is not None and move.customer_id == self._display.selected:
            self.side.place.show_move(move.sympathy, move.enthusiasm)
        elif move is None:
            self._display.show_selected()

    @Slot(object)
    def _on_moved(self, move: Any) -> None:
        """The field shows it already; the sheet is read anew when the hand rests."""
        subject, before = self._display.subject(move.customer_id), self._display.reading.entry(move.customer_id)
        self._display.selected, self._is_moving = move.customer_id, True
        is_kept = subject is not None and self._places.move(
            subject, move.sympathy, move.enthusiasm, is_key_step=move.is_key_step
        )
        self._is_moving = False
        if is_kept and before is not None:
            today = self._desk.store.today()
            moved = replace(before, sympathy=move.sympathy, enthusiasm=move.enthusiasm, placed_on=today, is_mine=True)
            self._display.reading.put(moved)
            self.stage.show_titles(self._display.reading)
            self._display.show_selected(even_focused=True)
            self._reread.start()
        else:
            self.reload()

    @Slot(object)
    def _on_removed(self, customer_id: CustomerId) -> None:
        subject = self._display.subject(customer_id)
        if subject is not None:
            self._places.withdraw(subject)

    @Slot(object)
    def _on_placing_requested(self, customer_id: CustomerId) -> None:
        """Put who has no place into the middle, from where the arrow keys go on."""
        subject = self._display.subject(customer_id)
        if subject is None or not self._desk.can_edit:
            return
        self._display.selected = customer_id
        if self._places.move(subject, SYMPATHY_AT_FIRST, None, is_key_step=False):
            self.stage.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_sheet_chosen(self, employee_id: EmployeeId) -> None:
        self._is_own_wanted = employee_id is not None and employee_id == self._desk.store.employee_id
        self._on_other_sheet()

    @Slot()
    def _on_other_sheet(self) -> None:
        self.flush()
        self.reload()

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if not self._is_moving and self.isVisible() and changed.tables - _UNSEEN:
            self.reload()
            if changed.kind in ("undo", "redo"):
                self._display.show_selected(even_focused=True)

    @Slot()
    def _on_day_or_person(self) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more: the window may have let go of its file."""
        self._reread.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.window().width() < _NARROW
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self.side.arrange(is_below=is_narrow)
        self.sheets.fit()
