"""Where a customer file should lie: what is said about a place before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.drives import DriveKind, drive_kind
from kundenapp.app.synced_folders import synced_folder
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class PlaceAdvice:
    """Knows which places are refused and which are advised against."""

    def __init__(
        self,
        kind_of: Callable[[Path], DriveKind] = drive_kind,
        service_of: Callable[[Path], str | None] = synced_folder,
    ) -> None:
        self._kind_of, self._service_of = kind_of, service_of

    def check(self, path: Path) -> None:
        """Refuse a place where no customer file may be written.

        Raises
        ------
        FaultError
            NETWORK: locks are not to be relied on there, and a connection that breaks takes the last words along.
        """
        if self._kind_of(path) is DriveKind.NETWORK:
            raise FaultError(Fault.NETWORK, path.name)

    def warning(self, path: Path) -> str:
        """Return what speaks against a place where a file may be written, empty for nothing."""
        service = self._service_of(path)
        if service is not None:
            text = _(
                "Dieser Ordner wird ins Internet abgeglichen ({service}). Dabei können zwei Fassungen der Kundendatei "
                "entstehen. Besser liegt sie im empfohlenen Ordner; Sicherungen dürfen dorthin."
            )
            return text.format(service=service)
        if self._kind_of(path) is DriveKind.REMOVABLE:
            return _(
                "Die Kundendatei liegt hier auf einem Stick oder einer Wechselplatte. "
                "Ziehen Sie sie erst ab, wenn die Kundenapp geschlossen ist."
            )
        return ""
