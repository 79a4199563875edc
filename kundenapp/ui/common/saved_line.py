"""A line or text of a form that saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import FaultError
from kundenapp.ui.common.autosave import Autosave

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.fields import Field
    from kundenapp.ui.common.inputs import LineInput, TextInput


class SavedLine(QObject):
    """A line or text that saves itself. `save(text, continues)` returns the operation; what does not fit is said below.

    `read` returns what the file says; Esc brings that back when nothing else fits.
    """

    def __init__(
        self,
        field: Field,
        line: LineInput | TextInput,
        save: Callable[[str, int | None], int | None],
        read: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.field, self.line = field, line
        self._write, self._read = save, read
        self.autosave = Autosave(line, self._save, self)
        line.restore_requested.connect(self.restore)

    def _save(self, continues: int | None) -> int | None:
        try:
            operation_id = self._write(self.line.state(), continues)
        except AppError as error:
            self.field.set_error(str(error))
            self.autosave.is_dirty = isinstance(error, FaultError)
            return None
        self.field.set_error(None)
        return operation_id

    @Slot()
    def restore(self) -> None:
        """Put back what the file says in place of what does not fit.

        After Esc too: what stood there when the field was entered may be what does not fit.
        """
        if self.field.error() is not None:
            self.autosave.begin(self._read())
            self.field.set_error(None)

    def try_again(self) -> None:
        """Save what did not fit a moment ago; it may fit by now."""
        if self.field.error() is not None:
            self._save(None)

    def show_text(self, text: str, *, even_focused: bool = False) -> None:
        """Show what the file says, unless something is being written here or waits here."""
        if self.field.error() is None:
            self.autosave.show_state(text, even_focused=even_focused)
