"""Small dialogs for a Wiedervorlage: what is to be done and when, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.follow_up import FollowUp
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.day_chooser import DayChooser
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.time_and_person import TimeAndPerson

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

_SHOWN_BY_THEMSELVES = ("due_on", "due_time")


class FollowUpDialog(Dialog):
    """Asks what is to be done, when and by whom; a new one, or `follow_up` to be changed.

    A `follow_up` that is not in the file yet is a proposal.
    """

    help_topic = "follow-ups"

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget, follow_up: FollowUp | None = None) -> None:
        super().__init__(parent, _("Wiedervorlage: {name}").format(name=customer.display_name))
        self._desk, self._follow_up = desk, follow_up
        self._customer_id = customer.id or 0
        today, is_kept = desk.store.today(), follow_up is not None and follow_up.id is not None
        self.what_field = LineInput(_("Zum Beispiel: Angebot nachfassen"))
        self.what = Field(_("Was ist zu tun?"), self.what_field)
        watch(desk, self.what)
        self.days = DayChooser(today, offers_none=False, unchanged=follow_up.due_on if follow_up and is_kept else None)
        self.more = TimeAndPerson(desk.store)
        self.done_button = primary_button(_("&Fertig") if is_kept else _("&Anlegen"), "check")
        self.body.addWidget(self.what)
        self.body.addWidget(Field(_("Wann?"), self.days))
        self.body.addWidget(self.more)
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self._on_done)
        for field in (self.what_field, self.days.day_field, self.more.time_field):
            field.returnPressed.connect(self._on_done)
        bind_finish(self, self._on_done)
        if follow_up is not None:
            desk.shade.cover(self.what_field)
            self.what_field.set_state(follow_up.what)
            self.days.set_state(full_day(follow_up.due_on))
            self.more.show_follow_up(follow_up)
        self.what_field.setFocus()

    @Slot()
    def _on_done(self) -> None:
        store = self._desk.store
        try:
            wanted = self.more.applied_to(
                replace(
                    self._follow_up or FollowUp(self._customer_id, store.today(), employee_id=store.employee_id),
                    due_on=self.days.day() or store.today(),
                    what=self.what_field.text(),
                )
            )
            if wanted.id is None:
                store.follow_ups.create(wanted, store.today())
            else:
                store.follow_ups.change(wanted, store.today())
        except ValidationError as error:
            if error.field not in _SHOWN_BY_THEMSELVES:
                self.what.set_error(str(error))
            return
        except AppError as error:
            self.what.set_error(str(error))
            return
        self.accept()


class ResultDialog(Dialog):
    """Asks what came of a follow-up; without an answer it is done all the same."""

    help_topic = "follow-ups"

    def __init__(self, desk: Desk, follow_up: FollowUp, parent: QWidget) -> None:
        super().__init__(parent, _("Wiedervorlage erledigt"))
        self._desk, self._follow_up = desk, follow_up
        self.result_field = LineInput(_("Zum Beispiel: nimmt sechs Räder"))
        self.outcome = Field(_("Was kam dabei heraus?"), self.result_field)
        watch(desk, self.outcome)
        self.done_button = primary_button(_("&Erledigt"), "check")
        what = PlainLabel(follow_up.what, "body", "text2", wrap=True)
        desk.shade.cover(what)
        self.body.addWidget(what)
        self.body.addWidget(self.outcome)
        self.add_buttons(self.done_button)
        self.done_button.clicked.connect(self._on_done)
        self.result_field.returnPressed.connect(self._on_done)
        bind_finish(self, self._on_done)
        self.result_field.setFocus()

    @Slot()
    def _on_done(self) -> None:
        try:
            self._desk.store.follow_ups.finish(self._follow_up.id or 0, self.result_field.text())
        except AppError as error:
            self.outcome.set_error(str(error))
            return
        self.accept()
