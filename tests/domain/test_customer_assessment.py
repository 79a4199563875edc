"""What the report for ourselves says of the feelings of the team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category, CategoryFacts, CategoryOverride
from kundenapp.domain.category_rule import CategoryRule, category_of
from kundenapp.domain.customer_assessment import CustomerAssessment
from kundenapp.domain.sympathy_field import Quadrant, SympathyField
from kundenapp.domain.team_placement import TeamPlacement

DAY = date(2026, 11, 11)
TEAM = TeamPlacement(3, 4.5, 4.0, 5.0, DAY, 8.0, 2, DAY)
ANSWER = LastAnswer(5, Scale.ZERO_TO_TEN, DAY)
OVERRIDE = CategoryOverride(1, Category.DREAM, "Er ist uns wichtig.", DAY, 2)


def assessment(facts: CategoryFacts, **more: object) -> CustomerAssessment:
    verdict = category_of(facts, CategoryRule())
    return replace(
        CustomerAssessment(SympathyField(), verdict, facts.team, facts.answer),
        **more,  # type: ignore[arg-type]
    )


def test_the_value_of_the_team_how_far_it_agrees_and_the_estimate() -> None:
    found = assessment(CategoryFacts(TEAM, ANSWER))
    assert found.team_words == ("Sympathie 4,5 aus 3 Einschätzungen · einig, 4 bis 5 · Begeisterung 8 geschätzt von 2")
    assert (found.height, found.quadrant) == (8.0, Quadrant.DREAM)
    assert (found.is_empty, found.is_dream, found.override_words) == (False, False, "")
    same = replace(TEAM, raters=2, lowest=4.5, enthusiasm=None, estimates=0, highest=4.5)
    assert assessment(CategoryFacts(same)).team_words == "Sympathie 4,5 aus 2 Einschätzungen · einig"
    alone = replace(same, raters=1)
    assert assessment(CategoryFacts(alone)).team_words == "Sympathie 4,5 aus 1 Einschätzung"


def test_without_an_estimate_the_answer_is_the_height_and_without_both_there_is_none() -> None:
    bare = replace(TEAM, enthusiasm=None, estimates=0)
    found = assessment(CategoryFacts(bare, ANSWER))
    assert (found.height, found.quadrant) == (5.0, Quadrant.HEART)
    below = assessment(CategoryFacts(bare))
    assert (below.height, below.quadrant) == (None, None)


def test_nobody_has_an_opinion() -> None:
    found = assessment(CategoryFacts(None, ANSWER))
    assert (found.is_empty, found.quadrant) == (True, None)
    assert found.team_words == "Noch hat niemand eine Einschätzung."
    decided = assessment(CategoryFacts(None, None, None, OVERRIDE))
    assert (decided.is_empty, decided.is_dream) == (False, True)


def test_what_may_not_be_seen_is_not_said() -> None:
    found = assessment(CategoryFacts(TEAM, ANSWER), team=None, is_hidden=True)
    assert not found.is_empty
    assert found.team_words == "Wie das Team den Kunden sieht, zeigt sich nach der eigenen Einschätzung."
    assert "4,5" not in " ".join(condition.evidence for condition in found.conditions)
    seen = assessment(CategoryFacts(TEAM, ANSWER))
    assert "4,5" in " ".join(condition.evidence for condition in seen.conditions)


def test_a_decision_by_hand_is_told_beside_what_the_rule_says() -> None:
    found = assessment(CategoryFacts(TEAM, ANSWER, None, OVERRIDE), decided_by="Mira")
    assert found.override_words == (
        "Von Hand: Traumkunde · berechnet: Widerspruch · seit 11.11.2026, Mira: „Er ist uns wichtig.“"
    )
    assert found.is_dream
    nameless = replace(found, decided_by="")
    assert nameless.override_words.endswith("seit 11.11.2026: „Er ist uns wichtig.“")


def test_where_the_ends_are_hidden_the_word_stands_alone() -> None:
    hidden = replace(TEAM, lowest=None, highest=None, told_agreement=Agreement.UNITED, enthusiasm=None, estimates=0)
    assert assessment(CategoryFacts(TEAM), team=hidden).team_words == "Sympathie 4,5 aus 3 Einschätzungen · einig"
