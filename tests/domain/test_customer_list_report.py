"""What stands above and below a list of customers."""

from __future__ import annotations

from dataclasses import replace

from kundenapp.domain.business import Business
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.customer_list_report import CustomerListReport
from tests.factories import MONDAY

LIST = CustomerListReport(Business("Radwerk"), CustomerFilter(), MONDAY, 1)


def test_the_sentence_says_what_how_and_how_many() -> None:
    assert LIST.sentence == "Alle Kunden · nach Name · 1 Kunde"
    wanted = CustomerFilter(statuses=frozenset({Status.PARTNER}), order=ListOrder.DUE)
    assert replace(LIST, wanted=wanted, count=1_200).sentence == "Status: Partner · fällig zuerst · 1.200 Kunden"


def test_who_is_left_out_is_counted() -> None:
    assert LIST.footnote == ""
    one, many = replace(LIST, restricted_count=1), replace(LIST, restricted_count=2)
    assert one.footnote == "1 Kunde ist eingeschränkt (Art. 18 DSGVO) und steht nicht in dieser Liste."
    assert many.footnote == "2 Kunden sind eingeschränkt (Art. 18 DSGVO) und stehen nicht in dieser Liste."
