"""How many keys and how much time of the program thirty placements in the Raster take.

``python -m tests.benchmarks.raster`` prints the table. The keys are real ones, sent to whatever has the focus; the rest
of the two minutes is for thinking.
"""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kundenapp.app.qt_setup import make_application
from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places, open_store
from kundenapp.ui.main_window import MainWindow
from kundenapp.ui.theme import Mode
from tests.benchmarks.table import print_table
from tests.ui.hands import CTRL, NONE, hit

if TYPE_CHECKING:
    from tests.benchmarks.table import Row

_CUSTOMERS, _BAR = 30, 120


def run() -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(Mode.LIGHT, 1.0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "backups", folder / "state")
        create_sample_file(folder / "ours.kundenapp", places, date(2026, 11, 23))
        store = open_store(folder / "ours.kundenapp", places)
        store.employee_id = store.employees.active()[0].id
        window = MainWindow(store, "sympathy")
        window.resize(1366, 690)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.sympathy.show_view("raster")
        window.sympathy.take_focus()
        QApplication.processEvents()
        times = [press(window, Qt.Key(Qt.Key.Key_1.value + number % 5)) for number in range(_CUSTOMERS)]
        saving = press(window, Qt.Key.Key_Return, CTRL)
        window.close()
        store.abandon()
    application.processEvents()
    whole = sum(times) + saving
    return [
        (
            f"{_CUSTOMERS} placements in the Raster: {len(times) + 1} keys, {whole:.2f} s of the program",
            f"a key at most {max(times) * 1000:.0f} ms, saving {saving * 1000:.0f} ms",
            f"{(_BAR - whole) / _CUSTOMERS:.1f} s left to think about each",
            f"under {_BAR} s by keyboard",
        )
    ]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> float:
    """Press a key where the focus is; return how long it took until all of it was painted, in seconds."""
    begin = time.perf_counter()
    hit(window, key, modifiers)
    QApplication.processEvents()
    return time.perf_counter() - begin


if __name__ == "__main__":
    print_table(run())
