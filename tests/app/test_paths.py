"""Places of this computer: asked for when needed, made for the owner alone."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import paths
from kundenapp.domain.faults import Fault, FaultError

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_lies_in_the_places_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert paths.default_file() == home / "xdg_data_home" / "Kundenapp" / "Kunden.kundenapp"
    assert paths.places().backups == home / "xdg_data_home" / "Kundenapp" / "Sicherungen"
    assert paths.places().state == home / "xdg_state_home" / "Kundenapp"
    assert paths.log_folder().is_relative_to(paths.places().state)
    assert paths.preferences_file() == home / "xdg_config_home" / "Kundenapp" / "Einstellungen.json"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "anderswo"))
    assert paths.data_folder() == tmp_path / "anderswo" / "Kundenapp"


def test_asking_makes_nothing(tmp_path: Path) -> None:
    paths.places()
    paths.log_folder()
    paths.preferences_file()
    assert list((tmp_path / "home").iterdir()) == []


def test_new_folders_belong_to_their_owner(tmp_path: Path) -> None:
    folder = paths.make_private(tmp_path / "eins" / "zwei" / "drei")
    for made in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert paths.make_private(folder) == folder


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    shared = tmp_path / "gemeinsam"
    shared.mkdir()
    shared.chmod(0o755)
    paths.make_private(shared / "neu")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


@pytest.mark.parametrize("place", ["datei", "datei/darin", "verweis"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "datei").write_text("keine Mappe")
    (tmp_path / "verweis").symlink_to(tmp_path / "nirgends")
    with pytest.raises(FaultError) as refused:
        paths.make_private(tmp_path / place)
    assert refused.value.fault is Fault.TARGET_UNWRITABLE
