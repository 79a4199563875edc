"""A second place for backups: a stick or another computer's folder, where a copy of each backup is put.

It may be out of reach at any time; the backup itself never depends on it. What lies there has the order of the first
place, so that it can be read in the same way.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store import files
from kundenapp.store.backup import Backups, manifest_path

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.backup import Backup

_NAME = "Kundenapp-Sicherungen"


class SecondPlace:
    """`folder` is what the person has chosen; everything lies in a folder of its own in it.

    Attributes
    ----------
    fault:
        why the last copy did not arrive, None if it did.
    refusal:
        the same if the place is there and has not taken it, None also for one that is out of reach.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fault: FaultError | None = None
        self.refusal: FaultError | None = None

    @property
    def root(self) -> Path:
        """The folder of all that lies there."""
        return self.folder / _NAME

    def take(self, backups: Backups, backup: Backup) -> None:
        """Put a copy of a backup there, and drop what it makes superfluous; `fault` says if that did not work."""
        try:
            self._copy(backups, backup)
        except OSError as error:
            self.fault = FaultError(files.target_fault(error), self.folder.name)
        except FaultError as error:
            self.fault = error
        else:
            self.fault = None
        self.refusal = self.fault if self._is_there() else None

    def try_out(self) -> None:
        """Write a small file there and take it away again.

        Raises
        ------
        FaultError
            TARGET_FULL or TARGET_UNWRITABLE if it is not taken.
        """
        if not self._is_there():
            raise FaultError(Fault.TARGET_UNWRITABLE, self.folder.name)
        trial = self.root / "Probe.teil"
        try:
            self.root.mkdir(exist_ok=True, mode=0o700)
            files.write_synced(trial, b"Kundenapp")
        except OSError as error:
            raise FaultError(files.target_fault(error), self.folder.name) from error
        finally:
            files.discard(trial)

    def _is_there(self) -> bool:
        try:
            return self.folder.is_dir()
        except OSError:  # a share of a computer that does not answer
            return False

    def _copy(self, backups: Backups, backup: Backup) -> None:
        if not self._is_there():  # a stick that is not there: its place must not be filled with a folder
            raise FaultError(Fault.TARGET_UNWRITABLE, self.folder.name)
        there = Backups(self.root, backups.now)
        _copy(backup, backups, there)
        there.thin_out(backup.file_uuid)

    def newest(self, backups: Backups, file_uuid: str) -> Backup | None:
        """Return the newest backup of a file that lies there, None if there is none or the place is out of reach."""
        try:
            return next(iter(Backups(self.root, backups.now).of_file(file_uuid)), None)
        except OSError:
            return None


def is_backup(path: Path) -> bool:
    """Whether a file is a backup, wherever it lies: its manifest is beside it."""
    try:
        return manifest_path(path).is_file()
    except OSError:  # a name that cannot even be asked for
        return False


def brought_here(backup: Backup, there: Backups, here: Backups) -> Backup:
    """Copy a backup from another place to the backups of this computer, and who was erased according to that place.

    Nothing is written there. Returns the copy; it has a new number if another backup has its number here.

    Raises
    ------
    FaultError
        BACKUP_DAMAGED or BACKUP_NEWER as in `Backups.verify`, TARGET_FULL or TARGET_UNWRITABLE if it cannot be copied.
    """
    there.verify(backup)
    known = here.of_file(backup.file_uuid)
    copy = backup
    if backup not in known and backup.number in {other.number for other in known}:
        number = known[0].number + 1
        copy = replace(backup, number=number, file_name=f"{number:06d}_{backup.file_name.partition('_')[2]}")
    try:
        _copy(backup, there, here, copy)
    except OSError as error:
        raise FaultError(files.target_fault(error), here.root.name) from error
    return copy


def _copy(backup: Backup, source: Backups, target: Backups, copy: Backup | None = None) -> None:
    """Copy a backup with all that is known about erased people; `copy` is what it is called there, if not the same."""
    copy = copy or backup
    place = target.path(copy)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.remove_unfinished(place.parent, target.now())
    target.tombstones.note(backup.file_uuid, source.tombstones.of_file(backup.file_uuid))
    unfinished = place.with_name(f"{place.name}.teil")
    try:
        shutil.copyfile(source.path(backup), unfinished)
        files.sync_file(unfinished)
        if files.sha256(unfinished) != backup.sha256:
            raise FaultError(Fault.TARGET_UNWRITABLE, target.root.parent.name)
        files.write_synced(manifest_path(place), copy.manifest())
        unfinished.replace(place)
        files.sync_folder(place.parent)
    finally:
        files.discard(unfinished)


def second_place(folder: Path, backups: Backups) -> SecondPlace:
    """Return a folder that somebody has chosen as the second place.

    Raises
    ------
    ValidationError
        if the backups lie there already.
    """
    first = backups.root.absolute()
    if folder.absolute() == first or first in folder.absolute().parents:
        raise ValidationError("second_place", _("Dort liegen die Sicherungen schon. Wählen Sie einen anderen Ordner."))
    return SecondPlace(folder)
