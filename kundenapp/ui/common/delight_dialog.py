"""A Begeisterungsmoment: what was done for whom, on which day, and how they took it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout

from kundenapp.domain.delight import Delight
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import Choice, LineInput, TextInput
from kundenapp.ui.common.past_day import PastDayField
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.theme import GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH, _REACTION_HEIGHT = 520, 84


class DelightDialog(WrittenDialog):
    """Asks for a new moment of a customer, without one for whom; or shows `delight` to be changed.

    `may_lose` is asked before something typed is given up.
    """

    help_topic = "delights"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        customer_id: int | None = None,
        delight: Delight | None = None,
        may_lose: Callable[[QWidget], bool] = may_lose_text,
    ) -> None:
        super().__init__(parent, _("Begeisterungsmoment"), _WIDTH, may_lose)
        self._desk, self._delight = desk, delight
        self._customer_id = delight.customer_id if delight else customer_id
        store = desk.store
        self.picker = CustomerPicker(store, _("Name, Firma oder Telefonnummer"))
        self.who = Field(_("Für &wen?"), self.picker)
        self.ideas = Choice(self._offered(), _("Aus Ihren Ideen"))
        self.what_field = LineInput(_("z. B. Rad geputzt zurückgegeben"))
        self.what = Field(_("Womit haben Sie &überrascht?"), self.what_field)
        self.day = PastDayField(_("Wann?"), store.today(), delight.day if delight else store.today())
        self.reaction_field = TextInput()
        self.reaction_field.setFixedHeight(_REACTION_HEIGHT)
        self.reaction = Field(_("Wie kam es an? (auch später)"), self.reaction_field)
        watch(desk, self.what, self.reaction)
        self.error_line = ErrorLine()
        self.done_button = primary_button(_("&Speichern"), "check")
        self.done_button.setToolTip(_("Speichern (Strg+Eingabe)"))
        self._build()
        self._connect()
        self._begin()

    def _offered(self) -> list[tuple[object, str]]:
        """Return the ideas to choose from; the one that was chosen stays, even if it is offered no longer."""
        used = self._delight.idea_id if self._delight else None
        ideas = [idea for idea in self._desk.store.delight_ideas.all() if idea.active or idea.id == used]
        return [(None, _("Eigene Worte")), *((idea.id, idea.name) for idea in ideas)]

    def _build(self) -> None:
        if (outer := self.layout()) is not None:
            outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as what it shows
        fix_width(self.reaction_field, _WIDTH - 2 * GAP_24)
        self.body.addWidget(self.who)
        if self.ideas.count() > 1:
            self.body.addWidget(Field(_("Aus Ihren &Ideen"), self.ideas))
        self.body.addWidget(self.what)
        self.body.addWidget(self.day)
        self.body.addWidget(self.reaction)
        self.body.addWidget(self.error_line)
        self.add_buttons(self.done_button)

    def _connect(self) -> None:
        self.picker.customer_chosen.connect(self._on_customer_chosen)
        self.ideas.edited.connect(self._on_idea_chosen)
        self.done_button.clicked.connect(self.finish)
        self.reaction_field.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)

    def _begin(self) -> None:
        if self._customer_id is not None:
            self._name_customer(self._customer_id)
        if self._delight is not None:
            for private in (self.what_field, self.reaction_field):
                self._desk.shade.cover(private)
            self.ideas.set_value(self._delight.idea_id)
            self.what_field.set_state(self._delight.what)
            self.reaction_field.set_state(self._delight.reaction)
            self.reaction_field.setFocus()
        elif self._customer_id is None:
            self.picker.setFocus()
        else:
            self._focus_on_what()

    def _focus_on_what(self) -> None:
        (self.ideas if self.ideas.count() > 1 else self.what_field).setFocus()

    def _name_customer(self, customer_id: int) -> None:
        name = self._desk.store.customers.get(customer_id).display_name
        title = _("Begeisterungsmoment für {name}").format(name=name)
        self.title_label.setText(title)
        self.setWindowTitle(title)
        self.who.hide()

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        with self.error_line.telling():
            self._desk.store.customers.check_usable(customer_id)
            self._customer_id = customer_id
            self._name_customer(customer_id)
            self._focus_on_what()

    @Slot()
    def _on_idea_chosen(self) -> None:
        """The words of an idea are a beginning that may be changed."""
        if self.ideas.value() is not None:
            self.what_field.set_state(self.ideas.currentText())
            self.what.set_error(None)

    def _written(self, customer_id: int) -> Delight:
        chosen, store = self.ideas.value(), self._desk.store
        begun = self._delight or Delight(customer_id, store.today(), "", employee_id=store.employee_id)
        return replace(
            begun,
            day=self.day.day(),
            what=self.what_field.text(),
            reaction=self.reaction_field.toPlainText(),
            idea_id=chosen if isinstance(chosen, int) else None,
        )

    @Slot()
    def finish(self) -> None:
        """Keep the moment; what does not fit gets its sentence and stays."""
        self.error_line.set_text("")
        if self._customer_id is None:
            self.who.set_error(_("Für wen war es? Ein paar Buchstaben des Namens genügen."))
            self.picker.setFocus()
            return
        delights = self._desk.store.delights
        try:
            written = self._written(self._customer_id)
            delights.change(written) if self._delight else delights.create(written)
        except ValidationError as error:
            self._show(error)
        except AppError as error:
            self.error_line.set_text(str(error))
        else:
            self.accept()

    def _show(self, error: ValidationError) -> None:
        field = {"what": self.what, "reaction": self.reaction, "day": self.day}.get(error.field)
        if field is not None:
            field.set_error(str(error))
            field.setFocus()

    def is_changed(self) -> bool:
        before = (self._delight.what, self._delight.reaction) if self._delight else ("", "")
        is_idea = self._delight is None and self.what_field.text() == self.ideas.currentText()
        return not is_idea and (self.what_field.text(), self.reaction_field.toPlainText()) != before
