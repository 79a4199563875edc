"""How and when one talked: one line to read, a click makes it three fields to change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.dates import full_day, parse_past_day, parse_time, weekday_short
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.common.labels import literal, restyle
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from collections.abc import Mapping


class MomentLine(QWidget):
    """Channel, day and time of day; the day is typed as one says it (gestern, mo, 20.11.). ``changed`` by the person.

    `now` is what it says at first.
    """

    changed = Signal()

    def __init__(self, now: datetime, *, is_open: bool = False) -> None:
        super().__init__()
        self._today = now.astimezone().date()
        self._moment = now.astimezone()
        self._person_name = ""
        self.channel = Choice([(c.value, c.label) for c in Channel], _("Art des Gesprächs"))
        self.day = _field(_("Tag des Gesprächs"), _("z. B. gestern, mo, 20.11."), 170)
        self.clock = _field(_("Uhrzeit des Gesprächs"), _("z. B. 9:42"), 90)
        self.error_line = ErrorLine()
        self.summary_button = Button("", "link")
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        for widget in (self.summary_button, self.channel, self.day, self.clock):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.error_line)
        self.summary_button.clicked.connect(self._on_summary_clicked)
        self.channel.edited.connect(self._on_channel_changed)
        for field in (self.day, self.clock):
            field.edited.connect(self._on_typed)
            field.left.connect(self._on_left)
        self.set_moment(now)
        self._set_open(is_open=is_open)

    def moment(self) -> datetime:
        """Return when it was, in local time.

        Raises
        ------
        ValidationError
            if what was typed is no day up to today, or no time; it is shown below the fields as well.
        """
        try:
            self._read()
        except ValidationError as error:
            self._set_open(is_open=True)
            self._show_error(error)
            (self.clock if error.field == "time" else self.day).setFocus()
            raise
        return self._moment

    def _read(self) -> None:
        """Take over what stands in the fields, if anything else than before does."""
        if self._typed() == self._texts():
            return
        day = parse_past_day(self.day.text(), self._today)
        self._moment = datetime.combine(day, parse_time(self.clock.text())).astimezone()

    def _texts(self) -> tuple[str, str]:
        return full_day(self._moment.date()), f"{self._moment:%H:%M}"

    def _typed(self) -> tuple[str, str]:
        return self.day.text(), self.clock.text()

    def set_moment(self, moment: datetime) -> None:
        """Show another moment."""
        self._moment = moment.astimezone()
        for field, text in zip((self.day, self.clock), self._texts(), strict=True):
            field.set_state(text)
        self._show_error(None)
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

    def states(self) -> dict[str, str]:
        """Return channel and moment as texts that mean the same tomorrow, and what is typed and not yet a day."""
        fields = {"channel": self.chosen_channel().value}
        try:
            self._read()
        except ValidationError:
            fields |= {"day": self.day.text(), "clock": self.clock.text()}
        return {**fields, "at": self._moment.isoformat()}

    def set_states(self, fields: Mapping[str, str]) -> None:
        """Take over what `states` has returned."""
        self.set_moment(datetime.fromisoformat(fields["at"]))
        self.set_channel(Channel(fields["channel"]))
        if "day" in fields:
            self.day.set_state(fields["day"])
            self.clock.set_state(fields["clock"])
            self._set_open(is_open=True)

    @Slot()
    def _on_summary_clicked(self) -> None:
        self._set_open(is_open=True)
        self.channel.setFocus()

    @Slot()
    def _on_channel_changed(self) -> None:
        self._update_summary()
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        self._show_error(None)
        self.changed.emit()

    @Slot()
    def _on_left(self) -> None:
        """Say what is wrong, or show the day that was meant by what was typed."""
        try:
            self._read()
        except ValidationError as error:
            self._show_error(error)
        else:
            self.set_moment(self._moment)

    def _show_error(self, error: ValidationError | None) -> None:
        self.error_line.set_text(str(error or ""))
        restyle(self.day, "invalid", error is not None and error.field != "time")
        restyle(self.clock, "invalid", error is not None and error.field == "time")

    def _set_open(self, *, is_open: bool) -> None:
        self.summary_button.setVisible(not is_open)
        self._row.setContentsMargins(0, 6 if is_open else 0, 0, 0)
        for widget in (self.channel, self.day, self.clock):
            widget.setVisible(is_open)
        self._update_summary()

    def _update_summary(self) -> None:
        day = self._moment.date()
        when = _("heute") if day == self._today else f"{weekday_short(day)}, {full_day(day)}"
        text = _("{what} · {day}, {time} Uhr").format(
            what=self.chosen_channel().label, day=when, time=f"{self._moment:%H:%M}"
        )
        self.summary_button.set_text(literal(f"{self._person_name} · {text}" if self._person_name else text))
        self.summary_button.setToolTip(_("Art und Zeit ändern"))


def _field(name: str, example: str, width: int) -> LineInput:
    field = LineInput(example)
    field.setAccessibleName(name)
    fix_width(field, width)
    return field
