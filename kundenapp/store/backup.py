"""Backups: complete verified copies of the customer file, each with a manifest, in a folder of their own per file.

A backup counts only when it has been opened again, found sound and equal in row counts, and put under its name in one
step. For SQLite only.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.connection import open_copy
from kundenapp.store.header import check_header, journal_paths
from kundenapp.store.migrations import SCHEMA_VERSION
from kundenapp.store.retention import superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kundenapp.store.engine import Engine

_SUFFIX = ".kundenapp"
_TOMBSTONES = "erased.txt"


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


class Backups:
    """All backups under one root folder, a folder per customer file named by its uuid."""

    def __init__(self, root: Path, clock: Callable[[], datetime]) -> None:
        self._root = root
        self._clock = clock

    def make(self, engine: Engine, file_uuid: str, reason: str) -> Backup:
        """Copy the open file, check the copy, and only then give it its name.

        Raises
        ------
        FaultError
            TARGET_FULL or TARGET_UNWRITABLE if the folder does not take it, DAMAGED if the copy is not sound;
            nothing half-made is left behind, older backups are untouched.
        """
        folder = self._root / file_uuid
        known = self.of_file(file_uuid)
        number = max((backup.number for backup in known), default=0) + 1
        now = self._clock().astimezone()
        name = f"{number:06d}_{now:%Y-%m-%d_%H%M}_{reason}{_SUFFIX}"
        unfinished = folder / f"{name}.teil"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.unlink(missing_ok=True)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # private from the first byte on
            counts = _copy_checked(engine, unfinished)
            backup = _manifest(engine, unfinished, number, name, reason, now, file_uuid, counts)
            _write_synced(folder / f"{name}.json", json.dumps(asdict(backup), indent=1).encode())
            unfinished.replace(folder / name)
            sync_folder(folder)
        except OSError as error:
            raise FaultError(_target_fault(error), self._root.name) from error
        finally:
            _discard(unfinished)
        self._remove_superseded([*known, backup])
        return backup

    def _remove_superseded(self, known: list[Backup]) -> None:
        for backup in superseded(known):
            path = self.path(backup)
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.json").unlink(missing_ok=True)

    def of_file(self, file_uuid: str) -> list[Backup]:
        """Return the backups of a file, the newest first."""
        return _read_manifests(self._root / file_uuid)

    def of_path(self, path: Path) -> list[Backup]:
        """Return the backups made from the file at `path`, the newest first; works when that file is gone."""
        source = str(path.absolute())
        folders = [entry for entry in self._root.iterdir() if entry.is_dir()] if self._root.is_dir() else []
        found = [backup for folder in folders for backup in _read_manifests(folder)]
        uuids = {backup.file_uuid for backup in found if backup.source == source}
        return sorted((b for b in found if b.file_uuid in uuids), key=lambda b: (b.moment, b.number), reverse=True)

    def path(self, backup: Backup) -> Path:
        """Return where a backup lies."""
        return self._root / backup.file_uuid / backup.file_name

    def verify(self, backup: Backup) -> None:
        """Read a backup completely and compare it with its manifest.

        Raises
        ------
        FaultError
            BACKUP_DAMAGED if a single bit differs or it does not open.
        """
        path = self.path(backup)
        try:
            if _sha256(path) != backup.sha256:
                raise FaultError(Fault.BACKUP_DAMAGED, backup.file_name)
            check_header(path, SCHEMA_VERSION)
            with closing(open_copy(path)) as copy:
                sound = copy.integrity_check() and copy.row_counts() == backup.row_counts
        except (OSError, FaultError) as error:
            raise FaultError(Fault.BACKUP_DAMAGED, backup.file_name) from error
        if not sound:
            raise FaultError(Fault.BACKUP_DAMAGED, backup.file_name)

    def newest_sound(self, path: Path) -> Backup:
        """Return the newest backup of the file at `path` that passes `verify`.

        Raises
        ------
        FaultError
            NO_BACKUP if there is none at all, BACKUP_DAMAGED if none is sound.
        """
        candidates = self.of_path(path)
        if not candidates:
            raise FaultError(Fault.NO_BACKUP, path.name)
        for backup in candidates:
            try:
                self.verify(backup)
            except FaultError:
                continue
            return backup
        raise FaultError(Fault.BACKUP_DAMAGED, candidates[0].file_name)

    def put_in_place(self, backup: Backup, target: Path) -> Path | None:
        """Put a verified backup where the customer file belongs; what lay there is moved aside, journals included.

        Returns the new place of the old file, None if there was none.

        Raises
        ------
        FaultError
            BACKUP_DAMAGED, TARGET_FULL or TARGET_UNWRITABLE; then the old file is where it was.
        """
        self.verify(backup)
        fresh = target.with_name(f"{target.name}.teil")
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(self.path(backup), fresh)
            fresh.chmod(0o600)
            with fresh.open("rb+") as file:
                os.fsync(file.fileno())
            aside = _move_aside(target, self._clock().astimezone())
            fresh.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise FaultError(_target_fault(error), target.name) from error
        finally:
            _discard(fresh)
        return aside

    def note_erased(self, file_uuid: str, customer_uuids: Iterable[str]) -> None:
        """Keep beside the backups which customers were erased, by uuid only, so that no restore brings them back.

        Raises
        ------
        FaultError
            TARGET_FULL or TARGET_UNWRITABLE if the folder does not take it.
        """
        folder = self._root / file_uuid
        unfinished = folder / f"{_TOMBSTONES}.teil"
        known = self.erased(file_uuid)
        wanted = known | set(customer_uuids)
        if wanted == known:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_synced(unfinished, "".join(f"{uuid}\n" for uuid in sorted(wanted)).encode())
            unfinished.replace(folder / _TOMBSTONES)
            sync_folder(folder)
        except OSError as error:
            raise FaultError(_target_fault(error), self._root.name) from error

    def erased(self, file_uuid: str) -> set[str]:
        """Return the uuids of the customers that were erased from a file."""
        path = self._root / file_uuid / _TOMBSTONES
        return set(path.read_text().split()) if path.exists() else set()


def _discard(path: Path) -> None:
    """Take away what was not finished; where even that is not possible, the error that led here says enough."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _copy_checked(engine: Engine, target: Path) -> dict[str, int]:
    counts = engine.row_counts()
    try:
        engine.copy_into(target)
    except FaultError as error:
        faults = {Fault.FULL: Fault.TARGET_FULL, Fault.CANNOT_OPEN: Fault.TARGET_UNWRITABLE}
        raise FaultError(faults.get(error.fault, error.fault), target.name) from error
    with closing(open_copy(target)) as copy:
        if not copy.integrity_check() or copy.row_counts() != counts:
            raise FaultError(Fault.DAMAGED, engine.path.name)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return counts


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
        sha256=_sha256(copy),
        size=copy.stat().st_size,
        customers=counts.get("customer_summaries", 0),
        last_operation=cast("int", engine.scalar("SELECT coalesce(max(id), 0) FROM operations")),
        row_counts=counts,
    )


def _read_manifests(folder: Path) -> list[Backup]:
    found = []
    for path in folder.glob(f"*{_SUFFIX}.json"):
        try:
            values = cast("dict[str, Any]", json.loads(path.read_text()))
            backup = Backup(**values)
        except (OSError, ValueError, TypeError):
            continue  # a torn manifest belongs to no usable backup
        if (folder / backup.file_name).exists():
            found.append(backup)
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def _move_aside(target: Path, now: datetime) -> Path | None:
    """Rename the file and its journals; a journal left behind would spoil the restored file."""
    label = f"{now:%Y-%m-%d_%H%M%S}"
    aside = None
    for path in (target, *journal_paths(target)):
        if path.exists():
            place = path.with_name(f"{path.name}.ersetzt_{label}")
            counter = 2
            while place.exists():
                place = path.with_name(f"{path.name}.ersetzt_{label}_{counter}")
                counter += 1
            path.rename(place)
            aside = place if path == target else aside
    return aside


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows does that by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _target_fault(error: OSError) -> Fault:
    return Fault.TARGET_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else Fault.TARGET_UNWRITABLE
