"""Files that are gone, empty, newer or damaged (F15, F18, F19): said before anything is touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.opening import Places, create_store, open_store
from kundenapp.store.store import Store
from tests.factories import BAKERY, MONDAY, or_error, person, talk
from tests.store.images import check_file, everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
OPENINGS: dict[str, Callable[[Path, Places], object]] = {
    "open": open_store,
    "look": lambda path, places: open_store(path, places, read_only=True),
    "check": lambda path, _places: check_file(path),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with something in it, closed well."""
    root = tmp_path_factory.mktemp("original")
    store = create_store(root / "Kunden.kundenapp", Places(root / "backups", root / "state"))
    for number in range(60):
        kept = store.customers.create(BAKERY if number == 0 else person(f"Nr. {number}", note="x" * 500))
        record_conversation(store, talk(kept.id, "Freut sich auf die Räder. " * 10), NextStep(MONDAY))
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("VACUUM")
    return store.path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    target = tmp_path / "Laden" / "Kunden.kundenapp"
    target.parent.mkdir()
    shutil.copyfile(original, target)
    return target


def gone(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    os.truncate(path, 0)


def zeros(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def without_last_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - PAGE)


def only_the_header(path: Path) -> None:
    os.truncate(path, 100)


def newer(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", 99))


def foreign(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(68)
        file.write(b"abcd")


@pytest.mark.parametrize("way", OPENINGS)
@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (gone, Fault.MISSING),
        (empty, Fault.EMPTY),
        (zeros, Fault.DAMAGED),
        (half, Fault.DAMAGED),
        (without_last_page, Fault.DAMAGED),
        (only_the_header, Fault.DAMAGED),
        (newer, Fault.NEWER),
        (foreign, Fault.FOREIGN),
    ],
)
def test_it_is_said_and_nothing_is_created_changed_or_backed_up(
    path: Path, places: Places, way: str, harm: Callable[[Path], None], fault: Fault
) -> None:
    harm(path)
    before = {found.name: found.read_bytes() for found in path.parent.iterdir()}
    with pytest.raises(FaultError) as caught:
        OPENINGS[way](path, places)
    assert caught.value.fault is fault
    assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == before
    assert not places.backups.exists()
    assert not places.state.exists()


def test_names_of_tables_that_are_no_text_are_damage(path: Path, places: Places) -> None:
    looking = open_store(path, places, read_only=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX phones_of_customer ON ' || CAST(x'f2ff' AS TEXT) || ' (x)' "
            "WHERE name = 'phones_of_customer'"
        )
        connection.execute("PRAGMA schema_version = 4711")
    for act in (
        looking.customer_list.count,
        lambda: open_store(path, places),
        lambda: check_file(path),
    ):
        refusal = or_error(act)
        assert isinstance(refusal, FaultError)
        assert refusal.fault is Fault.DAMAGED
    looking.close()


def test_any_page_of_zeros_is_found(path: Path, original: Path) -> None:
    content = original.read_bytes()
    for number in range(1, len(content) // PAGE):
        path.write_bytes(content[: number * PAGE] + b"\0" * PAGE + content[(number + 1) * PAGE :])
        assert or_error(lambda: check_file(path)) is False or isinstance(or_error(lambda: check_file(path)), FaultError)


def test_after_an_unclean_end_damage_is_found_before_work_goes_on(path: Path, places: Places, original: Path) -> None:
    open_store(path, places).abandon()
    content = path.read_bytes()
    for number in range(2, len(content) // PAGE, 3):
        harmed = content[: number * PAGE] + b"\0" * PAGE + content[(number + 1) * PAGE :]
        if harmed == content:  # a page that is free
            continue
        path.write_bytes(harmed)
        refusal = or_error(lambda: open_store(path, places))
        assert isinstance(refusal, FaultError)
        assert refusal.fault is Fault.DAMAGED
        assert path.read_bytes() == harmed
    path.write_bytes(content)
    store = open_store(path, places)
    assert store.ended_uncleanly
    assert everything(path) == everything(original)
    store.close()


def read_everything(store: Store) -> int:
    """Read what pages read."""
    found = 0
    for table in store.engine.table_names():
        if not table.endswith("_search"):
            found += len(store.engine.dicts(f"SELECT * FROM {table}"))
    found += len(store.customer_list.ids(CustomerFilter("räder"), MONDAY))
    return found + len(store.customer_list.ids(CustomerFilter("nr"), MONDAY))


def test_a_flipped_bit_is_met_with_a_sentence_or_not_at_all(path: Path, places: Places, original: Path) -> None:
    """Wherever a bit of the data flips, opening, reading and checking end well or with one of our faults.

    Left out are the few pages with the names of tables and columns: there it is a program with other names that meets
    the file, and what it meets are mistakes of ours.
    """
    content = original.read_bytes()
    data = [page for page in range(len(content) // PAGE) if b"CREATE " not in content[page * PAGE : (page + 1) * PAGE]]
    chance = random.Random(19)
    found = 0
    for _ in range(300):
        position, bit = chance.choice(data) * PAGE + chance.randrange(PAGE), chance.randrange(8)
        harmed = bytearray(content)
        harmed[position] ^= 1 << bit
        path.write_bytes(harmed)
        found += or_error(lambda: check_file(path)) is not True
        store = or_error(lambda: open_store(path, places))
        if isinstance(store, Store):
            read = or_error(lambda store=store: read_everything(store))  # type: ignore[misc]
            assert isinstance(read, int | FaultError)
            store.abandon()
        else:
            assert isinstance(store, FaultError)
    assert found > 0
