"""The card Nachfassen: who should hear from us first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot

from kundenapp.domain.limits import grouped
from kundenapp.domain.today import Task
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import Action, LineView
from kundenapp.ui.common.lines import Line, task_line
from kundenapp.ui.theme import CARD_PADDING

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk

_EDGE, _CALL, _MOST = 8, "call", 3


class NextCasesCard(Card):
    """The lowest answers first; the rest stands in the view of its own.

    Signals
    -------
    all_requested:
        all of them are wanted.
    customer_requested(int):
        to be opened on the tab Kunden.
    conversation_requested(int, int):
        with this customer, about this case.
    """

    all_requested = Signal()
    customer_requested = Signal(object)
    conversation_requested = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        self.all_button = ghost_button(_("Alle anzeigen"))
        super().__init__(_("Nachfassen"), self.all_button, padding=CARD_PADDING - _EDGE)
        self.title_row.setContentsMargins(_EDGE, _EDGE - 3, 0, 0)
        self._desk = desk
        self.count_label = PlainLabel("", "secondary", "text2", numbers=True)
        self.title_row.setStretchFactor(self.title_label, 0)
        self.title_row.insertWidget(1, self.count_label, 1)
        self.model = LineModel(self)
        self.view = LineView(self.model, _("Nachfassen"), [Action(_CALL, "phone", _("Anrufen"))])
        self.view.can_act = desk.can_edit
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody_label = PlainLabel(_("Niemand wartet auf Nachfassen."), "body", "text3", wrap=True)
        self.nobody_label.setContentsMargins(_EDGE, 0, _EDGE, _EDGE)
        self.body.addWidget(self.view)
        self.body.addWidget(self.nobody_label)
        self.body.addStretch(1)
        self.all_button.clicked.connect(self.all_requested)
        self.view.opened.connect(self._on_opened)
        self.view.acted.connect(self._on_acted)

    def reload(self) -> None:
        """Read the lines anew."""
        store = self._desk.store
        today, names, is_shaded = store.today(), store.employees.names(), self._desk.shade.is_on
        lines = [
            task_line(
                Task(case.follow_up, case.display_name, case.initials, case.answer),
                today,
                names,
                store.employee_id,
                is_shaded=is_shaded,
            )
            for case in store.answer_cases.open(_MOST)
        ]
        row = self.view.currentIndex().row()
        self.model.show_rows(lines)
        if row >= 0 and lines:
            self.view.go_to(min(row, len(lines) - 1))
        count = store.answer_cases.open_count()
        self.count_label.setText(grouped(count) if count else "")
        self.view.setVisible(bool(lines))
        self.nobody_label.setVisible(not lines)
        self._fit()

    @Slot(Line)
    def _on_opened(self, line: Line) -> None:
        self.customer_requested.emit(line.customer_id)

    @Slot(str, Line)
    def _on_acted(self, _name: str, line: Line) -> None:
        if line.follow_up is not None:
            self.conversation_requested.emit(line.customer_id, line.follow_up.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.view.setFixedHeight(self.view.content_height())
