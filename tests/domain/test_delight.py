"""Begeisterungsmomente and the ideas for them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kundenapp.domain.delight import Delight, DelightIdea
from kundenapp.domain.errors import ValidationError
from tests.factories import MONDAY


def test_texts_are_cleaned() -> None:
    kept = Delight(1, MONDAY, " Rad  geputzt ", " Strahlte. \x00").validated(MONDAY)
    assert (kept.what, kept.reaction) == ("Rad geputzt", "Strahlte.")


@pytest.mark.parametrize(
    ("delight", "field"),
    [
        (Delight(1, MONDAY, " "), "what"),
        (Delight(1, MONDAY, "x" * 501), "what"),
        (Delight(1, MONDAY, "Kuchen", "x" * 20_001), "reaction"),
        (Delight(1, MONDAY + timedelta(days=1), "Kuchen"), "day"),
    ],
)
def test_what_is_no_moment_gets_its_sentence(delight: Delight, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        delight.validated(MONDAY)
    assert caught.value.field == field


def test_an_idea_has_words() -> None:
    idea = DelightIdea("Karte").renamed(" Karte zum  Geburtstag ")
    assert idea.name == "Karte zum Geburtstag"
    assert idea.is_namesake("karte ZUM geburtstag")
    for name in ("", "x" * 201):
        with pytest.raises(ValidationError):
            idea.renamed(name)
