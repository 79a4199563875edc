"""How far the employees agree, with the numbers of Lindell's index and the words by range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.agreement import Agreement, agreement_index, agreement_of
from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY

STEPS = st.integers(2, 10).map(lambda doubled: doubled / 2)
OPINIONS = st.lists(STEPS, min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("values", "mean", "index"),
    [
        ([5, 4, 5, 2], 4.0, 0.625),
        ([5, 5, 4, 5], 4.75, 0.9531),
        ([1, 5, 1, 5], 3.0, 0.0),
        ([3, 3, 3], 3.0, 1.0),
        ([1, 5], 3.0, 0.0),
        ([2.5, 4.5], 3.5, 0.75),
    ],
)
def test_the_index(values: list[float], mean: float, index: float) -> None:
    found = agreement_index(values, SYMPATHY)
    assert found is not None
    assert (sum(values) / len(values), round(found, 4)) == (mean, index)


def test_the_index_knows_the_ends_of_its_scale() -> None:
    assert agreement_index([0, 10], ENTHUSIASM) == 0
    assert agreement_index([3, 7], ENTHUSIASM) == pytest.approx(0.84)


@pytest.mark.parametrize("values", [[], [4.0]])
def test_one_alone_neither_agrees_nor_disagrees(values: list[float]) -> None:
    assert agreement_index(values, SYMPATHY) is None
    assert agreement_of(4.0, 4.0, len(values)) is None


@pytest.mark.parametrize(
    ("lowest", "highest", "word"),
    [
        (3.0, 3.0, "einig"),
        (3.0, 4.0, "einig"),
        (3.0, 4.5, "gemischt"),
        (2.0, 4.0, "gemischt"),
        (2.0, 4.5, "gemischt"),
        (2.0, 5.0, "gespalten"),
        (1.0, 5.0, "gespalten"),
    ],
)
def test_words_by_range(lowest: float, highest: float, word: str) -> None:
    found = agreement_of(lowest, highest, 2)
    assert found is not None
    assert found.label == word


def test_there_are_three_words() -> None:
    assert [one.label for one in Agreement] == ["einig", "gemischt", "gespalten"]


@given(OPINIONS)
def test_the_index_lies_between_0_and_1(values: list[float]) -> None:
    found = agreement_index(values, SYMPATHY)
    assert found is not None
    assert 0 <= found <= 1
    assert (found == 1) == (len(set(values)) == 1)


@given(OPINIONS, st.randoms(use_true_random=False))
def test_neither_order_nor_direction_matters(values: list[float], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    mirrored = [6 - value for value in values]
    found = agreement_index(values, SYMPATHY)
    assert agreement_index(shuffled, SYMPATHY) == pytest.approx(found)
    assert agreement_index(mirrored, SYMPATHY) == pytest.approx(found)


@given(OPINIONS)
def test_words_and_index_do_not_contradict_each_other(values: list[float]) -> None:
    word, index = agreement_of(min(values), max(values), len(values)), agreement_index(values, SYMPATHY)
    assert index is not None
    if word is Agreement.UNITED:
        assert index >= 0.9375
    if index == 0:
        assert word is Agreement.SPLIT
