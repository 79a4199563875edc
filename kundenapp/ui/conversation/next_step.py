"""What a conversation leaves behind: which Wiedervorlagen it has done, and what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kundenapp.domain.dates import due
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.i18n import _
from kundenapp.services.record_conversation import NextStep
from kundenapp.ui.common.day_chooser import DayChooser
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.focus import come_before
from kundenapp.ui.common.guard_hint import GuardHint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import literal
from kundenapp.ui.common.time_and_person import TimeAndPerson
from kundenapp.ui.theme import GAP_12

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.privacy import PrivacyShade

_OTHERS = 2
"""How many more that are due a sheet asks about."""


class AnsweredBoxes(QWidget):
    """Which of the open Wiedervorlagen are done by talking: the one it is about, and those that are due beside it.

    Hidden while there is none. ``changed`` when one is ticked or the tick is taken back.
    """

    changed = Signal()

    def __init__(self, shade: PrivacyShade) -> None:
        super().__init__()
        self._shade = shade
        self.boxes: dict[int, QCheckBox] = {}
        self._asking: list[QCheckBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_follow_ups(self, about: FollowUp | None, others: Sequence[FollowUp], today: date) -> None:
        """Name them; the one it is about is ticked if it is due."""
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes, self._asking = {}, []
        due_ones = [other for other in others if other.is_due(today)]
        for follow_up in ([about] if about else []) + due_ones[:_OTHERS]:
            box = QCheckBox(_answered_text(follow_up, today))
            box.setChecked(follow_up is about and follow_up.is_due(today))
            box.clicked.connect(self.changed)
            self._shade.cover(box)
            self.boxes[follow_up.id or 0] = box
            if follow_up.kind is FollowUpKind.ASK:
                self._asking.append(box)
            self._column.addWidget(box)
        self.setVisible(bool(self.boxes))

    def tick_asking(self) -> None:
        """Tick those that wanted the customer to be asked."""
        for box in self._asking:
            box.setChecked(True)

    def ticked(self) -> tuple[int, ...]:
        """Return the ids of those that are done."""
        return tuple(follow_up_id for follow_up_id, box in self.boxes.items() if box.isChecked())

    def state(self) -> tuple[str, str]:
        """Return which are shown and which of them are ticked, as texts."""
        return _listed(self.boxes), _listed(self.ticked())

    def set_state(self, shown: str, ticked: str) -> None:
        """Take ticks over from `state`; what was not shown then stays as it is."""
        for follow_up_id, box in self.boxes.items():
            if str(follow_up_id) in shown.split(","):
                box.setChecked(str(follow_up_id) in ticked.split(","))


def _listed(ids: Iterable[int]) -> str:
    return ",".join(str(follow_up_id) for follow_up_id in ids)


def _answered_text(follow_up: FollowUp, today: date) -> str:
    what = follow_up.what if len(follow_up.what) <= 44 else f"{follow_up.what[:43]}…"
    when = due(follow_up.due_on, follow_up.due_time, today)
    return literal(_("Erledigt: {what} ({when})").format(what=what, when=when))


class NextStepFields(QWidget):
    """The part of the sheet about Wiedervorlagen; ``changed`` after every edit.

    `asked_about` is the id of the one the conversation is about, None if that was not said.
    """

    changed = Signal()

    def __init__(self, desk: Desk, asked_about: int | None) -> None:
        super().__init__()
        store = desk.store
        self._store, self._asked_about = store, asked_about
        self._follow_up: FollowUp | None = None
        self._customer_id = 0
        self.answered = AnsweredBoxes(desk.shade)
        self.what_field = LineInput(_("Was ist dann zu tun?"))
        self.what_field.setAccessibleName(_("Was ist dann zu tun?"))
        self.days = DayChooser(store.today(), offers_none=True, beside=self.what_field)
        self.more = TimeAndPerson(store, in_one_line=True)
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_12)
        column.addWidget(self.answered)
        column.addWidget(Field(_("Wie geht es weiter?"), self.days))
        column.addWidget(GuardHint(desk, self.what_field))
        column.addWidget(self.more)
        for signal in (self.answered.changed, self.days.changed, self.what_field.edited, self.more.changed):
            signal.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.more.setVisible(self.days.state() != DayChooser.NONE)

    def show_customer(self, customer_id: int) -> None:
        """Offer what may be done by talking with a customer."""
        self._customer_id = customer_id
        self._show_follow_ups(self._asked_about)

    def _show_follow_ups(self, about_id: int | None) -> None:
        """The one that is meant comes first, or else the next."""
        waiting = self._store.follow_ups.open_of(self._customer_id)
        meant = next((follow_up for follow_up in waiting if follow_up.id == about_id), None)
        self._follow_up = about = meant or (waiting[0] if waiting else None)
        others = [other for other in waiting if other is not about]
        self.answered.show_follow_ups(about, others, self._store.today())
        come_before(self.days, self.answered)
        if about is not None and about.assignee_id is not None:
            self.more.set_assignee(about.assignee_id)

    @Slot()
    def tick_asking(self) -> None:
        """The customer has been asked: what wanted that is done."""
        self.answered.tick_asking()

    def has_content(self) -> bool:
        """Whether anything would be lost without a draft."""
        return bool(self.what_field.text().strip())

    def lacks_day(self) -> bool:
        """Whether something is to be done and no day is chosen; the chooser then asks for it."""
        is_lacking = self.has_content() and self.days.state() == DayChooser.NONE
        if is_lacking:
            self.days.ask(_("Wann ist das zu tun? Wählen Sie einen Tag, oder leeren Sie das Feld."))
        return is_lacking

    def state(self) -> dict[str, str]:
        """Return the choices as texts that still mean the same tomorrow."""
        shown, ticked = self.answered.state()
        due_time, assignee = self.more.state()
        return {
            "next": self.days.state(),
            "what": self.what_field.text(),
            "open": shown,
            "answered": ticked,
            "follow_up": str(self._follow_up.id if self._follow_up else ""),
            "due_time": due_time,
            "assignee": assignee,
        }

    def set_state(self, fields: Mapping[str, str]) -> None:
        """Take the choices over from `state`; about what is done by now it says nothing any more."""
        self.days.set_state(fields["next"])
        self.what_field.set_state(fields["what"])
        about = fields.get("follow_up", "")
        if self._asked_about is None and about:
            self._show_follow_ups(int(about))
        if "open" in fields:
            self.answered.set_state(fields["open"], fields["answered"])
        else:  # a draft of the first version, which knew one only
            self.answered.set_state(about, about if fields["answered"] == "1" else "")
        if "due_time" in fields:
            self.more.set_state(fields["due_time"], fields["assignee"])
        self._fit()

    def fill_up(self, earlier: Mapping[str, str]) -> None:
        """Take over from an earlier `state` what is not said here: a day with its time and person, what to do."""
        now = self.state()
        self.set_state(earlier)
        if now["what"].strip():
            self.what_field.set_state(now["what"])
        if now["next"] != DayChooser.NONE:
            self.days.set_state(now["next"])
            self.more.set_state(now["due_time"], now["assignee"])
        self._fit()

    def step(self) -> NextStep:
        """Return what comes next.

        Raises
        ------
        ValidationError
            if day or time are none (`due_on`, `due_time`); it is shown where it was typed.
        """
        about, ticked = self._follow_up.id if self._follow_up else None, self.answered.ticked()
        due_on = self.days.day()
        return NextStep(
            due_on=due_on,
            what=self.what_field.text(),
            follow_up_id=about,
            is_done=about in ticked,
            also_done=tuple(follow_up_id for follow_up_id in ticked if follow_up_id != about),
            due_time=self.more.due_time() if due_on else None,
            assignee_id=self.more.assignee_id(),
        )
