"""An editor for what a customer can have several of: some lines of one kind, and a button for one more."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.ui.common.inputs import Choice, LineInput


class Line(QWidget):
    """One line of such an editor: a few inputs, a cross that takes it away, and perhaps a note below.

    The note is out of sight until it is asked for or says something; it is the last of the inputs. `beside_buttons` is
    how many of the inputs stand before the buttons in the first row, None for all.
    """

    removed = Signal(object)

    def __init__(
        self,
        inputs: Sequence[LineInput | Choice],
        remove_tooltip: str,
        note: LineInput | None = None,
        beside_buttons: int | None = None,
    ) -> None:
        super().__init__()
        self._beside_buttons = beside_buttons
        self.note = note
        self.inputs = (*inputs, note) if note is not None else tuple(inputs)
        self.remove_button = icon_button("x", remove_tooltip)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.note_button = icon_button("note", _("Hinweis dazu"))
        self.note_button.clicked.connect(self._on_note_clicked)
        self.note_button.setParent(self)  # without a note it never finds a place in the layout
        (self.note_button if note is None else note).hide()

    def add_hint(self, hint: QWidget) -> None:
        """Put something below the inputs."""
        if (column := self.layout()) is not None:
            column.addWidget(hint)

    def value(self) -> Any:
        """Return what stands in the line."""
        raise TypeError(f"{type(self).__name__} has no value")

    def states(self) -> list[str]:
        """Return what stands in every input."""
        return [field.state() for field in self.inputs]

    def set_states(self, states: Sequence[str]) -> None:
        """Show these texts in the inputs."""
        for field, state in zip(self.inputs, states, strict=False):
            field.set_state(state)
        self._show_note(is_wanted=self.note is not None and bool(self.note.text()))

    def is_kept(self) -> bool:
        """Whether the file would keep the line, now that something was typed in it."""
        return True

    def adopt(self, item: Any) -> None:
        """Remember what the file knows of the line beside what is shown; most lines have no such thing."""

    def focus_chain(self) -> list[QWidget]:
        """Return what the Tab key visits, in its order."""
        if self.note is None:
            return [*self.inputs, self.remove_button]
        fields, beside = self.inputs[:-1], self._beside_buttons or len(self.inputs)
        return [*fields[:beside], self.note_button, self.remove_button, *fields[beside:], self.note]

    def mark_error(self) -> bool:
        """Put a red edge around the first input if the line cannot be kept as it is; return whether it cannot."""
        try:
            self.value().validated()
        except ValidationError:
            restyle(self.inputs[0], "invalid", value=True)
            return True
        restyle(self.inputs[0], "invalid", value=False)
        return False

    def _show_note(self, *, is_wanted: bool) -> None:
        if self.note is not None:
            self.note.setVisible(is_wanted)
            self.note_button.setVisible(not is_wanted)

    @Slot()
    def _on_note_clicked(self) -> None:
        self._show_note(is_wanted=True)
        if self.note is not None:
            self.note.setFocus()

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self)


class LineType(Protocol):
    """A class of lines."""

    def __call__(self) -> Line:
        """Return an empty line."""

    def states_of(self, item: Any) -> list[str]:
        """Return the states of the inputs that show `item`."""


class LinesEditor(QWidget):
    """Lines of one kind, and a button for one more. `begins_with_line`: whether an empty line waits from the start.

    Signals
    -------
    line_added(Line):
        there is one more line.
    """

    line_added = Signal(object)
    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(
        self, line_type: LineType, add_text: str, accessible_name: str, *, begins_with_line: bool = True
    ) -> None:
        super().__init__()
        self._line_type = line_type
        self._begins_with_line = begins_with_line
        self._blank = line_type().states()
        self.lines: list[Line] = []
        self.setAccessibleName(accessible_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._column = column
        self.add_button = ghost_button(add_text, "plus")
        self.add_button.clicked.connect(self._on_add_clicked)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Any, ...]:
        """Return what stands in all lines in which something was typed.

        Raises
        ------
        ValidationError
            if a text in a line cannot be read.
        """
        return tuple(line.value() for line in self._used_lines())

    def _used_lines(self) -> list[Line]:
        return [line for line in self.lines if line.states() != self._blank]

    def state(self) -> str:
        """Return all inputs of all lines as one text; lines in which nothing was typed do not count."""
        return json.dumps([line.states() for line in self._used_lines()])

    def set_state(self, state: str) -> None:
        """Show the lines that `state` describes; a line that is there already stays where the person is in it."""
        wanted = json.loads(state) if state else []
        if self.state() == state and self.lines:
            return
        count = max(len(wanted), int(self._begins_with_line))
        while len(self.lines) > count:
            self._take_out(self.lines[-1])
        while len(self.lines) < count:
            self._add_line()
        for line, states in itertools.zip_longest(self.lines, wanted):
            line.set_states(self._blank if states is None else states)
        self.mark_errors(is_wanted=False)

    def states_of(self, items: Sequence[Any]) -> str:
        """Return the state that shows these items."""
        return json.dumps([self._line_type.states_of(item) for item in items])

    def adopt(self, items: Sequence[Any]) -> None:
        """Tell the lines that have just been saved what they have become in the file."""
        for line, item in zip((line for line in self._used_lines() if line.is_kept()), items, strict=False):
            line.adopt(item)

    def mark_errors(self, *, is_wanted: bool) -> None:
        """Put red edges around what cannot be kept, or take all away."""
        for line in self.lines:
            if is_wanted:
                line.mark_error()
            else:
                restyle(line.inputs[0], "invalid", value=False)

    def hasFocus(self) -> bool:  # noqa: N802 - as Qt says it
        """Whether the person is in one of the inputs."""
        return any(field.hasFocus() for line in self.lines for field in line.inputs)

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 - as Qt says it
        """Go to the first input that cannot be kept, else to the very first."""
        wrong = [line for line in self.lines if line.inputs[0].property("invalid")]
        if self.lines:
            (wrong or self.lines)[0].inputs[0].setFocus()
        else:
            self.add_button.setFocus()

    def _add_line(self) -> Line:
        line = self._line_type()
        for field in line.inputs:
            field.entered.connect(self.entered)
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            field.restore_requested.connect(self.restore_requested)
        line.removed.connect(self._on_removed)
        self.line_added.emit(line)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        line.show()  # at once, for the cursor is to go there
        self._set_focus_chain()
        return line

    def _set_focus_chain(self) -> None:
        """Let the Tab key walk line by line to the button, whatever was added last; the button knows their place."""
        stops = [stop for line in self.lines for stop in line.focus_chain()]
        for before, after in itertools.pairwise([self.add_button, *stops, self.add_button]):
            QWidget.setTabOrder(before, after)

    def _take_out(self, line: Line) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    @Slot()
    def _on_add_clicked(self) -> None:
        self._add_line().inputs[0].setFocus()

    @Slot(object)
    def _on_removed(self, line: Any) -> None:
        self.entered.emit()
        index = self.lines.index(line)
        self._take_out(line)
        if not self.lines and self._begins_with_line:
            self._add_line()
        self.edited.emit()
        self.left.emit()
        if self.lines:
            self.lines[min(index, len(self.lines) - 1)].inputs[0].setFocus()
        else:
            self.add_button.setFocus()
