"""Files around the customer file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault
from kundenapp.store.files import discard, sha256, sync_folder, target_fault, write_synced
from tests.faults.machine import untouchable

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_synced(path, b"Kunde")
    assert path.read_bytes() == b"Kunde"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_discarded_stays_quietly(tmp_path: Path) -> None:
    path = tmp_path / "x"
    discard(path)
    path.write_bytes(b"x")
    with untouchable(path):
        discard(path)
        assert path.exists()
    discard(path)
    assert not path.exists()


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.TARGET_FULL),
        (errno.EDQUOT, Fault.TARGET_FULL),
        (errno.EROFS, Fault.TARGET_UNWRITABLE),
        (errno.EACCES, Fault.TARGET_UNWRITABLE),
        (errno.EIO, Fault.TARGET_UNWRITABLE),
    ],
)
def test_why_a_file_could_not_be_written(number: int, fault: Fault) -> None:
    assert target_fault(OSError(number, os.strerror(number))) is fault


def test_windows_syncs_folders_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync_folder(tmp_path)
    gone = tmp_path / "gone"
    with pytest.raises(FileNotFoundError):
        sync_folder(gone)
    monkeypatch.setattr(os, "name", "nt")
    sync_folder(gone)


def test_a_checksum_is_the_one_everybody_computes(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    assert sha256(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
