"""Shares with the interval of Wilson."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.proportion import Proportion, percent, wilson_interval

SHARES = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_numbers_newcombe_printed(successes: int, n: int, low: float, high: float) -> None:
    found = wilson_interval(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("successes", "n", "words"),
    [
        (7, 12, "7 von 12 (58 %, wahrscheinlich 32 bis 81 %)"),
        (0, 20, "0 von 20 (0 %, wahrscheinlich 0 bis 16 %)"),
        (3, 3, "3 von 3 (100 %, wahrscheinlich 44 bis 100 %)"),
        (1_000, 2_000, "1.000 von 2.000 (50 %, wahrscheinlich 48 bis 52 %)"),
        (0, 0, "noch keine Zahlen"),
    ],
)
def test_shares_in_words(successes: int, n: int, words: str) -> None:
    assert Proportion(successes, n).words == words


def test_of_nothing_there_is_no_share() -> None:
    assert (Proportion(0, 0).share, Proportion(0, 0).interval) == (None, None)
    assert Proportion(1, 4).share == 0.25


@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_what_is_no_share(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        Proportion(successes, n)
    with pytest.raises(ValueError, match="is no share"):
        wilson_interval(successes, n)


def test_no_interval_of_nothing() -> None:
    with pytest.raises(ValueError, match="0 of 0 is no share"):
        wilson_interval(0, 0)


def test_halves_are_rounded_up() -> None:
    assert [percent(share) for share in (0.125, 0.625, 0.004)] == [13, 63, 0]


@given(SHARES)
def test_the_interval_lies_within_0_and_1_and_contains_the_share(share: tuple[int, int]) -> None:
    successes, n = share
    found = wilson_interval(successes, n)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert found.width > 0


@given(SHARES)
def test_who_did_not_is_the_mirror_of_who_did(share: tuple[int, int]) -> None:
    successes, n = share
    found, other = wilson_interval(successes, n), wilson_interval(n - successes, n)
    assert (other.low, other.high) == pytest.approx((1 - found.high, 1 - found.low))


@given(SHARES, st.integers(2, 20))
def test_the_same_share_of_more_is_surer(share: tuple[int, int], times: int) -> None:
    successes, n = share
    assert wilson_interval(successes * times, n * times).width < wilson_interval(successes, n).width
