"""What the buttons and menus of the lines of the tab Heute do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.lines import MORE, Line
from kundenapp.ui.today.task_rows import CALL, DONE, PLAN, POSTPONE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.finding_lines import FindingActions
    from kundenapp.ui.common.line_view import LineView


class TaskActions(QObject):
    """Listens to the lists of `page`; `tasks` holds Wiedervorlagen and contradictions, `silent` customers.

    Signals
    -------
    conversation_requested(int, int | None):
        with this customer, about this Wiedervorlage.
    customer_requested(int):
        to be opened on the tab Kunden.
    """

    conversation_requested = Signal(object, object)
    customer_requested = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, tasks: LineView, silent: LineView) -> None:
        super().__init__(page)
        self._desk, self._page, self._tasks = desk, page, tasks
        self.follow_ups = FollowUpActions(desk, page)
        tasks.acted.connect(self._on_task_acted)
        silent.acted.connect(self._on_silent_acted)
        for view in (tasks, silent):
            view.opened.connect(self._on_opened)
            view.menu_requested.connect(self._on_menu_requested)

    @cached_property
    def findings(self) -> FindingActions:
        """What is done with a contradiction; few days have one."""
        from kundenapp.ui.common.finding_lines import FindingActions

        actions = FindingActions(self._desk, self._page)
        actions.customer_requested.connect(self.customer_requested)
        actions.conversation_requested.connect(self.conversation_requested)
        return actions

    def plan(self, line: Line) -> None:
        """Ask for another Wiedervorlage for the customer of a line; of a contradiction the most fitting step."""
        if line.finding is not None:
            self.findings.take(line.finding, line.finding.steps[0])
        else:
            self.follow_ups.create(line.customer_id)

    @Slot(Line)
    def _on_opened(self, line: Line) -> None:
        self.customer_requested.emit(line.customer_id)

    @Slot(str, Line)
    def _on_task_acted(self, name: str, line: Line) -> None:
        if name == CALL:
            self.conversation_requested.emit(line.customer_id, line.follow_up.id if line.follow_up else None)
        elif line.finding is not None:
            if name == PLAN:
                self.plan(line)
            else:
                self.findings.show_menu(line.finding, self._below_button(MORE))
        elif line.follow_up is not None:
            if name == DONE:
                self.follow_ups.finish(line.follow_up)
            else:
                self.follow_ups.show_days(line.follow_up, self._below_button(POSTPONE))

    def _below_button(self, name: str) -> QPoint:
        place = self._tasks.action_place(self._tasks.currentIndex().row(), name)
        return self._tasks.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4))

    @Slot(str, Line)
    def _on_silent_acted(self, name: str, line: Line) -> None:
        if name == CALL:
            self.conversation_requested.emit(line.customer_id, None)
        else:
            self.plan(line)

    @Slot(Line, QPoint)
    def _on_menu_requested(self, line: Line, place: QPoint) -> None:
        if line.follow_up is not None:
            self.follow_ups.show_menu(line.follow_up, place)
        elif line.finding is not None:
            self.findings.show_menu(line.finding, place)
