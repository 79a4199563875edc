"""What a machine does to a program: no room, no permission, another user. For Linux, as root.

Whatever cannot be done here fails the test; a fault that was not provoked has not been tested.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = Path(__file__).resolve().parent.parent.parent


def run(*command: str | Path) -> None:
    """Run a command of the system, which has to work."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that everybody may enter and nobody else tidies up, unlike those of the test runner."""
    folder = Path(tempfile.mkdtemp(prefix="kundenapp-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """A disk of its own with so much room."""
    with own_folder() as folder:
        run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=755", "none", folder)
        try:
            yield folder
        finally:
            run("umount", "--lazy", folder)


def fill(folder: Path) -> Path:
    """Take the last byte of the disk at `folder`; return the file that has it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"\1" * size)
            except OSError:
                continue
    assert os.statvfs(folder).f_bavail == 0
    return ballast


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody, not even root, may write into `folder`."""
    run("mount", "--bind", folder, folder)
    try:
        run("mount", "-o", "remount,ro,bind", folder)
        yield
    finally:
        run("umount", "--lazy", folder)


@contextmanager
def untouchable(path: Path) -> Iterator[None]:
    """Nobody, not even root, may change, rename or delete `path`."""
    run("chattr", "+i", path)
    try:
        yield
    finally:
        run("chattr", "-i", path)


def as_nobody(*arguments: str | Path) -> dict[str, Any]:
    """Return what a user without any rights meets with a customer file: see `tests/faults/nobody.py`."""
    script = Path(__file__).with_name("nobody.py")
    command = [sys.executable, str(script), *(str(argument) for argument in arguments)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return cast("dict[str, Any]", json.loads(done.stdout))


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes; the disk answers with an error that does not mean "full"."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
