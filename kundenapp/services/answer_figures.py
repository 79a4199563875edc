"""The figures of Begeisterung, put together from counts in the file by the rules of the domain."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.answer_figures import AnswerFigures, Reach, distribution_of
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.answer_windows import Window, last_12_months, month_ends
from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.store.answer_spans import month_number

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Scale
    from kundenapp.store.answer_counts import Counts, Months
    from kundenapp.store.store import Store

_EVERYBODY = AnswerFilter()
_POINTS = 12
_YEAR = 12


def answer_figures(
    store: Store,
    window: Window,
    mode: CountingMode = CountingMode.LATEST_PER_CUSTOMER,
    wanted: AnswerFilter = _EVERYBODY,
    scale: Scale | None = None,
) -> AnswerFigures:
    """Return the figures of a window; `scale` is the one the shop asks on unless another is said.

    The trend ends where the window does, at the latest today.

    Raises
    ------
    FaultError
        if the file cannot be read.
    """
    figures = score_figures(store, window, mode, wanted, scale)
    last = min(window.last, store.today())
    return replace(
        figures,
        reach=_reach(store, window, wanted),
        trend=trend(store, last, figures.scale, wanted),
    )


def score_figures(
    store: Store,
    window: Window,
    mode: CountingMode = CountingMode.LATEST_PER_CUSTOMER,
    wanted: AnswerFilter = _EVERYBODY,
    scale: Scale | None = None,
) -> AnswerFigures:
    """Return the score of a window and what it may be compared with, without reach and trend; as `answer_figures`."""
    scale = scale or store.answer_settings.scale
    counted = _counts(store, window, mode, wanted)
    before = window.before
    return AnswerFigures(
        window=window,
        scale=scale,
        mode=mode,
        distribution=distribution_of(_on(counted, scale), scale),
        before=None if before is None else _classes(_on(_counts(store, before, mode, wanted), scale)),
        other_scale=sum(number for (given_on, _value), number in counted.items() if given_on is not scale),
    )


def trend(
    store: Store, last: date, scale: Scale, wanted: AnswerFilter = _EVERYBODY, points: int = _POINTS
) -> tuple[TrendPoint, ...]:
    """Return the scores of 12 rolling months each, up to `last`; of each customer the latest answer counts."""
    days = month_ends(last, points)
    months = store.answer_counts.months_per_customer(_month(days[0]) - _YEAR + 1, _month(last), scale, wanted)
    found = [(day, _at_month_end(months, day)) for day in days[:-1]]
    window = last_12_months(last)
    found.append((last, _on(store.answer_counts.per_customer(window.first, window.last, wanted), scale)))
    return tuple(TrendPoint(day, score_of(_classes(values))) for day, values in found)


def _month(day: date) -> int:
    return month_number(day.isoformat())


def _at_month_end(months: Months, day: date) -> Counter[int]:
    """Return the latest answers per customer in the 12 calendar months that end with `day`, by value."""
    last = _month(day)
    values: Counter[int] = Counter()
    for (month, followed, value), number in months.items():
        if last - _YEAR < month <= last < followed:
            values[value] += number
    return values


def _counts(store: Store, window: Window, mode: CountingMode, wanted: AnswerFilter) -> Counts:
    count = {
        CountingMode.LATEST_PER_CUSTOMER: store.answer_counts.per_customer,
        CountingMode.ALL_ANSWERS: store.answer_counts.all_answers,
    }[mode]
    return count(window.first, window.last, wanted)


def _on(counted: Counts, scale: Scale) -> Counter[int]:
    return Counter({value: number for (given_on, value), number in counted.items() if given_on is scale})


def _classes(values: Counter[int]) -> ClassCounts:
    return ClassCounts.of_distribution(values)


def _reach(store: Store, window: Window, wanted: AnswerFilter) -> Reach:
    counts = store.answer_counts
    answered = counts.answered(window.first, window.last, wanted)
    unanswered = counts.unanswered(window.first, window.last, wanted)
    declined, waiting = unanswered.get(RequestState.DECLINED, 0), unanswered.get(RequestState.OPEN, 0)
    never = counts.asked_from(wanted) - answered - declined - waiting
    return Reach(answered, declined, waiting, never)
