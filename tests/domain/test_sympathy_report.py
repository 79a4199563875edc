"""The sheet in words and numbers: who bears a sign, what is left out and why, and the day a year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.business import Business
from kundenapp.domain.category import Category
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_board import BoardEntry
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.domain.sympathy_report import MOST_MARKED, SympathyReport, a_year_before

TODAY = date(2026, 11, 24)
AHRENS = BoardEntry(1, "Ahrens", "A", 4.0, 9.0, date(2026, 11, 23), raters=2, lowest=3.5, highest=4.5)
BERG = BoardEntry(2, "Berg", "B", 2.5, None, date(2026, 11, 23), raters=2, lowest=1.0, highest=4.0)
CEM = BoardEntry(3, "Cem", "C", 1.0, 2.0, date(2026, 11, 23), raters=1, lowest=1.0, highest=1.0)


def sheet(*entries: BoardEntry, customers: int | None = None, placed: int | None = None) -> SympathyReport:
    """The sheet of the team with these on it, who are all there are unless it is said otherwise."""
    return SympathyReport(
        Business("Radwerk"),
        TODAY,
        entries=entries,
        customers=len(entries) if customers is None else customers,
        placed=len(entries) if placed is None else placed,
    )


def many(count: int) -> tuple[BoardEntry, ...]:
    return tuple(replace(AHRENS, customer_id=number, initials=f"{number:03d}") for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 24), date(2025, 11, 24)),
        (date(2026, 11, 30), date(2025, 11, 30)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_a_year_before(day: date, before: date) -> None:
    assert a_year_before(day) == before
    assert replace(sheet(), created_on=day).year_before == before


def test_with_somebody_on_the_sheet_there_is_no_reason_why_it_is_empty() -> None:
    report = sheet(AHRENS)
    assert report.empty_sentence == ""
    assert (report.unmarked_sentence, report.openness_sentence, report.unmarked) == ("", "", ())
    assert report.scope == "Alle Kunden · 1 von 1 auf dem Blatt"
    assert [one.sign for one in report.marked] == ["A"]


def test_the_sheet_counts_fields_and_agreement() -> None:
    report = sheet(AHRENS, BERG, CEM, customers=1200, placed=3)
    assert report.quadrants == {Quadrant.DREAM: 1, None: 1, Quadrant.CLARIFY: 1}
    assert report.agreement == {Agreement.UNITED: 1, Agreement.SPLIT: 1, None: 1}
    assert report.sympathy == 2.5
    assert report.scope == "Alle Kunden · 3 von 1.200 auf dem Blatt"
    assert report.team_sentence == "Sympathie im Mittel 2,5 · Team: einig 1, gespalten 1, erst eine Meinung 1"
    assert report.title == "Sympathiematrix: das Team"


def test_where_everybody_has_a_colleague_no_single_opinion_is_named() -> None:
    assert sheet(AHRENS).team_sentence == "Sympathie im Mittel 4 · Team: einig 1"


def test_the_sheet_of_one_says_nothing_of_the_team() -> None:
    report = replace(sheet(AHRENS, placed=3), whose="Mira", is_own=True)
    assert (report.title, report.team_sentence, report.hidden) == ("Sympathiematrix: Mira", "", 0)
    assert report.openness_sentence == ""


@pytest.mark.parametrize(
    ("openness", "hidden", "sentence"),
    [
        (
            Openness.AFTER_OWN,
            1,
            "1 weiterer Kunde ist eingeschätzt; sein Wert zeigt sich nach der eigenen Eingabe oder ab 3 Personen.",
        ),
        (
            Openness.AFTER_OWN,
            1200,
            "1.200 weitere Kunden sind eingeschätzt; ihr Wert zeigt sich nach der eigenen Eingabe oder ab 3 Personen.",
        ),
        (Openness.HIDDEN, 1, "1 weiterer Kunde ist eingeschätzt; sein Wert zeigt sich ab 3 Personen."),
        (Openness.HIDDEN, 2, "2 weitere Kunden sind eingeschätzt; ihr Wert zeigt sich ab 3 Personen."),
        (Openness.HIDDEN, 0, ""),
    ],
)
def test_what_may_not_be_seen_is_counted_and_said(openness: Openness, hidden: int, sentence: str) -> None:
    report = replace(sheet(AHRENS, customers=2000, placed=1 + hidden), openness=openness)
    assert report.hidden == hidden
    assert report.openness_sentence == sentence


@pytest.mark.parametrize(
    ("openness", "is_own", "says_so"),
    [(Openness.AFTER_OWN, False, True), (Openness.AFTER_OWN, True, False), (Openness.OPEN, False, False)],
)
def test_the_sheet_of_a_colleague_says_whom_it_leaves_out(openness: Openness, is_own: bool, says_so: bool) -> None:
    report = replace(sheet(AHRENS), whose="Mira", is_own=is_own, openness=openness)
    said = "Auf dem Blatt anderer stehen nur Kunden, die man selbst eingeschätzt hat."
    assert report.openness_sentence == (said if says_so else "")


@pytest.mark.parametrize(
    ("customers", "placed", "sentence"),
    [
        (0, 0, "Zu dieser Auswahl gibt es keinen Kunden."),
        (5, 2, "Hier steht niemand, den Sie sehen dürfen."),
        (5, 0, "Noch hat niemand einen Platz. In der Sympathiematrix lassen sich Kunden auf das Feld ziehen."),
    ],
)
def test_an_empty_sheet_says_why(customers: int, placed: int, sentence: str) -> None:
    report = sheet(customers=customers, placed=placed)
    assert report.empty_sentence == sentence
    assert (report.sympathy, report.team_sentence, report.marked) == (None, "", ())


@pytest.mark.parametrize("initials", ["A", ""])
def test_initials_that_do_not_tell_people_apart_give_way_to_numbers(initials: str) -> None:
    report = sheet(AHRENS, replace(BERG, initials=initials), CEM)
    assert [one.sign for one in report.marked] == ["1", "2", "3"]
    assert [one.entry.display_name for one in report.marked] == ["Ahrens", "Berg", "Cem"]


def test_of_too_many_those_that_matter_most_bear_a_sign() -> None:
    everybody = many(MOST_MARKED + 2)
    assert sheet(*everybody[:MOST_MARKED]).unmarked_sentence == ""
    *others, last = everybody
    report = sheet(*others, replace(last, category=Category.CONTRADICTION))
    assert [one.entry.customer_id for one in report.marked] == [*range(1, MOST_MARKED), MOST_MARKED + 2]
    assert [entry.customer_id for entry in report.unmarked] == [MOST_MARKED, MOST_MARKED + 1]
    assert "2 weitere ohne Beschriftung sind Punkte" in report.unmarked_sentence
    assert "1 weiterer ohne Beschriftung ist ein Punkt" in sheet(*everybody[:-1]).unmarked_sentence
