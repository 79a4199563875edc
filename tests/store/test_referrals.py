"""Trees, ranking, proof and growth, read from a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.answer import AnswerClass, Recommends
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.origin import Source
from kundenapp.domain.proportion import Proportion
from kundenapp.domain.referral import Tally
from kundenapp.services.record_answer import record_answer
from kundenapp.store import referrals as module
from tests.factories import MONDAY, answer, person, talk

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.referral_proof import ProofRow
    from kundenapp.store.store import Store

PROMOTERS, PASSIVES, DETRACTORS = 0, 1, 2
LONG_AGO = date(2025, 3, 3)


def new(store: Store, name: str, by: int | None = None, **fields: Any) -> int:
    """Put somebody into the file whom `by` has sent."""
    if by is not None:
        fields |= {"source": Source.REFERRAL, "recommended_by": by}
    return store.customers.create(person(name, "", **fields)).id or 0


def revenue(**years: int) -> dict[str, Any]:
    """Return the years of a customer: ``revenue(y2025=100)``."""
    return {"years": tuple(CustomerYear(int(year[1:]), cents) for year, cents in years.items())}


def customer(store: Store, customer_id: int) -> Customer:
    return store.customers.get(customer_id)


def shown(store: Store, customer_id: int) -> list[tuple[int, str]]:
    """Return the tree as levels and names."""
    tree = store.referrals.tree(customer_id)
    return [(line.level, line.name) for line in (*tree.above, tree.root, *tree.below)]


def make_circle(store: Store, *ids: int) -> None:
    """Write what no version of ours writes: everybody was sent by the next, and the last by the first."""
    with store.local() as local:
        for one, by in zip(ids, (*ids[1:], ids[0]), strict=True):
            local.change("customers", one, {"recommended_by": by})


def test_the_tree_shows_who_sent_whom_with_their_revenue(store: Store) -> None:
    top = new(store, "Oben")
    middle = new(store, "Mitte", top)
    second = new(store, "Zweig", middle, **revenue(y2026=9_200))
    new(store, "Ast", middle, **revenue(y2024=1, y2025=184_000, y2026=92_000))
    new(store, "Blatt", second)
    assert shown(store, middle) == [(-1, "Oben"), (0, "Mitte"), (1, "Ast"), (1, "Zweig"), (2, "Blatt")]
    tree = store.referrals.tree(middle)
    assert tree.tally == Tally(2, 3, 2, 285_200)
    assert (tree.below[0].last_year_cents, tree.below[0].this_year_cents) == (184_000, 92_000)
    assert (tree.root.customer_id, tree.below[0].worth_words(tree.this_year)) == (
        middle,
        "2025: 1.840 € · 2026: 920 €",
    )
    assert shown(store, second)[:3] == [(-2, "Oben"), (-1, "Mitte"), (0, "Zweig")]


def test_nobody_sent_and_nobody_came(store: Store) -> None:
    alone = new(store, "Allein")
    assert shown(store, alone) == [(0, "Allein")]
    assert store.referrals.tree(alone).tally == Tally()
    assert store.referrals.brief(alone).words == ""


def test_whoever_lies_in_the_trash_or_is_restricted_is_not_counted_and_has_no_name(store: Store) -> None:
    top = new(store, "Oben")
    trashed, restricted, kept = (new(store, name, top, **revenue(y2026=100)) for name in ("Müll", "Sperre", "Kind"))
    new(store, "Enkel", trashed, **revenue(y2026=100))
    store.customers.trash(trashed)
    store.customers.restrict(restricted)
    assert shown(store, top) == [(0, "Oben"), (1, "Kind"), (1, "jemand, der nicht mitzählt"), (2, "Enkel")]
    tree = store.referrals.tree(top)
    assert (tree.tally, tree.set_aside) == (Tally(1, 2, 2, 200), 2)
    assert (tree.below[1].customer_id, tree.below[1].this_year_cents) == (None, None)
    assert store.referrals.brief(top).direct == 1
    assert shown(store, restricted) == [(-1, "Oben"), (0, "Sperre")]
    store.undo()
    assert store.referrals.brief(top).direct == 2
    assert shown(store, kept)[0] == (-1, "Oben")


def test_whoever_is_anonymous_is_counted_without_a_name(store: Store) -> None:
    top = new(store, "Oben")
    middle = new(store, "Mitte", top, **revenue(y2026=100))
    leaf = new(store, "Blatt", middle)
    store.anonymise([customer(store, middle)])
    assert shown(store, top) == [(0, "Oben"), (1, "jemand, der anonym bleibt"), (2, "Blatt")]
    assert store.referrals.tree(top).tally == Tally(1, 2, 1, 100)
    assert store.referrals.brief(leaf).words == "kam durch jemand, der anonym bleibt"
    ranking = store.referrals.ranking()
    assert ([place.name for place in ranking.places], ranking.recommenders, ranking.nameless) == (["Oben"], 1, 1)


def test_whoever_is_erased_leaves_the_others_without_a_sender(store: Store) -> None:
    top = new(store, "Oben")
    leaf = new(store, "Blatt", top)
    store.erase([customer(store, top)])
    assert shown(store, leaf) == [(0, "Blatt")]


def test_a_circle_in_an_old_file_ends_where_it_began(store: Store) -> None:
    one, other, third = (new(store, name) for name in ("Eins", "Zwei", "Drei"))
    make_circle(store, one, other, third)
    assert shown(store, one) == [(-2, "Drei"), (-1, "Zwei"), (0, "Eins"), (1, "Drei"), (2, "Zwei")]
    assert store.referrals.ranking().places == ()
    assert store.referrals.proof().answered == 0
    outside = new(store, "Vier", one)
    assert shown(store, outside)[0] == (-3, "Drei")


def test_two_hundred_and_more_than_can_be_shown(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    top = new(store, "Oben")
    for number in range(200):
        new(store, f"Nr. {number:03}", top)
    tree = store.referrals.tree(top)
    assert (tree.tally.direct, len(tree.below), tree.not_shown) == (200, 200, 0)
    monkeypatch.setattr(module, "MOST_LINES", 150)
    tree = store.referrals.tree(top)
    assert (tree.tally.direct, len(tree.below), tree.not_shown_words) == (200, 150, "… und 50 weitere")


def test_merged_customers_bring_what_both_brought(store: Store) -> None:
    one, other = new(store, "Eins"), new(store, "Zwei")
    new(store, "Kind", one)
    new(store, "Enkel", other)
    store.merging.merge(customer(store, one), customer(store, other), {})
    assert shown(store, one) == [(0, "Eins"), (1, "Enkel"), (1, "Kind")]
    assert [place.tally.direct for place in store.referrals.ranking().places] == [2]
    store.undo()
    assert [place.tally.direct for place in store.referrals.ranking().places] == [1, 1]


def test_the_ranking_knows_what_else_was_told(store: Store) -> None:
    first, second = new(store, "Zuerst"), new(store, "Danach")
    for number in range(2):
        new(store, f"Nr. {number}", first, **revenue(y2025=100))
    new(store, "Nr. 3", second)
    for told in (True, True, False):
        with store.operation("conversation.record") as op:
            store.conversations.add(op, talk(first, recommended=told))
    record_answer(store, answer(second, 9, LONG_AGO, recommends=Recommends.DONE))
    record_answer(store, answer(second, 9, recommends=Recommends.SAID))
    ranking = store.referrals.ranking()
    assert [(place.name, place.initials, place.tally) for place in ranking.places] == [
        ("Zuerst", "Z", Tally(2, 2, 2, 200)),
        ("Danach", "D", Tally(1, 1)),
    ]
    assert [(place.ticks, place.recommends) for place in ranking.places] == [
        (2, Recommends.UNKNOWN),
        (0, Recommends.DONE),
    ]
    only_one = store.referrals.ranking(1)
    assert (len(only_one.places), only_one.recommenders, only_one.this_year) == (1, 2, 2026)


def test_whose_only_referral_is_in_the_trash_has_no_place(store: Store) -> None:
    top = new(store, "Oben")
    leaf = new(store, "Blatt", top)
    store.customers.trash(leaf)
    assert (store.referrals.ranking().places, store.referrals.ranking().recommenders) == ((), 0)


def came_back(store: Store) -> list[tuple[Proportion, int]]:
    return [(row.came_back, row.not_entered) for row in store.referrals.proof().rows]


def recommended(store: Store) -> list[Proportion]:
    return [row.recommended for row in store.referrals.proof().rows]


def test_the_rows_of_the_table_begin_with_the_best(store: Store) -> None:
    rows: tuple[ProofRow, ...] = store.referrals.proof().rows
    assert [row.answer_class for row in rows] == [AnswerClass.PROMOTER, AnswerClass.PASSIVE, AnswerClass.DETRACTOR]
    assert store.referrals.proof().told_until == date(2026, 8, 25)


def test_who_comes_back_has_revenue_in_a_year_after_the_answer(store: Store) -> None:
    for value, years in (
        (9, revenue(y2024=500, y2025=500, y2026=100)),  # came back
        (10, revenue(y2025=500)),  # nothing entered afterwards
        (9, revenue(y2026=0)),  # entered, and nothing came
        (8, revenue(y2026=-5)),  # money was paid back
        (3, revenue(y2026=7)),
    ):
        record_answer(store, answer(new(store, f"Wert {value}", **years), value, LONG_AGO))
    record_answer(store, answer(new(store, "Neu", **revenue(y2026=100)), 9))  # no year has begun since
    record_answer(store, answer(None, 9, LONG_AGO))
    assert came_back(store) == [(Proportion(1, 3), 1), (Proportion(0, 1), 0), (Proportion(1, 1), 0)]
    proof = store.referrals.proof()
    assert (proof.answered, proof.revenue_year, proof.this_year) == (6, 2026, 2026)


def test_the_latest_answer_before_the_year_counts(store: Store) -> None:
    one = new(store, "Eins", **revenue(y2025=100))
    for value, day in ((10, date(2023, 5, 5)), (2, date(2024, 12, 31)), (9, date(2025, 1, 1))):
        record_answer(store, answer(one, value, day))
    assert came_back(store) == [(Proportion(0, 0), 0), (Proportion(0, 0), 0), (Proportion(1, 1), 0)]


def test_a_year_that_is_still_to_come_counts_for_nothing(store: Store) -> None:
    record_answer(store, answer(new(store, "Eins", **revenue(y2027=100)), 9, LONG_AGO))
    assert store.referrals.proof().revenue_year is None
    assert came_back(store)[PROMOTERS] == (Proportion(0, 0), 0)


@pytest.mark.parametrize(
    ("told", "counts"), [("named", 1), ("named before", 0), ("tick", 1), ("tick before", 0), ("done", 1), ("said", 0)]
)
def test_who_tells_others_did_it_after_the_answer(store: Store, told: str, counts: int) -> None:
    one = new(store, "Eins")
    record_answer(store, answer(one, 9, LONG_AGO, recommends=Recommends.DONE))  # of a time before
    day = LONG_AGO + timedelta(days=0 if "before" in told else 1)
    if told.startswith("named"):
        new(store, "Kind", one, source_on=day)
    elif told.startswith("tick"):
        with store.operation("conversation.record") as op:
            store.conversations.add(op, talk(one, at=store.now() - (MONDAY - day), recommended=True))
    else:
        record_answer(store, answer(one, 9, MONDAY, recommends=Recommends(told)))
    assert recommended(store)[PROMOTERS] == Proportion(counts, 1)


def test_the_day_somebody_came_is_the_first_that_is_known(store: Store) -> None:
    one, other = new(store, "Eins"), new(store, "Zwei")
    for customer_id in (one, other):
        record_answer(store, answer(customer_id, 9, LONG_AGO))
    new(store, "Alt", one, customer_since=LONG_AGO)
    new(store, "Heute angelegt", other)
    assert recommended(store)[PROMOTERS] == Proportion(1, 2)


def test_a_fresh_answer_had_no_time_to_be_proved(store: Store) -> None:
    record_answer(store, answer(new(store, "Eins"), 9, date(2026, 8, 26)))
    record_answer(store, answer(new(store, "Zwei"), 5, date(2026, 8, 25)))
    assert recommended(store) == [Proportion(0, 0), Proportion(0, 0), Proportion(0, 1)]


def test_whoever_counts_nowhere_proves_nothing(store: Store) -> None:
    trashed, restricted, anonymous, sender = (new(store, name) for name in ("Eins", "Zwei", "Drei", "Vier"))
    for customer_id in (trashed, restricted, anonymous, sender):
        record_answer(store, answer(customer_id, 9, LONG_AGO))
    child = new(store, "Kind", sender, **revenue(y2026=100))
    store.customers.trash(trashed)
    store.customers.restrict(restricted)
    store.customers.trash(child)
    store.anonymise([customer(store, anonymous)])
    proof = store.referrals.proof()
    assert (proof.answered, proof.rows[PROMOTERS].recommended, proof.revenue_year) == (2, Proportion(0, 2), None)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10), st.integers(2022, 2026), st.dictionaries(st.integers(2023, 2026), st.integers(-1, 1))
        ),
        max_size=6,
    )
)
def test_shares_are_what_counting_by_hand_gives(store: Store, people: list[tuple[int, int, dict[int, int]]]) -> None:
    with_years = [(value, year, years) for value, year, years in people]
    ids = []
    for value, year, years in with_years:
        lines = tuple(CustomerYear(one, cents) for one, cents in years.items())
        ids.append(new(store, f"Wert {value}", years=lines))
        record_answer(store, answer(ids[-1], value, date(year, 6, 1)))
    last = max((year for _value, _year, years in with_years for year in years), default=None)
    expected = dict.fromkeys(AnswerClass, (0, 0))
    for value, year, years in with_years:
        if last is not None and year < last:
            one = AnswerClass.PROMOTER if value > 8 else AnswerClass.PASSIVE if value > 6 else AnswerClass.DETRACTOR
            came = any(cents > 0 for later, cents in years.items() if later > year)
            expected[one] = (expected[one][0] + came, expected[one][1] + 1)
    counted = {row.answer_class: row.came_back for row in store.referrals.proof().rows}
    assert counted == {one: Proportion(*pair) for one, pair in expected.items()}
    for customer_id in ids:
        store.erase([customer(store, customer_id)])


def test_growth_compares_the_last_full_year_with_the_one_before(store: Store) -> None:
    new(store, "Treu", **revenue(y2024=100_00, y2025=85_00, y2026=1))
    top = new(store, "Wirbt", **revenue(y2025=0))
    new(store, "Empfohlen", top, **revenue(y2025=25_00))
    new(store, "Geworben", source=Source.ADVERTISING, **revenue(y2025=20_00))
    gone = new(store, "Weg", **revenue(y2024=100_00))
    store.customers.trash(gone)
    found = store.referrals.growth()
    assert (found.year, found.years_words, found.missing) == (2025, "2025 gegen 2024", "")
    assert found.growth is not None
    assert found.growth.earned_growth_rate == pytest.approx(0.1)
    assert found.growth.earned_growth_ratio == pytest.approx(1 / 3)


def test_growth_says_what_is_missing(store: Store) -> None:
    assert store.referrals.growth().missing.startswith("Noch ist bei keinem Kunden ein Umsatz eingetragen.")
    one = store.customers.get(new(store, "Eins", **revenue(y2025=100, y2026=100)))
    assert store.referrals.growth().missing == "2026 läuft noch. Für einen Vergleich fehlt der Umsatz von 2024."
    store.customers.save(replace(one, years=(CustomerYear(2022, 5), CustomerYear(2025, 5))))
    missing = "Für einen Vergleich fehlt der Umsatz von zwei vollen Jahren, die aufeinander folgen."
    assert (store.referrals.growth().missing, store.referrals.growth().years_words) == (missing, "")


def test_growth_from_nothing_is_none(store: Store) -> None:
    new(store, "Eins", **revenue(y2024=0, y2025=100))
    found = store.referrals.growth()
    assert (found.year, found.growth) == (2025, None)
    assert found.missing
