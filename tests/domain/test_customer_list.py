"""The words of the customer list."""

from __future__ import annotations

import pytest

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder


def test_every_order_has_an_entry_in_the_menu() -> None:
    assert [order.label for order in ListOrder] == [
        "Nach Name", "Fällig zuerst", "Lange nicht gesprochen zuerst", "Zuletzt angelegt zuerst",
    ]  # fmt: skip


def test_a_list_shows_everybody_by_name_unless_asked_otherwise() -> None:
    assert CustomerFilter() == CustomerFilter(text="", due_only=False, order=ListOrder.NAME)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (CustomerFilter(), "Alle Kunden"),
        (CustomerFilter(text="  "), "Alle Kunden"),
        (CustomerFilter(due_only=True), "fällige Wiedervorlage"),
        (CustomerFilter(owner_id=3, owner_name="Mira"), "betreut von Mira"),
        (CustomerFilter(statuses=frozenset({Status.PARTNER, Status.PROSPECT})), "Status: Interessent, Partner"),
        (CustomerFilter(tag="Rennrad", text=" Bremen "), "Schlagwort: Rennrad · Suche: „Bremen“"),
    ],
)
def test_what_is_asked_for_in_words(wanted: CustomerFilter, words: str) -> None:
    assert wanted.words == words
