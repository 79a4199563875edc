"""How long saving one field takes, beside a bare sqlite3 transaction that writes the same rows.

The operation writes the row, the change log, the summary and the search index; the reference writes exactly the same
rows with the same PRAGMAs into a copy of the same file, without looking anything up.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from kundenapp.services.sample import create_sample_file
from kundenapp.store.connection import PRAGMAS
from kundenapp.store.opening import Places, open_store
from tests.benchmarks.table import Row, print_table

_ROUNDS = 300


def run() -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "backups", folder / "state")
        files = [folder / f"{side}.kundenapp" for side in ("ours", "bare")]
        for file in files:
            create_sample_file(file, places, date(2026, 11, 23))
        store = open_store(files[0], places)
        bare = _Bare(files[1])
        pairs = []
        for number in range(_ROUNDS):
            customer = replace(store.customers.get(1 + number % 48), department=f"Abteilung {number}")
            begin = time.perf_counter()
            store.customers.save(customer)
            middle = time.perf_counter()
            bare.save(1 + number % 48, f"Abteilung {number}")
            pairs.append((middle - begin, time.perf_counter() - middle))
        store.close()
        bare.connection.close()
    ours, reference = (statistics.median(pair[side] for pair in pairs) * 1000 for side in (0, 1))
    ratio = statistics.median(one / other for one, other in pairs)
    return [
        (
            f"save one field: {ours:.2f} ms",
            f"bare transaction, same rows and PRAGMAs {reference:.2f} ms",
            f"{ratio:.2f}x",
            "<= 2x, stretch 1.3x",
        )
    ]


class _Bare:
    """Writes what an operation writes, and nothing else."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}")
        self._image = str(self.connection.execute("SELECT * FROM customers WHERE id = 1").fetchone())

    def save(self, customer_id: int, department: str) -> None:
        run = self.connection.execute
        old = run("SELECT search_text FROM customer_summaries WHERE customer_id = ?", (customer_id,)).fetchone()[0]
        new = f"{old} {department}"
        run("BEGIN IMMEDIATE")
        run("UPDATE customers SET department = ?, version = version + 1 WHERE id = ?", (department, customer_id))
        operation = run(
            "INSERT INTO operations (uuid, kind, summary, at) VALUES (?, 'customer.change', 'geändert', '2026-11-23')",
            (department,),
        ).lastrowid
        run(
            'INSERT INTO changes (operation_id, "table", row_id, customer_id, before, after) '
            "VALUES (?, 'customers', ?, ?, ?, ?)",
            (operation, customer_id, customer_id, self._image, self._image),
        )
        run(
            "INSERT INTO customer_search (customer_search, rowid, search_text) VALUES ('delete', ?, ?)",
            (customer_id, old),
        )
        run("UPDATE customer_summaries SET search_text = ? WHERE customer_id = ?", (new, customer_id))
        run("INSERT INTO customer_search (rowid, search_text) VALUES (?, ?)", (customer_id, new))
        run("COMMIT")


if __name__ == "__main__":
    print_table(run())
