"""Looking at a file before SQLite does: what it is instead of a customer file, without touching it."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.header import APPLICATION_ID, SCHEMA_VERSION, check_header, has_hot_journal, journal_paths

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.store import Store


@pytest.fixture
def path(store: Store) -> Path:
    store.close()
    return store.path


def fault_of(path: Path, newest_version: int = SCHEMA_VERSION) -> Fault:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FaultError) as caught:
        check_header(path, newest_version)
    assert caught.value.name == path.name
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.fault


def test_a_customer_file_says_its_version_and_size(path: Path) -> None:
    header = check_header(path, SCHEMA_VERSION)
    assert header.user_version == SCHEMA_VERSION
    assert header.page_size == 4096
    assert header.page_count * header.page_size == path.stat().st_size


def test_the_letters_kund_stand_in_the_header(path: Path) -> None:
    assert struct.pack(">I", APPLICATION_ID) == b"Kund" == path.read_bytes()[68:72]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "weg.kundenapp") is Fault.MISSING
    assert list(tmp_path.glob("weg*")) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"\0", Fault.DAMAGED),
        (b"\0" * 8192, Fault.DAMAGED),
        (b"PK\x03\x04" + b"x" * 200, Fault.FOREIGN),
        (b"Name;Ort\n", Fault.FOREIGN),
        (b"SQLite format 3", Fault.FOREIGN),
        (b"SQLite format 3\0", Fault.DAMAGED),
        (b"SQLite format 3\0" + b"\0" * 83, Fault.DAMAGED),
        (b"SQLite format 3\0" + b"\0" * 84, Fault.FOREIGN),
    ],
)
def test_what_a_file_is_instead(tmp_path: Path, content: bytes, fault: Fault) -> None:
    file = tmp_path / "Kunden.kundenapp"
    file.write_bytes(content)
    assert fault_of(file) is fault


def test_a_folder_is_no_customer_file(tmp_path: Path) -> None:
    assert fault_of(tmp_path) is Fault.FOREIGN


def test_the_file_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "Kunden.kundenapp"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE customers (id)")
    assert fault_of(file) is Fault.FOREIGN


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "Kunden.kundenapp"
    file.symlink_to(file)
    assert fault_of(file) is Fault.CANNOT_OPEN


def test_a_newer_file_is_left_alone(path: Path) -> None:
    assert fault_of(path, newest_version=0) is Fault.NEWER


def test_a_file_that_lost_its_end(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)
    assert fault_of(path) is Fault.DAMAGED


def test_a_file_that_is_longer_is_none_the_worse(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x" * 10_000)
    assert check_header(path, SCHEMA_VERSION).user_version == SCHEMA_VERSION


def test_with_a_hot_journal_the_length_says_nothing(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"")
    os.truncate(path, path.stat().st_size - 4096)
    assert not has_hot_journal(path)
    assert fault_of(path) is Fault.DAMAGED
    journal.write_bytes(b"x")
    assert has_hot_journal(path)
    check_header(path, SCHEMA_VERSION)


def test_a_count_of_pages_by_an_old_program_says_nothing(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[92:96] = struct.pack(">I", 0)  # "version-valid-for" differs from the change counter
    content[28:32] = struct.pack(">I", 999_999)
    path.write_bytes(content)
    check_header(path, SCHEMA_VERSION)


def test_the_largest_page_is_written_as_one(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[16:18] = struct.pack(">H", 1)
    content[28:32] = struct.pack(">I", 1)
    path.write_bytes(content + b"\0" * 65536)
    assert check_header(path, SCHEMA_VERSION).page_size == 65536


def test_journals_lie_beside_the_file(path: Path) -> None:
    assert [journal.name for journal in journal_paths(path)] == [
        "Kunden.kundenapp-journal",
        "Kunden.kundenapp-wal",
        "Kunden.kundenapp-shm",
    ]
