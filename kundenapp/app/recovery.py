"""Opening the customer file, and what to do when that does not work: another file, a backup, or nothing today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.backup import Backups
from kundenapp.store.opening import create_store, open_store, restore_backup, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from kundenapp.store.backup import Backup
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store

_RESTORABLE = (Fault.MISSING, Fault.EMPTY, Fault.DAMAGED, Fault.FOREIGN)


class Questions(Protocol):
    """Puts the questions to the person; a test answers in their place."""

    def choose(self, title: str, text: str, actions: Sequence[str]) -> str | None:
        """Return the action taken, None for none. The last one is the way on; without actions it is only told."""

    def file_to_open(self) -> Path | None:
        """Return the customer file to open instead, None for none."""


class Opener:
    """Opens a customer file, with a way on for every way it can fail."""

    def __init__(self, places: Places, questions: Questions, clock: Callable[[], datetime] = utc_now) -> None:
        self._places = places
        self._questions = questions
        self._clock = clock
        self._backups = Backups(places.backups, clock)

    def tell(self, title: str, text: str) -> None:
        """Tell the person something that asks for no answer."""
        self._questions.choose(title, text, [])

    def open(self, path: Path, *, may_create: bool) -> Store | None:
        """Return the open file, None if the person gives up for now.

        `may_create`: nothing was ever here, so a missing file simply is the first start. Where a backup tells of an
        earlier file, a fresh empty list is never made.
        """
        if may_create and not self._backups.of_path(path):
            if path.is_file() and path.stat().st_size == 0:
                path.unlink()  # what a first start leaves that was ended before its first word
            if not path.exists():
                return self._tried(path, create_store)
        return self._tried(path, open_store)

    def _tried(self, path: Path, attempt: Callable[..., Store]) -> Store | None:
        wanted: Path | None = path
        fault: AppError | None = None
        while wanted is not None:
            try:
                return attempt(wanted, self._places, self._clock)
            except AppError as error:
                fault = error
            wanted = self.recover(wanted, fault)
            attempt = open_store
        return None

    def recover(self, path: Path, error: AppError) -> Path | None:
        """Ask what to do about a file that does not open, do it, and return what to open now, None for nothing."""
        backup = self._usable_backup(path, error)
        stop, other, again = _("Beenden"), _("Andere Datei öffnen …"), _("Nochmals versuchen")
        create, restore = _("Neue Kundendatei anlegen"), _restore_label(backup) if backup else ""
        is_missing = isinstance(error, FaultError) and error.fault is Fault.MISSING
        way_on = restore or (create if is_missing else again)
        answer = self._questions.choose(_("Die Kundendatei öffnet nicht"), str(error), [stop, other, way_on])
        if answer == other:
            return self._questions.file_to_open() or path
        if answer == restore and backup is not None:
            return self._restored(path, backup)
        if answer == create:
            return self._created(path)
        return path if answer == again else None

    def _usable_backup(self, path: Path, error: AppError) -> Backup | None:
        if not isinstance(error, FaultError) or error.fault not in _RESTORABLE:
            return None
        try:
            return self._backups.newest_sound(path)
        except FaultError:
            return None  # there is none, or none that can be trusted: then it is not offered

    def _created(self, path: Path) -> Path | None:
        try:
            create_store(path, self._places, self._clock).close()
        except AppError as error:
            return self.recover(path, error)
        return path

    def _restored(self, path: Path, backup: Backup) -> Path | None:
        try:
            restore_backup(path, backup, self._places, self._clock)
        except AppError as error:
            return self.recover(path, error)
        return path


def _restore_label(backup: Backup) -> str:
    moment = backup.moment.astimezone()
    return _("Sicherung vom {day}, {time} einspielen ({count} Kunden)").format(
        day=f"{moment:%d.%m.%Y}", time=f"{moment:%H:%M}", count=backup.customers
    )
