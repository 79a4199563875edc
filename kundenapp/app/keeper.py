"""The preferences while the program runs: every change is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.preferences import save_preferences

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.app.preferences import Preferences


class Keeper:
    """Keeps the preferences in the file at `path`; while the sample business is shown it forgets them again."""

    def __init__(self, preferences: Preferences, path: Path) -> None:
        self._preferences = preferences
        self._path = path
        self._before: Preferences | None = None

    def pause(self) -> None:
        """From now on nothing is written."""
        self._before = self._preferences

    def go_on(self) -> None:
        """The preferences are again what they were before the pause."""
        if self._before is not None:
            self._preferences, self._before = self._before, None

    @property
    def is_paused(self) -> bool:
        """Whether nothing is written just now."""
        return self._before is not None

    @property
    def preferences(self) -> Preferences:
        """The preferences as they are now."""
        return self._preferences

    def knows(self, file: Path) -> bool:
        """Whether a file has been opened here before."""
        return str(file) in self._preferences.last_files

    def keep(self, preferences: Preferences) -> None:
        """From now on the preferences are these."""
        self._preferences = preferences
        if self._before is None:
            save_preferences(preferences, self._path)
