"""Reading the command line; not needed, and so not loaded, where nothing stands behind the name of the program."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp import __version__
from kundenapp.app import paths
from kundenapp.app.answer_parser import add_figures, wanted_answers
from kundenapp.app.arguments import CommandArguments, WindowArguments
from kundenapp.app.german_arguments import GermanArgumentParser, german_words
from kundenapp.app.options import add_employee, add_file, path
from kundenapp.app.report_parser import add_exports, add_reports, wanted_customers
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    Commands = argparse._SubParsersAction[GermanArgumentParser]  # noqa: SLF001

_MOST_CUSTOMERS = 1_000_000
_USUAL_CUSTOMERS = 48


def parse(arguments: Sequence[str] | None) -> WindowArguments | CommandArguments:
    """Return what `arguments` (None for those of this process) ask for.

    Raises
    ------
    SystemExit
        after help and version, and with code 2 after the sentence about a wrong call.
    """
    with german_words():
        parser = _parser()
        asked = parser.parse_args(arguments)
        if asked.command is None:
            return WindowArguments(
                asked.file, asked.demo, asked.employee_name, asked.screenshot, asked.without_customer_mode
            )
        if asked.demo or asked.screenshot or asked.without_customer_mode:
            parser.error(_("--demo, --screenshot und --ohne-kundenmodus gibt es nur für das Fenster"))
    return CommandArguments(
        command=asked.command,
        file=asked.file or paths.default_file(),
        output=asked.output,
        customer=asked.customer,
        brand_name=asked.brand or "",
        kind=ReportKind(asked.kind),
        customers=asked.customers,
        employee_name=asked.employee_name,
        wanted=wanted_customers(asked),
        two_sided=asked.two_sided,
        with_note=asked.note,
        week=asked.week,
        assignee_name=asked.employee or "",
        answers=wanted_answers(asked),
        with_names=asked.with_names,
        pages=asked.pages,
    )


def _parser() -> GermanArgumentParser:
    parser = GermanArgumentParser(
        prog="kundenapp",
        description=_("Die Kundenkartei für kleine Betriebe. Ohne Befehl öffnet sich das Fenster."),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(
        command=None,
        output=Path(),
        customer="",
        brand="",
        kind=ReportKind.INTERNAL,
        customers=_USUAL_CUSTOMERS,
        statuses=None,
        categories=None,
        tag="",
        search="",
        due=False,
        sort=None,
        two_sided=False,
        note=False,
        week="this",
        employee=None,
        period=None,
        first="",
        last="",
        mode=None,
        scale=None,
        answer_status=None,
        answer_source=None,
        with_names=True,
        pages=1,
    )
    which = parser.add_mutually_exclusive_group()
    add_file(which, None)
    which.add_argument("--demo", action="store_true", help=_("das Fenster mit dem Beispielbetrieb öffnen"))
    add_employee(parser, None)
    parser.add_argument(
        "--screenshot", metavar=_("BILD"), type=path, help=_("ein Bild des Fensters speichern und wieder schließen")
    )
    parser.add_argument(
        "--ohne-kundenmodus",
        dest="without_customer_mode",
        action="store_true",
        help=_("den Kundenmodus beenden und seinen Code zurücksetzen"),
    )
    parser.add_argument(
        "--version", action="version", version=f"Kundenapp {__version__}", help=_("die Fassung des Programms zeigen")
    )
    commands = parser.add_subparsers(title=_("Befehle"), metavar=_("BEFEHL"))
    _add_demo(commands)
    add_reports(commands)
    add_figures(commands)
    add_exports(commands)
    _add_care(commands)
    return parser


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help=_("eine Beispieldatei schreiben"))
    demo.add_argument("-o", dest="output", metavar=_("DATEI"), type=path, required=True, help=_("wohin"))
    demo.add_argument(
        "--customers",
        metavar=_("ANZAHL"),
        type=_number,
        default=_USUAL_CUSTOMERS,
        help=_("wie viele Kunden, sonst {usual}").format(usual=_USUAL_CUSTOMERS),
    )
    demo.set_defaults(command="demo")


def _add_care(commands: Commands) -> None:
    helps = {
        "check": _("eine Datei ganz prüfen"),
        "backup": _("jetzt eine Sicherung machen"),
        "restore": _("eine Sicherung zurückholen"),
    }
    for name, text in helps.items():
        command = commands.add_parser(name, help=text)
        add_file(command)
        command.set_defaults(command=name)
        if name == "restore":
            command.add_argument(
                "--latest", action="store_true", required=True, help=_("die letzte, die in Ordnung ist")
            )


def _epilog() -> str:
    return "\n".join(
        (
            _("Übliche Datei: {path}").format(path=paths.default_file()),
            "",
            _("Rückgabewerte:"),
            _("  0  gut"),
            _("  1  unerwarteter Fehler"),
            _("  2  falscher Aufruf"),
            _("  3  die Datei fehlt, ist leer, beschädigt, fremd, neuer als das Programm oder noch nicht umgestellt"),
            _("  4  den Kunden gibt es nicht"),
            _("  5  nicht zu schreiben: voll, schreibgeschützt oder schon vorhanden"),
            _("  6  anderswo in Gebrauch"),
        )
    )


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= _MOST_CUSTOMERS:
        return int(text)
    raise argparse.ArgumentTypeError(_("gemeint ist eine Zahl von 1 bis {most}").format(most=grouped(_MOST_CUSTOMERS)))
