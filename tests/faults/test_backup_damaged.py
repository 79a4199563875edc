"""Backups that rot (F22): not one changed byte gets past, and the next older backup is taken."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, restore_backup
from tests.factories import BAKERY, or_error, person
from tests.store.images import everything

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_every_changed_byte_of_a_backup_is_refused(store: Store) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    path = store.backups.path(backup)
    content = path.read_bytes()
    refused = 0
    positions = range(0, len(content), 997)
    for position in positions:
        harmed = bytearray(content)
        harmed[position] ^= 0x01
        path.write_bytes(harmed)
        refusal = or_error(lambda: store.backups.verify(backup))
        refused += isinstance(refusal, FaultError) and refusal.fault is Fault.BACKUP_DAMAGED
    assert refused == len(positions) > 200
    path.write_bytes(content)
    store.backups.verify(backup)


def test_every_changed_byte_of_a_manifest_leaves_the_older_backup(store: Store) -> None:
    """Whatever is wrong with a manifest, the list of backups is read and a sound one is found."""
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    store.customers.create(person())
    second = store.back_up("Ende")
    path = store.backups.path(second)
    manifest = path.with_name(f"{path.name}.json")
    content = manifest.read_bytes()
    for position in range(len(content)):
        for change in (0x01, 0x04, 0x10, 0x80):
            harmed = bytearray(content)
            harmed[position] ^= change
            manifest.write_bytes(harmed)
            assert first in store.backups.of_path(store.path)
            store.backups.of_file(first.file_uuid)
    for position in range(0, len(content), 7):
        manifest.write_bytes(content[:position])
        assert store.backups.newest_sound(store.path) == first


def test_a_restore_takes_the_next_older_backup(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    before = everything(store.path, versions=True)
    first = store.back_up("Ende")
    store.customers.create(person())
    second = store.back_up("Ende")
    content = bytearray(store.backups.path(second).read_bytes())
    content[len(content) // 2] ^= 0x10
    store.backups.path(second).write_bytes(content)
    store.close()
    refusal = or_error(lambda: restore_backup(store.path, second, places))
    assert isinstance(refusal, FaultError)
    assert str(refusal) == (
        f"Die Sicherung „{second.file_name}“ ist beschädigt und wird nicht benutzt. Ihre Kundendatei ist unverändert. "
        "Nehmen Sie eine ältere Sicherung."
    )
    found = store.backups.newest_sound(store.path)
    assert found == first
    restore_backup(store.path, found, places)
    assert everything(store.path, versions=True) == before


def test_backups_of_a_file_that_has_shrunk_do_not_drive_out_the_good_ones(store: Store) -> None:
    """Seven good backups, then 336 of a file that has lost nearly everybody, on the disk."""
    for number in range(8):
        store.customers.create(person(f"Nr. {number}"))
    first = store.back_up("Ende")
    folder = store.backups.path(first).parent
    for number in range(2, 344):
        name = first.file_name.replace("000001", f"{number:06d}")
        backup = replace(first, number=number, file_name=name, customers=800 if number <= 7 else 3)
        (folder / name).write_bytes(b"")
        (folder / f"{name}.json").write_text(json.dumps(asdict(backup)))
    store.customers.create(person())
    assert store.back_up("Ende").number == 344
    kept = store.backups.of_file(first.file_uuid)
    assert [backup.number for backup in kept if backup.customers == 800] == [7, 6, 5, 4, 3]
    assert len(kept) == 10 + 5
    assert len(list(folder.iterdir())) == 2 * len(kept)
