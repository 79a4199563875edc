"""The figures of Begeisterung over a million answers; beside them the bare aggregate of the same window."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kundenapp.domain.answer_windows import last_12_months
from kundenapp.services.answer_figures import answer_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.benchmarks.table import Row

_ROUNDS = 9


def run(window: MainWindow, store: Store) -> list[Row]:
    """Measure the figures alone, and the page with them until it is painted."""
    days = last_12_months(store.today())
    first, last = days.first.isoformat(), days.last.isoformat()

    def bare() -> None:
        store.engine.rows(
            "SELECT value, count(*) FROM (SELECT value, row_number() OVER "
            "(PARTITION BY customer_id ORDER BY day DESC, id DESC) AS place "
            "FROM answers WHERE day BETWEEN ? AND ?) AS ranked WHERE place = 1 GROUP BY value",
            (first, last),
        )

    def page() -> None:
        window.enthusiasm.reload()
        QApplication.processEvents()

    window.pages.begin_with("enthusiasm")
    page()
    answers = store.engine.scalar("SELECT count(*) FROM answers")
    reference = _median(bare)
    rows = []
    for name, work in (("figures", lambda: answer_figures(store, days)), ("page", page)):
        taken = _median(work)
        rows.append(
            (
                f"Begeisterung, {name}, {answers:,} answers: {taken:.0f} ms",
                f"bare SQL, latest answer per customer {reference:.0f} ms",
                f"{taken / reference:.2f}x",
                "<= 1.5x and <= 100 ms",
            )
        )
    return rows


def _median(work: Callable[[], object]) -> float:
    times = []
    for _round in range(_ROUNDS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)
