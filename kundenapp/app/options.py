"""Options that several commands have."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.domain.business import Employee
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

if TYPE_CHECKING:
    Options = argparse._ActionsContainer  # noqa: SLF001


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


def path(text: str) -> Path:
    """Return an absolute path without dots, because backups are found by the path of their file."""
    return Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100


def _name(text: str) -> str:
    try:
        return Employee(text).validated().name
    except ValidationError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
