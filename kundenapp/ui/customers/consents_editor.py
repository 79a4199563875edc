"""Editing what a customer has agreed to: one row for each way of asking to be heard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.i18n import _
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_States = tuple[str, str, str]
_UNKNOWN: _States = ("", "", "")


class ConsentsEditor(QWidget):
    """A row for each channel: what was said, when, and how. A new answer gets today's date by itself."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.rows: dict[ConsentChannel, tuple[Choice, LineInput, LineInput]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for index, channel in enumerate(ConsentChannel):
            grid.addWidget(PlainLabel(channel.label, "label", "text2"), index, 0)
            for column, field in enumerate(self._made_row(channel), start=1):
                grid.addWidget(field, index, column)

    def _made_row(self, channel: ConsentChannel) -> tuple[Choice, LineInput, LineInput]:
        options = [("", _("nicht gefragt")), *((state.value, state.label) for state in ConsentState)]
        choice = Choice(options, _("Einwilligung {channel}").format(channel=channel.label))
        fix_width(choice, 136)
        day = LineInput(_("Tag"))
        day.setAccessibleName(_("Tag der Einwilligung {channel}").format(channel=channel.label))
        fix_width(day, 96)
        note = LineInput(_("mündlich"))
        note.setAccessibleName(_("Hinweis zur Einwilligung {channel}").format(channel=channel.label))
        choice.edited.connect(self._on_chosen)
        day.edited.connect(self.edited)
        note.edited.connect(self.edited)
        for field in (choice, day, note):
            field.entered.connect(self.entered)
            field.left.connect(self.left)
            field.restore_requested.connect(self.restore_requested)
        self.rows[channel] = (choice, day, note)
        self._enable(channel)
        return choice, day, note

    @Slot()
    def _on_chosen(self) -> None:
        for channel, (choice, day, _note) in self.rows.items():
            if choice is self.sender() and choice.value():
                day.setText(full_day(self._today()))
            self._enable(channel)
        self.edited.emit()

    def _enable(self, channel: ConsentChannel) -> None:
        choice, day, note = self.rows[channel]
        for field in (day, note):
            field.setEnabled(bool(choice.value()))

    def value(self) -> tuple[Consent, ...]:
        """Return what was said about each channel that has an answer.

        Raises
        ------
        ValidationError
            if a day is none, or lies ahead.
        """
        found = []
        for channel, (choice, day, note) in self.rows.items():
            if choice.value():
                typed = day.text().strip()
                said_on = parse_past_day(typed, self._today(), "consents") if typed else None
                found.append(Consent(channel, ConsentState(str(choice.value())), said_on, note.text()))
        return tuple(found)

    def state(self) -> str:
        """Return what stands in all rows as one text."""
        rows = {channel.value: [field.state() for field in row] for channel, row in self.rows.items() if row[0].value()}
        return json.dumps(rows)

    def set_state(self, state: str) -> None:
        """Show the rows that `state` describes."""
        wanted: dict[str, Sequence[str]] = json.loads(state) if state else {}
        for channel, (choice, day, note) in self.rows.items():
            state, day_text, note_text = wanted.get(channel.value, _UNKNOWN)
            choice.set_state(state)
            day.set_state(day_text)
            note.set_state(note_text)
            self._enable(channel)

    def states_of(self, consents: Sequence[Consent]) -> str:
        """Return the state that shows these consents."""
        shown = {
            consent.channel.value: [
                consent.state.value,
                full_day(consent.day) if consent.day else "",
                consent.note,
            ]
            for channel in ConsentChannel
            for consent in consents
            if consent.channel is channel
        }
        return json.dumps(shown)

    def hasFocus(self) -> bool:  # noqa: N802 - as Qt says it
        """Whether the person is in one of the rows."""
        return any(field.hasFocus() for row in self.rows.values() for field in row)

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 - as Qt says it
        """Go to the first row."""
        next(iter(self.rows.values()))[0].setFocus()
