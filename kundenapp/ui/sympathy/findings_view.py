"""The view Listen: what stands out about customers, each with the step that leads on."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QVBoxLayout

from kundenapp.domain.errors import AppError
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.ui.common.finding_lines import FindingActions
from kundenapp.ui.common.lines import STEP, Line
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.sympathy.findings_card import FEW, FindingsCard

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kundenapp.domain.sympathy_findings import Findings
    from kundenapp.store.store import Store
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId, FollowUpId
    from kundenapp.ui.common.tasks import Task


class FindingsView(TabView):
    """One card with all lists, or one of them; of many customers reading them takes its time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
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
        """Read the lists anew, beside the window; what was read before stays until then."""
        if self._task is not None:
            self._task.cancel()
        store, kind = self._desk.store, self.card.kind
        self._task = self._desk.tasks.run(lambda: _read(store, kind), self._show, self._tell)
        return True

    def _show(self, found: dict[FindingKind, Findings]) -> None:
        self._task = None
        self.card.show_found(found, self._desk.store.today())

    def _tell(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, AppError):
            raise error
        self._desk.events.failed.emit(error)

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


def _read(store: Store, alone: FindingKind | None) -> dict[FindingKind, Findings]:
    """Return the first lines of every list, and all that are shown of the one that stands `alone`."""
    with closing(store.beside()) as reader:
        today = reader.today()
        return {
            kind: reader.sympathy_findings.found(kind, today)
            if kind is alone
            else reader.sympathy_findings.found(kind, today, FEW)
            for kind in FindingKind
        }
