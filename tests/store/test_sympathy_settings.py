"""What the shop has agreed on about the matrix: the rule, the field, and who sees what."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category
from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import FieldLines, Quadrant, QuadrantWords, SympathyField, default_words
from kundenapp.services.record_answer import record_answer
from kundenapp.store.sympathy_settings import field_lines
from tests.factories import BAKERY, answer, person
from tests.store.images import check_derived

if TYPE_CHECKING:
    from kundenapp.store.store import Store

OTHER_RULE = CategoryRule(4.5, 1.5, 10, 5, needs_recommendation=False, uses_estimates=False)


@pytest.fixture
def people(store: Store) -> Store:
    """Three customers: one we are glad of and who is delighted, one the other way round, one nobody has placed."""
    store.employee_id = store.employees.create("Mira Wolff").id
    for customer, sympathy, value in (
        (BAKERY, 4.5, 9),
        (person("Nele", "Ahrens"), 2.0, 9),
        (person("Omar", "Aziz"), 0, 3),
    ):
        customer_id = store.customers.create(customer).id or 0
        record_answer(store, answer(customer_id, value))
        if sympathy:
            store.placements.place(customer_id, sympathy, None)
    return store


def test_a_new_file_keeps_the_usual(store: Store) -> None:
    settings = store.sympathy_settings
    assert (settings.openness, settings.rule) == (Openness.AFTER_OWN, CategoryRule())
    assert settings.field.lines == FieldLines()
    assert {quadrant: settings.field.words(quadrant) for quadrant in Quadrant} == {
        quadrant: default_words(quadrant) for quadrant in Quadrant
    }
    assert settings.field.arrival("Ahrens", Quadrant.DREAM) == "Ahrens steht jetzt im Traumfeld."


def test_who_sees_what_is_kept_and_undone(store: Store) -> None:
    settings = store.sympathy_settings
    assert settings.set_openness(Openness.AFTER_OWN) is None, "nothing new"
    settings.set_openness(Openness.HIDDEN)
    assert (settings.openness, settings.rule.fewest_raters) == (Openness.HIDDEN, 3)
    assert store.undo() == "Zurückgenommen: „Einzelne Einschätzungen: verdeckt.“"
    assert (settings.openness, settings.rule.fewest_raters) == (Openness.AFTER_OWN, 1)
    store.redo()
    assert settings.openness is Openness.HIDDEN


def test_each_threshold_is_kept_and_goes_back(store: Store) -> None:
    settings = store.sympathy_settings
    wanted = settings.rule
    for field in fields(CategoryRule):
        if field.name == "fewest_raters":
            continue
        wanted = replace(wanted, **{field.name: getattr(OTHER_RULE, field.name)})
        assert settings.set_rule(wanted) is not None
        assert settings.rule == wanted
    assert settings.rule == OTHER_RULE
    assert settings.set_rule(OTHER_RULE) is None, "nothing new"
    for _field in range(6):
        assert store.undo() == "Zurückgenommen: „Die Regel für die Kategorien ist geändert.“"
    assert settings.rule == CategoryRule()


def test_one_visit_to_a_field_is_one_operation(store: Store) -> None:
    settings = store.sympathy_settings
    visit = settings.set_rule(CategoryRule(glad_from=3.0))
    assert settings.set_rule(CategoryRule(glad_from=3.5), continues=visit) == visit
    assert settings.rule.glad_from == 3.5
    store.undo()
    assert settings.rule == CategoryRule()


def test_from_how_many_a_team_counts_follows_from_who_sees_what(store: Store) -> None:
    settings = store.sympathy_settings
    assert settings.set_rule(CategoryRule(fewest_raters=3)) is None
    assert settings.rule.fewest_raters == 1


@pytest.mark.parametrize(
    "rule", [CategoryRule(glad_from=7), CategoryRule(reluctant_to=4.5), CategoryRule(delighted_from=6)]
)
def test_what_is_no_rule_changes_nothing(store: Store, rule: CategoryRule) -> None:
    with pytest.raises(ValidationError):
        store.sympathy_settings.set_rule(rule)
    assert store.sympathy_settings.rule == CategoryRule()


def test_every_customer_follows_the_rule_at_once_and_back(people: Store) -> None:
    settings, distribution = people.sympathy_settings, people.categories.distribution
    before = Counter({Category.ORDINARY: 1, Category.CONTRADICTION: 1, Category.UNCLEAR: 1})
    assert distribution() == before
    settings.set_rule(CategoryRule(needs_recommendation=False))
    assert distribution() == Counter({Category.DREAM: 1, Category.CONTRADICTION: 1, Category.UNCLEAR: 1})
    check_derived(people)
    settings.set_rule(CategoryRule(needs_recommendation=False, reluctant_to=1.5))
    assert distribution() == Counter({Category.DREAM: 1, Category.ORDINARY: 1, Category.UNCLEAR: 1})
    settings.set_openness(Openness.HIDDEN)
    assert distribution() == Counter({Category.UNCLEAR: 3})
    check_derived(people)
    for _operation in range(3):
        people.undo()
    assert distribution() == before
    check_derived(people)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("category_openness", "geheim"),
        ("category_glad_from", "gern"),
        ("category_glad_from", "7"),
        ("category_glad_from", "nan"),
        ("category_delighted_from", "9.5"),
        ("category_reluctant_to", "4.5"),
        ("category_needs_recommendation", "ja"),
        ("category_fewest_raters", "17"),
        ("category_unheard_of", "1"),
    ],
)
def test_nonsense_about_the_rule_does_not_count(store: Store, name: str, value: str) -> None:
    store.settings.set(name, value)
    assert store.sympathy_settings.rule == CategoryRule()
    assert store.sympathy_settings.openness is Openness.AFTER_OWN


def test_beside_nonsense_the_rest_of_the_rule_counts(store: Store) -> None:
    store.settings.set("category_delighted_from", "neun")
    store.settings.set("category_glad_from", "7")
    store.settings.set("category_needs_recommendation", "0")
    assert store.sympathy_settings.rule == CategoryRule(needs_recommendation=False)
    store.sympathy_settings.set_rule(CategoryRule(needs_recommendation=False, reluctant_to=1.5))
    assert store.sympathy_settings.rule == CategoryRule(needs_recommendation=False, reluctant_to=1.5)


def test_lines_are_kept_and_undone(store: Store) -> None:
    settings = store.sympathy_settings
    assert settings.set_lines(FieldLines()) is None, "nothing new"
    visit = settings.set_lines(FieldLines(3.5, 7.0))
    assert settings.set_lines(FieldLines(4.0, 7.0), continues=visit) == visit
    settings.set_lines(FieldLines(4.0, 8.5))
    assert settings.field.lines == FieldLines(4.0, 8.5)
    assert store.undo() == "Zurückgenommen: „Die Linien der Matrix sind verschoben.“"
    assert settings.field.lines == FieldLines(4.0, 7.0)
    store.undo()
    assert settings.field.lines == FieldLines()
    with pytest.raises(ValidationError):
        settings.set_lines(FieldLines(5.0, 7.0))
    assert settings.field.lines == FieldLines()


@pytest.mark.parametrize(("name", "value"), [("sympathy", "links"), ("sympathy", "5.0"), ("enthusiasm", "10.0")])
def test_nonsense_about_the_lines_does_not_count(store: Store, name: str, value: str) -> None:
    store.settings.set(f"matrix_line_{name}", value)
    assert store.sympathy_settings.field.lines == FieldLines()
    other = "enthusiasm" if name == "sympathy" else "sympathy"
    store.settings.set(f"matrix_line_{other}", "2.5")
    assert store.sympathy_settings.field.lines == replace(FieldLines(), **{other: 2.5})
    assert field_lines(store.engine) == store.sympathy_settings.field.lines


def test_a_quadrant_is_called_as_the_shop_likes(store: Store) -> None:
    settings = store.sympathy_settings
    usual = default_words(Quadrant.HEART)
    assert settings.set_words(Quadrant.HEART, usual) is None, "nothing new"
    settings.set_words(Quadrant.HEART, QuadrantWords("  Unsere  Lieblinge ", usual.subtitle))
    settings.set_words(Quadrant.HEART, QuadrantWords("Unsere Lieblinge", ""))
    assert settings.field.words(Quadrant.HEART) == QuadrantWords("Unsere Lieblinge", "")
    assert settings.field.arrival("Ahrens", Quadrant.HEART) == "Ahrens steht jetzt im Feld „Unsere Lieblinge“."
    assert settings.field.words(Quadrant.DREAM) == default_words(Quadrant.DREAM)
    assert store.undo() == "Zurückgenommen: „Das Feld heißt jetzt „Unsere Lieblinge“.“"
    assert settings.field.words(Quadrant.HEART) == QuadrantWords("Unsere Lieblinge", usual.subtitle)
    store.undo()
    assert settings.field.words(Quadrant.HEART) == usual
    for words in (QuadrantWords(" ", "gern"), QuadrantWords("x" * 61, ""), QuadrantWords("Herz", "x" * 61)):
        with pytest.raises(ValidationError):
            settings.set_words(Quadrant.HEART, words)
    assert settings.field.words(Quadrant.HEART) == usual


def test_a_name_that_is_nothing_does_not_count(store: Store) -> None:
    store.settings.set("quadrant_dream_name", "")
    assert store.sympathy_settings.field.words(Quadrant.DREAM) == default_words(Quadrant.DREAM)


def test_all_the_usual_names_come_back_in_one_step(store: Store) -> None:
    settings = store.sympathy_settings
    assert settings.set_usual_words() is None, "nothing new"
    own = {quadrant: QuadrantWords(f"Feld {quadrant.value}", f"so ist {quadrant.value}") for quadrant in Quadrant}
    for quadrant, words in own.items():
        settings.set_words(quadrant, replace(words, subtitle=default_words(quadrant).subtitle))
        settings.set_words(quadrant, words)
    settings.set_lines(FieldLines(4.0, 7.0))
    assert {quadrant: settings.field.words(quadrant) for quadrant in Quadrant} == own
    assert settings.set_usual_words() is not None
    assert settings.set_usual_words() is None, "they are the usual ones again"
    assert settings.field.arrival("Ahrens", Quadrant.DREAM) == SympathyField().arrival("Ahrens", Quadrant.DREAM)
    assert {quadrant: settings.field.words(quadrant) for quadrant in Quadrant} == {
        quadrant: default_words(quadrant) for quadrant in Quadrant
    }
    assert settings.field.lines == FieldLines(4.0, 7.0), "the lines stay"
    assert store.undo() == "Zurückgenommen: „Die Felder heißen wieder wie üblich.“"
    assert {quadrant: settings.field.words(quadrant) for quadrant in Quadrant} == own
