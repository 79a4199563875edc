"""Trees, tallies and ranking of referrals, with numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import Recommends
from kundenapp.domain.referral import (
    Ranking,
    Recommender,
    Referral,
    Tally,
    best,
    euros,
    outline,
    tallies,
)
from kundenapp.domain.referral_tree import ReferralBrief, ReferralTree, TreeLine


def test_a_tally_counts_those_sent_and_those_they_sent() -> None:
    sums = tallies([Referral(2, 1, revenue_cents=100), Referral(3, 1), Referral(4, 3, revenue_cents=50)])
    assert sums == {1: Tally(2, 3, 2, 150), 3: Tally(1, 1, 1, 50)}


def test_whoever_does_not_count_leaves_those_they_sent() -> None:
    sums = tallies([Referral(2, 1, counts=False, revenue_cents=100), Referral(3, 2, revenue_cents=50)])
    assert sums == {1: Tally(0, 1, 1, 50), 2: Tally(1, 1, 1, 50)}


def test_a_circle_ends_and_a_long_chain_is_no_matter() -> None:
    circle = [Referral(1, 2), Referral(2, 1), Referral(3, 1)]
    assert tallies(circle)[1] == Tally(1, 1)
    assert [referral.customer_id for referral, _level in outline(1, circle)] == [2, 3]
    chain = [Referral(number + 1, number) for number in range(1, 20_000)]
    assert tallies(chain)[1] == Tally(1, 19_999)
    assert outline(1, chain)[-1][1] == 19_999


def test_the_outline_leaves_out_who_does_not_count_unless_somebody_hangs_below() -> None:
    referrals = [Referral(2, 1, counts=False), Referral(3, 1, counts=False), Referral(4, 3), Referral(5, 1)]
    assert [(referral.customer_id, level) for referral, level in outline(1, referrals)] == [(3, 1), (4, 2), (5, 1)]


@st.composite
def forests(draw: st.DrawFn) -> list[Referral]:
    """Draw referrals without a circle: everybody was sent by somebody with a smaller number."""
    size = draw(st.integers(1, 25))
    return [
        Referral(number, draw(st.integers(0, number - 1)), draw(st.booleans()), draw(st.none() | st.integers(-9, 9)))
        for number in range(1, size + 1)
    ]


def reached(referrals: list[Referral], root: int) -> list[Referral]:
    """Return everybody below, found by asking everybody again and again."""
    below, ids = [], {root}
    for referral in referrals:  # everybody stands after who sent them
        if referral.by in ids:
            ids.add(referral.customer_id)
            below.append(referral)
    return below


@given(forests())
def test_tallies_are_what_counting_by_hand_gives(referrals: list[Referral]) -> None:
    for sender, tally in tallies(referrals).items():
        counted = [referral for referral in reached(referrals, sender) if referral.counts]
        entered = [referral.revenue_cents for referral in counted if referral.revenue_cents is not None]
        direct = sum(referral.by == sender for referral in counted)
        assert tally == Tally(direct, len(counted), len(entered), sum(entered))


@given(forests())
def test_an_outline_has_everybody_who_counts_once_and_below_who_sent_them(referrals: list[Referral]) -> None:
    lines = outline(0, referrals)
    levels = {0: 0, **{referral.customer_id: level for referral, level in lines}}
    assert len(levels) == len(lines) + 1
    assert {referral.customer_id for referral in referrals if referral.counts} <= set(levels)
    assert all(level == levels[referral.by] + 1 for referral, level in lines)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_no_circle_holds_anything_up(pairs: list[tuple[int, int]]) -> None:
    referrals = list({one: Referral(one, by) for one, by in pairs}.values())
    assert all(tally.total < len(referrals) + 1 for tally in tallies(referrals).values())
    for root in range(10):
        assert len(outline(root, referrals)) <= len(referrals)


def test_the_best_are_ordered_by_direct_then_all_then_revenue_then_name() -> None:
    sums = {1: Tally(1, 1), 2: Tally(2, 2), 3: Tally(1, 3), 4: Tally(1, 1, 1, 900), 5: Tally(1, 1), 6: Tally(0, 0)}
    names = {1: "b", 2: "z", 3: "y", 4: "x", 5: "a", 6: "c"}
    assert best(sums, names, 10) == [2, 3, 4, 5, 1]
    assert best(sums, names, 2) == [2, 3]
    assert best(sums, {1: "b"}, 10) == [1]


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(3, 5), "Umsatz nicht eingetragen"),
        (Tally(3, 5, 3, 732_000), "7.320 € (bei 3 von 5 eingetragen)"),
        (Tally(1, 1, 1, -1_950), "−20 €"),
    ],
)
def test_what_referrals_are_worth_says_of_how_many_it_is_known(tally: Tally, words: str) -> None:
    assert tally.worth_words == words


def test_euros_are_whole_and_grouped() -> None:
    assert [euros(cents) for cents in (0, 49, 50, 123_456_789)] == ["0 €", "0 €", "1 €", "1.234.568 €"]


def line(name: str = "Bäckerei Großmann", **fields: int) -> TreeLine:
    return TreeLine(1, name, 0, **fields)


def tree(tally: Tally = Tally(), **fields: int) -> ReferralTree:  # noqa: B008
    return ReferralTree((), line(), (), tally, 2026, **fields)


def test_a_line_says_the_years_that_are_entered() -> None:
    assert line(last_year_cents=184_000, this_year_cents=92_000).worth_words(2026) == "2025: 1.840 € · 2026: 920 €"
    assert line(this_year_cents=0).worth_words(2026) == "2026: 0 €"
    assert line().worth_words(2026) == ""


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(), "Noch steht bei niemandem, dass er durch Bäckerei Großmann kam."),
        (Tally(1, 1), "1 Empfehlung."),
        (Tally(200, 200), "200 Empfehlungen."),
        (Tally(2, 5), "2 Empfehlungen, mit deren Empfehlungen 5."),
    ],
)
def test_a_tree_sums_itself_up(tally: Tally, words: str) -> None:
    assert tree(tally).summary == words


def test_a_tree_says_who_is_left_out() -> None:
    assert (tree().set_aside_words, tree().not_shown_words) == ("", "")
    one, many = tree(set_aside=1), tree(set_aside=2, not_shown=3_400)
    assert one.set_aside_words == "1 Kunde im Papierkorb oder mit gesperrten Daten zählt nicht mit."
    assert many.set_aside_words == "2 Kunden im Papierkorb oder mit gesperrten Daten zählen nicht mit."
    assert many.not_shown_words == "… und 3.400 weitere"


def test_a_place_says_what_is_known() -> None:
    place = Recommender(1, "Bäckerei Großmann", "BG", Tally(1, 1))
    assert (place.tally.count_words, place.told_words) == ("1 Empfehlung", "")
    place = Recommender(1, "Bäckerei Großmann", "BG", Tally(3, 5), 2, Recommends.DONE)
    assert place.tally.count_words == "3 Empfehlungen, mit deren Empfehlungen 5"
    assert place.told_words == "2-mal von sich aus · hat uns empfohlen"


def test_a_ranking_says_who_has_no_place() -> None:
    assert Ranking((), 0, 0, 2026).note == ""
    assert Ranking((), 0, 1, 2026).note == "1 steht nicht hier: anonym, im Papierkorb oder gesperrt."
    places = (Recommender(1, "Bäckerei Großmann", "BG", Tally(1, 1)),)
    assert Ranking(places, 12, 2, 2026).note == (
        "Umsatz 2025 und 2026 aller, die so kamen. 11 weitere haben empfohlen. "
        "2 stehen nicht hier: anonym, im Papierkorb oder gesperrt."
    )


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        (ReferralBrief(0, ""), ""),
        (ReferralBrief(1, ""), "hat 1 Empfehlung gebracht"),
        (ReferralBrief(3, "Bäckerei Großmann"), "hat 3 Empfehlungen gebracht · kam durch Bäckerei Großmann"),
    ],
)
def test_the_least_there_is_to_say(brief: ReferralBrief, words: str) -> None:
    assert brief.words == words
