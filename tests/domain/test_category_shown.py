"""What of a verdict is shown to whom: conditions without the opinions of others, and a decision beside the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category, CategoryFacts, CategoryOverride
from kundenapp.domain.category_rule import CategoryRule, category_of
from kundenapp.domain.team_placement import TeamPlacement

DAY = date(2026, 11, 20)
TEAM = TeamPlacement(2, 4.5, 4.0, 5.0, DAY, 8.0, 1, DAY)


def states(facts: CategoryFacts, *, sees_team: bool) -> list[tuple[str, str]]:
    found = category_of(facts, CategoryRule()).conditions_for(facts.team if sees_team else None)
    return [(one.state, one.evidence) for one in found]


def test_who_sees_the_team_sees_every_value() -> None:
    assert states(CategoryFacts(TEAM), sees_team=True) == [
        ("erfüllt", "4,5 aus 2 Einschätzungen, die letzte am 20.11.2026"),
        ("nicht erfüllt", "keine Antwort, 8 geschätzt von 1, zuletzt am 20.11.2026"),
        ("nicht erfüllt", "noch nichts davon gehört"),
    ]


def test_who_does_not_sees_neither_sympathy_nor_estimate() -> None:
    hidden = ("verdeckt", "zeigt sich nach Ihrer eigenen Einschätzung")
    assert states(CategoryFacts(TEAM), sees_team=False)[:2] == [hidden, hidden]


def test_what_the_customer_said_is_no_opinion_of_ours() -> None:
    facts = CategoryFacts(TEAM, LastAnswer(9, Scale.ZERO_TO_TEN, DAY))
    assert states(facts, sees_team=False)[1] == ("erfüllt", "9 von 10 am 20.11.2026")


def test_where_there_is_nothing_nothing_is_hidden() -> None:
    assert states(CategoryFacts(), sees_team=False) == states(CategoryFacts(), sees_team=True)
    assert states(CategoryFacts(), sees_team=False)[0] == ("fehlt", "noch keine Einschätzung")


@pytest.mark.parametrize(
    ("facts", "computed", "both"),
    [
        (CategoryFacts(TEAM), "normal (geschätzt)", ""),
        (
            CategoryFacts(TEAM, override=CategoryOverride(1, Category.DREAM, "Trägt uns.", DAY)),
            "normal (geschätzt)",
            "Von Hand: Traumkunde · berechnet: normal (geschätzt)",
        ),
    ],
)
def test_a_decision_stands_beside_what_the_rule_says(facts: CategoryFacts, computed: str, both: str) -> None:
    verdict = category_of(facts, CategoryRule())
    assert (verdict.computed_words, verdict.override_words) == (computed, both)


def test_the_estimate_of_one_is_hidden_even_where_the_sympathy_of_three_is_seen() -> None:
    team = replace(TEAM, raters=3)
    seen = replace(team, enthusiasm=None, estimates=0)
    found = category_of(CategoryFacts(team), CategoryRule())
    assert [one.state for one in found.conditions_for(seen)] == ["erfüllt", "verdeckt", "nicht erfüllt"]
    assert found.sentence_for(team) == "Alles im normalen Bereich. Die Antwort ist geschätzt."
    assert found.sentence_for(seen) == "Worauf das beruht, zeigt sich nach Ihrer eigenen Einschätzung."


def test_the_sentence_tells_no_more_than_the_category_where_the_team_is_hidden() -> None:
    found = category_of(CategoryFacts(TEAM, LastAnswer(9, Scale.ZERO_TO_TEN, DAY)), CategoryRule())
    assert found.category is Category.ORDINARY
    assert found.sentence_for(TEAM).startswith("Wir freuen uns")
    assert "freuen" not in found.sentence_for(None)
    missing = category_of(CategoryFacts(replace(TEAM, enthusiasm=None)), CategoryRule())
    assert missing.sentence_for(None) == "Es fehlt eine Antwort."
