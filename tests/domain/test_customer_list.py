"""The words of the customer list."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from tests.factories import MONDAY


def test_every_order_has_an_entry_in_the_menu() -> None:
    assert [order.label for order in ListOrder] == [
        "Nach Name", "Fällig zuerst", "Lange nicht gesprochen zuerst", "Zuletzt angelegt zuerst",
    ]  # fmt: skip


def test_a_list_shows_everybody_by_name_unless_asked_otherwise() -> None:
    assert CustomerFilter() == CustomerFilter(text="", due_only=False, order=ListOrder.NAME)


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        (LastAnswer(9, Scale.ZERO_TO_TEN, date(2026, 11, 11)), "Letzte Antwort: 9 von 10 am 11.11."),
        (LastAnswer(9, Scale.ONE_TO_TEN, date(2025, 3, 1)), "Letzte Antwort: 9 (Skala 1 bis 10) am 01.03.2025."),
    ],
)
def test_the_latest_answer_says_its_scale_and_its_day(last: LastAnswer, sentence: str) -> None:
    assert last.sentence(MONDAY) == sentence


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (CustomerFilter(), "Alle Kunden"),
        (CustomerFilter(text="  "), "Alle Kunden"),
        (CustomerFilter(due_only=True), "fällige Wiedervorlage"),
        (CustomerFilter(owner_id=3, owner_name="Mira"), "betreut von Mira"),
        (CustomerFilter(statuses=frozenset({Status.PARTNER, Status.PROSPECT})), "Status: Interessent, Partner"),
        (
            CustomerFilter(categories=frozenset({Category.DIFFICULT, Category.DREAM})),
            "Kategorie: Traumkunde, Zum Klären",
        ),
        (CustomerFilter(tag="Rennrad", text=" Bremen "), "Schlagwort: Rennrad · Suche: „Bremen“"),
    ],
)
def test_what_is_asked_for_in_words(wanted: CustomerFilter, words: str) -> None:
    assert wanted.words == words
