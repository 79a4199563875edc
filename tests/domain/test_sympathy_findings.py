"""What stands out, with numbers at and beside every edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.placement import Placement
from kundenapp.domain.sympathy_findings import Finding, FindingFacts, FindingKind, Opinion, enumerated, finding
from kundenapp.domain.sympathy_steps import SympathyStep
from kundenapp.domain.team_placement import TeamPlacement
from tests.factories import MONDAY, to_do

TALK, HAND_OVER, TERMS, PART, RATE = SympathyStep
DAY = date(2026, 3, 12)
FACTS = FindingFacts(7, "Bäckerei Großmann", "BG")
MIRA, JONAS, SABINE = 1, 2, 3
NAMES = {MIRA: "Mira", JONAS: "Jonas", SABINE: "Sabine"}


def team(
    sympathy: float = 2.0, highest: float = 2.5, enthusiasm: float | None = None, raters: int = 2
) -> TeamPlacement:
    return TeamPlacement(raters, sympathy, 1.0, highest, DAY, enthusiasm)


def said(value: int, scale: Scale = Scale.ZERO_TO_TEN) -> LastAnswer:
    return LastAnswer(value, scale, DAY)


def own(enthusiasm: float | None = None, day: date = DAY) -> Placement:
    return Placement(7, MIRA, day, 3.0, enthusiasm)


def opinions(**values: float) -> tuple[Opinion, ...]:
    ids = {name: employee_id for employee_id, name in NAMES.items()}
    return tuple(Opinion(ids[name], name, value) for name, value in values.items())


def found(kind: FindingKind, facts: FindingFacts) -> Finding:
    result = finding(kind, facts, MONDAY)
    assert result is not None
    assert (result.kind, result.customer_id, result.display_name, result.initials) == (
        kind,
        7,
        FACTS.display_name,
        "BG",
    )
    return result


@pytest.mark.parametrize(
    ("facts", "sentence", "steps"),
    [
        (
            replace(FACTS, team=team(4.5), last_answer=said(5)),
            "Antwort 5 von 10, dabei sehen wir uns gern.",
            (TALK, TERMS, HAND_OVER),
        ),
        (
            replace(FACTS, team=team(1.5), last_answer=said(9, Scale.ONE_TO_TEN)),
            "Antwort 9 (Skala 1 bis 10), uns fällt es noch nicht leicht.",
            (HAND_OVER, TALK, TERMS),
        ),
        (
            replace(FACTS, team=team(1.5, enthusiasm=9.5), is_estimate=True),
            "Nach unserer Schätzung begeistert, uns fällt es noch nicht leicht.",
            (HAND_OVER, TALK, TERMS),
        ),
        (
            replace(FACTS, team=team(4.5, enthusiasm=3), last_answer=said(9), is_estimate=True),
            "Nach unserer Schätzung noch nicht zufrieden, dabei sehen wir uns gern.",
            (TALK, TERMS, HAND_OVER),
        ),
    ],
)
def test_a_contradiction_says_which_way_it_points(
    facts: FindingFacts, sentence: str, steps: tuple[SympathyStep, ...]
) -> None:
    result = found(FindingKind.CONTRADICTION, replace(facts, category=Category.CONTRADICTION))
    assert (result.sentence, result.steps) == (sentence, steps)


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, category=Category.CONTRADICTION, last_answer=said(5)),
        replace(FACTS, category=Category.ORDINARY, team=team(4.5), last_answer=said(5)),
    ],
)
def test_without_a_value_that_may_be_seen_nothing_contradicts(facts: FindingFacts) -> None:
    assert finding(FindingKind.CONTRADICTION, facts, MONDAY) is None


def test_nobody_is_glad_below_three() -> None:
    result = found(FindingKind.NOBODY_GLAD, replace(FACTS, team=team(highest=2.5)))
    assert result.sentence == "Noch tun wir uns miteinander schwer (2 Einschätzungen)."
    assert result.steps == (TALK, TERMS, HAND_OVER)
    one = found(FindingKind.NOBODY_GLAD, replace(FACTS, team=team(highest=2.5, raters=1)))
    assert one.sentence == "Noch tun wir uns miteinander schwer (1 Einschätzung)."
    assert finding(FindingKind.NOBODY_GLAD, replace(FACTS, team=team(highest=3.0)), MONDAY) is None
    assert finding(FindingKind.NOBODY_GLAD, FACTS, MONDAY) is None


def test_to_part_is_offered_only_if_neither_of_us_is_glad() -> None:
    facts = replace(FACTS, team=team(highest=2.0), category=Category.DIFFICULT, last_answer=said(3))
    assert found(FindingKind.NOBODY_GLAD, facts).steps == (TALK, TERMS, HAND_OVER, PART)
    assert PART not in found(FindingKind.NOBODY_GLAD, replace(facts, category=Category.ORDINARY)).steps
    everything = replace(
        facts,
        team=team(highest=2.0, enthusiasm=9.0),
        own=own(9, date(2024, 1, 1)),
        opinions=opinions(Mira=2.0, Jonas=4.0),
    )
    for kind in (FindingKind.MISJUDGED, FindingKind.BEST_COLLEAGUE, FindingKind.OLD):
        assert PART not in found(kind, everything).steps
    contradiction = replace(everything, category=Category.CONTRADICTION)
    assert PART not in found(FindingKind.CONTRADICTION, contradiction).steps


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"Mira": 2.0, "Jonas": 4.0}, ("Jonas",)),
        ({"Mira": 2.5, "Jonas": 4.5, "Sabine": 4.5}, ("Jonas", "Sabine")),
        ({"Mira": 2.0, "Jonas": 3.5}, None),
        ({"Mira": 2.5, "Jonas": 4.0}, None),
        ({"Mira": 5.0, "Jonas": 1.0}, None),
        ({"Sabine": 1.0, "Jonas": 5.0}, None),
        ({}, None),
    ],
)
def test_a_colleague_gets_along_better_than_the_owner(values: dict[str, float], names: tuple[str, ...] | None) -> None:
    facts = replace(FACTS, owner_id=MIRA, owner_name="Mira", opinions=opinions(**values))
    result = finding(FindingKind.BEST_COLLEAGUE, facts, MONDAY)
    assert (result.colleagues if result else None) == names
    if result is not None:
        assert result.sentence == f"Mit {' und '.join(result.colleagues)} läuft es besonders gut; betreut von Mira."
        assert (result.steps, result.owner_id) == ((HAND_OVER, TALK), MIRA)


def test_where_nobody_looks_after_a_customer_the_least_glad_counts() -> None:
    facts = replace(FACTS, opinions=opinions(Mira=2.0, Jonas=4.0))
    result = found(FindingKind.BEST_COLLEAGUE, facts)
    assert result.sentence == "Mit Jonas läuft es besonders gut; fest betreut wird hier noch nicht."
    assert finding(FindingKind.BEST_COLLEAGUE, replace(FACTS, opinions=opinions(Mira=2.5, Jonas=4.0)), MONDAY) is None
    assert finding(FindingKind.BEST_COLLEAGUE, FACTS, MONDAY) is None


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (replace(FACTS, team=team(enthusiasm=9.0)), "Wir schätzen 9, die Antwort am 12.03.2026 ist 6."),
        (replace(FACTS, team=team(enthusiasm=3.0)), "Wir schätzen 3, die Antwort am 12.03.2026 ist 6."),
        (replace(FACTS, team=team(enthusiasm=9.2), own=own(6)), "Wir schätzen 9,2, die Antwort am 12.03.2026 ist 6."),
        (replace(FACTS, own=own(9.5)), "Sie schätzen 9,5, die Antwort am 12.03.2026 ist 6."),
        (replace(FACTS, team=team(), own=own(9)), "Sie schätzen 9, die Antwort am 12.03.2026 ist 6."),
        (replace(FACTS, team=team(enthusiasm=8.5)), None),
        (replace(FACTS, team=team(enthusiasm=3.5)), None),
        (replace(FACTS, own=own()), None),
        (FACTS, None),
    ],
)
def test_three_apart_is_misjudged(facts: FindingFacts, sentence: str | None) -> None:
    result = finding(FindingKind.MISJUDGED, replace(facts, last_answer=said(6)), MONDAY)
    assert (result.sentence if result else None) == sentence
    assert finding(FindingKind.MISJUDGED, facts, MONDAY) is None
    assert result is None or result.steps == (TALK, RATE)


def test_the_question_follows_which_way_we_were_wrong() -> None:
    low = found(FindingKind.MISJUDGED, replace(FACTS, team=team(enthusiasm=9.0), last_answer=said(4)))
    high = found(FindingKind.MISJUDGED, replace(FACTS, team=team(enthusiasm=5.0), last_answer=said(9)))
    assert [low.question.words, high.question.words] == ["Was fehlt noch?", "Was gefällt besonders?"]


def test_an_opinion_is_old_after_a_year() -> None:
    year = timedelta(days=365)
    assert finding(FindingKind.OLD, replace(FACTS, own=own(day=MONDAY - year)), MONDAY) is None
    assert finding(FindingKind.OLD, FACTS, MONDAY) is None
    result = found(FindingKind.OLD, replace(FACTS, own=own(day=MONDAY - year - timedelta(days=1))))
    assert result.sentence == "Zuletzt am 22.11.2025 von Ihnen eingeschätzt."
    assert result.steps == (RATE, TALK)


def test_a_step_is_for_the_owner_and_a_new_opinion_for_whoever_has_it() -> None:
    result = found(FindingKind.OLD, replace(FACTS, owner_id=JONAS, own=own(day=date(2024, 1, 1))))
    day = date(2026, 12, 2)
    assert result.task(TALK, day, MIRA) == to_do(
        7, day, "Gespräch suchen: Wie läuft es zurzeit?", employee_id=MIRA, assignee_id=JONAS
    )
    assert result.task(RATE, day, MIRA).assignee_id == MIRA
    assert replace(result, owner_id=None).task(TALK, day, MIRA).assignee_id == MIRA
    assert replace(result, owner_id=None).task(TALK, day, None).assignee_id is None


def test_names_are_said_as_one_says_them() -> None:
    assert enumerated(("Jonas",), "und") == "Jonas"
    assert enumerated(("Jonas", "Mira", "Sabine"), "und") == "Jonas, Mira und Sabine"


@pytest.mark.parametrize("kind", FindingKind)
def test_every_list_has_its_words(kind: FindingKind) -> None:
    words = (kind.label, kind.short, kind.nothing, kind.meaning)
    assert all(words)
    assert kind.nothing.endswith(".")
    assert kind.meaning.endswith(".")
