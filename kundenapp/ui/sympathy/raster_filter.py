"""Which customers the Raster shows: one of three chips, one more for the own customers, and typed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.limits import grouped
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, chip
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.sympathy.raster_rows import RasterRows, RasterWish
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

_FIELD_WIDTH, _REST_MS = 240, 150


class _WordsField(LineInput):
    """Filters by words: Down and Enter go into the table, Esc asks for everybody again."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Kunden filtern"))
        self.setAccessibleName(_("Kunden filtern"))
        fix_width(self, _FIELD_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finished.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class RasterFilter(QWidget):
    """The row above the table.

    Signals
    -------
    changed:
        something else is asked for, see `wish`.
    left_downwards:
        from the field of words down into the table.
    """

    changed = Signal()
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wish = RasterWish()
        self.chips = {rows: chip(rows.label) for rows in RasterRows}
        self.mine_chip = chip(_("Meine Kunden"))
        self.field = _WordsField()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in self.chips.values():
            button.setAutoExclusive(True)
            button.clicked.connect(self._on_asked)
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.mine_chip)
        row.addStretch(1)
        row.addWidget(self.field)
        self.chips[RasterRows.ALL].setChecked(True)
        self.mine_chip.clicked.connect(self._on_asked)
        self.field.textChanged.connect(self._timer.start)
        self.field.finished.connect(self._on_field_finished)
        self._timer.timeout.connect(self._on_asked)

    @property
    def current_chip(self) -> Button:
        """The chip in force."""
        return self.chips[self.wish.rows]

    def show_counts(self, counts: Mapping[RasterRows, int]) -> None:
        """Say how many customers each chip would show."""
        for rows, button in self.chips.items():
            button.set_text(f"{rows.label}  {grouped(counts[rows])}")
            button.setAccessibleName(f"{rows.label}, {counts[rows]}")

    @Slot()
    def _on_asked(self) -> None:
        self._timer.stop()
        rows = next(rows for rows, button in self.chips.items() if button.isChecked())
        wish = RasterWish(rows, self.mine_chip.isChecked(), self.field.text())
        if wish != self.wish:
            self.wish = wish
            self.changed.emit()

    @Slot()
    def _on_field_finished(self) -> None:
        self._on_asked()
        self.left_downwards.emit()
