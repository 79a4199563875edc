"""The Partnervereinbarung, read back from the PDF: what both promise, and nothing that judges."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.customer import Customer
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.partner_agreement import PartnerAgreement
from kundenapp.domain.wish import CommonGround, GroundKind, Wish
from kundenapp.reports.customer import render_customer_report
from kundenapp.reports.partner_agreement import render_partner_agreement
from kundenapp.services.customer_report import customer_report
from kundenapp.services.partner_agreement import partner_agreement
from tests.factories import BAKERY, MONDAY
from tests.reports.conftest import page_texts
from tests.reports.snapshots import BAKERY as COMPANY
from tests.reports.snapshots import SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.store import Store

OURS = (
    Commitment(1, Side.US, "Angebot für das vierte Lastenrad schicken", TODAY, TODAY + timedelta(days=3)),
    Commitment(1, Side.US, "Ersatzrad stellen, solange die Räder in der Wartung sind", TODAY),
)
THEIRS = (Commitment(1, Side.THEM, "Räder bis 10 Uhr bringen", TODAY, TODAY + timedelta(days=20)),)
FULL = PartnerAgreement(
    SHOP, COMPANY, TODAY, ("Familienbetrieb", "Früh am Werk"), ("Ein Lastenrad mit Kühlbox",), OURS, THEIRS
)


def test_text_of_the_sheet(check_golden: Callable[[str, bytes], None]) -> None:
    rendered = render_partner_agreement(FULL)
    check_golden("partner_agreement", rendered.pdf)
    assert rendered.title == "Partnervereinbarung mit Bäckerei Großmann"
    assert rendered.file_name == "Partnervereinbarung-Bäckerei-Großmann_2026-11-23.pdf"


def test_where_nothing_is_agreed_on_there_is_room_to_write() -> None:
    (page,) = page_texts(render_partner_agreement(PartnerAgreement(Business(""), Customer(last_name="Ay"), TODAY)).pdf)
    assert "Das verbindet uns" in page
    assert "Das sagt zu: unser Betrieb" in page
    assert page.count("Ort, Datum") == 2


def test_markup_and_a_hundred_promises_are_printed_letter_by_letter() -> None:
    many = tuple(
        Commitment(1, Side.US, f"<b>Nr. {number}</b> & {'Donaudampfschiff' * 20}", TODAY) for number in range(100)
    )
    everything = "\n".join(page_texts(render_partner_agreement(PartnerAgreement(SHOP, COMPANY, TODAY, ours=many)).pdf))
    assert all(f"<b>Nr. {number}</b> &" in everything for number in range(100))
    assert everything.count("Ort, Datum") == 2


def test_only_what_is_open_and_shared_is_gathered(store: Store) -> None:
    customer_id = store.customers.create(BAKERY).id or 0
    for what, days, state in (("später", 9, None), ("bald", 2, None), ("alt", 1, CommitmentState.BROKEN)):
        promise = Commitment(customer_id, Side.US, what, MONDAY, MONDAY + timedelta(days=days))
        promise_id = store.commitments.create(promise)
        if state is not None:
            store.commitments.settle(promise_id, state)
    store.commitments.create(Commitment(customer_id, Side.THEM, "bringen", MONDAY))
    store.common_grounds.create(CommonGround(customer_id, GroundKind.COMMON, "Handwerk", MONDAY))
    store.common_grounds.create(CommonGround(customer_id, GroundKind.DIFFERENCE, "streitet gern", MONDAY))
    store.wishes.create(Wish(customer_id, "Abholung", MONDAY))
    store.wishes.create(Wish(customer_id, "erfüllt", MONDAY, fulfilled_on=MONDAY))
    found = partner_agreement(store, customer_id)
    assert [one.what for one in found.ours] == ["bald", "später"]
    assert [one.what for one in found.theirs] == ["bringen"]
    assert (found.in_common, found.wishes) == (("Handwerk",), ("Abholung",))


@pytest.mark.parametrize("kind", list(ReportKind))
def test_both_reports_tell_of_it_and_the_letter_judges_nothing(kind: ReportKind) -> None:
    late = replace(OURS[0], due_on=TODAY - timedelta(days=3))
    report = CustomerReport(kind, SHOP, COMPANY, TODAY, partnership=replace(FULL, ours=(late, OURS[1])))
    page = "\n".join(page_texts(render_customer_report(report).pdf))
    assert all(words in page for words in ("Familienbetrieb", "Ein Lastenrad mit Kühlbox", "Räder bis 10 Uhr bringen"))
    is_ours = kind is ReportKind.INTERNAL
    assert ("Wir: Angebot für das vierte Lastenrad schicken (seit 3 Tagen)" in page) is is_ours
    assert ("Angebot für das vierte Lastenrad schicken (bis 20.11.2026)" in page) is not is_ours
    bare = render_customer_report(replace(report, partnership=None))
    assert "Familienbetrieb" not in "\n".join(page_texts(bare.pdf))


@pytest.mark.parametrize("kind", list(ReportKind))
def test_one_list_alone_and_a_hundred_promises_fit_on_the_pages(kind: ReportKind) -> None:
    promise = replace(OURS[1], what=f"<b>{'Donaudampfschiff' * 20}</b>")
    many = PartnerAgreement(SHOP, COMPANY, TODAY, ours=(promise,) * 100)
    pages = page_texts(render_customer_report(CustomerReport(kind, SHOP, COMPANY, TODAY, partnership=many)).pdf)
    assert "\n".join(pages).count("<b>Donau") == 100
    assert not any("Das verbindet uns" in page or "Gemeinsamkeiten" in page for page in pages)


def test_of_whom_data_are_only_kept_nothing_is_gathered(store: Store) -> None:
    customer_id = store.customers.create(BAKERY).id or 0
    assert customer_report(store, customer_id, ReportKind.CUSTOMER).partnership is None
    store.wishes.create(Wish(customer_id, "Abholung", MONDAY))
    found = customer_report(store, customer_id, ReportKind.CUSTOMER).partnership
    assert found is not None
    assert found.wishes == ("Abholung",)
    store.customers.restrict(customer_id)
    assert customer_report(store, customer_id, ReportKind.CUSTOMER).partnership is None
