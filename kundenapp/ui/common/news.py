"""Telling the person what happened: a toast with the way back after each change, a notice when something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kundenapp.domain.errors import AppError, RestrictedError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.doors import Changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.ui.common.desk import Desk

_SEEN_WHERE_IT_HAPPENS = frozenset(
    {
        "customer.change",
        "customer.create",
        "bulk.load",
        "business.save",
        "employee.create",
        "employee.rename",
        "employee.leave",
        "employee.come_back",
        "brand.create",
        "brand.rename",
        "brand.retire",
        "brand.take_up",
        "brand.move",
        "setting.change",
        "setting.usual",
    }
)


class News(QObject):
    """Listens to the file and speaks through the toasts and the notice of the window.

    `flush` saves what is unsaved on the pages before anything is taken back.

    Signals
    -------
    recovery_requested:
        the file is damaged and its backup is wanted.
    """

    recovery_requested = Signal()

    def __init__(self, desk: Desk, parent: QObject, flush: Callable[[], object]) -> None:
        super().__init__(parent)
        self._desk, self._flush = desk, flush
        desk.events.changed.connect(self._on_changed)
        desk.events.failed.connect(self._on_failed)
        desk.events.person_changed.connect(desk.toasts.hide_message)  # its way back is not theirs

    def undo(self) -> None:
        """Take back the last own change and say what it was."""
        self._step(self._desk.undo)

    def redo(self) -> None:
        """Do again what was taken back, and say what it was."""
        self._step(self._desk.redo)

    def _step(self, step: Callable[[], str]) -> None:
        self._flush()
        try:
            sentence = step()
        except FaultError as error:
            self._on_failed(error)
        except AppError as error:
            self._desk.toasts.show_message(str(error))
        else:
            self._desk.toasts.show_message(sentence)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed.kind in ("undo", "redo"):
            return  # told by `undo` and `redo` themselves
        if changed.kind in _SEEN_WHERE_IT_HAPPENS:
            self._desk.toasts.hide_message()
        elif changed.undoable:
            self._desk.toasts.show_message(changed.summary, _("Rückgängig"), self.undo)
        else:
            self._desk.toasts.show_message(changed.summary)

    @Slot(Exception)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, FaultError) and error.fault is Fault.DAMAGED:
            self._desk.notice.show_message(str(error), _("Sicherung einspielen …"), self.recovery_requested.emit)
        elif isinstance(error, FaultError) and error.fault is Fault.BUSY:
            self._desk.notice.show_message(str(error), _("Nochmals versuchen"), self._flush)
        elif isinstance(error, RestrictedError):  # names somebody, and nothing has to be done: it goes by itself
            self._desk.toasts.show_message(str(error))
        else:
            self._desk.notice.show_message(str(error))
