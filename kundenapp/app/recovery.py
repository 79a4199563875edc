"""Opening the customer file, and what to do when that does not work: another file, a backup, or nothing today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from kundenapp.app.place_advice import PlaceAdvice
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError, InUseElsewhereError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
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
_VIEWABLE = (Fault.IN_USE, Fault.IN_USE_ELSEWHERE, Fault.NETWORK)


class Questions(Protocol):
    """Puts the questions to the person; a test answers in their place."""

    def choose(self, title: str, text: str, actions: Sequence[str]) -> str | None:
        """Return the action taken, None for none. The last one is the way on; without actions it is only told."""

    def file_to_open(self) -> Path | None:
        """Return the customer file to open instead, None for none."""

    def file_to_create(self, proposed: Path) -> Path | None:
        """Return where a new customer file is to lie, None for none."""


@dataclass(frozen=True)
class Wish:
    """Which file is to be opened, and how: only for viewing, or although another computer has not closed it."""

    path: Path
    read_only: bool = False
    take_over: bool = False
    create: bool = False


class Opener:
    """Opens a customer file, with a way on for every way it can fail.

    ``ring(path)`` brings the window of another program on this computer to the front and returns whether it is there.
    `advice` says where no customer file may be written.
    """

    def __init__(
        self,
        places: Places,
        questions: Questions,
        clock: Callable[[], datetime] = utc_now,
        ring: Callable[[Path], bool] = lambda _path: False,
        advice: PlaceAdvice | None = None,
    ) -> None:
        self.places = places
        self.questions = questions
        self.backups = Backups(places.backups, clock)
        self.advice = advice or PlaceAdvice()
        self._clock, self._ring = clock, ring

    def is_there(self, file: Path) -> bool:
        """Whether a file is there; an empty one is what is left of a first start that was cut off."""
        is_left_over = file.is_file() and not file.stat().st_size
        return file.exists() and not (is_left_over and not self.backups.of_path(file))

    def tell(self, title: str, text: str) -> None:
        """Tell the person something that asks for no answer."""
        self.questions.choose(title, text, [])

    def open(self, wish: Wish) -> tuple[Store, Wish] | None:
        """Return the open file and how it was opened in the end, None if the person gives up for now."""
        wanted: Wish | None = wish
        while wanted is not None:
            try:
                return self.opened(wanted), wanted
            except AppError as error:
                if isinstance(error, FaultError) and error.fault is Fault.IN_USE and self._ring(wanted.path):
                    return None
                wanted = self.recover(wanted, error)
        return None

    def opened(self, wish: Wish) -> Store:
        """Return the open file.

        Raises
        ------
        AppError
            with the sentence that says what is the matter.
        """
        path = wish.path
        if wish.read_only:
            return open_store(path, self.places, self._clock, read_only=True)
        self.advice.check(path)
        if wish.create:
            if path.is_file() and path.stat().st_size == 0:
                path.unlink()  # what a first start leaves that was ended before its first word
            return create_store(path, self.places, self._clock)
        return open_store(path, self.places, self._clock, take_over=wish.take_over)

    def recover(self, wish: Wish, error: AppError) -> Wish | None:
        """Ask what to do about a file that does not open, do it, and return what to open now, None for nothing."""
        backup = self.usable_backup(wish.path, error)
        stop, other, again, view = _("Beenden"), _("Andere Datei öffnen …"), _("Nochmals versuchen"), _("Nur ansehen")
        create, take_over = _("Neue Kundendatei anlegen"), _("Übernehmen …")
        restore = _restore_label(backup) if backup else ""
        is_missing = isinstance(error, FaultError) and error.fault is Fault.MISSING
        actions = [stop, other, restore or (create if is_missing else again)]
        if isinstance(error, FaultError) and error.fault in _VIEWABLE:
            actions = [stop, view, again]
            if isinstance(error, InUseElsewhereError) and error.is_stale:
                actions = [stop, view, take_over, again]
        answer = self.questions.choose(_("Die Kundendatei öffnet nicht"), str(error), actions)
        if answer == other:
            chosen = self.questions.file_to_open()
            return Wish(chosen) if chosen else wish
        if answer == restore and backup is not None:
            return self.restored(wish.path, backup)
        if answer == create:
            return Wish(wish.path, create=True)
        if answer == view:
            return Wish(wish.path, read_only=True)
        if answer == take_over:
            return replace(wish, take_over=self._takes_over_knowingly())
        if isinstance(error, FaultError) and error.fault is Fault.OLDER:
            wish = replace(wish, read_only=False)  # a look would only hear the same again
        return wish if answer == again else None

    def _takes_over_knowingly(self) -> bool:
        title, keep, do_it = _("Datei übernehmen"), _("Nicht übernehmen"), _("Übernehmen")
        text = _(
            "Läuft die Kundenapp dort noch, geht verloren, was eine der beiden Seiten speichert. Übernehmen Sie die "
            "Datei nur, wenn Sie wissen, dass sie dort niemand mehr offen hat."
        )
        return self.questions.choose(title, text, [do_it, keep]) == do_it

    def usable_backup(self, path: Path, error: AppError) -> Backup | None:
        """Return the backup that can take the place of a file that does not open, None if none helps."""
        if not isinstance(error, FaultError) or error.fault not in _RESTORABLE:
            return None
        try:
            return self.backups.newest_sound(path)
        except FaultError:
            return None  # there is none, or none that can be trusted: then it is not offered

    def restored(self, path: Path, backup: Backup) -> Wish | None:
        """Put a backup in the place of a file and return what to open now; otherwise as `recover`."""
        try:
            restore_backup(path, backup, self.places, self._clock)
        except AppError as error:
            return self.recover(Wish(path), error)
        return Wish(path)


def told_moment(backup: Backup) -> tuple[str, str]:
    """Return day and time of a backup as people read them."""
    moment = backup.moment.astimezone()
    return f"{moment:%d.%m.%Y}", f"{moment:%H:%M}"


def _restore_label(backup: Backup) -> str:
    day, time = told_moment(backup)
    text = ngettext(
        "Sicherung vom {day}, {time} einspielen ({count} Kunde)",
        "Sicherung vom {day}, {time} einspielen ({count} Kunden)",
        backup.customers,
    )
    return text.format(day=day, time=time, count=grouped(backup.customers))
