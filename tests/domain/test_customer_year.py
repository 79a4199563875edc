"""Revenue in euros as typed, effort from 1 to 5."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.customer_year import CustomerYear, format_amount, parse_amount
from kundenapp.domain.errors import ValidationError


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("", None), ("  ", None), ("0", 0), ("1", 100), ("1,5", 150), ("1,05", 105), ("1234,50", 123_450),
        ("1.234,50", 123_450), ("1.234.567", 123_456_700), ("1 234,50 €", 123_450), ("1.234,50 EUR", 123_450),
        ("-20", -2_000), ("−20,00", -2_000),
    ],
)  # fmt: skip
def test_amounts_as_germans_write_them(typed: str, cents: int | None) -> None:
    assert parse_amount(typed) == cents


@pytest.mark.parametrize("typed", ["1,234.50", "1.23", "1,234", "zwölf", "1..000", ",5", "--1", "1e5", "٣"])
def test_what_is_no_amount_gets_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_amount(typed)
    assert caught.value.field == "years"
    assert str(caught.value) == "Welcher Betrag ist gemeint? Zum Beispiel: 1.234,50"


def test_no_shop_turns_over_that_much() -> None:
    with pytest.raises(ValidationError, match="Dieser Betrag ist zu groß"):
        parse_amount("9" * 15)


@given(st.integers(-(10**13), 10**13))
def test_what_is_shown_is_read_again(cents: int) -> None:
    assert parse_amount(format_amount(cents)) == cents


def test_amounts_are_shown_with_points_and_comma() -> None:
    assert [format_amount(cents) for cents in (0, 5, 123_450, -2_000)] == ["0,00", "0,05", "1.234,50", "−20,00"]


def test_year_and_effort_have_bounds() -> None:
    assert CustomerYear(2026, effort=5).validated() == CustomerYear(2026, effort=5)
    with pytest.raises(ValidationError, match="Dieses Jahr kann nicht stimmen"):
        CustomerYear(26).validated()
    with pytest.raises(ValidationError, match="Der Aufwand geht von 1"):
        CustomerYear(2026, effort=6).validated()


def test_a_year_of_which_nothing_is_known_is_empty() -> None:
    assert CustomerYear(2026).is_empty
    assert not CustomerYear(2026, revenue_cents=0).is_empty
    assert not CustomerYear(2026, effort=1).is_empty
