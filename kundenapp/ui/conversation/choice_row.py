"""A row of buttons in the conversation sheet of which at most one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Collection

Value = TypeVar("Value")
AnyButton = TypeVar("AnyButton", bound=QAbstractButton)


class ChoiceRow(QWidget, Generic[Value, AnyButton]):
    """One button a value; a second press takes it back. ``changed`` by hand only."""

    changed = Signal()

    def __init__(self, name: str, spacing: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[Value, AnyButton] = {}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(spacing)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._on_clicked)

    def add(self, value: Value, button: AnyButton) -> None:
        """Put the button of a value at the end of the row."""
        self.buttons[value] = button
        self._group.addButton(button)
        self.row.addWidget(button)

    def value(self) -> Value | None:
        """Return the value taken, None if none is."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: Value | None) -> None:
        """Take a value without a signal."""
        for other, button in self.buttons.items():
            button.setChecked(other == value)
        self.let_tab_stop()

    def stops(self) -> Collection[Value]:
        """Return where the Tab key comes to: once a value is taken to that one only, as in any row of choices."""
        taken = self.value()
        return self.buttons if taken is None else (taken,)

    def let_tab_stop(self) -> None:
        """Let the Tab key come to `stops` only; a click may still put the keyboard on any of the buttons."""
        stops = self.stops()
        for value, button in self.buttons.items():
            is_stop = value in stops
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for button in self.buttons.values():
            if button is not clicked:
                button.setChecked(False)
        self.let_tab_stop()
        self.changed.emit()
