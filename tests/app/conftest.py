"""What the tests of the entrance share: a sample file, a small disk, the program as people start it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import logs
from kundenapp.app.main import main
from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places
from tests.factories import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPO = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Outcome:
    """How the program ended and what it said."""

    code: int
    said: str
    complained: str


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample business, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "Beispiel.kundenapp"
    create_sample_file(path, Places(folder / "backups", folder / "state"), MONDAY)
    return path


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample business under a name that means mischief."""
    folder = tmp_path / "Käthe & Söhne <b>"
    folder.mkdir()
    return Path(shutil.copy(sample_file, folder / "Kunden <b>fett 100 %s {name}.kundenapp"))


@pytest.fixture
def kundenapp(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Outcome]]:
    """The program, started in this process."""
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))  # put back at the end
    monkeypatch.setattr(logs, "watch_crashes", lambda _folder: None)
    monkeypatch.setattr(logs, "keep_memory_private", lambda: None)

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    yield run
    logs.stop_logging()


@pytest.fixture
def process() -> Callable[..., Outcome]:
    """The program as people start it, in a process of its own, without a screen."""

    def run(*arguments: str | Path, code: str = "", **variables: str) -> Outcome:
        how = ["-c", code] if code else ["-m", "kundenapp"]
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment.pop("QT_QPA_PLATFORM", None)
        done = subprocess.run(
            [sys.executable, *how, *(str(argument) for argument in arguments)],
            cwd=REPO,
            env={**environment, **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room; needs the right to mount and fails without it: a full disk cannot be imagined."""
    place = tmp_path / "Stick"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=True, capture_output=True)
    yield place
    subprocess.run(["umount", "--lazy", place], check=True, capture_output=True)  # the log may still hold a file
