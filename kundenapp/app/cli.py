"""The command line: the same jobs without a window, for scripts and for the day on which no window opens.

Success is one sentence on stdout, failure one sentence on stderr and an exit code that says which kind it was.
"""

from __future__ import annotations

import io
import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING

from kundenapp.app import paths
from kundenapp.app.done import Done, customer_count
from kundenapp.domain.dates import format_moment
from kundenapp.domain.errors import AppError, NothingFoundError, ValidationError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.app.arguments import CommandArguments


class Exit(IntEnum):
    """What the exit code says."""

    OK = 0
    UNEXPECTED = 1
    WRONG_CALL = 2
    FILE = 3
    NOBODY = 4
    NOT_WRITTEN = 5
    IN_USE = 6
    CUT_SHORT = 130


_NOT_WRITTEN = {
    Fault.FULL,
    Fault.READ_ONLY,
    Fault.EXISTS,
    Fault.TARGET_UNWRITABLE,
    Fault.TARGET_FULL,
    Fault.DISK_ERROR,
}
_IN_USE = {Fault.IN_USE, Fault.IN_USE_ELSEWHERE, Fault.BUSY}
_NOT_THE_FILE = {Fault.FONT_MISSING, Fault.NO_DISPLAY, Fault.NO_PRINTER, Fault.PRINTER_FAILED, Fault.LOW_MEMORY}


def run(arguments: CommandArguments) -> Done:
    """Do what a command asks for.

    Raises
    ------
    AppError
        with the sentence to show; see `exit_code`.
    """
    from kundenapp.app import answer_commands, circles_commands, partner_commands, report_commands, sympathy_commands

    commands: dict[str, Callable[[CommandArguments], Done]] = {
        "demo": _demo,
        "report customer": report_commands.customer,
        "report customers": report_commands.customers,
        "report list": report_commands.customer_list,
        "report followups": report_commands.follow_ups,
        "report enthusiasm": answer_commands.enthusiasm,
        "report cards": answer_commands.cards,
        "report sympathy": sympathy_commands.sheet,
        "report circles": circles_commands.sheet,
        "report partner": partner_commands.agreement,
        "figures enthusiasm": answer_commands.figures,
        "figures sympathy": sympathy_commands.figures,
        "figures overlap": circles_commands.figures,
        "export vcard": report_commands.card,
        "check": _check,
        "backup": _back_up,
        "restore": _restore,
    }
    return commands[arguments.command](arguments)


def exit_code(error: AppError) -> Exit:
    """Return the exit code for an error that has a sentence."""
    if isinstance(error, NothingFoundError):
        return Exit.NOBODY
    if isinstance(error, ValidationError):
        return Exit.WRONG_CALL
    if not isinstance(error, FaultError) or error.fault in _NOT_THE_FILE:
        return Exit.UNEXPECTED
    if error.fault in _IN_USE:
        return Exit.IN_USE
    return Exit.NOT_WRITTEN if error.fault in _NOT_WRITTEN else Exit.FILE


def let_every_text_through() -> None:
    """Let a terminal that knows no umlauts show question marks instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def stop_talking() -> None:
    """Say nothing more on stdout, where nobody listens; otherwise Python would complain at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(sentence: str) -> None:
    """Tell what went wrong, or what else is to be known."""
    print(sentence, file=sys.stderr, flush=True)


def say(done: Done) -> None:
    """Tell what was done, at once."""
    print(done.sentence, flush=True)
    for remark in done.remarks:
        complain(remark)


def _demo(arguments: CommandArguments) -> Done:
    from kundenapp.services.sample import create_sample_file
    from kundenapp.store.opening import utc_now

    today = utc_now().astimezone().date()
    written = create_sample_file(arguments.output, paths.places(), today, arguments.customers)
    return Done(
        _("Der Beispielbetrieb mit {customers} liegt in {path}").format(
            customers=customer_count(written), path=arguments.output
        )
    )


def _check(arguments: CommandArguments) -> Done:
    from kundenapp.services.file_care import examine

    contents = examine(arguments.file, paths.places())
    sentence = _("„{name}“ ist in Ordnung: {customers}, {conversations}.").format(
        name=arguments.file.name,
        customers=customer_count(contents.customers),
        conversations=ngettext("{count} Gespräch", "{count} Gespräche", contents.conversations).format(
            count=grouped(contents.conversations)
        ),
    )
    if not contents.in_trash:
        return Done(sentence)
    return Done(sentence, [_("Dazu im Papierkorb: {customers}.").format(customers=customer_count(contents.in_trash))])


def _back_up(arguments: CommandArguments) -> Done:
    from kundenapp.services.file_care import back_up_now

    places = paths.places()
    paths.make_private(places.backups)
    backup, path = back_up_now(arguments.file, places)
    return Done(
        _("Die Sicherung mit {customers} liegt in {path}").format(customers=customer_count(backup.customers), path=path)
    )


def _restore(arguments: CommandArguments) -> Done:
    from kundenapp.services.file_care import restore_latest
    from kundenapp.store.opening import utc_now

    restored = restore_latest(arguments.file, paths.places())
    backup = restored.backup
    sentence = _("Die Sicherung vom {moment} mit {customers} ist wieder an ihrem Platz.").format(
        moment=format_moment(backup.moment, utc_now().astimezone().date()), customers=customer_count(backup.customers)
    )
    if restored.aside is not None:
        sentence += " " + _("Die bisherige Datei liegt in {path}").format(path=restored.aside)
    return Done(sentence)
