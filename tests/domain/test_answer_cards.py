"""How many answer cards, and what they are called."""

from __future__ import annotations

import pytest

from kundenapp.domain.answer_cards import AnswerCards, parse_pages
from kundenapp.domain.business import Business
from kundenapp.domain.errors import ValidationError
from tests.factories import MONDAY


@pytest.mark.parametrize(("text", "pages"), [("1", 1), (" 3 Seiten ", 3), ("1 seite", 1), ("50", 50)])
def test_pages_as_people_type_them(text: str, pages: int) -> None:
    assert parse_pages(text) == pages


@pytest.mark.parametrize("text", ["", "0", "51", "-1", "1,5", "viele", "1000", "٣", "drei Seiten"])
def test_no_number_of_pages(text: str) -> None:
    with pytest.raises(ValidationError, match=r"Wie viele Seiten\? Möglich ist jede Zahl von 1 bis 50;") as raised:
        parse_pages(text)
    assert raised.value.field == "pages"


def test_the_name_of_the_document() -> None:
    cards = AnswerCards(Business("Radwerk"), MONDAY, "Würden Sie?", "Danke.", pages=2)
    assert cards.title == "8 Antwortkarten"
