"""What customers are to the shop: from what the file knows, by hand, and how many were what on another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer import Recommends
from kundenapp.domain.category import Category, RecommendationSource
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import NothingFoundError, RestrictedError, ValidationError
from kundenapp.domain.openness import Openness
from kundenapp.domain.origin import Source
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from tests.factories import BAKERY, MONDAY, answer, person, talk
from tests.store.images import check_derived

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def mira(store: Store) -> int:
    store.employee_id = store.employees.create("Mira Wolff").id
    return store.employee_id or 0


@pytest.fixture
def bakery(store: Store, mira: int) -> int:
    """The bakery: placed gladly by Mira, and delighted."""
    customer_id = store.customers.create(BAKERY).id or 0
    store.placements.place(customer_id, 4.5, None)
    record_answer(store, answer(customer_id, 9))
    return customer_id


def category(store: Store, customer_id: int) -> tuple[str, str, str]:
    (row,) = store.engine.rows(
        "SELECT category, category_basis, computed_category FROM customer_summaries WHERE customer_id = ?",
        (customer_id,),
    )
    return (str(row[0]), str(row[1]), str(row[2]))


def test_what_is_known_is_told_also_while_an_opinion_is_missing(store: Store, mira: int) -> None:
    bakery = store.customers.create(BAKERY).id or 0
    record_answer(store, answer(bakery, 9, recommends=Recommends.DONE))
    verdict = store.categories.verdict(bakery)
    assert verdict.category is Category.UNCLEAR
    assert verdict.sentence == "Es fehlt eine Einschätzung."
    assert [one.evidence for one in verdict.conditions] == [
        "noch keine Einschätzung",
        "9 von 10 am 23.11.2026",
        "hat uns empfohlen, laut Antwort, 23.11.2026",
    ]


def test_somebody_nobody_has_placed_is_unclear(store: Store) -> None:
    customer_id = store.customers.create(BAKERY).id or 0
    verdict = store.categories.verdict(customer_id)
    assert (verdict.category, verdict.sentence) == (
        Category.UNCLEAR,
        "Es fehlen eine Einschätzung und eine Antwort.",
    )
    assert category(store, customer_id) == ("unclear", "rule", "unclear")
    assert store.categories.facts(customer_id).team is None


def test_whoever_sends_somebody_becomes_a_dream_and_no_longer_when_it_was_a_mistake(store: Store, bakery: int) -> None:
    assert category(store, bakery) == ("ordinary", "rule", "ordinary")
    sent = store.customers.create(person(source=Source.REFERRAL, recommended_by=bakery, source_on=MONDAY))
    assert category(store, bakery) == ("dream", "rule", "dream")
    known = store.categories.facts(bakery).recommendation
    assert known is not None
    assert (known.source, known.day) == (RecommendationSource.SENT, MONDAY)
    store.customers.save(replace(store.customers.get(sent.id or 0), recommended_by=None))
    assert category(store, bakery) == ("ordinary", "rule", "ordinary")
    store.undo()
    assert category(store, bakery) == ("dream", "rule", "dream")
    store.erase([store.customers.get(sent.id or 0)])
    assert category(store, bakery) == ("ordinary", "rule", "ordinary")
    check_derived(store)


@pytest.mark.parametrize(
    ("recommends", "value", "expected"),
    [
        (Recommends.SAID, 9, RecommendationSource.SAID),
        (Recommends.SAID, 8, None),
        (Recommends.DONE, 8, RecommendationSource.DONE),
        (Recommends.UNKNOWN, 10, None),
    ],
)
def test_answers_say_who_recommends_us(
    store: Store, bakery: int, recommends: Recommends, value: int, expected: RecommendationSource | None
) -> None:
    record_answer(store, answer(bakery, value, MONDAY - timedelta(days=9), recommends=recommends))
    known = store.categories.facts(bakery).recommendation
    assert (known.source if known else None) == expected


def test_the_strongest_of_several_ways_counts(store: Store, bakery: int) -> None:
    record_answer(store, answer(bakery, 9, recommends=Recommends.SAID))
    record_conversation(store, talk(bakery, recommended=True), NextStep(None, ""))
    known = store.categories.facts(bakery).recommendation
    assert known is not None
    assert known.source is RecommendationSource.NOTED
    check_derived(store)


def test_a_decision_by_hand_counts_until_it_is_lifted(store: Store, bakery: int, mira: int, clock: Clock) -> None:
    store.categories.decide(bakery, Category.DIFFICULT, " Zahlt spät. ")
    assert category(store, bakery) == ("difficult", "hand", "ordinary")
    verdict = store.categories.verdict(bakery)
    assert verdict.words == "Zum Klären (von Hand)"
    assert verdict.computed is Category.ORDINARY
    assert verdict.override is not None
    assert (verdict.override.reason, verdict.override.day, verdict.override.employee_id) == (
        "Zahlt spät.",
        MONDAY,
        mira,
    )
    clock.go_on(days=2)
    store.categories.decide(bakery, Category.DREAM, "Hat sich entschuldigt.")
    assert category(store, bakery) == ("dream", "hand", "ordinary")
    assert [(one.category, one.lifted_on) for one in store.categories.overrides_of(bakery)] == [
        (Category.DREAM, None),
        (Category.DIFFICULT, MONDAY + timedelta(days=2)),
    ]
    assert len(store.categories.overrides_of(bakery, 1)) == 1
    store.categories.lift(bakery)
    assert category(store, bakery) == ("ordinary", "rule", "ordinary")
    assert store.categories.lift(bakery) is None
    store.undo()
    assert category(store, bakery) == ("dream", "hand", "ordinary")
    check_derived(store)


def test_a_decision_needs_a_reason_a_customer_and_a_category_somebody_can_decide(store: Store, bakery: int) -> None:
    with pytest.raises(ValidationError, match="Warum") as error:
        store.categories.decide(bakery, Category.DREAM, "  ")
    assert error.value.field == "reason"
    with pytest.raises(ValidationError, match="Von Hand geht nur"):
        store.categories.decide(bakery, Category.UNCLEAR, "Weil.")
    with pytest.raises(NothingFoundError):
        store.categories.decide(9_999, Category.DREAM, "Weil.")
    store.customers.restrict(bakery)
    with pytest.raises(RestrictedError):
        store.categories.lift(bakery)
    assert store.categories.overrides_of(bakery) == []


def test_where_single_opinions_are_hidden_one_of_them_makes_no_category(store: Store, bakery: int) -> None:
    store.sympathy_settings.set_openness(Openness.HIDDEN)
    assert category(store, bakery) == ("unclear", "rule", "unclear")
    verdict = store.categories.verdict(bakery)
    assert verdict.conditions[0].evidence == "erst 1 von 3 Einschätzungen"
    store.undo()
    assert category(store, bakery) == ("ordinary", "rule", "ordinary")
    check_derived(store)


def test_whose_data_may_only_be_kept_counts_nowhere(store: Store, bakery: int) -> None:
    store.customers.restrict(bakery)
    assert sum(store.categories.distribution().values()) == 0
    assert store.categories.facts(bakery).answer is None
    check_derived(store)


def test_how_many_of_some_are_what(store: Store, bakery: int) -> None:
    store.customers.create(person("Ahrens"))
    prospects = CustomerFilter(statuses=frozenset({Status.PROSPECT}))
    assert store.categories.distribution(None, CustomerFilter(text="Ahrens")) == {Category.UNCLEAR: 1}
    assert store.categories.distribution(MONDAY, CustomerFilter(text="Großmann")) == {Category.ORDINARY: 1}
    assert store.categories.distribution(MONDAY, prospects) == {Category.UNCLEAR: 1}
    assert store.categories.distribution(None, CustomerFilter(text="Niemand")) == {}


def test_how_many_were_what_on_another_day(store: Store, bakery: int, mira: int, clock: Clock) -> None:
    clock.go_on(days=100)
    store.customers.create(person(source=Source.REFERRAL, recommended_by=bakery, source_on=store.today()))
    store.customers.create(person("Später"))
    store.categories.decide(bakery, Category.DIFFICULT, "Zahlt spät.")
    jonas = store.employees.create("Jonas Peters")
    store.employee_id = jonas.id
    store.placements.place(bakery, 1.0, None)
    assert store.categories.distribution() == {Category.DIFFICULT: 1, Category.UNCLEAR: 2}
    assert store.categories.distribution(MONDAY) == {Category.ORDINARY: 1}
    assert store.categories.distribution(MONDAY - timedelta(days=1)) == {}
    clock.go_on(days=10)
    store.categories.lift(bakery)
    assert store.categories.distribution(store.today() - timedelta(days=10))[Category.DIFFICULT] == 1
    assert store.categories.distribution(store.today())[Category.DIFFICULT] == 0
    store.employee_id = mira
    store.employees.leave(jonas.id or 0, store.today(), follow_ups_to=None, customers_to=None)
    clock.go_on(days=10)
    facts = store.categories.distribution(store.today() - timedelta(days=20))
    assert facts[Category.DIFFICULT] == 1
    assert store.categories.verdict(bakery).category is Category.DREAM
    check_derived(store)


def test_a_customer_back_from_the_trash_is_what_they_were(store: Store, bakery: int) -> None:
    store.categories.decide(bakery, Category.DREAM, "Weil.")
    before = category(store, bakery)
    store.customers.trash(bakery)
    assert store.engine.rows("SELECT 1 FROM customer_summaries") == []
    assert store.categories.distribution() == {}
    store.customers.restore(bakery)
    assert category(store, bakery) == before
    check_derived(store)
