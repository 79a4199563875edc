"""Who may see what a colleague feels about a customer."""

from __future__ import annotations

import pytest

from kundenapp.domain.openness import Openness

SINGLES = {
    (Openness.AFTER_OWN, False): False,
    (Openness.AFTER_OWN, True): True,
    (Openness.OPEN, False): True,
    (Openness.OPEN, True): True,
    (Openness.HIDDEN, False): False,
    (Openness.HIDDEN, True): False,
}


@pytest.mark.parametrize(("openness", "placed"), SINGLES)
def test_single_opinions(openness: Openness, placed: bool) -> None:
    assert openness.shows_singles(placed_by_me=placed) is SINGLES[openness, placed]


@pytest.mark.parametrize(
    ("openness", "placed", "raters", "shown"),
    [
        (Openness.AFTER_OWN, False, 2, False),
        (Openness.AFTER_OWN, False, 3, True),
        (Openness.AFTER_OWN, True, 1, True),
        (Openness.OPEN, False, 1, True),
        (Openness.HIDDEN, True, 2, False),
        (Openness.HIDDEN, True, 3, True),
        (Openness.HIDDEN, False, 3, True),
        (Openness.OPEN, False, 0, False),
        (Openness.HIDDEN, False, 0, False),
    ],
)
def test_the_value_of_the_team(openness: Openness, placed: bool, raters: int, shown: bool) -> None:
    assert openness.shows_team(raters, placed_by_me=placed) is shown


def test_where_singles_are_hidden_the_team_counts_from_three() -> None:
    assert [one.fewest_raters for one in Openness] == [1, 1, 3]


def test_the_choices_say_what_they_mean() -> None:
    assert [(one.label, one.meaning) for one in Openness] == [
        (
            "nach eigener Eingabe",
            "Wie andere einen Kunden sehen, zeigt sich, sobald man ihn selbst eingeschätzt hat.",
        ),
        ("offen", "Alle sehen alle Einschätzungen."),
        (
            "verdeckt",
            "Niemand sieht einzelne Einschätzungen anderer, nur den Mittelwert ab drei Personen.",
        ),
    ]
