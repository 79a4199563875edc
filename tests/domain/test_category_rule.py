"""The rule of the categories: every edge, every condition with its source and its day."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import (
    Category,
    CategoryBasis,
    CategoryFacts,
    CategoryOverride,
    Recommendation,
    RecommendationSource,
)
from kundenapp.domain.category_condition import Condition, ConditionKind
from kundenapp.domain.category_rule import CategoryRule, category_by_rule, category_of
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import Placement
from kundenapp.domain.team_placement import TeamPlacement, team_placement

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 23)
RULE = CategoryRule()
SENT = Recommendation(RecommendationSource.SENT, OCTOBER)
STEPS = st.integers(2, 10).map(lambda doubled: doubled / 2)
ESTIMATES = st.integers(0, 20).map(lambda doubled: doubled / 2)


def team(sympathy: float, estimate: float | None = None, raters: int = 1, estimates: int = 0) -> TeamPlacement:
    return TeamPlacement(
        raters,
        sympathy,
        sympathy,
        sympathy,
        NOVEMBER,
        estimate,
        estimates or int(estimate is not None),
        OCTOBER if estimate is not None else None,
    )


def facts(
    sympathy: float | None, answer: int | None = None, *, recommends: bool = False, estimate: float | None = None
) -> CategoryFacts:
    return CategoryFacts(
        None if sympathy is None else team(sympathy, estimate),
        None if answer is None else LastAnswer(answer, Scale.ZERO_TO_TEN, OCTOBER),
        SENT if recommends else None,
    )


RULES = st.builds(
    lambda low, high, down, up, recommends, estimates, raters: CategoryRule(
        high, low, up, down, recommends, estimates, raters
    ),
    st.sampled_from([1.0, 1.5, 2.0, 2.5]),
    st.sampled_from([3.0, 3.5, 4.0, 5.0]),
    st.integers(0, 6),
    st.integers(7, 10),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 3]),
)
ANSWERS = st.none() | st.builds(LastAnswer, st.integers(1, 10), st.sampled_from(Scale), st.just(OCTOBER))
TEAMS = st.none() | st.builds(team, STEPS, st.none() | ESTIMATES, raters=st.integers(1, 5), estimates=st.integers(0, 1))
FACTS = st.builds(CategoryFacts, TEAMS, ANSWERS, st.none() | st.just(SENT))


@pytest.mark.parametrize(
    ("sympathy", "answer", "recommends", "category"),
    [
        (4.0, 9, True, Category.DREAM),
        (5.0, 10, True, Category.DREAM),
        (3.99, 9, True, Category.ORDINARY),
        (4.0, 8, True, Category.ORDINARY),
        (4.0, 9, False, Category.ORDINARY),
        (2.0, 6, False, Category.DIFFICULT),
        (1.0, 0, True, Category.DIFFICULT),
        (2.01, 6, False, Category.ORDINARY),
        (2.0, 7, False, Category.ORDINARY),
        (4.0, 6, True, Category.CONTRADICTION),
        (3.99, 6, True, Category.ORDINARY),
        (4.0, 7, True, Category.ORDINARY),
        (2.0, 9, True, Category.CONTRADICTION),
        (2.0, 8, True, Category.ORDINARY),
        (2.01, 9, False, Category.ORDINARY),
        (None, 9, True, Category.UNCLEAR),
        (4.0, None, True, Category.UNCLEAR),
        (None, None, True, Category.UNCLEAR),
    ],
)
def test_every_edge_of_the_usual_rule(
    sympathy: float | None, answer: int | None, recommends: bool, category: Category
) -> None:
    given = facts(sympathy, answer, recommends=recommends)
    verdict = category_of(given, RULE)
    assert (verdict.category, verdict.basis) == (category, CategoryBasis.RULE)
    assert category_by_rule(given, RULE) == (category, CategoryBasis.RULE)


def test_moved_thresholds_move_the_categories() -> None:
    rule = CategoryRule(4.5, 2.5, 10, 4)
    assert category_by_rule(facts(4.0, 9, recommends=True), rule)[0] is Category.ORDINARY
    assert category_by_rule(facts(4.5, 10, recommends=True), rule)[0] is Category.DREAM
    assert category_by_rule(facts(2.5, 4), rule)[0] is Category.DIFFICULT
    assert category_by_rule(facts(2.5, 5), rule)[0] is Category.ORDINARY
    assert category_by_rule(facts(4.5, 4), rule)[0] is Category.CONTRADICTION
    assert category_by_rule(facts(2.5, 10), rule)[0] is Category.CONTRADICTION


def test_a_shop_may_do_without_the_recommendation() -> None:
    rule = CategoryRule(needs_recommendation=False)
    verdict = category_of(facts(4.0, 9), rule)
    assert verdict.category is Category.DREAM
    assert [condition.kind for condition in verdict.conditions] == [ConditionKind.SYMPATHY, ConditionKind.ANSWER]


def test_an_estimate_stands_in_for_an_answer_and_is_called_one() -> None:
    given = facts(4.5, recommends=True, estimate=9.0)
    verdict = category_of(given, RULE)
    assert (verdict.category, verdict.basis) == (Category.DREAM, CategoryBasis.ESTIMATE)
    assert verdict.words == "Traumkunde (geschätzt)"
    assert verdict.sentence == "Wir freuen uns, die Antwort ist begeistert. Die Antwort ist geschätzt."
    assert [one.is_estimate for one in verdict.conditions] == [False, True, False]
    off = category_of(given, CategoryRule(uses_estimates=False))
    assert (off.category, off.basis, off.sentence) == (
        Category.UNCLEAR,
        CategoryBasis.RULE,
        "Es fehlt eine Antwort.",
    )
    assert off.conditions[1] == Condition(ConditionKind.ANSWER, "Antwort ab 9", None, "noch keine Antwort")


def test_a_real_answer_outweighs_every_estimate() -> None:
    verdict = category_of(facts(4.5, 6, recommends=True, estimate=9.0), RULE)
    assert (verdict.category, verdict.basis) == (Category.CONTRADICTION, CategoryBasis.RULE)
    assert not verdict.conditions[1].is_estimate


def test_an_estimate_between_two_answers_is_neither() -> None:
    assert category_by_rule(facts(4.0, recommends=True, estimate=8.75), RULE)[0] is Category.ORDINARY
    assert category_by_rule(facts(2.0, estimate=6.25), RULE)[0] is Category.ORDINARY
    assert category_by_rule(facts(2.0, estimate=6.0), RULE) == (Category.DIFFICULT, CategoryBasis.ESTIMATE)


def test_where_singles_are_hidden_fewer_than_three_count_for_nothing() -> None:
    rule = CategoryRule(fewest_raters=3)
    answer = LastAnswer(9, Scale.ZERO_TO_TEN, OCTOBER)
    two = category_of(CategoryFacts(team(4.5, 9.0, 2, 2), answer, SENT), rule)
    assert (two.category, two.sentence) == (Category.UNCLEAR, "Es fehlt eine Einschätzung.")
    assert two.conditions[0] == Condition(
        ConditionKind.SYMPATHY, "Sympathie des Teams ab 4", None, "erst 2 von 3 Einschätzungen"
    )
    assert category_of(CategoryFacts(team(4.5, 9.0, 3, 2), answer, SENT), rule).category is Category.DREAM
    estimated_by_two = category_of(CategoryFacts(team(4.5, 9.0, 3, 2), None, SENT), rule)
    assert (estimated_by_two.category, estimated_by_two.basis) == (Category.UNCLEAR, CategoryBasis.RULE)
    estimated_by_three = category_of(CategoryFacts(team(4.5, 9.0, 3, 3), None, SENT), rule)
    assert (estimated_by_three.category, estimated_by_three.basis) == (Category.DREAM, CategoryBasis.ESTIMATE)


def test_every_condition_names_value_source_and_day() -> None:
    placements = [Placement(1, 1, NOVEMBER, 5.0, 9.0), Placement(1, 2, OCTOBER, 3.5, 8.0)]
    given = CategoryFacts(team_placement(placements), LastAnswer(9, Scale.ONE_TO_TEN, OCTOBER), SENT)
    assert category_of(given, RULE).conditions == (
        Condition(
            ConditionKind.SYMPATHY,
            "Sympathie des Teams ab 4",
            True,
            "4,3 aus 2 Einschätzungen, die letzte am 23.11.2026",
        ),
        Condition(ConditionKind.ANSWER, "Antwort ab 9", True, "9 (Skala 1 bis 10) am 05.10.2026"),
        Condition(
            ConditionKind.RECOMMENDATION, "empfiehlt uns weiter", True, "hat jemanden zu uns geschickt, 05.10.2026"
        ),
    )
    estimated = category_of(replace(given, answer=None, recommendation=None), RULE)
    assert estimated.conditions[1:] == (
        Condition(
            ConditionKind.ANSWER,
            "Antwort ab 9",
            False,
            "keine Antwort, 8,5 geschätzt von 2, zuletzt am 23.11.2026",
            is_estimate=True,
        ),
        Condition(ConditionKind.RECOMMENDATION, "empfiehlt uns weiter", False, "noch nichts davon gehört"),
    )


def test_what_is_missing_is_neither_met_nor_missed() -> None:
    assert category_of(CategoryFacts(), RULE).conditions == (
        Condition(ConditionKind.SYMPATHY, "Sympathie des Teams ab 4", None, "noch keine Einschätzung"),
        Condition(ConditionKind.ANSWER, "Antwort ab 9", None, "noch keine Antwort"),
        Condition(ConditionKind.RECOMMENDATION, "empfiehlt uns weiter", False, "noch nichts davon gehört"),
    )
    assert [kind.label for kind in ConditionKind] == ["Sympathie", "Begeisterung", "Empfehlung"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (facts(4.0, 9, recommends=True), "Wir freuen uns, die Antwort ist begeistert."),
        (
            facts(2.0, 3),
            "Beide Seiten sind nicht glücklich. Ein offenes Gespräch klärt, wie es weitergeht.",
        ),
        (facts(4.0, 6), "Wir freuen uns, die Antwort ist verhalten. Fragen Sie, was fehlt."),
        (
            facts(2.0, 9),
            "Die Antwort ist begeistert, uns fällt es schwer. Wer im Team kommt besser zurecht?",
        ),
        (facts(4.0, 9), "Wir freuen uns, die Antwort ist begeistert. Es fehlt nur eine Empfehlung."),
        (facts(4.0, 8), "Alles im normalen Bereich."),
        (facts(3.0, 9), "Alles im normalen Bereich."),
        (facts(3.0, estimate=7.0), "Alles im normalen Bereich. Die Antwort ist geschätzt."),
        (facts(None, 9), "Es fehlt eine Einschätzung."),
        (facts(4.0), "Es fehlt eine Antwort."),
        (facts(None), "Es fehlen eine Einschätzung und eine Antwort."),
    ],
)
def test_what_the_category_means_in_words(given: CategoryFacts, sentence: str) -> None:
    assert category_of(given, RULE).sentence == sentence


def test_a_decision_by_hand_counts_and_the_computed_category_stays_visible() -> None:
    decided = CategoryOverride(1, Category.DREAM, "bringt Kuchen", NOVEMBER)
    verdict = category_of(replace(facts(4.5, estimate=6.0), override=decided), RULE)
    assert (verdict.category, verdict.basis, verdict.words) == (
        Category.DREAM,
        CategoryBasis.HAND,
        "Traumkunde (von Hand)",
    )
    assert (verdict.computed, verdict.computed_basis) == (Category.CONTRADICTION, CategoryBasis.ESTIMATE)
    assert verdict.override == decided
    assert len(verdict.conditions) == 3


def test_the_rule_in_words() -> None:
    assert RULE.sentences == (
        (Category.DREAM, "Sympathie ab 4, Antwort ab 9, und empfiehlt uns"),
        (Category.DIFFICULT, "Sympathie bis 2 und Antwort bis 6"),
        (
            Category.CONTRADICTION,
            "Sympathie ab 4 und Antwort bis 6, oder Sympathie bis 2 und Antwort ab 9",
        ),
        (Category.UNCLEAR, "Einschätzung oder Antwort fehlt"),
        (Category.ORDINARY, "alle anderen"),
    )
    other = dict(CategoryRule(4.5, 1.5, 10, 5, needs_recommendation=False, fewest_raters=3).sentences)
    assert other[Category.DREAM] == "Sympathie ab 4,5 und Antwort ab 10"
    assert other[Category.DIFFICULT] == "Sympathie bis 1,5 und Antwort bis 5"
    assert other[Category.UNCLEAR] == "weniger als 3 Einschätzungen, oder die Antwort fehlt"
    assert set(other) == set(Category)


@pytest.mark.parametrize(
    ("rule", "field", "sentence"),
    [
        (CategoryRule(glad_from=7), "glad_from", "Sympathie geht von 1 bis 5 in halben Schritten."),
        (CategoryRule(glad_from=math.nan), "glad_from", "Sympathie geht von 1 bis 5 in halben Schritten."),
        (CategoryRule(reluctant_to=0.5), "reluctant_to", "Sympathie geht von 1 bis 5 in halben Schritten."),
        (CategoryRule(reluctant_to=2.2), "reluctant_to", "Sympathie geht von 1 bis 5 in halben Schritten."),
        (CategoryRule(delighted_from=11), "delighted_from", "Antworten gehen von 0 bis 10."),
        (CategoryRule(disappointed_to=-1), "disappointed_to", "Antworten gehen von 0 bis 10."),
        (
            CategoryRule(glad_from=2.0),
            "reluctant_to",
            "Diese Grenze muss unter der für „gern“ liegen. Bitte kleiner wählen.",
        ),
        (
            CategoryRule(reluctant_to=4.5),
            "reluctant_to",
            "Diese Grenze muss unter der für „gern“ liegen. Bitte kleiner wählen.",
        ),
        (
            CategoryRule(disappointed_to=9),
            "disappointed_to",
            "Diese Grenze muss unter der für „begeistert“ liegen. Bitte kleiner wählen.",
        ),
    ],
)
def test_what_is_no_rule(rule: CategoryRule, field: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        rule.validated()
    assert (caught.value.field, str(caught.value)) == (field, sentence)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("glad_from", "4,5", 4.5),
        ("reluctant_to", " 1.5 ", 1.5),
        ("delighted_from", "10", 10),
        ("disappointed_to", "0", 0),
    ],
)
def test_a_threshold_is_typed(name: str, text: str, value: float) -> None:
    found = RULE.with_threshold(name, text)
    assert getattr(found, name) == value
    assert replace(found, **{name: getattr(RULE, name)}) == RULE


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("glad_from", "gern", "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."),
        ("glad_from", "7", "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."),
        ("reluctant_to", "", "Hier fehlt die Zahl. Möglich ist 1 bis 5."),
        ("delighted_from", "neun", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("delighted_from", "9,5", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("delighted_from", "1" * 5_000, "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("delighted_from", "11", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("delighted_from", "٩", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("disappointed_to", "-1", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("disappointed_to", " ", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("glad_from", "2", "Diese Grenze muss über der für „ungern“ liegen. Bitte größer wählen."),
        ("reluctant_to", "4", "Diese Grenze muss unter der für „gern“ liegen. Bitte kleiner wählen."),
        ("delighted_from", "6", "Diese Grenze muss über der für „enttäuscht“ liegen. Bitte größer wählen."),
        ("disappointed_to", "9", "Diese Grenze muss unter der für „begeistert“ liegen. Bitte kleiner wählen."),
    ],
)
def test_what_is_no_threshold_is_said_where_it_was_typed(name: str, text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        RULE.with_threshold(name, text)
    assert (caught.value.field, str(caught.value)) == (name, sentence)


@pytest.mark.parametrize(
    "rule", [RULE, CategoryRule(5.0, 1.0, 10, 0), CategoryRule(1.5, 1.0, 1, 0), CategoryRule(5.0, 4.5, 10, 9)]
)
def test_what_is_a_rule(rule: CategoryRule) -> None:
    assert rule.validated() == rule


@given(FACTS, RULES)
def test_every_customer_has_exactly_one_category_and_both_ways_to_it_agree(
    given: CategoryFacts, rule: CategoryRule
) -> None:
    verdict = category_of(given, rule.validated())
    assert (verdict.computed, verdict.computed_basis) == category_by_rule(given, rule)
    is_met = [condition.is_met for condition in verdict.conditions]
    assert (verdict.computed is Category.DREAM) == all(is_met)
    assert (verdict.computed is Category.UNCLEAR) == (None in is_met)
    assert ("geschätzt" in verdict.sentence) == (verdict.basis is CategoryBasis.ESTIMATE)


@given(st.lists(st.tuples(STEPS, st.none() | ESTIMATES), min_size=1, max_size=7), RULES, st.data())
def test_the_order_of_the_opinions_does_not_matter(
    opinions: list[tuple[float, float | None]], rule: CategoryRule, data: st.DataObject
) -> None:
    placements = [Placement(1, number, NOVEMBER, *opinion) for number, opinion in enumerate(opinions)]
    other = data.draw(st.permutations(placements))
    assert category_of(CategoryFacts(team_placement(placements)), rule) == category_of(
        CategoryFacts(team_placement(other)), rule
    )


@given(FACTS, RULES, STEPS)
def test_more_sympathy_never_makes_a_dream_into_less(given: CategoryFacts, rule: CategoryRule, more: float) -> None:
    if given.team is None or category_by_rule(given, rule)[0] is not Category.DREAM:
        return
    gladder = replace(given, team=replace(given.team, sympathy=max(more, given.team.sympathy)))
    assert category_by_rule(gladder, rule)[0] is Category.DREAM


@given(FACTS, RULES, STEPS)
def test_more_sympathy_never_makes_anybody_difficult(given: CategoryFacts, rule: CategoryRule, more: float) -> None:
    if given.team is None or category_by_rule(given, rule)[0] is Category.DIFFICULT:
        return
    gladder = replace(given, team=replace(given.team, sympathy=max(more, given.team.sympathy)))
    assert category_by_rule(gladder, rule)[0] is not Category.DIFFICULT
