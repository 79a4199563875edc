"""Choosing a day: quick chips, or typed as one says it (morgen, mo, +3, 2.12.)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.dates import format_day, full_day, parse_day
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, chip
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from datetime import date

_TYPED = "typed"
_DAYS = {"tomorrow": 1, "in_three": 3, "in_week": 7}


class DayChooser(QWidget):
    """Chips for the usual days and a field for any other; ``changed`` after every choice.

    `beside` is shown below the chips, to the right of that field. The day `unchanged` may have passed.
    """

    NONE = "none"
    changed = Signal()

    def __init__(
        self, today: date, *, offers_none: bool, beside: QWidget | None = None, unchanged: date | None = None
    ) -> None:
        super().__init__()
        self._today, self._unchanged = today, unchanged
        self._chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QWidget()
        flow = FlowLayout(row, 6)
        labels = {self.NONE: _("Keine")} if offers_none else {}
        labels |= {
            "tomorrow": _("Morgen"),
            "in_three": _("In 3 Tagen"),
            "in_week": _("Nächste Woche"),
            _TYPED: _("Datum …"),
        }
        for key, label in labels.items():
            button = chip(label)
            self._chips[key] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._on_chip_clicked)
        self.day_field = LineInput(_("z. B. 2.12., mo, +3"))
        self.day_field.setAccessibleName(_("Tag der Wiedervorlage"))
        fix_width(self.day_field, 150)
        self.day_field.textEdited.connect(self._on_day_typed)
        self.day_field.left.connect(self._on_day_left)
        self.error_line = ErrorLine()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.day_field)
        if beside is not None:
            below.addWidget(beside, 1)
        else:
            below.addStretch(1)
        column.addWidget(row)
        column.addLayout(below)
        column.addWidget(self.error_line)
        self.day_field.hide()
        self.set_state(self.NONE if offers_none else "tomorrow")

    def state(self) -> str:
        """Return the choice as text that still means the same tomorrow: the day, what was typed, or no day."""
        key = self._key()
        if key in _DAYS:
            return full_day(self._day_of(key))
        return self.day_field.text() if key == _TYPED else key

    def set_state(self, state: str) -> None:
        """Take a choice over from `state`."""
        days = {full_day(self._day_of(key)): key for key in _DAYS}
        key = days.get(state, state)
        key = key if key in self._chips and key != _TYPED else _TYPED
        self._chips[key].setChecked(True)
        self.day_field.setVisible(key == _TYPED)
        if key == _TYPED:
            self.day_field.setText(state)
        self._show_typed()

    def day(self) -> date | None:
        """Return the day, None for none.

        Raises
        ------
        ValidationError
            if what was typed is no day or has passed; it is shown below the field as well.
        """
        key = self._key()
        if key == self.NONE:
            return None
        if key in _DAYS:
            return self._day_of(key)
        try:
            return self._typed_day()
        except ValidationError as error:
            self.error_line.set_text(str(error))
            self.day_field.setFocus()
            raise

    def _typed_day(self) -> date:
        day = parse_day(self.day_field.text(), self._today, "due_on")
        if day < self._today and day != self._unchanged:
            raise ValidationError("due_on", _("Dieser Tag ist schon vorbei. Zum Beispiel: morgen, mo, +3"))
        return day

    def _day_of(self, key: str) -> date:
        return self._today + timedelta(days=_DAYS[key])

    def ask(self, sentence: str) -> None:
        """Ask for a day where there is none yet."""
        self.error_line.set_text(sentence)

    def _key(self) -> str:
        return next((key for key, button in self._chips.items() if button.isChecked()), self.NONE)

    @Slot(QAbstractButton)
    def _on_chip_clicked(self, _button: QAbstractButton) -> None:
        is_typed = self._key() == _TYPED
        self.day_field.setVisible(is_typed)
        if is_typed:
            self.day_field.setFocus()
        self._show_typed()
        self.changed.emit()

    @Slot(str)
    def _on_day_typed(self, _text: str) -> None:
        self._show_typed()
        self.changed.emit()

    @Slot()
    def _on_day_left(self) -> None:
        if self._key() == _TYPED and self.day_field.text().strip():
            try:
                self._typed_day()
            except ValidationError as error:
                self.error_line.set_text(str(error))

    def _show_typed(self) -> None:
        """Let the chip name the day that was typed, as soon as it is one."""
        self.error_line.set_text("")
        label, spelled_out = _("Datum …"), ""
        if self._key() == _TYPED:
            try:
                day = parse_day(self.day_field.text(), self._today)
            except ValidationError:
                pass
            else:
                label, spelled_out = format_day(day, self._today), full_day(day)
        self._chips[_TYPED].set_text(label)
        self._chips[_TYPED].setToolTip(spelled_out)
