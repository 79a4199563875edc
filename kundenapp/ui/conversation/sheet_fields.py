"""The parts of the conversation sheet: what is thereby done, and the mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from kundenapp.domain.conversation import Mood
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import MoodButton, mood_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


_MOODS = {
    Mood.ANGRY: ("smiley-angry", "smiley-angry", "bad"),
    Mood.DISAPPOINTED: ("smiley-sad", "smiley-sad", "warn"),
    Mood.NEUTRAL: ("smiley-meh", "smiley-meh", "stone"),
    Mood.FRIENDLY: ("smiley", "smiley-fill", "good"),
    Mood.ENTHUSIASTIC: ("heart", "heart-fill", "accent_text"),
}


class MoodRow(QWidget):
    """Five moods, at most one taken; Alt+1 to Alt+5. A second press takes it back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Stimmung"))
        self.buttons: dict[Mood, MoodButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, (mood, (icon, filled, tone)) in enumerate(_MOODS.items(), start=1):
            button = mood_button(icon, filled, mood.label, tone)
            button.setToolTip(f"{mood.label} (Alt+{number})")
            QShortcut(QKeySequence(f"Alt+{number}"), self, button.click)
            self.buttons[mood] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def mood(self) -> Mood | None:
        """Return the mood taken, None if none is."""
        return next((mood for mood, button in self.buttons.items() if button.isChecked()), None)

    def set_mood(self, mood: Mood | None) -> None:
        """Take a mood without a signal."""
        for other, button in self.buttons.items():
            button.setChecked(other is mood)
        self._let_tab_stop()

    def _let_tab_stop(self) -> None:
        """Once a mood is taken, the Tab key comes to that one only, as in any row of choices."""
        taken = self.mood()
        for mood, button in self.buttons.items():
            is_stop = taken is None or mood is taken
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for button in self.buttons.values():
            if button is not clicked:
                button.setChecked(False)
        self._let_tab_stop()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the moods, as in a row of choices."""
        buttons = list(self.buttons.values())
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if focused is not None and step is not None:
            buttons[(focused + step) % len(buttons)].setFocus()
        else:
            super().keyPressEvent(event)
