"""A field for a day up to today, typed as one says it: heute, gestern, mo, 20.11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from datetime import date

_WIDTH = 170


class PastDayField(Field):
    """Shows the day that was meant once it is left, or below it why there is no such day."""

    def __init__(self, label: str, today: date, day: date) -> None:
        self.line = LineInput(_("z. B. gestern, mo, 20.11."))
        fix_width(self.line, _WIDTH)
        super().__init__(label, self.line)
        self._today = today
        self.set_day(day)
        self.line.left.connect(self._on_left)

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.line.set_state(_("heute") if day == self._today else full_day(day))

    def day(self) -> date:
        """Return the day.

        Raises
        ------
        ValidationError
            with the field "day" if there is none up to today; the field shows it and takes the keyboard.
        """
        try:
            return parse_past_day(self.line.text(), self._today)
        except ValidationError as error:
            self.set_error(str(error))
            self.line.setFocus()
            raise

    @Slot()
    def _on_left(self) -> None:
        try:
            self.set_day(parse_past_day(self.line.text(), self._today))
        except ValidationError as error:
            self.set_error(str(error))
