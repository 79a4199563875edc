"""The program is ended in the middle: killed while saving (F1) and while changing the shape of the file (F16)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from tests.factories import MEMORY_DISK
from tests.faults.machine import REPO

if TYPE_CHECKING:
    import pytest


def figures_of(script: str, *arguments: object) -> dict[str, int]:
    """Run a script of this folder in a folder of its own and return what it found."""
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as folder:
        command = [sys.executable, "-m", f"tests.faults.{script}", folder, *(str(argument) for argument in arguments)]
        done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures: dict[str, int] = json.loads(done.stdout)
    sys.stdout.write(f"{script}: {figures}\n")
    return figures


def test_killed_while_saving_nothing_acknowledged_is_lost_and_nothing_is_half(request: pytest.FixtureRequest) -> None:
    kills = 2_000 if request.config.getoption("--thorough") else 200
    figures = figures_of("kill_saving", kills)
    assert figures["kills"] == kills
    assert figures["acknowledged"] > kills
    assert figures["journals"] > kills // 10, "hardly a kill has met a save"
    assert {name: figures[name] for name in ("lost", "half", "unsound", "ended_by_itself")} == {
        "lost": 0,
        "half": 0,
        "unsound": 0,
        "ended_by_itself": 0,
    }


def test_killed_while_migrating_the_file_is_old_or_new_and_the_next_start_finishes(
    request: pytest.FixtureRequest,
) -> None:
    kills, seconds = (2_000, 600) if request.config.getoption("--thorough") else (200, 20)
    figures = figures_of("kill_migrating", kills, seconds)
    assert figures["kills"] >= 50
    assert figures["old"] > 0
    assert figures["journals"] > 0, "no kill has met the migration"
    assert {name: figures[name] for name in ("half", "changed", "unfinished", "no_backup")} == {
        "half": 0,
        "changed": 0,
        "unfinished": 0,
        "no_backup": 0,
    }
