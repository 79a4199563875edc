"""A second start of the same file rings at the first window, which comes to the front.

Only a courtesy: whether a file is in use is said by the lock of the operating system alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kundenapp.store.in_use import login_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HERE = b"here"
_WAIT_MS = 700


class Doorbell(QObject):
    """Rings at the program that has `file` open: this one, once it listens.

    Signals
    -------
    rung:
        the window is wanted in front.
    """

    rung = Signal()

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._name = _name(file)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> None:
        """Listen from now on. To be called by who holds the lock on the file: what is left of others goes."""
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def stop(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(_HERE)
            visitor.flush()
            visitor.disconnectFromServer()
            self.rung.emit()


def ring(file: Path) -> bool:
    """Ring at the window that has `file` open and return whether it has answered."""
    _let_others_come_to_the_front()
    visitor = QLocalSocket()
    visitor.connectToServer(_name(file))
    if not visitor.waitForConnected(_WAIT_MS) or not _is_ours(visitor.fullServerName()):
        return False
    answered = visitor.bytesAvailable() > 0 or visitor.waitForReadyRead(_WAIT_MS)
    return answered and visitor.readAll().data() == _HERE


def bring_to_front(window: QWidget) -> None:
    """Show a window before all others, also if it was minimised."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _name(file: Path) -> str:
    key = f"{login_name()}\0{os.path.realpath(file)}"
    return f"kundenapp-{hashlib.sha256(key.encode(errors='surrogateescape')).hexdigest()[:24]}"


def _is_ours(server: str) -> bool:
    """Whether the server belongs to the same account; anybody may put something under a name in a shared folder."""
    try:
        return os.name != "posix" or Path(server).stat().st_uid == os.getuid()
    except FileNotFoundError:  # it has just gone
        return False


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program the person has just used bring a window to the front, or whom that one permits."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
