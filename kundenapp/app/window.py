"""Starting the window from the command line."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from kundenapp.app import paths
from kundenapp.app.preferences import load_preferences
from kundenapp.app.qt_setup import make_application
from kundenapp.app.recovery import Opener
from kundenapp.app.session import Session
from kundenapp.i18n import _
from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import Places, utc_now
from kundenapp.ui.common.dialogs import notify
from kundenapp.ui.theme import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.app.arguments import WindowArguments


def run_window(arguments: WindowArguments) -> int:
    """Show the window until it is closed and return the exit code."""
    preferences = load_preferences(paths.preferences_file())
    app = make_application(Mode(preferences.theme), preferences.text_scale)
    with ExitStack() as stack:
        if arguments.demo:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kundenapp-")))
            places, file = Places(folder / "backups", folder / "state"), folder / "Radwerk Lindner.kundenapp"
            create_sample_file(file, places, utc_now().astimezone().date())
        else:
            places, file = paths.places(), arguments.file or paths.default_file()
        session = Session(app, arguments, Opener(places, WindowQuestions()), file, preferences)
        if not session.start():
            return 0
        return app.exec()


class WindowQuestions:
    """Asks with dialogs."""

    def choose(self, title: str, text: str, actions: Sequence[str]) -> str | None:
        """Return the action taken, None for none."""
        return notify(None, title, text, actions)

    def file_to_open(self) -> Path | None:
        """Return the customer file to open instead, None for none."""
        kinds = _("Kundendateien (*.kundenapp)")
        path, _kind = QFileDialog.getOpenFileName(None, _("Kundendatei öffnen"), str(paths.data_folder()), kinds)
        return Path(path) if path else None
