"""What a page works with: the file, the news about it and the day, long work, two ways to tell, one to hide."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.store.doors import Changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.store.store import Store
    from kundenapp.ui.common.day_watch import DayWatch
    from kundenapp.ui.common.notice import Notice
    from kundenapp.ui.common.privacy import PrivacyShade
    from kundenapp.ui.common.tasks import TaskRunner
    from kundenapp.ui.common.toast import Toasts


class DataEvents(QObject):
    """The news about data, for everybody who shows some.

    Signals
    -------
    changed(kundenapp.store.doors.Changed):
        emitted after each commit.
    failed(AppError):
        the file could not be read or written; the window shows the sentence and the way on.
    person_changed():
        somebody else works now, who may see other opinions.
    """

    changed = Signal(Changed)
    failed = Signal(Exception)
    person_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        store.subscribe(self._on_committed)

    def _on_committed(self, changed: Changed) -> None:
        self.changed.emit(changed)

    def stop(self) -> None:
        """Listen no more; the file is about to be closed."""
        self._store.unsubscribe(self._on_committed)


@dataclass
class Attempt:
    """What became of something that may go wrong."""

    failed: bool = False


@dataclass(frozen=True)
class Desk:
    """Handed to every page and dialog by constructor."""

    store: Store
    events: DataEvents
    days: DayWatch
    tasks: TaskRunner
    toasts: Toasts
    notice: Notice
    shade: PrivacyShade

    @contextmanager
    def guarded(self) -> Iterator[Attempt]:
        """Show what goes wrong inside as the sentence it carries; whatever was typed stays where it is."""
        attempt = Attempt()
        try:
            yield attempt
        except AppError as error:
            attempt.failed = True
            self.events.failed.emit(error)

    def undo(self) -> str:
        """Take back the last own change and return the sentence about it; errors as in `Store.undo`."""
        return self.store.undo() or _("Es gibt nichts zurückzunehmen.")

    def redo(self) -> str:
        """Do again what was taken back and return the sentence about it; errors as in `Store.redo`."""
        return self.store.redo() or _("Es gibt nichts zu wiederholen.")

    @property
    def can_edit(self) -> bool:
        """Whether the file may be written."""
        return not self.store.read_only
