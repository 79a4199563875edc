"""One program per file on this computer: a lock of the operating system, which dies with the program that holds it.

The lock file is never deleted and its content means nothing, so that no left-over can lock anybody out.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """The lock on one customer file, held until `release` or the end of the program."""

    def __init__(self, folder: Path, file_uuid: str, file_name: str) -> None:
        self._path = folder / f"{file_uuid}.lock"
        self._file_name = file_name
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises
        ------
        FaultError
            IN_USE if another program on this computer holds it, TARGET_UNWRITABLE if no lock can be kept.
        """
        folder = self._path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise FaultError(Fault.TARGET_UNWRITABLE, folder.name) from error
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise FaultError(Fault.IN_USE, self._file_name) from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; without one nothing happens."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
