"""Words of the categories, and what can be decided by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain.category import (
    BY_HAND,
    Category,
    CategoryBasis,
    CategoryFacts,
    CategoryOverride,
    RecommendationSource,
    category_words,
)
from kundenapp.domain.errors import ValidationError

DECIDED = CategoryOverride(1, Category.DREAM, "bringt jeden Monat jemanden mit", date(2026, 11, 23))


def test_the_words_of_the_categories() -> None:
    assert [one.label for one in Category] == ["Traumkunde", "normal", "Zum Klären", "Widerspruch", "unklar"]
    assert category_words(Category.DREAM, CategoryBasis.RULE) == "Traumkunde"
    assert category_words(Category.ORDINARY, CategoryBasis.ESTIMATE) == "normal (geschätzt)"
    assert category_words(Category.DIFFICULT, CategoryBasis.HAND) == "Zum Klären (von Hand)"


def test_how_we_know_of_a_recommendation_the_strongest_first() -> None:
    assert [one.label for one in RecommendationSource] == [
        "hat jemanden zu uns geschickt",
        "hat uns empfohlen, laut Antwort",
        "hat uns im Gespräch empfohlen",
        "will uns empfehlen, laut Antwort",
    ]


@pytest.mark.parametrize("category", BY_HAND)
def test_what_can_be_decided_by_hand(category: Category) -> None:
    decided = replace(DECIDED, category=category, reason="  seit   Jahren\ntreu ")
    assert decided.validated() == replace(decided, reason="seit Jahren treu")


@pytest.mark.parametrize("category", [Category.CONTRADICTION, Category.UNCLEAR])
def test_what_nobody_can_decide(category: Category) -> None:
    with pytest.raises(ValidationError) as caught:
        replace(DECIDED, category=category).validated()
    assert (caught.value.field, str(caught.value)) == (
        "category",
        "Von Hand geht nur Traumkunde, normal oder Zum Klären.",
    )


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_a_decision_has_a_reason(reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        replace(DECIDED, reason=reason).validated()
    assert (caught.value.field, str(caught.value)) == (
        "reason",
        "Warum? Ein Satz genügt, damit es das Team später versteht.",
    )


def test_a_reason_has_a_limit() -> None:
    assert len(replace(DECIDED, reason="x" * 500).validated().reason) == 500
    with pytest.raises(ValidationError) as caught:
        replace(DECIDED, reason="x" * 501).validated()
    assert caught.value.field == "reason"


def test_of_a_new_customer_nothing_is_known() -> None:
    assert CategoryFacts() == CategoryFacts(None, None, None, None)
