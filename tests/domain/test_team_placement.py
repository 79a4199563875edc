"""Where the team puts a customer: means, ends, days, words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.openness import Openness
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
    assert found.lowest is not None
    assert found.highest is not None
    assert found.lowest <= found.sympathy <= found.highest == found.gladdest
    assert replace(found, highest=None).gladdest >= found.highest - 1e-9, "as far as the mean tells"
    assert team_placement(reversed(placements)) == found


DIVIDED = TeamPlacement(3, 3.0, 1.0, 5.0, NOVEMBER, 8.0, 1, OCTOBER)


@pytest.mark.parametrize("rule", [Openness.OPEN, Openness.AFTER_OWN])
def test_where_single_opinions_are_seen_nothing_is_taken_away(rule: Openness) -> None:
    assert DIVIDED.seen_under(rule, placed_by_me=True) == DIVIDED


@pytest.mark.parametrize(("rule", "is_mine"), [(Openness.AFTER_OWN, False), (Openness.HIDDEN, True)])
def test_where_they_are_hidden_neither_the_ends_nor_the_estimate_of_one_are_told(rule: Openness, is_mine: bool) -> None:
    seen = DIVIDED.seen_under(rule, placed_by_me=is_mine)
    assert seen == TeamPlacement(3, 3.0, None, None, NOVEMBER, told_agreement=Agreement.SPLIT)
    assert (seen.agreement, seen.gladdest, seen.estimate_words) == (Agreement.SPLIT, 5.0, "")
    of_three = replace(DIVIDED, estimates=3).seen_under(rule, placed_by_me=is_mine)
    assert of_three is not None
    assert of_three.estimate_words == "8 geschätzt von 3"


@pytest.mark.parametrize(("rule", "is_mine"), [(Openness.AFTER_OWN, False), (Openness.HIDDEN, True)])
def test_the_value_of_two_is_not_seen_at_all(rule: Openness, is_mine: bool) -> None:
    assert replace(DIVIDED, raters=2).seen_under(rule, placed_by_me=is_mine) is None
