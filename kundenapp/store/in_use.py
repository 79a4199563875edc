"""Who is using the file, as it stands in the file: for other computers, which see no lock of this one."""

from __future__ import annotations

import getpass
import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.faults import InUseElsewhereError

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors

_STALE = timedelta(hours=12)
"""After so long without a change nobody can have the file open and be at work; a shop is open for less."""


def refuse_if_in_use_elsewhere(doors: Doors) -> None:
    """Refuse a file that another computer has opened and not closed.

    Raises
    ------
    InUseElsewhereError
        with who it is, where and since when.
    """
    last = doors.engine.one("SELECT host, person, since, closed_cleanly FROM sessions WHERE id = 1")
    if last is None or last["closed_cleanly"] or _bare(str(last["host"])) in ("", _bare(computer_name())):
        return
    since = str(last["since"])
    newest = doors.engine.scalar("SELECT max(at) FROM operations WHERE at >= ?", (since,))
    silent_for = doors.now() - datetime.fromisoformat(newest or since)
    raise InUseElsewhereError(
        doors.engine.path.name,
        str(last["person"]),
        str(last["host"]),
        f"{datetime.fromisoformat(since).astimezone():%d.%m., %H:%M}",
        is_stale=abs(silent_for) > _STALE,
    )


def _bare(host: str) -> str:
    """Return the name of a computer without the network it is in: a laptop bears another one at home."""
    return host.partition(".")[0].casefold()


def computer_name() -> str:
    """Return the name of this computer."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def login_name() -> str:
    """Return the name of the account on this computer, empty if it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # as in a container
        return ""
