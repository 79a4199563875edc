"""The time of day of a Wiedervorlage, which may stay open, and who is to do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.dates import parse_time
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.labels import PlainLabel, restyle

if TYPE_CHECKING:
    from datetime import time

    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.store.store import Store

_TIME_WIDTH = 150


class TimeAndPerson(QWidget):
    """Two fields side by side; whoever works alone is not asked who. ``changed`` after every edit.

    The labels stand above the fields, or, where height is scarce, `in_one_line` with them.
    """

    changed = Signal()

    def __init__(self, store: Store, *, in_one_line: bool = False) -> None:
        super().__init__()
        self._people = store.employees.all()
        self.time_field = LineInput(_("z. B. 10:30"))
        self.time_field.setFixedWidth(_TIME_WIDTH)
        self.person_field = Choice([], _("Wer macht es?"))
        self.error_line = ErrorLine()
        labels = self._time_label, self._person_label = (
            PlainLabel(_("Uhrzeit") if in_one_line else _("Uhrzeit (freiwillig)"), "label", "text2"),
            PlainLabel(_("Wer macht es?"), "label", "text2"),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for number, (label, field) in enumerate(zip(labels, (self.time_field, self.person_field), strict=True)):
            label.setBuddy(field)
            column = 2 * number if in_one_line else number
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 0 if in_one_line else 1, column + 1 if in_one_line else column)
        grid.setColumnStretch(3 if in_one_line else 1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(grid)
        whole.addWidget(self.error_line)
        self.time_field.setAccessibleName(_("Uhrzeit (freiwillig)"))
        self.time_field.left.connect(self._on_time_left)
        self.time_field.textChanged.connect(self._on_time_changed)
        self.time_field.edited.connect(self.changed)
        self.person_field.edited.connect(self.changed)
        self._offer(store.employee_id)

    def _offer(self, chosen: int | None) -> None:
        """Offer who works here, and who is chosen although they have left."""
        offered = [person for person in self._people if person.active or person.id == chosen]
        nobody: list[tuple[object, str]] = [(None, _("Wer gerade Zeit hat"))]
        self.person_field.set_options([(person.id, person.name) for person in offered] + nobody)
        self.person_field.set_value(chosen)
        for widget in (self._person_label, self.person_field):
            widget.setVisible(len(offered) > 1)

    def show_follow_up(self, follow_up: FollowUp) -> None:
        """Show what a follow-up says."""
        self.time_field.set_state(f"{follow_up.due_time:%H:%M}" if follow_up.due_time else "")
        self._offer(follow_up.assignee_id)

    def set_assignee(self, employee_id: int | None) -> None:
        """Show who is to do it."""
        self._offer(employee_id)

    def state(self) -> tuple[str, str]:
        """Return time and person as texts, finished or not."""
        return self.time_field.state(), self.person_field.state()

    def set_state(self, time_text: str, person: str) -> None:
        """Take both over from `state`."""
        self.time_field.set_state(time_text)
        self.person_field.set_state(person)

    def due_time(self) -> time | None:
        """Return the time of day, None for none.

        Raises
        ------
        ValidationError
            if there is no such time; it is shown below the field as well.
        """
        if not self.time_field.text().strip():
            return None
        try:
            return parse_time(self.time_field.text(), "due_time")
        except ValidationError as error:
            self._show_error(str(error))
            self.time_field.setFocus()
            raise

    def assignee_id(self) -> int | None:
        """Return who is to do it, None for whoever has time."""
        chosen = self.person_field.value()
        return chosen if isinstance(chosen, int) else None

    def applied_to(self, follow_up: FollowUp) -> FollowUp:
        """Return the follow-up with this time and person; errors as in `due_time`."""
        return replace(follow_up, due_time=self.due_time(), assignee_id=self.assignee_id())

    @Slot()
    def _on_time_left(self) -> None:
        if self.time_field.text().strip():
            try:
                self.time_field.set_state(f"{parse_time(self.time_field.text(), 'due_time'):%H:%M}")
            except ValidationError as error:
                self._show_error(str(error))

    @Slot()
    def _on_time_changed(self) -> None:
        self._show_error("")

    def _show_error(self, sentence: str) -> None:
        self.error_line.set_text(sentence)
        self.time_field.setAccessibleDescription(sentence)
        restyle(self.time_field, "invalid", bool(sentence))
