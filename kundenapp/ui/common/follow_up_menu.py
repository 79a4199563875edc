"""The menus of a Wiedervorlage: to which day it may move, and what else can be done with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kundenapp.domain.dates import format_day
from kundenapp.domain.follow_up import FollowUp, next_workday, one_month_later
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable


class PostponeMenu(QMenu):
    """The days a follow-up may move to; counted from its own day, or from today if that has passed.

    Signals
    -------
    postponed(FollowUp, date):
        a day was chosen.
    other_day_requested(FollowUp):
        the day is to be typed.
    """

    postponed = Signal(FollowUp, date)
    other_day_requested = Signal(FollowUp)

    def __init__(self, follow_up: FollowUp, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow_up = follow_up
        start = max(follow_up.due_on, today)
        days = {
            _("+1 Tag"): start + timedelta(days=1),
            _("Nächster Werktag"): next_workday(start),
            _("+1 Woche"): start + timedelta(weeks=1),
            _("+1 Monat"): one_month_later(start),
        }
        for label, day in days.items():
            action = QAction(f"{label}  ({format_day(day, today)})", self)
            action.setData(day)
            self.addAction(action)
        self.addSeparator()
        self.other_action = QAction(_("Anderer Tag …"), self)
        self.addAction(self.other_action)
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action is self.other_action:
            self.other_day_requested.emit(self._follow_up)
        else:
            self.postponed.emit(self._follow_up, action.data())


class FollowUpMenu(QMenu):
    """What can be done with a follow-up beside the two things that have a button.

    Signals
    -------
    result_requested(FollowUp), edit_requested(FollowUp), deletion_requested(FollowUp)
    broken_requested(FollowUp):
        the promise that it reminds of was not kept; offered only where there is one.
    """

    result_requested = Signal(FollowUp)
    edit_requested = Signal(FollowUp)
    deletion_requested = Signal(FollowUp)
    broken_requested = Signal(FollowUp)

    def __init__(self, follow_up: FollowUp, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow_up = follow_up
        self._add(_("Erledigt mit Ergebnis …"), self._on_result)
        if follow_up.commitment_id is not None:
            self._add(_("Zusage nicht gehalten"), self._on_broken)
        self._add(_("Bearbeiten …"), self._on_edit)
        self.addSeparator()
        self._add(_("Löschen"), self._on_delete)

    def _add(self, text: str, slot: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.triggered.connect(slot)
        self.addAction(action)

    @Slot()
    def _on_result(self) -> None:
        self.result_requested.emit(self._follow_up)

    @Slot()
    def _on_broken(self) -> None:
        self.broken_requested.emit(self._follow_up)

    @Slot()
    def _on_edit(self) -> None:
        self.edit_requested.emit(self._follow_up)

    @Slot()
    def _on_delete(self) -> None:
        self.deletion_requested.emit(self._follow_up)


def below(button: QWidget) -> QPoint:
    """Return where the menu of a button opens."""
    return button.mapToGlobal(QPoint(0, button.height() + 4))
