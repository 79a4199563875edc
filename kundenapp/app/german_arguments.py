"""argparse in German: help, usage and every sentence about a wrong call.

argparse looks up its words under two names in its own module; while a command line is being read, these two speak
German. A sentence that a newer Python brings stays as it is until it is added here; a test reports it.
"""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from kundenapp.domain.text import full_stop
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


class GermanArgumentParser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong and where help is to be found; options are never guessed."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """End the program with the sentence about a wrong call."""
        hint = _("Hilfe zeigt: {command}").format(command=f"{self.prog} --help")
        self.exit(2, f"{full_stop(message)} {hint}\n")


@contextmanager
def german_words() -> Iterator[None]:
    """Let argparse speak German inside the block."""
    words = sentences()

    def one(text: str) -> str:
        return words.get(text, text)

    def many(singular: str, plural: str, number: int) -> str:
        return one(singular if number == 1 else plural)

    names = vars(argparse)
    before = {name: names[name] for name in ("_", "ngettext")}
    names.update(_=one, ngettext=many)
    try:
        yield
    finally:
        names.update(before)


def sentences() -> dict[str, str]:
    """Return what argparse says to people, and how that is said here."""
    return {
        "usage: ": _("Aufruf: "),
        "positional arguments": _("Angaben"),
        "options": _("Optionen"),
        "show this help message and exit": _("diese Hilfe zeigen"),
        "show program's version number and exit": _("die Fassung des Programms zeigen"),
        "%(prog)s: error: %(message)s\n": _("%(message)s\n"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
        "the following arguments are required: %s": _("Es fehlt: %s"),
        "one of the arguments %s is required": _("Es fehlt eines davon: %s"),
        "unrecognized arguments: %s": _("Das gibt es hier nicht: %s"),
        "not allowed with argument %s": _("geht nicht zusammen mit %s"),
        "ignored explicit argument %r": _("hier gehört nichts dahinter, auch nicht „%s“"),
        "expected one argument": _("dahinter fehlt die Angabe"),
        "expected at most one argument": _("dahinter gehört höchstens eine Angabe"),
        "expected at least one argument": _("dahinter gehört mindestens eine Angabe"),
        "expected %s argument": _("dahinter gehört %s Angabe"),
        "expected %s arguments": _("dahinter gehören %s Angaben"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("„%(value)s“ gibt es nicht, möglich ist %(choices)s"),
        "invalid %(type)s value: %(value)r": _("„%(value)s“ passt hier nicht"),
        "ambiguous option: %(option)s could match %(matches)s": _("%(option)s ist nicht eindeutig: %(matches)s"),
        "unexpected option string: %s": _("Das gibt es hier nicht: %s"),
        "unknown parser %(parser_name)r (choices: %(choices)s)": _(
            "„%(parser_name)s“ gibt es nicht, möglich ist %(choices)s"
        ),
        "can't open '%(filename)s': %(error)s": _("„%(filename)s“ lässt sich nicht öffnen"),
    }
