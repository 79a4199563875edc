"""Editors for what a customer can have several of: phones, e-mails, addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.inputs import Choice, LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = Phone | Email | Address


class Line(QWidget):
    """One line of such an editor: a few inputs and a cross that takes it away."""

    removed = Signal(object)

    def __init__(self, inputs: Sequence[LineInput | Choice], remove_tooltip: str) -> None:
        super().__init__()
        self.inputs = tuple(inputs)
        self.remove_button = icon_button("x", remove_tooltip)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    def value(self) -> Item:
        """Return what stands in the line."""
        raise TypeError(f"{type(self).__name__} has no value")

    def states(self) -> list[str]:
        """Return what stands in every input."""
        return [field.state() for field in self.inputs]

    def set_states(self, states: Sequence[str]) -> None:
        """Show these texts in the inputs."""
        for field, state in zip(self.inputs, states, strict=False):
            field.set_state(state)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self)


class PhoneLine(Line):
    """Number, kind, and what a caller should know."""

    def __init__(self) -> None:
        self.number = _named(LineInput("0421 555 01 73"), _("Telefonnummer"))
        self.kind = Choice([(kind.value, kind.label) for kind in PhoneKind], _("Art der Nummer"))
        self.note = _named(LineInput(_("z. B. vor 9 Uhr")), _("Hinweis zur Nummer"))
        super().__init__((self.number, self.kind, self.note), _("Telefonnummer entfernen"))
        self.kind.setFixedWidth(112)
        row = _row(self)
        row.addWidget(self.number, 5)
        row.addWidget(self.kind)
        row.addWidget(self.note, 5)
        row.addWidget(self.remove_button)

    def value(self) -> Phone:
        return Phone(self.number.text(), PhoneKind(str(self.kind.value())), self.note.text())


class EmailLine(Line):
    """Address and kind."""

    def __init__(self) -> None:
        self.address = _named(LineInput("name@beispiel.de"), _("E-Mail-Adresse"))
        self.kind = _contact_kind(_("Art der E-Mail-Adresse"))
        super().__init__((self.address, self.kind), _("E-Mail-Adresse entfernen"))
        row = _row(self)
        row.addWidget(self.address, 1)
        row.addWidget(self.kind)
        row.addWidget(self.remove_button)

    def value(self) -> Email:
        return Email(self.address.text(), ContactKind(str(self.kind.value())))


class AddressLine(Line):
    """Street, postal code, city, country and kind on two rows."""

    def __init__(self) -> None:
        self.street = _named(LineInput(_("Straße und Hausnummer")), _("Straße und Hausnummer"))
        self.postal_code = _named(LineInput(_("PLZ")), _("Postleitzahl"))
        self.city = _named(LineInput(_("Ort")), _("Ort"))
        self.country = _named(LineInput(_("Land, wenn nicht Deutschland")), _("Land"))
        self.kind = _contact_kind(_("Art der Anschrift"))
        super().__init__((self.street, self.postal_code, self.city, self.country, self.kind), _("Anschrift entfernen"))
        self.postal_code.setFixedWidth(90)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setSpacing(8)
        grid.addWidget(self.street, 0, 0, 1, 3)
        grid.addWidget(self.remove_button, 0, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.postal_code, 1, 0)
        grid.addWidget(self.city, 1, 1, 1, 3)
        grid.addWidget(self.country, 2, 0, 1, 2)
        grid.addWidget(self.kind, 2, 2, 1, 2)
        grid.setColumnStretch(1, 1)

    def value(self) -> Address:
        texts = (self.street.text(), self.postal_code.text(), self.city.text(), self.country.text())
        return Address(*texts, kind=ContactKind(str(self.kind.value())))


class LinesEditor(QWidget):
    """Some lines of one kind, and a button for one more."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(self, line_type: Callable[[], Line], add_text: str, accessible_name: str) -> None:
        super().__init__()
        self._line_type = line_type
        self.lines: list[Line] = []
        self.setAccessibleName(accessible_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._column = column
        self.add_button = ghost_button(add_text, "plus")
        self.add_button.clicked.connect(self._on_add_clicked)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Item, ...]:
        """Return what stands in all lines."""
        return tuple(line.value() for line in self.lines)

    def state(self) -> str:
        """Return all inputs of all lines as one text; lines in which nothing was typed do not count."""
        return json.dumps([line.states() for line in self.lines if line.states() != self._line_type().states()])

    def set_state(self, state: str) -> None:
        """Show the lines that `state` describes."""
        if self.state() == state and self.lines:
            return
        wanted = json.loads(state) if state else []
        while self.lines:
            self._take_out(self.lines[-1])
        for states in wanted or [[]]:
            self._add_line().set_states(states)

    def states_of(self, items: Sequence[Item]) -> str:
        """Return the state that shows these items."""
        return json.dumps([_states(item) for item in items])

    def hasFocus(self) -> bool:  # noqa: N802 - as Qt says it
        """Whether the person is in one of the inputs."""
        return any(field.hasFocus() for line in self.lines for field in line.inputs)

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 - as Qt says it
        """Go to the first input."""
        if self.lines:
            self.lines[0].inputs[0].setFocus()

    def _add_line(self) -> Line:
        line = self._line_type()
        for field in line.inputs:
            field.entered.connect(self.entered)
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            field.restore_requested.connect(self.restore_requested)
        line.removed.connect(self._on_removed)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        return line

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
        self._take_out(line)
        if not self.lines:
            self._add_line()
        self.edited.emit()
        self.left.emit()
        self.setFocus()


def _states(item: Item) -> list[str]:
    if isinstance(item, Phone):
        return [item.number, item.kind.value, item.note]
    if isinstance(item, Email):
        return [item.address, item.kind.value]
    return [item.street, item.postal_code, item.city, item.country, item.kind.value]


def _row(parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return row


def _named(field: LineInput, accessible_name: str) -> LineInput:
    field.setAccessibleName(accessible_name)
    return field


def _contact_kind(accessible_name: str) -> Choice:
    choice = Choice([(kind.value, kind.label) for kind in ContactKind], accessible_name)
    choice.setFixedWidth(124)
    return choice
