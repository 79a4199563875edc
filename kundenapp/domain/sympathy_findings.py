"""What stands out when feelings, answers and time are laid side by side; each finding offers steps that lead on.

None of it is about how employees do: a colleague is only ever named as somebody a customer gets along well with.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.answer import words_of
from kundenapp.domain.category import Category
from kundenapp.domain.dates import full_day
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.placement import step_text
from kundenapp.domain.sympathy_steps import Question, SympathyStep, task_words
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.team_placement import TeamPlacement

GLAD_FROM = 3.0
"""Whoever gives less is not glad to see somebody."""
WELL_FROM = 4.0
"""From which sympathy on somebody gets along well with a customer."""
BETTER_BY = 2.0
"""By how much a colleague has to get along better for a hand-over to be worth a thought."""
MISJUDGED_BY = 3.0
"""From which difference between estimate and answer on we have misjudged somebody."""


class FindingKind(StrEnum):
    """The lists, in the order in which they stand below one another."""

    CONTRADICTION = "contradiction"
    NOBODY_GLAD = "nobody_glad"
    BEST_COLLEAGUE = "best_colleague"
    MISJUDGED = "misjudged"
    OLD = "old"

    @property
    def label(self) -> str:
        """The heading of the list."""
        return {
            "contradiction": _("Widersprüche"),
            "nobody_glad": _("Niemand freut sich"),
            "best_colleague": _("Wer kommt gut zurecht?"),
            "misjudged": _("Anders geantwortet als geschätzt"),
            "old": _("Einschätzung älter als ein Jahr"),
        }[self.value]

    @property
    def short(self) -> str:
        """The word on the button that shows this list alone."""
        return {
            "contradiction": _("Widersprüche"),
            "nobody_glad": _("Niemand freut sich"),
            "best_colleague": _("Wer kommt gut zurecht?"),
            "misjudged": _("Anders geantwortet"),
            "old": _("Älter als ein Jahr"),
        }[self.value]

    @property
    def nothing(self) -> str:
        """What it says where the list is empty."""
        return {
            "contradiction": _("Keine Widersprüche."),
            "nobody_glad": _("Über jeden Kunden freut sich jemand."),
            "best_colleague": _("Jeder Kunde ist gut aufgehoben."),
            "misjudged": _("Wir schätzen richtig ein, wie gern man uns hat."),
            "old": _("Ihre Einschätzungen sind alle jünger als ein Jahr."),
        }[self.value]

    @property
    def meaning(self) -> str:
        """Who stands in the list, in one sentence."""
        return {
            "contradiction": _("Hier steht, wen wir gern sehen und wer unzufrieden ist, und umgekehrt."),
            "nobody_glad": _("Hier steht, wem niemand im Team mindestens „normales Gefühl“ gegeben hat."),
            "best_colleague": _("Hier steht, mit wem jemand anderes im Team deutlich besser zurechtkommt."),
            "misjudged": _("Hier steht, wessen Antwort um drei oder mehr von unserer Schätzung abweicht."),
            "old": _("Hier steht, wen Sie seit über einem Jahr nicht neu eingeschätzt haben."),
        }[self.value]


@dataclass(frozen=True)
class Opinion:
    """How glad one colleague is to see a customer."""

    employee_id: int
    name: str
    sympathy: float


@dataclass(frozen=True)
class FindingFacts:
    """What there is to know of a customer, as far as whoever works now may see it.

    Attributes
    ----------
    category, is_estimate:
        what the customer is to the shop, and whether an estimate stood in for the answer.
    owner_id, owner_name:
        who looks after the customer and still works here, None and empty for nobody.
    team:
        the value of the team, None if it is not to be seen; its estimate is None if that is not.
    own:
        what whoever works now last felt.
    opinions:
        those of single colleagues that may be seen, the own one among them.
    """

    customer_id: int
    display_name: str
    initials: str
    category: Category = Category.UNCLEAR
    is_estimate: bool = False
    owner_id: int | None = None
    owner_name: str = ""
    team: TeamPlacement | None = None
    own: Placement | None = None
    last_answer: LastAnswer | None = None
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A customer in one of the lists.

    Attributes
    ----------
    sentence:
        why they stand there, in words the customer may read.
    steps:
        what may be done, the most fitting first.
    question:
        what a talk would be about.
    colleagues:
        the names of those who would take over gladly.
    planned:
        the open Wiedervorlage that already leads on, None if there is none.
    """

    kind: FindingKind
    customer_id: int
    display_name: str
    initials: str
    sentence: str
    steps: tuple[SympathyStep, ...]
    question: Question
    owner_id: int | None = None
    colleagues: tuple[str, ...] = ()
    planned: FollowUp | None = None

    def task(self, step: SympathyStep, day: date, me: int | None) -> FollowUp:
        """Return the Wiedervorlage for a step: for the account owner, else for `me`, who alone can place for `me`."""
        assignee_id = me if step is SympathyStep.RATE else self.owner_id or me
        words = task_words(step, self.question, self.colleagues)
        return FollowUp(self.customer_id, day, words, employee_id=me, assignee_id=assignee_id)


@dataclass(frozen=True)
class Findings:
    """The first lines of a list, and how many there are in all."""

    lines: tuple[Finding, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class _Reason:
    sentence: str
    steps: tuple[SympathyStep, ...]
    question: Question
    colleagues: tuple[str, ...] = ()


def finding(kind: FindingKind, facts: FindingFacts, today: date) -> Finding | None:
    """Return what the list `kind` says of a customer, None if they do not stand in it."""
    if kind is FindingKind.CONTRADICTION:
        reason = _contradiction(facts)
    elif kind is FindingKind.NOBODY_GLAD:
        reason = _nobody_glad(facts)
    elif kind is FindingKind.BEST_COLLEAGUE:
        reason = _best_colleague(facts)
    elif kind is FindingKind.MISJUDGED:
        reason = _misjudged(facts)
    else:
        reason = _old(facts, today)
    if reason is None:
        return None
    return Finding(
        kind,
        facts.customer_id,
        facts.display_name,
        facts.initials,
        reason.sentence,
        reason.steps,
        reason.question,
        facts.owner_id,
        reason.colleagues,
    )


def _contradiction(facts: FindingFacts) -> _Reason | None:
    if facts.category is not Category.CONTRADICTION or facts.team is None:
        return None
    if facts.team.sympathy > GLAD_FROM:
        said = _said(facts) or _("Nach unserer Schätzung noch nicht zufrieden")
        sentence = _("{said}, dabei sehen wir uns gern.").format(said=said)
        steps = (SympathyStep.TALK, SympathyStep.TERMS, SympathyStep.HAND_OVER)
        return _Reason(sentence, steps, Question.WHAT_IS_MISSING)
    said = _said(facts) or _("Nach unserer Schätzung begeistert")
    sentence = _("{said}, uns fällt es noch nicht leicht.").format(said=said)
    steps = (SympathyStep.HAND_OVER, SympathyStep.TALK, SympathyStep.TERMS)
    return _Reason(sentence, steps, Question.WHAT_MAKES_IT_EASIER)


def _said(facts: FindingFacts) -> str:
    """Return the answer the contradiction rests on, empty if it is an estimate."""
    if facts.last_answer is None or facts.is_estimate:
        return ""
    return _("Antwort {words}").format(words=words_of(facts.last_answer.value, facts.last_answer.scale))


def _nobody_glad(facts: FindingFacts) -> _Reason | None:
    team = facts.team
    if team is None or team.gladdest >= GLAD_FROM:
        return None
    sentence = ngettext(
        "Noch tun wir uns miteinander schwer ({count} Einschätzung).",
        "Noch tun wir uns miteinander schwer ({count} Einschätzungen).",
        team.raters,
    ).format(count=team.raters)
    steps: tuple[SympathyStep, ...] = (SympathyStep.TALK, SympathyStep.TERMS, SympathyStep.HAND_OVER)
    if facts.category is Category.DIFFICULT:
        steps = (*steps, SympathyStep.PART)
    return _Reason(sentence, steps, Question.WHAT_MAKES_IT_EASIER)


def _best_colleague(facts: FindingFacts) -> _Reason | None:
    """Where nobody looks after the customer, the least glad stands in for the owner."""
    best = max((one.sympathy for one in facts.opinions), default=0.0)
    if facts.owner_id is None:
        present = min((one.sympathy for one in facts.opinions), default=None)
    else:
        present = next((one.sympathy for one in facts.opinions if one.employee_id == facts.owner_id), None)
    if present is None or best < WELL_FROM or best - present < BETTER_BY:
        return None
    names = tuple(one.name for one in facts.opinions if one.sympathy == best)
    if facts.owner_id is None:
        sentence = _("Mit {names} läuft es besonders gut; fest betreut wird hier noch nicht.")
    else:
        sentence = _("Mit {names} läuft es besonders gut; betreut von {owner}.")
    sentence = sentence.format(names=enumerated(names, _("und")), owner=facts.owner_name)
    return _Reason(sentence, (SympathyStep.HAND_OVER, SympathyStep.TALK), Question.WHO_FITS_BEST, names)


def _misjudged(facts: FindingFacts) -> _Reason | None:
    answer = facts.last_answer
    estimate = facts.team.enthusiasm if facts.team is not None else None
    sentence = _("Wir schätzen {estimate}, die Antwort am {day} ist {answer}.")
    if estimate is None and facts.own is not None:
        estimate = facts.own.enthusiasm
        sentence = _("Sie schätzen {estimate}, die Antwort am {day} ist {answer}.")
    if answer is None or estimate is None or abs(estimate - answer.value) < MISJUDGED_BY:
        return None
    question = Question.WHAT_IS_MISSING if answer.value < estimate else Question.WHAT_IS_GOOD
    said = sentence.format(estimate=step_text(estimate), day=full_day(answer.day), answer=answer.value)
    return _Reason(said, (SympathyStep.TALK, SympathyStep.RATE), question)


def _old(facts: FindingFacts, today: date) -> _Reason | None:
    if facts.own is None or not facts.own.is_old(today):
        return None
    sentence = _("Zuletzt am {day} von Ihnen eingeschätzt.").format(day=full_day(facts.own.day))
    return _Reason(sentence, (SympathyStep.RATE, SympathyStep.TALK), Question.HOW_IS_IT)


def enumerated(names: tuple[str, ...], last: str) -> str:
    """Return names as one says them, with the word `last` before the last one: "Jonas, Mira und Sabine"."""
    return f" {last} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
