"""Tells that another day has begun, also to a program that was asleep over midnight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_MINUTE_MS = 60_000


class DayWatch(QObject):
    """Looks at the calendar once a minute, and when the person comes back to the window.

    A timer that is set for midnight would be late after a sleep, in which it does not count.

    Signals
    -------
    day_changed(date):
        today is another day than it was.
    looked:
        a minute may have passed; for what follows the time of day.
    """

    day_changed = Signal(date)
    looked = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._today = self._calendar_day()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state_changed)

    def _calendar_day(self) -> date:
        return self._now().astimezone().date()

    @Slot()
    def look(self) -> None:
        """Look at the calendar now."""
        today = self._calendar_day()
        if today != self._today:
            self._today = today
            self.day_changed.emit(today)
        self.looked.emit()

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()

    def stop(self) -> None:
        """Look no more; the file is about to be closed."""
        self._timer.stop()
