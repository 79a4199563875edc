"""The figures of the Sympathiematrix as JSON: every key, with numbers computed by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.sympathy_field import FieldLines, Quadrant, QuadrantWords
from kundenapp.exchange.sympathy_json import write_sympathy_figures
from kundenapp.services.record_answer import record_answer
from kundenapp.services.sympathy_report import sympathy_report
from tests.factories import answer, person

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock

PLACED = {
    # customer: sympathy and enthusiasm by Mira, Jonas and Sabine
    "Ahrens": ((4.0, 9.0), (5.0, None), (4.0, 8.0)),  # 4.333, 8.5: Traumfeld, united
    "Brandl": ((1.0, 2.0), (4.0, 9.0), None),  # 2.5, 5.5: Klärfeld, split
    "Clasen": ((2.0, None), None, None),  # below, one opinion
    "Dietz": (None, (5.0, 5.0), None),  # hidden from Mira
    "Ebert": ((3.0, 7.0), (5.0, 7.0), None),  # 4.0, 7: Traumfeld, mixed
}


def a_shop(store: Store) -> None:
    """Three who work here, five placed customers, one without a place and one whose data may only be kept."""
    ids = {
        name: store.customers.create(person(name, status=Status.CUSTOMER)).id or 0 for name in (*PLACED, "Fehr", "Groß")
    }
    for place, name in enumerate(("Mira", "Jonas", "Sabine")):
        store.employee_id = store.employees.create(name).id
        for customer, opinions in PLACED.items():
            opinion = opinions[place]
            if opinion is not None:
                store.placements.place(ids[customer], *opinion)
        store.placements.place(ids["Groß"], 5.0, 10.0)
    store.customers.restrict(ids["Groß"])
    record_answer(store, answer(ids["Brandl"], 9))
    store.employee_id = store.employees.active()[1].id
    assert store.employees.get(store.employee_id or 0).name == "Mira"


def test_every_figure_by_hand(store: Store, clock: Clock) -> None:
    a_shop(store)
    clock.go_on(days=366)
    text = write_sympathy_figures(sympathy_report(store))
    assert json.loads(text) == {
        "format": 1,
        "created_on": "2027-11-24",
        "filter": {"statuses": [], "categories": [], "tag": None, "search": None, "due": False},
        "openness": "after_own",
        "rule": {
            "glad_from": 4.0,
            "reluctant_to": 2.0,
            "delighted_from": 9,
            "disappointed_to": 6,
            "needs_recommendation": True,
            "uses_estimates": True,
            "fewest_raters": 1,
        },
        "lines": {"sympathy": 3.0, "enthusiasm": 7.0},
        "customers": {"total": 6, "placed": 5, "without_place": 1, "shown": 4, "hidden": 1},
        "sympathy": 3.20833,  # (4 1/3 + 2.5 + 2 + 4) / 4
        "quadrants": {
            "dream": {"name": "Traumfeld", "customers": 2},
            "heart": {"name": "Herzensfeld", "customers": 0},
            "reason": {"name": "Vernunftfeld", "customers": 0},
            "clarify": {"name": "Klärfeld", "customers": 1},
            "below": {"name": None, "customers": 1},
        },
        "agreement": {"united": 1, "mixed": 1, "split": 1, "one_opinion": 1},
        # Dietz is hidden; Clasen; Brandl 5.5 and 9
        "findings": {"contradiction": 0, "nobody_glad": 1, "misjudged": 1, "old": 4},
        "categories": {
            # Ahrens 8.5, Brandl 2.5 and 9, Ebert 7; Dietz 5 and 5; Clasen and Fehr lack something
            "now": {"dream": 0, "ordinary": 3, "difficult": 0, "contradiction": 1, "unclear": 2},
            "a_year_ago": {
                "day": "2026-11-24",
                "dream": 0,
                "ordinary": 3,
                "difficult": 0,
                "contradiction": 1,
                "unclear": 2,
            },
        },
    }
    assert text == write_sympathy_figures(sympathy_report(store))


def test_a_filter_names_and_lines_of_the_shop(store: Store) -> None:
    a_shop(store)
    store.customers.create(person("Ahrens", first_name="Ole", status=Status.FORMER))
    store.sympathy_settings.set_words(Quadrant.DREAM, QuadrantWords("Unsere „Liebsten“", "feiern"))
    store.sympathy_settings.set_lines(FieldLines(3.0, 9.0))
    wanted = CustomerFilter(
        text=" Ahrens ",
        statuses=frozenset({Status.FORMER, Status.CUSTOMER}),
        categories=frozenset({Category.UNCLEAR, Category.DREAM}),
        tag="Rennrad",
    )
    told = json.loads(write_sympathy_figures(sympathy_report(store, wanted)))
    assert told["filter"] == {
        "statuses": ["customer", "former"],
        "categories": ["dream", "unclear"],
        "tag": "Rennrad",
        "search": "Ahrens",
        "due": False,
    }
    assert told["customers"] == {"total": 0, "placed": 0, "without_place": 0, "shown": 0, "hidden": 0}
    told = json.loads(write_sympathy_figures(sympathy_report(store, CustomerFilter(text="Ahrens"))))
    assert told["quadrants"]["dream"] == {"name": "Unsere „Liebsten“", "customers": 0}
    assert told["quadrants"]["heart"] == {"name": "Herzensfeld", "customers": 1}
    assert told["customers"] == {"total": 2, "placed": 1, "without_place": 1, "shown": 1, "hidden": 0}
    assert told["categories"]["now"] == {
        "dream": 0,
        "ordinary": 1,
        "difficult": 0,
        "contradiction": 0,
        "unclear": 1,
    }


def test_a_file_in_which_nobody_was_ever_placed(store: Store) -> None:
    told = json.loads(write_sympathy_figures(sympathy_report(store)))
    assert told["sympathy"] is None
    assert told["customers"] == {"total": 0, "placed": 0, "without_place": 0, "shown": 0, "hidden": 0}
    assert {field["customers"] for field in told["quadrants"].values()} == {0}


def test_nobody_is_told_more_than_the_window_would_show(store: Store) -> None:
    a_shop(store)
    store.employee_id = None
    told = json.loads(write_sympathy_figures(sympathy_report(store)))
    assert told["customers"]["shown"] == 1  # Ahrens, placed by three
    assert not {"Mira", "Jonas", "Sabine"} & set(json.dumps(told).replace('"', " ").split())
