"""Figures put together from the file, compared with counting by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.answer import AnswerChannel, Scale
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.answer_windows import Window, last_12_months, month_ends
from kundenapp.domain.customer import Status
from kundenapp.domain.nps import ClassCounts
from kundenapp.domain.origin import Source
from kundenapp.services.answer_figures import answer_figures, trend
from kundenapp.services.record_answer import record_answer
from tests.factories import MONDAY, answer, person

if TYPE_CHECKING:
    from kundenapp.domain.answer import Answer
    from kundenapp.store.store import Store

YEAR = last_12_months(MONDAY)


def customers(store: Store, number: int, **fields: Any) -> list[int]:
    return [
        store.customers.create(person(f"Nr. {place}", status=Status.CUSTOMER, **fields)).id or 0
        for place in range(number)
    ]


def test_of_each_customer_the_latest_answer_of_the_window_counts(store: Store) -> None:
    one, other = customers(store, 2)
    for one_answer in (answer(one, 3, date(2026, 3, 2)), answer(one, 10, date(2026, 9, 1)), answer(other, 8)):
        record_answer(store, one_answer)
    figures = answer_figures(store, YEAR)
    assert {value: count for value, count in figures.distribution.items() if count} == {8: 1, 10: 1}
    spring = answer_figures(store, Window(date(2026, 1, 1), date(2026, 3, 31)))
    assert {value: count for value, count in spring.distribution.items() if count} == {3: 1}
    every = answer_figures(store, YEAR, CountingMode.ALL_ANSWERS)
    assert every.counts == ClassCounts(1, 1, 1)


def test_of_two_answers_of_a_day_the_later_one_counts(store: Store) -> None:
    (one,) = customers(store, 1)
    record_answer(store, answer(one, 2))
    record_answer(store, answer(one, 9))
    assert answer_figures(store, YEAR).counts == ClassCounts(promoters=1)


def test_answers_without_a_name_count_among_all_only(store: Store) -> None:
    record_answer(store, answer(None, 9))
    assert answer_figures(store, YEAR).counts.total == 0
    assert answer_figures(store, YEAR, CountingMode.ALL_ANSWERS).counts == ClassCounts(promoters=1)
    of_customers = AnswerFilter(status=Status.CUSTOMER)
    assert answer_figures(store, YEAR, CountingMode.ALL_ANSWERS, of_customers).counts.total == 0


def test_two_scales_are_never_mixed(store: Store) -> None:
    one, other = customers(store, 2)
    record_answer(store, answer(one, 9))
    record_answer(store, answer(other, 1, scale=Scale.ONE_TO_TEN))
    figures = answer_figures(store, YEAR)
    assert (figures.counts, figures.other_scale) == (ClassCounts(promoters=1), 1)
    store.answer_settings.set_scale(Scale.ONE_TO_TEN)
    figures = answer_figures(store, YEAR)
    assert (figures.counts, figures.other_scale) == (ClassCounts(detractors=1), 1)
    assert list(figures.distribution) == list(range(1, 11))


def test_who_is_gone_or_restricted_counts_nowhere_and_who_is_anonymous_still_does(store: Store) -> None:
    trashed, restricted, anonymous, kept = customers(store, 4)
    for customer_id in (trashed, restricted, anonymous, kept):
        record_answer(store, answer(customer_id, 9, comment="Frau Köhler war sehr nett."))
    store.customers.trash(trashed)
    store.customers.restrict(restricted)
    store.anonymise([store.customers.get(anonymous)])
    assert answer_figures(store, YEAR).counts.total == 2
    assert "Köhler" not in store.answers.of_customer(anonymous)[0].comment
    store.customers.restore(trashed)
    assert answer_figures(store, YEAR).counts.total == 3


def test_the_window_before_is_counted_in_the_same_way(store: Store) -> None:
    now, before = customers(store, 5), customers(store, 6)
    for customer_id in now:
        record_answer(store, answer(customer_id, 10))
    for customer_id in before:
        record_answer(store, answer(customer_id, 0, MONDAY - timedelta(days=500)))
    figures = answer_figures(store, YEAR)
    assert figures.before == ClassCounts(detractors=6)
    assert figures.change is not None
    assert figures.change.is_proven
    assert answer_figures(store, Window(date(1900, 1, 1), MONDAY)).before is None


def test_filters_ask_for_status_source_and_tag(store: Store) -> None:
    (one,) = customers(store, 1, source=Source.REFERRAL, tags=("Rennrad",))
    (other,) = customers(store, 1)
    record_answer(store, answer(one, 9))
    record_answer(store, answer(other, 3))
    for wanted in (AnswerFilter(source=Source.REFERRAL), AnswerFilter(tag="Rennrad")):
        figures = answer_figures(store, YEAR, wanted=wanted)
        assert (figures.counts, figures.reach.total) == (ClassCounts(promoters=1), 1)
    assert answer_figures(store, YEAR, wanted=AnswerFilter(status=Status.PARTNER)).counts.total == 0
    assert answer_figures(store, YEAR, wanted=AnswerFilter(Source.REFERRAL, "Bahn", Status.CUSTOMER)).counts.total == 0


def test_everybody_who_might_be_asked_is_somewhere(store: Store) -> None:
    answered, declined, waiting, late, never = customers(store, 5)
    customers(store, 1)
    prospect = store.customers.create(person("Interessent")).id or 0
    record_answer(store, answer(prospect, 9))
    for customer_id in (answered, declined, waiting, late):
        store.answer_requests.ask(customer_id, AnswerChannel.EMAIL)
    record_answer(store, answer(answered, 9))
    store.answer_requests.ask(declined, AnswerChannel.PHONE, RequestState.DECLINED)
    store.answer_requests.ask(late, AnswerChannel.PHONE, RequestState.DECLINED)
    record_answer(store, answer(late, 7))
    reach = answer_figures(store, YEAR).reach
    assert (reach.answered, reach.declined, reach.open, reach.never_asked) == (2, 1, 1, 2)
    assert never


DAYS = st.integers(0, 900).map(lambda back: MONDAY - timedelta(days=back))
GIVEN = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 10), DAYS, st.sampled_from(Scale)), max_size=25)


def by_hand(answers: list[Answer], window: Window) -> Counter[int]:
    """Return the latest answers per customer by walking through all of them."""
    latest: dict[int | None, Answer] = {}
    for one in answers:
        kept = latest.get(one.customer_id)
        if one.day in window and (kept is None or one.day >= kept.day):
            latest[one.customer_id] = one
    return Counter(one.value for one in latest.values() if one.scale is Scale.ZERO_TO_TEN)


@given(given_answers=GIVEN, ends=DAYS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answers_in_any_order(store: Store, given_answers: list[tuple[int, int, date, Scale]], ends: date) -> None:
    ids = customers(store, 4)
    answers = [answer(ids[place], value, day, scale=scale) for place, value, day, scale in given_answers]
    for one in answers:
        record_answer(store, one)
    window = last_12_months(ends)
    figures = answer_figures(store, window, scale=Scale.ZERO_TO_TEN)
    assert Counter({value: count for value, count in figures.distribution.items() if count}) == by_hand(answers, window)
    for point, day in zip(trend(store, ends, Scale.ZERO_TO_TEN), month_ends(ends, 12), strict=True):
        assert point.day == day
        assert point.score.counts == ClassCounts.of_distribution(by_hand(answers, last_12_months(day)))
    for days in (1, 5, 30, 31, 90, 400):
        window = Window(ends - timedelta(days=days - 1), ends)
        figures = answer_figures(store, window, scale=Scale.ZERO_TO_TEN)
        assert +Counter(dict(figures.distribution)) == by_hand(answers, window)
        every = answer_figures(store, window, CountingMode.ALL_ANSWERS, scale=Scale.ZERO_TO_TEN)
        in_window = [one for one in answers if one.day in window]
        assert every.counts == ClassCounts.of_values(one.value for one in in_window if one.scale is Scale.ZERO_TO_TEN)
        assert every.other_scale == len(in_window) - every.counts.total
    for customer_id in ids:
        store.customers.trash(customer_id)


def test_a_correction_moves_the_answer(store: Store) -> None:
    (one,) = customers(store, 1)
    record_answer(store, answer(one, 3, MONDAY - timedelta(days=1)))
    record_answer(store, answer(one, 9))
    earlier = store.answers.of_customer(one)[1]
    store.answers.correct(replace(earlier, value=2, day=MONDAY - timedelta(days=400)))
    assert answer_figures(store, YEAR).counts == ClassCounts(promoters=1)
    assert answer_figures(store, YEAR).before == ClassCounts(detractors=1)
