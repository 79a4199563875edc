"""How long one step of a bubble takes that is pulled over the matrix, and how long the field takes to be painted.

``python -m tests.benchmarks.matrix`` prints the table. A step is the move of the mouse to the next half step, all that
listens to it, and the painting of what has changed.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.sympathy_board import BoardEntry
from kundenapp.ui.sympathy.board import Board
from kundenapp.ui.sympathy.field_view import FieldView
from kundenapp.ui.theme import Mode
from tests.benchmarks.table import print_table

if TYPE_CHECKING:
    from tests.benchmarks.table import Row

_TODAY, _ROUNDS, _FRAME = date(2026, 11, 24), 120, 1000 / 60
_WIDTH, _HEIGHT = 1010, 560


def crowd(count: int) -> tuple[BoardEntry, ...]:
    """Return customers all over the field, every third with an answer."""
    chance = random.Random(count)
    return tuple(
        BoardEntry(
            customer_id=number,
            display_name=f"Kundin Nummer {number}",
            initials="KN",
            sympathy=chance.randrange(2, 11) / 2,
            enthusiasm=chance.randrange(21) / 2,
            placed_on=_TODAY,
            last_answer=LastAnswer(chance.randrange(11), Scale.ZERO_TO_TEN, _TODAY) if number % 3 == 0 else None,
            category=chance.choice(list(Category)),
            raters=1,
            is_mine=True,
        )
        for number in range(1, count + 1)
    )


def shown(count: int) -> FieldView:
    """Return the field with so many customers on the screen."""
    view = FieldView(Board(_TODAY, crowd(count), may_move=True))
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    QApplication.processEvents()
    return view


def mouse(view: FieldView, kind: QEvent.Type, at: QPointF) -> None:
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, view.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    QApplication.processEvents()


def steps(view: FieldView) -> list[float]:
    """Pull a bubble over the field from half step to half step; return how long each took, in milliseconds."""
    geometry, key = view.geometry_now, view.scene.piles[0].keys[0]
    mouse(view, QEvent.Type.MouseButtonPress, QPointF(*view.scene.point_of(key)))
    mouse(view, QEvent.Type.MouseMove, QPointF(*geometry.point(3, 5)))
    times = []
    for number in range(_ROUNDS):
        at = QPointF(*geometry.point(1 + number % 9 / 2, number * 7 % 21 / 2))
        begin = time.perf_counter()
        mouse(view, QEvent.Type.MouseMove, at)
        times.append((time.perf_counter() - begin) * 1000)
    mouse(view, QEvent.Type.MouseButtonRelease, QPointF(-10, -10))
    return times


def repaints(view: FieldView) -> list[float]:
    """Show the board anew and paint everything; return how long each time took."""
    times = []
    for _round in range(9):
        begin = time.perf_counter()
        view.show_board(view.scene.board)
        QApplication.processEvents()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def run() -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(Mode.LIGHT, 1.0)
    rows = []
    for count, bar in ((300, 8), (5000, 16)):
        view = shown(count)
        taken = sorted(steps(view))
        median, late = statistics.median(taken), taken[int(len(taken) * 0.95)]
        rows.append(
            (
                f"matrix, {count:,} bubbles, one step: {median:.1f} ms (p95 {late:.1f})",
                f"one frame: {_FRAME:.1f} ms",
                f"{median / _FRAME:.2f}x",
                f"<= {bar} ms",
            )
        )
        painted = statistics.median(repaints(view))
        rows.append(
            (f"matrix, {count:,} bubbles, board shown anew: {painted:.0f} ms", "-", "-", "-"),
        )
        view.close()
    return rows


if __name__ == "__main__":
    print_table(run())
