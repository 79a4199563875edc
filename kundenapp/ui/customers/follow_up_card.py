"""The card Wiedervorlagen: what is to be done for a customer, done or postponed here."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kundenapp.domain.dates import due, format_day, full_day
from kundenapp.domain.follow_up import FollowUp, next_workday, one_month_later
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.focus import come_after, has_focus_inside
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.pills import Pill

if TYPE_CHECKING:
    from collections.abc import Sequence


class FollowUpCard(Card):
    """Shows the open follow-ups and says what the person wants with them."""

    new_requested = Signal()
    finish_requested = Signal(FollowUp)
    postpone_requested = Signal(FollowUp, date)

    def __init__(self) -> None:
        self.new_button = ghost_button(_("Neu"), "plus")
        self.new_button.setAccessibleName(_("Wiedervorlage anlegen"))
        super().__init__(_("Wiedervorlagen"), self.new_button)
        self.new_button.clicked.connect(self.new_requested)
        self._content: QWidget | None = None

    def show_follow_ups(self, follow_ups: Sequence[FollowUp], today: date, *, can_edit: bool) -> None:
        """Show these follow-ups."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not follow_ups:
            column.addWidget(PlainLabel(_("Nichts offen."), "body", "text3"))
        for index, follow_up in enumerate(follow_ups):
            if index:
                column.addWidget(divider())
            column.addWidget(self._row(follow_up, today, can_edit=can_edit))
        old, self._content = self._content, content
        self.body.addWidget(content)
        come_after(self.new_button, content)
        if old is not None:
            if has_focus_inside(old):
                self.new_button.setFocus()  # else the focus would fly to wherever Qt finds something
            old.hide()
            old.deleteLater()

    def _row(self, follow_up: FollowUp, today: date, *, can_edit: bool) -> QWidget:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(PlainLabel(follow_up.what, "body", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(2)
        is_late = follow_up.due_on < today
        tone = "bad" if is_late else "warn" if follow_up.due_on == today else "neutral"
        pill = Pill(due(follow_up.due_on, follow_up.due_time, today), tone, "clock")
        pill.setToolTip(full_day(follow_up.due_on))
        foot.addWidget(pill)
        foot.addStretch(1)
        postpone = icon_button("calendar", _("Verschieben"))
        finish = icon_button("check-circle", _("Erledigt"))
        postpone.clicked.connect(partial(self._show_menu, postpone, follow_up, today))
        finish.clicked.connect(partial(self.finish_requested.emit, follow_up))
        for button in (postpone, finish):
            button.setEnabled(can_edit)
            foot.addWidget(button)
        outer.addLayout(foot)
        return row

    def _show_menu(self, button: QWidget, follow_up: FollowUp, today: date) -> None:
        menu = PostponeMenu(follow_up, today, self)
        menu.postponed.connect(self.postpone_requested)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


class PostponeMenu(QMenu):
    """The days a follow-up may move to; counted from its own day, or from today if that has passed."""

    postponed = Signal(FollowUp, date)

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
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.postponed.emit(self._follow_up, action.data())
