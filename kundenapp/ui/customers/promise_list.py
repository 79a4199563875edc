"""The promises of a customer and to them: open ones first, each with what has become of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.dates import due, full_day, past
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.focus import come_after, has_focus_inside
from kundenapp.ui.common.follow_up_menu import below
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, breakable
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.theme import GAP_8

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kundenapp.ui.common.buttons import Button

_OPEN_SHOWN, _SETTLED_SHOWN = 8, 3


class PromiseList(QWidget):
    """Shows the promises and says what the person wants with one of them; few at first, all on demand.

    `before` is where the Tab key comes from.

    Signals
    -------
    settled(Commitment, CommitmentState), edit_requested(Commitment), deletion_requested(Commitment)
    """

    settled = Signal(Commitment, CommitmentState)
    edit_requested = Signal(Commitment)
    deletion_requested = Signal(Commitment)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self._commitments: Sequence[Commitment] = ()
        self._today: date | None = None
        self._can_edit = False
        self._is_whole = False
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_promises(self, commitments: Sequence[Commitment], today: date, *, can_edit: bool, is_other: bool) -> None:
        """Show promises, the latest first; those of another customer from the beginning."""
        self._commitments, self._today, self._can_edit = commitments, today, can_edit
        self._is_whole = self._is_whole and not is_other
        self._fill(today)

    def _fill(self, today: date) -> None:
        still_open, settled = _parted(self._commitments, today)
        shown = [*still_open, *settled]
        if not self._is_whole:
            shown = [*still_open[:_OPEN_SHOWN], *settled[:_SETTLED_SHOWN]]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        if not shown:
            nothing = _("Noch nichts zugesagt. Was versprechen wir, was verspricht der Kunde?")
            column.addWidget(PlainLabel(nothing, "body", "text3", wrap=True))
        for index, commitment in enumerate(shown):
            if index:
                column.addWidget(divider())
            column.addWidget(self._row(commitment, today))
        hidden = len(self._commitments) - len(shown)
        if hidden:
            words = ngettext("{count} weitere zeigen", "{count} weitere zeigen", hidden).format(count=hidden)
            more = ghost_button(words)
            more.clicked.connect(self._on_more_clicked)
            foot = QHBoxLayout()
            foot.addWidget(more)
            foot.addStretch(1)
            column.addLayout(foot)
        column.addStretch(1)
        old, self._content = self._content, content
        self._column.addWidget(content)
        come_after(self._before, content)
        if old is not None:
            if has_focus_inside(old):
                self._before.setFocus()
            old.hide()
            old.deleteLater()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._is_whole = True
        if self._today is not None:
            self._fill(self._today)

    def _row(self, commitment: Commitment, today: date) -> QWidget:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        words = promise_words(commitment)
        outer.addWidget(PlainLabel(breakable(words), "body", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(2)
        text, tone, icon = look_of_promise(commitment, today)
        pill = Pill(text, tone, icon)
        pill.setToolTip(full_day(commitment.due_on) if commitment.due_on else "")
        foot.addWidget(pill)
        foot.addSpacing(6)
        made = _("zugesagt {when}").format(when=past(commitment.made_on, today))
        foot.addWidget(ElidedLabel(made, "small", "text3"), 1)
        ways = _ways_to_settle(commitment, today)
        for button, state in ways:
            button.clicked.connect(partial(self._on_settled, commitment, state))
        more = icon_button("dots", _("Weiteres"))
        more.clicked.connect(partial(self._on_menu_clicked, more, commitment))
        for button in (*(button for button, _state in ways), more):
            button.setEnabled(self._can_edit)
            button.setAccessibleDescription(words)
            foot.addWidget(button)
        outer.addLayout(foot)
        row.setAccessibleName(f"{words}. {text}")
        return row

    def _on_settled(self, commitment: Commitment, state: CommitmentState, _checked: bool = False) -> None:
        self.settled.emit(commitment, state)

    def _on_menu_clicked(self, button: QWidget, commitment: Commitment, _checked: bool = False) -> None:
        self.menu(commitment).popup(below(button))

    def menu(self, commitment: Commitment) -> QMenu:
        """Return what else can be done with a promise."""
        menu = QMenu(self)
        correct = QAction(_("Bearbeiten …"), menu)
        correct.triggered.connect(partial(self._emit, self.edit_requested, commitment))
        delete = QAction(_("Löschen"), menu)
        delete.triggered.connect(partial(self._emit, self.deletion_requested, commitment))
        menu.addAction(correct)
        menu.addSeparator()
        menu.addAction(delete)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _emit(self, signal: object, commitment: Commitment, _checked: bool = False) -> None:
        signal.emit(commitment)  # type: ignore[attr-defined]


def promise_words(commitment: Commitment) -> str:
    """Return who promised what: "Wir: Angebot schicken"."""
    who = _("Wir") if commitment.side is Side.US else _("Der Kunde")
    return f"{who}: {commitment.what}"


def look_of_promise(commitment: Commitment, today: date) -> tuple[str, str, str]:
    """Return what has become of a promise, in words, and the tone and icon of its pill; nothing of it is loud."""
    state = commitment.state(today)
    if state is CommitmentState.KEPT:
        return state.label, "good", "check"
    if state is CommitmentState.BROKEN:
        return state.label, "neutral", "x"
    if commitment.due_on is None:
        return _("ohne Termin"), "neutral", "clock"
    return due(commitment.due_on, None, today), "warn" if commitment.due_on <= today else "neutral", "clock"


def _ways_to_settle(commitment: Commitment, today: date) -> list[tuple[Button, CommitmentState]]:
    if commitment.state(today) in (CommitmentState.KEPT, CommitmentState.BROKEN):
        return [(icon_button("undo", _("Wieder offen")), CommitmentState.OPEN)]
    return [
        (icon_button("check-circle", _("Gehalten")), CommitmentState.KEPT),
        (icon_button("x", _("Nicht gehalten")), CommitmentState.BROKEN),
    ]


def _parted(commitments: Sequence[Commitment], today: date) -> tuple[list[Commitment], list[Commitment]]:
    """Return those that are open, the next due first and those without a day last, and the others as they come."""
    settled_states = (CommitmentState.KEPT, CommitmentState.BROKEN)
    settled = [one for one in commitments if one.state(today) in settled_states]
    still_open = [one for one in commitments if one.state(today) not in settled_states]
    still_open.sort(key=lambda one: (one.due_on is None, one.due_on or one.made_on))
    return still_open, settled
