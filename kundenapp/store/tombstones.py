"""Who was erased from a file or made anonymous in it, kept beside its backups, so that no restore brings them back.

Nothing is kept of them but their uuid and what was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.faults import FaultError
from kundenapp.store import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ERASED, ANONYMISED = "erased", "anonymised"
_NAME = "erased.txt"


class Tombstones:
    """The tombstones of all files of this computer; `root` is the folder of the backups."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def of_file(self, file_uuid: str) -> dict[str, str]:
        """Return the uuids of the customers concerned, each with ERASED or ANONYMISED."""
        path = self._root / file_uuid / _NAME
        lines = path.read_text().splitlines() if path.exists() else []
        return {uuid: kind or ERASED for uuid, _blank, kind in (line.partition(" ") for line in lines)}

    def note(self, file_uuid: str, found: Mapping[str, str]) -> None:
        """Add what a file says to what is known; who was once erased stays so.

        Raises
        ------
        FaultError
            TARGET_FULL or TARGET_UNWRITABLE if the folder does not take it.
        """
        known = self.of_file(file_uuid)
        wanted = {**known, **{uuid: kind for uuid, kind in found.items() if known.get(uuid) != ERASED}}
        if wanted == known:
            return
        folder = self._root / file_uuid
        unfinished = folder / f"{_NAME}.teil"
        lines = (uuid if kind == ERASED else f"{uuid} {kind}" for uuid, kind in sorted(wanted.items()))
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.write_synced(unfinished, "".join(f"{line}\n" for line in lines).encode())
            unfinished.replace(folder / _NAME)
            files.sync_folder(folder)
        except OSError as error:
            raise FaultError(files.target_fault(error), self._root.name) from error
