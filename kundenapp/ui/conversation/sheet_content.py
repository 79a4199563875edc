"""What is entered in the conversation sheet: as a draft, and as the conversation it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.conversation import Conversation, Mood
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QCheckBox

    from kundenapp.ui.common.inputs import TextInput
    from kundenapp.ui.conversation.ask_fields import AskFields
    from kundenapp.ui.conversation.feeling_row import FeelingRow
    from kundenapp.ui.conversation.moment_line import MomentLine
    from kundenapp.ui.conversation.next_step import NextStepFields
    from kundenapp.ui.conversation.sheet_fields import MoodRow


@dataclass(frozen=True)
class SheetContent:
    """The parts of the sheet that somebody fills in."""

    moment: MomentLine
    text: TextInput
    moods: MoodRow
    next_step: NextStepFields
    recommended: QCheckBox
    feeling: FeelingRow
    ask: AskFields

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be lost without a draft."""
        is_told = bool(self.text.toPlainText().strip() or self.moods.value())
        is_asked = self.ask.has_content
        return not (is_told or self.feeling.has_content or self.next_step.has_content() or is_asked)

    def state(self) -> dict[str, str]:
        """Return everything as texts that mean the same tomorrow."""
        mood = self.moods.value()
        return {
            **self.moment.states(),
            "text": self.text.toPlainText(),
            "mood": mood.value if mood else "",
            "recommended": str(int(self.recommended.isChecked())),
            **self.next_step.state(),
            **self.feeling.state(),
            **self.ask.state(),
        }

    def set_state(self, fields: Mapping[str, str]) -> None:
        """Take over what `state` has returned."""
        self.moment.set_states(fields)
        self.text.set_state(fields["text"])
        self.moods.set_value(Mood(fields["mood"]) if fields["mood"] else None)
        self.recommended.setChecked(fields["recommended"] == "1")
        self.next_step.set_state(fields)
        self.feeling.set_state(fields)
        self.ask.set_state(fields)

    def fill_up(self, earlier: Mapping[str, str]) -> None:
        """Take over from an earlier `state` what is not entered; of two texts the earlier comes first."""
        typed = self.text.toPlainText()
        if earlier["text"] not in typed:
            self.text.set_state("\n\n".join(text for text in (earlier["text"], typed) if text))
        if self.moods.value() is None and earlier["mood"]:
            self.moods.set_value(Mood(earlier["mood"]))
        self.recommended.setChecked(self.recommended.isChecked() or earlier["recommended"] == "1")
        self.next_step.fill_up(earlier)
        self.feeling.fill_up(earlier)
        self.ask.fill_up(earlier)

    def conversation(self, customer_id: int, employee_id: int | None) -> Conversation:
        """Return the conversation; who did nothing but answer has been asked.

        Raises
        ------
        ValidationError
            if its moment is none up to now; it is shown where it was typed.
        """
        text = self.text.toPlainText()
        if not text.strip() and self.moods.value() is None and self.ask.has_content:
            text = _("Nach der Begeisterung gefragt.")
        return Conversation(
            customer_id=customer_id,
            at=self.moment.moment(),
            channel=self.moment.chosen_channel(),
            text=text,
            mood=self.moods.value(),
            recommended=self.recommended.isChecked(),
            employee_id=employee_id,
        )
