"""The Begeisterungsbericht, gathered from a file in which everything is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_case import CaseCounts, CauseCount
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import Window
from kundenapp.domain.customer import Status
from kundenapp.domain.enthusiasm_report import MOST_COMMENTS, BareComment
from kundenapp.domain.origin import Source
from kundenapp.services import enthusiasm_report as service
from kundenapp.services.enthusiasm_report import enthusiasm_report
from kundenapp.services.record_answer import record_answer
from tests.factories import MONDAY, answer, person

if TYPE_CHECKING:
    import pytest

    from kundenapp.store.store import Store
    from tests.factories import Clock

YEAR = Window(date(2026, 1, 1), MONDAY)


def customers(store: Store, number: int) -> list[int]:
    return [
        store.customers.create(person(f"Nr. {place}", "", status=Status.CUSTOMER)).id or 0 for place in range(number)
    ]


def words(store: Store, wanted: AnswerFilter = AnswerFilter()) -> list[str]:  # noqa: B008 - it never changes
    return [one.answer.comment for one in enthusiasm_report(store, YEAR, wanted=wanted).comments]


def test_comments_of_the_window_the_lowest_answer_first_and_of_equals_the_latest(store: Store) -> None:
    one, other = customers(store, 2)
    for said in (
        answer(one, 9, date(2025, 12, 31), comment="zu früh"),
        answer(one, 9, date(2026, 1, 1), comment="erster Tag"),
        answer(other, 9, date(2026, 5, 1), comment="im Mai"),
        answer(one, 2, MONDAY, comment="letzter Tag"),
        answer(other, 10, MONDAY),
        answer(None, 7, MONDAY, comment="von der Karte"),
    ):
        record_answer(store, said)
    report = enthusiasm_report(store, YEAR)
    assert [(said.answer.comment, said.name) for said in report.comments] == [
        ("letzter Tag", "Nr. 0"),
        ("von der Karte", ""),
        ("im Mai", "Nr. 1"),
        ("erster Tag", "Nr. 0"),
    ]
    assert (report.comments_in_all, report.people, report.bare_comments) == (4, 3, ())
    assert (report.nameless, report.is_empty) == (1, False)
    assert report.figures.counts.total == 2
    assert enthusiasm_report(store, YEAR, CountingMode.ALL_ANSWERS).figures.counts.total == 5


def test_a_filter_finds_the_comments_of_these_customers_only(store: Store) -> None:
    partner = store.customers.create(
        person("Nr. 7", status=Status.PARTNER, source=Source.REFERRAL, tags=("Rennrad",))
    ).id
    (one,) = customers(store, 1)
    for said in (answer(partner, 9, comment="Partner"), answer(one, 3, comment="Kunde"), answer(None, comment="Karte")):
        record_answer(store, said)
    assert words(store) == ["Kunde", "Karte", "Partner"]
    for wanted in (
        AnswerFilter(status=Status.PARTNER),
        AnswerFilter(source=Source.REFERRAL),
        AnswerFilter(tag="Rennrad"),
    ):
        assert words(store, wanted) == ["Partner"]
        report = enthusiasm_report(store, YEAR, wanted=wanted)
        assert (report.comments_in_all, report.people, report.cases) == (1, 1, CaseCounts(open=1))


def test_who_is_gone_or_restricted_says_nothing(store: Store) -> None:
    gone, restricted, kept = customers(store, 3)
    for customer_id in (gone, restricted, kept):
        record_answer(store, answer(customer_id, 4, comment=f"Wort von {customer_id}"))
    store.customers.trash(gone)
    store.customers.restrict(restricted)
    report = enthusiasm_report(store, YEAR)
    assert [said.answer.customer_id for said in report.comments] == [kept]
    assert (report.comments_in_all, report.people, report.cases.open) == (1, 1, 1)


def test_cases_and_causes_of_the_window(store: Store, clock: Clock) -> None:
    ids = customers(store, 4)
    for place, customer_id in enumerate(ids):
        record_answer(store, answer(customer_id, 3, date(2025, 6, 1) if place == 3 else MONDAY))
    cases = {case.follow_up.customer_id: case.follow_up for case in store.answer_cases.open()}
    for customer_id, cause in zip(ids, ("Lieferzeit", "Lieferzeit", "Preis", "Preis"), strict=True):
        store.answer_cases.note(replace(cases[customer_id], cause=cause))
    store.answer_cases.finish(replace(cases[ids[0]], cause="Lieferzeit", measure="angerufen"))
    report = enthusiasm_report(store, YEAR)
    assert report.cases == CaseCounts(done=1, open=2)
    assert report.causes == (CauseCount("Lieferzeit", 2, 1), CauseCount("Preis", 1, 1))
    clock.go_on(days=1)
    assert enthusiasm_report(store, YEAR).cases == CaseCounts(done=1, open=2, overdue=2)


def test_without_names_there_is_nothing_that_tells_who(store: Store) -> None:
    ids = customers(store, 5)
    for place, customer_id in enumerate(ids[:4]):
        said = answer(customer_id, 9 - place, comment=f"Wort {place}", occasion="Hochzeitstag", person="Ida")
        record_answer(store, said)
    report = enthusiasm_report(store, YEAR, with_names=False)
    assert (report.comments, report.bare_comments, report.causes) == ((), (), ())
    assert (report.hides_comments, report.comments_in_all, report.people) == (True, 4, 4)
    record_answer(store, answer(ids[0], 1, comment="zweimal"))
    assert enthusiasm_report(store, YEAR, with_names=False).hides_comments, "two answers of one are one person"
    record_answer(store, answer(ids[4], 10))
    report = enthusiasm_report(store, YEAR, with_names=False)
    assert report.comments == ()
    assert report.bare_comments == (
        BareComment(1, Scale.ZERO_TO_TEN, "zweimal"),
        *(BareComment(9 - place, Scale.ZERO_TO_TEN, f"Wort {place}") for place in (3, 2, 1, 0)),
    )
    for secret in ("Hochzeitstag", "Ida", "Nr. 0", str(MONDAY)):
        assert secret not in repr(report.bare_comments)


def test_only_the_latest_comments_are_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_COMMENTS == 300
    monkeypatch.setattr(service, "MOST_COMMENTS", 2)
    (one,) = customers(store, 1)
    for month in (1, 2, 3):
        record_answer(store, answer(one, 10 - month, date(2026, month, 1), comment=f"Monat {month}"))
    report = enthusiasm_report(store, YEAR)
    assert [said.answer.comment for said in report.comments] == ["Monat 3", "Monat 2"]
    assert report.comments_sentence == "Hier stehen die neuesten 2 von 3."


def test_a_card_without_name_and_words_is_an_answer(store: Store) -> None:
    record_answer(store, answer(None, 7, MONDAY))
    report = enthusiasm_report(store, YEAR)
    assert (report.is_empty, report.people, report.figures.counts.total) == (False, 1, 0)
    assert enthusiasm_report(store, YEAR, wanted=AnswerFilter(tag="Rennrad")).is_empty


def test_a_file_without_answers(store: Store) -> None:
    report = enthusiasm_report(store, YEAR)
    assert report.is_empty
    assert report.question == store.answer_settings.question
    assert report.created_on == MONDAY


def test_what_became_of_referrals_is_of_the_whole_file_so_never_with_a_filter(store: Store) -> None:
    (one,) = customers(store, 1)
    store.customers.create(person("Neu", source=Source.REFERRAL, recommended_by=one))
    record_answer(store, answer(one, 9))
    report = enthusiasm_report(store, YEAR)
    assert report.proof == store.referrals.proof()
    assert report.growth == store.referrals.growth()
    assert [place.name for place in (report.ranking or store.referrals.ranking(0)).places] == ["Nr. 0"]
    assert enthusiasm_report(store, YEAR, with_names=False).ranking is None
    report = enthusiasm_report(store, YEAR, wanted=AnswerFilter(status=Status.CUSTOMER))
    assert (report.proof, report.growth, report.ranking) == (None, None, None)
