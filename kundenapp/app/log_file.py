"""The file of the log; loaded with the first record."""

from __future__ import annotations

from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, cast

from kundenapp.app.paths import open_for_owner

if TYPE_CHECKING:
    import logging
    from io import TextIOWrapper
    from pathlib import Path

_MOST_BYTES, _OLDER_FILES = 1_000_000, 2


class LogFile(RotatingFileHandler):
    """Three files of one megabyte at most, for the owner only; a log that cannot be written disturbs nobody."""

    def __init__(self, path: Path, formatter: logging.Formatter) -> None:
        super().__init__(path, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", errors="replace")
        self.setFormatter(formatter)

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding="utf-8", errors="replace", opener=open_for_owner)  # noqa: SIM115
        return cast("TextIOWrapper", file)

    def doRollover(self) -> None:  # noqa: N802
        """Begin a new file; while another program holds the old one (Windows), go on writing to it."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Do nothing: the usual answer would print the record, names included."""
