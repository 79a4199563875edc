"""Asking a customer the one question: what they answer, that they were asked, or that they would rather not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout

from kundenapp.domain.answer import Answer, AnswerChannel
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.answer_scale import AnswerScale
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import Choice, LineInput, TextInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.proposals import propose
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.theme import DIALOG_WIDTH, GAP_12, GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

REASON_HEIGHT = 64


class AnswerDialog(WrittenDialog):
    """Strg+Eingabe keeps the answer, Esc asks nobody anything. `may_lose` is asked before words are given up."""

    help_topic = "enthusiasm"

    def __init__(
        self, desk: Desk, customer: Customer, parent: QWidget, may_lose: Callable[[QWidget], bool] = may_lose_text
    ) -> None:
        title = _("Begeisterung erfragen: {name}").format(name=customer.display_name)
        super().__init__(parent, title, DIALOG_WIDTH, may_lose)
        self._desk, self._customer_id = desk, customer.id or 0
        settings = desk.store.answer_settings
        self.question_label = PlainLabel(_("„{question}“").format(question=settings.question), wrap=True)
        self.waiting_label = PlainLabel(self._waiting(), "secondary", "text2", numbers=True)
        self.scale = AnswerScale(settings.scale)
        self.value_error, self.error_line = ErrorLine(), ErrorLine()
        self.reason_field = TextInput()
        self.reason_field.setFixedHeight(REASON_HEIGHT)
        fix_width(self.reason_field, DIALOG_WIDTH - 2 * GAP_24)
        self.reason = Field(_("Was war der wichtigste &Grund? (in den Worten des Kunden)"), self.reason_field)
        watch(desk, self.reason)
        self.channel = Choice([(one.value, one.label) for one in AnswerChannel if one is not AnswerChannel.KIOSK])
        self.channel.set_value(AnswerChannel.PHONE.value)
        self.occasion_field = LineInput(_("z. B. Reparatur"))
        self.occasion = Field(_("Anlass (freiwillig)"), self.occasion_field)
        self.asked_button = secondary_button(_("&Nur gefragt"))
        self.asked_button.setToolTip(_("Die Antwort kommt noch. Die Frage bleibt offen."))
        self.declined_button = secondary_button(_("&Möchte nicht antworten"))
        self.done_button = primary_button(_("Antwort &speichern"), "check")
        self.done_button.setToolTip(_("Antwort speichern (Strg+Eingabe)"))
        self._build()
        self._connect()
        self.scale.take_focus()

    def _waiting(self) -> str:
        """Return since when an answer is waited for, so that nobody is asked twice by accident; empty for none."""
        waiting, today = self._desk.store.answer_requests.open_of(self._customer_id), self._desk.store.today()
        if waiting is None:
            return ""
        day = _("heute") if waiting.asked_on == today else _("am {day}").format(day=full_day(waiting.asked_on))
        return _("Schon gefragt: {day}, {how}. Die Antwort steht noch aus.").format(day=day, how=waiting.channel.label)

    def _build(self) -> None:
        if (outer := self.layout()) is not None:
            outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as what it shows
        propose(self.occasion_field, self._desk.store.answers.occasions())
        row = QHBoxLayout()
        row.setSpacing(GAP_12)
        row.addWidget(Field(_("Wie gefragt"), self.channel), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.occasion, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.waiting_label, self.question_label, self.scale, self.value_error, self.reason):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.error_line)
        self.waiting_label.setVisible(bool(self.waiting_label.text()))
        self.add_buttons(self.asked_button, self.declined_button, self.done_button)

    def _connect(self) -> None:
        self.scale.chosen.connect(self._on_chosen)
        self.asked_button.clicked.connect(partial(self._ask, RequestState.OPEN))
        self.declined_button.clicked.connect(partial(self._ask, RequestState.DECLINED))
        self.done_button.clicked.connect(self.finish)
        self.reason_field.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)

    def _chosen_channel(self) -> AnswerChannel:
        return AnswerChannel(str(self.channel.value()))

    @Slot(object)
    def _on_chosen(self, _value: object) -> None:
        self.value_error.set_text("")

    def _ask(self, state: RequestState, _checked: bool = False) -> None:
        with self.error_line.telling():
            self._desk.store.answer_requests.ask(self._customer_id, self._chosen_channel(), state)
            self.accept()

    @Slot()
    def finish(self) -> None:
        """Keep the answer; what does not fit gets its sentence and stays."""
        self.error_line.set_text("")
        value = self.scale.value()
        if value is None:
            self.value_error.set_text(_("Eine Zahl fehlt noch: drücken Sie ihre Taste oder klicken Sie darauf."))
            self.scale.take_focus()
            return
        try:
            record_answer(self._desk.store, self._answer(value))
        except ValidationError as error:
            field = self.occasion if error.field == "occasion" else self.reason
            field.set_error(str(error))
            field.setFocus()
        except AppError as error:
            self.error_line.set_text(str(error))
        else:
            self.accept()

    def _answer(self, value: int) -> Answer:
        return Answer(
            customer_id=self._customer_id,
            value=value,
            day=self._desk.store.today(),
            scale=self.scale.scale,
            comment=self.reason_field.toPlainText(),
            occasion=self.occasion_field.text(),
            channel=self._chosen_channel(),
            employee_id=self._desk.store.employee_id,
        )

    def is_changed(self) -> bool:
        return self.scale.value() is not None or bool(self.reason_field.toPlainText().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.scale.isAncestorOf(self.focusWidget() or self):
            self.reason_field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
