"""The shape of the file: strict tables, and the same shape whichever way a file came to it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlite_utils

from kundenapp.domain.contact import Phone
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.header import SCHEMA_VERSION
from kundenapp.store.migrating import Schema
from kundenapp.store.opening import Places, create_store, open_store
from kundenapp.store.personal import SEARCH_TABLES
from tests.factories import MONDAY, person
from tests.faults.future import FUTURE
from tests.store.images import as_before, check_derived, check_file, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store

DATABASES = Path(__file__).parent / "databases"
RELEASED = sorted(DATABASES.glob("v*.kundenapp"))


def shape(path: Path) -> list[dict[str, object]]:
    """Return everything that makes up the shape of a file, with the spelling of the SQL."""
    found = query(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    for part in found:
        part["columns"] = query(path, f"SELECT * FROM pragma_table_xinfo('{part['name']}')")
        part["keys"] = query(path, f"SELECT * FROM pragma_foreign_key_list('{part['name']}')")
    return found


def test_all_own_tables_are_strict(store: Store) -> None:
    strict = {row["name"]: row["strict"] for row in query(store.path, "SELECT * FROM pragma_table_list")}
    for table in store.engine.table_names():
        if table not in SEARCH_TABLES and table != "_sqlite_migrations":
            assert strict[table] == 1, table


def test_a_fresh_file_has_the_version_of_the_newest_migration(store: Store) -> None:
    assert store.engine.user_version == SCHEMA_VERSION
    names = [row["name"] for row in query(store.path, "SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert len(names) == SCHEMA_VERSION
    assert [int(name[1:4]) for name in names] == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("customers", {"kind": "animal"}),
        ("customers", {"status": "enemy"}),
        ("customers", {"salutation": "sir"}),
        ("customers", {"customer_number": ""}),
        ("customers", {"note": "x" * 20_001}),
        ("customers", {"customer_since": "1.3.2019"}),
        ("customers", {"is_sample": 2}),
        ("customers", {"version": "one"}),
    ],
)
def test_the_file_itself_refuses_what_cannot_be(store: Store, table: str, row: dict[str, str | int]) -> None:
    store.customers.create(person())
    with pytest.raises(Exception, match=r"CHECK constraint failed|cannot store"), store.operation("test") as op:
        op.update(table, 1, row)


def test_there_is_a_file_of_every_released_schema() -> None:
    assert [path.stem for path in RELEASED] == [f"v{n:03d}" for n in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("old", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_an_old_program_opens_and_lists(old: Path, tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    shutil.copyfile(old, path)
    before = everything(path)
    store = open_store(path, places)
    names = [line.display_name for line in store.customer_list.page(store.customer_list.ids(CustomerFilter(), MONDAY))]
    assert names == ["Bäckerei Großmann", "Dr. Anneliese Köhler"]
    assert as_before(before, everything(path)) == before
    check_derived(store)
    assert store.undo() is None
    assert store.customers.create(person("Neu")).id == 5, "the number of somebody who was erased is never given again"
    store.close()
    assert check_file(path)


def test_whoever_wrote_a_follow_up_down_is_to_do_it(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    shutil.copyfile(DATABASES / "v001.kundenapp", path)
    open_store(path, places).close()
    follow_ups = query(path, "SELECT employee_id, assignee_id FROM follow_ups ORDER BY id")
    assert follow_ups == [{"employee_id": 1, "assignee_id": 1}, {"employee_id": None, "assignee_id": None}]


@pytest.mark.parametrize("old", RELEASED, ids=lambda path: path.stem)
def test_a_migrated_file_has_the_shape_of_a_fresh_one(old: Path, tmp_path: Path, places: Places, store: Store) -> None:
    path = tmp_path / "alt.kundenapp"
    shutil.copyfile(old, path)
    open_store(path, places).close()
    assert shape(path) == shape(store.path)


# --- a migration that does not exist yet ------------------------------------------------------------------------------


@pytest.mark.parametrize("old", RELEASED, ids=lambda path: path.stem)
def test_a_file_is_brought_to_the_next_shape_after_a_copy(old: Path, tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    shutil.copyfile(old, path)
    before = everything(path)
    store = open_store(path, places, schema=FUTURE)
    assert store.engine.user_version == FUTURE.version
    after = everything(path)
    assert [customer.pop("nickname") for customer in after["customers"]] == ["", "", ""]
    assert as_before(before, after) == before
    (backup,) = store.backups.of_file(store.settings.file_uuid)
    assert (backup.reason, backup.customers) == ("Umstellung", 2)
    store.backups.verify(backup)
    assert query(store.backups.path(backup), "PRAGMA user_version") == [{"user_version": old_version(old)}]
    store.close()
    open_store(path, places, schema=FUTURE).close()
    assert len(store.backups.of_file(backup.file_uuid)) == 1
    fresh = create_store(tmp_path / "neu.kundenapp", places, schema=FUTURE)
    assert shape(path) == shape(fresh.path)
    fresh.close()


def old_version(path: Path) -> int:
    return int(path.stem[1:])


def test_the_old_program_leaves_a_new_file_as_it_is(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    create_store(path, places, schema=FUTURE).close()
    before = path.read_bytes()
    for act in (
        lambda: open_store(path, places),
        lambda: open_store(path, places, read_only=True),
        lambda: check_file(path),
    ):
        with pytest.raises(FaultError) as caught:
            act()
        assert caught.value.fault is Fault.NEWER
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.glob("Kunden*")] == ["Kunden.kundenapp"]


def test_a_look_at_an_old_file_says_that_it_is_to_be_migrated_first(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    create_store(path, places).close()
    before = path.read_bytes()
    with pytest.raises(FaultError) as caught:
        open_store(path, places, read_only=True, schema=FUTURE)
    assert caught.value.fault is Fault.OLDER
    assert path.read_bytes() == before


def test_nothing_is_changed_under_a_program_that_has_the_file_open(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    old_program = create_store(path, places)
    before = path.read_bytes()
    with pytest.raises(FaultError) as caught:
        open_store(path, places, schema=FUTURE)
    assert caught.value.fault is Fault.IN_USE
    assert path.read_bytes() == before
    assert not places.backups.exists()
    old_program.customers.create(person())
    old_program.close()


def test_a_file_cut_off_while_it_was_created_is_finished(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    store = create_store(path, places)
    with store.local() as local:
        local.remove("settings", name="file_uuid")
    store.close()
    again = open_store(path, places, schema=FUTURE)
    assert len(again.settings.file_uuid) == 36
    again.close()


def test_a_schema_that_forgets_its_version_is_a_mistake_of_ours(tmp_path: Path, places: Places) -> None:
    forgetful = Schema(sqlite_utils.Migrations("kundenapp"), version=1)
    with pytest.raises(RuntimeError, match="does not write the version"):
        create_store(tmp_path / "Kunden.kundenapp", places, schema=forgetful)


def test_lists_that_were_still_to_be_written_anew_are_so_at_the_next_opening(store: Store, places: Places) -> None:
    """As after a power cut between the change of shape and the lists."""
    store.customers.create(person("Alt", phones=(Phone("0421 555 14 03"),)))
    with store.local() as local:
        local.change("customer_summaries", 1, {"display_name": "von gestern"})
        local.put_by_name("settings", "summaries_due", {"value": "1"})
    store.close()
    again = open_store(store.path, places)
    check_derived(again)
    assert again.settings.get("summaries_due") is None
    again.close()
