"""The parts of the conversation sheet: what is thereby done, and the mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kundenapp.domain.conversation import Mood
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import MoodButton, mood_button
from kundenapp.ui.conversation.choice_row import ChoiceRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


_MOODS = {
    Mood.ANGRY: ("smiley-angry", "smiley-angry", "bad"),
    Mood.DISAPPOINTED: ("smiley-sad", "smiley-sad", "warn"),
    Mood.NEUTRAL: ("smiley-meh", "smiley-meh", "stone"),
    Mood.FRIENDLY: ("smiley", "smiley-fill", "good"),
    Mood.ENTHUSIASTIC: ("heart", "heart-fill", "accent_text"),
}


class MoodRow(ChoiceRow[Mood, MoodButton]):
    """Five moods, at most one taken; Alt+1 to Alt+5. A second press takes it back."""

    def __init__(self) -> None:
        super().__init__(_("Stimmung"), 6)
        for number, (mood, (icon, filled, tone)) in enumerate(_MOODS.items(), start=1):
            button = mood_button(icon, filled, mood.label, tone)
            button.setToolTip(f"{mood.label} (Alt+{number})")
            QShortcut(QKeySequence(f"Alt+{number}"), self, button.click)
            self.add(mood, button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the moods, as in a row of choices."""
        buttons = list(self.buttons.values())
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if focused is not None and step is not None:
            buttons[(focused + step) % len(buttons)].setFocus()
        else:
            super().keyPressEvent(event)
