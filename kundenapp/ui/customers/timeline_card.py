"""The card Verlauf: what happened with a customer, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.dates import format_day, format_moment
from kundenapp.domain.timeline import TimelineKind
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.timeline import TimelineEntry

_CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.VISIT: "map-pin",
    Channel.SHOP: "store",
    Channel.EMAIL: "envelope",
    Channel.VIDEO: "video",
    Channel.MESSENGER: "chat",
    Channel.LETTER: "envelope",
    Channel.NOTE: "note",
}
_AT_ONCE = 6
_REST_MS = 30
_FIRST = 20
_MORE = 100
_LINES_SHOWN = 3
_ICON = 28
_LOWEST = 170


class TimelineCard(Card):
    """Shows the Verlauf; scrolls inside the card, older entries on demand."""

    note_requested = Signal()

    def __init__(self) -> None:
        self.note_button = ghost_button(_("Notiz"), "plus")
        super().__init__(_("Verlauf"), self.note_button)
        self.note_button.clicked.connect(self.note_requested)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scroll_area.setAccessibleName(_("Verlauf"))
        self.body.addWidget(self.scroll_area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._shown = _FIRST
        self._today: date | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_time_for_the_rest)

    def show_entries(self, entries: tuple[TimelineEntry, ...], today: date) -> None:
        """Show what happened."""
        self._rest.stop()
        self._entries, self._today, self._shown = entries, today, _FIRST
        self._fill()

    def _fill(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        if not self._entries:
            text = _("Noch nichts. Nach dem ersten Gespräch steht hier, was besprochen wurde.")
            column.addWidget(PlainLabel(text, "body", "text3", wrap=True))
        at_once = self._entries[: min(self._shown, _AT_ONCE)]
        for entry in at_once:
            column.addWidget(EntryRow(entry, self._today))
        if len(self._entries) > len(at_once):
            self._rest.start()
        column.addStretch(1)
        self.scroll_area.setWidget(content)

    @Slot()
    def _on_time_for_the_rest(self) -> None:
        """What is below the edge of the card follows when the first rows have been painted."""
        content = self.scroll_area.widget()
        column = content.layout() if content is not None else None
        if not isinstance(column, QVBoxLayout):
            return
        column.takeAt(column.count() - 1)
        for entry in self._entries[_AT_ONCE : self._shown]:
            column.addWidget(EntryRow(entry, self._today))
        if len(self._entries) > self._shown:
            more = ghost_button(_("Ältere anzeigen"))
            more.clicked.connect(self._on_more_clicked)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @Slot()
    def _on_more_clicked(self) -> None:
        position = self.scroll_area.verticalScrollBar().value()
        self._shown += _MORE
        self._fill()
        self._rest.stop()
        self._on_time_for_the_rest()
        self.scroll_area.verticalScrollBar().setValue(position)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), _LOWEST)

    def sizeHint(self) -> QSize:
        """As low as possible: the card takes what the page leaves over, and scrolls inside."""
        return QSize(super().sizeHint().width(), _LOWEST)


class EntryRow(QWidget):
    """One entry: icon, what it was and with whom, when, and the first lines of what was said."""

    def __init__(self, entry: TimelineEntry, today: date | None) -> None:
        super().__init__()
        self._icon_name, self._tone = _look_of(entry)
        moment = entry.at.astimezone()
        day = today or moment.date()
        when = (
            format_moment(entry.at, day) if entry.kind is TimelineKind.CONVERSATION else format_day(moment.date(), day)
        )
        self.title_label = ElidedLabel(title_of(entry), "body_semibold")
        self.text_label = PlainLabel(entry.text, "secondary", "text2", wrap=True, selectable=True)
        self.text_label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text_label.setVisible(bool(entry.text))
        grid = QGridLayout(self)
        grid.setContentsMargins(_ICON + 12, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.title_label, 0, 0)
        grid.addWidget(PlainLabel(when, "secondary", "text3", numbers=True), 0, 1)
        grid.addWidget(self.text_label, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self._full_text = entry.text
        self.more_button = ghost_button(_("mehr"))
        self.more_button.setVisible(False)
        self.more_button.clicked.connect(self._on_more_clicked)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        grid.addLayout(foot, 2, 0, 1, 2)
        if _is_long(entry.text):
            self.text_label.setText(_shortened(entry.text))
            self.more_button.setVisible(True)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.text_label.setText(self._full_text)
        self.more_button.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(f"{self._tone}_soft"))
            circle = QRectF(0, 2, _ICON, _ICON)
            painter.drawEllipse(circle)
            icons.paint_icon(painter, circle.adjusted(6, 6, -6, -6), self._icon_name, self._tone)


def title_of(entry: TimelineEntry) -> str:
    """Return the first line of an entry: Telefonat mit Mira, freundlich."""
    if entry.kind is TimelineKind.FOLLOW_UP_DONE:
        return _("Wiedervorlage erledigt")
    conversation = entry.conversation
    if conversation is None:
        return ""
    title = conversation.channel.label
    if entry.employee_name:
        by = _("{what} von {name}") if conversation.channel is Channel.NOTE else _("{what} mit {name}")
        title = by.format(what=title, name=entry.employee_name)
    if conversation.mood is not None:
        title = f"{title} · {conversation.mood.label}"
    if conversation.recommended:
        title = f"{title} · {_('hat uns empfohlen')}"
    return title


def _look_of(entry: TimelineEntry) -> tuple[str, str]:
    if entry.kind is TimelineKind.FOLLOW_UP_DONE or entry.conversation is None:
        return "calendar-check", "good"
    channel = entry.conversation.channel
    return _CHANNEL_ICONS[channel], "stone" if channel is Channel.NOTE else "petrol"


def _is_long(text: str) -> bool:
    return len(text) > 90 * _LINES_SHOWN or text.count("\n") >= _LINES_SHOWN


def _shortened(text: str) -> str:
    lines = "\n".join(text.split("\n")[:_LINES_SHOWN])[: 85 * _LINES_SHOWN]
    return f"{lines.rstrip()} …"
