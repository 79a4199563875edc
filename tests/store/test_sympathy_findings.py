"""Who stands in the lists of the Sympathiematrix, and that nobody reads there what they may not see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_findings import FindingKind, Findings
from kundenapp.domain.sympathy_steps import SympathyStep
from kundenapp.services.record_answer import record_answer
from tests.factories import MONDAY, answer, person, to_do

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock

CONTRADICTION, NOBODY_GLAD, BEST_COLLEAGUE, MISJUDGED, OLD = FindingKind
Sheet = dict[str, dict[str, tuple[float, float | None]]]


@pytest.fixture
def team(store: Store) -> dict[str, int]:
    """Mira, Jonas, Sabine and Timo; Mira works now."""
    ids = {name: store.employees.create(name).id or 0 for name in ("Mira", "Jonas", "Sabine", "Timo")}
    store.employee_id = ids["Mira"]
    return ids


def placed(store: Store, team: dict[str, int], sheet: Sheet, **owners: str) -> dict[str, int]:
    """Make customers, looked after by `owners`, and let everybody place them as `sheet` has it; Mira works at last."""
    ids = {
        name: store.customers.create(person(name, owner_id=team.get(owners.get(name, "")))).id or 0 for name in sheet
    }
    for name, values in sheet.items():
        for who, (sympathy, enthusiasm) in values.items():
            store.employee_id = team[who]
            store.placements.place(ids[name], sympathy, enthusiasm)
    store.employee_id = team["Mira"]
    return ids


def answered(store: Store, customer_id: int, value: int) -> None:
    """Let somebody answer, and forget the Wiedervorlage that follows."""
    record_answer(store, answer(customer_id, value))
    for follow_up in store.follow_ups.open_of(customer_id):
        store.follow_ups.delete(follow_up.id or 0)


def names(found: Findings) -> list[str]:
    return [line.display_name.removeprefix("Anneliese ") for line in found.lines]


def one(sympathy: float, enthusiasm: float | None = None) -> tuple[float, float | None]:
    return sympathy, enthusiasm


@pytest.mark.parametrize(
    ("openness", "expected"),
    [
        (Openness.OPEN, ["Ahrens", "Blum", "Cohn", "Dorn"]),
        (Openness.AFTER_OWN, ["Ahrens", "Blum"]),
        (Openness.HIDDEN, ["Ahrens"]),
    ],
)
def test_contradictions_and_nobody_glad_as_far_as_the_team_is_seen(
    store: Store, team: dict[str, int], openness: Openness, expected: list[str]
) -> None:
    """Ahrens and Dorn were placed by three others, Blum by Mira and Jonas, Cohn by Jonas alone.

    That nobody is glad to see Dorn the mean alone does not tell.
    """
    sheet: Sheet = {
        "Ahrens": {"Jonas": one(2), "Sabine": one(1), "Timo": one(1.5)},
        "Blum": {"Mira": one(2), "Jonas": one(1)},
        "Cohn": {"Jonas": one(1)},
        "Dorn": {"Jonas": one(2), "Sabine": one(1), "Timo": one(2.5)},
        "Zander": {"Mira": one(3), "Jonas": one(1)},
    }
    ids = placed(store, team, sheet)
    for customer_id in ids.values():
        answered(store, customer_id, 10)
    store.sympathy_settings.set_openness(openness)
    glad = store.sympathy_findings.found(NOBODY_GLAD, MONDAY)
    assert (names(glad), glad.total) == (expected, len(expected))
    contradicting = store.sympathy_findings.found(CONTRADICTION, MONDAY)
    zander = ["Zander"] if openness is not Openness.HIDDEN else []
    assert names(contradicting) == [*(name for name in expected if name != "Dorn"), "Dorn", *zander]
    assert store.sympathy_findings.open_contradictions(MONDAY) == contradicting


def test_a_contradiction_with_a_plan_is_no_longer_open(store: Store, team: dict[str, int]) -> None:
    ids = placed(store, team, {"Ahrens": {"Mira": one(4.5)}, "Blum": {"Mira": one(4)}})
    for customer_id in ids.values():
        answered(store, customer_id, 5)
    (line, _other) = store.sympathy_findings.open_contradictions(MONDAY).lines
    store.follow_ups.create(to_do(ids["Ahrens"], MONDAY), MONDAY)
    store.follow_ups.create(line.task(SympathyStep.TALK, MONDAY + timedelta(days=9), team["Mira"]), MONDAY)
    assert names(store.sympathy_findings.open_contradictions(MONDAY)) == ["Blum"]
    ahrens, blum = store.sympathy_findings.found(CONTRADICTION, MONDAY).lines
    assert ahrens.planned is not None
    assert ahrens.planned.what == "Gespräch suchen: Was fehlt noch?"
    assert blum.planned is None


def test_contradictions_of_one_owner(store: Store, team: dict[str, int]) -> None:
    ids = placed(store, team, {"Ahrens": {"Mira": one(4.5)}, "Blum": {"Mira": one(4)}}, Ahrens="Jonas")
    for customer_id in ids.values():
        answered(store, customer_id, 5)
    assert names(store.sympathy_findings.open_contradictions(MONDAY, team["Jonas"])) == ["Ahrens"]
    assert names(store.sympathy_findings.open_contradictions(MONDAY, team["Mira"])) == []
    cut = store.sympathy_findings.open_contradictions(MONDAY, limit=1)
    assert (names(cut), cut.total) == (["Ahrens"], 2)


def test_any_other_plan_is_told_too(store: Store, team: dict[str, int]) -> None:
    ids = placed(store, team, {"Ahrens": {"Mira": one(1)}})
    store.follow_ups.create(to_do(ids["Ahrens"], MONDAY + timedelta(days=3), "Später"), MONDAY)
    store.follow_ups.create(to_do(ids["Ahrens"], MONDAY, "Zuerst"), MONDAY)
    (line,) = store.sympathy_findings.found(NOBODY_GLAD, MONDAY).lines
    assert line.planned is not None
    assert line.planned.what == "Zuerst"


@pytest.mark.parametrize(
    ("openness", "expected"),
    [(Openness.OPEN, ["Ahrens", "Blum", "Cohn"]), (Openness.AFTER_OWN, ["Ahrens", "Blum"]), (Openness.HIDDEN, [])],
)
def test_a_better_suited_colleague_where_single_opinions_are_seen(
    store: Store, team: dict[str, int], openness: Openness, expected: list[str]
) -> None:
    """Mira looks after Ahrens, nobody after Blum; Cohn she has not placed. With Dorn the owner gets along best."""
    sheet: Sheet = {
        "Ahrens": {"Mira": one(2), "Jonas": one(4), "Sabine": one(4)},
        "Blum": {"Mira": one(2.5), "Jonas": one(4.5)},
        "Cohn": {"Jonas": one(5), "Sabine": one(1)},
        "Dorn": {"Mira": one(5), "Jonas": one(1)},
    }
    placed(store, team, sheet, Ahrens="Mira", Cohn="Sabine", Dorn="Mira")
    store.sympathy_settings.set_openness(openness)
    found = store.sympathy_findings.found(BEST_COLLEAGUE, MONDAY)
    assert (names(found), found.total) == (expected, len(expected))
    if expected:
        ahrens, blum = found.lines[:2]
        assert (ahrens.colleagues, ahrens.owner_id) == (("Jonas", "Sabine"), team["Mira"])
        assert (blum.colleagues, blum.owner_id) == (("Jonas",), None)


def test_who_has_left_looks_after_nobody_and_is_named_nowhere(store: Store, team: dict[str, int]) -> None:
    sheet: Sheet = {"Ahrens": {"Mira": one(2), "Jonas": one(5), "Sabine": one(4)}}
    placed(store, team, sheet, Ahrens="Timo")
    store.employees.leave(team["Jonas"], MONDAY, follow_ups_to=None, customers_to=None)
    store.employees.leave(team["Timo"], MONDAY, follow_ups_to=None, customers_to=None)
    (line,) = store.sympathy_findings.found(BEST_COLLEAGUE, MONDAY).lines
    assert (line.colleagues, line.owner_id) == (("Sabine",), None)


@pytest.mark.parametrize(
    ("openness", "expected"),
    [
        (Openness.OPEN, ["Ahrens: Wir", "Blum: Wir", "Cohn: Wir"]),
        (Openness.AFTER_OWN, ["Ahrens: Wir", "Blum: Wir"]),
        (Openness.HIDDEN, ["Ahrens: Wir", "Blum: Sie"]),
    ],
)
def test_estimate_and_answer_three_apart(
    store: Store, team: dict[str, int], openness: Openness, expected: list[str]
) -> None:
    """Three others estimated Ahrens, Mira alone of three raters Blum, Jonas Cohn; with Dorn it is less than three."""
    sheet: Sheet = {
        "Ahrens": {"Jonas": one(4, 9), "Sabine": one(4, 9), "Timo": one(3, 9)},
        "Blum": {"Mira": one(4, 9), "Jonas": one(4), "Sabine": one(4)},
        "Cohn": {"Jonas": one(4, 9)},
        "Dorn": {"Mira": one(4, 8.5)},
        "Ohne": {"Mira": one(4, 9)},
    }
    ids = placed(store, team, sheet)
    for name in ("Ahrens", "Blum", "Cohn", "Dorn"):
        answered(store, ids[name], 6)
    store.sympathy_settings.set_openness(openness)
    found = store.sympathy_findings.found(MISJUDGED, MONDAY)
    assert [f"{name}: {line.sentence[:3]}" for name, line in zip(names(found), found.lines, strict=True)] == expected
    assert found.total == len(expected)


def test_an_own_estimate_counts_where_the_team_is_hidden(store: Store, team: dict[str, int]) -> None:
    ids = placed(store, team, {"Ahrens": {"Mira": one(4, 9), "Jonas": one(4, 7)}})
    answered(store, ids["Ahrens"], 6)
    assert store.sympathy_findings.found(MISJUDGED, MONDAY) == Findings()
    store.sympathy_settings.set_openness(Openness.HIDDEN)
    (line,) = store.sympathy_findings.found(MISJUDGED, MONDAY).lines
    assert line.sentence == "Sie schätzen 9, die Antwort am 23.11.2026 ist 6."


def test_own_opinions_grow_old(store: Store, team: dict[str, int], clock: Clock) -> None:
    ids = placed(store, team, {"Ahrens": {"Mira": one(4)}, "Blum": {"Jonas": one(4)}, "Cohn": {"Mira": one(2)}})
    clock.go_on(days=365)
    assert store.sympathy_findings.found(OLD, store.today()) == Findings()
    clock.go_on(days=1)
    found = store.sympathy_findings.found(OLD, store.today())
    assert (names(found), found.total) == (["Ahrens", "Cohn"], 2)
    store.placements.confirm([ids["Ahrens"]])
    assert names(store.sympathy_findings.found(OLD, store.today())) == ["Cohn"]


@pytest.mark.parametrize("kind", FindingKind)
def test_long_lists_tell_how_many_more_there_are(
    store: Store, team: dict[str, int], clock: Clock, kind: FindingKind
) -> None:
    """Everybody stands in every list that has no other condition; nobody whose data may only be kept."""
    glad = kind is BEST_COLLEAGUE
    sheet: Sheet = {
        name: {"Mira": one(1, 10), "Jonas": one(5 if glad else 2, 10)} for name in ("Ahrens", "Blum", "Cohn", "Dorn")
    }
    ids = placed(store, team, sheet)
    for customer_id in ids.values():
        answered(store, customer_id, 7 if kind is MISJUDGED else 9)
    store.customers.restrict(ids["Dorn"])
    clock.go_on(days=400)
    found = store.sympathy_findings.found(kind, store.today(), 2)
    assert (names(found), found.total) == (["Ahrens", "Blum"], 3)
    whole = store.sympathy_findings.found(kind, store.today())
    assert (names(whole), whole.total) == (["Ahrens", "Blum", "Cohn"], 3)


@pytest.mark.parametrize("kind", FindingKind)
@pytest.mark.parametrize("openness", Openness)
def test_without_anybody_who_works_only_what_everybody_sees_is_found(
    store: Store, team: dict[str, int], kind: FindingKind, openness: Openness
) -> None:
    ids = placed(store, team, {"Ahrens": {"Jonas": one(1, 9)}, "Blum": {"Jonas": one(1), "Sabine": one(5)}})
    answered(store, ids["Ahrens"], 6)
    store.sympathy_settings.set_openness(openness)
    store.employee_id = None
    found = store.sympathy_findings.found(kind, MONDAY)
    seen = {NOBODY_GLAD: ["Ahrens"], MISJUDGED: ["Ahrens"], BEST_COLLEAGUE: ["Blum"]}
    assert names(found) == (seen.get(kind, []) if openness is Openness.OPEN else [])
