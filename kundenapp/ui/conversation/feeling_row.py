"""Our own feeling in the conversation sheet: one quiet line, never filled in beforehand and never asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, chip
from kundenapp.ui.common.labels import PlainLabel, spoken
from kundenapp.ui.conversation.choice_row import ChoiceRow
from kundenapp.ui.theme import GAP_4, GAP_8

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QKeyEvent

    from kundenapp.ui.common.desk import Desk

_STEPS = range(1, 6)
_KEY = "feeling:"
"""How the names begin under which a draft keeps the feeling of each employee."""
_ADD = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FeelingRow(ChoiceRow[int, Button]):
    """Five numbers, at most one taken; a second press takes it back. Only there if somebody is known to work.

    Keys: the digits, arrows, Rücktaste.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Unsere Sympathie"), GAP_4)
        self._key, self._of_others = f"{_KEY}{desk.store.employee_id}", dict[str, str]()
        words = _("Wie &gern sehen wir diesen Kunden?")
        self.row.addWidget(PlainLabel(spoken(words), "label", "text2"))
        self.row.addSpacing(GAP_8)
        for value in _STEPS:
            button = chip(str(value))
            button.setAccessibleName(_("Sympathie {value} von 5").format(value=value))
            self.add(value, button)
        self.row.addStretch(1)
        QShortcut(QKeySequence.mnemonic(words), self, self.take_focus)
        desk.shade.cover(self)
        if desk.store.employee_id is None:
            self.hide()

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the number taken, else on the first."""
        self.buttons[self.value() or 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_content(self) -> bool:
        """Whether a number is taken, here or in what a colleague has begun."""
        return self.value() is not None or any(self._of_others.values())

    def state(self) -> dict[str, str]:
        """Return the number as a text, empty for none, and unseen what colleagues have taken in the same draft."""
        value = self.value()
        return {**self._of_others, self._key: "" if value is None else str(value)}

    def set_state(self, fields: Mapping[str, str]) -> None:
        """Take over what `state` has returned; drafts of earlier versions know no feeling.

        What a colleague feels is neither shown nor taken for the feeling of whoever works now.
        """
        self._of_others = {key: text for key, text in fields.items() if key.startswith(_KEY) and key != self._key}
        taken = fields.get(self._key)
        self.set_value(next((value for value in _STEPS if taken == str(value)), None))

    def fill_up(self, earlier: Mapping[str, str]) -> None:
        """Take over from an earlier `state` what is not entered here."""
        entered = {key: text for key, text in self.state().items() if text}
        self.set_state({**earlier, **entered})

    def stops(self) -> Collection[int]:
        """Return the number taken, else the first: five stops would be many for a line never asked for."""
        return (self.value() or 1,)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((value for value, button in self.buttons.items() if button.hasFocus()), None)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _ADD.get(Qt.Key(event.key()))
        if focused is None or not is_plain:
            super().keyPressEvent(event)
        elif step is not None:
            self.buttons[min(max(focused + step, 1), 5)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Backspace and (taken := self.value()) is not None:
            self.buttons[taken].click()
        elif event.text() in {str(value) for value in _STEPS}:
            button = self.buttons[int(event.text())]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            if not button.isChecked():
                button.click()
        else:
            super().keyPressEvent(event)
