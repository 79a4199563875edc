"""Whatever stands in a customer file becomes a PDF, and the letter keeps our thoughts to ourselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.business import Business
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.person_name import Salutation
from kundenapp.reports.customer import render_customer_report
from tests.reports import snapshots
from tests.reports.conftest import page_texts

if TYPE_CHECKING:
    from kundenapp.domain.timeline import TimelineEntry

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("<>&;/\"'=aé \n\t\0\u202e😀□W"), max_size=60),
    st.text(st.sampled_from("Wm <"), min_size=500, max_size=900),
)
WORDS = st.lists(ANYTHING, max_size=3).map(tuple)


def _talks(text: st.SearchStrategy[str]) -> st.SearchStrategy[TimelineEntry]:
    mood = st.one_of(st.none(), st.sampled_from(Mood))
    talk = st.builds(
        lambda days, channel, words, who, mood, told: snapshots.talk(days, channel, words, who, mood, recommended=told),
        st.integers(0, 9000), st.sampled_from(Channel), text, ANYTHING, mood, st.booleans(),
    )  # fmt: skip
    return st.one_of(talk, st.builds(snapshots.done, st.integers(0, 9000), text, text, ANYTHING))


def _reports(kind: ReportKind, private: st.SearchStrategy[str]) -> st.SearchStrategy[CustomerReport]:
    """Return reports with any text in every field; what is only for us comes from `private`."""
    customers = st.builds(
        Customer,
        kind=st.sampled_from(CustomerKind), salutation=st.sampled_from(Salutation), title=ANYTHING, first_name=ANYTHING,
        name_prefix=ANYTHING, last_name=ANYTHING, company=ANYTHING, department=ANYTHING, note=private,
        status=st.sampled_from(Status), customer_since=st.one_of(st.none(), st.dates()),
        phones=st.lists(st.builds(Phone, ANYTHING, st.sampled_from(PhoneKind), private), max_size=3).map(tuple),
        emails=st.lists(st.builds(Email, ANYTHING, st.sampled_from(ContactKind)), max_size=3).map(tuple),
        addresses=st.lists(st.builds(Address, ANYTHING, ANYTHING, ANYTHING, ANYTHING), max_size=3).map(tuple),
        tags=st.lists(private, max_size=3).map(tuple), number=ANYTHING,
    )  # fmt: skip
    follow_ups = st.builds(
        FollowUp, st.just(1), st.dates(date(2020, 1, 1), date(2030, 1, 1)), ANYTHING,
        st.one_of(st.none(), st.times()), employee_id=st.sampled_from((None, 1, 7)), result=private,
    )  # fmt: skip
    return st.builds(
        CustomerReport,
        kind=st.just(kind),
        business=st.builds(Business, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING),
        customer=customers, created_on=st.dates(), owner_name=ANYTHING, author_name=ANYTHING,
        timeline=st.lists(_talks(private), max_size=4).map(tuple),
        follow_ups=st.lists(follow_ups, max_size=3).map(tuple),
        employee_names=st.builds(lambda name: ((1, name),), ANYTHING),
    )  # fmt: skip


_PROPERTY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_PROPERTY
@given(st.sampled_from(ReportKind).flatmap(lambda kind: _reports(kind, ANYTHING)))
def test_any_text_in_any_field_becomes_a_pdf(report: CustomerReport) -> None:
    rendered = render_customer_report(report)
    assert rendered.pdf.startswith(b"%PDF-")
    assert rendered.title
    assert rendered.file_name.endswith(f"_{report.created_on.isoformat()}.pdf")
    assert "Seite 1 von" in page_texts(rendered.pdf)[0]
    assert b"/Subtype /Image" not in rendered.pdf
    assert b"/Annot" not in rendered.pdf


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("word", ["W" * 30_000, "W " * 15_000, "W\n" * 15_000])
def test_even_what_no_form_accepts_becomes_a_pdf(kind: ReportKind, word: str) -> None:
    customer = Customer(
        CustomerKind.COMPANY, Salutation.MS, word, word, word, word, word, word, word,
        phones=(Phone(word, note=word),), emails=(Email(word),), addresses=(Address(word, word, word, word),),
        tags=(word,) * 60, number=word,
    )  # fmt: skip
    report = CustomerReport(
        kind, Business(word, word, word, word, word, word, word), customer, snapshots.TODAY, word, word,
        timeline=(snapshots.talk(1, Channel.PHONE, word, word), snapshots.done(2, word, word, word)),
        follow_ups=(FollowUp(1, snapshots.TODAY, word, employee_id=1),), employee_names=((1, word),),
    )  # fmt: skip
    assert page_texts(render_customer_report(report).pdf)[-1].endswith("Ein langer Text wurde gekürzt.")


@_PROPERTY
@given(_reports(ReportKind.CUSTOMER, st.builds("{}qx7{}".format, ANYTHING, ANYTHING)))
def test_no_thought_of_ours_ever_reaches_the_letter(report: CustomerReport) -> None:
    text = "".join("".join(page_texts(render_customer_report(report).pdf)).split())
    assert "qx7" not in text
    thoughtless = replace(
        report,
        customer=replace(
            report.customer,
            note="",
            tags=(),
            status=Status.PROSPECT,
            phones=tuple(replace(phone, note="") for phone in report.customer.phones),
        ),
        timeline=tuple(_without_content(entry) for entry in report.timeline),
    )
    assert render_customer_report(thoughtless).pdf == render_customer_report(report).pdf


def _without_content(entry: TimelineEntry) -> TimelineEntry:
    if entry.conversation is None:
        return replace(entry, at=entry.at - timedelta(days=1), follow_up=None)
    return replace(entry, conversation=replace(entry.conversation, text="", mood=None, recommended=False))
