"""Correcting what stands in the Verlauf: text, mood, channel and moment of one conversation or note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLayout

from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.conversation.moment_line import MomentLine
from kundenapp.ui.conversation.sheet_fields import MoodRow
from kundenapp.ui.theme import DIALOG_WIDTH, GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.conversation import Conversation
    from kundenapp.ui.common.desk import Desk


class CorrectionDialog(WrittenDialog):
    """Shows a conversation as it was written; Strg+Eingabe keeps what is changed, Esc leaves it as it was.

    `may_lose` is asked before changes are given up.
    """

    help_topic = "customers"

    def __init__(
        self,
        desk: Desk,
        conversation: Conversation,
        parent: QWidget,
        may_lose: Callable[[QWidget], bool] = may_lose_text,
    ) -> None:
        is_talk = conversation.channel.is_contact
        super().__init__(
            parent, _("Gespräch korrigieren") if is_talk else _("Notiz korrigieren"), DIALOG_WIDTH, may_lose
        )
        self._desk, self._conversation = desk, conversation
        self.moment = MomentLine(desk.store.now(), is_open=True)
        self.moment.set_channel(conversation.channel)
        self.moment.set_moment(conversation.at)
        self.text_input = TextInput()
        fix_width(self.text_input, DIALOG_WIDTH - 2 * GAP_24)
        self.text_input.setFixedHeight(150)
        self.text_input.set_state(conversation.text)
        self.text = Field(_("&Was wurde besprochen?") if is_talk else _("&Was wurde notiert?"), self.text_input)
        watch(desk, self.text)
        self.moods = MoodRow()
        self.moods.set_value(conversation.mood)
        for private in (self.text_input, self.moods):
            desk.shade.cover(private)
        self.recommended_box = QCheckBox(_("Kunde hat von sich aus jemanden empfohlen"))
        self.recommended_box.setChecked(conversation.recommended)
        self.done_button = primary_button(_("&Speichern"), "check")
        self.done_button.setToolTip(_("Speichern (Strg+Eingabe)"))
        if (outer := self.layout()) is not None:
            outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as what it shows
        self.body.addWidget(self.moment)
        self.body.addWidget(self.text)
        self.body.addWidget(Field(_("Wie war die Stimmung?"), self.moods))
        self.body.addWidget(self.recommended_box)
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self.finish)
        self.text_input.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)
        self.text_input.setFocus()

    def _corrected(self) -> Conversation:
        return replace(
            self._conversation,
            at=self.moment.moment(),
            channel=self.moment.chosen_channel(),
            text=self.text_input.toPlainText(),
            mood=self.moods.value(),
            recommended=self.recommended_box.isChecked(),
        )

    @Slot()
    def finish(self) -> None:
        """Keep what was corrected; what does not fit gets its sentence and stays."""
        self.text.set_error(None)
        try:
            self._desk.store.conversations.correct(self._corrected())
        except ValidationError as error:
            if error.field not in ("day", "time"):  # the line of the moment shows its own
                self.text.set_error(str(error))
                self.text_input.setFocus()
        except AppError as error:
            self.text.set_error(str(error))
        else:
            self.accept()

    def is_changed(self) -> bool:
        try:
            return self._corrected() != self._conversation
        except ValidationError:
            return True
