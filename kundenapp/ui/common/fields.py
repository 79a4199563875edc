"""A field of a form: label above, editor, and below it what is wrong and what to do now."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from kundenapp.domain.errors import AppError
from kundenapp.ui import icons
from kundenapp.ui.common.labels import PlainLabel, restyle, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator


class ErrorLine(QWidget):
    """Icon and sentence in the colour of errors."""

    def __init__(self) -> None:
        super().__init__()
        self.label = PlainLabel("", "small", "bad", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(icons.SIZE_HINT + 6, 1, 0, 0)
        row.addWidget(self.label)
        self.hide()

    def set_text(self, text: str) -> None:
        """Show a sentence, or vanish without one."""
        self.label.setText(text)
        self.setVisible(bool(text))

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show what goes wrong inside as the sentence it carries; what went wrong before is over."""
        self.set_text("")
        try:
            yield
        except AppError as error:
            self.set_text(str(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        size = icons.SIZE_HINT
        top = 1 + (self.label.fontMetrics().height() - size) / 2
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(0, top, size, size), "warning-circle", "bad")


class Field(QWidget):
    """`label` may mark a shortcut letter with ``&``; it brings the cursor into `editor`.

    Without a label the heading above the field says what it is, and the editor brings its own accessible name.
    """

    def __init__(self, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = PlainLabel(label, "label", "text2")
        self.label.setBuddy(editor)
        if not label:
            self.label.hide()
        self._error = ErrorLine()
        if not editor.accessibleName():
            editor.setAccessibleName(spoken(label))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.label)
        self._column.addWidget(editor)
        self._column.addWidget(self._error)
        self.setFocusProxy(editor)
        self._listen(editor)

    def add_hint(self, hint: QWidget) -> None:
        """Put something right below the editor."""
        self._column.insertWidget(self._column.indexOf(self._error), hint)

    def set_error(self, text: str | None) -> None:
        """Show `text` as an error, or none. The next change in the editor takes it away."""
        self._error.set_text(text or "")
        self.editor.setAccessibleDescription(text or "")
        restyle(self.editor, "invalid", bool(text))

    def error(self) -> str | None:
        """Return the error shown."""
        return self._error.label.text() or None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.label.set_tone("text2" if self.isEnabled() else "disabled")

    def _listen(self, editor: QWidget) -> None:
        match editor:
            case QLineEdit() | QPlainTextEdit() | QTextEdit() | QSpinBox():
                editor.textChanged.connect(self._on_edited)
            case QComboBox():
                editor.currentTextChanged.connect(self._on_edited)
            case QDateTimeEdit():
                editor.dateTimeChanged.connect(self._on_edited)
            case _:
                pass

    @Slot()
    def _on_edited(self) -> None:
        if self.error() is not None:
            self.set_error(None)


def hint(text: str) -> PlainLabel:
    """Return a small quiet sentence for below a field."""
    label = PlainLabel(text, "small", "text3", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label
