"""Where things lie on this computer: the customer file, backups, locks, the log, preferences.

Each system has its own places; all are asked for when they are needed, never at import time.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import platformdirs

from kundenapp.domain.faults import Fault, FaultError

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.opening import Places

_APP = "Kundenapp"
_PRIVATE = 0o700


def data_folder() -> Path:
    """Return the folder of the customer file."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def default_file() -> Path:
    """Return the customer file that is opened unless another is named."""
    return data_folder() / "Kunden.kundenapp"


def places() -> Places:
    """Return where backups and the locks of running programs lie."""
    from kundenapp.store.opening import Places

    return Places(backups=data_folder() / "Sicherungen", state=platformdirs.user_state_path(_APP, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the log."""
    return platformdirs.user_log_path(_APP, appauthor=False)


def preferences_file() -> Path:
    """Return the file with the preferences of this computer."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "Einstellungen.json"


def open_for_owner(path: str | Path, flags: int) -> int:
    """Open a file as ``os.open`` does; if it has to be made for that, only its owner may read it."""
    return os.open(path, flags, 0o600)


def make_private(folder: Path) -> Path:
    """Make sure that a folder is there and return it; what has to be made for it belongs to its owner alone.

    Raises
    ------
    FaultError
        TARGET_UNWRITABLE or TARGET_FULL if it cannot be made.
    """
    try:
        for missing in [place for place in (folder, *folder.parents) if not place.exists()][::-1]:
            missing.mkdir(mode=_PRIVATE, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "something else has this name")
    except OSError as error:
        fault = Fault.TARGET_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else Fault.TARGET_UNWRITABLE
        raise FaultError(fault, folder.name) from error
    return folder
