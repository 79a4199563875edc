"""The figures of a large file: 100,000 customers with a million conversations and a million answers.

``python -m tests.benchmarks.large`` makes such a file first, which takes some minutes; ``python -m
tests.benchmarks.large FILE`` measures with one that is there (``kundenapp demo -o FILE --customers 100000``).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.customer_list import CustomerSummary
from kundenapp.domain.text import search_words
from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places, open_store
from kundenapp.ui.customers.list_delegate import CustomerDelegate
from kundenapp.ui.customers.list_view import CustomerListView
from kundenapp.ui.main_window import MainWindow
from kundenapp.ui.theme import Mode
from tests.benchmarks import enthusiasm
from tests.benchmarks.start import measured_files
from tests.benchmarks.table import Row, print_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from kundenapp.store.store import Store
    from kundenapp.ui.customers.list_panel import CustomerListPanel

CUSTOMERS = 100_000
_TODAY = date(2026, 11, 23)
_TYPED = (
    "müller", "mueller an", "schäfer", "anna petersen", "bremen", "rad", "probefahrt", "0421 55", "k-1234", "28203",
    "lastenrad", "achim", "von ahlefeld", "info@", "oyten", "weserblitz", "kowalski", "zeynep", "bäckerei", "yilmaz",
)  # fmt: skip
"""What people type into the field above the list: names, places, numbers, and words that were said."""


def run(file: Path | None = None) -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "backups", folder / "state")
        large, small = file or folder / "large.kundenapp", folder / "small.kundenapp"
        create_sample_file(small, places, _TODAY)
        if file is None:
            create_sample_file(large, places, _TODAY, CUSTOMERS)
        rows = start(large, small, folder)
        make_application(Mode.LIGHT, 1.0)
        store = open_store(large, places)
        window = MainWindow(store)
        window.resize(1366, 690)
        window.show()
        window.pages.open_customer(1)
        settled()
        rows += [*keystrokes(window, store), opening(window), *scrolling(window), *enthusiasm.run(window, store)]
        window.close()
        store.abandon()
    return rows


def start(large: Path, small: Path, home: Path) -> list[Row]:
    """Compare the start of two files, in turn."""
    seconds = measured_files([large, small], home)
    ratio = statistics.median(one / other for one, other in seconds)
    medians = [statistics.median(pair[side] for pair in seconds) * 1000 for side in (0, 1)]
    return [
        (
            f"start, {CUSTOMERS:,} customers: {medians[0]:.0f} ms",
            f"start with the sample file {medians[1]:.0f} ms",
            f"{ratio:.2f}x",
            "<= 1.15x, stretch 1.05x",
        )
    ]


def keystrokes(window: MainWindow, store: Store) -> list[Row]:
    """One letter more in the field, to the repainted list; beside it the bare query and a bare list."""
    panel, bare = window.customers.list_panel, _BareList()
    ours: dict[bool, list[float]] = {True: [], False: []}
    ratios: list[float] = []
    for text in _TYPED:
        panel.filter_field.clear()
        for length in range(1, len(text) + 1):
            typed = text[:length]
            taken = milliseconds(partial(_type, panel, typed))
            reference = milliseconds(partial(bare.show, store, typed))
            ours[length == 1].append(taken)
            ratios.append(taken / reference)
            if length == len(text):
                settled()
    panel.filter_field.clear()
    return [
        _search_row("first letter", ours[True], statistics.median(ratios), "p95 <= 33 ms"),
        _search_row("further letters", ours[False], statistics.median(ratios), "p95 <= 16 ms and <= 3x"),
    ]


def _type(panel: CustomerListPanel, text: str) -> None:
    panel.filter_field.setText(text)
    panel.view.viewport().repaint()


def _search_row(name: str, times: list[float], ratio: float, bar: str) -> Row:
    figure = f"search, {name}: median {statistics.median(times):.1f}, p95 {p95(times):.1f} ms"
    return figure, "bare FTS query and repaint of a bare list", f"{ratio:.2f}x", bar


class _BareList:
    """The query and nothing else, shown by Qt's own list of texts in a view like ours."""

    def __init__(self) -> None:
        self._model = QStringListModel()
        self.view = CustomerListView()
        self.view.setModel(self._model)
        self.view.resize(336, 500)
        self.view.show()

    def show(self, store: Store, typed: str) -> None:
        """Ask the index, sorted by name, the first 200, and repaint."""
        query = " ".join(f'"{word}"*' for word in search_words(typed)) or '""'
        rows = store.engine.rows(
            "SELECT display_name FROM customer_search JOIN customer_summaries ON customer_id = customer_search.rowid "
            "WHERE customer_search MATCH ? ORDER BY sort_key LIMIT 200",
            (query,),
        )
        self._model.setStringList([name for (name,) in rows])
        self.view.viewport().repaint()


def opening(window: MainWindow) -> Row:
    """Open customers all over the list, until their page is painted."""
    random, panel, times = Random(1), window.customers.list_panel, []
    for _round in range(100):
        customer_id = panel.model.id_at(random.randrange(panel.model.rowCount())) or 0
        times.append(milliseconds(partial(_open, window, customer_id)))
    figure = f"open a customer: median {statistics.median(times):.1f}, p95 {p95(times):.1f} ms"
    return figure, "nothing", "-", "p95 <= 50 ms, stretch 16 ms"


def _open(window: MainWindow, customer_id: int) -> None:
    window.customers.open_customer(customer_id)
    settled()


def scrolling(window: MainWindow) -> list[Row]:
    """Scroll page by page and jump; beside it a pure C++ model in the same view with the same painter."""
    ours, bare = window.customers.list_panel.view, CustomerListView()
    model = QStringListModel([f"Kundin {number}" for number in range(CUSTOMERS)])
    bare.setModel(model)
    bare.setItemDelegate(_SameCard(bare))
    bare.resize(ours.size())
    bare.show()
    settled()
    rows = []
    for name, places in (
        ("scroll", [step * 500 for step in range(200)]),
        ("jump", [Random(2).randrange(CUSTOMERS * 50) for _jump in range(100)]),
    ):
        times = [[milliseconds(partial(_scroll, view, place)) for place in places] for view in (ours, bare)]
        medians = [statistics.median(side) for side in times]
        rows.append(
            (
                f"{name} in the list: {medians[0]:.1f} ms",
                f"QStringListModel of the same size {medians[1]:.1f} ms",
                f"{medians[0] / medians[1]:.2f}x",
                "<= 1.5x, stretch 1.2x",
            )
        )
    return rows


class _SameCard(CustomerDelegate):
    """Paints what the list paints, without asking the model for more than a line of text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary = CustomerSummary(1, str(index.data()), "KI")
        self.paint_card(painter, option, index.row(), summary, "zuletzt vor 3 Wochen")


def _scroll(view: CustomerListView, place: int) -> None:
    view.verticalScrollBar().setValue(place)
    view.viewport().repaint()


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def p95(times: list[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return sorted(times)[int(len(times) * 0.95)]


def settled() -> None:
    """Let the window do what it has put off, and paint."""
    for _round in range(3):
        QApplication.processEvents()


if __name__ == "__main__":
    print_table(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
