"""Two answers, and the shop can begin."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.business import Business, Employee
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput

_Answer = TypeVar("_Answer", Business, Employee)


class StartForm(QWidget):
    """Asks for the name of the business and of the person.

    Signals
    -------
    answered(Business, Employee):
        both fit.
    place_requested:
        the new file is to lie somewhere else.
    """

    answered = Signal(Business, Employee)
    place_requested = Signal()

    def __init__(self, place: str, business: Business | None = None, *, can_move: bool = False) -> None:
        super().__init__()
        self.business_field = LineInput(_("Zum Beispiel: Radwerk Lindner"))
        self.name_field = LineInput(_("Zum Beispiel: Sabine Lindner"))
        self.business = Field(_("&Wie heißt Ihr Betrieb?"), self.business_field)
        self.name = Field(_("Und wie heißen &Sie?"), self.name_field)
        self.start_button = primary_button(_("&Los geht’s"), "arrow-right")
        self.place_button = ghost_button(_("&Anderer Ort …"))
        if not can_move:
            self.place_button.hide()
        self._where = hint("")
        self.show_place(place)
        if business is not None:
            self.business_field.setText(business.name)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.place_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.business)
        column.addWidget(self.name)
        column.addLayout(buttons)
        column.addWidget(self._where)
        self.start_button.clicked.connect(self._on_start)
        self.place_button.clicked.connect(self.place_requested)
        self.business_field.returnPressed.connect(self.name_field.setFocus)
        self.name_field.returnPressed.connect(self._on_start)
        self.setFocusProxy(self.name_field if business else self.business_field)

    def show_place(self, place: str) -> None:
        """Say where the file will lie."""
        self._where.setText(_("Ihre Kundendatei liegt hier, nur auf diesem Computer:\n{place}").format(place=place))

    @Slot()
    def _on_start(self) -> None:
        business = self._checked(self.business, Business(name=self.business_field.text()))
        employee = self._checked(self.name, Employee(self.name_field.text()))
        if business is not None and employee is not None:
            self.answered.emit(business, employee)
        else:
            (self.business_field if business is None else self.name_field).setFocus()

    def _checked(self, field: Field, answer: _Answer) -> _Answer | None:
        try:
            return answer.validated()
        except ValidationError as error:
            field.set_error(str(error))
            return None
