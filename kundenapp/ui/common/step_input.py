"""A small field for a number in half steps, typed or moved with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import parse_step, step_text
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.domain.placement import HalfSteps

_WIDTH = 76
_STEPS = {Qt.Key.Key_Up: 0.5, Qt.Key.Key_Down: -0.5, Qt.Key.Key_PageUp: 1.0, Qt.Key.Key_PageDown: -1.0}


class StepInput(LineInput):
    """Takes a value of `scale` as people write it; `field` is what errors about it are called.

    Up and Down move by half a step, with Umschalt or as Bild auf and Bild ab by a whole one; in an empty field they
    begin in the middle.
    """

    def __init__(self, scale: HalfSteps, field: str) -> None:
        super().__init__()
        self._scale, self._field = scale, field
        self.setPlaceholderText("–")
        self.setToolTip(_("{scale}, auch halbe Schritte").format(scale=scale.label))
        fix_width(self, _WIDTH)

    def value(self) -> float | None:
        """Return the value written, None for none.

        Raises
        ------
        ValidationError
            if it is no number, or none of the scale.
        """
        return parse_step(self.text(), self._scale, self._field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and abs(step) < 1:
            step *= 2
        self._move(step)

    def _move(self, step: float) -> None:
        try:
            value = self.value()
        except ValidationError:
            return
        middle = self._scale.nearest((self._scale.lowest + self._scale.highest) / 2)
        moved = middle if value is None else self._scale.nearest(value + step)
        if moved != value:
            self.setText(step_text(moved))
            self.setModified(True)
            self.edited.emit()


class StepField(Field):
    """The label at the left, the number at the right, and what is wrong with it below."""

    def __init__(self, label: str, editor: StepInput) -> None:
        super().__init__(label, editor)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.removeWidget(self.label)
            column.removeWidget(editor)
            row = QHBoxLayout()
            row.addWidget(self.label, 1)
            row.addWidget(editor)
            column.insertLayout(0, row)
