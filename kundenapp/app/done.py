"""What commands have to say when they are done, and until then."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.limits import grouped
from kundenapp.domain.progress import unwatched
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.progress import Progress


@dataclass(frozen=True)
class Done:
    """What a command has to say: one sentence, and remarks if something is worth knowing."""

    sentence: str
    remarks: Sequence[str] = ()


def told_as_data(text: str) -> Done:
    """Return data for other programs to be told in UTF-8, whatever the terminal is used to."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return Done(text)


def customer_count(number: int) -> str:
    """Return "48 Kunden"."""
    return ngettext("{count} Kunde", "{count} Kunden", number).format(count=grouped(number))


def progress_line() -> Progress:
    """Return a listener that writes "42 von 310" over itself, if somebody sits in front of a terminal."""
    if not sys.stderr.isatty():
        return unwatched
    said = ""

    def say(done: int, total: int) -> None:
        nonlocal said
        words = _("{done} von {total}").format(done=grouped(done), total=grouped(total))
        if words != said:
            said = words
            # The line is wiped at the end, so that only the sentence stays.
            end = "\r\x1b[K" if done >= total else ""
            print(f"\r{words}{end}", end="", file=sys.stderr, flush=True)

    return say
