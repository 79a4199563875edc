"""Our window over a customer file, as the command starts it, in a process of its own that ends once it is painted.

``python -m tests.benchmarks.our_window FILE FOLDER``
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(file: Path, folder: Path) -> None:
    from kundenapp.app import logs, paths
    from kundenapp.app.arguments import parse

    arguments = parse(["--file", str(file)])
    logs.start_logging(folder)
    from kundenapp.app.preferences import load_preferences
    from kundenapp.app.qt_setup import make_application
    from kundenapp.app.recovery import Opener
    from kundenapp.app.session import Session
    from kundenapp.app.window import WindowQuestions
    from kundenapp.store.opening import Places
    from kundenapp.ui.theme import Mode

    logs.log_start("window")
    preferences = load_preferences(paths.preferences_file())
    app = make_application(Mode.LIGHT, 1.0)
    opener = Opener(Places(folder / "backups", folder / "state"), WindowQuestions())
    session = Session(app, arguments, opener, file, preferences)  # type: ignore[arg-type]
    session.start()
    if session.window is None or session.store is None:
        raise SystemExit("the window did not open")
    while not session.window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    session.window.desk.tasks.stop()
    session.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
