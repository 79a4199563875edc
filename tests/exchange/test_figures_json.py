"""The figures as JSON: every key, with numbers computed by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_windows import EARLIEST, Window
from kundenapp.domain.customer import Status
from kundenapp.domain.origin import Source
from kundenapp.exchange.figures_json import write_figures
from kundenapp.services.enthusiasm_report import enthusiasm_report
from kundenapp.services.record_answer import record_answer
from tests.factories import MONDAY, answer, person

if TYPE_CHECKING:
    from kundenapp.store.store import Store

HALF = Window(date(2026, 7, 1), date(2026, 10, 31))
"""Four months of the calendar; before them March to June."""
NOW, BEFORE = (10, 10, 9, 9, 9, 8, 7, 6, 3, 0), (9, 7, 6, 5, 2)


def small_file(store: Store) -> None:
    """Ten answers in the window, five in the one before, one on the other scale, one without a name."""
    for place in range(12):
        customer_id = store.customers.create(person(f"Nr. {place}", status=Status.CUSTOMER)).id
        if place < len(BEFORE):
            record_answer(store, answer(customer_id, BEFORE[place], date(2026, 4, 1)))
        if place < len(NOW):
            record_answer(store, answer(customer_id, NOW[place], date(2026, 8, 3)))
        if place == 10:
            record_answer(store, answer(customer_id, 5, date(2026, 9, 1), scale=Scale.ONE_TO_TEN))
    record_answer(store, answer(None, 1, date(2026, 9, 1)))
    for case in store.answer_cases.open():
        store.answer_cases.note(replace(case.follow_up, cause="Wartezeit für „Räder“"))


def test_every_figure_by_hand(store: Store) -> None:
    small_file(store)
    text = write_figures(enthusiasm_report(store, HALF))
    told = json.loads(text)
    trend = told.pop("trend")
    assert told == {
        "format": 1,
        "created_on": "2026-11-23",
        "window": {"first": "2026-07-01", "last": "2026-10-31", "label": "01.07.2026 bis 31.10.2026"},
        "filter": {"status": None, "source": None, "tag": None},
        "scale": "0-10",
        "mode": "latest_per_customer",
        "counts": {"answers": 10, "promoters": 5, "passives": 2, "detractors": 3},
        "score": {
            "points": 20.0,  # (5 - 3) / 10
            # p = 5.75/13, d = 3.75/13: centre 15.3846, variance 0.707101, 1.96 * sqrt(0.707101 / 13) = 0.457106
            "interval": {"low": -30.326, "high": 61.0952},
            "certainty": "low",
            "missing_answers": 0,
        },
        "change": {
            "before": {
                "first": "2026-03-01",
                "last": "2026-06-30",
                "counts": {"answers": 5, "promoters": 1, "passives": 1, "detractors": 3},
            },
            "difference": 60.0,  # 20 - (1 - 3) / 5 * 100
            "adjusted_difference": 40.3846,  # 15.3846 - (1.75 - 3.75) / 8 * 100
            # standard error: sqrt(0.707101 / 13 + 0.625 / 8) = 0.364029
            "interval": {"low": -30.9638, "high": 111.733},
            "z": 1.10938,
            "p": 0.267267,
            "proven": False,
        },
        "distribution": {
            "0": 1, "1": 0, "2": 0, "3": 1, "4": 0, "5": 0, "6": 1, "7": 1, "8": 1, "9": 3, "10": 2,
        },
        "reach": {
            "answered": 11,
            "declined": 0,
            "open": 0,
            "never_asked": 1,
            "asked": 11,
            "customers": 12,
            "answered_of_asked": {"share": 1.0, "interval": {"low": 0.741167, "high": 1.0}},  # 11 / (11 + 1.96²)
        },
        "other_scale": 1,
        "without_name": 1,
        "cases": {"done": 0, "open": 11, "overdue": 0},
        "causes": [{"cause": "Wartezeit für „Räder“", "cases": 11, "open_cases": 11}],
        "words": {
            "basis": "10 Antworten, je Kunde die letzte, Skala 0 bis 10, 01.07.2026 bis 31.10.2026",
            "score": "Begeisterungswert +20 aus 10 Antworten, wahrscheinlich zwischen −30 und +61, sehr unsicher. "
            "3 Kritiker, 2 Zufriedene, 5 Begeisterte.",
            "change": "kein belegter Unterschied zu den 4 Monaten davor "
            "(+60, wahrscheinlich zwischen −31 und +112)",
            "other_scale": "1 Antwort auf der Skala 1 bis 10 ist hier nicht mitgezählt.",
        },
    }  # fmt: skip
    assert [point["day"] for point in trend[-2:]] == ["2026-09-30", "2026-10-31"]
    assert trend[-1] == {
        "day": "2026-10-31",
        "counts": {"answers": 10, "promoters": 5, "passives": 2, "detractors": 3},
        "points": 20.0,
        "interval": {"low": -30.326, "high": 61.0952},
        "certainty": "low",
        "missing_answers": 0,
    }
    assert "für „Räder“" in text, "readable, not escaped"
    assert text == write_figures(enthusiasm_report(store, HALF)), "same file and day, same bytes"


def test_what_cannot_be_said_is_null(store: Store) -> None:
    told = json.loads(write_figures(enthusiasm_report(store, HALF)))
    assert told["score"] == {"points": None, "interval": None, "certainty": "none", "missing_answers": 5}
    assert told["change"]["before"]["counts"]["answers"] == 0
    assert {told["change"][key] for key in ("difference", "adjusted_difference", "interval", "z", "p")} == {None}
    assert told["change"]["proven"] is False
    assert told["reach"]["answered_of_asked"] == {"share": None, "interval": None}
    since_ever = json.loads(write_figures(enthusiasm_report(store, Window(EARLIEST, MONDAY))))
    assert since_ever["change"] is None


def test_the_filter_is_told(store: Store) -> None:
    report = enthusiasm_report(store, HALF)
    wanted = replace(report.wanted, status=Status.PARTNER, source=Source.REFERRAL, tag="Rennrad")
    told = json.loads(write_figures(replace(report, wanted=wanted)))
    assert told["filter"] == {"status": "partner", "source": "referral", "tag": "Rennrad"}
