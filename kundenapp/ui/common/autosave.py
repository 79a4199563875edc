"""Saving without a save button: after 800 ms of rest, and whenever the field is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

_REST_MS = 800


class Editor(Protocol):
    """A field, or several that belong together. The four attributes are signals without arguments."""

    entered: Any
    edited: Any
    left: Any
    restore_requested: Any

    def state(self) -> str:
        """Return what stands in it, finished or not."""

    def set_state(self, state: str) -> None:
        """Show something without taking it for typing."""

    def hasFocus(self) -> bool:  # noqa: N802
        """Whether the person is in it."""


class Autosave(QObject):
    """Calls `save` for one editor.

    ``save(continues)`` gets the operation of the save before during the same visit, so that one visit to a field is
    one step of undo, and returns the operation it wrote, or None. It shows what does not fit by itself, and sets
    `is_dirty` again if the file cannot be written now.
    """

    def __init__(self, editor: Editor, save: Callable[[int | None], int | None], parent: QObject) -> None:
        super().__init__(parent)
        self.editor = editor
        self._save = save
        self._visit: int | None = None
        self._at_entry = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.flush)
        self.is_dirty = False
        editor.entered.connect(self._on_entered)
        editor.edited.connect(self._on_edited)
        editor.left.connect(self.flush)
        editor.restore_requested.connect(self._on_restore_requested)

    @Slot()
    def _on_entered(self) -> None:
        self._visit = None
        self._at_entry = self.editor.state()

    @Slot()
    def _on_edited(self) -> None:
        self.is_dirty = True
        self._timer.start()

    def begin(self, state: str) -> None:
        """Show the value of another record: nothing is unsaved, and Esc goes back no further than to here."""
        self._timer.stop()
        self.is_dirty = False
        self._visit = None
        self._at_entry = state
        self.editor.set_state(state)

    @Slot()
    def flush(self) -> bool:
        """Save now if anything is unsaved; return False if it could not be and still waits in the field."""
        self._timer.stop()
        if self.is_dirty:
            self.is_dirty = False
            self._visit = self._save(self._visit) or self._visit
        return not self.is_dirty

    @Slot()
    def _on_restore_requested(self) -> None:
        """Esc: what stood there when the field was entered comes back, on the disk too."""
        self.editor.set_state(self._at_entry)
        self.is_dirty = True
        self.flush()

    def show_state(self, state: str, *, even_focused: bool = False) -> None:
        """Show what the file says, unless the person is at work in this very field.

        `even_focused` is for the person's own undo: only text that is not saved yet is spared then.
        """
        if not self.is_dirty and (even_focused or not self.editor.hasFocus()):
            self.editor.set_state(state)
