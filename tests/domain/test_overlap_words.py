"""What two share in words, with the numbers behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain import overlap_words
from kundenapp.domain.overlap import Comparison, Overlap, overlap_of
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import StatementKind
from tests.domain.test_overlap import DAY, US, compared

THEM: dict[str, int | Attitude | None] = {"Pünktlich": 3, "Ehrlich": 5, "Qualität": 4, "Günstig": 5}
FEW: dict[str, int | Attitude | None] = {"Pünktlich": 3, "Ehrlich": 5, "Qualität": None, "Nachhaltig": None}


def test_the_worked_set_in_words() -> None:
    them = {**THEM, "Nachhaltig": Attitude.CONTRADICTS}
    found = compared(US, them)
    assert overlap_words.overlap_sentence(overlap_of(found)) == "Mittlere Schnittmenge: 48\xa0%, 5 von 5 bekannt."
    assert overlap_words.shared_sentence(found) == "Gemeinsam: Ehrlich, Qualität, Pünktlich."
    assert overlap_words.differing_sentence(found) == "Nur einer Seite wichtig: Günstig."
    assert overlap_words.contradicting_sentence(found) == "Im Widerspruch: Nachhaltig."
    assert overlap_words.kind_words(found, StatementKind.VALUE) == "mittel, 48\xa0%"
    assert overlap_words.kind_words(found, StatementKind.RULE) == ""
    assert overlap_words.open_sentence(overlap_of(found)) == ""


def test_fewer_than_five_have_no_number() -> None:
    found = compared(US, FEW)
    overlap = overlap_of(found)
    assert overlap_words.percent_words(overlap) == ""
    assert overlap_words.headline(overlap) == "Noch nicht eingeschätzt"
    assert (
        overlap_words.overlap_sentence(overlap)
        == "Noch nicht eingeschätzt: 2 von 4 bekannt. Es fehlen noch 3 Sätze für ein Bild."
    )
    assert overlap_words.kind_words(found, StatementKind.VALUE) == "2 von 4 bekannt"
    assert overlap_words.open_sentence(overlap) == "2 Sätze sind noch offen."
    one_missing = replace(overlap, known=4, statements=5)
    assert "Es fehlt noch 1 Satz für ein Bild." in overlap_words.overlap_sentence(one_missing)
    assert overlap_words.open_sentence(one_missing) == "1 Satz ist noch offen."


@pytest.mark.parametrize(
    ("overlap", "words"),
    [
        (Overlap(0, 0, 0, 0, 0), "Noch keine Sätze, die sich vergleichen lassen."),
        (Overlap(0, 0, 0, 6, 6), "Noch zählt keiner der bekannten Sätze; 6 von 6 bekannt."),
        (Overlap(9, 7, 0, 5, 6), "Noch keine Schnittmenge: 0\xa0%, 5 von 6 bekannt."),
        (Overlap(10, 10, 3, 5, 6), "Kleine Schnittmenge: 18\xa0%, 5 von 6 bekannt."),
        (Overlap(10, 10, 10, 5, 6), "Große Schnittmenge: 100\xa0%, 5 von 6 bekannt."),
    ],
)
def test_every_size_has_its_words(overlap: Overlap, words: str) -> None:
    assert overlap_words.overlap_sentence(overlap) == words


def test_a_sentence_names_four_and_counts_the_others() -> None:
    many = {f"Satz {number}": 3 for number in range(6)}
    assert overlap_words.shared_sentence(compared(many, dict(many))) == (
        "Gemeinsam: Satz 0, Satz 1, Satz 2, Satz 3 und 2 weitere Sätze."
    )
    assert overlap_words.shared_sentence([]) == ""


def test_how_and_since_when_we_know() -> None:
    found = compared(US, FEW)
    assert overlap_words.source_words(found) == "2 gesagt"
    assert overlap_words.latest_day(found) == DAY
    assert overlap_words.latest_day([]) is None
    first = found[0]
    assert first.stance is not None
    observed = replace(first.stance, source=StanceSource.OBSERVED, day=date(2026, 11, 24))
    found[0] = Comparison(first.statement, first.ours, observed)
    assert overlap_words.source_words(found) == "1 gesagt, 1 beobachtet"
    assert overlap_words.latest_day(found) == date(2026, 11, 24)


def test_a_stance_in_words() -> None:
    assert overlap_words.stance_words(None) == "unbekannt"
    assert overlap_words.stance_words(Stance(1, 1, DAY, Attitude.SHARES, 4)) == "teilt, 4 von 5"
    assert overlap_words.stance_words(Stance(1, 1, DAY, Attitude.CONTRADICTS)) == "widerspricht"


def test_up_to_three_days_are_worth_comparing() -> None:
    days = [date(2026, 1, day) for day in (3, 7, 11, 20)]
    assert overlap_words.course_days([], DAY) == []
    assert overlap_words.course_days([DAY], DAY) == [DAY]
    assert overlap_words.course_days(days[:1], DAY) == [days[0], DAY]
    assert overlap_words.course_days(days, DAY) == [days[0], days[2], DAY]
