"""The list of Nachfassen: what is open or done after answers, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from kundenapp.domain.dates import full_day, past
from kundenapp.domain.limits import grouped
from kundenapp.domain.today import Task
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import Action, LineView
from kundenapp.ui.common.lines import Heading, Line, quoted, task_line
from kundenapp.ui.theme import CARD_PADDING

if TYPE_CHECKING:
    from kundenapp.domain.answer_case import AnswerCase
    from kundenapp.ui.common.desk import Desk

CALL, POSTPONE, DONE = "call", "postpone", "done"
OPEN_ONES, DONE_ONES = "open", "finished"
_EDGE, _PAGE = 8, 100


class CaseList(Card):
    """Two lists, one in front. What is to happen to a line its view says.

    Signals
    -------
    filter_changed:
        the other list is wanted.
    """

    filter_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.choice = Segmented([(OPEN_ONES, _("Offen")), (DONE_ONES, _("Erledigt"))])
        self.choice.set_value(OPEN_ONES)
        super().__init__(_("Nachfassen"), self.choice, padding=CARD_PADDING - _EDGE)
        self.title_row.setContentsMargins(_EDGE, _EDGE - 3, _EDGE, 0)
        self.count_label = PlainLabel("", "secondary", "text2", numbers=True)
        self.title_row.setStretchFactor(self.title_label, 0)
        self.title_row.insertWidget(1, self.count_label, 1)
        postpone = Action(POSTPONE, "calendar", _("Verschieben"))
        finish = Action(DONE, "check-circle", _("Erledigt mit Ergebnis"))
        more = Action(DONE, "note-pencil", _("Ergebnis ergänzen"))
        call = Action(CALL, "phone", _("Anrufen"))
        self.open_view = self._view(_("Offenes Nachfassen"), call, postpone, finish)
        self.done_view = self._view(_("Erledigtes Nachfassen"), call, more)
        self.empty = EmptyState("", icon="smiley")
        self._stack = QStackedWidget()
        for widget in (self.open_view, self.done_view, self.empty):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.choice.chosen.connect(self._on_chosen)

    def _view(self, name: str, *actions: Action) -> LineView:
        view = LineView(LineModel(self), name, actions)
        view.can_act = self._desk.can_edit
        view.lines.failed.connect(self._desk.events.failed)
        return view

    @property
    def view(self) -> LineView:
        """The list in front."""
        return self.open_view if self.choice.value() == OPEN_ONES else self.done_view

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self.filter_changed.emit()

    def reload(self, cause: str) -> None:
        """Read the list in front anew; the keys stay at their line, or go to the next if that one is gone."""
        reading = _Reading(self._desk, is_open=self.view is self.open_view, cause=cause)
        view = self.view
        had_keys, line = self.open_view.hasFocus() or self.done_view.hasFocus(), view.current_line
        row, action, scrolled = view.currentIndex().row(), view.chosen_action, view.verticalScrollBar().value()
        rows = reading.next_page(max(_PAGE, view.lines.rowCount()))
        view.lines.show_rows(rows, reading.next_page)
        self._stack.setCurrentWidget(view if rows else self.empty)
        self.empty.set_text(*_nothing(cause, is_open=view is self.open_view))
        open_count = self._desk.store.answer_cases.open_count()
        self.count_label.setText(_("{count} offen").format(count=grouped(open_count)) if open_count else "")
        if line is not None and rows:
            view.go_to(view.lines.row_of(line, row))
            view.chosen_action = action
            view.verticalScrollBar().setValue(scrolled)
        if had_keys:
            self.take_focus()

    def take_focus(self) -> None:
        """Begin at the first line, or where the other list is chosen if there is none."""
        if self.view.lines.rowCount():
            self.view.setFocus()
        else:
            self.choice.focus_on(str(self.choice.value()))


class _Reading:
    """One reading of a list; every call of `next_page` goes on where the last one ended."""

    def __init__(self, desk: Desk, *, is_open: bool, cause: str) -> None:
        store = desk.store
        self._read = store.answer_cases.open if is_open else store.answer_cases.done
        self._is_open, self._cause, self._is_shaded = is_open, cause, desk.shade.is_on
        self._today, self._me, self._names = store.today(), store.employee_id, store.employees.names()
        self._offset = 0

    def next_page(self, size: int = _PAGE) -> list[Heading | Line]:
        """Return the next lines, none at the end."""
        cases = self._read(size, self._offset, cause=self._cause)
        self._offset += len(cases)
        return [self._line(case) for case in cases]

    def _line(self, case: AnswerCase) -> Line:
        if self._is_open:
            task = Task(case.follow_up, case.display_name, case.initials, case.answer)
            return task_line(task, self._today, self._names, self._me, is_shaded=self._is_shaded)
        done, done_at = case.follow_up, case.follow_up.done_at
        said = quoted(case.answer.comment) if case.answer.comment else ""
        told = [done.cause, done.measure, done.result] if done.cause or done.measure or done.result else [said]
        who = self._names.get(done.done_by or 0, "")
        words = [who] if self._is_shaded else [*told, who]
        day = done_at.astimezone().date() if done_at is not None else self._today
        return Line(
            customer_id=done.customer_id,
            name=case.display_name,
            initials=case.initials,
            words=" · ".join(word.removesuffix(".") for word in words if word),
            pill=past(day, self._today),
            pill_tip=_("erledigt am {day}").format(day=full_day(day)),
            follow_up=done,
            answer=None if self._is_shaded else case.answer,
        )


def _nothing(cause: str, *, is_open: bool) -> tuple[str, str]:
    if cause:
        return _("Nichts zu dieser Ursache."), _("Ein zweiter Klick auf die Ursache zeigt wieder alle.")
    if is_open:
        return _("Niemand wartet auf Nachfassen."), _("Nach jeder Antwort steht hier, wer von Ihnen hören sollte.")
    return _("Noch ist nichts nachgefasst."), _("Was erledigt ist, steht hier mit dem, was dabei herauskam.")
