"""The rule of the categories: thresholds the shop may move, and every condition with its value, its source and its day.

*Traumkunde*: we are glad to see them, they are delighted, and they recommend us. *Zum Klären*: neither of us is glad.
*Widerspruch*: the two point opposite ways. *unklar*: an input is missing. Everybody else is *normal*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kundenapp.domain.answer import HIGHEST, words_of
from kundenapp.domain.category import Category, CategoryBasis, category_words
from kundenapp.domain.category_condition import Condition, ConditionKind
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import SYMPATHY, step_text
from kundenapp.domain.threshold import parse_threshold, threshold_word
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.category import CategoryFacts, CategoryOverride
    from kundenapp.domain.team_placement import TeamPlacement


@dataclass(frozen=True)
class CategoryRule:
    """The thresholds; sympathy from 1 to 5, answers from 0 to 10.

    Attributes
    ----------
    glad_from, reluctant_to:
        from which sympathy of the team on we are glad to see somebody, and up to which we are not.
    delighted_from, disappointed_to:
        the same for the answer of the customer.
    needs_recommendation:
        whether a Traumkunde has to recommend us.
    uses_estimates:
        whether the estimate of the team stands in for an answer that is missing; it is then called an estimate.
    fewest_raters:
        from how many opinions on the team has a value.
    """

    glad_from: float = 4.0
    reluctant_to: float = 2.0
    delighted_from: int = 9
    disappointed_to: int = 6
    needs_recommendation: bool = True
    uses_estimates: bool = True
    fewest_raters: int = 1

    def validated(self) -> CategoryRule:
        """Return the rule as it is.

        Raises
        ------
        ValidationError
            if a threshold is not on its scale, or the lower is not below the upper one.
        """
        for name, value in (("glad_from", self.glad_from), ("reluctant_to", self.reluctant_to)):
            if not SYMPATHY.holds(value):
                raise ValidationError(name, _("Sympathie geht von 1 bis 5 in halben Schritten."))
        for name, answer in (("delighted_from", self.delighted_from), ("disappointed_to", self.disappointed_to)):
            if not 0 <= answer <= HIGHEST:
                raise ValidationError(name, _("Antworten gehen von 0 bis 10."))
        for lower, upper in (("reluctant_to", "glad_from"), ("disappointed_to", "delighted_from")):
            if getattr(self, lower) >= getattr(self, upper):
                sentence = _("Diese Grenze muss unter der für „{other}“ liegen. Bitte kleiner wählen.")
                raise ValidationError(lower, sentence.format(other=threshold_word(upper)))
        return self

    def with_threshold(self, name: str, text: str) -> CategoryRule:
        """Return the rule with one threshold as it was typed.

        Raises
        ------
        ValidationError
            for this threshold, if `text` is no number of its scale, or the lower would not be below the upper one.
        """
        changed: dict[str, Any] = {name: parse_threshold(text, name)}
        try:
            return replace(self, **changed).validated()
        except ValidationError as error:
            if error.field == name:
                raise
            sentence = _("Diese Grenze muss über der für „{other}“ liegen. Bitte größer wählen.")
            raise ValidationError(name, sentence.format(other=threshold_word(error.field))) from error

    @property
    def sentences(self) -> tuple[tuple[Category, str], ...]:
        """The rule in words, one sentence for each category."""
        glad, reluctant = step_text(self.glad_from), step_text(self.reluctant_to)
        dream = _("Sympathie ab {glad} und Antwort ab {delighted}")
        if self.needs_recommendation:
            dream = _("Sympathie ab {glad}, Antwort ab {delighted}, und empfiehlt uns")
        missing = _("Einschätzung oder Antwort fehlt")
        if self.fewest_raters > 1:
            missing = _("weniger als {count} Einschätzungen, oder die Antwort fehlt")
        return (
            (Category.DREAM, dream.format(glad=glad, delighted=self.delighted_from)),
            (
                Category.DIFFICULT,
                _("Sympathie bis {reluctant} und Antwort bis {disappointed}").format(
                    reluctant=reluctant, disappointed=self.disappointed_to
                ),
            ),
            (
                Category.CONTRADICTION,
                _(
                    "Sympathie ab {glad} und Antwort bis {disappointed}, "
                    "oder Sympathie bis {reluctant} und Antwort ab {delighted}"
                ).format(
                    glad=glad,
                    disappointed=self.disappointed_to,
                    reluctant=reluctant,
                    delighted=self.delighted_from,
                ),
            ),
            (Category.UNCLEAR, missing.format(count=self.fewest_raters)),
            (Category.ORDINARY, _("alle anderen")),
        )


@dataclass(frozen=True)
class Verdict:
    """The category of a customer, what it was computed from, and what somebody decided instead."""

    computed: Category
    computed_basis: CategoryBasis
    conditions: tuple[Condition, ...]
    sentence: str
    override: CategoryOverride | None = None

    @property
    def category(self) -> Category:
        """The category that counts."""
        return self.override.category if self.override else self.computed

    @property
    def basis(self) -> CategoryBasis:
        """What it rests on."""
        return CategoryBasis.HAND if self.override else self.computed_basis

    @property
    def words(self) -> str:
        """The category and what it rests on."""
        return category_words(self.category, self.basis)

    @property
    def computed_words(self) -> str:
        """What the rule says, whatever was decided: "normal (geschätzt)"."""
        return category_words(self.computed, self.computed_basis)

    @property
    def override_words(self) -> str:
        """Both side by side: "Von Hand: Traumkunde · berechnet: normal"; empty where the rule counts."""
        if self.override is None:
            return ""
        return _("Von Hand: {category} · berechnet: {computed}").format(
            category=self.override.category.label, computed=self.computed_words
        )

    def conditions_for(self, team: TeamPlacement | None) -> tuple[Condition, ...]:
        """Return the conditions as somebody sees them who sees `team` of the value of the team, see `Openness`."""
        sees_estimate = team is not None and team.enthusiasm is not None
        return tuple(
            one if (sees_estimate if one.is_estimate else team is not None) else one.hidden for one in self.conditions
        )

    def sentence_for(self, team: TeamPlacement | None) -> str:
        """Return what the category means, for somebody who sees `team` of the value of the team.

        Where a condition is hidden, the sentence tells no more than the category itself does.
        """
        is_hidden = any(one.is_hidden for one in self.conditions_for(team))
        if not is_hidden or self.computed is Category.UNCLEAR:
            return self.sentence
        return _("Worauf das beruht, zeigt sich nach Ihrer eigenen Einschätzung.")


def category_by_rule(facts: CategoryFacts, rule: CategoryRule) -> tuple[Category, CategoryBasis]:
    """Return what a customer is by the rule, whatever somebody has decided, and what that rests on."""
    sympathy, answer, estimated = _inputs(facts, rule)
    computed = _computed(sympathy, answer, recommends=facts.recommendation is not None, rule=rule)
    return computed, CategoryBasis.ESTIMATE if estimated and computed is not Category.UNCLEAR else CategoryBasis.RULE


def category_of(facts: CategoryFacts, rule: CategoryRule) -> Verdict:
    """Return the category of a customer with every condition."""
    sympathy, answer, estimated = _inputs(facts, rule)
    computed, basis = category_by_rule(facts, rule)
    return Verdict(
        computed,
        basis,
        _conditions(facts, rule, sympathy, answer, estimated=estimated),
        _sentence(computed, sympathy, answer, rule, estimated=estimated),
        facts.override,
    )


def _inputs(facts: CategoryFacts, rule: CategoryRule) -> tuple[float | None, float | None, bool]:
    """Return sympathy and answer, None where one is missing, and whether the answer is an estimate."""
    team = facts.team if facts.team and facts.team.raters >= rule.fewest_raters else None
    sympathy = team.sympathy if team else None
    if facts.answer is not None:
        return sympathy, facts.answer.value, False
    if team is None or team.enthusiasm is None or team.estimates < rule.fewest_raters or not rule.uses_estimates:
        return sympathy, None, False
    return sympathy, team.enthusiasm, True


def _computed(sympathy: float | None, answer: float | None, *, recommends: bool, rule: CategoryRule) -> Category:
    if sympathy is None or answer is None:
        return Category.UNCLEAR
    glad, reluctant = sympathy >= rule.glad_from, sympathy <= rule.reluctant_to
    delighted, disappointed = answer >= rule.delighted_from, answer <= rule.disappointed_to
    if (glad and disappointed) or (reluctant and delighted):
        return Category.CONTRADICTION
    if reluctant and disappointed:
        return Category.DIFFICULT
    if glad and delighted and (recommends or not rule.needs_recommendation):
        return Category.DREAM
    return Category.ORDINARY


def _conditions(
    facts: CategoryFacts, rule: CategoryRule, sympathy: float | None, answer: float | None, *, estimated: bool
) -> tuple[Condition, ...]:
    found = [
        Condition(
            ConditionKind.SYMPATHY,
            _("Sympathie des Teams ab {value}").format(value=step_text(rule.glad_from)),
            None if sympathy is None else sympathy >= rule.glad_from,
            _sympathy_evidence(facts, rule),
        ),
        Condition(
            ConditionKind.ANSWER,
            _("Antwort ab {value}").format(value=rule.delighted_from),
            None if answer is None else answer >= rule.delighted_from,
            _answer_evidence(facts, estimated=estimated),
            estimated,
        ),
    ]
    if rule.needs_recommendation:
        known = facts.recommendation
        evidence = f"{known.source.label}, {full_day(known.day)}" if known else _("noch nichts davon gehört")
        wish = _("empfiehlt uns weiter")
        found.append(Condition(ConditionKind.RECOMMENDATION, wish, known is not None, evidence))
    return tuple(found)


def _sympathy_evidence(facts: CategoryFacts, rule: CategoryRule) -> str:
    team = facts.team
    if team is None:
        return _("noch keine Einschätzung")
    if team.raters < rule.fewest_raters:
        return _("erst {count} von {needed} Einschätzungen").format(count=team.raters, needed=rule.fewest_raters)
    return _("{words}, die letzte am {day}").format(words=team.words, day=full_day(team.day))


def _answer_evidence(facts: CategoryFacts, *, estimated: bool) -> str:
    if facts.answer is not None:
        words = words_of(facts.answer.value, facts.answer.scale)
        return _("{words} am {day}").format(words=words, day=full_day(facts.answer.day))
    if estimated and facts.team is not None and facts.team.estimated_on is not None:
        day = full_day(facts.team.estimated_on)
        return _("keine Antwort, {words}, zuletzt am {day}").format(words=facts.team.estimate_words, day=day)
    return _("noch keine Antwort")


def _sentence(
    computed: Category, sympathy: float | None, answer: float | None, rule: CategoryRule, *, estimated: bool
) -> str:
    """Return in words what the category means here, and whether that rests on an estimate."""
    if sympathy is None or answer is None:
        if sympathy is None and answer is None:
            return _("Es fehlen eine Einschätzung und eine Antwort.")
        return _("Es fehlt eine Einschätzung.") if sympathy is None else _("Es fehlt eine Antwort.")
    is_glad, is_delighted = sympathy >= rule.glad_from, answer >= rule.delighted_from
    sentence = {
        Category.DREAM: _("Wir freuen uns, die Antwort ist begeistert."),
        Category.DIFFICULT: _("Beide Seiten sind nicht glücklich. Ein offenes Gespräch klärt, wie es weitergeht."),
        Category.CONTRADICTION: _("Wir freuen uns, die Antwort ist verhalten. Fragen Sie, was fehlt.")
        if is_glad
        else _("Die Antwort ist begeistert, uns fällt es schwer. Wer im Team kommt besser zurecht?"),
        Category.ORDINARY: _("Wir freuen uns, die Antwort ist begeistert. Es fehlt nur eine Empfehlung.")
        if is_glad and is_delighted
        else _("Alles im normalen Bereich."),
    }[computed]
    return sentence + " " + _("Die Antwort ist geschätzt.") if estimated else sentence
