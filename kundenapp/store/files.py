"""Files around the customer file: on the disk when they are said to be, moved together with what belongs to them."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault
from kundenapp.store.header import journal_paths

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

AS_TARGET = {
    Fault.FULL: Fault.TARGET_FULL,
    Fault.CANNOT_OPEN: Fault.TARGET_UNWRITABLE,
    Fault.DISK_ERROR: Fault.TARGET_UNWRITABLE,
}
"""What a fault of the open file is called if it is about a file that is only just being written."""


def write_synced(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read; it is on the disk when this returns."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def sync_file(path: Path) -> None:
    """Make what was written to a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows does that by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def discard(path: Path) -> None:
    """Take away what was not finished; where even that is not possible, the error that led here says enough."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def remove_unfinished(folder: Path, now: datetime) -> None:
    """Take away what killed programs left half-made; what is younger than an hour, another one may be at."""
    for path in folder.glob("*.teil"):
        if path.stat().st_mtime < now.timestamp() - 3600:
            discard(path)


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def target_fault(error: OSError) -> Fault:
    """Return why a file could not be written."""
    return Fault.TARGET_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else Fault.TARGET_UNWRITABLE


def move_aside(target: Path, now: datetime) -> list[tuple[Path, Path]]:
    """Rename the file at `target` and its journals, and return where each of them was and is now.

    A journal left behind would spoil the file that comes in its place; beside the old file under its new name it still
    makes that file whole. If one cannot be renamed, none is.
    """
    aside = _free_name(target, f"ersetzt_{now:%Y-%m-%d_%H%M%S}")
    moved: list[tuple[Path, Path]] = []
    try:
        for old, new in zip((target, *journal_paths(target)), (aside, *journal_paths(aside)), strict=True):
            if old.exists():
                old.rename(new)
                moved.append((old, new))
    except OSError:
        move_back(moved)
        raise
    return moved


def move_back(moved: list[tuple[Path, Path]]) -> None:
    """Take back what `move_aside` did."""
    for old, new in reversed(moved):
        new.replace(old)


def _free_name(target: Path, label: str) -> Path:
    place = target.with_name(f"{target.name}.{label}")
    counter = 2
    while any(path.exists() for path in (place, *journal_paths(place))):
        place = target.with_name(f"{target.name}.{label}_{counter}")
        counter += 1
    return place
