"""What the shop says about itself: the sender of its letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from kundenapp.domain.business import BUSINESS_LINES, Business
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk

_PLACES = {
    "name": (0, 0, 3),
    "street": (1, 0, 3),
    "postal_code": (2, 0, 1),
    "city": (2, 1, 2),
    "phone": (3, 0, 2),
    "email": (3, 2, 1),
    "website": (4, 0, 3),
}
"""Row, column and width in columns of each line."""


class BusinessPage(SettingsPage):
    """Name and address of the business; ``inputs`` and ``fields`` by line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Betrieb"), _("Diese Angaben stehen als Absender auf Briefen und Berichten."))
        labels = _labels()
        self.inputs = {line: LineInput() for line in BUSINESS_LINES}
        self.fields = {line: Field(labels[line], self.inputs[line]) for line in BUSINESS_LINES}
        self._saved_lines = {
            line: self.save_line(
                self.fields[line], self.inputs[line], partial(self._save, line), partial(self._read, line)
            )
            for line in BUSINESS_LINES
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for line, (row, column, span) in _PLACES.items():
            grid.addWidget(self.fields[line], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((2, 2, 3)):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self._show()

    def _save(self, line: str, text: str, continues: int | None) -> int | None:
        return self.desk.store.businesses.change(line, text, continues=continues)

    def _read(self, line: str) -> str:
        return str(getattr(self._business(), line))

    def _business(self) -> Business:
        return self.desk.store.businesses.get() or Business("")

    def _show(self, *, even_focused: bool = False) -> None:
        business = self._business()
        for line, saved_line in self._saved_lines.items():
            saved_line.show_text(getattr(business, line), even_focused=even_focused)

    def take_over(self, changed: Changed) -> None:
        if "businesses" in changed.tables:
            self._show(even_focused=changed.kind in ("undo", "redo"))


def _labels() -> dict[str, str]:
    return {
        "name": _("&Name des Betriebs"),
        "street": _("Straße und Hausnummer"),
        "postal_code": _("PLZ"),
        "city": _("Ort"),
        "phone": _("Telefon"),
        "email": _("E-Mail"),
        "website": _("Internetseite"),
    }
