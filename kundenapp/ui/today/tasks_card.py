"""The card Wiedervorlagen of the tab Heute: what is due, by group, done or postponed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import Action, LineView
from kundenapp.ui.common.lines import MORE
from kundenapp.ui.theme import CARD_PADDING
from kundenapp.ui.today.task_rows import CALL, DONE, PAGE, PLAN, POSTPONE, TaskRows

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.today import TaskCounts
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.lines import Heading, Line

EDGE = 8
"""How far the lines reach beyond the words of the card, so that these stand in one line with the title."""


class TasksCard(Card):
    """The list and its filter. What is to happen to a line the ``view`` says.

    While `reads_findings` contradictions for which nothing is planned are among it.

    Signals
    -------
    silent_requested:
        whom nobody has spoken to for long, to be looked at while nothing is due.
    filter_changed:
        another list is wanted; whoever knows the day calls `reload`.
    """

    silent_requested = Signal()
    filter_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shows_all = self.reads_findings = False
        self._counts: TaskCounts | None = None
        self.person_field = Choice([(None, _("Alle Mitarbeitenden"))], _("Wessen Wiedervorlagen"))
        self.all_button = ghost_button(_("Alle anzeigen"))
        super().__init__(_("Wiedervorlagen"), self._tools(), padding=CARD_PADDING - EDGE)
        self.title_row.setContentsMargins(EDGE, EDGE - 3, EDGE, 0)
        self.model = LineModel(self)
        self.view = LineView(self.model, _("Wiedervorlagen"), _actions())
        self.view.can_act = desk.can_edit
        self.silent_button = ghost_button(_("Lange nicht gehört ansehen"))
        self.empty = EmptyState("", icon="sun-horizon", ghost=self.silent_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)
        self.all_button.clicked.connect(self._on_all_clicked)
        self.person_field.edited.connect(self._on_person_chosen)
        self.silent_button.clicked.connect(self.silent_requested)
        self.model.failed.connect(desk.events.failed)

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.person_field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.person_field, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.all_button)
        return tools

    def reload(self, today: date, *, has_silent: bool) -> None:
        """Read the list anew; the keys stay where they were, or at the next line if that one is gone."""
        had_keys = self.view.hasFocus()
        self._offer_people()
        chosen = self.person_field.value()
        assignee_id = chosen if isinstance(chosen, int) else None
        is_shaded = self._desk.shade.is_on
        reader = TaskRows(
            self._desk.store,
            today,
            assignee_id,
            shows_all=self._shows_all,
            is_shaded=is_shaded,
            reads_findings=self.reads_findings,
        )
        self._counts = reader.counts if assignee_id is None else None
        rows = reader.next_page(max(PAGE, self.model.rowCount()))
        self._show_rows(rows, reader)
        self.silent_button.setVisible(has_silent and not self._shows_all)
        if self._shows_all:
            self.empty.set_text(_("Es ist nichts offen."))
        else:
            self.empty.set_text(_("Heute ist nichts fällig."), _("Zeit, einen Traumkunden zu überraschen."))
        if had_keys and not rows:
            self.all_button.setFocus()

    def counts_of_all(self, today: date) -> TaskCounts:
        """Return how many wait, whoever is to do them; counted only if the list does not know already."""
        return self._counts or self._desk.store.today_list.counts(today)

    def _show_rows(self, rows: list[Heading | Line], reader: TaskRows) -> None:
        view = self.view
        row, line, action = view.currentIndex().row(), view.current_line, view.chosen_action
        scrolled = view.verticalScrollBar().value()
        self.model.show_rows(rows, reader.next_page)
        self._stack.setCurrentWidget(view if rows else self.empty)
        if line is not None:
            view.go_to(self.model.row_of(line, row))
            view.chosen_action = action
            view.verticalScrollBar().setValue(scrolled)

    def _offer_people(self) -> None:
        people = self._desk.store.employees.active()
        everybody: list[tuple[object, str]] = [(None, _("Alle Mitarbeitenden"))]
        self.person_field.set_options(everybody + [(person.id, person.name) for person in people])
        self.person_field.setVisible(len(people) > 1)

    @Slot()
    def _on_person_chosen(self) -> None:
        self._begin_anew()

    @Slot()
    def _on_all_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self.all_button.set_text(_("Nur diese Woche") if self._shows_all else _("Alle anzeigen"))
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.model.show_rows([])
        self.filter_changed.emit()


def _actions() -> list[Action]:
    return [
        Action(CALL, "phone", _("Gespräch erfassen")),
        Action(POSTPONE, "calendar", _("Verschieben")),
        Action(DONE, "check-circle", _("Erledigt")),
        Action(PLAN, "calendar-plus", _("Als Wiedervorlage vormerken")),
        Action(MORE, "dots", _("Weitere Schritte")),
    ]
