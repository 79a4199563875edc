"""What belongs to this computer and not to the customer file: colours, text size, the window, who I am.

One small JSON file. Whatever has happened to it, the program starts: what cannot be read is as on the first day, and
what a newer program has added to it stays there.
"""

from __future__ import annotations

import binascii
import json
import logging
import math
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kundenapp.app.mode_memory import mode_content, read_mode
from kundenapp.app.paths import make_private
from kundenapp.domain.faults import FaultError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from kundenapp.domain.customer_mode import CustomerMode

_log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 0.8, 2.0
_MOST_FILES = 10
_MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Preferences:
    """The preferences of one computer.

    Attributes
    ----------
    theme:
        one of `THEMES`.
    text_scale:
        1.0 is the usual size.
    window_geometry:
        size and place of the window as Qt describes them, empty for the usual ones.
    last_files:
        paths of customer files, the latest first.
    last_tab:
        the tab that was open last, and the day when that was: ``2026-11-23 customers``; see `tab_of`.
    employees:
        who I am in each file: uuid of the file to uuid of the employee.
    second_backup_folder:
        where a copy of each backup is put, empty for nowhere.
    customer_mode:
        the mode in which customers answer by themselves, None while it is off.
    lists:
        how the customer list of each file was left, by the uuid of the file; see `kundenapp.app.list_memory`.
    others:
        what this program does not know and keeps.
    were_unreadable:
        whether something in the file could not be understood and is as on the first day; see `unreadable_note`.
    """

    theme: str = THEMES[0]
    text_scale: float = 1.0
    window_geometry: bytes = b""
    last_files: tuple[str, ...] = ()
    last_tab: str = ""
    employees: Mapping[str, str] = field(default_factory=dict)
    second_backup_folder: str = ""
    customer_mode: CustomerMode | None = None
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)
    were_unreadable: bool = False

    def with_last_file(self, path: Path) -> Preferences:
        """Return the preferences with `path` as the latest file."""
        files = (str(path), *(other for other in self.last_files if other != str(path)))
        return replace(self, last_files=files[:_MOST_FILES])

    def tab_of(self, day: date) -> str:
        """Return the tab that was open last on `day`, empty if the last one was open on another day."""
        on, _space, tab = self.last_tab.partition(" ")
        return tab if on == day.isoformat() else ""

    def with_tab(self, tab: str, day: date) -> Preferences:
        """Return the preferences with the tab that was open last, on `day`."""
        return replace(self, last_tab=f"{day.isoformat()} {tab}")

    def employee_in(self, file_uuid: str) -> str:
        """Return the uuid of who I am in a file, empty if that was never said."""
        return self.employees.get(file_uuid, "")

    def with_employee(self, file_uuid: str, employee_uuid: str) -> Preferences:
        """Return the preferences with who I am in a file."""
        return replace(self, employees={**self.employees, file_uuid: employee_uuid})

    def with_list(self, file_uuid: str, left: Mapping[str, Any]) -> Preferences:
        """Return the preferences with how the list of a file was left; that of the latest files is kept."""
        others = [(uuid, known) for uuid, known in self.lists.items() if uuid != file_uuid]
        return replace(self, lists=dict([*others, (file_uuid, left)][-_MOST_FILES:]))


def unreadable_note() -> str:
    """Return the sentence about preferences that could not be read."""
    return _(
        "Die Einstellungen dieses Computers waren nicht lesbar und sind wieder wie am Anfang. Kundendaten fehlen keine."
    )


def load_preferences(path: Path) -> Preferences:
    """Return the preferences in the file at `path`; never fails, see `Preferences.were_unreadable`."""
    try:
        if not path.exists():
            return Preferences()
        content = json.loads(path.read_bytes()) if path.stat().st_size <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        return Preferences(were_unreadable=True)
    return _understood(content)


def save_preferences(preferences: Preferences, path: Path) -> bool:
    """Write the preferences whole or not at all and return whether it worked; nothing else depends on them."""
    content: dict[str, Any] = {
        **preferences.others,
        "theme": preferences.theme,
        "text_scale": preferences.text_scale,
        "window_geometry": b64encode(preferences.window_geometry).decode(),
        "last_files": list(preferences.last_files),
        "last_tab": preferences.last_tab,
        "employees": dict(preferences.employees),
        "lists": {uuid: dict(known) for uuid, known in preferences.lists.items()},
        "second_backup_folder": preferences.second_backup_folder,
    }
    if preferences.customer_mode is not None:
        content["customer_mode"] = mode_content(preferences.customer_mode)
    from kundenapp.services.output import write_atomically

    try:
        make_private(path.parent)
        write_atomically(path, json.dumps(content, indent=1).encode())
    except FaultError:
        _log.warning("preferences not saved", exc_info=True)
        return False
    return True


def _understood(content: dict[str, Any]) -> Preferences:
    """Return what can be understood of `content`; the rest is as on the first day."""
    readers = {
        "theme": _theme,
        "text_scale": _text_scale,
        "window_geometry": _geometry,
        "last_files": _last_files,
        "last_tab": _text,
        "employees": _employees,
        "lists": _lists,
        "second_backup_folder": _path,
        "customer_mode": read_mode,
    }
    found: dict[str, Any] = {}
    is_foreign = bool(content) and not any(name in content for name in readers)
    unreadable = is_foreign
    for name, read in readers.items():
        if name in content:
            value = read(content[name])
            unreadable |= value is None
            if value is not None:
                found[name] = value
    others = {} if is_foreign else {name: value for name, value in content.items() if name not in readers}
    return Preferences(**found, others=others, were_unreadable=unreadable)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _path(value: Any) -> str | None:
    return value if isinstance(value, str) and "\0" not in value else None


def _theme(value: Any) -> str | None:
    return value if value in THEMES else None


def _text_scale(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value) if SMALLEST_TEXT <= value <= LARGEST_TEXT else None


def _geometry(value: Any) -> bytes | None:
    try:
        return b64decode(value, validate=True) if isinstance(value, str) else None
    except (binascii.Error, ValueError):
        return None


def _last_files(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(path, str) and "\0" not in path for path in value):
        return None
    return tuple(value[:_MOST_FILES])


def _employees(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict) or not all(isinstance(uuid, str) for uuid in value.values()):
        return None
    return value


def _lists(value: Any) -> dict[str, dict[str, Any]] | None:
    if not isinstance(value, dict) or not all(isinstance(known, dict) for known in value.values()):
        return None
    return value
