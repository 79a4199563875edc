"""Looking into a backup before it is put in place."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.backup_contents import BackupContents, look_into
from tests.factories import BAKERY, person, talk

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.store import Store


def test_what_is_in_it_is_told_and_nothing_is_changed(store: Store) -> None:
    store.businesses.save(Business("Radwerk Lindner"))
    bakery = store.customers.create(BAKERY)
    record_conversation(store, talk(bakery.id), NextStep())
    for number in range(7):
        store.customers.create(person(f"Kunde {number}"))
    path = store.backups.path(store.back_up("Ende"))
    before = path.read_bytes()
    contents = look_into(path)
    assert (contents.business, contents.customers, contents.conversations) == ("Radwerk Lindner", 8, 1)
    assert contents.last_saved == store.last_saved_at()
    assert [name.split()[-1] for name in contents.newest] == ["6", "5", "4", "3", "2", "1"]
    assert path.read_bytes() == before


def test_an_empty_one_may_be_looked_at_too(store: Store) -> None:
    path = store.backups.path(store.back_up("Ende"))
    assert look_into(path) == BackupContents("", None, 0, 0, ())


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("PRAGMA user_version = 99", Fault.BACKUP_NEWER),
        ("DROP TABLE conversations", Fault.BACKUP_DAMAGED),
        ("", Fault.BACKUP_DAMAGED),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name(store: Store, harm: str, fault: Fault) -> None:
    path: Path = store.backups.path(store.back_up("Ende"))
    if harm:
        connection = sqlite3.connect(path)
        connection.execute(harm)
        connection.commit()
        connection.close()
    else:
        path.write_bytes(b"")
    with pytest.raises(FaultError) as caught:
        look_into(path)
    assert (caught.value.fault, caught.value.name) == (fault, path.name)


def test_the_backups_of_all_files_are_listed_the_latest_first(store: Store) -> None:
    first, second = store.back_up("Ende"), store.back_up("Ende")
    assert store.backups.all() == [second, first]
