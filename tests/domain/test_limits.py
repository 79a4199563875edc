"""Limits: at the limit, one beyond, and how the sentence counts."""

from __future__ import annotations

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.limits import check_length, grouped


def test_a_text_at_the_limit_fits() -> None:
    assert check_length("what", "x" * 500, 500) == "x" * 500
    assert check_length("what", "", 0) == ""


def test_one_more_is_told_with_both_numbers() -> None:
    with pytest.raises(ValidationError) as caught:
        check_length("what", "x" * 1501, 1500)
    assert caught.value.field == "what"
    assert str(caught.value) == (
        "Das ist zu lang: 1.501 Zeichen, möglich sind 1.500. Bitte kürzen, es geht nichts verloren."
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (20_000, "20.000"), (1_234_567, "1.234.567"), (-1000, "-1.000")],
)
def test_thousands_have_points(number: int, written: str) -> None:
    assert grouped(number) == written
