"""The card Wiedervorlagen: what is to be done for a customer, done or postponed here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer_case import case_words
from kundenapp.domain.dates import due, full_day
from kundenapp.domain.follow_up import FollowUp
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.focus import come_after, has_focus_inside
from kundenapp.ui.common.follow_up_menu import below
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.pills import Pill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kundenapp.domain.answer import Answer
    from kundenapp.ui.common.desk import Desk


class FollowUpCard(Card):
    """Shows the open follow-ups and says what the person wants with them.

    Signals
    -------
    new_requested:
        another one.
    finish_requested(FollowUp):
        this one is done.
    days_requested(FollowUp, QPoint), menu_requested(FollowUp, QPoint):
        where it may move, what else can be done with it; at this place of the screen.
    """

    new_requested = Signal()
    finish_requested = Signal(FollowUp)
    days_requested = Signal(FollowUp, QPoint)
    menu_requested = Signal(FollowUp, QPoint)

    def __init__(self, desk: Desk) -> None:
        self._shade = desk.shade
        self.new_button = ghost_button(_("Neu"), "plus")
        self.new_button.setAccessibleName(_("Wiedervorlage anlegen"))
        super().__init__(_("Wiedervorlagen"), self.new_button)
        self.new_button.clicked.connect(self.new_requested)
        self._content: QWidget | None = None

    def show_follow_ups(
        self,
        follow_ups: Sequence[FollowUp],
        today: date,
        *,
        can_edit: bool,
        names: Mapping[int, str],
        answers: Sequence[Answer] = (),
    ) -> None:
        """Show these follow-ups; `names` has those of the employees, `answers` are those some of them are about."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not follow_ups:
            column.addWidget(PlainLabel(_("Nichts offen."), "body", "text3"))
        for index, follow_up in enumerate(follow_ups):
            if index:
                column.addWidget(divider())
            who = names.get(follow_up.assignee_id or 0, "")
            answer = next((one for one in answers if one.id == follow_up.answer_id), None)
            what = case_words(follow_up.what, answer)
            column.addWidget(self._row(follow_up, what, today, who, can_edit=can_edit))
        old, self._content = self._content, content
        self.body.addWidget(content)
        come_after(self.new_button, content)
        if old is not None:
            if has_focus_inside(old):
                self.new_button.setFocus()  # else the focus would fly to wherever Qt finds something
            old.hide()
            old.deleteLater()

    def _row(self, follow_up: FollowUp, words: str, today: date, who: str, *, can_edit: bool) -> QWidget:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        what = PlainLabel(words, "body", wrap=True)
        self._shade.cover(what)
        outer.addWidget(what)
        foot = QHBoxLayout()
        foot.setSpacing(2)
        is_late = follow_up.due_on < today
        tone = "bad" if is_late else "warn" if follow_up.due_on == today else "neutral"
        pill = Pill(due(follow_up.due_on, follow_up.due_time, today), tone, "clock")
        pill.setToolTip(full_day(follow_up.due_on))
        foot.addWidget(pill)
        foot.addSpacing(6)
        foot.addWidget(ElidedLabel(who, "small", "text3"), 1)
        postpone = icon_button("calendar", _("Verschieben"))
        finish = icon_button("check-circle", _("Erledigt"))
        more = icon_button("dots", _("Weiteres"))
        postpone.clicked.connect(partial(self._on_postpone_clicked, postpone, follow_up))
        finish.clicked.connect(partial(self.finish_requested.emit, follow_up))
        more.clicked.connect(partial(self._on_more_clicked, more, follow_up))
        for button in (postpone, finish, more):
            button.setEnabled(can_edit)
            foot.addWidget(button)
        outer.addLayout(foot)
        return row

    def _on_postpone_clicked(self, button: QWidget, follow_up: FollowUp) -> None:
        self.days_requested.emit(follow_up, below(button))

    def _on_more_clicked(self, button: QWidget, follow_up: FollowUp) -> None:
        self.menu_requested.emit(follow_up, below(button))
