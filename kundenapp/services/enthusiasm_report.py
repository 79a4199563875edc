"""Gathering the Begeisterungsbericht of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.enthusiasm_report import (
    FEWEST_WITHOUT_NAMES,
    MOST_COMMENTS,
    MOST_RECOMMENDERS,
    EnthusiasmReport,
    without_names,
)
from kundenapp.services.answer_figures import answer_figures
from kundenapp.services.our_business import our_business

if TYPE_CHECKING:
    from kundenapp.domain.answer import Scale
    from kundenapp.domain.answer_windows import Window
    from kundenapp.store.store import Store

_EVERYBODY = AnswerFilter()


def enthusiasm_report(
    store: Store,
    window: Window,
    mode: CountingMode = CountingMode.LATEST_PER_CUSTOMER,
    wanted: AnswerFilter = _EVERYBODY,
    scale: Scale | None = None,
    *,
    with_names: bool = True,
) -> EnthusiasmReport:
    """Return what was answered in a window; arguments and errors as in `answer_figures`.

    All comments of the window are in it, on whatever scale. Without names there is nothing in it that tells who said
    something, and no comment at all if too few people answered.
    """
    first, last = window.first, window.last
    nameless = store.answer_counts.nameless(first, last, wanted)
    people = sum(store.answer_counts.per_customer(first, last, wanted).values()) + nameless
    is_shown = with_names or people >= FEWEST_WITHOUT_NAMES
    found = tuple(store.answers.comments(first, last, wanted, MOST_COMMENTS)) if is_shown else ()
    return EnthusiasmReport(
        business=our_business(store),
        created_on=store.today(),
        question=store.answer_settings.question,
        figures=answer_figures(store, window, mode, wanted, scale),
        wanted=wanted,
        cases=store.answer_cases.counts(first, last, wanted),
        causes=tuple(store.answer_cases.causes(first, last, wanted)) if is_shown else (),
        with_names=with_names,
        comments=tuple(sorted(found, key=lambda one: one.answer.value)) if with_names else (),
        bare_comments=() if with_names else without_names(found),
        comments_in_all=store.answers.comment_count(first, last, wanted),
        people=people,
        nameless=nameless,
        proof=store.referrals.proof() if wanted.is_empty else None,
        growth=store.referrals.growth() if wanted.is_empty else None,
        ranking=store.referrals.ranking(MOST_RECOMMENDERS) if wanted.is_empty and with_names else None,
    )
