"""What matrix and Raster read, and who may see what of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.category import Category
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.services.record_answer import record_answer
from tests.factories import BAKERY, MONDAY, answer, person

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock

ALL = CustomerFilter()


@pytest.fixture
def team(store: Store) -> dict[str, int]:
    """Mira, Jonas and Sabine; Mira works now."""
    ids = {name: store.employees.create(name).id or 0 for name in ("Mira", "Jonas", "Sabine")}
    store.employee_id = ids["Mira"]
    return ids


@pytest.fixture
def customers(store: Store, team: dict[str, int]) -> dict[str, int]:
    """Ahrens placed by everybody, Bäckerei by Jonas and Sabine, Köhler by Mira, Zander by nobody."""
    ids = {name: store.customers.create(person(name)).id or 0 for name in ("Ahrens", "Köhler", "Zander")}
    ids["Bäckerei"] = store.customers.create(BAKERY).id or 0
    for who, what in (
        ("Jonas", {"Ahrens": 1.0, "Bäckerei": 4.0}),
        ("Sabine", {"Ahrens": 4.5, "Bäckerei": 5.0}),
        ("Mira", {"Ahrens": 2.0, "Köhler": 3.5}),
    ):
        store.employee_id = team[who]
        for name, sympathy in what.items():
            store.placements.place(ids[name], sympathy, 8.0 if who == "Jonas" else None)
    return ids


def names(store: Store, customers: dict[str, int], found: list[int]) -> list[str]:
    by_id = {customer_id: name for name, customer_id in customers.items()}
    return [by_id[customer_id] for customer_id in found]


@pytest.mark.parametrize(
    ("openness", "expected"),
    [
        (Openness.OPEN, ["Ahrens", "Bäckerei", "Köhler"]),
        (Openness.AFTER_OWN, ["Ahrens", "Köhler"]),
        (Openness.HIDDEN, ["Ahrens"]),
    ],
)
def test_the_team_is_seen_as_far_as_the_shop_has_agreed(
    store: Store, customers: dict[str, int], openness: Openness, expected: list[str]
) -> None:
    store.sympathy_settings.set_openness(openness)
    found = store.sympathy_board.of_team(ALL, MONDAY)
    assert names(store, customers, [entry.customer_id for entry in found]) == expected
    ahrens = found[0]
    ends = (None, None) if openness is Openness.HIDDEN else (1.0, 4.5)
    assert (ahrens.sympathy, ahrens.raters, (ahrens.lowest, ahrens.highest)) == (2.5, 3, ends)
    assert ahrens.agreement is Agreement.SPLIT
    assert ahrens.is_mine


def test_an_estimate_of_one_is_not_seen_where_only_the_mean_of_three_is(
    store: Store, customers: dict[str, int]
) -> None:
    for openness, expected in ((Openness.HIDDEN, None), (Openness.AFTER_OWN, 8.0)):
        store.sympathy_settings.set_openness(openness)
        ahrens = store.sympathy_board.of_team(replace(ALL, text="ahrens"), MONDAY)[0]
        assert (ahrens.raters, ahrens.enthusiasm) == (3, expected)  # Jonas alone has estimated


def test_how_many_are_placed_whoever_may_see_it(store: Store, customers: dict[str, int]) -> None:
    assert store.sympathy_board.number_placed(ALL, MONDAY) == 3
    assert store.sympathy_board.number_placed(CustomerFilter(text="Ahrens"), MONDAY) == 1
    store.customers.restrict(customers["Ahrens"])
    assert store.sympathy_board.number_placed(ALL, MONDAY) == 2


@pytest.mark.parametrize(
    ("openness", "of_jonas", "singles"),
    [
        (Openness.OPEN, ["Ahrens", "Bäckerei"], 2),
        (Openness.AFTER_OWN, ["Ahrens"], 0),
        (Openness.HIDDEN, [], 0),
    ],
)
def test_a_colleague_is_seen_as_far_as_the_shop_has_agreed(
    store: Store, team: dict[str, int], customers: dict[str, int], openness: Openness, of_jonas: list[str], singles: int
) -> None:
    store.sympathy_settings.set_openness(openness)
    found = store.sympathy_board.of_employee(team["Jonas"], ALL, MONDAY)
    assert names(store, customers, [entry.customer_id for entry in found]) == of_jonas
    mine = store.sympathy_board.of_employee(team["Mira"], ALL, MONDAY)
    assert [(entry.sympathy, entry.enthusiasm, entry.placed_on) for entry in mine] == [
        (2.0, None, MONDAY),
        (3.5, None, MONDAY),
    ]
    assert len(store.sympathy_board.opinions_of(customers["Bäckerei"])) == singles
    assert len(store.sympathy_board.history_of(customers["Bäckerei"])) == singles
    among = store.sympathy_board.opinions_among(customers.values())
    assert len(among.get(customers["Bäckerei"], {})) == singles
    assert team["Mira"] in among[customers["Ahrens"]]


def test_the_own_opinion_comes_first(store: Store, team: dict[str, int], customers: dict[str, int]) -> None:
    opinions = store.sympathy_board.opinions_of(customers["Ahrens"])
    assert [one.employee_id for one in opinions] == [team["Mira"], team["Jonas"], team["Sabine"]]
    store.employee_id = None
    assert store.sympathy_board.opinions_of(customers["Ahrens"]) == []
    assert store.sympathy_board.of_employee(team["Jonas"], ALL, MONDAY) == []
    (only,) = store.sympathy_board.of_team(ALL, MONDAY)  # of three, no mean gives anybody away
    assert only.raters == 3


def test_who_may_only_be_kept_stands_on_no_matrix(
    store: Store, team: dict[str, int], customers: dict[str, int]
) -> None:
    store.customers.restrict(customers["Ahrens"])
    store.sympathy_settings.set_openness(Openness.OPEN)
    assert len(store.sympathy_board.of_team(ALL, MONDAY)) == 2
    assert len(store.sympathy_board.of_employee(team["Mira"], ALL, MONDAY)) == 1


def test_the_tray_holds_whoever_has_no_place_of_mine(store: Store, customers: dict[str, int]) -> None:
    waiting = store.sympathy_board.without_place
    assert names(store, customers, list(waiting(ALL, MONDAY))) == ["Bäckerei", "Zander"]
    assert names(store, customers, list(waiting(replace(ALL, text="zand"), MONDAY))) == ["Zander"]
    store.placements.withdraw(customers["Köhler"])
    assert names(store, customers, list(waiting(ALL, MONDAY))) == ["Bäckerei", "Köhler", "Zander"]
    store.employee_id = None
    assert len(waiting(ALL, MONDAY)) == 4


def test_what_is_old_is_found(store: Store, customers: dict[str, int], clock: Clock) -> None:
    clock.go_on(days=10)
    store.placements.confirm([customers["Köhler"]])
    older = store.sympathy_board.older_than
    assert names(store, customers, list(older(store.today(), ALL, store.today()))) == ["Ahrens"]
    assert list(older(MONDAY, ALL, store.today())) == []
    assert list(older(store.today() + timedelta(days=1), replace(ALL, text="köh"), store.today())) == [
        customers["Köhler"]
    ]


def test_filters_and_the_limit_hold(store: Store, customers: dict[str, int]) -> None:
    store.sympathy_settings.set_openness(Openness.OPEN)
    record_answer(store, answer(customers["Ahrens"], 3))
    board = store.sympathy_board
    dreams = replace(ALL, categories=frozenset({Category.CONTRADICTION, Category.ORDINARY}))
    (ahrens,) = [entry for entry in board.of_team(dreams, MONDAY) if entry.display_name == "Anneliese Ahrens"]
    assert ahrens.last_answer is not None
    assert ahrens.last_answer.value == 3
    assert ahrens.category is Category.ORDINARY
    assert len(board.of_team(ALL, MONDAY, 2)) == 2
    assert [entry.initials for entry in board.of_team(replace(ALL, text="köh"), MONDAY)] == ["AK"]
    mine = store.employee_id or 0
    assert [entry.initials for entry in board.of_employee(mine, replace(ALL, text="köh"), MONDAY)] == ["AK"]
    assert board.of_employee(mine, replace(ALL, tag="Lastenrad"), MONDAY) == []


def test_other_heights_come_from_the_newest_year_that_knows(store: Store, customers: dict[str, int]) -> None:
    kept = store.customers.get(customers["Ahrens"])
    store.customers.save(
        replace(kept, years=(CustomerYear(2024, 100_000, 4), CustomerYear(2025, 250_050), CustomerYear(2023, 5, 5)))
    )
    assert store.sympathy_board.axis_values(BoardAxis.REVENUE) == {
        customers["Ahrens"]: 2500.5,
        customers["Bäckerei"]: 1840.0,
    }
    assert store.sympathy_board.axis_values(BoardAxis.EFFORT) == {customers["Ahrens"]: 4.0, customers["Bäckerei"]: 2.0}


@pytest.mark.parametrize(
    ("openness", "seen"),
    [(Openness.OPEN, [3, 2, 1]), (Openness.AFTER_OWN, [3, None, 1]), (Openness.HIDDEN, [3, None, None])],
)
def test_the_value_of_the_team_about_one_customer(
    store: Store, customers: dict[str, int], openness: Openness, seen: list[int | None]
) -> None:
    store.sympathy_settings.set_openness(openness)
    store.employee_id = next(one.id for one in store.employees.all() if one.name == "Mira")
    teams = [store.sympathy_board.team_of(customers[name]) for name in ("Ahrens", "Bäckerei", "Köhler")]
    assert [team.raters if team else None for team in teams] == seen
    assert teams[0] is not None
    assert teams[0].sympathy == 2.5
    assert store.sympathy_board.team_of(customers["Zander"]) is None


@pytest.mark.parametrize(("openness", "who"), [(Openness.HIDDEN, "Mira"), (Openness.AFTER_OWN, "Timo")])
def test_of_the_team_about_one_customer_neither_ends_nor_the_estimate_of_one_are_seen(
    store: Store, customers: dict[str, int], openness: Openness, who: str
) -> None:
    store.employees.create("Timo")
    store.sympathy_settings.set_openness(openness)
    store.employee_id = next(one.id for one in store.employees.all() if one.name == who)
    seen = store.sympathy_board.team_of(customers["Ahrens"])
    assert seen is not None
    assert (seen.sympathy, seen.lowest, seen.highest, seen.enthusiasm) == (2.5, None, None, None)
    assert seen.agreement is Agreement.SPLIT
