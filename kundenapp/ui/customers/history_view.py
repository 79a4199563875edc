"""One entry of a record's history: what it changed, and the whole record as it was before or after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Conversation
from kundenapp.domain.customer import Customer
from kundenapp.domain.dates import format_moment
from kundenapp.domain.record_fields import RecordField, record_fields
from kundenapp.domain.record_history import talk_text
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented, ghost_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.content import replace_content
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.record_history import RecordEntry, RecordHistory, TalkChange

_LABEL_WIDTH = 124
_NOTHING = "–"
_BEFORE, _AFTER = "before", "after"


class HistoryView(QScrollArea):
    """To read; single values can be asked back.

    Signals
    -------
    return_requested(RecordField, Customer):
        the field and the state of the customer it is to be taken from.
    talk_return_requested(Conversation):
        a conversation is to say again what it said then.
    """

    return_requested = Signal(RecordField, Customer)
    talk_return_requested = Signal(Conversation)

    def __init__(self, *, can_edit: bool) -> None:
        super().__init__()
        self._can_edit = can_edit
        self._side = _BEFORE
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("So war es"))
        self._shown: tuple[RecordHistory, RecordEntry, date] | None = None

    def show_entry(self, history: RecordHistory, entry: RecordEntry, today: date) -> None:
        """Show an entry."""
        self._shown = (history, entry, today)
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        history, entry, today = self._shown
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        if entry.before is not None:
            column.addWidget(PlainLabel(_("Diese Änderung"), "body_semibold"))
            column.addLayout(self._changes(history, entry))
            column.addWidget(divider())
        column.addLayout(self._head(entry, today))
        then = entry.before if self._shows_before(entry) else entry.after
        if then is not None:
            column.addLayout(self._record(history, then))
        else:
            column.addWidget(PlainLabel(_("Da gab es diesen Kunden nicht in der Kartei."), "body", "text2", wrap=True))
        column.addStretch(1)
        replace_content(self, content)

    def _changes(self, history: RecordHistory, entry: RecordEntry) -> QGridLayout:
        grid = _grid()
        changes = history.changes(entry)
        for row, change in enumerate(changes):
            grid.addWidget(_label(change.field.label), row, 0)
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(_value(change.before or _NOTHING, tone="text3"))
            texts.addWidget(_value(f"→ {change.after or _NOTHING}"))
            grid.addLayout(texts, row, 1)
        for row, talk in enumerate(entry.talks, start=len(changes)):
            grid.addWidget(_label(_("Verlauf")), row, 0)
            grid.addLayout(self._talk(history, talk), row, 1)
        if not changes and not entry.talks:
            grid.addWidget(PlainLabel(_("Nichts, was man sieht."), "body", "text3"), 0, 1)
        return grid

    def _talk(self, history: RecordHistory, talk: TalkChange) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        became = talk_text(talk.after) if talk.after is not None else _("gelöscht")
        texts.addWidget(_value(talk_text(talk.before), tone="text3"))
        texts.addWidget(_value(f"→ {became}"))
        if not history.is_as_today(talk.before):
            button = ghost_button(_("So zurückholen"))
            button.setEnabled(self._can_edit)
            button.clicked.connect(partial(self.talk_return_requested.emit, talk.before))
            texts.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return texts

    def _head(self, entry: RecordEntry, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        title = _("So war es am {moment}").format(moment=format_moment(entry.at, today))
        row.addWidget(PlainLabel(title, "body_semibold", wrap=True), 1)
        if entry.before is not None:
            self.side_switch = Segmented([(_BEFORE, _("davor")), (_AFTER, _("danach"))])
            self.side_switch.setAccessibleName(_("Vor oder nach dieser Änderung"))
            self.side_switch.set_value(self._side)
            self.side_switch.chosen.connect(self._on_side_chosen)
            row.addWidget(self.side_switch)
        return row

    def _shows_before(self, entry: RecordEntry) -> bool:
        return entry.before is not None and self._side == _BEFORE

    def _on_side_chosen(self, side: str) -> None:
        self._side = side
        self._fill()
        self.side_switch.focus_on(side)

    def _record(self, history: RecordHistory, then: Customer) -> QGridLayout:
        grid = _grid()
        differing = {change.field.label: change.after for change in history.differences(then)}
        row = 0
        for part in record_fields():
            text = part.text_of(then, history.names)
            if not text and part.label not in differing:
                continue
            grid.addWidget(_label(part.label), row, 0)
            role = "body_semibold" if part.label in differing else "body"
            grid.addWidget(_value(text or _NOTHING, role), row, 1)
            row += 1
            if part.label in differing:
                grid.addLayout(self._today_line(part, then, differing[part.label]), row, 1)
                row += 1
        return grid

    def _today_line(self, part: RecordField, then: Customer, now: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        today = _("heute: {text}").format(text=now or _NOTHING)
        line.addWidget(PlainLabel(today, "secondary", "text3", wrap=True), 1)
        if part.can_return:
            button = ghost_button(_("Diesen Wert zurückholen"))
            button.setAccessibleName(_("{field}: diesen Wert zurückholen").format(field=part.label))
            button.setEnabled(self._can_edit)
            button.clicked.connect(partial(self.return_requested.emit, part, then))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    return grid


def _value(text: str, role: str = "body", tone: str | None = None) -> PlainLabel:
    value = PlainLabel(text, role, tone, wrap=True, selectable=True)
    value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the Tab key is for what can be pressed
    return value


def _label(text: str) -> PlainLabel:
    label = PlainLabel(text, "body", "text2", wrap=True)
    label.setFixedWidth(round(_LABEL_WIDTH * theme().text_scale))
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
