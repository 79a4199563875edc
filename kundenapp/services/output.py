"""Files that leave the program: whole or not at all, and the file that was there before never harmed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError

if TYPE_CHECKING:
    from collections.abc import Callable

UNFINISHED = ".teil"
"""The ending of a file that is still being written."""

# A virus scanner, an indexer or a synchronised folder lets go of a file within a moment; Excel does not.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.5, 0.75, 1.0)
_FULL = {errno.ENOSPC, errno.EDQUOT}


def write_atomically(path: Path, data: bytes, *, wait: Callable[[float], object] = time.sleep) -> None:
    """Write `data` to `path`, so that whoever looks sees the old file or the new one, even after a power cut.

    The data go into a file beside the target, reach the disk, and take the place of the target in one step. While
    another program holds the target this is tried again for three seconds; `wait` is called between two tries.

    Raises
    ------
    FaultError
        `Fault.TARGET_FULL` or `Fault.TARGET_UNWRITABLE`; the old file is unchanged, nothing unfinished stays behind.
    """
    # A link stays a link: its file is replaced.
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        unfinished = _write_beside(target, data)
        try:
            _replace(unfinished, target, wait)
        except BaseException:
            _remove(unfinished)
            raise
    except OSError as error:
        fault = Fault.TARGET_FULL if error.errno in _FULL else Fault.TARGET_UNWRITABLE
        raise FaultError(fault, path.name) from error
    _sync_folder(target.parent)


def _write_beside(target: Path, data: bytes) -> Path:
    """Write `data` to a new file in the folder of `target`, through to the disk, and return its path."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=UNFINISHED, dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            # Who was allowed to read the old file may read the new one; a new file is for its owner.
            shutil.copymode(target, unfinished)
    except BaseException:
        _remove(unfinished)
        raise
    return unfinished


def _replace(unfinished: Path, target: Path, wait: Callable[[float], object]) -> None:
    for pause in _WAITS:
        try:
            unfinished.replace(target)
        except PermissionError:
            wait(pause)
        else:
            return
    unfinished.replace(target)


def _remove(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        unfinished.unlink()


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; Windows does it by itself, some network folders cannot, and neither is a loss."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
