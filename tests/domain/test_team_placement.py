"""Where the team puts a customer: means, ends, days, words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.placement import Placement
from kundenapp.domain.team_placement import TeamPlacement, team_placement

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 23)


def test_the_value_of_the_team() -> None:
    found = team_placement(
        [
            Placement(1, 1, NOVEMBER, 5.0, 9.0),
            Placement(1, 2, OCTOBER, 4.0, 8.0),
            Placement(1, 3, OCTOBER, 2.0),
            Placement(1, 4, NOVEMBER, None),
        ]
    )
    assert found == TeamPlacement(3, 11 / 3, 2.0, 5.0, NOVEMBER, 8.5, 2, NOVEMBER)
    assert found.words == "3,7 aus 3 Einschätzungen"
    assert found.estimate_words == "8,5 geschätzt von 2"
    assert found.agreement is Agreement.SPLIT


def test_the_newest_estimate_may_be_older_than_the_newest_opinion() -> None:
    found = team_placement([Placement(1, 1, NOVEMBER, 4.0), Placement(1, 2, OCTOBER, 4.5, 7.0)])
    assert found == TeamPlacement(2, 4.25, 4.0, 4.5, NOVEMBER, 7.0, 1, OCTOBER)
    assert found.agreement is Agreement.UNITED


def test_one_alone_is_a_team_without_agreement() -> None:
    found = team_placement([Placement(1, 1, NOVEMBER, 4.0)])
    assert found == TeamPlacement(1, 4.0, 4.0, 4.0, NOVEMBER)
    assert (found.words, found.estimate_words, found.agreement) == ("4 aus 1 Einschätzung", "", None)


@pytest.mark.parametrize("placements", [[], [Placement(1, 1, NOVEMBER, None)]])
def test_without_an_opinion_there_is_no_value(placements: list[Placement]) -> None:
    assert team_placement(placements) is None


@given(st.lists(st.integers(2, 10).map(lambda doubled: doubled / 2), min_size=1, max_size=9))
def test_the_mean_lies_between_the_ends_in_any_order(values: list[float]) -> None:
    placements = [Placement(1, number, NOVEMBER, value) for number, value in enumerate(values)]
    found = team_placement(placements)
    assert found is not None
    assert found.lowest <= found.sympathy <= found.highest
    assert team_placement(reversed(placements)) == found
