"""Correcting an answer that stands in the Verlauf: everything but whose it is and on which scale it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLayout

from kundenapp.domain.answer import AnswerChannel, Recommends
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.answer_scale import AnswerScale
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import Choice, LineInput, TextInput
from kundenapp.ui.common.past_day import PastDayField
from kundenapp.ui.common.proposals import propose
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.theme import DIALOG_WIDTH, GAP_12, GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.answer import Answer
    from kundenapp.ui.common.desk import Desk

_REASON_HEIGHT = 84


class AnswerCorrection(WrittenDialog):
    """Shows `answer` as it was noted; Strg+Eingabe keeps what is changed, Esc leaves it as it was.

    `may_lose` is asked before changes are given up.
    """

    help_topic = "enthusiasm"

    def __init__(
        self, desk: Desk, answer: Answer, parent: QWidget, may_lose: Callable[[QWidget], bool] = may_lose_text
    ) -> None:
        super().__init__(parent, _("Antwort korrigieren"), DIALOG_WIDTH, may_lose)
        self._desk, self._answer = desk, answer
        self.scale = AnswerScale(answer.scale)
        self.reason_field = TextInput()
        self.reason_field.setFixedHeight(_REASON_HEIGHT)
        fix_width(self.reason_field, DIALOG_WIDTH - 2 * GAP_24)
        self.reason = Field(_("Wichtigster &Grund, in den Worten des Kunden"), self.reason_field)
        watch(desk, self.reason)
        self.occasion_field, self.person_field = LineInput(_("z. B. Reparatur")), LineInput(_("z. B. Frau Großmann"))
        self.occasion, self.person = (
            Field(_("Anlass"), self.occasion_field),
            Field(_("Wer hat geantwortet?"), self.person_field),
        )
        self.channel = Choice([(one.value, one.label) for one in AnswerChannel])
        self.recommends = Choice([(one.value, one.label) for one in Recommends])
        self.employee = Choice(self._offered())
        self.day = PastDayField(_("Tag der Antwort"), desk.store.today(), answer.day)
        self.error_line = ErrorLine()
        self.done_button = primary_button(_("&Speichern"), "check")
        self.done_button.setToolTip(_("Speichern (Strg+Eingabe)"))
        self._build()
        self._show_answer()
        self.done_button.clicked.connect(self.finish)
        self.reason_field.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)
        self.scale.take_focus()

    def _offered(self) -> list[tuple[object, str]]:
        """Return who may have asked: who works here, and who did it although they have left."""
        people = self._desk.store.employees.all()
        offered = [one for one in people if one.active or one.id == self._answer.employee_id]
        return [(None, _("niemand, weiß ich nicht")), *((one.id, one.name) for one in offered)]

    def _build(self) -> None:
        if (outer := self.layout()) is not None:
            outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as what it shows
        propose(self.occasion_field, self._desk.store.answers.occasions())
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_12)
        grid.setVerticalSpacing(10)
        fields = (
            self.day,
            self.occasion,
            Field(_("Wie gefragt"), self.channel),
            Field(_("Wer hat gefragt?"), self.employee),
            self.person,
            Field(_("Weiterempfehlung"), self.recommends),
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 3, place % 3, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 3, 1)
        self.body.addWidget(self.scale)
        self.body.addWidget(self.reason)
        self.body.addLayout(grid)
        self.body.addWidget(self.error_line)
        self.add_buttons(self.done_button)
        for private in (self.scale, self.reason_field):
            self._desk.shade.cover(private)

    def _show_answer(self) -> None:
        answer = self._answer
        self.scale.set_value(answer.value)
        self.reason_field.set_state(answer.comment)
        self.occasion_field.set_state(answer.occasion)
        self.person_field.set_state(answer.person)
        self.channel.set_value(answer.channel.value)
        self.recommends.set_value(answer.recommends.value)
        self.employee.set_value(answer.employee_id)

    def _corrected(self) -> Answer:
        """Return what stands in the fields; taken back, the value is still the one that was given."""
        value, asked_by = self.scale.value(), self.employee.value()
        return replace(
            self._answer,
            value=self._answer.value if value is None else value,
            day=self.day.day(),
            comment=self.reason_field.toPlainText(),
            occasion=self.occasion_field.text(),
            person=self.person_field.text(),
            channel=AnswerChannel(str(self.channel.value())),
            recommends=Recommends(str(self.recommends.value())),
            employee_id=asked_by if isinstance(asked_by, int) else None,
        )

    @Slot()
    def finish(self) -> None:
        """Keep what was corrected; what does not fit gets its sentence and stays."""
        self.error_line.set_text("")
        try:
            self._desk.store.answers.correct(self._corrected())
        except ValidationError as error:
            fields = {"comment": self.reason, "occasion": self.occasion, "person": self.person}
            field = fields.get(error.field, self.day)
            field.set_error(str(error))
            field.setFocus()
        except AppError as error:
            self.error_line.set_text(str(error))
        else:
            self.accept()

    def is_changed(self) -> bool:
        try:
            return self._corrected() != self._answer
        except ValidationError:
            return True
