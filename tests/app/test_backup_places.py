"""The second place for backups, remembered on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.backup_places import BackupPlaces
from kundenapp.app.keeper import Keeper
from kundenapp.app.preferences import Preferences, load_preferences
from kundenapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store


def test_what_is_chosen_is_used_at_the_next_start(store: Store, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "config" / "Einstellungen.json"
    keeper = Keeper(Preferences(), path)
    places = BackupPlaces(store, keeper)
    assert folder_of(store) is None
    window = MainWindow(store)
    qtbot.addWidget(window)
    places.watch(window)
    window.menu.second_place_chosen.emit(str(tmp_path))
    BackupPlaces(store, Keeper(load_preferences(path), path))
    assert folder_of(store) == tmp_path
    window.menu.second_place_chosen.emit("")
    assert load_preferences(path).second_backup_folder == ""


def folder_of(store: Store) -> Path | None:
    return store.second_place.folder if store.second_place else None
