"""What happens when the program itself is at fault: logged without names, told once per fault, and work goes on.

Every operation is all or nothing, so after a fault the file is sound and the window may stay open.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kundenapp.app.logs import nameless_report
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from kundenapp.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


def show_crash(window: MainWindow | None, text: str, report: str) -> None:
    """Show what happened over a window, if there is one; to the shop, never to a customer in the Kundenmodus."""
    from kundenapp.ui.common.crash_dialog import CrashDialog

    dialog = CrashDialog(window, text, report)
    if window is None:
        dialog.open()
    else:
        window.customer_mode.after_leaving(dialog.open)


class CrashReporter(QObject):
    """The last net for exceptions, from whatever thread.

    Signals
    -------
    refused(AppError):
        something a person can understand; its text is the sentence to show.
    crashed(str, str):
        the program is at fault: the sentence, and a report without names that can be copied.

    `saved_until` says up to which time everything is on the disk, None if nothing was written.
    """

    refused = Signal(Exception)
    crashed = Signal(str, str)
    _caught = Signal(object)

    def __init__(self, saved_until: Callable[[], str | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved_until = saved_until
        self._known: set[tuple[str, ...]] = set()
        self._previous = sys.excepthook
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody else catches."""
        sys.excepthook = self.handle

    def uninstall(self) -> None:
        """Let Python handle such exceptions again."""
        sys.excepthook = self._previous

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and tell about it, unless the same one has been told already."""
        if issubclass(kind, KeyboardInterrupt):
            self._previous(kind, error, trace)
            return
        if isinstance(error, MemoryError):
            _log.warning("not enough memory", exc_info=(kind, error, trace))
            error = FaultError(Fault.LOW_MEMORY)
        if isinstance(error, AppError):
            self._caught.emit(error)
            return
        _log.critical("unexpected", exc_info=(kind, error, trace))
        place = tuple(f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace))
        signature = (kind.__name__, *place)
        if signature not in self._known:
            self._known.add(signature)
            self._caught.emit(nameless_report(error))

    @Slot(object)
    def _on_caught(self, what: object) -> None:
        """On the window's thread, and not in the middle of whatever went wrong."""
        if isinstance(what, AppError):
            self.refused.emit(what)
        else:
            self.crashed.emit(self._sentence(), str(what))

    def _sentence(self) -> str:
        saved = self._saved_until()
        safe = (
            _("Ihre Daten sind gespeichert bis {time}.").format(time=saved)
            if saved
            else _("An Ihren Daten hat sich nichts geändert.")
        )
        return (
            _("Im Programm ist ein Fehler passiert.")
            + " "
            + safe
            + " "
            + _("Sie können weiterarbeiten; wenn etwas nicht stimmt, starten Sie das Programm neu.")
        )
