"""Too little memory (F26): it is said, what was half done is taken back, and work goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.faults.machine import REPO

if TYPE_CHECKING:
    from pathlib import Path


def test_a_program_without_memory_loses_nothing_and_lives(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.short_of_memory", str(tmp_path)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"told": ["low_memory", "low_memory"], "taken back": True, "sound": True}
