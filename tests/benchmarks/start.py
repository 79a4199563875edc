"""How long the window takes to appear, and how much memory it needs, beside a plain window of the same kind.

Both are whole processes, run in turn: the time is from exec to the first painted window, the memory what the
operating system counts over the whole life.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places
from tests.benchmarks.table import Row, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT = Path(__file__).parents[2]
_ROUNDS = 9


def measured(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a process; return the seconds to its first painted window and its memory in MB."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if child.stdout is None or child.stdout.readline() != b"painted\n":
        raise SystemExit(f"{command} painted nothing")
    seconds = time.perf_counter() - begin
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} ended with {child.returncode}")
    return seconds, usage.ru_maxrss / 1024


def measured_files(files: Sequence[Path], home: Path) -> list[tuple[float, ...]]:
    """Return the seconds to the first painted window of each file, round by round, the files in turn."""
    environment = window_environment(home)
    commands = [[sys.executable, "-m", "tests.benchmarks.our_window", str(file)] for file in files]
    for command in commands:
        measured(command, environment)
    return [tuple(measured(command, environment)[0] for command in commands) for _round in range(_ROUNDS)]


def window_environment(home: Path) -> dict[str, str]:
    """Return the environment of a window that is measured."""
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program starts from compiled modules
    return environment


def run(customers: int = 48) -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "Radwerk Lindner.kundenapp"
        create_sample_file(file, Places(folder / "backups", folder / "state"), date(2026, 11, 23), customers)
        environment = window_environment(folder)
        ours = [sys.executable, "-m", "tests.benchmarks.our_window", str(file)]
        bare = [sys.executable, "-m", "tests.benchmarks.bare_window"]
        for command in (ours, bare):
            measured(command, environment)
        rounds = [(measured(ours, environment), measured(bare, environment)) for _round in range(_ROUNDS)]
    medians = [[statistics.median(r[side][figure] for r in rounds) for side in (0, 1)] for figure in range(2)]
    first = statistics.median(r[0][0] / r[1][0] for r in rounds)
    memory = statistics.median(r[0][1] / r[1][1] for r in rounds)
    bare_time = f"full bare window {medians[0][1] * 1000:.0f} ms"
    return [
        (
            f"start to first painted window, {customers} customers: {medians[0][0] * 1000:.0f} ms",
            bare_time,
            f"{first:.2f}x",
            "<= 1.6x, stretch 1.3x",
        ),
        (
            f"peak memory after start: {medians[1][0]:.0f} MB",
            f"full bare window {medians[1][1]:.0f} MB",
            f"{memory:.2f}x",
            "<= 1.7x, stretch 1.4x",
        ),
    ]


if __name__ == "__main__":
    print_table(run(int(sys.argv[1]) if len(sys.argv) > 1 else 48))
