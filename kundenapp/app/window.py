"""Starting the window from the command line."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.app import paths
from kundenapp.app.preferences import load_preferences
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kundenapp.app.arguments import WindowArguments
    from kundenapp.app.preferences import Preferences
    from kundenapp.app.session import Session

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_BEFORE_QT = (
    "kundenapp.services.timeline",
    "kundenapp.store.opening",
)


def run_window(arguments: WindowArguments) -> int:
    """Show the window until it is closed and return the exit code.

    Raises
    ------
    FaultError
        NO_DISPLAY where there is no screen.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise FaultError(Fault.NO_DISPLAY)  # Qt would end the program at once, and blame a library
    with prepared(arguments) as session:
        return session.app.exec() if session.start() else 0


@contextmanager
def prepared(arguments: WindowArguments) -> Iterator[Session]:
    """Make the application and the session."""
    for name in _BEFORE_QT:  # PySide6 reads the source of every module that is loaded after it, which takes its time
        importlib.import_module(name)
    from kundenapp.app.qt_setup import make_application
    from kundenapp.app.recovery import Opener
    from kundenapp.app.session import Session
    from kundenapp.ui.theme import Mode

    preferences = load_preferences(paths.preferences_file())
    app = make_application(Mode(preferences.theme), preferences.text_scale)
    file = arguments.file or last_file(preferences)
    yield Session(app, arguments, Opener(paths.places(), WindowQuestions(), ring=_ring), file, preferences)


def _ring(file: Path) -> bool:
    from kundenapp.app.doorbell import ring

    return ring(file)


def last_file(preferences: Preferences) -> Path:
    """Return the file that was open last, or the usual one."""
    return Path(preferences.last_files[0]) if preferences.last_files else paths.default_file()


class WindowQuestions:
    """Asks with dialogs."""

    def choose(self, title: str, text: str, actions: Sequence[str]) -> str | None:
        """Return the action taken, None for none."""
        from kundenapp.ui.common.dialogs import notify

        return notify(None, title, text, actions)

    def file_to_open(self) -> Path | None:
        """Return the customer file to open instead, None for none."""
        from PySide6.QtWidgets import QFileDialog

        kinds = _("Kundendateien (*.kundenapp)")
        path, _kind = QFileDialog.getOpenFileName(None, _("Kundendatei öffnen"), str(paths.data_folder()), kinds)
        return Path(path) if path else None

    def file_to_create(self, proposed: Path) -> Path | None:
        """Return where a new customer file is to lie, None for none."""
        from PySide6.QtWidgets import QFileDialog

        kinds = _("Kundendateien (*.kundenapp)")
        path, _kind = QFileDialog.getSaveFileName(
            None, _("Neue Kundendatei"), str(proposed), kinds, "", QFileDialog.Option.DontConfirmOverwrite
        )
        return Path(path if path.endswith(".kundenapp") else f"{path}.kundenapp") if path else None
