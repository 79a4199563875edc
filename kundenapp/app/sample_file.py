"""The sample business as a file that vanishes at the end."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places, utc_now


class SampleFile:
    """A file with the sample business, in a folder of its own until `vanish`."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="kundenapp-")
        folder = Path(self._folder.name)
        self.places = Places(folder / "backups", folder / "state")
        self.path = folder / "Radwerk Lindner.kundenapp"
        create_sample_file(self.path, self.places, utc_now().astimezone().date())

    def vanish(self) -> None:
        """Take everything away."""
        self._folder.cleanup()
