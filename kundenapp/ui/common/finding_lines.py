"""The line of a finding, and the menu of the steps that lead on from it; the same on every page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kundenapp.domain.dates import full_day
from kundenapp.domain.follow_up import next_workday
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.domain.sympathy_steps import planned_words
from kundenapp.i18n import _
from kundenapp.ui.common.follow_up_actions import FollowUpActions
from kundenapp.ui.common.lines import STEP, Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.sympathy_findings import Finding
    from kundenapp.domain.sympathy_steps import SympathyStep
    from kundenapp.ui.common.desk import Desk


def finding_line(finding: Finding, today: date) -> Line:
    """Return the line of a finding: the most fitting step as its button, or what is planned already."""
    planned = finding.planned
    return Line(
        finding.customer_id,
        finding.display_name,
        finding.initials,
        finding.sentence,
        pill=planned_words(planned, today) if planned is not None else "",
        pill_icon="calendar-check" if planned is not None else None,
        pill_tip=f"{planned.what}, {full_day(planned.due_on)}" if planned is not None else "",
        finding=finding,
        step="" if planned is not None else finding.steps[0].label,
        lacks=frozenset({STEP} if planned is not None else ()),
    )


class FindingActions(QObject):
    """Makes a step of a finding a Wiedervorlage, or shows the menu for it over `page`.

    Signals
    -------
    conversation_requested(int, int | None):
        with this customer, about this Wiedervorlage.
    customer_requested(int):
        to be opened on the tab Kunden.
    """

    conversation_requested = Signal(object, object)
    customer_requested = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.follow_ups = FollowUpActions(desk, page)

    def take(self, finding: Finding, step: SympathyStep) -> None:
        """Propose the Wiedervorlage for a step, for the next workday."""
        store = self._desk.store
        self.follow_ups.propose(finding.task(step, next_workday(store.today()), store.employee_id))

    def show_menu(self, finding: Finding, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(_run)
        planned, can_edit = finding.planned, self._desk.can_edit
        if planned is not None and can_edit:
            _add(menu, _("Wiedervorlage ändern …"), partial(self.follow_ups.edit, planned))
            _add(menu, _("Wiedervorlage erledigt"), partial(self.follow_ups.finish, planned))
            menu.addSeparator()
        if finding.kind is FindingKind.OLD and can_edit:
            _add(menu, _("Einschätzung gilt noch"), partial(self.confirm, finding))
        for step in finding.steps if can_edit else ():
            _add(menu, _("{step} …").format(step=step.label), partial(self.take, finding, step))
        if can_edit:
            menu.addSeparator()
            about = planned.id if planned is not None else None
            talk = partial(self.conversation_requested.emit, finding.customer_id, about)
            _add(menu, _("Gespräch erfassen …"), talk)
        _add(menu, _("Kunde öffnen"), partial(self.customer_requested.emit, finding.customer_id))
        menu.popup(place)

    def confirm(self, finding: Finding) -> None:
        """Say anew today what whoever works now last felt."""
        with self._desk.guarded():
            self._desk.store.placements.confirm([finding.customer_id])


def _add(menu: QMenu, text: str, run: Callable[[], object]) -> None:
    action = QAction(text, menu)
    action.setData(run)
    menu.addAction(action)


def _run(action: QAction) -> None:
    action.data()()
