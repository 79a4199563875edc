"""The first start: one page, two answers, and the shop can begin."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.business import Business, Employee
from kundenapp.domain.errors import ValidationError
from kundenapp.drawing.circles import first_steps
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.painter import DrawingWidget
from kundenapp.ui.theme import fix_width

_WIDTH = 420
_Answer = TypeVar("_Answer", Business, Employee)


class FirstStart(QWidget):
    """Asks for the name of the business and of the person; ``answered(Business, Employee)`` when both fit."""

    answered = Signal(Business, Employee)

    def __init__(self, place: str, business: Business | None = None) -> None:
        super().__init__()
        self.setWindowTitle(_("Kundenapp"))
        self.business_field = LineInput(_("Zum Beispiel: Radwerk Lindner"))
        self.name_field = LineInput(_("Zum Beispiel: Sabine Lindner"))
        self.business = Field(_("&Wie heißt Ihr Betrieb?"), self.business_field)
        self.name = Field(_("Und wie heißen &Sie?"), self.name_field)
        self.start_button = primary_button(_("&Los geht’s"), "arrow-right")
        picture = DrawingWidget(first_steps(150), QSize(150, 90), _("Zwei Kreise, die sich überschneiden"))
        if business is not None:
            self.business_field.setText(business.name)
        box = QWidget()
        fix_width(box, _WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        title = PlainLabel(_("Willkommen in der Kundenapp"), "display")
        text = PlainLabel(
            _("Zwei Angaben, und es kann losgehen. Beides lässt sich ändern."), "body", "text2", wrap=True
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(4)
        column.addWidget(self.business)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.start_button)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        where = hint(_("Ihre Kundendatei liegt hier, nur auf diesem Computer:\n{place}").format(place=place))
        where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(where)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.start_button.clicked.connect(self._on_start)
        self.business_field.returnPressed.connect(self.name_field.setFocus)
        self.name_field.returnPressed.connect(self._on_start)
        (self.name_field if business else self.business_field).setFocus()

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
