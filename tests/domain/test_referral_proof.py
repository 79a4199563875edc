"""Shares per class, their difference, and what they say in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.proportion import Proportion
from kundenapp.domain.referral_proof import (
    Proof,
    ProofRow,
    answered_until,
    difference_interval,
    share_lines,
    share_words,
    told_until,
)
from tests.factories import MONDAY


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [  # Newcombe 1998 (difference), table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_has_the_published_interval(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    interval = difference_interval(Proportion(*one), Proportion(*other))
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_there_is_no_difference_to_nothing() -> None:
    with pytest.raises(ValueError, match="no share"):
        difference_interval(Proportion(0, 0), Proportion(1, 2))


shares = st.integers(1, 200).flatmap(lambda n: st.integers(0, n).map(lambda successes: Proportion(successes, n)))


@given(shares, shares)
def test_the_difference_is_possible_and_turns_with_its_sides(one: Proportion, other: Proportion) -> None:
    interval, turned = difference_interval(one, other), difference_interval(other, one)
    assert -1 - 1e-9 <= interval.low <= one.successes / one.n - other.successes / other.n <= interval.high <= 1 + 1e-9
    assert (interval.low, interval.high) == pytest.approx((-turned.high, -turned.low))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Proportion(0, 0), "noch keine Fälle"),
        (Proportion(3, 4), "zu wenig Fälle: 3 von 4"),
        (Proportion(7, 12), "7 von 12 (58 %, wahrscheinlich 32 bis 81 %)"),
    ],
)
def test_a_share_of_few_is_none(share: Proportion, words: str) -> None:
    assert share_words(share) == words
    counts, span = share_lines(share)
    assert (f"{counts[:-1]}, {span})" if span else counts) == words


def proof(
    promoters: tuple[int, int] = (0, 0),
    passives: tuple[int, int] = (0, 0),
    detractors: tuple[int, int] = (0, 0),
    not_entered: int = 0,
    **fields: Any,
) -> Proof:
    counts = zip(reversed(AnswerClass), (promoters, passives, detractors), strict=True)
    rows = tuple(ProofRow(one, Proportion(*pair), not_entered, Proportion(*pair)) for one, pair in counts)
    values: dict[str, Any] = {"answered": 0, "revenue_year": 2025, "told_until": date(2026, 8, 25), "this_year": 2026}
    return Proof(rows, **{**values, **fields})


@pytest.mark.parametrize(
    ("counts", "came_back", "recommended"),
    [
        (
            ((4, 4), (9, 9), (9, 9)),
            "Wiederkommen: noch zu wenig Fälle für einen Vergleich.",
            "Weitererzählen: noch zu wenig Fälle für einen Vergleich.",
        ),
        (
            ((56, 70), (28, 40), (20, 40)),
            (
                "Begeisterte kommen öfter wieder als die anderen: 80 % gegen 60 %, "
                "Unterschied wahrscheinlich +5 bis +33 Prozentpunkte."
            ),
            (
                "Begeisterte empfehlen öfter als die anderen: 80 % gegen 60 %, "
                "Unterschied wahrscheinlich +5 bis +33 Prozentpunkte."
            ),
        ),
        (
            ((48, 80), (30, 40), (26, 30)),
            (
                "Begeisterte kommen seltener wieder als die anderen: 60 % gegen 80 %, "
                "Unterschied wahrscheinlich −33 bis −5 Prozentpunkte."
            ),
            (
                "Begeisterte empfehlen seltener als die anderen: 60 % gegen 80 %, "
                "Unterschied wahrscheinlich −33 bis −5 Prozentpunkte."
            ),
        ),
        (
            ((5, 56), (0, 20), (0, 9)),
            (
                "Dass Begeisterte öfter wiederkommen, ist nicht belegt: 9 % gegen 0 %, "
                "Unterschied wahrscheinlich −4 bis +19 Prozentpunkte."
            ),
            (
                "Dass Begeisterte öfter empfehlen, ist nicht belegt: 9 % gegen 0 %, "
                "Unterschied wahrscheinlich −4 bis +19 Prozentpunkte."
            ),
        ),
    ],
)
def test_the_sentence_claims_only_what_is_proved(
    counts: tuple[tuple[int, int], tuple[int, int], tuple[int, int]], came_back: str, recommended: str
) -> None:
    promoters, passives, detractors = counts
    assert proof(promoters, passives, detractors).sentences == (came_back, recommended)


def test_an_end_of_nothing_has_no_sign() -> None:
    assert "−0" not in "".join(proof((5, 5), (500, 501)).sentences)
    assert "wahrscheinlich 0 bis" not in "".join(proof((5, 5), (5, 5)).sentences)
    even = proof((1000, 100_000), (990, 100_000))
    assert "Unterschied wahrscheinlich 0 bis 0 Prozentpunkte" in even.sentences[0]


def test_without_revenue_the_note_says_what_is_missing() -> None:
    assert proof(revenue_year=None).notes == (
        "Ob jemand wiederkommt, zeigt der Umsatz je Jahr. Bei keinem Kunden ist einer eingetragen.",
        (
            "Hat empfohlen: Nach dem Tag der Antwort kam jemand durch sie, oder es ist bei einem Gespräch oder einer "
            "späteren Antwort vermerkt. Antworten bis 25.08.2026."
        ),
    )


def test_the_notes_say_who_is_left_out() -> None:
    notes = proof((5, 9), answered=10, not_entered=1, revenue_year=2026).notes
    assert notes[:3] == (
        "Kommt wieder: Umsatz in einem Jahr nach der Antwort, bis 2026. 1 Kunde hat erst danach geantwortet und fehlt.",
        "Bei 3 Kunden ist danach kein Umsatz eingetragen, sie zählen als nicht wiedergekommen.",
        "2026 läuft noch: Wer später im Jahr kauft, fehlt.",
    )
    assert notes[3].endswith("Antworten bis 25.08.2026. 1 Kunde hat erst danach geantwortet und fehlt.")
    assert proof((5, 9), answered=11).notes[0].endswith("2 Kunden haben erst danach geantwortet und fehlen.")


def test_there_was_time_after_the_answer() -> None:
    assert told_until(MONDAY) == date(2026, 8, 25)
    assert answered_until(2026) == date(2025, 12, 31)


def test_a_table_without_a_case_says_so() -> None:
    nobody = [ProofRow(one, Proportion(0, 0), 0, Proportion(0, 0)) for one in AnswerClass]
    told = replace(nobody[0], recommended=Proportion(0, 1))
    came_back = replace(nobody[0], came_back=Proportion(1, 1))
    for rows, expected in ((nobody, False), ([told], True), ([came_back], True)):
        assert Proof(tuple(rows), 0, None, MONDAY, 2026).has_cases is expected
