from __future__ import annotations

from datetime import timedelta

import pytest

from kundenapp.domain.customer_mode import (
    CustomerMode,
    checked_code,
    is_sealed,
    opens,
    sealed_code,
)
from kundenapp.domain.errors import ValidationError
from tests.factories import MORNING

SALT = bytes(range(16))


@pytest.mark.parametrize("text", ["4711", "Sommer24", "Ärger99", "123456789012", "  4711 "])
def test_a_code_opens_what_was_sealed_with_it(text: str) -> None:
    kept = sealed_code(text, SALT)
    assert is_sealed(kept)
    assert opens(kept, text)
    assert not opens(kept, text.strip() + "0")


def test_large_and_small_letters_are_the_same() -> None:
    kept = sealed_code("Sommer24", SALT)
    assert opens(kept, "sOMMER24")
    assert opens(kept, " SOMMER24")
    assert not opens(kept, "Sommer25")
    assert not opens(kept, "")


def test_what_is_kept_does_not_say_the_code_and_differs_with_the_salt() -> None:
    kept = sealed_code("Sommer24", SALT)
    assert kept.startswith("scrypt$16384$8$1$000102030405060708090a0b0c0d0e0f$")
    assert "sommer24" not in kept.casefold()
    assert b"sommer24".hex() not in kept
    assert sealed_code("Sommer24", bytes(16)) != kept


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "4 bis 12"),
        ("123", "4 bis 12"),
        ("1234567890123", "4 bis 12"),
        ("12 34", "nur aus Ziffern und Buchstaben"),
        ("12-34", "nur aus Ziffern und Buchstaben"),
    ],
)
def test_what_is_no_code_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        checked_code(text)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "4711",
        "scrypt$16384$8$1$zz$00",
        "scrypt$viel$8$1$00$00",
        "md5$16384$8$1$00$00",
        "scrypt$1073741824$8$1$00$00",
        "scrypt$16383$8$1$00$00",
        "scrypt$0$8$1$00$00",
        "scrypt$16384$1024$1$00$00",
        "scrypt$16384$8$1$00",
    ],
)
def test_nonsense_in_the_file_is_no_code_and_costs_neither_time_nor_memory(kept: str) -> None:
    assert not is_sealed(kept)
    assert not opens(kept, "4711")


def test_a_novel_is_no_code() -> None:
    assert not opens(sealed_code("4711", SALT), "4711" * 1_000_000)


def test_four_wrong_codes_cost_no_time_then_the_pause_grows_to_five_minutes() -> None:
    mode, pauses = CustomerMode("file"), []
    assert mode.pause_left(MORNING) == timedelta(0)
    for _attempt in range(11):
        mode = mode.with_wrong_code(MORNING)
        pauses.append(mode.pause_left(MORNING).total_seconds())
    assert pauses == [0, 0, 0, 0, 10, 20, 40, 80, 160, 300, 300]


def test_the_pause_ends_and_a_clock_put_back_does_not_make_it_longer() -> None:
    mode = CustomerMode("file", wrong=4, wrong_at=MORNING).with_wrong_code(MORNING)
    assert mode.pause_left(MORNING + timedelta(seconds=4)) == timedelta(seconds=6)
    assert mode.pause_left(MORNING + timedelta(seconds=10)) == timedelta(0)
    assert mode.pause_left(MORNING + timedelta(days=3)) == timedelta(0)
    assert mode.pause_left(MORNING - timedelta(days=3)) == timedelta(seconds=10)


def test_a_thousand_wrong_codes_are_no_overflow() -> None:
    mode = CustomerMode("file", wrong=100_000, wrong_at=MORNING)
    assert mode.pause_left(MORNING) == timedelta(minutes=5)
