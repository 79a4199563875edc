"""Options that several commands have."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.domain.business import Employee
from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.german_arguments import GermanArgumentParser

    Options = argparse._ActionsContainer  # noqa: SLF001
    Commands = argparse._SubParsersAction[GermanArgumentParser]  # noqa: SLF001

STATUSES = {
    "interessent": Status.PROSPECT,
    "pruefung": Status.IN_INTAKE,
    "kunde": Status.CUSTOMER,
    "partner": Status.PARTNER,
    "ehemalig": Status.FORMER,
    "abgelehnt": Status.DECLINED,
}
CATEGORIES = {
    "traumkunde": Category.DREAM,
    "normal": Category.ORDINARY,
    "klaeren": Category.DIFFICULT,
    "widerspruch": Category.CONTRADICTION,
    "unklar": Category.UNCLEAR,
}


def add_file(group: Options, default: str | None = argparse.SUPPRESS) -> None:
    """Add the choice of the file; below a command it only speaks if it is used, and `--file` before it still counts."""
    group.add_argument(
        "--datei", "--file", dest="file", metavar=_("DATEI"), type=path, default=default,
        help=_("die Kundendatei, sonst die an ihrem üblichen Platz"),
    )  # fmt: skip


def add_employee(group: Options, default: str | None = argparse.SUPPRESS) -> None:
    """Add the choice of who works; otherwise as `add_file`."""
    group.add_argument(
        "--as", dest="employee_name", metavar=_("NAME"), type=_name, default=default, help=_("wer hier arbeitet")
    )


def add_customer(parser: Options) -> None:
    """Add the choice of one customer."""
    parser.add_argument("--customer", metavar=_("NR"), required=True, help=_("Kundennummer, zum Beispiel K-1001"))


def add_customers(parser: Options) -> None:
    """Add the options that choose customers."""
    parser.add_argument(
        "--status", dest="statuses", action="append", choices=list(STATUSES), help=_("nur diese; auch mehrmals")
    )
    parser.add_argument(
        "--category", dest="categories", action="append", choices=list(CATEGORIES), help=_("nur diese; auch mehrmals")
    )
    parser.add_argument("--tag", metavar=_("WORT"), help=_("nur Kunden mit diesem Schlagwort"))
    parser.add_argument("--search", metavar=_("WORTE"), help=_("nur Kunden, die so gefunden werden"))
    parser.add_argument("--due", action="store_true", help=_("nur Kunden mit fälliger Wiedervorlage"))


def added(
    about: Commands, name: str, words: str, *, command: str = "report", metavar: str = "PDF"
) -> GermanArgumentParser:
    """Add a command below `about` that reads a file and writes another, and return its parser."""
    parser = about.add_parser(name, help=words, description=words)
    add_file(parser)
    parser.add_argument("-o", dest="output", metavar=metavar, type=path, required=True, help=_("wohin"))
    parser.set_defaults(command=f"{command} {name}")
    return parser


def path(text: str) -> Path:
    """Return an absolute path without dots, because backups are found by the path of their file."""
    return Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100


def _name(text: str) -> str:
    try:
        return Employee(text).validated().name
    except ValidationError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
