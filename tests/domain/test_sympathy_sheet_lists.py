"""The lists of the Sympathiematrix-Blatt: who stands in them, made of nothing but what stands on the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.business import Business
from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.sympathy_board import BoardEntry
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.domain.sympathy_report import SympathyReport
from kundenapp.domain.sympathy_sheet_lists import sheet_lists

TODAY = date(2026, 11, 23)
USUAL = BoardEntry(1, "Ahrens", "A", 4.0, 9.0, TODAY, None, Category.ORDINARY, CategoryBasis.RULE, 3, 3.0, 5.0)
SAID_FOUR = LastAnswer(4, Scale.ZERO_TO_TEN, date(2026, 10, 5))


def found(*entries: BoardEntry, whose: str = "") -> dict[FindingKind, list[tuple[str, str]]]:
    report = SympathyReport(Business("Radwerk"), TODAY, entries=entries, whose=whose)
    return {
        each.kind: [(line.entry.display_name, line.sentence) for line in each.lines] for each in sheet_lists(report)
    }


def test_all_lists_are_there_even_if_nobody_stands_in_them() -> None:
    assert found(USUAL) == {
        FindingKind.CONTRADICTION: [],
        FindingKind.NOBODY_GLAD: [],
        FindingKind.MISJUDGED: [],
        FindingKind.OLD: [],
    }


def test_a_contradiction_says_which_way_it_points_and_what_it_rests_on() -> None:
    glad = replace(USUAL, category=Category.CONTRADICTION, last_answer=SAID_FOUR)
    guessed = replace(glad, display_name="Brandl", category_basis=CategoryBasis.ESTIMATE, last_answer=None)
    (one, other) = found(glad, guessed)[FindingKind.CONTRADICTION]
    assert one[0] == "Ahrens"
    assert "Antwort 4 von 10" in one[1]
    assert other[1].startswith("Nach unserer Schätzung")


def test_nobody_is_glad_below_three() -> None:
    reluctant = replace(USUAL, sympathy=2.0, lowest=1.5, highest=2.5)
    assert [name for name, _words in found(reluctant)[FindingKind.NOBODY_GLAD]] == ["Ahrens"]
    assert found(replace(reluctant, highest=3.0))[FindingKind.NOBODY_GLAD] == []


@pytest.mark.parametrize(("sympathy", "is_known"), [(1.5, True), (5 / 3, False), (2.5, False)])
def test_where_single_opinions_are_hidden_nobody_is_glad_only_if_the_mean_says_so(
    sympathy: float, is_known: bool
) -> None:
    hidden = replace(USUAL, sympathy=sympathy, raters=3, lowest=None, highest=None)
    assert bool(found(hidden)[FindingKind.NOBODY_GLAD]) is is_known


def test_misjudged_from_three_on() -> None:
    assert len(found(replace(USUAL, enthusiasm=7.0, last_answer=SAID_FOUR))[FindingKind.MISJUDGED]) == 1
    assert found(replace(USUAL, enthusiasm=6.5, last_answer=SAID_FOUR))[FindingKind.MISJUDGED] == []
    assert found(replace(USUAL, enthusiasm=None, last_answer=SAID_FOUR))[FindingKind.MISJUDGED] == []


def test_old_after_a_year_also_on_the_sheet_of_one() -> None:
    old = replace(USUAL, placed_on=TODAY - timedelta(days=366))
    assert found(old)[FindingKind.OLD] == [("Ahrens", "Zuletzt am 22.11.2025 eingeschätzt.")]
    assert found(replace(old, placed_on=TODAY - timedelta(days=365)))[FindingKind.OLD] == []
    split = replace(old, category=Category.CONTRADICTION, last_answer=SAID_FOUR)
    assert list(found(split, whose="Mira")) == [FindingKind.OLD]
