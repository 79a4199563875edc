"""The log: what happened in the program, never about whom.

An exception carries what was being worked on in its text (a name, a path, a number), so its text is never written:
only its kind, where it happened, and the code of the database or the system. The same holds for the values in a log
record: numbers and words of the program are written, any other text is not.
"""

from __future__ import annotations

import errno
import faulthandler
import logging
import os
import sys
import threading
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kundenapp import __version__
from kundenapp.app.paths import make_private, open_for_owner
from kundenapp.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_log = logging.getLogger(__name__)

LOG_FILE, CRASH_FILE = "kundenapp.log", "absturz.log"
_MOST_BYTES = 1_000_000
_MOST_FRAMES = 30
_MOST_EXCEPTIONS = 10
_ROOT = "kundenapp"

_crash_file: IO[str] | None = None


class NamelessFormatter(logging.Formatter):
    """Formats records so that no word of a customer can be in them."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line about `record`, and one per exception and place below it."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(record.created))
        lines = [f"{moment} {record.levelname} {record.name} {_message(record)}"]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines += _exception_lines(error)
        return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    text = record.msg if isinstance(record.msg, str) else str(_shown(record.msg))
    if not record.args:
        return text
    given = record.args
    values: Any = (
        {name: _shown(value) for name, value in given.items()}
        if isinstance(given, dict)
        else tuple(_shown(value) for value in given)
    )
    try:
        return str(text % values)
    except (TypeError, ValueError, KeyError):
        return f"{text} {values}"


def _shown(value: object) -> Any:
    """Return `value` if it is a number or a word of the program, else only what kind of thing it is."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, BaseException):
        return _kind(value)
    return f"<{value.__qualname__ if isinstance(value, type) else type(value).__qualname__}>"


def _kind(error: BaseException) -> str:
    """Return the kind of an exception and the code that the database, the system or we gave it."""
    kind = type(error)
    words = [f"{kind.__module__}.{kind.__qualname__}"]
    database_code = getattr(error, "sqlite_errorname", None)
    if isinstance(database_code, str):
        words.append(database_code)
    if isinstance(error, OSError) and error.errno is not None:
        words.append(errno.errorcode.get(error.errno, str(error.errno)))
    fault = getattr(error, "fault", None)
    if isinstance(fault, Enum):
        words.append(str(fault.value))
    return " ".join(words)


def _exception_lines(error: BaseException) -> Iterator[str]:
    """Yield the exception and what led to it, each with the places it passed, the innermost last."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _MOST_EXCEPTIONS:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        yield f"  {'caused by ' if seen else ''}{_kind(current)}"
        seen.add(id(current))
        yield from _places(current.__traceback__)
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
        before = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        if before is not None:
            waiting.append(before)


def nameless_report(error: BaseException) -> str:
    """Return what a maker of the program needs to know about an exception, without a word of any customer."""
    return "\n".join(
        [f"Kundenapp {__version__}, Python {sys.version.split()[0]}, {sys.platform}", *_exception_lines(error)]
    )


def _places(trace: TracebackType | None) -> list[str]:
    """Return file and line of every frame, without the folders that lead there and without the source text."""
    places = []
    while trace is not None:
        code = Path(trace.tb_frame.f_code.co_filename)
        places.append(f"    {'/'.join(code.parts[-3:])}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-_MOST_FRAMES:]


class _BeforeTheFirstRecord(logging.Handler):
    """Stands for the log file until there is something to write, so that the window does not wait for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Open the log file, give it the record, and leave the rest to it."""
        from kundenapp.app.log_file import LogFile

        logger = logging.getLogger(_ROOT)
        logger.removeHandler(self)
        try:
            file = LogFile(self._path, NamelessFormatter())
        except OSError:
            logger.addHandler(logging.NullHandler())
            return
        logger.addHandler(file)
        file.handle(record)


def start_logging(folder: Path) -> Path | None:
    """Write the log into `folder` from now on and return its path, None if that is not possible."""
    logger = logging.getLogger(_ROOT)
    stop_logging()
    logging.raiseExceptions = False
    logger.setLevel(logging.INFO)
    path = folder / LOG_FILE
    try:
        make_private(folder)
        os.close(open_for_owner(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY))
    except (OSError, AppError):
        logger.addHandler(logging.NullHandler())
        return None
    logger.addHandler(_BeforeTheFirstRecord(path))
    return path


def stop_logging() -> None:
    """Let go of the log file."""
    logger = logging.getLogger(_ROOT)
    ours = (_BeforeTheFirstRecord, logging.FileHandler, logging.NullHandler)
    for handler in [handler for handler in logger.handlers if isinstance(handler, ours)]:
        logger.removeHandler(handler)
        with suppress(OSError, ValueError):  # what was still in the hand may not fit any more
            handler.close()


def log_start(command: str) -> None:
    """Log which program this is and what it stands on; Qt only if it is loaded."""
    from kundenapp.store.engine import ENGINE_VERSION
    from kundenapp.store.header import SCHEMA_VERSION

    qt: Any = sys.modules.get("PySide6.QtCore")
    versions = {
        "Kundenapp": __version__,
        "Python": ".".join(str(number) for number in sys.version_info[:3]),
        "Qt": qt.qVersion() if qt else "-",
        "SQLite": ENGINE_VERSION,
        "schema": SCHEMA_VERSION,
        "system": sys.platform,
    }
    _log.info(f"start of {command}: " + ", ".join(f"{name} {version}" for name, version in versions.items()))


def keep_memory_private() -> None:
    """Let no picture of the memory, customers included, be left behind by a crash."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def watch_crashes(folder: Path) -> None:
    """Let Python write into a file of its own where it was when it was ended by force: files and lines, no values."""
    global _crash_file
    path = folder / CRASH_FILE
    with suppress(OSError, AppError):
        make_private(folder)
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.unlink()
        _crash_file = open(path, "a", encoding="utf-8", opener=open_for_owner)  # noqa: SIM115
        faulthandler.enable(_crash_file)


def log_stray_exceptions() -> None:
    """Log what nobody catches, in whatever thread, instead of printing it with its text."""

    def stray(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.critical("unexpected", exc_info=(kind, error, trace))

    def stray_in_thread(thrown: threading.ExceptHookArgs) -> None:
        if thrown.exc_value is not None:
            stray(thrown.exc_type, thrown.exc_value, thrown.exc_traceback)

    def stray_in_cleanup(thrown: sys.UnraisableHookArgs) -> None:
        if thrown.exc_value is not None:
            stray(thrown.exc_type, thrown.exc_value, thrown.exc_traceback)

    sys.excepthook = stray
    threading.excepthook = stray_in_thread
    sys.unraisablehook = stray_in_cleanup
