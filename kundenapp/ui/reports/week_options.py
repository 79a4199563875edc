"""The Wiedervorlagenliste: which week, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up_list_report import Week, parse_week
from kundenapp.i18n import _
from kundenapp.services.paper import draw_follow_up_list
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.reports.options import Options, beside

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.reports.options import Work

_THIS, _NEXT, _TYPED = "this", "next", "typed"
_REST_MS = 400


class WeekOptions(Options):
    """This week, the next, or the one in which a typed day lies; the list of one employee or of all."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.changed)
        self.which = Segmented([(_THIS, _("Diese Woche")), (_NEXT, _("Nächste Woche")), (_TYPED, _("Tag …"))])
        self.which.setAccessibleName(_("Woche"))
        self.which.set_value(_THIS)
        self.which.chosen.connect(self._on_week_chosen)
        self.day_field = LineInput(_("z. B. 2.12., mo, +14"))
        self.day_field.setMaximumWidth(170)
        self.day_field.textEdited.connect(self._on_day_typed)
        self.day = Field(_("Ein Tag der Woche"), self.day_field)
        self.day.hide()
        self.employee = Choice([(None, _("alle"))], _("Für wen"))
        self.employee.edited.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        fields: tuple[QWidget, ...] = (Field(_("Woche"), self.which), self.day, Field(_("Für wen"), self.employee))
        for field in fields:
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def title(self) -> str:
        return _("Wiedervorlagen der Woche")

    def work(self) -> Work | None:
        try:
            week = self._week()
        except ValidationError as error:
            self.day.set_error(str(error))
            return None
        assignee = self.employee.value()
        assignee_id = assignee if isinstance(assignee, int) else None
        return beside(self._store, lambda reader, progress: draw_follow_up_list(reader, week, assignee_id, progress))

    def _week(self) -> Week:
        today = self._store.today()
        match self.which.value():
            case "next":
                return Week.of(today).following
            case "typed":
                return parse_week(self.day_field.text(), today)
            case _:
                return Week.of(today)

    def what_is_missing(self) -> tuple[str, str]:
        return _("Welche Woche?"), _("Schreiben Sie oben einen Tag daraus, zum Beispiel 2.12. oder +14.")

    def refresh(self) -> None:
        people = [(employee.id, employee.name) for employee in self._store.employees.active()]
        self.employee.set_options([(None, _("alle")), *people])

    @Slot(str)
    def _on_week_chosen(self, key: str) -> None:
        self.day.setVisible(key == _TYPED)
        if key == _TYPED:
            self.day_field.setFocus()
        self.changed.emit()

    @Slot()
    def _on_day_typed(self) -> None:
        self._resting.start()
