"""The second place for backups on this computer: used from the start, and remembered when another is chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.store.second_place import SecondPlace

if TYPE_CHECKING:
    from kundenapp.app.keeper import Keeper
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


class BackupPlaces(QObject):
    """Gives an open file its second place; the sample business has none, for nothing of it is kept."""

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        folder = keeper.preferences.second_backup_folder
        store.vanishes = keeper.is_paused
        store.second_place = SecondPlace(Path(folder)) if folder and not store.vanishes else None

    def watch(self, window: MainWindow) -> None:
        """Remember what is chosen in the settings of the window."""
        window.menu.second_place_chosen.connect(self._on_chosen)

    @Slot(str)
    def _on_chosen(self, folder: str) -> None:
        self._keeper.keep(replace(self._keeper.preferences, second_backup_folder=folder))
