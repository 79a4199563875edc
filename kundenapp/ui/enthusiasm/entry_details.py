"""What else may be said of an answer: after what, how and when it was given, who asked, who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from kundenapp.domain.answer import AnswerChannel, Recommends
from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.dates import full_day, parse_past_day
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.proposals import propose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

_COLUMNS = 3


class EntryDetails(QWidget):
    """The fields behind "Mehr angeben"; left alone they say today, in the shop, asked by whoever works.

    Signals
    -------
    changed:
        the person changed something.
    """

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._channel_is_chosen = self._employee_is_chosen = False
        self.occasion = LineInput(_("z. B. Reparatur"))
        self.channel = Choice([(channel, channel.label) for channel in AnswerChannel])
        self.day = LineInput(_("heute, sonst z. B. 20.11."))
        self.employee = Choice([])
        self.person = LineInput(_("z. B. Frau Großmann"))
        self.recommends = Choice([(each, each.label) for each in Recommends])
        self.fields = {
            "occasion": Field(_("Anlass"), self.occasion),
            "channel": Field(_("Wie gefragt"), self.channel),
            "day": Field(_("Tag der Antwort"), self.day),
            "recommends": Field(_("Weiterempfehlung"), self.recommends),
            "employee": Field(_("Wer hat gefragt?"), self.employee),
            "person": Field(_("Wer von ihnen?"), self.person),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            self._grid.addWidget(field, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.day.left.connect(self._on_day_left)
        self.channel.edited.connect(self._on_channel_chosen)
        self.employee.edited.connect(self._on_employee_chosen)
        for editor in (self.occasion, self.channel, self.day, self.employee, self.person, self.recommends):
            editor.edited.connect(self.changed)
        self.reset()

    def reset(self) -> None:
        """Say what is usual, and nothing more."""
        self._channel_is_chosen = self._employee_is_chosen = False
        for editor in self._typed().values():
            editor.set_state("")
        self.recommends.set_value(Recommends.UNKNOWN)
        self.offer()
        for field in self.fields.values():
            field.set_error(None)
        self.show_customer(None)

    def offer(self) -> None:
        """Propose the occasions of lately, and who works here now."""
        propose(self.occasion, self._store.answers.occasions())
        people = [person for person in self._store.employees.all() if person.active]
        nobody: list[tuple[object, str]] = [(None, _("niemand, weiß ich nicht"))]
        self.employee.set_options([(person.id, person.name) for person in people] + nobody)
        if not self._employee_is_chosen:
            self.employee.set_value(self._store.employee_id)
        self.fields["employee"].setVisible(len(people) > 1)

    def show_customer(self, customer: Customer | None, *, is_nameless: bool = False) -> None:
        """Ask who of a company answered; a card without a name is taken for a card unless something else was chosen."""
        is_company = customer is not None and customer.kind is CustomerKind.COMPANY
        self.fields["person"].setVisible(is_company)
        if customer is not None and is_company:
            names = [customer.person_name, *(person.person_name for person in customer.contact_persons)]
            propose(self.person, [name for name in names if name])
        if not self._channel_is_chosen:
            self.channel.set_value(AnswerChannel.CARD if is_nameless else AnswerChannel.SHOP)

    def chosen_day(self) -> date:
        """Return the day of the answer; no text means today, whatever day it is by then.

        Raises
        ------
        ValidationError
            if it is no day up to today.
        """
        today = self._store.today()
        return parse_past_day(self.day.text(), today) if self.day.text().strip() else today

    def chosen_person(self) -> str:
        """Return who of a company answered; empty where nobody was asked for."""
        return self.person.text() if not self.fields["person"].isHidden() else ""

    def chosen_employee_id(self) -> int | None:
        """Return who asked, None for nobody we know of."""
        value = self.employee.value()
        return value if isinstance(value, int) else None

    def state(self) -> dict[str, str]:
        """Return what was typed and chosen, to be shown again with `set_state`; what is usual is left out."""
        kept = {name: editor.text() for name, editor in self._typed().items()}
        kept["recommends"] = str(self.recommends.value())
        if self._channel_is_chosen:
            kept["channel"] = str(self.channel.value())
        if self._employee_is_chosen:
            kept["employee"] = str(self.employee.value() or "")
        return {name: text for name, text in kept.items() if text}

    def set_state(self, kept: Mapping[str, str]) -> None:
        """Show what `state` has returned."""
        for name, editor in self._typed().items():
            editor.set_state(kept.get(name, ""))
        self.recommends.set_value(Recommends(kept.get("recommends", Recommends.UNKNOWN)))
        if "channel" in kept:
            self._channel_is_chosen = True
            self.channel.set_value(AnswerChannel(kept["channel"]))
        if "employee" in kept:
            self._employee_is_chosen = True
            self.employee.set_value(int(kept["employee"]))

    def _typed(self) -> dict[str, LineInput]:
        return {"occasion": self.occasion, "person": self.person, "day": self.day}

    @property
    def is_begun(self) -> bool:
        """Whether something was typed that would be lost."""
        return any(editor.text().strip() for editor in self._typed().values())

    @Slot()
    def _on_channel_chosen(self) -> None:
        self._channel_is_chosen = True

    @Slot()
    def _on_employee_chosen(self) -> None:
        self._employee_is_chosen = True

    @Slot()
    def _on_day_left(self) -> None:
        """Show the day that was meant, or say what is wrong."""
        try:
            if self.day.text().strip():
                self.day.set_state(full_day(self.chosen_day()))
        except ValidationError as error:
            self.fields["day"].set_error(str(error))
