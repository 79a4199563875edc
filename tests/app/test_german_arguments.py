"""Not one English word, whatever is called wrongly."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from typing import TYPE_CHECKING

import pytest

from kundenapp.app.german_arguments import german_words, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.conftest import Outcome

ENGLISH = {
    "a", "allowed", "ambiguous", "and", "argument", "arguments", "at", "be", "can", "cannot", "choice", "choices",
    "choose", "command", "could", "directory", "error", "exit", "expected", "explicit", "file", "following", "found",
    "from", "got", "help", "ignored", "invalid", "is", "it", "least", "match", "message", "missing", "most", "must",
    "no", "not", "number", "of", "one", "open", "option", "optional", "options", "or", "parser", "positional",
    "program", "required", "show", "string", "subcommand", "subcommands", "such", "t", "the", "this", "to",
    "traceback", "unexpected", "unknown", "unrecognized", "usage", "value", "version", "with", "you",
}  # fmt: skip
COMMANDS = [
    "",
    "demo",
    "report",
    "report customer",
    "report customers",
    "report list",
    "export",
    "export vcard",
    "check",
    "backup",
    "restore",
]

ABOUT_MISTAKES_IN_PROGRAMS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
}


def english_words(text: str) -> set[str]:
    """Return the English words in a text, names of commands, options and paths left out."""
    text = re.sub(r"(?<!\w)--?[a-z]+|/\S+|kundenapp( [a-z]+)*", " ", text)
    return set(re.findall(r"[a-zäöüß]+", text.casefold())) & ENGLISH


def test_everything_argparse_says_to_people_is_german() -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
    ]
    said = {argument.value for call in calls for argument in call.args if isinstance(argument, ast.Constant)}
    assert said - set(sentences()) - ABOUT_MISTAKES_IN_PROGRAMS == set()
    assert "expected one argument" in said


def test_translations_take_the_same_values() -> None:
    for english, german in sentences().items():
        named = re.findall(r"%\((\w+)\)", english)
        assert set(re.findall(r"%\((\w+)\)", german)) <= set(named)
        if not named:
            assert len(re.findall(r"%[sr]", german)) == len(re.findall(r"%[sr]", english))
        assert english_words(re.sub(r"%\(\w+\)[sr]", "", german)) == set()


def test_argparse_is_left_as_it_was() -> None:
    before = vars(argparse)["_"], vars(argparse)["ngettext"]
    with german_words():
        assert vars(argparse)["_"]("usage: ") == "Aufruf: "
        assert vars(argparse)["_"]("something new") == "something new"
        assert vars(argparse)["ngettext"]("expected %s argument", "expected %s arguments", 2).startswith("dahinter")
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(kundenapp: Callable[..., Outcome], command: str, option: str) -> None:
    outcome = kundenapp(*command.split(), option)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said.startswith(f"Aufruf: kundenapp {command}".rstrip())
    assert "-h, --help" in outcome.said
    assert "diese Hilfe zeigen" in outcome.said
    assert english_words(outcome.said) == set()


def test_help_explains_the_exit_codes_and_the_usual_file(kundenapp: Callable[..., Outcome]) -> None:
    said = kundenapp("--help").said
    for code in range(7):
        assert re.search(rf"^  {code}  \w", said, re.MULTILINE)
    assert "Kunden.kundenapp" in said
    for command in COMMANDS[1:]:
        assert command.split()[0] in said


WRONG = [
    (
        "foo",
        "BEFEHL: „foo“ gibt es nicht, möglich ist 'demo', 'report', 'figures', 'export', 'check', 'backup', 'restore'.",
    ),
    ("--foo", "Das gibt es hier nicht: --foo."),
    ("--dem", "Das gibt es hier nicht: --dem."),
    ("check übrig <b>", "Das gibt es hier nicht: übrig <b>."),
    ("demo", "Es fehlt: -o."),
    ("demo -o", "-o: dahinter fehlt die Angabe."),
    ("demo -o x --customers 0", "--customers: gemeint ist eine Zahl von 1 bis 1.000.000."),
    ("demo -o x --customers viele", "--customers: gemeint ist eine Zahl von 1 bis 1.000.000."),
    ("demo -o x --customers ٣", "--customers: gemeint ist eine Zahl von 1 bis 1.000.000."),
    (f"demo -o x --customers {'9' * 9000}", "--customers: gemeint ist eine Zahl von 1 bis 1.000.000."),
    ("demo -o x --customers -5", "--customers: gemeint ist eine Zahl von 1 bis 1.000.000."),
    ("report", "Es fehlt: BERICHT."),
    ("report avatar", "BERICHT: „avatar“ gibt es nicht, möglich ist 'customer', "),
    ("report customer", "Es fehlt: -o, --customer, --kind."),
    ("report customer --customer 1 -o x --kind alle", "--kind: „alle“ gibt es nicht, möglich ist 'intern', 'kunde'."),
    ("restore", "Es fehlt: --latest."),
    ("restore --latest=gestern", "--latest: hier gehört nichts dahinter, auch nicht „gestern“."),
    ("--demo --file x", "--datei/--file: geht nicht zusammen mit --demo."),
    ("--demo check", "--demo, --screenshot und --ohne-kundenmodus gibt es nur für das Fenster."),
    ("--ohne-kundenmodus check", "--demo, --screenshot und --ohne-kundenmodus gibt es nur für das Fenster."),
    ("--screenshot x.png backup", "--demo, --screenshot und --ohne-kundenmodus gibt es nur für das Fenster."),
    ("--as", "--as: dahinter fehlt die Angabe."),
    ("--as \t", "--as: Wie heißen Sie? Ihr Name steht bei Ihren Gesprächen."),
    (f"--as {'ä' * 201}", "--as: Das ist zu lang: 201 Zeichen, möglich sind 200."),
]


@pytest.mark.parametrize(("call", "sentence"), WRONG, ids=[call[:30] for call, _sentence in WRONG])
def test_a_wrong_call(kundenapp: Callable[..., Outcome], call: str, sentence: str) -> None:
    outcome = kundenapp(*call.split(" "))
    assert (outcome.code, outcome.said) == (2, "")
    assert outcome.complained.startswith(sentence)
    assert re.search(r" Hilfe zeigt: kundenapp[a-z ]* --help\n$", outcome.complained)
    assert outcome.complained.count("\n") == 1
    assert ".." not in outcome.complained
    assert english_words(outcome.complained.replace("avatar", "")) == set()


def test_the_version(kundenapp: Callable[..., Outcome]) -> None:
    outcome = kundenapp("--version")
    assert outcome.code == 0
    assert re.fullmatch(r"Kundenapp \d+\.\d+\.\d+\n", outcome.said)
