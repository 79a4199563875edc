"""The view Listen: what stands out about customers, each with the step that leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QVBoxLayout

from kundenapp.ui.common.finding_lines import FindingActions
from kundenapp.ui.common.lines import STEP, Line
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.sympathy.findings_card import FindingsCard

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId, FollowUpId


class FindingsView(TabView):
    """One card with all lists, or one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.actions_of_finding = FindingActions(desk, self)
        self.card = FindingsCard(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._connect()

    def _connect(self) -> None:
        self.card.filter_changed.connect(self.reload)
        self.card.view.opened.connect(self._on_opened)
        self.card.view.acted.connect(self._on_acted)
        self.card.view.menu_requested.connect(self._on_menu_requested)
        self.actions_of_finding.conversation_requested.connect(self.conversation_requested)
        self.actions_of_finding.customer_requested.connect(self.customer_requested)
        self._desk.events.changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self._on_news)
        self._desk.events.person_changed.connect(self._on_person_changed)

    @Slot()
    def reload(self) -> bool:
        """Show what the file says now."""
        with self._desk.guarded() as attempt:
            self.card.reload(self._desk.store.today())
        return not attempt.failed

    @property
    def current_id(self) -> CustomerId:
        """The customer the keys are at."""
        line = self.card.view.line_with_ring
        return line.customer_id if line is not None else None

    @property
    def current_follow_up_id(self) -> FollowUpId:
        """The Wiedervorlage that is planned for the customer the keys are at."""
        line = self.card.view.line_with_ring
        planned = line.finding.planned if line is not None and line.finding is not None else None
        return planned.id if planned is not None else None

    def take_focus(self) -> None:
        """Begin at the first line, or where the lists are chosen if there is none."""
        self.card.take_focus()

    def edit_current(self) -> None:
        """F2: change the Wiedervorlage planned for the customer the keys are at."""
        line = self.card.view.line_with_ring
        if line is not None and line.finding is not None and line.finding.planned is not None:
            self.actions_of_finding.follow_ups.edit(line.finding.planned)

    def follow_up_current(self) -> None:
        """Strg+W: the most fitting step for the customer the keys are at becomes a Wiedervorlage."""
        line = self.card.view.line_with_ring
        if line is not None and line.finding is not None:
            self.actions_of_finding.take(line.finding, line.finding.steps[0])

    @Slot(Line)
    def _on_opened(self, line: Line) -> None:
        self.customer_requested.emit(line.customer_id)

    @Slot(str, Line)
    def _on_acted(self, name: str, line: Line) -> None:
        if line.finding is None:
            return
        if name == STEP:
            self.actions_of_finding.take(line.finding, line.finding.steps[0])
        else:
            view = self.card.view
            place = view.action_place(view.currentIndex().row(), name)
            below = view.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4))
            self.actions_of_finding.show_menu(line.finding, below)

    @Slot(Line, QPoint)
    def _on_menu_requested(self, line: Line, place: QPoint) -> None:
        if line.finding is not None:
            self.actions_of_finding.show_menu(line.finding, place)

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self.isVisible():
            self.reload()

    @Slot()
    def _on_person_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()
