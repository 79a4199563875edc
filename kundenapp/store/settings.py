"""Small facts about the file itself, by name: its uuid, counters, thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors

FILE_UUID = "file_uuid"


class Settings:
    """Settings in the file, through the second door."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def get(self, name: str) -> str | None:
        """Return a setting, None if it was never made."""
        return cast("str | None", self._doors.engine.scalar("SELECT value FROM settings WHERE name = ?", (name,)))

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._doors.local() as local:
            local.put_by_name("settings", name, {"value": value})

    @property
    def file_uuid(self) -> str:
        """What this file is called among all files of the world; copies of it bear the same uuid."""
        return self.get(FILE_UUID) or ""
