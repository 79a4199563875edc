"""Folders that are synchronised, and drives that are not part of the computer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kundenapp.app.drives import DriveKind, drive_kind, kind_of
from kundenapp.app.place_advice import PlaceAdvice
from kundenapp.app.synced_folders import synced_folder
from kundenapp.domain.faults import Fault, FaultError


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_says_where_it_is(tmp_path: Path, variable: str) -> None:
    environ = {variable: str(tmp_path / "Wolke")}
    assert synced_folder(tmp_path / "Wolke" / "Laden" / "Kunden.kundenapp", environ, tmp_path) == "OneDrive"
    assert synced_folder(tmp_path / "Wolken" / "Kunden.kundenapp", environ, tmp_path) is None
    assert synced_folder(tmp_path / "Wolke" / "Kunden.kundenapp", {}, tmp_path) is None


@pytest.mark.parametrize("place", [".dropbox", "APPDATA/Dropbox", "LOCALAPPDATA/Dropbox"])
def test_dropbox_says_where_it_is(tmp_path: Path, place: str) -> None:
    (tmp_path / place).mkdir(parents=True)
    accounts = {"personal": {"path": str(tmp_path / "Kiste")}, "business": {"path": str(tmp_path / "Firma")}}
    (tmp_path / place / "info.json").write_text(json.dumps(accounts), encoding="utf-8")
    environ = {name: str(tmp_path / name) for name in ("APPDATA", "LOCALAPPDATA")}
    for folder in ("Kiste", "Firma"):
        assert synced_folder(tmp_path / folder / "Kunden.kundenapp", environ, tmp_path) == "Dropbox"
    assert synced_folder(tmp_path / "Kunden.kundenapp", environ, tmp_path) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"personal": 1}', '{"personal": {}}', '{"a": {"path": 3}}', "\0"])
def test_what_dropbox_would_not_write_is_no_reason_to_fail(tmp_path: Path, content: str) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(content, encoding="utf-8")
    assert synced_folder(tmp_path / "Kunden.kundenapp", {}, tmp_path) is None


@pytest.mark.parametrize("place", [".config", "Library/Preferences", "APPDATA"])
def test_nextcloud_says_where_it_is(tmp_path: Path, place: str) -> None:
    folder = tmp_path / place / "Nextcloud"
    folder.mkdir(parents=True)
    lines = ["[Accounts]", rf"0\Folders\1\localPath={tmp_path}/Ablage/", rf"0\Folders\2\localPath={tmp_path}/Zwei"]
    (folder / "nextcloud.cfg").write_text("\n".join(lines), encoding="utf-8")
    for name in ("Ablage", "Zwei"):
        path = tmp_path / name / "Kunden.kundenapp"
        assert synced_folder(path, {"APPDATA": str(tmp_path / "APPDATA")}, tmp_path) == "Nextcloud"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Radwerk Lindner", "OneDrive"),
        ("Dropbox (Persönlich)", "Dropbox"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "Nextcloud"),
        ("Library/Mobile Documents/Kunden", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-mira@example.com/Meine Ablage", "Google Drive"),
        ("Dokumente", None),
        ("Dropboxen", None),
    ],
)
def test_the_name_of_a_folder_is_enough(tmp_path: Path, folder: str, service: str | None) -> None:
    assert synced_folder(tmp_path / folder / "Kunden.kundenapp", {}, tmp_path) == service


@pytest.mark.parametrize(
    ("file_system", "mounted_at", "kind"),
    [
        ("ext4", "/", DriveKind.FIXED),
        ("tmpfs", "/tmp", DriveKind.FIXED),
        ("fuseblk", "/home", DriveKind.FIXED),
        ("cifs", "/mnt/laden", DriveKind.NETWORK),
        ("nfs4", "/home", DriveKind.NETWORK),
        ("NFS", "/home", DriveKind.NETWORK),
        ("fuse.sshfs", "/media/mira/server", DriveKind.NETWORK),
        ("vfat", "/media/mira/STICK", DriveKind.REMOVABLE),
        ("exfat", "/run/media/mira/STICK", DriveKind.REMOVABLE),
        ("exfat", "/Volumes/STICK", DriveKind.REMOVABLE),
    ],
)
def test_a_drive(file_system: str, mounted_at: str, kind: DriveKind) -> None:
    assert kind_of(file_system, mounted_at) is kind


def test_this_computer_is_this_computer(tmp_path: Path) -> None:
    assert drive_kind(tmp_path / "noch" / "nicht" / "da" / "Kunden.kundenapp") is DriveKind.FIXED
    assert drive_kind(Path("Kunden.kundenapp")) is DriveKind.FIXED


def test_a_network_drive_is_refused_and_a_stick_is_not(tmp_path: Path) -> None:
    path = tmp_path / "Kunden.kundenapp"
    with pytest.raises(FaultError) as caught:
        PlaceAdvice(lambda _path: DriveKind.NETWORK, lambda _path: None).check(path)
    assert (caught.value.fault, caught.value.name) == (Fault.NETWORK, path.name)
    stick = PlaceAdvice(lambda _path: DriveKind.REMOVABLE, lambda _path: None)
    stick.check(path)
    assert "erst ab, wenn die Kundenapp geschlossen ist" in stick.warning(path)
    assert PlaceAdvice(lambda _path: DriveKind.FIXED, lambda _path: None).warning(path) == ""
