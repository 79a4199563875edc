"""The one question inside the conversation sheet: folded away until somebody asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.answer import Answer, AnswerChannel, Scale
from kundenapp.i18n import _
from kundenapp.ui.common.answer_scale import AnswerScale, ScaleSize
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.errors import ValidationError
    from kundenapp.ui.common.desk import Desk


class AskFields(QWidget):
    """Question, scale and a line for the reason; what is folded away is not asked.

    Signals
    -------
    changed:
        the person answered, took it back, or wrote something.
    answered:
        there is a value now.
    """

    changed = Signal()
    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        settings = desk.store.answer_settings
        question = PlainLabel(_("„{question}“").format(question=settings.question), "label", "text2", wrap=True)
        self.scale = AnswerScale(settings.scale, ScaleSize.COMPACT)
        self.reason_line = LineInput(_("Was war der wichtigste Grund?"))
        self.reason_line.setAccessibleName(_("Wichtigster Grund, in den Worten des Kunden"))
        self.reason = Field("", self.reason_line)
        watch(desk, self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (question, self.scale, self.reason):
            column.addWidget(widget)
        self.scale.chosen.connect(self._on_chosen)
        self.reason_line.edited.connect(self.changed)
        self.hide()

    @property
    def is_asked(self) -> bool:
        """Whether the question is unfolded."""
        return not self.isHidden()

    def ask(self) -> None:
        """Unfold the question, with the keyboard on the scale."""
        self.show()
        self.scale.take_focus(Qt.FocusReason.TabFocusReason)

    def leave_out(self) -> None:
        """Fold the question away; there is no answer then."""
        self.scale.set_value(None)
        self.hide()

    @property
    def has_content(self) -> bool:
        """Whether anything would be lost without a draft."""
        return self.is_asked and (self.scale.value() is not None or bool(self.reason_line.text().strip()))

    def state(self) -> dict[str, str]:
        """Return what is entered as texts; a value bears its scale."""
        value = self.scale.value()
        return {
            "asked": "1" if self.is_asked else "",
            "answer": "" if value is None else f"{self.scale.scale.value}:{value}",
            "reason": self.reason_line.text(),
        }

    def set_state(self, fields: Mapping[str, str]) -> None:
        """Take over what `state` has returned; drafts of earlier versions ask nothing."""
        self.setVisible(fields.get("asked") == "1")
        scale, _colon, value = fields.get("answer", "").partition(":")
        if value:
            self.scale.set_scale(Scale(scale))
            self.scale.set_value(int(value))
        self.reason_line.set_state(fields.get("reason", ""))

    def fill_up(self, earlier: Mapping[str, str]) -> None:
        """Take over from an earlier `state` what is not entered here."""
        now = {name: text for name, text in self.state().items() if text}
        self.set_state({**earlier, **now})

    def answer(self, conversation: Conversation) -> Answer | None:
        """Return the answer given in a conversation, None if there is none.

        A reason without a value is no answer yet; whoever finishes the sheet is asked for the value first.
        """
        value = self.scale.value()
        if not self.is_asked or value is None:
            return None
        return Answer(
            customer_id=conversation.customer_id,
            value=value,
            day=conversation.at.astimezone().date(),
            scale=self.scale.scale,
            comment=self.reason_line.text(),
            channel=AnswerChannel(conversation.channel.value),
            employee_id=conversation.employee_id,
        )

    def lacks_value(self) -> bool:
        """Whether there is a reason and no value; the field then asks for it."""
        is_lacking = self.is_asked and self.scale.value() is None and bool(self.reason_line.text().strip())
        if is_lacking:
            self.reason.set_error(_("Zu diesem Grund fehlt noch die Zahl. Wählen Sie eine, oder leeren Sie das Feld."))
            self.scale.take_focus()
        return is_lacking

    def takes(self, error: ValidationError) -> bool:
        """Show an error about the answer where it belongs; return False if it is about something else."""
        if error.field != "comment":
            return False
        self.reason.set_error(str(error))
        self.reason_line.setFocus()
        return True

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        self.reason.set_error(None)
        self.changed.emit()
        if value is not None:
            self.answered.emit()
