"""The figures of Begeisterung as JSON, for spreadsheets and scripts; README describes every key.

Same file and day, same bytes. Points are from -100 to 100, shares from 0 to 1; what cannot be said is null.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.domain.answer_windows import Window
    from kundenapp.domain.enthusiasm_report import EnthusiasmReport
    from kundenapp.domain.interval import Interval
    from kundenapp.domain.nps import ClassCounts, Score
    from kundenapp.domain.proportion import Proportion

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come at any time."""
_DIGITS = 6
"""Significant digits: the same on every computer, and more than the answers can bear."""


def write_figures(report: EnthusiasmReport) -> str:
    """Return the figures of a report as JSON, with line breaks and keys in a fixed order."""
    figures, wanted = report.figures, report.wanted
    told = {
        "format": FORMAT,
        "created_on": report.created_on.isoformat(),
        "window": {**_days(figures.window), "label": figures.window.label},
        "filter": {
            "status": wanted.status.value if wanted.status else None,
            "source": wanted.source.value if wanted.source else None,
            "tag": wanted.tag or None,
        },
        "scale": figures.scale.value,
        "mode": figures.mode.value,
        "counts": _counts(figures.counts),
        "score": _score(figures.score),
        "change": _change(figures),
        "distribution": {str(value): count for value, count in figures.distribution.items()},
        "reach": _reach(figures),
        "other_scale": figures.other_scale,
        "without_name": report.nameless,
        "trend": [
            {"day": point.day.isoformat(), "counts": _counts(point.score.counts), **_score(point.score)}
            for point in figures.trend
        ],
        "cases": {"done": report.cases.done, "open": report.cases.open, "overdue": report.cases.overdue},
        "causes": [{"cause": one.cause, "cases": one.cases, "open_cases": one.open_cases} for one in report.causes],
        "words": {
            "basis": figures.basis,
            "score": figures.score_sentence,
            "change": figures.change_sentence,
            "other_scale": figures.other_scale_sentence,
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _days(window: Window) -> dict[str, str]:
    return {"first": window.first.isoformat(), "last": window.last.isoformat()}


def _counts(counts: ClassCounts) -> dict[str, int]:
    return {
        "answers": counts.total,
        "promoters": counts.promoters,
        "passives": counts.passives,
        "detractors": counts.detractors,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "points": _number(score.points),
        "interval": _interval(score.interval),
        "certainty": score.certainty.value,
        "missing_answers": score.missing,
    }


def _change(figures: AnswerFigures) -> dict[str, Any] | None:
    """Return what became of the score; without enough answers on either side the figures are null."""
    before = figures.window.before
    if before is None or figures.before is None:
        return None
    change = figures.change
    return {
        "before": {**_days(before), "counts": _counts(figures.before)},
        "difference": _number(change.points) if change else None,
        "adjusted_difference": _number(change.adjusted_points) if change else None,
        "interval": _interval(change.interval) if change else None,
        "z": _number(change.z) if change else None,
        "p": _number(change.p) if change else None,
        "proven": change is not None and change.is_proven,
    }


def _reach(figures: AnswerFigures) -> dict[str, Any]:
    reach = figures.reach
    return {
        "answered": reach.answered,
        "declined": reach.declined,
        "open": reach.open,
        "never_asked": reach.never_asked,
        "asked": reach.asked,
        "customers": reach.total,
        "answered_of_asked": _share(reach.answered_of_asked),
    }


def _share(proportion: Proportion) -> dict[str, Any]:
    return {"share": _number(proportion.share), "interval": _interval(proportion.interval)}


def _interval(interval: Interval | None) -> dict[str, float | None] | None:
    return None if interval is None else {"low": _number(interval.low), "high": _number(interval.high)}


def _number(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.{_DIGITS}g}")
