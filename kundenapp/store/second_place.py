"""A second place for backups: a stick or another computer's folder, where a copy of each backup is put.

It may be out of reach at any time; the backup itself never depends on it. What lies there has the order of the first
place, so that it can be read in the same way.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store import files
from kundenapp.store.backup import Backups

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
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fault: FaultError | None = None

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

    def _copy(self, backups: Backups, backup: Backup) -> None:
        if not self.folder.is_dir():  # a stick that is not there: its place must not be filled with a folder
            raise FaultError(Fault.TARGET_UNWRITABLE, self.folder.name)
        there = Backups(self.root, backups.now)
        source, target = backups.path(backup), there.path(backup)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        files.remove_unfinished(target.parent, backups.now())
        unfinished = target.with_name(f"{target.name}.teil")
        try:
            shutil.copyfile(source, unfinished)
            files.sync_file(unfinished)
            if files.sha256(unfinished) != backup.sha256:
                raise FaultError(Fault.TARGET_UNWRITABLE, self.folder.name)
            files.write_synced(target.with_name(f"{target.name}.json"), backup.manifest())
            unfinished.replace(target)
            files.sync_folder(target.parent)
        finally:
            files.discard(unfinished)
        there.tombstones.note(backup.file_uuid, backups.tombstones.of_file(backup.file_uuid))
        there.thin_out(backup.file_uuid)

    def newest(self, backups: Backups, file_uuid: str) -> Backup | None:
        """Return the newest backup of a file that lies there, None if there is none or the place is out of reach."""
        try:
            return next(iter(Backups(self.root, backups.now).of_file(file_uuid)), None)
        except OSError:
            return None


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
