"""The view Nachfassen: whom to call after an answer, and what had been the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QBoxLayout

from kundenapp.domain.answer_windows import last_12_months
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.lines import Line
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.enthusiasm.case_list import CALL, DONE, POSTPONE, CaseList
from kundenapp.ui.enthusiasm.causes_card import CausesCard
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId, FollowUpId

_NARROW = 860
_LEFT, _RIGHT = 17, 11


class CasesView(TabView):
    """Cases at the left, causes at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.follow_ups = FollowUpActions(desk, self)
        self.cases = CaseList(desk)
        self.causes = CausesCard(desk.shade)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addWidget(self.cases, _LEFT)
        self._columns.addWidget(self.causes, _RIGHT)
        self._connect()

    def _connect(self) -> None:
        self.cases.filter_changed.connect(self.reload)
        self.causes.chosen.connect(self.reload)
        for view in (self.cases.open_view, self.cases.done_view):
            view.opened.connect(self._on_opened)
            view.acted.connect(self._on_acted)
        self.cases.open_view.menu_requested.connect(self._on_menu_requested)
        self._desk.events.changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self._on_news)
        self._desk.shade.changed.connect(self._on_news)

    @Slot()
    def reload(self) -> bool:
        """Show what the file says now."""
        store = self._desk.store
        with self._desk.guarded() as attempt:
            window = last_12_months(store.today())
            self.causes.show_counts(store.answer_cases.causes(window.first, window.last))
            self.cases.reload(self.causes.cause)
        return not attempt.failed

    @property
    def current_id(self) -> CustomerId:
        """The customer the keys are at."""
        line = self.cases.view.line_with_ring
        return line.customer_id if line is not None else None

    @property
    def current_follow_up_id(self) -> FollowUpId:
        """The open case the keys are at."""
        line = self._open_line()
        return line.follow_up.id if line is not None and line.follow_up is not None else None

    def _open_line(self) -> Line | None:
        return self.cases.open_view.line_with_ring

    def take_focus(self) -> None:
        """Begin with whoever waits."""
        self.cases.take_focus()

    def edit_current(self) -> None:
        """F2: edit the case the keys are at."""
        line = self._open_line()
        if line is not None and line.follow_up is not None:
            self.follow_ups.edit(line.follow_up)

    def trash_current(self) -> None:
        """Entf: delete the case the keys are at."""
        line = self._open_line()
        if line is not None and line.follow_up is not None:
            self.follow_ups.delete(line.follow_up)

    def follow_up_current(self) -> None:
        """Strg+W: another Wiedervorlage for the customer the keys are at."""
        if self.current_id is not None:
            self.follow_ups.create(self.current_id)

    @Slot(Line)
    def _on_opened(self, line: Line) -> None:
        self.customer_requested.emit(line.customer_id)

    @Slot(str, Line)
    def _on_acted(self, name: str, line: Line) -> None:
        if line.follow_up is None:
            return
        if name == CALL:
            is_open = line.follow_up.done_at is None
            self.conversation_requested.emit(line.customer_id, line.follow_up.id if is_open else None)
        elif name == DONE:
            self.follow_ups.finish_with_result(line.follow_up)
        else:
            view = self.cases.open_view
            place = view.action_place(view.currentIndex().row(), POSTPONE)
            self.follow_ups.show_days(line.follow_up, view.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4)))

    @Slot(Line, QPoint)
    def _on_menu_requested(self, line: Line, place: QPoint) -> None:
        if line.follow_up is not None:
            self.follow_ups.show_menu(line.follow_up, place)

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < _NARROW
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
