"""Backups: complete verified copies of the customer file, each with a manifest, in a folder of their own per file.

A backup counts only when it has been opened again, found sound and equal in row counts, and put under its name in one
step. For SQLite only.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store import files
from kundenapp.store.connection import open_copy
from kundenapp.store.header import SCHEMA_VERSION, check_header
from kundenapp.store.retention import superseded
from kundenapp.store.tombstones import Tombstones

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.engine import Engine

BY_HAND = "von-Hand"
"""The reason in the name of a backup that somebody asked for; a word of the files, the same in every language."""
_ATTEMPTS = 3
_SUFFIX = ".kundenapp"


@dataclass(frozen=True)
class Backup:
    """One backup as its manifest describes it. `number` counts up for ever and gives the order, not the clock."""

    number: int
    file_name: str
    reason: str
    created_at: str
    source: str
    file_uuid: str
    sha256: str
    size: int
    customers: int
    last_operation: int
    row_counts: dict[str, int] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.created_at)

    def manifest(self) -> bytes:
        """Return what stands in the file beside it."""
        return json.dumps(asdict(self), indent=1).encode()


class Backups:
    """All backups under one root folder, a folder per customer file named by its uuid."""

    def __init__(self, root: Path, clock: Callable[[], datetime]) -> None:
        self.root = root
        self.tombstones = Tombstones(root)
        self.now = clock

    def make(self, engine: Engine, file_uuid: str, reason: str) -> Backup:
        """Copy the open file, check the copy, and only then give it its name.

        Raises
        ------
        FaultError
            TARGET_FULL or TARGET_UNWRITABLE if the folder does not take it, DAMAGED if the copy is not sound;
            nothing half-made is left behind, older backups are untouched.
        """
        folder = self.folder(file_uuid)
        number = _next_number(folder)
        now = self.now().astimezone()
        name = f"{number:06d}_{now:%Y-%m-%d_%H%M}_{reason}{_SUFFIX}"
        unfinished = folder / f"{name}.teil"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.remove_unfinished(folder, now)
            unfinished.unlink(missing_ok=True)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # private from the first byte on
            counts = _copy_checked(engine, unfinished)
            backup = _manifest(engine, unfinished, number, name, reason, now, file_uuid, counts)
            files.write_synced(manifest_path(folder / name), backup.manifest())
            unfinished.replace(folder / name)
            files.sync_folder(folder)
        except OSError as error:
            files.discard(manifest_path(folder / name))
            raise FaultError(files.target_fault(error), self.root.name) from error
        finally:
            files.discard(unfinished)
        self.thin_out(file_uuid)
        return backup

    def thin_out(self, file_uuid: str) -> None:
        """Drop the backups of a file that newer ones have made superfluous."""
        for backup in superseded(self.of_file(file_uuid)):
            path = self.path(backup)
            with suppress(OSError):  # what cannot be removed now goes another time
                path.unlink(missing_ok=True)
                manifest_path(path).unlink(missing_ok=True)

    def of_file(self, file_uuid: str) -> list[Backup]:
        """Return the backups of a file, the newest first."""
        return _read_manifests(self.folder(file_uuid))

    def all(self) -> list[Backup]:
        """Return the backups of all files of this computer; the file with the latest comes first, of each the newest.

        Within one file the order is that of the numbers, not of the clock.
        """
        folders = [entry for entry in self.root.iterdir() if entry.is_dir()] if self.root.is_dir() else []
        by_file = [backups for backups in map(_read_manifests, folders) if backups]
        by_file.sort(key=lambda backups: max(backup.moment for backup in backups), reverse=True)
        return [backup for backups in by_file for backup in backups]

    def folder(self, file_uuid: str) -> Path:
        """Return the folder for the backups of a file; before the first one it is not there."""
        return self.root / file_uuid

    def of_path(self, path: Path) -> list[Backup]:
        """Return the backups of the file that is or was at `path`, the newest first; works when that file is gone."""
        source, known = str(path.absolute()), self.all()
        files_here = {backup.file_uuid for backup in known if backup.source == source}
        return [backup for backup in known if backup.file_uuid in files_here]

    def path(self, backup: Backup) -> Path:
        """Return where a backup lies."""
        return self.folder(backup.file_uuid) / backup.file_name

    def verify(self, backup: Backup) -> None:
        """Read a backup completely and compare it with its manifest.

        Raises
        ------
        FaultError
            BACKUP_DAMAGED if a single bit differs or it does not open, BACKUP_NEWER if a newer program made it.
        """
        path = self.path(backup)
        try:
            if files.sha256(path) != backup.sha256:
                raise FaultError(Fault.BACKUP_DAMAGED, backup.file_name)
            check_header(path, SCHEMA_VERSION)
            with closing(open_copy(path)) as copy:
                sound = copy.integrity_check() and copy.row_counts() == backup.row_counts
        except (OSError, FaultError) as error:
            is_newer = isinstance(error, FaultError) and error.fault is Fault.NEWER
            raise FaultError(Fault.BACKUP_NEWER if is_newer else Fault.BACKUP_DAMAGED, backup.file_name) from error
        if not sound:
            raise FaultError(Fault.BACKUP_DAMAGED, backup.file_name)

    def newest_sound(self, path: Path) -> Backup:
        """Return the newest backup of the file at `path` that passes `verify`.

        Raises
        ------
        FaultError
            NO_BACKUP if there is none at all, else what is wrong with the newest (see `verify`) if none is sound.
        """
        candidates = self.of_path(path)
        if not candidates:
            raise FaultError(Fault.NO_BACKUP, path.name)
        refusals = []
        for backup in candidates:
            try:
                self.verify(backup)
            except FaultError as error:
                refusals.append(error)
            else:
                return backup
        raise refusals[0]

    def put_in_place(self, backup: Backup, target: Path) -> Path | None:
        """Put a verified backup where the customer file belongs; what lay there is moved aside, journals included.

        Returns the new place of the old file, None if there was none.

        Raises
        ------
        FaultError
            BACKUP_DAMAGED, BACKUP_NEWER, TARGET_FULL or TARGET_UNWRITABLE; then the old file is where it was.
        """
        self.verify(backup)
        fresh = target.with_name(f"{target.name}.teil")
        moved: list[tuple[Path, Path]] = []
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(self.path(backup), fresh)
            fresh.chmod(0o600)
            files.sync_file(fresh)
            moved = files.move_aside(target, self.now().astimezone())
            fresh.replace(target)
            files.sync_folder(target.parent)
        except OSError as error:
            files.move_back(moved)
            raise FaultError(files.target_fault(error), target.name) from error
        finally:
            files.discard(fresh)
        return dict(moved).get(target)


def manifest_path(path: Path) -> Path:
    """Return where the manifest of a backup lies."""
    return path.with_name(f"{path.name}.json")


def _copy_checked(engine: Engine, target: Path) -> dict[str, int]:
    counts = _copy(engine, target)
    with closing(open_copy(target)) as copy:
        if not copy.integrity_check() or copy.row_counts() != counts:
            raise FaultError(Fault.DAMAGED, engine.path.name)
    files.sync_file(target)
    return counts


def _copy(engine: Engine, target: Path) -> dict[str, int]:
    """Copy the file and return how many rows each table has; anew if another program saves something meanwhile."""
    for _attempt in range(_ATTEMPTS):
        version, counts = engine.data_version, engine.row_counts()
        target.write_bytes(b"")
        try:
            engine.copy_into(target)
        except FaultError as error:
            fault = files.AS_TARGET.get(error.fault, error.fault)
            raise FaultError(fault, target.parent.parent.name) from error
        if engine.data_version == version:
            return counts
    raise FaultError(Fault.BUSY, engine.path.name)


def _manifest(
    engine: Engine,
    copy: Path,
    number: int,
    name: str,
    reason: str,
    now: datetime,
    file_uuid: str,
    counts: dict[str, int],
) -> Backup:
    return Backup(
        number=number,
        file_name=name,
        reason=reason,
        created_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        source=str(engine.path.absolute()),
        file_uuid=file_uuid,
        sha256=files.sha256(copy),
        size=copy.stat().st_size,
        customers=counts.get("customer_summaries", 0),
        last_operation=cast("int", engine.scalar("SELECT coalesce(max(id), 0) FROM operations")),
        row_counts=counts,
    )


def _read_manifests(folder: Path) -> list[Backup]:
    found = []
    for path in folder.glob(f"*{_SUFFIX}.json"):
        try:
            found.append(_believed(path))
        except (OSError, ValueError, TypeError, AttributeError):
            continue  # a torn manifest belongs to no usable backup
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def _believed(manifest: Path) -> Backup:
    """Return the backup that a manifest describes; whatever it is wrong about raises an error."""
    backup = Backup(**cast("dict[str, Any]", json.loads(manifest.read_bytes())))
    texts = (backup.reason, backup.source, backup.sha256)
    numbers = (backup.size, backup.customers, backup.last_operation, *backup.row_counts.values())
    if not (all(isinstance(text, str) for text in texts) and all(isinstance(number, int) for number in numbers)):
        raise TypeError("not what a manifest says")
    file = manifest.with_suffix("")
    is_of_file = (backup.file_name, backup.file_uuid) == (file.name, file.parent.name) and file.exists()
    if not is_of_file or backup.number != _number_in(file.name) or backup.moment.tzinfo is None:
        raise ValueError("not what the manifest of this file says")
    return backup


def _next_number(folder: Path) -> int:
    """Return the number after the highest in any name, so that not even a torn backup loses its own."""
    return max((_number_in(path.name) for path in folder.glob("*_*")), default=0) + 1


def _number_in(name: str) -> int:
    digits = name.partition("_")[0]
    return int(digits) if digits.isdecimal() else 0
