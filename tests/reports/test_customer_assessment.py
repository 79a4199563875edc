"""Einschätzung des Teams in the report for ourselves, as far as agreed on, and never in the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import Quadrant, QuadrantWords
from kundenapp.reports.customer import render_customer_report
from kundenapp.services.customer_report import customer_report
from kundenapp.services.record_answer import record_answer
from tests.factories import BAKERY, MONDAY, answer
from tests.reports.conftest import page_texts

if TYPE_CHECKING:
    from kundenapp.store.store import Store

NOTE = "Redet viel, hört gut zu."


@pytest.fixture
def team(store: Store) -> dict[str, int]:
    """Mira, Jonas and Sabine; Mira works."""
    team = {name: store.employees.create(name).id or 0 for name in ("Jonas", "Sabine", "Mira")}
    store.employee_id = team["Mira"]
    return team


@pytest.fixture
def bakery(store: Store, team: dict[str, int]) -> int:
    """Placed by Jonas and Sabine, who are of two minds, and delighted."""
    customer_id = store.customers.create(BAKERY).id or 0
    for who, sympathy, enthusiasm in (("Jonas", 2.0, 6.0), ("Sabine", 5.0, 8.0)):
        store.employee_id = team[who]
        store.placements.place(customer_id, sympathy, enthusiasm, NOTE)
    store.employee_id = team["Mira"]
    record_answer(store, answer(customer_id, 9, MONDAY))
    return customer_id


def text_of(store: Store, customer_id: int, kind: ReportKind = ReportKind.INTERNAL) -> str:
    report = customer_report(store, customer_id, kind)
    return " ".join("\n".join(page_texts(render_customer_report(report).pdf)).split())


def test_what_the_team_feels_and_every_condition(store: Store, bakery: int) -> None:
    store.sympathy_settings.set_openness(Openness.OPEN)
    text = text_of(store, bakery)
    assert "Einschätzung des Teams" in text
    assert "Sympathie 3,5 aus 2 Einschätzungen · gespalten, 2 bis 5 · Begeisterung 7 geschätzt von 2" in text
    assert "Traumfeld" in text
    assert "nicht erfüllt Sympathie des Teams ab 4: 3,5 aus 2 Einschätzungen, die letzte am 23.11.2026" in text
    assert "erfüllt Antwort ab 9: 9 von 10 am 23.11.2026" in text
    assert "normal" in text


def test_single_opinions_and_their_words_stand_on_no_paper(store: Store, bakery: int) -> None:
    for openness in Openness:
        store.sympathy_settings.set_openness(openness)
        text = text_of(store, bakery)
        assert NOTE not in text
        assert "Jonas" not in text
        assert "Sabine" not in text


@pytest.mark.parametrize("openness", [Openness.AFTER_OWN, Openness.HIDDEN])
def test_the_value_of_two_is_seen_as_agreed_on(store: Store, bakery: int, openness: Openness) -> None:
    store.sympathy_settings.set_openness(openness)
    text = text_of(store, bakery)
    assert "Einschätzung des Teams" in text
    for secret in ("3,5", "gespalten", "2 bis 5", "geschätzt von", "Traumfeld", "Herzensfeld"):
        assert secret not in text
    store.placements.place(bakery, 5.0, 9.0)
    assert "Sympathie 4 aus 3 Einschätzungen" in text_of(store, bakery)


def test_a_decision_by_hand_with_its_reason(store: Store, bakery: int) -> None:
    store.categories.decide(bakery, Category.DREAM, "Er <b>trägt</b> uns & bleibt.")
    text = text_of(store, bakery)
    assert "Traumkunde (von Hand)" in text
    assert "Von Hand: Traumkunde · berechnet: normal · seit 23.11.2026, Mira: „Er <b>trägt</b> uns & bleibt.“" in text


def test_who_decided_and_has_left_bears_no_name(store: Store, bakery: int, team: dict[str, int]) -> None:
    store.employee_id = team["Jonas"]
    store.categories.decide(bakery, Category.DIFFICULT, "Zahlt spät.")
    store.employee_id = team["Mira"]
    store.employees.leave(team["Jonas"], MONDAY, follow_ups_to=None, customers_to=None)
    text = text_of(store, bakery)
    assert "seit 23.11.2026, früher im Team (1): „Zahlt spät.“" in text
    assert "Jonas" not in text


def test_the_letter_says_nothing_of_it(store: Store, bakery: int) -> None:
    store.sympathy_settings.set_openness(Openness.OPEN)
    store.categories.decide(bakery, Category.DIFFICULT, "Zahlt spät.")
    report = customer_report(store, bakery, ReportKind.CUSTOMER)
    assert report.assessment is None
    internal = customer_report(store, bakery, ReportKind.INTERNAL)
    for letter in (report, replace(internal, kind=ReportKind.CUSTOMER)):
        text = "\n".join(page_texts(render_customer_report(letter).pdf))
        for secret in ("Einschätzung", "Sympathie", "Klären", "Traumfeld", "Zahlt spät", "von Hand", NOTE):
            assert secret not in text


def test_nobody_placed_and_data_only_kept(store: Store, bakery: int, team: dict[str, int]) -> None:
    other = store.customers.create(BAKERY).id or 0
    assert "Einschätzung des Teams" not in text_of(store, other)
    store.placements.place(other, 3.0, None)
    assert "noch ohne Begeisterung" in text_of(store, other)
    store.customers.restrict(other)
    assert customer_report(store, other, ReportKind.INTERNAL).assessment is None
    assert "Einschätzung des Teams" not in text_of(store, other)


def test_the_names_of_the_fields_are_words(store: Store, bakery: int) -> None:
    store.sympathy_settings.set_openness(Openness.OPEN)
    store.sympathy_settings.set_words(Quadrant.DREAM, QuadrantWords("<i>Traum</i> & " + "x" * 20, "feiern"))
    assert "<i>Traum</i> & xxx" in text_of(store, bakery)
