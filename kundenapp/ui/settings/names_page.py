"""A list of names that can be corrected where they stand, added at the end, and put aside without being forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.errors import AppError
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.theme import GAP_4, GAP_8

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.saved_line import SavedLine


class Named(Protocol):
    """An employee or a brand."""

    @property
    def id(self) -> int | None:
        """Its id in the file."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def active(self) -> bool:
        """Whether it is in use."""


class NameRow(QWidget):
    """One name in its field, with what can be done about it at the right (``tools``)."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.line = LineInput()
        self.line.setAccessibleName(accessible_name)
        self.line.set_state(name)
        self.field = Field("", self.line)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP_8)
        self.row.addWidget(self.field, 1)

    def add_tool(self, tool: QWidget) -> None:
        """Put something at the right end."""
        self.row.addWidget(tool)


class AddLine(LineInput):
    """The line for a new name; Esc empties it before it closes the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class NamesPage(SettingsPage):
    """The list. `table` is where it is kept; the words come from the page that is made of it."""

    def __init__(self, desk: Desk, title: str, intro: str, table: str, *, placeholder: str, add: str) -> None:
        super().__init__(desk, title, intro)
        self._table = table
        self.rows: dict[int, NameRow] = {}
        self._saved_lines: dict[int, SavedLine] = {}
        self._shown: list[Named] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP_8)
        self._aside = QVBoxLayout()
        self._aside.setSpacing(GAP_4)
        self._aside_box = QWidget()
        self._aside_box.setLayout(self._aside)
        self._aside.setContentsMargins(0, GAP_8, 0, 0)
        self.add_line = AddLine(placeholder)
        self.add_line.setAccessibleName(placeholder)
        self.add_field = Field("", self.add_line)
        self.add_button = secondary_button(add, "plus")
        adding = QHBoxLayout()
        adding.setSpacing(GAP_8)
        adding.addWidget(self.add_field, 1)
        adding.addWidget(self.add_button)
        self.body.addLayout(self._list)
        self.body.addLayout(adding)
        self.body.addWidget(self._aside_box)
        self.body.addStretch(1)
        for widget in (self.add_line, self.add_button):
            widget.setEnabled(desk.can_edit)
        self.add_button.clicked.connect(self._on_add)
        self.add_line.returnPressed.connect(self._on_add)

    def everything(self) -> Sequence[Named]:
        """Return all that there is, in order."""
        raise NotImplementedError

    def row_of(self, entry: Named) -> NameRow:
        """Return a new row for something in use."""
        raise NotImplementedError

    def aside_of(self, entry: Named) -> QWidget:
        """Return what is shown for something that was put aside."""
        raise NotImplementedError

    def aside_title(self) -> str:
        """Return the heading over what was put aside."""
        raise NotImplementedError

    def add(self, name: str) -> object:
        """Keep a new name."""
        raise NotImplementedError

    def rename(self, entry_id: int, text: str, continues: int | None) -> int | None:
        """Correct a name and return the operation."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Make the rows anew, the keyboard where it was."""
        self._shown = list(self.everything())
        focused = next((entry_id for entry_id, row in self.rows.items() if row.line.hasFocus()), None)
        waiting = {
            entry_id: (line.line.state(), line.field.error())
            for entry_id, line in self._saved_lines.items()
            if line.field.error() is not None or line.autosave.is_dirty
        }
        self._clear()
        for entry in self._shown:
            if entry.active and entry.id is not None:
                self._add_row(entry.id, self.row_of(entry), waiting.get(entry.id))
        aside = [entry for entry in self._shown if not entry.active]
        self._aside_box.setVisible(bool(aside))
        if aside:
            self._aside.addWidget(PlainLabel(self.aside_title(), "label", "text2"))
        for entry in aside:
            self._aside.addWidget(divider())
            self._aside.addWidget(self.aside_of(entry))
        if focused in self.rows:
            self.rows[focused].line.setFocus()

    def _clear(self) -> None:
        for layout in (self._list, self._aside):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self.rows, self._saved_lines, self.lines = {}, {}, []

    def _add_row(self, entry_id: int, row: NameRow, waiting: tuple[str, str | None] | None) -> None:
        self.rows[entry_id] = row
        saved_line = self._saved_lines[entry_id] = self.save_line(
            row.field, row.line, partial(self.rename, entry_id), partial(self._name_of, entry_id)
        )
        if waiting is not None:
            text, error = waiting
            row.line.set_state(text)
            row.field.set_error(error)
            saved_line.autosave.is_dirty = error is None
        self._list.addWidget(row)

    def _name_of(self, entry_id: int) -> str:
        return next((entry.name for entry in self.everything() if entry.id == entry_id), "")

    def take_over(self, changed: Changed) -> None:
        if self._table not in changed.tables:
            return
        before = [(entry.id, entry.active) for entry in self._shown]
        now = list(self.everything())
        if before == [(entry.id, entry.active) for entry in now]:
            self._shown = now
            for entry in now:
                if entry.id in self._saved_lines:
                    self._saved_lines[entry.id].show_text(entry.name, even_focused=changed.kind in ("undo", "redo"))
        else:
            self.show_all()

    @Slot()
    def _on_add(self) -> None:
        self.finish_adding()
        self.add_line.setFocus()

    def finish_adding(self) -> bool:
        """Keep what stands in the line for a new name; return False if it does not fit or cannot be kept."""
        try:
            self.add(self.add_line.text())
        except AppError as error:
            self.add_field.set_error(str(error))
            return False
        self.add_line.clear()
        return True

    def finish(self) -> QWidget | None:
        if self.add_line.text().strip() and not self.finish_adding():
            return self.add_line
        return super().finish()


def aside_row(name: str, detail: str, tool: QWidget) -> QWidget:
    """Return a row for something that was put aside: its name, since when, and the way back."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_8)
    row.addWidget(ElidedLabel(name, "body", "text2"), 1)
    row.addWidget(PlainLabel(detail, "secondary", "text3", numbers=True))
    row.addWidget(tool)
    return widget
