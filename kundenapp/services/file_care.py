"""Looking after a customer file from outside the window: examine it, back it up, bring the last backup back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.backup import BY_HAND, Backups
from kundenapp.store.header import has_hot_journal
from kundenapp.store.opening import open_store, restore_backup, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from kundenapp.store.backup import Backup
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store


@dataclass(frozen=True)
class Contents:
    """How much a sound file holds; customers in the trash are counted apart."""

    customers: int
    conversations: int
    in_trash: int = 0


@dataclass(frozen=True)
class Restored:
    """Which backup is in place now, and where the file that was there before lies, None if there was none."""

    backup: Backup
    aside: Path | None


def open_for_reading(path: Path, places: Places) -> Store:
    """Open a file for looking only, also beside a running window.

    If the program that last wrote to it was ended in the middle of a save, that save is taken back first, as the next
    start of the window would do.

    Raises
    ------
    FaultError
        as in `open_store`, but never IN_USE.
    """
    if has_hot_journal(path):
        try:
            open_store(path, places).close()
        except FaultError as error:
            if error.fault not in (
                Fault.IN_USE,
                Fault.IN_USE_ELSEWHERE,
            ):  # a window is in the middle of a save, and that is no reason to wait
                raise
    return open_store(path, places, read_only=True)


def examine(path: Path, places: Places) -> Contents:
    """Read a whole file, also beside a running window, and return what it holds.

    Raises
    ------
    FaultError
        DAMAGED if something in it is not sound, and whatever `open_for_reading` says.
    """
    with closing(open_for_reading(path, places)) as store, store.engine.known_faults():
        if not store.engine.integrity_check():
            raise FaultError(Fault.DAMAGED, path.name)
        rows = store.engine.row_counts()
        living = store.customer_list.count()
    return Contents(living, rows["conversations"], rows["customers"] - living)


def back_up_now(path: Path, places: Places) -> tuple[Backup, Path]:
    """Back a file up, also beside a running window, and return the backup and where it lies.

    Raises
    ------
    FaultError
        as in `open_for_reading` and `Backups.make`.
    """
    with closing(open_for_reading(path, places)) as store:
        backup = store.back_up(BY_HAND)
        return backup, store.backups.path(backup)


def restore_latest(path: Path, places: Places, clock: Callable[[], datetime] = utc_now) -> Restored:
    """Put the newest sound backup of the file at `path` in its place; works when that file is gone or damaged.

    Raises
    ------
    FaultError
        NO_BACKUP, BACKUP_DAMAGED, IN_USE if a window has the file open, TARGET_FULL or TARGET_UNWRITABLE; nothing has
        been changed then.
    """
    backup = Backups(places.backups, clock).newest_sound(path)
    return Restored(backup, restore_backup(path, backup, places, clock))
