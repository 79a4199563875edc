"""The Sympathiematrix-Blatt, gathered: whose sheet it is, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.openness import Openness
from kundenapp.services.sympathy_report import sympathy_report
from tests.factories import MONDAY, person

if TYPE_CHECKING:
    from kundenapp.store.store import Store


@pytest.fixture
def team(store: Store) -> dict[str, int]:
    """Mira and Jonas, who have placed two customers each, one of them the same; Mira asks."""
    ids = {name: store.customers.create(person(name)).id or 0 for name in ("Ahrens", "Brandl", "Clasen", "Dietz")}
    team = {name: store.employees.create(name).id or 0 for name in ("Jonas", "Mira")}
    for who, what in (("Jonas", {"Ahrens": 2.0, "Brandl": 3.0}), ("Mira", {"Ahrens": 5.0, "Clasen": 4.0})):
        store.employee_id = team[who]
        for name, sympathy in what.items():
            store.placements.place(ids[name], sympathy, None)
    return team


def test_the_sheet_of_the_team(store: Store, team: dict[str, int]) -> None:
    report = sympathy_report(store)
    assert (report.whose, report.is_team, report.customers, report.placed, report.hidden) == ("", True, 4, 3, 1)
    assert [(entry.initials, entry.sympathy) for entry in report.entries] == [("AA", 3.5), ("AC", 4.0)]
    assert report.sympathy == 3.75
    assert report.created_on == MONDAY
    assert report.categories is not None
    assert sum(report.categories.values()) == 4
    assert sum((report.categories_before or {}).values()) == 0  # nobody had been written down


def test_the_own_sheet_and_that_of_a_colleague(store: Store, team: dict[str, int]) -> None:
    own = sympathy_report(store, employee_id=team["Mira"])
    assert (own.whose, own.is_own, own.is_team, own.hidden, own.categories) == ("Mira", True, False, 0, None)
    assert [entry.sympathy for entry in own.entries] == [5.0, 4.0]
    other = sympathy_report(store, employee_id=team["Jonas"])
    assert (other.whose, other.is_own) == ("Jonas", False)
    assert [entry.sympathy for entry in other.entries] == [2.0]  # only whom Mira has placed too
    store.sympathy_settings.set_openness(Openness.OPEN)
    assert [entry.sympathy for entry in sympathy_report(store, employee_id=team["Jonas"]).entries] == [2.0, 3.0]


def test_where_single_opinions_are_hidden_only_the_own_sheet_is_given_out(store: Store, team: dict[str, int]) -> None:
    store.sympathy_settings.set_openness(Openness.HIDDEN)
    assert len(sympathy_report(store, employee_id=team["Mira"]).entries) == 2
    with pytest.raises(ValidationError, match="verdeckt") as refused:
        sympathy_report(store, employee_id=team["Jonas"])
    assert refused.value.field == "employee"
    assert sympathy_report(store).entries == ()


def test_nobody_gets_the_sheet_of_whoever_has_left(store: Store, team: dict[str, int]) -> None:
    store.sympathy_settings.set_openness(Openness.OPEN)
    store.employees.leave(team["Jonas"], MONDAY, follow_ups_to=None, customers_to=None)
    with pytest.raises(NothingFoundError, match="Jonas gehört nicht mehr zum Team"):
        sympathy_report(store, employee_id=team["Jonas"])
    with pytest.raises(NothingFoundError):
        sympathy_report(store, employee_id=99)


def test_some_customers_only(store: Store, team: dict[str, int]) -> None:
    report = sympathy_report(store, CustomerFilter(text="Clasen"), team["Mira"])
    assert [entry.sympathy for entry in report.entries] == [4.0]
    assert (report.customers, report.placed) == (1, 1)
    assert report.wanted.text == "Clasen"
