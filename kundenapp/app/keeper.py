"""The preferences while the program runs: every change is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.preferences import save_preferences

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.app.preferences import Preferences


class Keeper:
    """Keeps the preferences in a file; without one (`path` is None, for the sample business) only until the end."""

    def __init__(self, preferences: Preferences, path: Path | None) -> None:
        self._preferences = preferences
        self._path = path

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
        if self._path is not None:
            save_preferences(preferences, self._path)
