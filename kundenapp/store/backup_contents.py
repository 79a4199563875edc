"""What is in a backup, to be looked at before it takes the place of a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.connection import open_copy
from kundenapp.store.header import SCHEMA_VERSION, check_header

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMES = 6


@dataclass(frozen=True)
class BackupContents:
    """The business, the moment of the last change, and how much there is of what; `newest` are names of customers."""

    business: str
    last_saved: datetime | None
    customers: int
    conversations: int
    newest: tuple[str, ...]


def look_into(path: Path) -> BackupContents:
    """Return what the backup at `path` holds; not a byte of it is changed.

    Raises
    ------
    FaultError
        BACKUP_NEWER if a newer program made it, BACKUP_DAMAGED if it cannot be read.
    """
    try:
        check_header(path, SCHEMA_VERSION)
        with closing(open_copy(path)) as copy:
            names = copy.rows(
                "SELECT display_name FROM customer_summaries ORDER BY customer_id DESC LIMIT ?", (_MOST_NAMES,)
            )
            saved = copy.scalar("SELECT max(at) FROM operations")
            return BackupContents(
                business=copy.scalar("SELECT name FROM businesses") or "",
                last_saved=datetime.fromisoformat(saved) if saved else None,
                customers=copy.scalar("SELECT count(*) FROM customer_summaries"),
                conversations=copy.scalar("SELECT count(*) FROM conversations"),
                newest=tuple(name for (name,) in names),
            )
    except (sqlite3.OperationalError, FaultError) as error:
        is_newer = isinstance(error, FaultError) and error.fault is Fault.NEWER
        raise FaultError(Fault.BACKUP_NEWER if is_newer else Fault.BACKUP_DAMAGED, path.name) from error
