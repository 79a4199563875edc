"""Care for the file around the work: is it sound, is it backed up, is it closed."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.opening import is_sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.app.doorbell import Doorbell
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


def check_beside(window: MainWindow) -> None:
    """Look in the background whether the file of a window is sound, and let the window say so if it is not."""
    path = window.desk.store.path
    window.desk.tasks.run(partial(is_sound, path), partial(_on_checked, window), partial(_on_check_failed, window))


def _on_checked(window: MainWindow, is_file_sound: bool) -> None:
    if not is_file_sound:
        _log.error("the file is damaged")
        window.desk.events.failed.emit(FaultError(Fault.DAMAGED, window.desk.store.path.name))


def _on_check_failed(window: MainWindow, error: Exception) -> None:
    if not isinstance(error, AppError):
        raise error
    _log.warning("file not checked", exc_info=error)
    if isinstance(error, FaultError) and error.fault is Fault.DAMAGED:
        window.desk.events.failed.emit(error)


def listen_for(window: MainWindow) -> Doorbell | None:
    """Let a second start of the same file bring the window to the front; a file that is only looked at has no bell."""
    from kundenapp.app import doorbell  # loaded when the window is there, for it takes its time

    store = window.desk.store
    if store.read_only:
        return None
    bell = doorbell.Doorbell(store.path)
    bell.rung.connect(lambda: doorbell.bring_to_front(window.customer_mode.front))
    bell.listen()
    return bell


def back_up_at_the_end(store: Store, tell: Callable[[str, str], object]) -> None:
    """Back the file up if anything has changed; what does not work is told and costs nothing else."""
    if store.read_only:
        return
    try:
        store.prune_log()
    except FaultError:
        _log.warning("log not pruned", exc_info=True)  # the next end of work tries again
    try:
        if store.needs_backup():
            store.back_up("Ende")
            _tell_of_second_place(store, tell)
    except FaultError as error:
        _log.warning("no backup at the end", exc_info=True)
        tell(_("Keine Sicherung gemacht"), _("Alles ist gespeichert, nur gesichert nicht.") + " " + str(error))


def _tell_of_second_place(store: Store, tell: Callable[[str, str], object]) -> None:
    place = store.second_place
    if place is not None and place.refusal is not None:
        here = _("Auf diesem Computer ist gesichert, am zweiten Ort nicht.")
        tell(_("Am zweiten Ort keine Sicherung"), f"{here} {place.refusal}")


def saved_until(store: Store | None) -> str | None:
    """Return the time of day until which everything is on the disk, None if nothing was written."""
    newest = store.last_saved_at() if store is not None else None
    return f"{newest.astimezone():%H:%M}" if newest else None


def close_quietly(store: Store) -> None:
    """Let go of the file."""
    try:
        store.close()
    except FaultError:
        _log.warning("file not closed cleanly", exc_info=True)  # everything is saved; the next start checks it
