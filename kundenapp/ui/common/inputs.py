"""Fields people type into, all with the same three facts: ``entered``, ``edited`` by the person, ``left``.

Texts say also when they are ``replaced``: when another one is shown that nobody has typed.

They take plain text only, and leave Strg+Z to the program when there is no typing to undo. Esc asks for what stood
there before, where somebody answers that; elsewhere it closes what the field is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMetaMethod, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget


class LineInput(QLineEdit):
    """One line of text. ``left`` says that the focus has gone, whether or not anything was typed."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    replaced = Signal()
    restore_requested = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._on_typed)

    @Slot()
    def _on_typed(self) -> None:
        self.edited.emit()

    def state(self) -> str:
        """Return the text as it stands, finished or not."""
        return self.text()

    def set_state(self, state: str) -> None:
        """Show a text without taking it for typing; what was typed before is not to be had back by Strg+Z."""
        is_other = self.text() != state
        if is_other or self.isUndoAvailable() or self.isRedoAvailable():
            self.setText(state)
            self.setCursorPosition(0)
        self.setModified(False)
        if is_other:
            self.replaced.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified() and self._is_restored_by_somebody():
            self.restore_requested.emit()
            return
        super().keyPressEvent(event)

    def _is_restored_by_somebody(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.restore_requested))

    def event(self, event: QEvent) -> bool:
        if _is_undo_beyond_typing(event, is_available=self.isUndoAvailable(), is_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextInput(QPlainTextEdit):
    """Several lines of text. Tab leaves the field, as in a form; what is pasted becomes plain text."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    replaced = Signal()
    restore_requested = Signal()
    finish_requested = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._is_being_set = False
        self.textChanged.connect(self._on_text_changed)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._is_being_set:
            self.edited.emit()

    def state(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def set_state(self, state: str) -> None:
        """Show a text without taking it for typing; what was typed before is not to be had back by Strg+Z."""
        document, is_other = self.document(), self.toPlainText() != state
        if is_other or document.isUndoAvailable() or document.isRedoAvailable():
            self._is_being_set = True
            self.setPlainText(state)
            self._is_being_set = False
        self.document().setModified(False)
        if is_other:
            self.replaced.emit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _is_undo_beyond_typing(event, is_available=document.isUndoAvailable(), is_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish_requested.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.document().isModified() and self._is_restored_by_somebody():
            self.restore_requested.emit()
            return
        super().keyPressEvent(event)

    def _is_restored_by_somebody(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.restore_requested))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Choice(QComboBox):
    """One of a few values; the wheel does not change it by accident."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(self, options: Sequence[tuple[object, str]], accessible_name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.view().setAccessibleName(accessible_name or _("Auswahl"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        self.entered.emit()
        self.edited.emit()
        self.left.emit()

    def state(self) -> str:
        """Return the value chosen, as text."""
        value = self.value()
        return "" if value is None else str(value)

    def set_state(self, state: str) -> None:
        """Choose the value that reads like `state`."""
        self.set_value(next((value for value in self._values if str(value) == state), None))

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the one chosen stays if it is still among them."""
        chosen = self.value() if self.count() else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _label in options]
        for _value, label in options:
            self.addItem(label)
        self.blockSignals(False)
        self.set_value(chosen)

    def value(self) -> object:
        """Return the value chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value without a signal; an unknown one chooses the first."""
        self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _is_undo_beyond_typing(event: QEvent, *, is_available: bool, is_redo: bool) -> bool:
    """Whether the key means undo or redo and the field has nothing of its own left to take back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not is_available
    return bool(event.matches(QKeySequence.StandardKey.Redo)) and not is_redo
