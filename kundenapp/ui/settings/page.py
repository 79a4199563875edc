"""What the pages of the settings have in common: whatever is changed on them is in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.errors import AppError
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.saved_line import SavedLine
from kundenapp.ui.theme import GAP_4, GAP_12

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.fields import Field
    from kundenapp.ui.common.inputs import LineInput, TextInput


class SettingsPage(QWidget):
    """A page of the settings; put the content into ``body``.

    Signals
    -------
    refused(str):
        something was asked for that does not work now, and why.
    """

    refused = Signal(str)

    def __init__(self, desk: Desk, title: str, intro: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        self.lines: list[SavedLine] = []
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, GAP_12, 0)
        self.body.setSpacing(GAP_12)
        self.body.addWidget(PlainLabel(title, "card_title"))
        if intro:
            self.body.addWidget(PlainLabel(intro, "secondary", "text2", wrap=True))
            self.body.addSpacing(GAP_4)

    def save_line(
        self,
        field: Field,
        line: LineInput | TextInput,
        save: Callable[[str, int | None], int | None],
        read: Callable[[], str],
    ) -> SavedLine:
        """Let a line save itself, see `SavedLine`."""
        line.setReadOnly(not self.desk.can_edit)
        saved_line = SavedLine(field, line, save, read, self)
        self.lines.append(saved_line)
        return saved_line

    def begin(self) -> None:
        """Show what the file says, when the page comes to the front."""

    def take_over(self, changed: Changed) -> None:
        """Show what has changed in the file, but not over what is being written."""

    def flush(self) -> bool:
        """Save what is unsaved; return False if it cannot be and still waits in its field."""
        return False not in [line.autosave.flush() for line in self.lines]

    def finish(self) -> QWidget | None:
        """Return where something stands that does not fit, None if all is well and the dialog may close."""
        return next((line.line for line in self.lines if line.field.error() is not None), None)

    def do(self, act: Callable[[], object]) -> None:
        """Do something, or say why it does not work now."""
        self.flush()
        try:
            act()
        except AppError as error:
            self.refused.emit(str(error))
