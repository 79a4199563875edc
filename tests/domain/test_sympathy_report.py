"""The day a year before, also around the ends of months."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.sympathy_board import BoardEntry
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


def test_with_somebody_on_the_sheet_there_is_no_reason_why_it_is_empty() -> None:
    entry = BoardEntry(1, "Ahrens", "A", 4.0, 9.0, date(2026, 11, 23))
    report = SympathyReport(Business("Radwerk"), date(2026, 11, 24), entries=(entry,), customers=1, placed=1)
    assert report.empty_sentence == ""
    assert (report.unmarked_sentence, report.openness_sentence, report.unmarked) == ("", "", ())
    assert report.scope == "Alle Kunden · 1 von 1 auf dem Blatt"
