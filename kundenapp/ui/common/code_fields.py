"""A new code for the Kundenmodus, typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain.customer_mode import checked_code
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.theme import GAP_12

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk


class CodeFields(QWidget):
    """Two fields that show dots; ``finished`` when Enter is pressed in the second."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first_line, self.second_line = LineInput(), LineInput()
        self.first = Field(_("&Code"), self.first_line)
        self.second = Field(_("Code &wiederholen"), self.second_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_12)
        for field, line in ((self.first, self.first_line), (self.second, self.second_line)):
            line.setEchoMode(LineInput.EchoMode.Password)
            column.addWidget(field)
        text = _(
            "4 bis 12 Ziffern oder Buchstaben. Merken Sie ihn sich gut: In der Kundendatei steht er nur verschlüsselt. "
            "Vergessen? Die Hilfe sagt, wie er sich zurücksetzen lässt."
        )
        column.addWidget(hint(text))
        self.setFocusProxy(self.first_line)
        self.first_line.returnPressed.connect(self.second_line.setFocus)
        self.second_line.returnPressed.connect(self.finished)

    def code(self) -> str | None:
        """Return the code; None after saying what is wrong, with the cursor there."""
        try:
            code = checked_code(self.first_line.text())
        except AppError as error:
            self.first.set_error(str(error))
            self.first_line.setFocus()
            return None
        if checked_code_or_nothing(self.second_line.text()) != code:
            self.second_line.clear()
            self.second.set_error(_("Das ist nicht derselbe Code. Tippen Sie ihn noch einmal."))
            self.second_line.setFocus()
            return None
        return code


def checked_code_or_nothing(text: str) -> str:
    """Return a code as it counts, empty if it is none."""
    try:
        return checked_code(text)
    except AppError:
        return ""


class CodeDialog(Dialog):
    """Asks for a new code and keeps it."""

    help_topic = "customer-mode"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _("Code für den Kundenmodus"), 420)
        self._desk = desk
        self.fields = CodeFields()
        self.done_button = primary_button(_("Code &festlegen"), "lock")
        self.body.addWidget(self.fields)
        self.add_buttons(self.done_button)
        self.fields.finished.connect(self._on_done)
        self.done_button.clicked.connect(self._on_done)
        self.fields.setFocus()

    @Slot()
    def _on_done(self) -> None:
        code = self.fields.code()
        if code is None:
            return
        try:
            self._desk.store.answer_settings.set_code(code)
        except AppError as error:
            self.fields.second.set_error(str(error))
            return
        self.accept()
