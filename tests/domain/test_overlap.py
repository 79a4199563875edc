"""What two share: the published numbers, and what has to hold for any weights."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.overlap import (
    Comparison,
    OverlapSize,
    contradicting,
    differing,
    in_common,
    overlap_of,
)
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.drawing.circles import lens_area, lens_distance, radius_of

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 11, 23)
US = {"Pünktlich": 5, "Ehrlich": 4, "Qualität": 5, "Nachhaltig": 3}
WEIGHTS = st.integers(0, 5)


def compared(
    ours: Mapping[str, int], theirs: Mapping[str, int | Attitude | None], kind: StatementKind = StatementKind.VALUE
) -> list[Comparison]:
    """Our weights beside theirs; an attitude instead of a weight, None for unknown."""
    found = []
    for number, text in enumerate({**ours, **theirs}):
        view = theirs.get(text, 0)
        stance = None
        if isinstance(view, Attitude):
            stance = Stance(1, number, DAY, view)
        elif view is not None:
            stance = Stance(1, number, DAY, Attitude.SHARES if view else Attitude.NEUTRAL, view)
        found.append(Comparison(Statement(kind, text, id=number), ours.get(text, 0), stance))
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "shared", "union", "index", "distance"),
    [
        (US, {"Pünktlich": 3, "Ehrlich": 5, "Qualität": 4, "Günstig": 5}, 11, 23, 0.4783, 1.307053),
        (US, {"Pünktlich": 4, "Qualität": 3}, 7, 17, 0.4118, 0.833508),
        ({"Pünktlich": 5, "Ehrlich": 4}, {"Günstig": 5, "Schnell": 2}, 0, 16, 0.0, 3.185274),
        (US, US, 17, 17, 1.0, 0.0),
    ],
)
def test_the_worked_sets(
    ours: dict[str, int],
    theirs: dict[str, int | Attitude | None],
    shared: int,
    union: int,
    index: float,
    distance: float,
) -> None:
    found = overlap_of(compared(ours, theirs))
    assert (found.shared, found.ours + found.theirs - found.shared) == (shared, union)
    assert found.index == pytest.approx(index, abs=5e-5)
    d = lens_distance(found.ours, found.theirs, found.shared)
    assert d == pytest.approx(distance, abs=1e-6)
    assert lens_area(radius_of(found.ours), radius_of(found.theirs), d) == pytest.approx(shared, abs=1e-9)


@pytest.mark.parametrize(
    ("share", "distance", "index"),
    [
        (0.10, 1.610767, 0.0526),
        (0.25, 1.269409, 0.1429),
        (1 / 3, 1.106585, 0.2000),
        (0.40, 0.983724, 0.2500),
        (0.50, 0.807946, 0.3333),
        (2 / 3, 0.529864, 0.5000),
        (0.75, 0.395288, 0.6000),
        (0.90, 0.157242, 0.8182),
    ],
)
def test_equal_circles_that_share_a_part(share: float, distance: float, index: float) -> None:
    area = math.pi
    assert lens_distance(area, area, share * area) == pytest.approx(distance, abs=1e-6)
    assert share / (2 - share) == pytest.approx(index, abs=5e-5)


@pytest.mark.parametrize(
    ("r1", "r2", "distance", "area"),
    [(1, 1, 1, 1.2283697), (1, 1, 0.5, 2.1521092), (1, 0.75, 1, 0.7408747), (3, 4, 5, 6.6416747)],
)
def test_the_lens_of_two_circles(r1: float, r2: float, distance: float, area: float) -> None:
    assert lens_area(r1, r2, distance) == pytest.approx(area, abs=1e-7)
    assert lens_distance(math.pi * r1**2, math.pi * r2**2, area) == pytest.approx(distance, abs=1e-6)


def test_what_nobody_knows_counts_in_no_sum() -> None:
    theirs: dict[str, int | Attitude | None] = {
        "Pünktlich": 5,
        "Ehrlich": None,
        "Qualität": Attitude.UNKNOWN,
        "Nachhaltig": Attitude.CONTRADICTS,
        "Günstig": 2,
    }
    found = overlap_of(compared(US, theirs))
    assert (found.ours, found.theirs, found.shared, found.known, found.statements) == (8, 7, 5, 3, 5)
    assert found.known_words == "3 von 5 bekannt"
    assert found.percent is None
    assert found.size is None


@pytest.mark.parametrize(
    ("theirs", "percent", "size"),
    [([5] * 5, 100, OverlapSize.LARGE), ([0] * 5, 0, OverlapSize.SMALL), ([2] * 5, 40, OverlapSize.MEDIUM)],
)
def test_from_five_known_statements_on_there_is_a_percentage(
    theirs: list[int], percent: int, size: OverlapSize
) -> None:
    names = [f"Nr. {number}" for number in range(5)]
    found = overlap_of(compared(dict.fromkeys(names, 5), dict(zip(names, theirs, strict=True))))
    assert (found.percent, found.size) == (percent, size)
    fewer = overlap_of(compared(dict.fromkeys(names[:4], 5), dict(zip(names[:4], theirs[:4], strict=True))))
    assert fewer.percent is None
    assert {one.label for one in OverlapSize} == {"klein", "mittel", "groß"}


def test_nothing_that_weighs_has_no_index() -> None:
    found = overlap_of(compared({f"Nr. {number}": 0 for number in range(6)}, {}))
    assert (found.index, found.percent) == (None, None)


def test_each_kind_has_its_own_overlap() -> None:
    rules = compared({"Anzahlung": 4}, {"Anzahlung": 2}, StatementKind.RULE)
    values = compared({"Ehrlich": 4}, {"Ehrlich": 4}, StatementKind.VALUE)
    assert overlap_of(rules + values, StatementKind.RULE).index == 0.5
    assert overlap_of(rules + values, StatementKind.VALUE).index == 1.0
    assert overlap_of(rules + values, StatementKind.BELIEF).index is None
    assert overlap_of(rules + values).index == 0.75


def test_the_lists_beside_the_number() -> None:
    theirs: dict[str, int | Attitude | None] = {
        "Pünktlich": 3,
        "Ehrlich": Attitude.CONTRADICTS,
        "Qualität": 5,
        "Nachhaltig": Attitude.NEUTRAL,
        "Günstig": 5,
        "Nichts": Attitude.NEUTRAL,
        "Fremd": None,
    }
    found = compared(US, theirs)
    assert [one.statement.text for one in in_common(found)] == ["Qualität", "Pünktlich"]
    assert [one.statement.text for one in differing(found)] == ["Günstig", "Nachhaltig"]
    assert [one.statement.text for one in contradicting(found)] == ["Ehrlich"]


PAIRS = st.lists(st.tuples(WEIGHTS, WEIGHTS), min_size=1, max_size=20)


def of_pairs(pairs: list[tuple[int, int]]) -> list[Comparison]:
    names = [f"Nr. {number}" for number in range(len(pairs))]
    return compared(
        {name: ours for name, (ours, _theirs) in zip(names, pairs, strict=True)},
        {name: theirs for name, (_ours, theirs) in zip(names, pairs, strict=True)},
    )


@given(PAIRS)
def test_whichever_side_is_asked_it_is_the_same_and_lies_between_nothing_and_all(pairs: list[tuple[int, int]]) -> None:
    there, back = overlap_of(of_pairs(pairs)), overlap_of(of_pairs([(theirs, ours) for ours, theirs in pairs]))
    assert there.index == back.index
    assert there.index is None or 0 <= there.index <= 1
    assert (there.index == 1) == (there.ours > 0 and all(ours == theirs for ours, theirs in pairs))
    if there.index is not None:
        assert (there.index == 0) == all(min(pair) == 0 for pair in pairs)


@given(PAIRS, st.data())
def test_coming_closer_in_one_statement_never_makes_it_less(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pairs) - 1))
    ours, theirs = pairs[at]
    closer = theirs + (ours > theirs) - (ours < theirs)
    before = overlap_of(of_pairs(pairs)).index or 0
    after = overlap_of(of_pairs([*pairs[:at], (ours, closer), *pairs[at + 1 :]])).index
    assert after is None or after >= before


@given(PAIRS.filter(lambda pairs: any(ours for ours, _ in pairs) and any(theirs for _, theirs in pairs)))
def test_the_picture_is_the_number(pairs: list[tuple[int, int]]) -> None:
    found = overlap_of(of_pairs(pairs))
    r1, r2 = radius_of(found.ours), radius_of(found.theirs)
    distance = lens_distance(found.ours, found.theirs, found.shared)
    assert abs(r1 - r2) <= distance <= r1 + r2
    lens = lens_area(r1, r2, distance)
    assert lens == pytest.approx(found.shared, abs=1e-6)
    assert lens / (found.ours + found.theirs - lens) == pytest.approx(found.index, abs=1e-6)
