"""The engine: reading only by SELECT, names of tables that are names, errors of the driver with their cause."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.connection import create_file, open_copy, open_file
from kundenapp.store.header import APPLICATION_ID
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY, or_error, person
from tests.store.images import query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.engine import Engine
    from kundenapp.store.store import Store


def test_reading_is_only_reading(store: Store) -> None:
    for sql in (
        "DELETE FROM customers",
        "PRAGMA user_version = 9",
        "INSERT INTO customers (id) VALUES (1)",
        " UPDATE customers SET note = ''",
        "BEGIN",
    ):
        for read in (store.engine.rows, store.engine.dicts, store.engine.one, store.engine.scalar):
            with pytest.raises(ValueError, match="only the operation and the local door write"):
                read(sql)


def test_reading_finds_rows_a_row_or_nothing(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    engine = store.engine
    assert engine.rows("SELECT id, company FROM customers") == [(kept.id, "Bäckerei Großmann")]
    assert engine.dicts("SELECT id AS number FROM customers WHERE id = :id", {"id": kept.id}) == [{"number": kept.id}]
    assert engine.one("WITH all_of_them AS (SELECT * FROM customers) SELECT id FROM all_of_them") == {"id": kept.id}
    assert engine.one("SELECT id FROM customers WHERE id = 99") is None
    assert engine.scalar("SELECT count(*) FROM customers") == 1
    assert engine.scalar("SELECT id FROM customers WHERE id = 99") is None
    assert engine.row("customers", 99) is None


def test_the_name_of_a_table_is_a_name(store: Store) -> None:
    for name in ('customers"; DROP TABLE customers; --', "", "a b", "customers WHERE 1 = 1"):
        with pytest.raises(ValueError, match="not the name of a table or column"):
            store.engine.row(name, 1)
        with pytest.raises(ValueError, match="not the name of a table or column"):
            store.engine.delete("customers", {name: 1})
        with pytest.raises(ValueError, match="not the name of a table or column"):
            store.engine.insert_many("customers", [(1,)], [name])


@pytest.mark.parametrize("verb", ["insert", "upsert", "delete"])
def test_a_table_that_is_not_there_is_not_made(store: Store, verb: str) -> None:
    before = query(store.path, "SELECT * FROM sqlite_master")
    more = ("id",) if verb == "upsert" else ()
    with pytest.raises(Exception, match="custmers"):
        getattr(store.engine, verb)("custmers", {"id": 1, "name": "x"}, *more)
    assert query(store.path, "SELECT * FROM sqlite_master") == before


def test_what_could_not_be_read_to_its_end_holds_nobody_up(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    store.engine.database.conn.execute("UPDATE customers SET note = CAST(x'fffe' AS TEXT)")
    refusal = or_error(lambda: store.engine.dicts("SELECT note FROM customers"))
    assert isinstance(refusal, FaultError)
    assert refusal.fault is Fault.DAMAGED
    store.close()
    again = open_store(store.path, places)
    again.settings.set("a", "b")
    again.close()


def test_a_mistake_of_ours_is_no_fault_of_the_machine(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.engine.rows("SELECT * FROM custmers")
    with pytest.raises(sqlite3.ProgrammingError):
        store.engine.rows("SELECT ?", ())
    with pytest.raises(sqlite3.IntegrityError), store.engine.transaction():
        store.engine.insert("customer_tags", {"customer_id": 99, "position": 0, "tag": "x"})


def test_tables_and_rows_are_counted_without_the_parts_of_an_index(store: Store) -> None:
    store.customers.create(BAKERY)
    counts = store.engine.row_counts()
    assert (counts["customers"], counts["customer_phones"], counts["customer_summaries"]) == (1, 2, 1)
    assert not [name for name in counts if "search" in name or name.startswith("sqlite_")]


def test_a_sound_file_is_sound(store: Store) -> None:
    assert store.engine.quick_check()
    assert store.engine.integrity_check()
    with store.engine.foreign_keys_off(), store.engine.transaction():
        store.engine.insert("customer_tags", {"customer_id": 99, "position": 0, "tag": "x"})
    assert store.engine.quick_check()
    assert not store.engine.integrity_check()
    assert len(store.engine.foreign_key_problems()) == 1


def test_the_switches_of_the_engine_are_set(store: Store) -> None:
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "busy_timeout": 3000,
        "application_id": APPLICATION_ID,
    }
    connection = store.engine.database.conn
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert connection.isolation_level is None


def test_somebody_else_is_writing(store: Store) -> None:
    store.engine.database.conn.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.customers.create(person()),
        lambda: store.customers.get(1),
        store.engine.quick_check,
        store.engine.foreign_key_problems,
        lambda: store.engine.user_version,
        lambda: store.engine.copy_into(store.path.with_name("copy")),
    )
    for act in acts:
        with pytest.raises(FaultError) as caught:
            act()
        assert caught.value.fault is Fault.BUSY
    other.close()
    store.customers.create(person())


# --- connections ------------------------------------------------------------------------------------------------------


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return create_file(tmp_path / "neu.kundenapp")


def test_a_new_file_is_only_for_its_owner_and_says_what_it_is(engine: Engine) -> None:
    assert engine.path.stat().st_mode & 0o777 == 0o600
    assert query(engine.path, "PRAGMA application_id") == [{"application_id": APPLICATION_ID}]
    assert engine.user_version == 0
    engine.close()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "Kunden.kundenapp"
    path.write_text("wichtig")
    with pytest.raises(FaultError) as caught:
        create_file(path)
    assert caught.value.fault is Fault.EXISTS
    assert path.read_text() == "wichtig"


def test_where_no_file_can_be_made(tmp_path: Path) -> None:
    for path in (tmp_path / "weg" / "x.kundenapp", tmp_path / ("x" * 300)):
        with pytest.raises(FaultError) as caught:
            create_file(path)
        assert caught.value.fault is Fault.TARGET_UNWRITABLE


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    for name in ("a?mode=memory&b", "50 % #1", "Ö;ü", "file:x"):
        path = tmp_path / name
        engine = create_file(path)
        with engine.transaction():
            engine.command("CREATE TABLE x (id INTEGER PRIMARY KEY)")
        engine.close()
        assert query(path, "SELECT * FROM x") == []


def test_a_file_that_is_gone_or_foreign_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(FaultError) as caught:
        open_file(tmp_path / "weg")
    assert caught.value.fault is Fault.CANNOT_OPEN
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"x" * 4096)
    with pytest.raises(FaultError) as caught:
        open_file(foreign)
    assert caught.value.fault is Fault.DAMAGED
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["foreign"]


def test_looking_at_a_copy_leaves_no_trace(store: Store) -> None:
    store.customers.create(BAKERY)
    copy = store.path.with_name("copy")
    store.engine.copy_into(copy)
    before = copy.read_bytes()
    looking = open_copy(copy)
    assert looking.read_only
    assert looking.integrity_check()
    assert looking.row_counts() == store.engine.row_counts()
    looking.close()
    assert copy.read_bytes() == before
    assert sorted(path.name for path in copy.parent.glob("copy*")) == ["copy"]


def test_too_little_memory_gets_its_sentence(store: Store) -> None:
    with pytest.raises(FaultError) as caught, store.engine.known_faults():
        raise MemoryError
    assert caught.value.fault is Fault.LOW_MEMORY
