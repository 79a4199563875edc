"""A line of a list to be put in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class WordsDialog(WrittenDialog):
    """Shows `text` under `title`; `save` keeps what became of it, and what it refuses stays with its sentence."""

    help_topic = "partnership"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        text: str,
        save: Callable[[str], object],
        may_lose: Callable[[QWidget], bool] = may_lose_text,
    ) -> None:
        super().__init__(parent, title, 460, may_lose)
        self._save, self._before = save, text
        self.words_field = LineInput()
        self.words = Field(_("Mit welchen &Worten?"), self.words_field)
        self.done_button = primary_button(_("&Fertig"), "check")
        self.done_button.setToolTip(_("Fertig (Strg+Eingabe)"))
        self.body.addWidget(self.words)
        self.add_buttons(self.done_button)
        self.words_field.set_state(text)
        desk.shade.cover(self.words_field)
        self.done_button.clicked.connect(self.finish)
        self.words_field.returnPressed.connect(self.finish)
        bind_finish(self, self.finish)
        self.words_field.setFocus()

    @Slot()
    def finish(self) -> None:
        """Keep the words."""
        try:
            self._save(self.words_field.text())
        except AppError as error:
            self.words.set_error(str(error))
            self.words_field.setFocus()
        else:
            self.accept()

    def is_changed(self) -> bool:
        return self.words_field.text() != self._before
