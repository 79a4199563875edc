"""No room: while saving (F3), at the start (F4), for a backup (F5), for a new file. As root, on disks of memory."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer import Customer
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, create_store, open_store, restore_backup
from tests.factories import BAKERY, MONDAY, or_error, person
from tests.faults.future import FUTURE
from tests.faults.machine import fill, small_disk
from tests.store.images import check_derived, check_file, everything, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kundenapp.store.store import Store


def fault_of(act: Callable[[], object]) -> Fault:
    with pytest.raises(FaultError) as caught:
        act()
    return caught.value.fault


@contextmanager
def store_on(disk: Path, places: Places) -> Iterator[Store]:
    store = create_store(disk / "Kunden.kundenapp", places)
    try:
        yield store
    finally:
        store.abandon()


@pytest.mark.parametrize("left", [0, 1024, 4096, 8192, 16384, 24576, 32768, 65536])
def test_a_save_that_has_no_room_says_so_and_works_once_there_is(places: Places, left: int) -> None:
    with small_disk(1024) as disk, store_on(disk, places) as store:
        kept = store.customers.create(BAKERY)
        ballast = fill(disk)
        with ballast.open("rb+") as file:
            file.truncate(ballast.stat().st_size - left)
        saved = 1
        while isinstance(refusal := or_error(lambda: store.customers.create(person(note="x" * 5000))), Customer):
            saved += 1
        assert isinstance(refusal, FaultError)
        assert refusal.fault is Fault.FULL
        assert str(refusal).startswith("Der Speicher des Computers ist voll. Diese Eingabe ist noch nicht gespeichert")
        assert len(query(store.path, "SELECT id FROM customers")) == saved
        assert store.customers.get(kept.id or 0) == kept
        check_derived(store)
        assert store.engine.integrity_check()
        before = everything(store.path, versions=True)
        assert fault_of(lambda: store.drafts.save("customer:new", {"note": "x" * 100_000})) is Fault.FULL
        assert everything(store.path, versions=True) == before
        ballast.unlink()
        again = store.customers.create(person("Nach dem Aufräumen", note="x" * 5000))
        assert store.customers.get(again.id or 0) == again
        assert len(query(store.path, "SELECT id FROM customers")) == saved + 1
        check_derived(store)


def test_a_full_disk_at_the_start_opens_and_lists_and_saves_once_there_is_room(places: Places) -> None:
    with small_disk(1024) as disk:
        with store_on(disk, places) as store:
            store.customers.create(BAKERY)
            store.close()
        ballast = fill(disk)
        assert check_file(disk / "Kunden.kundenapp")
        store = open_store(disk / "Kunden.kundenapp", places)
        assert store.has_no_room
        assert len(store.customer_list.ids(CustomerFilter(), MONDAY)) == 1
        assert fault_of(lambda: store.customers.create(person())) is Fault.FULL
        store.close()
        again = open_store(disk / "Kunden.kundenapp", places)
        ballast.unlink()
        again.customers.create(person())
        again.close()


def test_no_half_file_is_left_where_a_new_one_had_no_room(places: Places) -> None:
    for kilobytes in (16, 64, 128, 200):
        with small_disk(kilobytes) as disk:
            ballast = fill(disk) if kilobytes == 16 else None
            assert fault_of(lambda disk=disk: create_store(disk / "Kunden.kundenapp", places)) is Fault.TARGET_FULL  # type: ignore[misc]
            assert [path for path in disk.iterdir() if path != ballast] == []


def test_an_erasure_without_room_erases_nobody(places: Places) -> None:
    with small_disk(2048) as disk, store_on(disk, places) as store:
        kept = store.customers.create(BAKERY)
        before = everything(store.path, versions=True)
        ballast = fill(disk)
        assert fault_of(lambda: store.erase([kept])) is Fault.FULL
        assert everything(store.path, versions=True) == before
        ballast.unlink()
        store.erase([kept])
        assert query(store.path, "SELECT * FROM customers") == []


def test_an_erasure_with_too_little_room_to_tidy_up_is_finished_by_the_next_opening(places: Places) -> None:
    with small_disk(2048) as disk:
        with store_on(disk, places) as store:
            kept = store.customers.create(BAKERY)
            for number in range(40):
                store.customers.create(person(f"Nr. {number}", note="x" * 3000))
            ballast = fill(disk)
            with ballast.open("rb+") as file:
                file.truncate(ballast.stat().st_size - 300_000)
            assert fault_of(lambda: store.erase([kept])) is Fault.FULL
            assert query(store.path, "SELECT id FROM customers WHERE id = ?", kept.id) == []
            assert store.backups.tombstones.of_file(store.settings.file_uuid) == {kept.uuid: "erased"}
            assert store.settings.get("remnants_of_erased") == "1"
            store.close()
        ballast.unlink()
        again = open_store(disk / "Kunden.kundenapp", places)
        assert again.settings.get("remnants_of_erased") is None
        again.close()


def test_lists_that_find_no_room_to_be_written_anew_are_so_by_a_later_opening(places: Places) -> None:
    with small_disk(2048) as disk:
        with store_on(disk, places) as store:
            store.customers.create(BAKERY)
            with store.local() as local:
                local.change("customer_summaries", 1, {"display_name": "von gestern"})
                local.put_by_name("settings", "summaries_due", {"value": "1"})
            store.close()
        ballast = fill(disk)
        full = open_store(disk / "Kunden.kundenapp", places)
        assert full.settings.get("summaries_due") == "1"
        full.close()
        ballast.unlink()
        again = open_store(disk / "Kunden.kundenapp", places)
        assert again.settings.get("summaries_due") is None
        check_derived(again)
        again.close()


# --- backups ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [0, 4096, 65536, 150_000])
def test_a_backup_without_room_leaves_the_older_ones_and_nothing_half(store: Store, left: int) -> None:
    with small_disk(2048) as disk:
        store.backups = type(store.backups)(disk / "Sicherungen", store.now)
        store.customers.create(BAKERY)
        first = store.back_up("Ende")
        folder = store.backups.path(first).parent
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        ballast = fill(disk)
        with ballast.open("rb+") as file:
            file.truncate(ballast.stat().st_size - left)
        store.customers.create(person())
        with pytest.raises(FaultError) as caught:
            store.back_up("Ende")
        assert (caught.value.fault, caught.value.name) == (Fault.TARGET_FULL, "Sicherungen")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        store.backups.verify(first)
        ballast.unlink()
        assert store.back_up("Ende").number == 2


def test_a_restore_without_room_leaves_the_file_as_it_was(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    for number in range(100):
        store.customers.create(person(f"Nr. {number}", note="x" * 3000))
    backup = store.back_up("Ende")
    with small_disk(512) as disk:
        path = disk / "Kunden.kundenapp"
        path.write_bytes(b"the old file, whatever it is")
        with pytest.raises(FaultError) as caught:
            restore_backup(path, backup, Places(places.backups, disk / "state"))
        assert (caught.value.fault, caught.value.name) == (Fault.TARGET_FULL, "Kunden.kundenapp")
        assert path.read_bytes() == b"the old file, whatever it is"
        assert sorted(found.name for found in disk.iterdir()) == ["Kunden.kundenapp", "state"]


def test_a_change_of_shape_without_room_changes_nothing(places: Places) -> None:
    with small_disk(2048) as disk:
        with store_on(disk, places) as store:
            for number in range(100):
                store.customers.create(person(f"Nr. {number}", note="x" * 3000))
            store.close()
        before = (disk / "Kunden.kundenapp").read_bytes()
        ballast = fill(disk)
        assert fault_of(lambda: open_store(disk / "Kunden.kundenapp", places, schema=FUTURE)) is Fault.FULL
        assert (disk / "Kunden.kundenapp").read_bytes() == before
        old_program = open_store(disk / "Kunden.kundenapp", places)
        assert old_program.customer_list.count() == 100
        old_program.close()
        ballast.unlink()
        open_store(disk / "Kunden.kundenapp", places, schema=FUTURE).close()
