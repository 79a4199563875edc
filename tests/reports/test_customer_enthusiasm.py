"""Begeisterung in the report for ourselves, and never in the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer import Answer, Scale
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.domain.timeline import TimelineEntry, TimelineKind
from kundenapp.reports.customer import render_customer_report
from kundenapp.services.customer_report import customer_report
from kundenapp.services.record_answer import record_answer
from tests.factories import BAKERY, MONDAY, answer
from tests.reports.conftest import page_texts
from tests.reports.snapshots import COMPANY, TODAY, moment

if TYPE_CHECKING:
    from kundenapp.store.store import Store

LAST = Answer(1, 3, date(2026, 11, 16), comment="Zweimal hingebracht,\nimmer noch kaputt.", occasion="Reparatur")


def with_answers(*answers: Answer, **changes: object) -> CustomerReport:
    entries = tuple(TimelineEntry(TimelineKind.ANSWER, moment(n), answer=one) for n, one in enumerate(answers))
    return replace(COMPANY, timeline=entries, **changes)  # type: ignore[arg-type]


def section_of(report: CustomerReport) -> str:
    """Return what stands between the heading of the section and the Verlauf, in one line."""
    text = "\n".join(page_texts(render_customer_report(report).pdf))
    return " ".join(text[text.index("Begeisterung\n") : text.index("\nVerlauf\n")].split())


def test_the_last_answer_those_before_it_and_the_open_case() -> None:
    case = FollowUp(1, TODAY - timedelta(days=3), "Anrufen und zuhören", kind=FollowUpKind.AFTER_ANSWER)
    plain = FollowUp(1, TODAY, "Katalog schicken")
    earlier = Answer(1, 9, date(2025, 5, 2), Scale.ONE_TO_TEN)
    assert section_of(with_answers(LAST, earlier, follow_ups=(case, plain))) == (
        "Begeisterung 3 3 von 10 am 16.11.2026: unzufrieden · Reparatur "
        "„Zweimal hingebracht, immer noch kaputt.“ "
        "Vorher: 9 (Skala 1 bis 10) am 02.05.2025 "
        "Nachfassen offen: Anrufen und zuhören (fällig seit 3 Tagen)"
    )


@pytest.mark.parametrize(
    ("value", "feeling"), [(0, "unzufrieden"), (6, "unzufrieden"), (7, "zufrieden"), (10, "begeistert")]
)
def test_one_answer_without_words(value: int, feeling: str) -> None:
    text = section_of(with_answers(replace(LAST, value=value, comment="", occasion=""), follow_ups=()))
    assert text == f"Begeisterung {value} {value} von 10 am 16.11.2026: {feeling}"


def test_without_an_answer_there_is_no_section() -> None:
    assert "Begeisterung\n" not in "\n".join(page_texts(render_customer_report(COMPANY).pdf))


def test_many_answers_and_long_words_stay_a_few_lines() -> None:
    report = with_answers(*(replace(LAST, comment="Wort " * 4_000) for _number in range(9)), follow_ups=())
    text = section_of(report)
    assert text.count("Wort") == 60
    assert text.count("3 von 10 am 16.11.2026") == 6
    assert "und 3 weitere" in text


def test_a_letter_from_the_file_tells_nothing_of_it(store: Store) -> None:
    bakery = store.customers.create(BAKERY)
    said = answer(bakery.id, 4, MONDAY, comment="Kanarienvogel", occasion="Hochzeitstag")
    record_answer(store, said)
    (case,) = store.answer_cases.open()
    store.answer_cases.note(replace(case.follow_up, measure="Zugehört", result="Besänftigt", cause="Lieferzeit"))
    secrets = (
        "Kanarienvogel", "Hochzeitstag", "4 von 10", "unzufrieden", "Anrufen und zuhören", "Zugehört", "Besänftigt",
        "Lieferzeit", "Begeisterung", "Nachfassen",
    )  # fmt: skip
    for finished in (False, True):
        if finished:
            (case,) = store.answer_cases.open()
            store.answer_cases.finish(case.follow_up)
        letter = render_customer_report(customer_report(store, bakery.id or 0, ReportKind.CUSTOMER))
        text = "\n".join(page_texts(letter.pdf))
        assert "Großmann" in text
        for secret in secrets:
            assert secret not in text, secret
        ours = render_customer_report(customer_report(store, bakery.id or 0, ReportKind.INTERNAL))
        assert "Kanarienvogel" in "\n".join(page_texts(ours.pdf))
