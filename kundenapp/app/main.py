"""The one entrance: reads the arguments, opens the log, and hands over to the window or to a command."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from kundenapp.app import cli, logs, paths
from kundenapp.app.arguments import WindowArguments
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.app.arguments import CommandArguments

_log = logging.getLogger(__name__)


def main(argv: list[str] | None = None) -> int:
    """Run the program and return its exit code; `argv` is what stands behind its name on the command line."""
    cli.let_every_text_through()
    try:
        arguments = _asked_for(sys.argv[1:] if argv is None else argv)
    except SystemExit as finished:  # help, version or a wrong call; argparse has said so
        return finished.code if isinstance(finished.code, int) else cli.Exit.OK
    log_file = start_log()
    try:
        return _run(arguments)
    except AppError as error:
        _log.warning("refused", exc_info=True)
        cli.complain(str(error))
        return cli.exit_code(error)
    except KeyboardInterrupt:
        return cli.Exit.CUT_SHORT
    except BrokenPipeError:  # whoever read along has read enough
        cli.stop_talking()
        return cli.Exit.CUT_SHORT
    except Exception:  # noqa: BLE001 - the last net
        _log.exception("unexpected")
        cli.complain(_unexpected(log_file))
        return cli.Exit.UNEXPECTED


def _asked_for(words: list[str]) -> WindowArguments | CommandArguments:
    if not words:
        return WindowArguments()
    from kundenapp.app.parser import parse

    return parse(words)


def start_log() -> Path | None:
    """Open the log and return its path, None if there can be none."""
    folder = paths.log_folder()
    logs.keep_memory_private()
    log_file = logs.start_logging(folder)
    logs.watch_crashes(folder)
    logs.log_stray_exceptions()
    return log_file


def _run(arguments: WindowArguments | CommandArguments) -> int:
    if isinstance(arguments, WindowArguments):
        from kundenapp.app.window import run_window

        return run_window(arguments)
    logs.log_start(arguments.command)
    cli.say(cli.run(arguments))
    return cli.Exit.OK


def _unexpected(log_file: Path | None) -> str:
    sentence = _("Es ist ein unerwarteter Fehler passiert, der Auftrag ist nicht ausgeführt.")
    if log_file is None:
        return sentence
    return sentence + " " + _("Einzelheiten ohne Namen von Kunden stehen in {path}").format(path=log_file)
