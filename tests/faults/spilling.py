"""Ends in the middle of a transaction that has reached the file: ``python -m tests.faults.spilling FILE SQL...``

What is left is what a power cut leaves: a file that is half old and half new, and the journal that makes it whole.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys


def main() -> None:
    """Run the statements with a memory of five pages, so that they have to reach the disk, and die."""
    path, *statements = sys.argv[1:]
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "cache_size = 5", "cache_spill = 5"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        connection.execute(statement)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
