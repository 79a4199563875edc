"""What the tests of the command line share: the report command, and looking at what was said."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pypdfium2

from kundenapp.app import paths
from kundenapp.domain.faults import Fault, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.conftest import Outcome

    Program = Callable[..., Outcome]

CANARY = "Kanarienvogel"


def text_of(pdf: Path) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def fill(disk: Path) -> None:
    """Leave room for a folder, but not for a file."""
    (disk / "fast voll").write_bytes(bytes(shutil.disk_usage(disk).free - 12_000))


def log_text() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in paths.log_folder().glob("kundenapp.log*"))


def check_refused(outcome: Outcome, code: int, fault: Fault, name: str) -> None:
    assert outcome.code == code
    assert outcome.said == ""
    assert outcome.complained == sentence(fault, name) + "\n"


def report(program: Program, file: Path, output: Path, number: str = "K-1001", kind: str = "intern", *more: str) -> Any:
    return program("report", "customer", "--file", file, "--customer", number, "--kind", kind, "-o", output, *more)
