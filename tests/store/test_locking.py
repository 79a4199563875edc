"""One program per file on this computer: the lock of the system, which dies with its holder."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store import locking
from kundenapp.store.locking import FileLock
from tests.faults.machine import REPO, untouchable

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from kundenapp.store.locking import FileLock
FileLock(Path(sys.argv[1]), "uuid", "Kunden.kundenapp").acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lock(tmp_path: Path) -> FileLock:
    return FileLock(tmp_path / "state", "uuid", "Kunden.kundenapp")


def test_a_second_one_is_refused_until_the_first_lets_go(lock: FileLock, tmp_path: Path) -> None:
    second = FileLock(tmp_path / "state", "uuid", "Kunden.kundenapp")
    other_file = FileLock(tmp_path / "state", "another", "Andere.kundenapp")
    lock.acquire()
    other_file.acquire()
    with pytest.raises(FaultError) as caught:
        second.acquire()
    assert (caught.value.fault, caught.value.name) == (Fault.IN_USE, "Kunden.kundenapp")
    lock.release()
    second.acquire()
    for held in (second, other_file):
        held.release()


def test_letting_go_of_nothing_does_nothing(lock: FileLock) -> None:
    lock.release()
    lock.acquire()
    lock.release()
    lock.release()


@pytest.mark.parametrize("content", [b"", b"\0\xff garbage", b"12345\nKundenapp\nlaptop\n"])
def test_what_a_power_cut_left_locks_nobody_out(lock: FileLock, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "uuid.lock").write_bytes(content)
    lock.acquire()
    lock.release()


def test_a_killed_holder_holds_no_longer(lock: FileLock, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "state")]
    with subprocess.Popen(command, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FaultError) as caught:
            lock.acquire()
        holder.kill()
    assert caught.value.fault is Fault.IN_USE
    lock.acquire()
    lock.release()


def test_where_no_lock_can_be_kept_the_sentence_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    folder = tmp_path / "state"
    folder.mkdir()
    with untouchable(folder):
        for place in (file, folder):
            with pytest.raises(FaultError) as caught:
                FileLock(place, "uuid", "Kunden.kundenapp").acquire()
            assert (caught.value.fault, caught.value.name) == (Fault.TARGET_UNWRITABLE, place.name)


def test_windows_locks_the_first_byte_without_waiting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[tuple[int, int, int]] = []
    msvcrt = ModuleType("msvcrt")
    msvcrt.LK_NBLCK = 2  # type: ignore[attr-defined]
    msvcrt.locking = lambda *arguments: calls.append(arguments)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("locking_on_windows", locking.__file__)
    assert spec is not None
    assert spec.loader is not None
    on_windows = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(on_windows)
    lock = on_windows.FileLock(tmp_path / "state", "uuid", "Kunden.kundenapp")
    lock.acquire()
    ((descriptor, mode, length),) = calls
    assert (mode, length) == (2, 1)
    assert os.fstat(descriptor).st_ino == (tmp_path / "state" / "uuid.lock").stat().st_ino
    lock.release()
