"""A copy of each backup in a second place, which may be out of reach at any time."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.faults import FaultError
from kundenapp.store.backup import Backups
from kundenapp.store.second_place import SecondPlace, brought_here, is_backup, second_place
from tests.factories import BAKERY
from tests.faults.machine import fill, small_disk

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder as a stick shows itself."""
    folder = tmp_path / "Stick"
    folder.mkdir()
    return folder


@pytest.fixture
def place(store: Store, stick: Path) -> SecondPlace:
    """The stick, in use, with one customer in the file."""
    store.customers.create(BAKERY)
    store.second_place = second_place(stick, store.backups)
    return store.second_place


def there(place: SecondPlace, clock: Clock) -> Backups:
    return Backups(place.root, clock)


def test_each_backup_lies_there_too_and_is_sound(store: Store, place: SecondPlace, clock: Clock) -> None:
    assert place.newest(store.backups, store.settings.file_uuid) is None
    backup = store.back_up("Hand")
    assert place.fault is None
    assert place.newest(store.backups, store.settings.file_uuid) == backup
    there(place, clock).verify(backup)
    assert not list(place.root.rglob("*.teil"))
    by_thread = store.backup_work("Pause")()
    assert there(place, clock).of_file(store.settings.file_uuid) == [by_thread, backup]


def test_it_is_thinned_out_like_the_first(store: Store, place: SecondPlace, clock: Clock) -> None:
    for _day in range(40):
        clock.go_on(days=1)
        store.back_up("Ende")
    uuid = store.settings.file_uuid
    assert there(place, clock).of_file(uuid) == store.backups.of_file(uuid)
    assert len(store.backups.of_file(uuid)) < 40


def test_who_was_erased_is_known_there(store: Store, place: SecondPlace, clock: Clock) -> None:
    customer = store.customers.get(1)
    store.customers.trash(1)
    store.erase([customer])
    store.back_up("Hand")
    uuid = store.settings.file_uuid
    assert there(place, clock).tombstones.of_file(uuid) == {customer.uuid: "erased"}


def test_a_stick_that_is_not_there_does_not_harm_the_backup(store: Store, place: SecondPlace) -> None:
    place.folder.rmdir()
    backup = store.back_up("Hand")
    store.backups.verify(backup)
    assert str(place.fault).startswith("„Stick“ konnte nicht geschrieben werden.")
    assert place.refusal is None, "it is only away"
    assert not place.folder.exists(), "where a stick belongs, no folder is made"
    assert place.newest(store.backups, store.settings.file_uuid) is None
    place.folder.mkdir()
    store.back_up("Hand")
    assert place.fault is None


def test_a_stick_that_takes_nothing(store: Store, place: SecondPlace) -> None:
    place.root.write_text("in the way")
    store.back_up("Hand")
    assert str(place.fault).startswith("„Stick“ konnte nicht geschrieben werden.")
    assert place.refusal is place.fault
    place.root.unlink()
    store.back_up("Hand")
    assert (place.fault, place.refusal) == (None, None)


def test_a_place_is_tried_out_with_a_small_file(place: SecondPlace) -> None:
    place.try_out()
    assert [path for path in place.folder.rglob("*") if path.is_file()] == []
    place.root.rmdir()
    place.root.write_text("in the way")
    with pytest.raises(FaultError, match="„Stick“ konnte nicht geschrieben werden"):
        place.try_out()
    place.root.unlink()
    place.folder.rmdir()
    with pytest.raises(FaultError, match="„Stick“ konnte nicht geschrieben werden"):
        place.try_out()
    assert not place.folder.exists()


def test_a_full_place_is_not_promised(store: Store) -> None:
    with small_disk(256) as disk:
        place = SecondPlace(disk)
        fill(disk)
        with pytest.raises(FaultError, match="Der Datenträger ist voll"):
            place.try_out()
        store.second_place = place
        store.back_up("Hand")
        assert "Der Datenträger ist voll" in str(place.refusal)


def test_a_place_that_cannot_even_be_asked_for(store: Store, stick: Path) -> None:
    place = store.second_place = SecondPlace(stick / ("x" * 300))
    store.back_up("Hand")
    assert place.fault is not None
    assert place.newest(store.backups, store.settings.file_uuid) is None


def test_a_copy_that_differs_does_not_count(store: Store, place: SecondPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1] + os.urandom(1) + b"x")

    monkeypatch.setattr(shutil, "copyfile", torn)
    store.back_up("Hand")
    assert place.fault is not None
    assert place.newest(store.backups, store.settings.file_uuid) is None
    assert [path for path in place.root.rglob("*") if path.is_file()] == []


def test_the_first_place_is_no_second(store: Store) -> None:
    store.back_up("Hand")
    for folder in (store.backups.root, store.backups.folder(store.settings.file_uuid)):
        with pytest.raises(ValidationError, match="Dort liegen die Sicherungen schon"):
            second_place(folder, store.backups)


def test_a_backup_is_known_by_its_manifest(store: Store, place: SecondPlace) -> None:
    backup = store.back_up("Hand")
    assert is_backup(store.backups.path(backup))
    assert is_backup(Backups(place.root, store.backups.now).path(backup))
    assert not is_backup(store.path)
    assert not is_backup(store.path.with_name("x" * 252))


def test_what_lies_there_is_brought_here_under_its_number(
    store: Store, place: SecondPlace, clock: Clock, tmp_path: Path
) -> None:
    customer = store.customers.get(1)
    backup = store.back_up("Hand")
    store.customers.trash(1)
    store.erase([customer])
    second = store.back_up("Hand")
    away, here = there(place, clock), Backups(tmp_path / "neu", clock)
    assert brought_here(second, away, here) == second
    assert brought_here(second, away, here) == second, "once more is the same"
    assert here.tombstones.of_file(second.file_uuid) == {customer.uuid: "erased"}
    assert brought_here(backup, away, here) == backup
    assert here.of_file(backup.file_uuid) == [second, backup]
    for found in here.of_file(backup.file_uuid):
        here.verify(found)


def test_another_backup_here_keeps_its_number(store: Store, place: SecondPlace, clock: Clock, tmp_path: Path) -> None:
    backup = store.back_up("Hand")
    store.backups, store.second_place = Backups(tmp_path / "neu", clock), None
    other = store.back_up("Ende")
    assert other.number == backup.number
    brought = brought_here(backup, there(place, clock), store.backups)
    assert (brought.number, brought.file_name) == (2, backup.file_name.replace("000001", "000002"))
    store.backups.verify(brought)
    assert store.backups.of_file(backup.file_uuid) == [brought, other]


def test_what_cannot_be_brought_here_is_said(store: Store, place: SecondPlace, clock: Clock, tmp_path: Path) -> None:
    backup = store.back_up("Hand")
    (tmp_path / "neu").write_text("in the way")
    with pytest.raises(FaultError, match="„neu“ konnte nicht geschrieben werden"):
        brought_here(backup, there(place, clock), Backups(tmp_path / "neu", clock))
    there(place, clock).path(backup).write_bytes(b"")
    with pytest.raises(FaultError, match="ist beschädigt"):
        brought_here(backup, there(place, clock), Backups(tmp_path / "anders", clock))
    assert not (tmp_path / "anders").exists()
