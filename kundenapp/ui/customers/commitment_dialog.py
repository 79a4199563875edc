"""A Zusage: who promises what, since when, and until when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from kundenapp.domain.commitment import Commitment, Side
from kundenapp.domain.dates import full_day, parse_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented, primary_button
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.past_day import PastDayField
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.theme import GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

_WIDTH, _DAY_WIDTH = 520, 210


class DueDayField(Field):
    """A day typed as one says it, shown as the day that was meant once it is left; empty is no day."""

    def __init__(self, today: date, due_on: date | None = None) -> None:
        self.line = LineInput(_("z. B. fr, +14, 2.12."))
        fix_width(self.line, _DAY_WIDTH)
        super().__init__(_("&Bis wann? (freiwillig)"), self.line)
        self._today = today
        self.line.set_state(full_day(due_on) if due_on else "")
        self.line.left.connect(self._on_left)

    def day(self) -> date | None:
        """Return the day, None for none.

        Raises
        ------
        ValidationError
            with the field "due_on" if what was typed is no day.
        """
        text = self.line.text().strip()
        return parse_day(text, self._today, "due_on") if text else None

    @Slot()
    def _on_left(self) -> None:
        try:
            day = self.day()
        except ValidationError as error:
            self.set_error(str(error))
        else:
            self.line.set_state(full_day(day) if day else "")


class CommitmentDialog(WrittenDialog):
    """Asks for a new promise of a customer or to them, or shows `commitment` to be corrected.

    `may_lose` is asked before something typed is given up.
    """

    help_topic = "partnership"

    def __init__(
        self,
        desk: Desk,
        customer: Customer,
        parent: QWidget,
        commitment: Commitment | None = None,
        may_lose: Callable[[QWidget], bool] = may_lose_text,
    ) -> None:
        super().__init__(parent, _("Zusage: {name}").format(name=customer.display_name), _WIDTH, may_lose)
        today = desk.store.today()
        self._desk, self._commitment = desk, commitment
        self._begun = commitment or Commitment(customer.id or 0, Side.US, "", today)
        self.side = Segmented([(Side.US.value, _("&Wir")), (Side.THEM.value, _("Der &Kunde"))])
        self.side.set_value(self._begun.side.value)
        self.what_field = LineInput(_("z. B. Angebot schicken"))
        self.what = Field(_("Was ist &zugesagt?"), self.what_field)
        self.made_on = PastDayField(_("Zugesagt am"), today, self._begun.made_on)
        self.due_on = DueDayField(today, self._begun.due_on)
        self.error_line = ErrorLine()
        self.done_button = primary_button(_("&Fertig"), "check")
        self.done_button.setToolTip(_("Fertig (Strg+Eingabe)"))
        self._build()
        self.what_field.set_state(self._begun.what)
        if commitment is not None:
            desk.shade.cover(self.what_field)
        self._before = self._written_words()
        self.what_field.setFocus()

    def _build(self) -> None:
        self.body.addWidget(Field(_("Wer verspricht es?"), self.side))
        self.body.addWidget(self.what)
        days = QHBoxLayout()
        days.setSpacing(GAP_24)
        days.addWidget(self.made_on, 0, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.due_on, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        self.body.addLayout(days)
        self.body.addWidget(self.error_line)
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self.finish)
        for line in (self.what_field, self.made_on.line, self.due_on.line):
            line.returnPressed.connect(self.finish)
        bind_finish(self, self.finish)

    @Slot()
    def finish(self) -> None:
        """Keep the promise; what does not fit gets its sentence and stays."""
        self.error_line.set_text("")
        store = self._desk.store
        try:
            wanted = replace(
                self._begun,
                side=Side(self.side.value() or Side.US.value),
                what=self.what_field.text(),
                made_on=self.made_on.day(),
                due_on=self.due_on.day(),
            )
            store.commitments.create(wanted) if self._commitment is None else store.commitments.change(wanted)
        except ValidationError as error:
            self._show(error)
        except AppError as error:
            self.error_line.set_text(str(error))
        else:
            self.accept()

    def _show(self, error: ValidationError) -> None:
        field = {"what": self.what, "day": self.made_on, "made_on": self.made_on, "due_on": self.due_on}.get(
            error.field
        )
        if field is None:
            self.error_line.set_text(str(error))
            return
        field.set_error(str(error))
        field.setFocus()

    def is_changed(self) -> bool:
        return self._written_words() != self._before

    def _written_words(self) -> tuple[str, ...]:
        return (self.what_field.text(), self.made_on.line.text(), self.due_on.line.text(), self.side.value() or "")
