"""Looking at a file before SQLite does.

SQLite opens an empty or a missing file "successfully" as an empty database, which would show a shop an empty list.
So the first hundred bytes are read here first; nothing is written, created or locked. SQLite file format 3,
https://www.sqlite.org/fileformat2.html section 1.3.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4B756E64
"""The letters "Kund" in the header of every customer file."""

SCHEMA_VERSION = 5
"""What the newest migration writes into the header; a file with more was saved by a newer program."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True)
class Header:
    """What the header of a customer file says about it."""

    user_version: int
    page_size: int
    page_count: int


def check_header(path: Path, newest_version: int) -> Header:
    """Return the header of the customer file at `path`, or say what the file is instead.

    Raises
    ------
    FaultError
        MISSING, EMPTY, FOREIGN, DAMAGED or NEWER (schema above `newest_version`), CANNOT_OPEN if it may not be read.
    """
    head, size = _first_bytes(path)
    if size == 0:
        raise FaultError(Fault.EMPTY, path.name)
    if not head.strip(b"\x00"):
        raise FaultError(Fault.DAMAGED, path.name)
    if not head.startswith(_MAGIC):
        raise FaultError(Fault.FOREIGN, path.name)
    if size < _HEADER_BYTES:
        raise FaultError(Fault.DAMAGED, path.name)
    header, application_id, count_is_valid = _parse(head)
    if application_id != APPLICATION_ID:
        raise FaultError(Fault.FOREIGN, path.name)
    if header.user_version > newest_version:
        raise FaultError(Fault.NEWER, path.name)
    if count_is_valid and header.page_count * header.page_size > size and not has_hot_journal(path):
        raise FaultError(Fault.DAMAGED, path.name)
    return header


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise FaultError(Fault.MISSING, path.name) from None
    except IsADirectoryError:
        raise FaultError(Fault.FOREIGN, path.name) from None
    except OSError:
        raise FaultError(Fault.CANNOT_OPEN, path.name) from None


def _parse(head: bytes) -> tuple[Header, int, bool]:
    page_size, change_counter, page_count, user_version, application_id, valid_for = (
        struct.unpack_from(">H", head, 16)[0],
        *struct.unpack_from(">II", head, 24),
        *struct.unpack_from(">I", head, 60),
        *struct.unpack_from(">I", head, 68),
        *struct.unpack_from(">I", head, 92),
    )
    header = Header(user_version, 65536 if page_size == 1 else page_size, page_count)
    return header, application_id, change_counter == valid_for


def journal_paths(path: Path) -> tuple[Path, ...]:
    """Return where SQLite would keep journals beside `path`; they belong to the file in every move."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))


def has_hot_journal(path: Path) -> bool:
    """Whether a journal with content lies beside the file: the last writer did not finish."""
    return any(journal.exists() and journal.stat().st_size > 0 for journal in journal_paths(path)[:2])
