"""The change to a new shape goes wrong (F17): the file stays as it was, and the program of before still opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, create_store, open_store
from tests.factories import BAKERY, person
from tests.faults.future import FUTURE, NEXT, with_one_more
from tests.faults.machine import untouchable
from tests.store.images import check_file, everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlite_utils.db import Database


def in_the_middle(db: Database) -> None:
    db.execute("ALTER TABLE customers ADD COLUMN nickname TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE customers SET nickname = 'Bine'")


def bad_data(db: Database) -> None:
    in_the_middle(db)
    db.execute("UPDATE customers SET customer_number = 'K-1'")


def slip_in_the_sql(db: Database) -> None:
    in_the_middle(db)
    db.execute("ALTER TABEL customers")


def loose_end(db: Database) -> None:
    in_the_middle(db)
    db.execute("UPDATE customer_phones SET customer_id = 99")
    db.execute(f"PRAGMA user_version = {NEXT}")


def slip_in_the_code(db: Database) -> None:
    in_the_middle(db)
    raise KeyError("nickname")


@pytest.fixture
def path(tmp_path: Path, places: Places) -> Path:
    store = create_store(tmp_path / "Laden" / "Kunden.kundenapp", places)
    store.customers.create(BAKERY)
    store.customers.create(person())
    store.close()
    return store.path


@pytest.mark.parametrize("migration", [bad_data, slip_in_the_sql, loose_end])
def test_the_file_stays_as_it_was(path: Path, places: Places, migration: Callable[[Database], None]) -> None:
    before = path.read_bytes()
    with pytest.raises(FaultError) as caught:
        open_store(path, places, schema=with_one_more(migration))
    assert caught.value.fault is Fault.MIGRATION_FAILED
    assert_untouched(path, places, before)


def test_a_mistake_of_ours_is_no_reason_either(path: Path, places: Places) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyError):
        open_store(path, places, schema=with_one_more(slip_in_the_code))
    assert_untouched(path, places, before)


def assert_untouched(path: Path, places: Places, before: bytes) -> None:
    """Not a byte has changed; the copy from before is there; old and mended programs open the file."""
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["Kunden.kundenapp"]
    assert check_file(path)
    rows = everything(path)
    old_program = open_store(path, places)
    (backup,) = old_program.backups.of_path(path)
    assert backup.reason == "Umstellung"
    old_program.backups.verify(backup)
    old_program.close()
    mended = open_store(path, places, schema=FUTURE)
    after = everything(path)
    for customer in after["customers"]:
        customer.pop("nickname")
    assert after == rows
    mended.close()


def test_without_a_copy_nothing_is_begun(path: Path, places: Places) -> None:
    before = path.read_bytes()
    places.backups.mkdir()
    with untouchable(places.backups), pytest.raises(FaultError) as caught:
        open_store(path, places, schema=FUTURE)
    assert caught.value.fault is Fault.TARGET_UNWRITABLE
    assert path.read_bytes() == before
    open_store(path, places, schema=FUTURE).close()


def test_a_new_file_of_a_failing_program_is_not_left_behind(tmp_path: Path, places: Places) -> None:
    with pytest.raises(FaultError):
        create_store(tmp_path / "neu.kundenapp", places, schema=with_one_more(slip_in_the_sql))
    assert not (tmp_path / "neu.kundenapp").exists()
