"""What kind of drive a folder lies on: in this computer, one that can be pulled out, or in the network."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "webdav", "davfs"),
        *("fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.glusterfs"),
        *("ceph", "9p"),
    }
)  # fmt: skip
_PULLED_OUT_FROM = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


class DriveKind(StrEnum):
    """Where a folder lies."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


def drive_kind(path: Path) -> DriveKind:
    """Return what the folder of `path` lies on; what is not known counts as part of this computer."""
    folder = next((place for place in path.absolute().parents if place.exists()), Path(path.anchor or "/"))
    if sys.platform == "win32":
        import ctypes

        root = f"{folder.drive}\\"
        kinds = {_DRIVE_REMOVABLE: DriveKind.REMOVABLE, _DRIVE_REMOTE: DriveKind.NETWORK}
        return kinds.get(ctypes.windll.kernel32.GetDriveTypeW(root), DriveKind.FIXED)
    info = QStorageInfo(str(folder))
    return kind_of(str(info.fileSystemType().data(), "ascii", "replace"), info.rootPath())


def kind_of(file_system: str, mounted_at: str) -> DriveKind:
    """Return the kind of a drive by the name of its file system and the folder where it is mounted."""
    if file_system.casefold() in _NETWORK:
        return DriveKind.NETWORK
    return DriveKind.REMOVABLE if f"{mounted_at}/".startswith(_PULLED_OUT_FROM) else DriveKind.FIXED
