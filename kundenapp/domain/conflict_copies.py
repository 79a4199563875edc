"""Copies that programs for synchronising put beside a file when two computers have changed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = (
    r"\.sync-conflict-\d{8}-.+",  # Syncthing
    r".*[ ._(-](?i:conflict|konflikt).*",  # Dropbox, Nextcloud, ownCloud
    r"-(?=.*[A-Z])[A-Z0-9][A-Z0-9-]{2,14}",  # OneDrive: the name of the other computer
    r" ?\(\d{1,2}\)",  # Google Drive
)


def conflict_copies(name: str, beside: Iterable[str]) -> list[str]:
    """Return which of the file names `beside` are copies of the file `name` made after a conflict, in order."""
    stem, dot, ending = name.rpartition(".")
    copy = re.compile(f"{re.escape(stem)}(?:{'|'.join(_MARKS)}){re.escape(dot + ending)}", re.DOTALL)
    return sorted(other for other in beside if copy.fullmatch(other))
