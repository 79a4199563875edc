"""The day a year before, also around the ends of months."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.sympathy_report import SympathyReport, a_year_before


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 24), date(2025, 11, 24)),
        (date(2026, 11, 30), date(2025, 11, 30)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_a_year_before(day: date, before: date) -> None:
    assert a_year_before(day) == before
    assert SympathyReport(Business("Radwerk"), day).year_before == before
