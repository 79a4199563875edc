"""Creating, opening and checking a customer file; restoring a backup in its place."""

from __future__ import annotations

import os
import pwd
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.merge import proposed
from kundenapp.store.opening import Places, create_store, is_sound, open_store, restore_backup, utc_now
from tests.factories import BAKERY, person
from tests.faults.machine import untouchable
from tests.store.images import check_derived, check_file, everything, query

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.domain.customer import Customer
    from kundenapp.store.backup import Backup
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_a_new_file_can_be_closed_and_opened_again(store: Store, places: Places, clock: Clock) -> None:
    store.customers.create(BAKERY)
    before = everything(store.path, versions=True)
    store.close()
    again = open_store(store.path, places, clock)
    assert everything(again.path, versions=True) == before
    assert not again.ended_uncleanly
    assert not again.read_only
    assert len(again.settings.file_uuid) == 36
    again.close()


def test_folders_are_made_for_the_owner_alone(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "neu" / "tief" / "Kunden.kundenapp"
    create_store(path, places).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_created_again(store: Store, places: Places) -> None:
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(FaultError) as caught:
        create_store(store.path, places)
    assert caught.value.fault is Fault.EXISTS
    assert store.path.read_bytes() == before


def test_where_no_folder_can_be_made(tmp_path: Path, places: Places) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FaultError) as caught:
        create_store(tmp_path / "file" / "Kunden.kundenapp", places)
    assert (caught.value.fault, caught.value.name) == (Fault.TARGET_UNWRITABLE, "Kunden.kundenapp")


def test_who_is_using_the_file_stands_in_it(store: Store) -> None:
    (session,) = query(store.path, "SELECT * FROM sessions")
    assert (session["id"], session["closed_cleanly"], session["since"]) == (1, 0, "2026-11-23T08:42:00+00:00")
    assert session["host"] == os.uname().nodename
    assert session["person"]
    store.close()
    assert query(store.path, "SELECT closed_cleanly FROM sessions") == [{"closed_cleanly": 1}]


def test_an_account_without_a_name_may_work_too(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    nobody_has = next(
        number for number in range(60_000, 65_000) if number not in {who.pw_uid for who in pwd.getpwall()}
    )
    monkeypatch.setattr(os, "getuid", lambda: nobody_has)
    store = create_store(tmp_path / "x.kundenapp", places)
    assert query(store.path, "SELECT person FROM sessions") == [{"person": ""}]
    store.close()


def test_a_second_program_is_refused_and_may_look(store: Store, places: Places) -> None:
    with pytest.raises(FaultError) as caught:
        open_store(store.path, places)
    assert caught.value.fault is Fault.IN_USE
    viewing = open_store(store.path, places, read_only=True)
    kept = store.customers.create(BAKERY)
    assert viewing.customers.get(kept.id or 0) == kept
    viewing.close()
    store.customers.create(person())
    store.close()
    assert query(store.path, "SELECT closed_cleanly FROM sessions") == [{"closed_cleanly": 1}]


def test_looking_leaves_no_trace(store: Store, places: Places, tmp_path: Path) -> None:
    store.close()
    before = store.path.read_bytes()
    viewing = open_store(store.path, Places(tmp_path / "nowhere", tmp_path / "nowhere"), read_only=True)
    assert viewing.read_only
    viewing.close()
    assert store.path.read_bytes() == before
    assert not (tmp_path / "nowhere").exists()


def test_an_unclean_end_is_noticed_once(store: Store, places: Places) -> None:
    store.abandon()
    again = open_store(store.path, places)
    assert again.ended_uncleanly
    again.close()
    third = open_store(store.path, places)
    assert not third.ended_uncleanly
    third.close()


@pytest.mark.parametrize("table", ["sessions", "settings"])
def test_a_file_without_a_table_is_damaged_and_is_let_go_of(store: Store, places: Places, table: str) -> None:
    store.close()
    connection = sqlite3.connect(store.path)
    connection.execute(f"DROP TABLE {table}")
    connection.close()
    for _again in range(2):  # the second time neither: in use
        with pytest.raises(FaultError) as caught:
            open_store(store.path, places)
        assert caught.value.fault is Fault.DAMAGED


def test_a_sound_file_is_found_sound_also_beside_a_window(store: Store) -> None:
    store.customers.create(BAKERY)
    assert check_file(store.path)
    assert check_file(store.path)
    store.customers.create(person())


def test_the_clock_of_the_program_tells_the_time_of_the_world() -> None:
    assert utc_now().utcoffset() is not None
    assert str(utc_now().tzinfo) == "UTC"


# --- restoring --------------------------------------------------------------------------------------------------------


def test_a_restored_file_is_as_it_was(store: Store, places: Places, clock: Clock) -> None:
    kept = store.customers.create(BAKERY)
    before = everything(store.path, versions=True)
    backup = store.back_up("Ende")
    store.customers.trash(kept.id or 0)
    after = everything(store.path, versions=True)
    store.close()
    clock.go_on(days=1)
    aside = restore_backup(store.path, backup, places, clock)
    assert aside == store.path.with_name("Kunden.kundenapp.ersetzt_2026-11-24_094200")
    assert everything(store.path, versions=True) == before
    assert everything(aside, versions=True) == after
    assert store.path.stat().st_mode & 0o777 == 0o600
    again = open_store(store.path, places, clock)
    assert not again.ended_uncleanly
    assert again.settings.file_uuid == backup.file_uuid
    again.close()


def test_a_file_that_is_gone_is_restored_where_it_was(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    before = everything(store.path)
    backup = store.back_up("Ende")
    store.close()
    store.path.unlink()
    assert restore_backup(store.path, backup, places) is None
    assert everything(store.path) == before


def test_a_file_in_use_is_not_replaced(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.customers.create(person())
    before = everything(store.path)
    with pytest.raises(FaultError) as caught:
        restore_backup(store.path, backup, places)
    assert caught.value.fault is Fault.IN_USE
    assert everything(store.path) == before
    store.customers.create(person())


def test_whoever_was_erased_stays_erased(store: Store, places: Places) -> None:
    gone, stays = store.customers.create(BAKERY), store.customers.create(person())
    backup = store.back_up("Ende")
    store.erase([gone])
    erased = store.path.read_bytes()
    store.close()
    restore_backup(store.path, backup, places)
    assert [row["id"] for row in query(store.path, "SELECT id FROM customers")] == [stays.id]
    assert "Großmann".encode() not in store.path.read_bytes()
    assert "Großmann".encode() not in erased
    again = open_store(store.path, places)
    assert [row["uuid"] for row in query(store.path, "SELECT uuid FROM erasures")] == [gone.uuid]
    again.close()


def test_two_restores_in_the_same_second_keep_both_old_files(store: Store, places: Places, clock: Clock) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.close()
    asides = [restore_backup(store.path, backup, places, clock) for _ in range(3)]
    assert [aside.name.removeprefix(store.path.name) for aside in asides if aside] == [
        ".ersetzt_2026-11-23_094200",
        ".ersetzt_2026-11-23_094200_2",
        ".ersetzt_2026-11-23_094200_3",
    ]


# --- what has been erased is also noted beside the backups ------------------------------------------------------------


def test_a_note_that_could_not_be_made_is_made_by_the_next_opening(store: Store, places: Places) -> None:
    kept = store.customers.create(BAKERY)
    store.back_up("Ende")
    folder = places.backups / store.settings.file_uuid
    with untouchable(folder):
        with pytest.raises(FaultError) as caught:
            store.erase([kept])
        assert caught.value.fault is Fault.TARGET_UNWRITABLE
        assert query(store.path, "SELECT * FROM customers") == []
        store.close()
        open_store(store.path, places).close()
    assert store.backups.tombstones.of_file(folder.name) == {}
    open_store(store.path, places).close()
    assert store.backups.tombstones.of_file(folder.name) == {kept.uuid: "erased"}


def test_a_restored_backup_makes_anonymous_again(store: Store, places: Places, clock: Clock) -> None:
    known, gone = store.customers.create(BAKERY), store.customers.create(person())
    backup = store.back_up("Ende")
    store.anonymise([known])
    store.erase([gone])
    store.close()
    assert restore_backup(store.path, backup, places, clock)
    again = open_store(store.path, places, clock)
    assert again.customers.get(known.id or 0).display_name == "Anonym"
    assert again.customers.find(gone.id or 0) is None
    assert again.customer_list.count() == 0
    again.close()


def test_another_file_that_is_open_at_the_same_place_is_not_replaced(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    backup = store.back_up("Ende")
    store.close()
    store.path.unlink()
    window = create_store(store.path, places)
    with pytest.raises(FaultError) as caught:
        restore_backup(store.path, backup, places)
    assert caught.value.fault is Fault.IN_USE
    window.customers.create(person())
    window.close()
    assert restore_backup(store.path, backup, places)


def test_whoever_could_not_be_erased_again_at_once_is_so_by_the_next_opening(store: Store, places: Places) -> None:
    gone, known, both = (store.customers.create(customer) for customer in (BAKERY, person("Anna"), person("Berta")))
    store.anonymise([both])
    uuid = store.settings.file_uuid
    store.close()
    erased = {gone.uuid: "erased", known.uuid: "anonymised", both.uuid: "erased"}
    store.backups.tombstones.note(uuid, erased)
    again = open_store(store.path, places)
    assert again.customers.find(gone.id or 0) is None
    assert again.customers.find(both.id or 0) is None
    assert again.customers.get(known.id or 0).display_name == "Anonym"
    again.close()


_BEGIN = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"


def test_the_check_beside_the_window_leaves_its_locks_alone(store: Store) -> None:
    def other_program() -> str:
        done = subprocess.run([sys.executable, "-c", _BEGIN, store.path], capture_output=True, text=True, check=False)
        return done.stderr

    with store.operation("test") as op:
        op.insert("brands", {"uuid": "u", "name": "Nordrad"})
        assert "database is locked" in other_program()
        with ThreadPoolExecutor() as beside:
            assert beside.submit(is_sound, store.path).result()
        assert "database is locked" in other_program()
    assert other_program() == ""


def merged_then_parted(store: Store, *, edited: bool = False) -> tuple[Backup, Customer]:
    """Return a backup from the time when two customers were one, and the one that was part of the other."""
    keeps = store.customers.create(person("Schlicht"))
    gone = store.customers.create(person("Kanarienvogel", "Zoe", note="Geheimnis"))
    store.merging.merge(keeps, gone, proposed(keeps, gone))
    if edited:
        store.customers.save(replace(store.customers.get(keeps.id or 0), note="beide"), continues=None)
    backup = store.back_up("Ende")
    while store.customers.find(gone.id or 0) is None:
        store.undo()
    return backup, store.customers.get(gone.id or 0)


@pytest.mark.parametrize("way", ["erase", "anonymise"])
def test_who_comes_back_as_part_of_another_is_parted_and_erased(store: Store, places: Places, way: str) -> None:
    backup, gone = merged_then_parted(store)
    getattr(store, way)([gone])
    store.close()
    restore_backup(store.path, backup, places)
    again = open_store(store.path, places)
    assert [row["note"] for row in query(store.path, "SELECT note FROM customers")] in ([""], ["", ""])
    assert "Geheimnis" not in str(query(store.path, "SELECT * FROM changes"))
    assert again.customer_list.count() == 1
    check_derived(again)
    again.close()


def test_two_who_were_worked_on_as_one_cannot_be_parted(store: Store, places: Places) -> None:
    backup, gone = merged_then_parted(store, edited=True)
    store.erase([gone])
    store.close()
    restore_backup(store.path, backup, places)
    again = open_store(store.path, places)
    assert [again.customers.get(1).note, again.customer_list.count()] == ["beide", 1]
    again.close()
