"""Folders that a program copies to the internet and to other computers: no place for a file that is being worked in.

Recognised by what these programs write down about themselves, and by the names their folders have.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NAMES = {
    "OneDrive": re.compile(r"OneDrive( - .+)?"),
    "Dropbox": re.compile(r"Dropbox( \(.+\))?"),
    "Nextcloud": re.compile(r"Nextcloud\d*|ownCloud\d*", re.IGNORECASE),
    "iCloud": re.compile(r"iCloud ?Drive|Mobile Documents"),
    "Google Drive": re.compile(r"Google ?Drive.*|Meine Ablage"),
}
_LOCAL_PATH = re.compile(r"^.*localPath=(.+)$", re.MULTILINE)
_MOST_CHARACTERS = 1_000_000


def synced_folder(path: Path, environ: Mapping[str, str] = os.environ, home: Path | None = None) -> str | None:
    """Return the name of the service that synchronises the folder of `path`, None if none is known."""
    folder = Path(os.path.realpath(path.parent))
    for service, root in _known_roots(environ, home or Path.home()):
        if folder.is_relative_to(os.path.realpath(root)):
            return service
    for part in folder.parts:
        for service, name in _NAMES.items():
            if name.fullmatch(part):
                return service
    return None


def _known_roots(environ: Mapping[str, str], home: Path) -> Iterator[tuple[str, str]]:
    for variable in _ONEDRIVE:
        if environ.get(variable):
            yield "OneDrive", environ[variable]
    settings = [Path(environ[name]) for name in ("APPDATA", "LOCALAPPDATA") if environ.get(name)]
    for place in (home / ".dropbox", *(folder / "Dropbox" for folder in settings)):
        yield from (("Dropbox", root) for root in _dropbox_roots(_text(place / "info.json")))
    for place in (home / ".config", home / "Library" / "Preferences", *settings):
        yield from (("Nextcloud", root) for root in _LOCAL_PATH.findall(_text(place / "Nextcloud" / "nextcloud.cfg")))


def _dropbox_roots(text: str) -> list[str]:
    try:
        accounts = json.loads(text) if text else {}
        return [account["path"] for account in accounts.values() if isinstance(account["path"], str)]
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return []  # not what Dropbox writes


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_CHARACTERS)
    except OSError:
        return ""
