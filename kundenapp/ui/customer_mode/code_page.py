"""The way back to the shop: a field for the code, and a kind sentence if it is another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.customer_mode import LONGEST_CODE
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customer_mode.parts import BigButton, BigPage, CodeLine, poster
from kundenapp.ui.theme import GAP_4, GAP_12

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

_WIDTH = 460
_TICK_MS = 500


class CodePage(BigPage):
    """Asks for the code. `pause_left` says how long none is taken yet.

    Signals
    -------
    entered(str):
        a code to try.
    given_up:
        back to where the customer was.
    touched:
        somebody is still there.
    """

    entered = Signal(str)
    given_up = Signal()
    touched = Signal()

    def __init__(self, pause_left: Callable[[], timedelta]) -> None:
        super().__init__()
        self._pause_left = pause_left
        self._is_paused = False
        self.line = CodeLine()
        self.line.setMaxLength(LONGEST_CODE)
        self.line.setAccessibleName(_("Code"))
        self.error = ErrorLine()
        self.back_button = BigButton(_("Zurück"))
        self.open_button = BigButton(_("Beenden"), primary=True)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._lay_out()
        self.line.returnPressed.connect(self._on_entered)
        self.line.edited.connect(self._on_edited)
        self.open_button.clicked.connect(self._on_entered)
        self.back_button.clicked.connect(self.given_up)

    def _lay_out(self) -> None:
        label = PlainLabel(_("Code"), "label", "text2")
        label.setBuddy(self.line)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_4)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        column.addSpacing(GAP_12)
        column.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.body.addStretch(3)
        self.body.addWidget(poster(_("Kundenmodus beenden"), "poster_title"))
        text = _("Nur für unser Team: Der Code führt zurück an die Arbeit.")
        self.body.addWidget(poster(text, "poster_text", "text2"))
        self.body.addLayout(row)
        self.body.addStretch(4)

    def begin(self) -> None:
        self.line.set_state("")
        self.error.set_text("")
        self.refresh()
        (self.back_button if self._is_paused else self.line).setFocus()

    def refuse(self) -> None:
        """Say that this was another code."""
        self.line.set_state("")
        self.error.set_text(_("Dieser Code ist es nicht. Versuchen Sie es in Ruhe noch einmal."))
        self.refresh()
        if not self._is_paused:
            self.line.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Let the field rest while no code is taken, and say until when."""
        seconds = math.ceil(self._pause_left().total_seconds())
        was_paused, self._is_paused = self._is_paused, seconds > 0
        if self._is_paused:
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason) if self.line.hasFocus() else None
        self.line.setEnabled(not self._is_paused)
        self.open_button.setEnabled(not self._is_paused)
        if self._is_paused:
            text = ngettext(
                "Das war zu oft ein anderer Code. In {seconds} Sekunde geht es weiter.",
                "Das war zu oft ein anderer Code. In {seconds} Sekunden geht es weiter.",
                seconds,
            )
            self.error.set_text(text.format(seconds=seconds))
            self._tick.start()
            return
        self._tick.stop()
        if was_paused:
            self.error.set_text("")
            if self.isVisible():
                self.line.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self.error.set_text("")
        self.touched.emit()

    @Slot()
    def _on_entered(self) -> None:
        self.touched.emit()
        if self.line.text():
            self.entered.emit(self.line.text())
        else:
            self.line.setFocus()
