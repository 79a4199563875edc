"""Backups: complete, verified, in order by number; a bad one is never used and never drives out a good one."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.backup import Backup, Backups
from kundenapp.store.files import sha256
from kundenapp.store.opening import Places, create_store, restore_backup
from tests.factories import BAKERY, MORNING, person
from tests.faults.machine import untouchable
from tests.store.images import everything, query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.store import Store
    from tests.factories import Clock


def files(store: Store) -> list[str]:
    folder = store.backups.path(a_backup_of(store)).parent
    return sorted(path.name for path in folder.iterdir())


def a_backup_of(store: Store) -> Backup:
    return store.backups.of_file(store.settings.file_uuid)[0]


def fault_of(act: Callable[[], object]) -> Fault:
    with pytest.raises(FaultError) as caught:
        act()
    return caught.value.fault


# --- making -----------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_copy_with_a_manifest(store: Store) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    path = store.backups.path(backup)
    assert backup.file_name == "000001_2026-11-23_0942_Ende.kundenapp"
    assert (backup.number, backup.reason, backup.customers) == (1, "Ende", 1)
    assert backup.moment == MORNING
    assert backup.source == str(store.path)
    assert backup.file_uuid == store.settings.file_uuid
    assert backup.size == path.stat().st_size
    assert backup.row_counts == store.engine.row_counts()
    assert backup.last_operation == 1
    assert everything(path, versions=True) == everything(store.path, versions=True)
    assert files(store) == [backup.file_name, f"{backup.file_name}.json"]
    assert [path.parent.joinpath(name).stat().st_mode & 0o777 for name in files(store)] == [0o600, 0o600]
    assert path.parent.stat().st_mode & 0o777 == 0o700
    store.backups.verify(backup)
    assert store.backups.of_file(store.settings.file_uuid) == [backup]


def test_a_backup_counts_the_living(store: Store) -> None:
    one, _other = store.customers.create(BAKERY), store.customers.create(person())
    store.customers.trash(one.id or 0)
    assert store.back_up("Ende").customers == 1


def test_numbers_count_up_whatever_the_clock_says(store: Store, clock: Clock) -> None:
    store.customers.create(BAKERY)
    for days in (0, 10_000, -20_000, 10_000):
        clock.go_on(days=days)
        store.back_up("Ende")
    numbers = [backup.number for backup in store.backups.of_file(store.settings.file_uuid)]
    assert numbers == [4, 3, 2, 1]
    assert store.backups.newest_sound(store.path).number == 4
    assert [backup.number for backup in store.backups.of_path(store.path)] == [4, 3, 2, 1]


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe", b'{"number": 7}', b'{"number": "seven"}'])
def test_a_number_is_never_given_twice_even_if_a_manifest_is_torn(store: Store, broken: bytes) -> None:
    store.customers.create(BAKERY)
    store.back_up("Ende")
    second = store.back_up("Ende")
    path = store.backups.path(second)
    content = path.read_bytes()
    path.with_name(f"{path.name}.json").write_bytes(broken)
    assert [backup.number for backup in store.backups.of_file(second.file_uuid)] == [1]
    assert store.back_up("Ende").number == 3
    assert path.read_bytes() == content


def test_a_failing_copy_leaves_nothing_behind(store: Store) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    before = files(store)
    with untouchable(store.backups.path(first).parent):
        assert fault_of(lambda: store.back_up("Ende")) is Fault.TARGET_UNWRITABLE
    assert files(store) == before
    assert store.back_up("Ende").number == 2


def test_what_killed_programs_left_half_made_is_taken_away(store: Store, clock: Clock) -> None:
    store.customers.create(BAKERY)
    folder = store.backups.path(store.back_up("Ende")).parent
    old, new = folder / "000007_alt.kundenapp.teil", folder / "000008_neu.kundenapp.teil"
    for path, age in ((old, 3_700), (new, 3_500)):
        path.write_bytes(b"half")
        os.utime(path, (clock.moment.timestamp() - age,) * 2)
    assert store.back_up("Ende").number == 9
    assert not old.exists()
    assert new.exists()


def test_where_no_folder_can_be_made(store: Store, places: Places) -> None:
    places.backups.write_text("in the way")
    with pytest.raises(FaultError) as caught:
        store.back_up("Ende")
    assert (caught.value.fault, caught.value.name) == (Fault.TARGET_UNWRITABLE, "backups")


def test_a_file_that_is_not_sound_is_not_backed_up(store: Store) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    before = files(store)
    with store.engine.foreign_keys_off(), store.engine.transaction():
        store.engine.insert("customer_tags", {"customer_id": 99, "position": 0, "tag": "x"})
    assert fault_of(lambda: store.back_up("Ende")) is Fault.DAMAGED
    assert files(store) == before
    store.backups.verify(first)


def test_a_copy_that_lacks_a_row_is_no_backup(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    before = files(store)

    def lose_a_row(statement: str) -> None:
        for copy in places.backups.rglob("*.teil"):
            if statement == "PRAGMA data_version" and copy.stat().st_size:
                with closing(sqlite3.connect(copy)) as other, other:
                    other.execute("DELETE FROM customer_tags WHERE id = 1")

    store.engine.database.conn.set_trace_callback(lose_a_row)
    assert fault_of(lambda: store.back_up("Ende")) is Fault.DAMAGED
    store.engine.database.conn.set_trace_callback(None)
    assert files(store) == before
    store.backups.verify(first)


def test_a_save_beside_a_backup_is_no_damage(store: Store, places: Places) -> None:
    """Another program saves just when the copy begins, as it may when the command line backs up an open file."""
    store.customers.create(BAKERY)
    uuid = store.settings.file_uuid
    saved: list[str] = []

    def save_meanwhile(statement: str) -> None:
        if statement.startswith("VACUUM INTO") and not saved:
            saved.append(statement)
            with closing(sqlite3.connect(store.path)) as other, other:
                other.execute("INSERT INTO employees (uuid, name) VALUES ('u', 'Mira')")

    store.engine.database.conn.set_trace_callback(save_meanwhile)
    backup = store.back_up("Ende")
    assert saved
    assert backup.row_counts["employees"] == 1
    store.backups.verify(backup)
    assert [found.number for found in store.backups.of_file(uuid)] == [1]


def test_a_file_that_is_never_at_rest_is_backed_up_another_time(store: Store) -> None:
    def save_meanwhile(statement: str) -> None:
        if statement.startswith("VACUUM INTO"):
            with closing(sqlite3.connect(store.path)) as other, other:
                other.execute("INSERT INTO employees (uuid, name) VALUES (hex(randomblob(9)), 'Mira')")

    store.engine.database.conn.set_trace_callback(save_meanwhile)
    assert fault_of(lambda: store.back_up("Ende")) is Fault.BUSY
    store.engine.database.conn.set_trace_callback(None)
    assert store.backups.of_file(store.settings.file_uuid) == []
    assert store.back_up("Ende").number == 1


def test_a_backup_that_cannot_be_removed_stays(store: Store, clock: Clock) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    with untouchable(store.backups.path(first)):
        for _ in range(12):
            store.back_up("Ende")
    numbers = [backup.number for backup in store.backups.of_file(first.file_uuid)]
    assert numbers[0] == 13
    assert 1 in numbers
    store.back_up("Ende")
    assert 1 not in [backup.number for backup in store.backups.of_file(first.file_uuid)]


def test_whether_a_backup_is_needed(store: Store) -> None:
    assert not store.needs_backup()
    kept = store.customers.create(BAKERY)
    assert store.needs_backup()
    store.back_up("Ende")
    assert not store.needs_backup()
    store.customers.save(replace(kept, last_name="Klein"))
    assert store.needs_backup()
    store.back_up("Ende")
    store.drafts.save("customer:new", {"last_name": "halb"})
    assert store.needs_backup()


def test_a_backup_is_needed_when_an_operation_goes_on_after_it(store: Store, clock: Clock) -> None:
    kept = store.customers.create(person())
    begun = store.customers.save(replace(kept, note="Der Anfang"))
    store.back_up("Pause")
    clock.go_on(minutes=1)
    now = store.customers.get(kept.id or 0)
    assert store.customers.save(replace(now, note="Der Anfang und das Ende"), continues=begun) == begun
    assert store.needs_backup()
    store.back_up("Ende")
    assert not store.needs_backup()


# --- finding ----------------------------------------------------------------------------------------------------------


def test_backups_are_found_by_the_place_of_the_file(store: Store, places: Places, tmp_path: Path, clock: Clock) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    other = create_store(tmp_path / "andere.kundenapp", places, clock)
    other.customers.create(person())
    elsewhere = other.back_up("Ende")
    other.close()
    backups = Backups(places.backups, clock)
    assert backups.of_path(store.path) == [first]
    assert backups.of_path(other.path) == [elsewhere]
    assert backups.of_path(tmp_path / "nie.kundenapp") == []
    store.close()
    store.path.unlink()
    assert backups.newest_sound(store.path) == first
    assert fault_of(lambda: backups.newest_sound(tmp_path / "nie.kundenapp")) is Fault.NO_BACKUP


def test_a_new_file_in_the_same_place_finds_the_backups_of_both(store: Store, places: Places, clock: Clock) -> None:
    store.customers.create(BAKERY)
    of_the_old = [store.back_up("Ende"), store.back_up("Ende")]
    store.close()
    store.path.unlink()
    clock.go_on(days=1)
    fresh = create_store(store.path, places, clock)
    fresh.customers.create(person())
    of_the_new = fresh.back_up("Ende")
    fresh.close()
    assert fresh.backups.of_path(store.path) == [of_the_new, *reversed(of_the_old)]


def test_a_file_that_was_moved_keeps_its_older_backups(store: Store, places: Places, clock: Clock) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    store.close()
    moved = store.path.rename(store.path.with_name("umgezogen.kundenapp"))
    backups = Backups(places.backups, clock)
    assert restore_backup(moved, first, places, clock)
    assert backups.of_path(moved) == []
    assert backups.of_path(store.path) == [first]


def test_where_no_backup_was_ever_made_none_is_found(tmp_path: Path, clock: Clock) -> None:
    backups = Backups(tmp_path / "nowhere", clock)
    assert backups.of_file("uuid") == backups.of_path(tmp_path / "x") == []
    assert backups.tombstones.of_file("uuid") == {}
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "7"), ("number", None), ("number", 7.5), ("number", 1), ("created_at", "gestern"), ("created_at", 7),
        ("created_at", "2026-11-23T08:42:00"), ("customers", None), ("row_counts", []), ("row_counts", {"x": "y"}),
        ("file_name", "../../../etc/passwd"), ("file_name", ""), ("file_name", "\0"), ("file_uuid", ".."),
        ("file_uuid", 7), ("sha256", None), ("reason", 1), ("unknown", 1),
    ],
)  # fmt: skip
def test_a_manifest_that_says_nonsense_is_not_believed(store: Store, field: str, value: object) -> None:
    store.customers.create(BAKERY)
    first, second = store.back_up("Ende"), store.back_up("Ende")
    path = store.backups.path(second)
    manifest = path.with_name(f"{path.name}.json")
    content: dict[str, Any] = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(content | {field: value}))
    assert store.backups.of_file(first.file_uuid) == [first]
    assert store.backups.newest_sound(store.path) == first
    assert store.back_up("Ende").number == 3


# --- verifying and putting in place -----------------------------------------------------------------------------------


def test_the_next_older_one_is_taken_if_the_newest_is_damaged(store: Store) -> None:
    store.customers.create(BAKERY)
    first, second, third = (store.back_up("Ende") for _ in range(3))
    store.backups.path(third).write_bytes(b"")
    content = bytearray(store.backups.path(second).read_bytes())
    content[-1] ^= 1
    store.backups.path(second).write_bytes(content)
    for backup in (second, third):
        assert fault_of(lambda backup=backup: store.backups.verify(backup)) is Fault.BACKUP_DAMAGED  # type: ignore[misc]
    assert store.backups.newest_sound(store.path) == first
    store.backups.path(first).unlink()
    assert fault_of(lambda: store.backups.verify(first)) is Fault.BACKUP_DAMAGED
    assert fault_of(lambda: store.backups.newest_sound(store.path)) is Fault.BACKUP_DAMAGED


@pytest.mark.parametrize("what", ["counts", "foreign key", "version", "foreign file"])
def test_a_backup_that_matches_its_checksum_must_be_sound_too(store: Store, what: str, tmp_path: Path) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    path = store.backups.path(backup)
    if what == "counts":
        backup = replace(backup, row_counts=backup.row_counts | {"customers": 2})
    elif what == "foreign file":
        path.write_bytes(b"PK\x03\x04" + b"x" * 4096)
    else:
        with closing(sqlite3.connect(path)) as connection, connection:
            if what == "version":
                connection.execute("PRAGMA user_version = 99")
            else:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("UPDATE customer_phones SET customer_id = 99")
    backup = replace(backup, sha256=sha256(path))
    wrong = Fault.BACKUP_NEWER if what == "version" else Fault.BACKUP_DAMAGED
    assert fault_of(lambda: store.backups.verify(backup)) is wrong
    assert fault_of(lambda: store.backups.put_in_place(backup, tmp_path / "x")) is wrong
    assert not (tmp_path / "x").exists()


def test_journals_are_moved_aside_as_a_pair_with_their_file(store: Store) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.close()
    for suffix in ("-journal", "-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).write_bytes(b"of the old file")
    aside = store.backups.put_in_place(backup, store.path)
    assert aside is not None
    assert sorted(path.name for path in store.path.parent.glob("Kunden*")) == [
        "Kunden.kundenapp",
        aside.name,
        f"{aside.name}-journal",
        f"{aside.name}-shm",
        f"{aside.name}-wal",
    ]
    assert query(store.path, "SELECT company FROM customers") == [{"company": "Bäckerei Großmann"}]


def test_a_journal_without_its_file_is_moved_aside_too(store: Store) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.close()
    store.path.unlink()
    journal = store.path.with_name("Kunden.kundenapp-journal")
    journal.write_bytes(b"of nothing")
    assert store.backups.put_in_place(backup, store.path) is None
    assert not journal.exists()
    assert [path.read_bytes() for path in store.path.parent.glob("*.ersetzt_*-journal")] == [b"of nothing"]


@pytest.mark.parametrize("stuck", ["Kunden.kundenapp", "Kunden.kundenapp-journal"])
def test_if_anything_cannot_be_moved_all_stays_where_it_was(store: Store, stuck: str) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.close()
    store.path.with_name("Kunden.kundenapp-journal").write_bytes(b"old")
    before = {path.name: path.read_bytes() for path in store.path.parent.glob("Kunden*")}
    with untouchable(store.path.with_name(stuck)):
        assert fault_of(lambda: store.backups.put_in_place(backup, store.path)) is Fault.TARGET_UNWRITABLE
    assert {path.name: path.read_bytes() for path in store.path.parent.glob("Kunden*")} == before


def test_a_folder_that_is_gone_is_made_for_the_restored_file(store: Store, tmp_path: Path) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    target = tmp_path / "neu" / "Kunden.kundenapp"
    assert store.backups.put_in_place(backup, target) is None
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700


def test_the_moment_of_a_backup_is_a_moment_of_the_world(store: Store, clock: Clock) -> None:
    clock.moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    backup = store.back_up("Ende")
    assert backup.file_name.startswith("000001_2026-07-02_0130_")
    assert backup.moment == clock.moment
