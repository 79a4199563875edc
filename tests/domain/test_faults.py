"""Faults of the machine: one sentence for each, in the language of the shop."""

from __future__ import annotations

import re

import pytest

from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError, sentence

LONG_NAME = "Kundenkartei Radwerk Lindner 1.kundenapp"  # 40 characters
FORBIDDEN = (
    "SQL", "SQLite", "Exception", "Index", "Commit", "Rollback", "Lock", "Encoding", "Datenbank", "Transaktion",
    "Tabelle", "Journal", "Header", "Schema", "Migration", "Backup", "Fehlercode", "Errno", "null", "None", "Bytes",
    "Thread", "Timeout", "Integrität", "Prozess", "Server",
)  # fmt: skip
# What a sentence says about what has been entered or kept: the reader must never have to guess.
SAFE = (
    "Es wurde nichts verändert.",
    "Sie bleibt unverändert liegen.",
    "ist unverändert",
    "Sie ist unverändert.",
    "es bleibt hier stehen",
    "sie bleibt hier stehen",
    "bleibt hier stehen",
    "Es ist nichts verloren.",
    "Ihre Daten sind sicher.",
    "Der Bericht ist fertig.",
)
ALL = pytest.mark.parametrize("fault", Fault)


def test_the_long_name_is_as_long_as_names_get() -> None:
    assert len(LONG_NAME) == 40


@ALL
def test_a_sentence_fits_on_two_lines(fault: Fault) -> None:
    assert 40 < len(sentence(fault, LONG_NAME)) <= 200


@ALL
def test_a_sentence_does_not_speak_the_language_of_programs(fault: Fault) -> None:
    words = sentence(fault, "X")
    assert not [word for word in FORBIDDEN if word.casefold() in words.casefold()]
    assert not re.search(r"[{}\d_/\\<>]", words)


@ALL
def test_a_sentence_says_what_is_safe_and_what_to_do(fault: Fault) -> None:
    words = sentence(fault, "X")
    assert any(safe in words for safe in SAFE)
    assert words.endswith(".")
    parts = [part for part in re.split(r"(?<=[.:])\s", words) if part]
    assert len(parts) >= 3


@ALL
def test_only_whole_sentences_are_left_without_a_name(fault: Fault) -> None:
    assert "„{name}“" not in sentence(fault)
    assert "  " not in sentence(fault, "X")


@pytest.mark.parametrize("name", ["{name}", "{0}", "%s", "<b>fett</b>", "„zitiert“"])
def test_a_name_is_never_a_pattern(name: str) -> None:
    assert f"„{name}“" in sentence(Fault.MISSING, name)


@ALL
def test_an_error_carries_sentence_fault_and_name(fault: Fault) -> None:
    error = FaultError(fault, "Kunden.kundenapp")
    assert isinstance(error, AppError)
    assert str(error) == sentence(fault, "Kunden.kundenapp")
    assert (error.fault, error.name) == (fault, "Kunden.kundenapp")


def test_no_two_faults_say_the_same() -> None:
    assert len({sentence(fault, "X") for fault in Fault}) == len(Fault)
