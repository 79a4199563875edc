"""Our window over a customer file, as the command starts it, in a process of its own that ends once it is painted.

``python -m tests.benchmarks.our_window FILE`` prints a line at the moment of the first paint.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(file: str) -> None:
    from kundenapp.app.arguments import WindowArguments
    from kundenapp.app.main import start_log
    from kundenapp.app.window import prepared

    start_log()
    with prepared(WindowArguments(file=Path(file))) as session:
        from tests.benchmarks.first_paint import FirstPaint

        session.start()
        window, _app = session.window, session.app
        if window is None or session.store is None:
            raise SystemExit("the window did not open")
        FirstPaint(window.pages.current).wait()
        window.desk.tasks.stop()
        session.store.close()


if __name__ == "__main__":
    main(sys.argv[1])
