"""Statements and how somebody stands to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.stance import Attitude, Stance, StanceDay, StanceSource
from kundenapp.domain.statement import Statement, StatementKind

TODAY = date(2026, 11, 23)


def test_a_statement_has_clean_words() -> None:
    found = Statement(StatementKind.RULE, "  Absprachen\n gelten ", 5).validated()
    assert found.name == "Absprachen gelten"
    assert (found.text, found.weight) == ("Absprachen gelten", 5)
    assert found.is_namesake(Statement(StatementKind.RULE, "absprachen gelten"))
    assert not found.is_namesake(Statement(StatementKind.VALUE, "Absprachen gelten"))


@pytest.mark.parametrize(
    ("text", "weight", "field"), [(" ", 3, "text"), ("x" * 201, 3, "text"), ("gut", 6, "weight"), ("gut", -1, "weight")]
)
def test_a_statement_that_does_not_fit_is_refused(text: str, weight: int, field: str) -> None:
    with pytest.raises(ValidationError) as error:
        Statement(StatementKind.VALUE, text, weight).validated()
    assert error.value.field == field


def test_a_stance_is_kept_as_it_is() -> None:
    stance = Stance(1, 2, TODAY, Attitude.SHARES, 4, StanceSource.OBSERVED)
    assert stance.validated(TODAY) == stance
    assert stance.is_known
    assert not Stance(1, 2, TODAY, Attitude.UNKNOWN).is_known


@pytest.mark.parametrize(
    ("stance", "field"),
    [
        (Stance(1, 2, TODAY, Attitude.SHARES, 6), "weight"),
        (Stance(1, 2, TODAY, Attitude.CONTRADICTS, 2), "weight"),
        (Stance(1, 2, TODAY + timedelta(days=1), Attitude.NEUTRAL), "day"),
    ],
)
def test_a_stance_that_cannot_be_is_refused(stance: Stance, field: str) -> None:
    with pytest.raises(ValidationError) as error:
        stance.validated(TODAY)
    assert error.value.field == field


def test_every_word_has_a_label() -> None:
    assert [kind.label for kind in StatementKind] == ["Regel", "Wert", "Glaubenssatz"]
    assert [kind.plural for kind in StatementKind] == ["Regeln", "Werte", "Glaubenssätze"]
    assert [one.label for one in Attitude] == ["teilt", "neutral", "widerspricht", "unbekannt"]
    assert [one.label for one in StanceSource] == ["gesagt", "beobachtet", "vermutet"]


def test_in_lists_of_names_its_words_are_its_name() -> None:
    assert Statement(StatementKind.RULE, "Absprachen gelten").name == "Absprachen gelten"


@pytest.mark.parametrize(
    ("counts", "words", "details"),
    [
        (
            {Attitude.SHARES: 6, Attitude.NEUTRAL: 1, Attitude.CONTRADICTS: 1, Attitude.UNKNOWN: 2},
            "8 Sätze eingeschätzt",
            "6 teilt, 1 neutral, 1 widerspricht, 2 unbekannt",
        ),
        ({Attitude.SHARES: 1, Attitude.NEUTRAL: 0}, "1 Satz eingeschätzt", "1 teilt"),
        ({Attitude.UNKNOWN: 1}, "1 Satz wieder unbekannt", "1 unbekannt"),
        ({Attitude.UNKNOWN: 3}, "3 Sätze wieder unbekannt", "3 unbekannt"),
    ],
)
def test_a_day_says_how_much_was_noted(counts: dict[Attitude, int], words: str, details: str) -> None:
    day = StanceDay(TODAY, counts, datetime(2026, 11, 23, 8, 42, tzinfo=UTC))
    assert (day.words, day.details) == (words, details)
