"""Python's garbage collection, kept to the thread of the window.

The collector runs in whatever thread happens to make the next object. In a worker it would also destroy widgets that
nobody needs any more, and Qt allows widgets to be touched on their own thread only: the process would die. So the
automatic collection is off, and a timer on the window's thread does it instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 2000


class GarbageCollector(QObject):
    """Collects what Python would have collected by itself, generation by generation."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_what_is_due)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    @Slot()
    def collect_what_is_due(self) -> None:
        """Collect the oldest generation whose threshold is reached, and with it the younger ones."""
        counts = gc.get_count()
        due = [generation for generation in range(3) if counts[generation] > self._thresholds[generation]]
        if due:
            gc.collect(max(due))
