"""Needs the right to mount (root on Linux) and fails without it: what a full disk does cannot be imagined."""

from __future__ import annotations

import stat
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.output import UNFINISHED, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD, NEW = b"%PDF-1.4 old" * 10, b"%PDF-1.4 new" * 40_000


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


@pytest.fixture
def mounted() -> Iterator[Callable[..., None]]:
    """Mounts; whatever was mounted goes away afterwards."""
    places: list[Path] = []

    def mount(*options: str | Path) -> None:
        _run("mount", *options)
        places.append(Path(options[-1]))

    yield mount
    for place in reversed(places):
        _run("umount", place)


@pytest.fixture
def small_disk(tmp_path: Path, mounted: Callable[..., None]) -> Path:
    place = tmp_path / "Stick"
    place.mkdir()
    mounted("-t", "tmpfs", "-o", "size=256k", "tmpfs", place)
    return place


def _no_wait(_seconds: float) -> None:
    pass


def _refused(path: Path, data: bytes = NEW) -> FaultError:
    with pytest.raises(FaultError) as caught:
        write_atomically(path, data, wait=_no_wait)
    assert not list(path.parent.glob(f"*{UNFINISHED}"))
    return caught.value


def test_writes_a_new_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "Bericht.pdf", NEW)
    assert (tmp_path / "Bericht.pdf").read_bytes() == NEW
    assert [p.name for p in tmp_path.glob("*.*")] == ["Bericht.pdf"]


def test_replaces_the_old_file_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.write_bytes(OLD)
    target.chmod(0o644)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_atomically(tmp_path / "Bericht.pdf", NEW)
    assert stat.S_IMODE((tmp_path / "Bericht.pdf").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there.pdf", tmp_path / "link.pdf"
    there.write_bytes(OLD)
    link.symlink_to(there)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert there.read_bytes() == NEW


def test_readers_see_the_old_or_the_new_file_never_a_part(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.write_bytes(OLD)
    seen: set[bytes] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.add(target.read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for version in range(30):
        write_atomically(target, OLD if version % 2 else NEW)
    done.set()
    reader.join()
    assert seen <= {OLD, NEW}


def test_a_full_disk_is_recognised_and_the_old_file_survives(small_disk: Path) -> None:
    target = small_disk / "Bericht.pdf"
    target.write_bytes(OLD)
    error = _refused(target)
    assert (error.fault, error.name) == (Fault.TARGET_FULL, "Bericht.pdf")
    assert target.read_bytes() == OLD
    write_atomically(target, NEW[:1000])
    assert target.read_bytes() == NEW[:1000]


def test_not_a_byte_left(small_disk: Path) -> None:
    target = small_disk / "Bericht.pdf"
    target.write_bytes(OLD)
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 512)
        except OSError:
            pass
    assert _refused(target, b"tiny").fault is Fault.TARGET_FULL
    assert target.read_bytes() == OLD


def test_no_file_can_be_made_on_a_full_disk(tmp_path: Path, mounted: Callable[..., None]) -> None:
    place = tmp_path / "Stick"
    place.mkdir()
    mounted("-t", "tmpfs", "-o", "size=1m,nr_inodes=2", "tmpfs", place)
    (place / "last").touch()
    assert _refused(place / "Bericht.pdf", b"tiny").fault is Fault.TARGET_FULL


def test_a_folder_that_may_only_be_read(tmp_path: Path, mounted: Callable[..., None]) -> None:
    place = tmp_path / "Berichte"
    place.mkdir()
    target = place / "Bericht.pdf"
    target.write_bytes(OLD)
    mounted("--bind", place, place)
    _run("mount", "-o", "remount,ro,bind", place)
    error = _refused(target)
    assert (error.fault, error.name) == (Fault.TARGET_UNWRITABLE, "Bericht.pdf")
    assert target.read_bytes() == OLD


class _Held:
    """A file another program does not let go of until it was asked so often."""

    def __init__(self, path: Path, tries: int) -> None:
        self.path = path
        self.tries = tries
        self.waits: list[float] = []
        _run("chattr", "+i", path)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) == self.tries:
            self.release()

    def release(self) -> None:
        _run("chattr", "-i", self.path)


def test_a_target_held_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.write_bytes(OLD)
    held = _Held(target, tries=3)
    write_atomically(target, NEW, wait=held.wait)
    assert target.read_bytes() == NEW
    assert held.waits == [0.05, 0.1, 0.2]


def test_a_target_held_for_good_is_given_up_after_three_seconds(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.write_bytes(OLD)
    held = _Held(target, tries=99)
    try:
        with pytest.raises(FaultError) as caught:
            write_atomically(target, NEW, wait=held.wait)
    finally:
        held.release()
    assert caught.value.fault is Fault.TARGET_UNWRITABLE
    assert target.read_bytes() == OLD
    assert len(held.waits) == 7
    assert 2.5 <= sum(held.waits) <= 3.0
    assert not list(tmp_path.glob(f"*{UNFINISHED}"))


def test_the_target_is_a_folder(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.mkdir()
    assert _refused(target).fault is Fault.TARGET_UNWRITABLE
    assert target.is_dir()


def test_the_folder_is_gone(tmp_path: Path) -> None:
    assert _refused(tmp_path / "weg" / "Bericht.pdf").fault is Fault.TARGET_UNWRITABLE


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "Bericht.pdf"
    target.write_bytes(OLD)
    held = _Held(target, tries=99)

    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    try:
        with pytest.raises(KeyboardInterrupt):
            write_atomically(target, NEW, wait=interrupt)
    finally:
        held.release()
    assert target.read_bytes() == OLD
    assert not list(tmp_path.glob(f"*{UNFINISHED}"))
