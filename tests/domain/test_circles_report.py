"""What stands on the Schnittmengen-Blatt, and in which order."""

from __future__ import annotations

from dataclasses import replace

from kundenapp.domain.circles_report import CirclesReport
from kundenapp.domain.stance import Attitude
from kundenapp.domain.statement import StatementKind
from tests.domain.test_overlap import compared
from tests.reports.snapshots import BAKERY, SHOP, TODAY

OURS = {"Pünktlich": 5, "Ehrlich": 4, "Qualität": 5, "Nachhaltig": 3, "Ruhig": 0, "Offen": 2}
THEIRS: dict[str, int | Attitude | None] = {
    "Pünktlich": Attitude.CONTRADICTS,
    "Ehrlich": 5,
    "Qualität": 4,
    "Nachhaltig": 0,
    "Ruhig": 0,
    "Offen": None,
}
REPORT = CirclesReport(SHOP, TODAY, BAKERY, compared=tuple(compared(OURS, THEIRS)))


def test_what_is_known_stands_in_the_order_of_what_it_means() -> None:
    assert [one.statement.text for one in REPORT.known_of(StatementKind.VALUE)] == [
        "Ehrlich",
        "Qualität",
        "Nachhaltig",
        "Ruhig",
        "Pünktlich",
    ]
    assert REPORT.known_of(StatementKind.RULE) == []
    assert REPORT.overlap.percent == 44
    assert REPORT.has_stances


def test_the_head_says_who_how_and_when() -> None:
    assert REPORT.title == "Schnittmenge mit Bäckerei Großmann"
    assert REPORT.subtitle == "K-1001 · 5 gesagt · zuletzt am 23.11.2026"
    assert REPORT.our_name == "Radwerk Lindner"
    branded = replace(REPORT, brand_name="Lastenheld", compared=())
    assert branded.subtitle == "K-1001 · Lastenheld"
    assert branded.our_name == "Lastenheld"
    assert not branded.has_stances
