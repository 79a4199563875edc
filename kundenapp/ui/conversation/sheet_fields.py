"""The parts of the conversation sheet: when and how we talked, the mood, what comes next."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QDateEdit, QHBoxLayout, QTimeEdit, QWidget

from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.dates import due, full_day, weekday_short
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, MoodButton, mood_button
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.common.labels import literal

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.domain.follow_up import FollowUp

_MOODS = {
    Mood.ANGRY: ("smiley-angry", "smiley-angry", "bad"),
    Mood.DISAPPOINTED: ("smiley-sad", "smiley-sad", "warn"),
    Mood.NEUTRAL: ("smiley-meh", "smiley-meh", "stone"),
    Mood.FRIENDLY: ("smiley", "smiley-fill", "good"),
    Mood.ENTHUSIASTIC: ("heart", "heart-fill", "accent_text"),
}


class AnsweredBox(QCheckBox):
    """Whether the open Wiedervorlage is done by talking; hidden while there is none."""

    def show_follow_up(self, follow_up: FollowUp | None, today: date) -> None:
        """Name it, ticked if it is due."""
        self.setVisible(follow_up is not None)
        if follow_up is not None:
            what = follow_up.what if len(follow_up.what) <= 44 else f"{follow_up.what[:43]}…"
            when = due(follow_up.due_on, follow_up.due_time, today)
            text = _("Erledigt: {what} ({when})").format(what=what, when=when)
            self.setText(text.replace("&", "&&"))
            self.setChecked(follow_up.is_due(today))


class MomentLine(QWidget):
    """How and when: one line to read, a click makes it three fields to change."""

    changed = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._today = now.astimezone().date()
        self.channel = Choice([(c.value, c.label) for c in Channel], _("Art des Gesprächs"))
        self.day = QDateEdit(_qdate(self._today))
        self.day.setAccessibleName(_("Tag des Gesprächs"))
        self.day.setDisplayFormat("dd.MM.yyyy")
        self.day.setMaximumDate(_qdate(self._today))
        local = now.astimezone()
        self.clock = QTimeEdit(QTime(local.hour, local.minute))
        self.clock.setAccessibleName(_("Uhrzeit des Gesprächs"))
        self.clock.setDisplayFormat("HH:mm")
        self._person_name = ""
        self.summary_button = Button("", "link")
        row = self._row = QHBoxLayout(self)
        row.setSpacing(8)
        for widget in (self.summary_button, self.channel, self.day, self.clock):
            row.addWidget(widget)
        row.addStretch(1)
        self.summary_button.clicked.connect(self._on_summary_clicked)
        self.channel.edited.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)
        self.clock.timeChanged.connect(self._on_changed)
        self._set_open(is_open=False)

    def moment(self) -> datetime:
        """Return when it was, in local time."""
        day, clock = self.day.date(), self.clock.time()
        return datetime.combine(
            date(day.year(), day.month(), day.day()), time(clock.hour(), clock.minute())
        ).astimezone()

    def set_moment(self, moment: datetime) -> None:
        """Show another moment."""
        local = moment.astimezone()
        self.day.setDate(_qdate(local.date()))
        self.clock.setTime(QTime(local.hour, local.minute))
        self._update_summary()

    def set_channel(self, channel: Channel) -> None:
        """Show another channel."""
        self.channel.set_value(channel.value)
        self._update_summary()

    def set_person(self, name: str) -> None:
        """Name the person one talked to at a company."""
        self._person_name = name
        self._update_summary()

    def chosen_channel(self) -> Channel:
        """Return how we talked."""
        return Channel(str(self.channel.value()))

    @Slot()
    def _on_summary_clicked(self) -> None:
        self._set_open(is_open=True)
        self.channel.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        self._update_summary()
        self.changed.emit()

    def _set_open(self, *, is_open: bool) -> None:
        self.summary_button.setVisible(not is_open)
        self._row.setContentsMargins(0, 6 if is_open else 0, 0, 0)
        for widget in (self.channel, self.day, self.clock):
            widget.setVisible(is_open)
        self._update_summary()

    def _update_summary(self) -> None:
        moment = self.moment()
        day = moment.date()
        when = _("heute") if day == self._today else f"{weekday_short(day)}, {full_day(day)}"
        text = _("{what} · {day}, {time} Uhr").format(
            what=self.chosen_channel().label, day=when, time=f"{moment:%H:%M}"
        )
        self.summary_button.set_text(literal(f"{self._person_name} · {text}" if self._person_name else text))
        self.summary_button.setToolTip(_("Art und Zeit ändern"))


class MoodRow(QWidget):
    """Five moods, at most one taken; Alt+1 to Alt+5. A second press takes it back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Stimmung"))
        self.buttons: dict[Mood, MoodButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, (mood, (icon, filled, tone)) in enumerate(_MOODS.items(), start=1):
            button = mood_button(icon, filled, mood.label, tone)
            button.setToolTip(f"{mood.label} (Alt+{number})")
            QShortcut(QKeySequence(f"Alt+{number}"), self, button.click)
            self.buttons[mood] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def mood(self) -> Mood | None:
        """Return the mood taken, None if none is."""
        return next((mood for mood, button in self.buttons.items() if button.isChecked()), None)

    def set_mood(self, mood: Mood | None) -> None:
        """Take a mood without a signal."""
        for other, button in self.buttons.items():
            button.setChecked(other is mood)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for button in self.buttons.values():
            if button is not clicked:
                button.setChecked(False)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the moods, as in a row of choices."""
        buttons = list(self.buttons.values())
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if focused is not None and step is not None:
            buttons[(focused + step) % len(buttons)].setFocus()
        else:
            super().keyPressEvent(event)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
